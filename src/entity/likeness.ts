import { foldName } from "../text/names";

/** `foldName`, in a short way for names of plain Latin letters, which most are. */
export const fold = (name: string) => (/^[A-Za-z][A-Za-z' -]*$/u.test(name) ? name.toLowerCase() : foldName(name));

/** A name's letters alone: what is heard is cut and hyphenated at will. */
export const letters = (name: string) => fold(name).replace(/[^\p{L}\p{N}]/gu, "");

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/gu, "f"], [/c(?=[eiy])|z/gu, "s"], [/c(?!h)|q/gu, "k"], [/[jy]/gu, "i"], [/v/gu, "w"], [/h(?![aeiou])/gu, ""], [/(.)\1+/gu, "$1"],
];

/** A name's letters with those made equal that are heard alike in most languages of Europe. Our own, coarse table. */
export const sound = (name: string) => SOUNDS.reduce((text, [heard, written]) => text.replace(heard, written), letters(name));

/** Levenshtein's distance, or `most + 1` where it is larger than `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(row[b.length] ?? 0, most + 1);
}

/**
 * Whether two forms are surely one name: from five letters on they sound the same, or they start with the same letter and
 * have one letter wrong, two from eight on.
 */
export function isMisspelt(a: string, b: string): boolean {
  const [x, y] = [letters(a), letters(b)];
  const shorter = Math.min(x.length, y.length);
  if (x === y) return x !== "";
  const most = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0;
  if (shorter >= 5 && sound(a) === sound(b)) return true;
  return most > 0 && x[0] === y[0] && distance(x, y, most) <= most;
}

/** Whether one form may be the other misheard: too near for a second name, too far to be surely the same. */
export function isNear(a: string, b: string): boolean {
  const [x, y] = [sound(a), sound(b)];
  const most = Math.floor(Math.max(x.length, y.length) * 0.4);
  return most > 0 && distance(x, y, most) <= most;
}
