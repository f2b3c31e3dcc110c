import type { Transcript, Turn } from "../../model/transcript";
import type { FoundQuote } from "../engine";

/** A sentence as somebody said it. */
export interface Sentence {
  /** Its place among all sentences. */
  index: number;
  /** The 0-based turn in which it starts. */
  turn: number;
  speaker: string | null;
  /** Its words without fillers and stutters. */
  text: string;
  /** The same in lower case with straight apostrophes; offsets in both are equal. */
  said: string;
  question: boolean;
  /** The words as they stand, a piece for every turn that holds some of them. */
  quotes: FoundQuote[];
}

/** A turn without fillers, in lower case, and its sentences' places. */
export interface Dialogue {
  transcript: Transcript;
  sentences: Sentence[];
  /** Indexes of the sentences that start in each turn. */
  byTurn: number[][];
  /** Each turn's words in lower case, without fillers. */
  turnSaid: string[];
  /** Words that the transcript writes in lower case somewhere: they are no names. */
  commonWords: ReadonlySet<string>;
}

/** More words than this without an end are several sentences that the machine did not part. */
const RUN_ON = 28;
const SHORTEST_PART = 5;
/** So many signs tell whether a part has enough words. */
const PART_LOOK = 80;
/** A turn of so few words between two halves of a sentence does not end it. */
const INTERJECTION = 3;

const FILLERS = /(?:,\s+)?\b(?:u+m+|u+h+|er+m+|er|h+m+|mhm|you know(?!,? (?:who|whose|what|which|when|where|why|how|if|whether|that|the|about)\b)|i mean|sort of|kind of|basically|like,)(?![\p{L}'’]),?\s*/giu;
/** "What kind of door", "do you know": the words before it make it no filler. */
const NEEDED_AFTER = /\b(?:what|which|that|this|some|any|the|a|one|do|did|don't|if|what do)$/iu;
/** "the, um, the" and "I, I": the same one or two words twice. */
const STUTTER = /\b(\p{L}[\p{L}'’]*(?: \p{L}[\p{L}'’]*)?),? \1(?![\p{L}'’])/giu;

/** Takes fillers and stutters out of spoken words. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(FILLERS, (filler: string, at: number, whole: string) => (/^(?:you know|sort|kind)/iu.test(filler) && NEEDED_AFTER.test(whole.slice(Math.max(0, at - 12), at).trimEnd()) ? filler : " "))
    .replace(/\s+/gu, " ")
    .replace(STUTTER, "$1")
    .replace(STUTTER, "$1")
    .replace(/\s+([,.?!])/gu, "$1")
    .replace(/^[\s,.]+/u, "")
    .trim();
}

/** The same text in lower case with straight apostrophes, letter for letter at the same place. */
export function lower(text: string): string {
  const small = text.toLowerCase();
  return (small.length === text.length ? small : text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase())).replace(/’/gu, "'");
}

const ABBREVIATION = /\b(?:mr|mrs|ms|dr|prof|st|vs|etc|e\.g|i\.e|no|approx|[a-z])\.$/iu;
const RUN_ON_BREAK = /,?\s+(?=(?:and|so|but|okay|then|because)\s+(?:then\s+)?(?:i|i'll|i've|i'm|we|we'll|we're|you|he|she|they|it|it's|that|that's|there|there's|let's|can|could|maybe)\b)/giu;

/** The ranges of a turn's sentences (UTF-16). */
function ranges(text: string): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  let from = 0;
  const push = (to: number) => {
    if (text.slice(from, to).trim() !== "") out.push(...splitRunOn(text, from, to));
    from = to;
  };
  for (const hit of text.matchAll(/[.?!…]+["”')]*(?=\s|$)/gu)) {
    const end = hit.index + hit[0].length;
    if (!ABBREVIATION.test(text.slice(Math.max(from, end - 8), end)) || end === text.length) push(end);
  }
  push(text.length);
  return out;
}

const wordCount = (text: string): number => text.split(/\s+/u).filter(Boolean).length;

function splitRunOn(text: string, from: number, to: number): { from: number; to: number }[] {
  const part = text.slice(from, to);
  if (wordCount(part) <= RUN_ON) return [{ from, to }];
  const out: { from: number; to: number }[] = [];
  let start = from;
  for (const hit of part.matchAll(RUN_ON_BREAK)) {
    const end = from + hit.index;
    if (wordCount(text.slice(start, end)) < SHORTEST_PART || wordCount(text.slice(end, Math.min(to, end + PART_LOOK))) < SHORTEST_PART) continue;
    out.push({ from: start, to: end });
    start = end;
  }
  return [...out, { from: start, to }];
}

/** The index of an earlier turn of the same speaker that this one carries on, past one short interjection; -1 for none. */
function carriedOn(turns: readonly Turn[], index: number): number {
  const [turn, between, before] = [turns[index], turns[index - 1], turns[index - 2]];
  if (!turn || !between || !before || turn.speaker === null || before.speaker !== turn.speaker) return -1;
  const open = !/[.?!…]["”')]*\s*$/u.test(before.text);
  return open && /^\s*\p{Ll}/u.test(turn.text) && wordCount(between.text) <= INTERJECTION ? index - 2 : -1;
}

/** Parts a transcript into sentences; one that is cut across turns of one speaker is made whole. */
export function readDialogue(transcript: Transcript): Dialogue {
  const sentences: Sentence[] = [];
  const byTurn: number[][] = transcript.turns.map(() => []);
  const write = (sentence: Sentence) => {
    const raw = sentence.quotes.map(({ quote }) => quote).join(" ");
    sentence.text = tidy(raw);
    sentence.said = lower(sentence.text);
    sentence.question = /\?["”')]*\s*$/u.test(raw);
  };
  transcript.turns.forEach((turn, index) => {
    const earlier = carriedOn(transcript.turns, index);
    ranges(turn.text).forEach(({ from, to }, part) => {
      const quote = { turn: index, quote: turn.text.slice(from, to).replace(/\s+/gu, " ").trim() };
      const open = part === 0 && earlier >= 0 ? sentences[byTurn[earlier]?.at(-1) ?? -1] : undefined;
      if (open) {
        open.quotes.push(quote);
        write(open);
        return;
      }
      const sentence: Sentence = { index: sentences.length, turn: index, speaker: turn.speaker, text: "", said: "", question: false, quotes: [quote] };
      write(sentence);
      byTurn[index]?.push(sentence.index);
      sentences.push(sentence);
    });
  });
  return {
    transcript, sentences, byTurn,
    turnSaid: transcript.turns.map((turn) => lower(tidy(turn.text))),
    commonWords: new Set(transcript.turns.flatMap((turn) => turn.text.match(/(?:^|[^\p{L}])\p{Ll}+/gu) ?? []).map((word) => word.replace(/^[^\p{L}]+/u, ""))),
  };
}
