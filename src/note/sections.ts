import type { HeadingName, Settings } from "../model/settings";
import { headingMeaning, type HeadingMeaning } from "./headings";

/** Lines of a note, 0-based, `to` exclusive. */
export interface LineRange {
  from: number;
  to: number;
}

/** A heading as it stands: `#`, underlined, a line in bold or ending in a colon (level 7), or a callout's title. */
export interface Heading {
  line: number;
  /** 1 to 6; 7 for a line in bold or with a colon, and for a callout. */
  level: number;
  /** Its words, as written. */
  title: string;
  form: "heading" | "line" | "callout";
  meaning: HeadingMeaning | null;
}

/** One of our sections: `from` to `to` is what stands below its heading. */
export interface SectionRange extends LineRange {
  name: HeadingName;
  /** The line of its heading. */
  heading: number;
  level: number;
  title: string;
  form: Heading["form"];
  /** Its heading's words stand in other notes too, such as "Tasks". */
  weak: boolean;
}

export interface Sections {
  headings: Heading[];
  sections: SectionRange[];
  headingLines: ReadonlySet<number>;
  /** For each line 1 where it is code, a comment, or in a range that was given as closed. */
  closed: Uint8Array;
}

const QUOTE = /^(?:\s{0,3}>)+ ?/u;
const FENCE = /^\s*(`{3,}|~{3,})/u;
const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/u;
const CALLOUT = /^(?:\s*>)+\s*\[!([\w-]+)\][+-]?\s*(.*)$/u;
const BOLD = /^\s*(?:\*\*([^*]+)\*\*|__([^_]+)__)\s*:?\s*$/u;
const COLON = /^\s*([\p{L}\p{Extended_Pictographic}][^:|]{0,60}):\s*$/u;
/** A rule across the page (CommonMark 4.1). */
export const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/u;
/** The line `> Next meeting (if any): 2026-03-16`: all up to its value, and the value. */
const NEXT_MEETING = /^(\s*(?:>\s*)*[*_]*next meeting\s*(?:\([^()]*\))?[*_]*\s*:[*_]*\s*)(.*)$/iu;

/** What follows `Next meeting (if any):` in a line; null where the line is none of that kind. */
export const nextMeetingOf = (line: string): string | null => NEXT_MEETING.exec(line)?.[2]?.trim() ?? null;

/** A line without the signs of the quotes that it stands in. */
export const withoutQuote = (line: string): string => line.replace(QUOTE, "");

const REGION = /^\s*<!--[ \t]*debrief:([\w-]+):(start|end)[ \t]*-->\s*$/u;

/** The name of a region whose marker of this edge stands in a line, or null. */
function regionAt(line: string, edge: "start" | "end"): string | null {
  const hit = line.includes("debrief:") ? REGION.exec(line) : null;
  return hit?.[2] === edge ? (hit[1] ?? null) : null;
}

/**
 * Marks code, comments, Debrief's regions and the given ranges. An unclosed fence or comment reaches to the end, as in
 * the app; a region that is never closed is none.
 */
function closedLines(lines: readonly string[], ranges: readonly LineRange[]): Uint8Array {
  const closed = new Uint8Array(lines.length);
  const regionEnds = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const name = regionAt(line, "end");
    if (name !== null) regionEnds.set(name, index);
  }
  for (const { from, to } of ranges) closed.fill(1, from, to);
  let end: ((line: string) => boolean) | null = null;
  for (const [index, whole] of lines.entries()) {
    if (end === null && closed[index] === 1) continue;
    const line = withoutQuote(whole);
    if (end !== null) {
      closed[index] = 1;
      if (end(line)) end = null;
      continue;
    }
    const fence = FENCE.exec(line)?.[1];
    const region = regionAt(line, "start");
    if (region !== null && (regionEnds.get(region) ?? -1) > index) end = (next) => regionAt(next, "end") === region;
    else if (fence !== undefined && !(fence.startsWith("`") && line.trim().slice(fence.length).includes("`"))) {
      end = (next) => next.trim().startsWith(fence) && /^(.)\1*$/u.test(next.trim());
    } else if (/^\s{0,3}<!--/u.test(line)) end = line.includes("-->") ? null : (next) => next.includes("-->");
    else if (/^\s*%%/u.test(line)) end = line.trim().length > 2 && line.trimEnd().endsWith("%%") ? null : (next) => next.includes("%%");
    else continue;
    closed[index] = 1;
  }
  return closed;
}

const LISTED = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/u;
/** How many columns a line is indented, a tab counted as four. */
export const indentOf = (line: string): number => /^[ \t]*/u.exec(line)?.[0].replace(/\t/gu, "    ").length ?? 0;

/** Whether a line is indented code: four columns in, behind a blank line or a heading, below no list item. */
export function isIndentedCode(lines: readonly string[], index: number): boolean {
  if (indentOf(withoutQuote(lines[index] ?? "")) < 4) return false;
  let apart = false;
  for (let at = index - 1; at >= Math.max(0, index - 200); at--) {
    const line = withoutQuote(lines[at] ?? "");
    if (line.trim() === "") apart = true;
    else if (LISTED.test(line) && indentOf(line) < 4) return false;
    else if (indentOf(line) === 0) return apart || ATX.test(line) || line.trimEnd().endsWith("-->");
  }
  return apart;
}

function headingAt(lines: readonly string[], index: number, headings: Settings["headings"]): Heading | null {
  const line = lines[index] ?? "";
  const make = (level: number, title: string, form: Heading["form"]): Heading => ({ line: index, level, title: title.trim(), form, meaning: headingMeaning(title, headings) });
  const atx = line.includes("#") ? ATX.exec(line) : null;
  if (atx) return make((atx[1] ?? "").length, (atx[2] ?? "").replace(/(?:^|[ \t])#+[ \t]*$/u, ""), "heading");
  const callout = line.includes("[!") ? CALLOUT.exec(line) : null;
  if (callout) {
    const heading = make(7, callout[2] === "" ? (callout[1] ?? "") : (callout[2] ?? ""), "callout");
    return heading.meaning && !(callout[2] === "" && isBelowHeading(lines, index, headings)) ? heading : null;
  }
  const below = lines[index + 1] ?? "";
  if (/^ {0,3}=+\s*$/u.test(below) && /^ {0,3}[^\s>#|-]/u.test(line)) return make(1, line, "heading");
  if (/^ {0,3}-{2,}\s*$/u.test(below) && (lines[index - 1] ?? "").trim() === "" && headingMeaning(line, headings)) return make(2, line, "heading");
  const bold = line.includes("**") || line.includes("__") ? BOLD.exec(line) : null;
  if (bold) return make(7, bold[1] ?? bold[2] ?? "", "line");
  const colon = line.includes(":") ? COLON.exec(line)?.[1] : undefined;
  return colon !== undefined && headingMeaning(colon, headings) ? make(7, colon, "line") : null;
}

/** Whether nothing but blank lines stands between a line and the heading of one of our sections. A callout there only dresses it. */
function isBelowHeading(lines: readonly string[], index: number, headings: Settings["headings"]): boolean {
  let at = index - 1;
  while (at >= 0 && (lines[at] ?? "").trim() === "" && index - at < 20) at--;
  const title = ATX.exec(lines[at] ?? "")?.[2];
  return title !== undefined && headingMeaning(title, headings) !== null;
}

/**
 * Finds the sections by their headings, in any form and level, by the settings' words or a usual synonym. A section ends
 * at a heading of its own level or above, at the next of our sections, at a closed range that follows (the transcript),
 * at a rule, and at the line of the next meeting; one in a callout ends with it.
 * @param ranges lines that hold no note of ours: the property block, transcripts
 */
export function readSections(lines: readonly string[], headings: Settings["headings"] = {}, ranges: readonly LineRange[] = []): Sections {
  const closed = closedLines(lines, ranges);
  const found: Heading[] = [];
  for (const index of lines.keys()) {
    const heading = closed[index] === 1 ? null : headingAt(lines, index, headings);
    if (heading) found.push(heading);
  }
  const starts = new Set(ranges.map(({ from }) => from));
  const sections = found.flatMap((heading, at): SectionRange[] => {
    if (!heading.meaning) return [];
    const underlined = heading.form === "heading" && !ATX.test(lines[heading.line] ?? "");
    const from = heading.line + (underlined ? 2 : 1);
    let next = at + 1;
    while (next < found.length && found[next]?.meaning === null && (found[next]?.level ?? 0) > heading.level) next++;
    const limit = found[next]?.line ?? lines.length;
    const ends = (index: number): boolean => {
      const line = lines[index] ?? "";
      return starts.has(index) || (closed[index] !== 1 && (RULE.test(line) || nextMeetingOf(line) !== null))
        || (heading.form === "callout" && !/^\s*>/u.test(line));
    };
    let to = from;
    while (to < limit && !ends(to)) to++;
    const { level, title, form, meaning } = heading;
    return [{ name: meaning.name, heading: heading.line, level, title, form, weak: meaning.weak, from, to }];
  });
  return { headings: found, sections, headingLines: new Set(found.map(({ line }) => line)), closed };
}
