import type { Candidate, Need } from "../repair";
import { isContinuation } from "./decode";

/** What must follow a run that lost its last byte, given the text behind it. */
type Follow = (text: string, at: number) => boolean;

const anything: Follow = () => true;
const noContinuation: Follow = (text, at) => !isContinuation(text.charCodeAt(at));
const tokenEnd: Follow = (text, at) => at >= text.length || /[\s!-/:-@[-`{-~]/.test(text.charAt(at));
/** A space, punctuation, the end, or the next damaged run. */
const wordEnd: Follow = (text, at) => tokenEnd(text, at) || /[\u00C2-\u00F4]/.test(text.charAt(at));

interface Loss {
  char: string;
  /** The run with `?` for each lost byte. */
  run: string;
  need: Need;
  follow: Follow;
}

/**
 * Characters of which Windows-1252 leaves a byte undefined, and when what is left of them is read as them. Those
 * whose rest could be several (`Ã`, `ðŸ“`) are not here.
 */
const LOSSES: readonly Loss[] = [
  { char: "🔁", run: "ðŸ”?", need: "nothing", follow: noContinuation },
  { char: "👍", run: "ðŸ‘?", need: "nothing", follow: noContinuation },
  { char: "🏁", run: "ðŸ??", need: "nothing", follow: tokenEnd },
  { char: "❌", run: "â?Œ", need: "nothing", follow: noContinuation },
  { char: "”", run: "â€?", need: "nothing", follow: wordEnd },
  { char: "⏫", run: "â?«", need: "task", follow: anything },
  { char: "⏬", run: "â?¬", need: "task", follow: anything },
  { char: "⏳", run: "â?³", need: "task", follow: anything },
];

/** The table with each run as it looks when its bytes were replaced by U+FFFD, and when they were dropped. */
const SPELLINGS = LOSSES.map((loss) => ({
  ...loss, marked: loss.run.replace(/\?/g, "\uFFFD"), left: loss.run.replace(/\?/g, ""),
}));

const VARIATION = "\uFE0F";

/** The run at `from` read by the table of lost bytes; null where it is none. `before`: the run found before, which ends at `behind`. */
export function lostAt(text: string, from: number, before: Candidate | undefined, behind: number): Candidate | null {
  for (const { char, marked, left, need, follow } of SPELLINGS) {
    if (text.startsWith(marked, from)) return { length: marked.length, char, need: "nothing" };
    if (text.startsWith(left, from) && follow(text, from + left.length)) return { length: left.length, char, need };
  }
  return variationAt(text, from, from === behind ? before?.char : undefined) ?? hardSpaceAt(text, from);
}

/** The selector of an emoji's form, without its last byte: only behind an emoji or a key's sign. */
function variationAt(text: string, from: number, adjacent: string | undefined): Candidate | null {
  if (!text.startsWith("ï¸", from)) return null;
  const length = text.charCodeAt(from + 2) === 0xfffd ? 3 : 2;
  const before = adjacent ?? text.slice(Math.max(0, from - 2), from);
  const key = text.startsWith("âƒ£", from + length) || text.startsWith("\u20e3", from + length);
  const fits = /\p{Extended_Pictographic}$/u.test(before) || (key && /[\d#*]$/.test(before));
  return fits ? { length, char: VARIATION, need: "nothing" } : null;
}

/** `à` whose hard space a tool made a plain one: `Ã` is also a letter that words end with, so only beside other damage. */
function hardSpaceAt(text: string, from: number): Candidate | null {
  if (!text.startsWith("Ã ", from) || (from > 0 && /\p{Lu}/u.test(text.charAt(from - 1)))) return null;
  return tokenEnd(text, from + 2) ? { length: 2, char: "à", need: "line" } : null;
}
