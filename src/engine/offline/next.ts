import { addDays } from "../../text/days";
import { findDue } from "../../text/due";
import { replyTo } from "./replies";
import type { Dialogue, Sentence } from "./sentences";

const DAY = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow)";
/** Words with which people say that they meet again; the day may stand in a sentence beside. */
const AGAIN = new RegExp(
  "\\b(?:let's|let us|we'll|we will|shall we|should we|we|to) (?:talk|speak|meet|sync|catch up|reconvene|pick this up|regroup)(?: up)?(?: about (?:it|this|that))?" +
  `(?=$|[.,?!]| (?:again|on|next|then|at|in|here|same|this|for (?:an hour|this|that)|${DAY}))` +
  "|\\b(?:next|our next) (?:call|meeting|one|session|catch-up)(?:,? then)?(?: is|'s| will be| would be| on|:)|\\bsame (?:time|again|place)\\b", "u");
/** Words of goodbye and a day right behind them. */
const SEE_YOU = new RegExp(`\\b(?:see you|(?:talk|speak)(?: to you)?) (?:all |both |everyone |again |then |here )*(?:on |next |in |at |the |${DAY})`, "u");
/** A day put forward alone; a yes settles it. */
const SAY = new RegExp(`^(?:(?:so|okay|and|then|well|good),? )*(?:shall|can|should|could) we (?:say|do|make it) (?:on |next )?(?:${DAY}|the )`, "u");
/** Work with a day of its own: the day is not that of a meeting. */
const PROMISE = /\b(?:i'll|i will|can you|could you|send|by|due|ready|deliver\w*|deadline|finish\w*|submit\w*)\b/u;
const WITH_OTHERS = /\b(?:talk|speak)(?: again)? (?:to|with) (?!you\b|each\b|every|us\b)|\b(?:talk|speak|meet|meeting|call|session|sync|catch up|one|it)(?: [\w']+){0,4} with (?!you\b|us\b|all\b|each\b|every|the same)/u;
const AWAY = /\b(?:can't|cannot|not|away|off|holiday|busy|last|was|were)\b/u;
const CHANGES = /\b(?:then|better|instead|rather|works?|make it|or|suits?|good|fine|yes|same|okay)\b/u;
/** It is said in the last part of a long meeting. */
const SHARE_FROM = 0.6;
const LONG_TURNS = 60;
/** "Same time next week" is seven days on, though "next week" alone is its Friday. */
const WEEK = 7;
/** Turns behind in which the day is still being settled, in sentences of so many words. */
const SETTLING = 3;
const SHORT = 14;
const BARE = 6;

const count = ({ text }: Sentence): number => text.split(" ").length;

/** The day that words name for a meeting after `day`; "Monday" said on a Monday and "the twenty-fourth" on a 24th are the next ones. */
export function dayAhead(text: string, day: string): string | null {
  const dues = findDue(text, day).flatMap(({ due }) => due ?? []);
  const ahead = dues.filter((due) => due > day).pop();
  if (ahead !== undefined || !dues.includes(day) || /\btoday\b/iu.test(text)) return ahead ?? null;
  return findDue(text, addDays(day, 1)).find(({ due }) => due !== null && due >= addDays(day, WEEK))?.due ?? null;
}

const firstDay = (sentences: readonly Sentence[], day: string): string | null =>
  sentences.map(({ text }) => dayAhead(text, day)).find((one) => one !== null) ?? null;

/** The day that a sentence of meeting again settles, with those right behind and before it. */
function settledDay(dialogue: Dialogue, sentence: Sentence, day: string): string | null {
  if (/\bsame time next week\b/u.test(sentence.said)) return addDays(day, WEEK);
  const own = dayAhead(sentence.text, day);
  // What is answered to "same time in two weeks?" settles it: the last day named.
  const behind = dialogue.sentences.slice(sentence.index + 1).filter((one) => one.turn <= sentence.turn + SETTLING && count(one) <= SHORT
    && !PROMISE.test(one.said) && !AWAY.test(one.said) && (own === null || count(one) <= BARE || CHANGES.test(one.said)));
  const before = dialogue.sentences.slice(Math.max(0, sentence.index - SETTLING), sentence.index).filter((one) => one.turn >= sentence.turn - 1
    && !PROMISE.test(one.said) && !AWAY.test(one.said) && (one.question || count(one) <= BARE));
  return firstDay(behind.reverse(), day) ?? own ?? firstDay(before.reverse(), day);
}

/** The day on which the same people meet again, where words of meeting again name one, near the end of a long meeting; YYYY-MM-DD or null. */
export function findNext(dialogue: Dialogue, day: string | null): string | null {
  if (day === null) return null;
  const { sentences, transcript } = dialogue;
  for (const sentence of [...sentences].reverse()) {
    const { said, text, index, turn } = sentence;
    if (transcript.turns.length > LONG_TURNS && index < sentences.length * SHARE_FROM) return null;
    if (WITH_OTHERS.test(said)) continue;
    const put = sentence.question && SAY.test(said) && count(sentence) <= SHORT && !PROMISE.test(`${sentences[index - 1]?.said ?? ""} ${said}`) && replyTo(dialogue, turn)?.kind === "yes";
    const due = AGAIN.test(said) ? settledDay(dialogue, sentence, day) : SEE_YOU.test(said) || put ? dayAhead(text, day) : null;
    if (due !== null) return due;
  }
  return null;
}
