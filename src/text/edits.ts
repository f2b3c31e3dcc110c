import { sharedEnds } from "./lines";

/** Replaces the UTF-16 range `[from, to)` of a text by `insert`. Lists of edits are sorted and do not overlap. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
}

/** The text with all edits applied; their offsets are those of the text before. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = "";
  let at = 0;
  for (const { from, to, insert } of edits) {
    out += text.slice(at, from) + insert;
    at = to;
  }
  return out + text.slice(at);
}

/** The edits that turn the changed text back into `text`, which is the text before. */
export function invertEdits(text: string, edits: readonly Edit[]): Edit[] {
  let shift = 0;
  return edits.map(({ from, to, insert }) => {
    const start = from + shift;
    shift += insert.length - (to - from);
    return { from: start, to: start + insert.length, insert: text.slice(from, to) };
  });
}

/** One edit that turns `before` into `after`: what they share at both ends is left out; none where they are equal. */
export function editBetween(before: string, after: string): Edit[] {
  if (before === after) return [];
  const { head, tail } = sharedEnds(before, after);
  return [{ from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) }];
}
