import { isTiming } from "./captions";
import { anchorOf, endsMeet } from "./formats/meet";
import { otterHeader } from "./formats/otter";
import { isNameShaped, splitLabel } from "./label";
import { readTranscript } from "./read";
import { isSide } from "./sides";
import { stamped } from "./time";

/** Where a transcript stands in a note. Lines are 0-based, `to` is exclusive. */
export interface FoundTranscript {
  from: number;
  to: number;
  /** The transcript's own text, lines joined by LF, and its first line. */
  text: string;
  textLine: number;
}

const START = /^\s*<!--\s*(?:ai:)?transcript:start\s*-->\s*$/iu;
const END = /^\s*<!--\s*(?:ai:)?transcript:end\s*-->\s*$/iu;
const OWN_COMMENT = /^\s*<!--\s*debrief:/iu;
const HEADING = /^ {0,3}(#{1,6})(?=\s)/u;
const TITLE = /^(.*\S\s*[-–—:|]\s+)?(?:📖\s*)?(?:full |raw |meeting |auto(?:matic)? )?trans[ck]ript(?:ion)?\s*\d{0,2}(?:\s*\((?:auto|automatic|raw|full|generated)\))?:?$/iu;
const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([\w+-]*)\s*$/u;
const TEXT_FENCES = new Set(["", "text", "txt", "plaintext"]);
/** A fence that says what it holds needs one cue with a time. */
const TOLD_FENCES = new Set(["transcript", "vtt", "webvtt", "srt"]);
/** So many cues with a time make a transcript of text that nothing else marks as one. */
const ENOUGH_CUES = 4;
/** Filled lines without a time that may stand inside a run of stamped lines or captions. */
const LONGEST_GAP = 8;
/** Lines that a fence inside a turn may take. */
const MOST_INSIDE = 40;

/** A heading's words without its signs; what is longer than a title is none. */
function titleOf(line: string): string {
  const mark = HEADING.exec(line);
  return mark && line.length < 300 ? line.slice(mark[0].length).trim().replace(/\s#+$/u, "").trim() : "";
}

interface Place {
  from: number;
  to: number;
  /** The lines of the text itself, without markers, heading and fences; empty where what looked like a transcript is none. */
  text: [number, number];
}

const isTimed = (line: string): boolean => stamped(line.slice(0, 200)) !== null || isTiming(line);

/** Whether the turns of a transcript go on behind the fence that closes at a line: it was one inside a turn. */
function goesOn(lines: readonly string[], close: number, to: number): boolean {
  let gap = false;
  for (let line = close + 1; line < Math.min(to, close + MOST_INSIDE); line++) {
    const words = lines[line] ?? "";
    if (isTimed(words)) return true;
    if (blank(words)) gap = true;
    else if (gap || HEADING.test(words) || /^\s*<!--/u.test(words)) return false;
  }
  return false;
}

/** The line after the fence that opens at `at`, its closing line included; the end where it is never closed. */
function fenceEnd(lines: readonly string[], at: number, to: number): number {
  const open = FENCE.exec(lines[at] ?? "")?.[1] ?? "";
  for (let line = at + 1; line < to; line++) {
    const close = FENCE.exec(lines[line] ?? "");
    if (close && close[2] === "" && (close[1] ?? "").startsWith(open) && !(lines.slice(at + 1, Math.min(line, at + 10)).some(isTimed) && goesOn(lines, line, to))) return line + 1;
  }
  return to;
}

const blank = (line: string | undefined): boolean => (line ?? "").trim() === "";

/** Without the blank lines at both ends. */
function trimmed(lines: readonly string[], from: number, to: number): [number, number] {
  while (from < to && blank(lines[from])) from++;
  while (to > from && blank(lines[to - 1])) to--;
  return [from, to];
}

/** Without the fence around it; a fence that is closed early, inside a turn, loses nothing. */
function unfenced(lines: readonly string[], start: number, end: number): [number, number] {
  const [from, to] = trimmed(lines, start, end);
  const open = FENCE.exec(lines[from] ?? "");
  if (!open || from >= to) return [from, to];
  const close = to - 1 > from ? FENCE.exec(lines[to - 1] ?? "") : null;
  return [from + 1, close?.[2] === "" ? to - 1 : to];
}

const readsTimed = (lines: readonly string[], from: number, to: number, least = ENOUGH_CUES): boolean =>
  (readTranscript(lines.slice(from, to).join("\n"), { names: [] })?.cues.filter(({ start }) => start !== null).length ?? 0) >= least;

function marked(lines: readonly string[], at: number): Place | null {
  if (!START.test(lines[at] ?? "")) return null;
  let end = at + 1;
  while (end < lines.length && !END.test(lines[end] ?? "") && !OWN_COMMENT.test(lines[end] ?? "")) end++;
  const closed = END.test(lines[end] ?? "");
  let [from] = trimmed(lines, at + 1, end);
  if (TITLE.test(titleOf(lines[from] ?? ""))) from++;
  return { from: at, to: closed ? end + 1 : end, text: unfenced(lines, from, end) };
}

function headed(lines: readonly string[], at: number): Place | null {
  const heading = HEADING.exec(lines[at] ?? "");
  const title = TITLE.exec(titleOf(lines[at] ?? ""));
  if (!heading || !title) return null;
  const level = (heading[1] ?? "").length;
  // `# Site survey – Transcript` is the note's own title: its sections may follow, and it stays outside the region.
  const ofNote = title[1] !== undefined && level === 1;
  const [first] = trimmed(lines, at + 1, lines.length);
  let end = first;
  if (FENCE.test(lines[first] ?? "")) end = fenceEnd(lines, first, lines.length);
  else {
    for (; end < lines.length; end++) {
      const line = lines[end] ?? "";
      const next = HEADING.exec(line);
      const deeper = ofNote || (next?.[1] ?? "").length <= level;
      if (START.test(line) || OWN_COMMENT.test(line)) break;
      if (next && deeper && anchorOf(line) === null && !endsMeet(line)) break;
    }
  }
  const text = unfenced(lines, first, end);
  if (text[0] >= text[1] || (ofNote && !readsTimed(lines, ...text))) return null;
  const [, to] = trimmed(lines, at, end);
  return { from: ofNote ? first : at, to, text };
}

function fenced(lines: readonly string[], at: number): Place | null {
  const fence = FENCE.exec(lines[at] ?? "");
  if (!fence) return null;
  const to = fenceEnd(lines, at, lines.length);
  const text = unfenced(lines, at, to);
  const info = (fence[2] ?? "").toLowerCase();
  const told = TOLD_FENCES.has(info) || /^\s*WEBVTT\b/u.test(lines[text[0]] ?? "");
  const timed = (told || TEXT_FENCES.has(info)) && readsTimed(lines, ...text, told ? 1 : ENOUGH_CUES);
  return { from: at, to, text: timed ? text : [at, at] };
}

/** What a line shows of a timed transcript, or null. */
function signOf(lines: readonly string[], at: number): "caption" | "stamp" | "header" | "anchor" | null {
  const line = lines[at] ?? "";
  if (stamped(line.slice(0, 200))) return "stamp";
  if (line.startsWith("WEBVTT")) return "caption";
  if (line.length > 200 || !/\d:\d\d/u.test(line)) return null;
  if (isTiming(line)) return "caption";
  if (anchorOf(line) !== null) return "anchor";
  return otterHeader(line, lines[at - 1] ?? "")?.speaker != null ? "header" : null;
}

/** What never stands inside a bare transcript: a heading, a rule, a task, a comment, a fence. */
const stops = (line: string): boolean =>
  (HEADING.test(line) && anchorOf(line) === null && !endsMeet(line)) || /^\s*(?:---+|\*\*\*+|___+)\s*$/u.test(line)
  || /^\s*[-*]\s\[.\]\s/u.test(line) || /^\s*<!--/u.test(line) || FENCE.test(line);

/** A run of lines with the same sign. Stamped lines and captions end with their text; below headers and anchors everything is speech until something stops it. */
function bare(lines: readonly string[], at: number): Place | null {
  const kind = signOf(lines, at);
  if (!kind) return null;
  const dense = kind === "stamp" || kind === "caption";
  let last = at;
  let end = at + 1;
  for (let gap = 0; end < lines.length && !stops(lines[end] ?? "") && !(dense && gap > LONGEST_GAP); end++) {
    if (signOf(lines, end) === kind) {
      last = end;
      gap = 0;
    } else if (!blank(lines[end])) gap++;
  }
  if (dense) {
    const stop = end;
    end = last + 1;
    while (end < stop && !blank(lines[end])) end++;
  }
  let from = at;
  // A cue's id stands above its times.
  if (kind === "caption" && at > 0 && !blank(lines[at - 1]) && !stops(lines[at - 1] ?? "")) from--;
  const text = trimmed(lines, from, end);
  return { from, to: text[1], text: readsTimed(lines, ...text) ? text : [from, from] };
}

/** So many turns of talk, by two people or more who each speak twice, are a transcript even without times. */
const ENOUGH_TURNS = 6;

/** The label of a line that begins with a name as speakers' names are written, or with a side such as `Me`; null for any other. */
function speakerOf(line: string): string | null {
  const hit = line.slice(0, 64).includes(":") ? splitLabel(line) : null;
  return hit !== null && hit.text !== "" && (isNameShaped(hit.label) || isSide(hit.label)) ? hit.label : null;
}

/** A run of lines `Name: text` that are a talk and no list of names and values: in such a list every name stands once. */
function spoken(lines: readonly string[], at: number): Place | null {
  if (speakerOf(lines[at] ?? "") === null) return null;
  const turns = new Map<string, number>();
  let count = 0;
  let end = at;
  for (; end < lines.length; end++) {
    const label = speakerOf(lines[end] ?? "");
    if (label === null && !blank(lines[end])) break;
    if (label === null) continue;
    turns.set(label, (turns.get(label) ?? 0) + 1);
    count++;
  }
  const again = [...turns.values()].filter((n) => n >= 2).length;
  const text = trimmed(lines, at, end);
  return { from: at, to: text[1], text: count >= ENOUGH_TURNS && again >= 2 && turns.size * 2 <= count ? text : [at, at] };
}

/**
 * Where a note's transcripts stand: between `transcript:start` and `end` comments; under a heading such as
 * `Transcript (auto)`; in a fence, or bare, where at least four cues with times are read, or six turns of two who speak again and again. `lines` are those of the note's
 * body, encoding repaired; `firstLine` is added to all lines of the answer. The regions cover markers, heading and
 * fences, are in order and do not overlap.
 */
export function findTranscripts(lines: readonly string[], firstLine = 0): FoundTranscript[] {
  const found: FoundTranscript[] = [];
  for (let at = 0; at < lines.length;) {
    const place = marked(lines, at) ?? headed(lines, at) ?? fenced(lines, at) ?? bare(lines, at) ?? spoken(lines, at);
    if (place && place.text[1] > place.text[0]) {
      const { from, to, text: [textLine, end] } = place;
      found.push({ from: from + firstLine, to: to + firstLine, text: lines.slice(textLine, end).join("\n"), textLine: textLine + firstLine });
    }
    at = Math.max(place?.to ?? 0, at + 1);
  }
  return found;
}
