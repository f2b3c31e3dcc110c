/** A line of a text: its words, its own line ending (empty on the last) and its UTF-16 offset. */
export interface Line {
  text: string;
  eol: string;
  from: number;
}

/** Splits at LF, CRLF and lone CR, so that joining `text + eol` of all lines gives the text again. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|\n|\r/g;
  let from = 0;
  for (let hit = breaks.exec(text); hit; hit = breaks.exec(text)) {
    lines.push({ text: text.slice(from, hit.index), eol: hit[0], from });
    from = hit.index + hit[0].length;
  }
  lines.push({ text: text.slice(from), eol: "", from });
  return lines;
}

/** The text's own line ending: that of its first line break, LF where it has none. */
export function lineEnding(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

export const BOM = "\uFEFF";

/** How many items (of texts: characters) two lists share at their starts, and how many of the others at their ends. */
export function sharedEnds<T>(old: ArrayLike<T>, now: ArrayLike<T>): { head: number; tail: number } {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return { head, tail };
}
