import { lineEnding, splitLines } from "../text/lines";
import { formatMemory, isMemoryLine, readMemory, type Remembered } from "./memory";

/** The hashes of the plain bullets among a note's actions of which the user said that they are none. */
export function notActionsOf(text: string): ReadonlySet<string> {
  if (!text.includes(" x:")) return new Set();
  const { entries } = readMemory(splitLines(text).map((line) => line.text));
  return new Set(entries.flatMap(({ kind, hash }) => (kind === "notAction" ? [hash] : [])));
}

const entryOf = (hash: string): Remembered => ({ kind: "notAction", moments: [], hash });

/** A note that remembers that a bullet is no action, in its comment or in a new one on its last line; null where its comment is damaged. */
export function rememberNotAction(text: string, hash: string): string | null {
  const lines = splitLines(text);
  const comment = lines.find((line) => isMemoryLine(line.text));
  if (!comment) {
    const eol = lineEnding(text);
    const gap = /(?:^|\r\n|\n|\r)(?:\r\n|\n|\r)$/u.test(text) ? "" : /[\r\n]$/u.test(text) ? eol : eol + eol;
    return `${text}${gap}${formatMemory([entryOf(hash)])}${eol}`;
  }
  const { entries, state } = readMemory([comment.text]);
  if (state === "damaged") return null;
  return replaceAt(text, comment.from, comment.text, formatMemory([...entries, entryOf(hash)]));
}

/** The note without that memory; a comment that remembers nothing else goes, with the blank line above it. */
export function forgetNotAction(text: string, hash: string): string {
  const lines = splitLines(text);
  for (const [index, { text: comment, from, eol }] of lines.entries()) {
    const { entries, state } = isMemoryLine(comment) ? readMemory([comment]) : { entries: [], state: "damaged" };
    const rest = entries.filter((entry) => !(entry.kind === "notAction" && entry.hash === hash));
    if (state === "damaged" || rest.length === entries.length) continue;
    if (rest.length > 0) return replaceAt(text, from, comment, formatMemory(rest));
    const above = lines[index - 1];
    return text.slice(0, above?.text === "" ? above.from : from) + text.slice(from + comment.length + eol.length);
  }
  return text;
}

const replaceAt = (text: string, from: number, old: string, insert: string): string => text.slice(0, from) + insert + text.slice(from + old.length);
