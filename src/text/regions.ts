import { BOM, lineEnding, splitLines } from "./lines";

interface Marker {
  name: string;
  edge: "start" | "end";
  from: number;
  to: number;
}

const MARKER = /<!--[ \t]*debrief:([\w-]+):(start|end)[ \t]*-->/g;
const OPENING = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})(.*)$/;
const CLOSING = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;

/** Says of each line in turn whether it belongs to a fenced code block (CommonMark, 4.5); one in a quote ends with the quote. */
function fenceReader(): (line: string) => boolean {
  let open: { fence: string; quoted: boolean } | null = null;
  return (line) => {
    const quoted = /^[ \t]*>/.test(line);
    if (open && open.quoted && !quoted) open = null;
    if (open) {
      if (CLOSING.exec(line)?.[1]?.startsWith(open.fence)) open = null;
      return true;
    }
    const [, fence, info = ""] = OPENING.exec(line) ?? [];
    if (fence && !(fence.startsWith("`") && info.includes("`"))) open = { fence, quoted };
    return open !== null;
  };
}

/** Whether an offset of a line lies in inline code: an odd number of runs of backticks stands before it. */
function inInlineCode(line: string, offset: number): boolean {
  return (line.slice(0, offset).match(/`+/g)?.length ?? 0) % 2 === 1;
}

/** All markers of Debrief's regions outside code, in order. */
function findMarkers(text: string): Marker[] {
  if (!text.includes("debrief:")) return [];
  const markers: Marker[] = [];
  const inFence = fenceReader();
  for (const line of splitLines(text)) {
    if (inFence(line.text) || !line.text.includes("<!--")) continue;
    for (const hit of line.text.matchAll(MARKER)) {
      if (/^(?: {4}|\t)\s*$/.test(line.text.slice(0, hit.index)) || inInlineCode(line.text, hit.index)) continue;
      const from = line.from + hit.index;
      markers.push({ name: hit[1] ?? "", edge: hit[2] === "start" ? "start" : "end", from, to: from + hit[0].length });
    }
  }
  return markers;
}

type Found = { start: Marker; end: Marker } | "none" | { problem: string };

function findRegion(text: string, name: string): Found {
  const markers = findMarkers(text);
  const own = markers.filter((marker) => marker.name === name);
  const [start, end] = own;
  if (!start) return "none";
  if (own.length > 2) return { problem: `The region "${name}" stands more than once in this note; it was left alone.` };
  if (!end) return { problem: `The region "${name}" has only its ${start.edge} marker; it was left alone.` };
  if (start.edge !== "start" || end.edge !== "end") return { problem: `The markers of the region "${name}" are in the wrong order; it was left alone.` };
  const at = markers.indexOf(start);
  const opened = new Set(markers.slice(0, at).filter((marker) => marker.edge === "start").map((marker) => marker.name));
  const nested = markers[at + 1] !== end
    || markers.slice(at + 2).some((marker) => marker.edge === "end" && opened.has(marker.name)
      && !markers.slice(0, at).some((before) => before.edge === "end" && before.name === marker.name));
  return nested ? { problem: `The region "${name}" and another one are nested; it was left alone.` } : { start, end };
}

const toLf = (text: string) => text.replace(/\r\n?/g, "\n");

function contentOf(text: string, found: { start: Marker; end: Marker }): string {
  return toLf(text.slice(found.start.to, found.end.from)).replace(/^\n/, "").replace(/\n$/, "");
}

/** The text between a region's markers, with LF and without the line breaks beside the markers; null where there is none, or no sound one. */
export function readRegion(text: string, name: string): string | null {
  const found = findRegion(text, name);
  return found === "none" || "problem" in found ? null : contentOf(text, found);
}

/** How a text is joined by a blank line to what comes after it. */
function blankLineAfter(text: string, eol: string): string {
  if (text === "" || text === BOM) return "";
  const tail = toLf(text.slice(-4));
  return tail.endsWith("\n\n") ? "" : tail.endsWith("\n") ? eol : eol + eol;
}

/**
 * Puts `content` between `<!-- debrief:NAME:start -->` and `<!-- debrief:NAME:end -->` (design, section 7). What stands
 * outside stays byte for byte; the content takes the file's own line ending; a region that is not there yet is added at the end
 * behind a blank line. Where a marker is alone, doubled or nested, or where the result could not be read back (an open code fence),
 * the text stays as it is and `problem` says why in one sentence. Markers in code do not count.
 */
export function replaceRegion(text: string, name: string, content: string): { text: string; problem: string | null } {
  const found = findRegion(text, name);
  if (found !== "none" && "problem" in found) return { text, problem: found.problem };
  const wanted = toLf(content);
  if (found !== "none" && contentOf(text, found) === wanted) return { text, problem: null };
  const eol = lineEnding(text);
  const inner = eol + (wanted === "" ? "" : wanted.replace(/\n/g, eol) + eol);
  const changed = found === "none"
    ? `${text}${blankLineAfter(text, eol)}<!-- debrief:${name}:start -->${inner}<!-- debrief:${name}:end -->${eol}`
    : text.slice(0, found.start.to) + inner + text.slice(found.end.from);
  return readRegion(changed, name) === wanted
    ? { text: changed, problem: null }
    : { text, problem: `The region "${name}" could not be written: code that is not closed stands before it, or its content holds a marker.` };
}
