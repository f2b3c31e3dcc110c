import { applyEdits, type Edit } from "./edits";
import { decodeAt, SUSPICIOUS } from "./repair/decode";
import { lostAt } from "./repair/lost";
import { scan } from "./scan";
import { isInside, type Span } from "./spans";

/** A text without double encoding, and what was done to it. */
export interface Repaired {
  text: string;
  /** How often each character was restored. */
  counts: Record<string, number>;
  /** Sorted edits with offsets in the text before. */
  edits: Edit[];
}

/**
 * What a damaged run needs to be repaired beside itself: nothing, a task line, other damage in its line or anywhere
 * in the text. What stands in damaged text is no proof on its own: capitals before quotes look the same.
 */
export type Need = "nothing" | "task" | "line" | "note";

/** A run that may be damaged: its length in UTF-16 units, and the character that it was. */
export interface Candidate {
  length: number;
  char: string;
  need: Need;
}

/** Info strings of fences that hold a transcript rather than code. */
const PLAIN_FENCES = new Set(["", "text", "txt", "transcript", "vtt", "srt"]);

/** A task line up to its box, behind quote signs. */
const TASK = /^[\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[^\]]\]/u;

/**
 * Repairs UTF-8 that was read as Windows-1252 and saved again (`â€”` for `—`), run by run, also where one of the five
 * undefined bytes was dropped, kept or replaced by U+FFFD, and where the damage was done more than once. Inline code
 * and fenced code stay as they are; a fence without a language, or that of a transcript, is repaired. Nothing is
 * repaired that could be meant: `ALÃ`, `« là »`. Rounds go on until nothing changes: each leaves fewer signs that
 * could be damaged, so they end.
 */
export function repair(text: string): Repaired {
  let repaired = text;
  let edits: Edit[] = [];
  let damaged = false;
  for (;;) {
    if (!SUSPICIOUS.test(repaired)) break;
    const round: Round = repairOnce(repaired, damaged);
    if (round.edits.length === 0) break;
    damaged = round.damaged;
    edits = edits.length === 0 ? round.edits : composeEdits(edits, round.edits);
    repaired = applyEdits(repaired, round.edits);
  }
  const counts: Record<string, number> = {};
  for (const { insert } of edits) counts[insert] = (counts[insert] ?? 0) + 1;
  return { text: repaired, counts, edits };
}

interface Round {
  edits: Edit[];
  /** Whether damage was found that could be nothing else. */
  damaged: boolean;
}

/** One round. `damaged`: a round before found damage that could be nothing else. */
function repairOnce(text: string, damaged: boolean): Round {
  const found = findCandidates(text);
  const certain = found.filter(({ need }) => need === "nothing");
  const anywhere = damaged || certain.length > 0;
  const isTaskLine = taskLines(text);
  let next = 0;
  const edits = found.filter(({ need, from }) => {
    if (need === "nothing" || (anywhere && need !== "line")) return true;
    if (need === "task") return isTaskLine(from);
    if (need !== "line") return false;
    while (next < certain.length && (certain[next]?.from ?? 0) < from) next++;
    return [certain[next - 1], certain[next]].some((other) => other && sameLine(text, other.from, from));
  });
  return { edits: edits.map(({ from, length, char }) => ({ from, to: from + length, insert: char })), damaged: anywhere };
}

/** All runs that may be damaged, outside of code. */
function findCandidates(text: string): (Candidate & { from: number })[] {
  const code = codeSpans(text);
  const search = new RegExp(`${SUSPICIOUS.source}|Ã `, "g");
  const found: (Candidate & { from: number })[] = [];
  let behind = -1;
  for (let hit = search.exec(text); hit; hit = search.exec(text)) {
    const from = hit.index;
    search.lastIndex = from + 1;
    if (isInside(code, from)) continue;
    const candidate = decodeAt(text, from, found[found.length - 1], behind) ?? lostAt(text, from, found[found.length - 1], behind);
    if (!candidate) continue;
    found.push({ ...candidate, from });
    behind = search.lastIndex = from + candidate.length;
  }
  return found;
}

/** Where code stands that is not to be touched. */
function codeSpans(text: string): Span[] {
  if (!text.includes("`") && !text.includes("~~~")) return [];
  return scan(text).filter(({ kind, from, to }) => kind === "code" || (kind === "fence" && !isPlainFence(text.slice(from, Math.min(to, from + 200)))));
}

function isPlainFence(fence: string): boolean {
  const info = /^(?:`+|~+)[ \t]*([^\s`{]*)/u.exec(fence)?.[1] ?? "";
  return PLAIN_FENCES.has(info.toLowerCase());
}

/** Whether the line of an offset is a task's before it; asked at growing offsets, in one pass over the text. */
function taskLines(text: string): (at: number) => boolean {
  let line = 0;
  let read = 0;
  return (at) => {
    for (; read < at; read++) if (text[read] === "\n" || text[read] === "\r") line = read + 1;
    return TASK.test(text.slice(line, Math.min(at, line + 200)));
  };
}

/** How far apart in one line, in UTF-16 units, damage still speaks for damage. */
const NEAR = 1000;

/** Whether two offsets are near and no line break stands between them. */
function sameLine(text: string, a: number, b: number): boolean {
  return Math.abs(a - b) <= NEAR && !/[\r\n]/.test(text.slice(Math.min(a, b), Math.max(a, b)));
}

/** The edits of two rounds as one list, with offsets in the text before the first. */
function composeEdits(first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const composed: Edit[] = [];
  let next = 0;
  let shift = 0;
  /** Takes the first round's edits whose insert ends at or before `until`, an offset between the rounds. */
  const take = (until: number, keep: boolean) => {
    for (let edit = first[next]; edit && edit.from + shift + edit.insert.length <= until; edit = first[next]) {
      if (keep) composed.push(edit);
      shift += edit.insert.length - (edit.to - edit.from);
      next++;
    }
  };
  for (const { from, to, insert } of second) {
    take(from, true);
    const start = from - shift;
    take(to, false);
    composed.push({ from: start, to: to - shift, insert });
  }
  take(Infinity, true);
  return composed;
}

/**
 * Maps offsets of a repaired text to offsets of the text before, by its edits. The start of a restored character is
 * the start of its damaged run, the end its end; inside of a restored pair counts as its start.
 */
export function originalOffsets(edits: readonly Edit[]): (offset: number) => number {
  const shifts: number[] = [];
  let shift = 0;
  for (const { from, to, insert } of edits) {
    shifts.push(shift);
    shift += to - from - insert.length;
  }
  return (offset) => {
    let low = 0;
    let high = edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edits[middle]?.from ?? 0) - (shifts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const edit = edits[low - 1];
    if (!edit) return offset;
    const start = edit.from - (shifts[low - 1] ?? 0);
    if (offset < start + edit.insert.length) return edit.from;
    return edit.to + offset - start - edit.insert.length;
  };
}
