import { findDue } from "../../text/due";
import type { Dialogue } from "./sentences";

/** Words with which people say when they meet again. */
const AGAIN = /\b(?:(?:let's |we'll |we |shall we |i'll )?(?:talk|speak|meet|sync|catch up|reconvene|pick this up|regroup)(?: again)?|see you(?: all)?|next (?:call|meeting|session|one) (?:is|will be|on)|our next (?:call|meeting|one|session)|until|same time)\b/u;
const SHARE_FROM = 0.6;

/** The day on which the same people meet again, where words near the end say so; YYYY-MM-DD or null. */
export function findNext(dialogue: Dialogue, day: string | null): string | null {
  if (day === null) return null;
  for (const sentence of [...dialogue.sentences].reverse()) {
    if (sentence.index < dialogue.sentences.length * SHARE_FROM) return null;
    if (!AGAIN.test(sentence.said) || /\b(?:talk|speak) (?:to|with) (?!you)/u.test(sentence.said)) continue;
    if (/\bsame time next week\b/u.test(sentence.said)) return sameDayNextWeek(sentence.text, day);
    const due = findDue(sentence.text, day).find((one) => one.due !== null && one.due > day)?.due;
    if (due) return due;
  }
  return null;
}

/** "Same time next week": seven days on. The words themselves read as that week's Friday. */
function sameDayNextWeek(_words: string, day: string): string {
  return findDue("in a week", day)[0]?.due ?? day;
}
