import type { Cue } from "../../model/transcript";
import { extend, filled, type Format, type Hints } from "../format";
import { acceptLabels, cleanLabel, isLabel, type Labelled, splitLabel } from "../label";
import { seconds, TIME } from "../time";

/** `00:01 Mira: text`, `(00:01) Mira: text`, `00:01 - Mira: text`. */
const BEFORE = new RegExp(String.raw`^\s*(?:[-*]\s+)?\(?(${TIME})(?:\)|(?=\s))\s*(?:[-–—|]\s+)?(?=\S)`, "u");
/** `Mira (00:01): text`, `Mira [00:01] text`, `**Mira** *[00:01]* text`, `[Mira] [00:01 --> 00:03]: text`. */
const AFTER = new RegExp(String.raw`^\s*(?:[-*]\s+)?(\*\*|__|\[)?([^\s:[\]()*][^:[\]()*]{0,59}?)(?:\*\*|__|\])?\s+[*_]{0,2}[([](${TIME})(?:\s*-->\s*(${TIME}))?[)\]][*_]{0,2}(?:\s*:[*_]{0,2})?\s+(?=\S)`, "u");

interface Row extends Labelled {
  start: number;
  end: number | null;
}

function rowOf(line: string): Row | null {
  const head = line.slice(0, 200);
  const before = BEFORE.exec(head);
  if (before) {
    const hit = splitLabel(line.slice(before[0].length));
    return hit && { ...hit, start: seconds(before[1] ?? ""), end: null };
  }
  const after = AFTER.exec(head);
  const [, mark, label = "", start = "", end] = after ?? [];
  if (!after || !isLabel(label)) return null;
  return { label: cleanLabel(label), bold: mark !== undefined, text: line.slice(after[0].length).trim(), start: seconds(start), end: end === undefined ? null : seconds(end) };
}

function rowsOf(lines: readonly string[], hints: Hints): (Row | null)[] {
  const found = lines.map(rowOf);
  if (found.every((row) => row === null)) return found;
  const sure = acceptLabels(found.filter((row, index) => row !== null || (lines[index] ?? "").trim() !== ""), hints);
  return found.map((row) => (row && sure.has(row.label) ? row : null));
}

/** Lines with a name and a time that stands in no square brackets before it: `00:01 Mira: text`, `Mira (00:01): text`. */
export const timed: Format = {
  name: "timed",
  most: 0.94,
  detect(lines, hints) {
    const hits = rowsOf(lines, hints).filter((row) => row !== null);
    const share = hits.length / Math.max(1, filled(lines));
    // A time in brackets behind a name stands in prose too, but hardly on every other line, nor behind one name again and again.
    return share >= 0.5 || hits.length >= 2 * new Set(hits.map(({ label }) => label)).size ? 0.94 * share : 0;
  },
  read(lines, hints) {
    const cues: Cue[] = [];
    rowsOf(lines, hints).forEach((row, index) => {
      const last = cues[cues.length - 1];
      const text = (lines[index] ?? "").trim();
      if (row) cues.push({ speaker: row.label, start: row.start, end: row.end, text: row.text, line: index });
      else if (last) extend(last, text, index);
      else if (text !== "") cues.push({ speaker: null, start: null, end: null, text, line: index });
    });
    return cues;
  },
};
