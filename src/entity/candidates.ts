import type { Transcript } from "../model/transcript";
import { CUES, NO_NAMES, ORGANIZATION_WORDS, TITLES } from "./cues";

/** A capitalised form of the transcript with what speaks for its kind. Counts are places, points those of the cues. */
export interface Candidate {
  form: string;
  /** All places, and those inside a sentence, where a capital letter is no matter of course. */
  count: number;
  inside: number;
  person: number;
  organization: number;
  none: number;
}

interface Word {
  text: string;
  from: number;
  to: number;
  /** Behind what is left of the word once `'s` and the like are taken off. */
  end: number;
  capital: boolean;
  starts: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’&-][\p{L}\p{M}\p{N}]+)*/gu;
const ENDING = /['’](?:s|ll|d|ve|re|m|t)$/u;
const CAPITAL = /^\p{Lu}/u;
const LOOK_AROUND = 44;
const LONGEST_RUN = 4;

/** All capitalised forms of what was said, and how often each word stands there in lower case. */
export function candidatesIn(transcript: Transcript): { candidates: Candidate[]; lower: ReadonlyMap<string, number> } {
  const turns = transcript.turns.map((turn) => ({ text: turn.text, words: wordsOf(turn.text, turn.cues.map(({ offset }) => offset)) }));
  const lower = new Map<string, number>();
  for (const word of turns.flatMap(({ words }) => words)) {
    if (!word.capital) lower.set(word.text, (lower.get(word.text) ?? 0) + 1);
  }
  /** Words with a capital inside a sentence: there it is no matter of course. */
  const inside = new Set(turns.flatMap(({ words }) => words).filter((word) => word.capital && !word.starts).map(({ text }) => text));
  const found = new Map<string, Candidate>();
  for (const { text, words } of turns) for (const run of runsOf(text, words, lower)) note(found, text, withoutOpener(run, inside));
  return { candidates: [...found.values()], lower };
}

/** "Including Norvik": a sentence's first word that has its capital nowhere else is no part of a name that stands without it. */
function withoutOpener(run: readonly Word[], inside: ReadonlySet<string>): readonly Word[] {
  const [first, second] = run;
  const isOpener = first?.starts === true && /(?:ing|as|ever)$/u.test(first.text) && !inside.has(first.text);
  return isOpener && second && inside.has(second.text) ? run.slice(1) : run;
}

function wordsOf(text: string, cueStarts: readonly number[]): Word[] {
  const starts = new Set(cueStarts);
  let last = -1;
  return [...text.matchAll(WORD)].map((hit) => {
    const [whole, from] = [hit[0], hit.index];
    const word = whole.replace(ENDING, "");
    const between = text.slice(Math.max(last, 0), from);
    const begins = last < 0 || /[.?!…:"“]/u.test(between) || starts.has(from);
    last = from + whole.length;
    return { text: word, from, to: last, end: from + word.length, capital: CAPITAL.test(word), starts: begins };
  });
}

/** Runs of capitalised words that may be names: neighbours with one space between, ended by `'s`, without everyday words. */
function runsOf(text: string, words: readonly Word[], lower: ReadonlyMap<string, number>): Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  words.forEach((word, i) => {
    const last = run[run.length - 1];
    if (last && (last.to !== last.end || text.slice(last.to, word.from) !== " " || word.starts || run.length >= LONGEST_RUN)) close();
    const heads = (head: Word | undefined, next: number) =>
      isOrganizationWord(head) && words[next]?.text === "of" && words[next + 1]?.capital === true;
    if (heads(word, i + 1) || heads(run[run.length - 1], i) || isNameWord(word, lower)) run.push(word);
    else close();
  });
  close();
  return runs;
}

const isOrganizationWord = (word: Word | undefined) => word?.capital === true && ORGANIZATION_WORDS.has(word.text.toLowerCase());

/** Whether a word may stand in a name. A sentence's first word that is also said in lower case is only a word. */
function isNameWord({ text, capital, starts }: Word, lower: ReadonlyMap<string, number>): boolean {
  const key = text.toLowerCase();
  if (!capital || text.length < 2 || NO_NAMES.has(key) || /\d|^\p{L}-/u.test(text)) return false;
  // All capitals are an abbreviation, unless all of the talk is written so.
  if (text.length <= 5 && text === text.toUpperCase()) return false;
  return !starts || (lower.get(key) ?? 0) === 0;
}

function note(found: Map<string, Candidate>, text: string, run: readonly Word[]): void {
  const [first, last] = [run[0], run[run.length - 1]];
  if (!first || !last) return;
  const form = run.map((word) => word.text).join(" ");
  const candidate = found.get(form) ?? { form, count: 0, inside: 0, person: 0, organization: 0, none: 0 };
  found.set(form, candidate);
  candidate.count++;
  if (!first.starts) candidate.inside++;
  const sides = {
    before: text.slice(Math.max(0, first.from - LOOK_AROUND), first.from).toLowerCase(),
    after: text.slice(last.end, last.end + LOOK_AROUND).toLowerCase(),
  };
  const hits = CUES.filter(({ side, pattern }) => pattern.test(sides[side]));
  const isNamed = hits.some(({ side, kind, points }) => side === "before" && kind !== "none" && points > 1);
  for (const { kind, points } of hits) if (kind !== "none" || !isNamed) candidate[kind] += points;
  if (run.length > 1 && run.some(isOrganizationWord)) candidate.organization += 8;
  const title = /(\p{L}+)\.? $/u.exec(sides.before)?.[1];
  if (title && TITLES.has(title)) candidate.person += 4;
}
