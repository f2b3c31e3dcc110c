import { addDays } from "../../text/days";
import { findDue } from "../../text/due";
import type { Dialogue } from "./sentences";

/** Words with which people say when they meet again. */
const AGAIN = /\b(?:(?:let's|we'll|we|shall we) (?:talk|speak|meet|sync|catch up|reconvene|pick this up|regroup)(?: again)?|(?:talk|speak) (?:again )?(?:on |next |tomorrow|in )|see you(?: all)?|(?:next|our next) (?:call|meeting|one|session|catch-up) (?:is|will be|on|then)|same (?:time|again|place))\b/u;
/** It is said in the last part of a meeting. */
const SHARE_FROM = 0.6;
/** "Same time next week" is seven days on, though "next week" alone is its Friday. */
const WEEK = 7;

/** The day on which the same people meet again, where words near the end say so; YYYY-MM-DD or null. */
export function findNext(dialogue: Dialogue, day: string | null): string | null {
  if (day === null) return null;
  for (const sentence of [...dialogue.sentences].reverse()) {
    if (sentence.index < dialogue.sentences.length * SHARE_FROM) return null;
    if (!AGAIN.test(sentence.said) || /\b(?:talk|speak) (?:to|with) (?!you)/u.test(sentence.said)) continue;
    if (/\bsame time next week\b/u.test(sentence.said)) return addDays(day, WEEK);
    const due = findDue(sentence.text, day).find((one) => one.due !== null && one.due > day)?.due;
    if (due) return due;
  }
  return null;
}
