import { addDays } from "../../text/days";
import { findDue } from "../../text/due";
import type { Dialogue } from "./sentences";

/** Words with which people say when they meet again. */
const AGAIN = /\b(?:(?:let's|we'll|we|shall we) (?:talk|speak|meet|sync|catch up|reconvene|pick this up|regroup)(?: again)?|(?:talk|speak) (?:again )?(?:on |next |tomorrow|in )|see you(?: all)?|(?:next|our next) (?:call|meeting|one|session|catch-up) (?:is|will be|on|then)|same (?:time|again|place))\b/u;
/** It is said in the last part of a meeting. */
const SHARE_FROM = 0.6;
/** "Same time next week" is seven days on, though "next week" alone is its Friday. */
const WEEK = 7;
/** Turns behind in which the day is still being settled, in sentences of so many words. */
const SETTLING = 3;
const SHORT = 14;

/** The day that words name for a meeting after `day`; "the twenty-fourth" said on a 24th is the next one. */
export function dayAhead(text: string, day: string): string | null {
  const dues = findDue(text, day).flatMap(({ due }) => due ?? []);
  const ahead = dues.filter((due) => due > day).pop();
  if (ahead !== undefined || !dues.includes(day) || /\btoday\b/iu.test(text)) return ahead ?? null;
  return findDue(text, addDays(day, 1)).find(({ due }) => due !== null && due > addDays(day, WEEK))?.due ?? null;
}

/** The day on which the same people meet again, where words near the end say so; YYYY-MM-DD or null. */
export function findNext(dialogue: Dialogue, day: string | null): string | null {
  if (day === null) return null;
  for (const sentence of [...dialogue.sentences].reverse()) {
    if (sentence.index < dialogue.sentences.length * SHARE_FROM) return null;
    if (!AGAIN.test(sentence.said) || /\b(?:talk|speak) (?:to|with) (?!you)/u.test(sentence.said)) continue;
    if (/\bsame time next week\b/u.test(sentence.said)) return addDays(day, WEEK);
    // What is answered to "same time in two weeks?" settles it: the last day named.
    const settling = dialogue.sentences.slice(sentence.index + 1).filter(({ turn, text }) => turn <= sentence.turn + SETTLING && text.split(" ").length <= SHORT);
    const before = dialogue.sentences.slice(Math.max(0, sentence.index - SETTLING), sentence.index).filter(({ turn }) => turn >= sentence.turn - 1);
    const due = settling.reverse().map(({ text, said }) => (/\b(?:i'll|i will|can you|send)\b/u.test(said) ? null : dayAhead(text, day))).find((one) => one !== null)
      ?? dayAhead(sentence.text, day) ?? before.reverse().map(({ text }) => dayAhead(text, day)).find((one) => one !== null);
    if (due) return due;
  }
  return null;
}
