import { sharedEnds, splitLines } from "../text/lines";

/** A part of a line, and whether it is other than in the line that it stands beside. */
export interface Piece {
  text: string;
  changed: boolean;
}

/** One place where two texts differ: its first line (0-based, in the text after), and the lines before and after. */
export interface LineChange {
  line: number;
  before: Piece[];
  after: Piece[];
}

/** Words of a line that are compared with those of another one by one; longer lines are marked as a whole. */
const MOST_WORDS = 300;
/** Unchanged words longer than this are cut in the middle, to so many characters at each end. */
const [LONG, END] = [120, 50];

/** The lines in which two texts differ, in order. Lines are compared one by one where both texts have as many, else as one block. */
export function changedLines(before: string, after: string): LineChange[] {
  const linesOf = (text: string) => splitLines(text).map((line) => line.text);
  const [old, now] = [linesOf(before), linesOf(after)];
  if (old.length === now.length) return old.flatMap((line, i) => (line === now[i] ? [] : [change(i, line, now[i] ?? "")]));
  const { head, tail } = sharedEnds(old, now);
  return [change(head, old.slice(head, old.length - tail).join("\n"), now.slice(head, now.length - tail).join("\n"))];
}

function change(line: number, before: string, after: string): LineChange {
  const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|\s+|./gsu) ?? [];
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const same = old.length > MOST_WORDS || now.length > MOST_WORDS ? null : sharedWords(old, now);
  return { line, before: pieces(old, same?.old ?? new Set()), after: pieces(now, same?.now ?? new Set()) };
}

/** The indexes of the words of a longest common row. */
function sharedWords(old: readonly string[], now: readonly string[]): { old: Set<number>; now: Set<number> } {
  const width = now.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      longest[i * width + j] = old[i] === now[j]
        ? longest[(i + 1) * width + j + 1]! + 1
        : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const shared = { old: new Set<number>(), now: new Set<number>() };
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    if (old[i] === now[j]) {
      shared.old.add(i++);
      shared.now.add(j++);
    } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return shared;
}

function pieces(words: readonly string[], same: ReadonlySet<number>): Piece[] {
  const joined: Piece[] = [];
  words.forEach((text, i) => {
    const last = joined[joined.length - 1];
    if (last && last.changed === !same.has(i)) last.text += text;
    else joined.push({ text, changed: !same.has(i) });
  });
  return joined.map(({ text, changed }) => ({ changed, text: !changed && text.length > LONG ? `${text.slice(0, END)} … ${text.slice(-END)}` : text }));
}
