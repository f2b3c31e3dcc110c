import type { Evidence } from "../model/debrief";
import type { Transcript, Turn } from "../model/transcript";

/** How far from the turn that an engine names a quote is looked for. */
const REACH = 2;

/** Where a word stands in a text, and its folded form. */
interface Word {
  form: string;
  from: number;
  to: number;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((hit) => ({
    form: hit[0].normalize("NFKC").toLowerCase(), from: hit.index, to: hit.index + hit[0].length,
  }));
}

/**
 * The UTF-16 range of a turn's text in which a quote stands, or null: its words in their order, letter case,
 * punctuation and white space aside.
 */
export function findQuote(text: string, quote: string): { from: number; to: number } | null {
  const at = text.indexOf(quote);
  if (at >= 0 && quote.trim() !== "") return { from: at, to: at + quote.length };
  const want = wordsOf(quote).map((word) => word.form);
  const have = wordsOf(text);
  for (let i = 0; want.length > 0 && i + want.length <= have.length; i++) {
    if (!want.every((form, k) => have[i + k]?.form === form)) continue;
    const [first, last] = [have[i], have[i + want.length - 1]];
    if (first && last) return { from: first.from, to: last.to };
  }
  return null;
}

/** Start and end in seconds of the cue that holds a place (UTF-16) of a turn; the turn's own where it has no cues. */
function timesAt(transcript: Transcript, turn: Turn, from: number): { start: number | null; end: number | null } {
  let cue: { start: number | null; end: number | null } = turn;
  for (const joined of turn.cues) if (joined.offset <= from) cue = transcript.cues[joined.cue] ?? cue;
  return { start: cue.start, end: cue.end };
}

/** Evidence from a turn (0-based) and a range of its text: the words as they stand, white space collapsed. */
export function makeEvidence(transcript: Transcript, index: number, from: number, to: number): Evidence | null {
  const turn = transcript.turns[index];
  const quote = turn?.text.slice(from, to).replace(/\s+/gu, " ").trim() ?? "";
  if (!turn || quote === "") return null;
  const lead = turn.text.slice(from).search(/\S/u);
  return { ...timesAt(transcript, turn, from + Math.max(0, lead)), quote, turn: index };
}

/** Evidence for words that an engine quotes, looked for in its turn and up to two turns from it; null where they stand nowhere. */
export function proveQuote(transcript: Transcript, turn: number, quote: string): Evidence | null {
  for (let away = 0; away <= REACH; away++) {
    for (const index of away === 0 ? [turn] : [turn - away, turn + away]) {
      const range = findQuote(transcript.turns[index]?.text ?? "", quote);
      if (range) return makeEvidence(transcript, index, range.from, range.to);
    }
  }
  return null;
}
