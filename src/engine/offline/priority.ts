import type { Priority } from "../../model/task";

/** Words that say how much something presses, the strongest first. */
const TABLE: [RegExp, Priority][] = [
  [/\b(?:drop everything|above everything|ahead of everything|most (?:urgent|important) thing|number one priority)\b/u, "high"],
  [/\b(?:urgent(?:ly)?|asap|as soon as (?:possible|you can)|immediately|right away|straight away|top (?:of the list|priority)|at the top|critical|blocker|blocking (?:us|me|everything)|first thing on|before anything else|high priority|it can't wait|can't wait)\b/u, "high"],
  [/\b(?:no (?:great )?(?:rush|hurry)|not (?:that |really |so )?urgent|low priority|low on the list|when(?:ever)? you (?:get|find|have) (?:a |the |some )?(?:chance|time|minute|moment)|nice to have|whenever|if you (?:get|find) (?:a |the )?(?:chance|time)|at some point|no pressure|bottom of the list)\b/u, "low"],
];
const DENIED = /\b(?:not|isn't|nothing|n't that) (?:\w+ )?(?:urgent|critical|a blocker|asap)\b/u;

/** What the words beside an item (lower case) say of its priority; null where they say nothing. */
export function priorityOf(said: string): Priority | null {
  const heard = DENIED.test(said) ? said.replace(/\b(?:urgent(?:ly)?|critical|blocker|asap)\b/gu, (word) => (word === "urgent" ? "no rush" : "")) : said;
  return TABLE.find(([pattern]) => pattern.test(heard))?.[1] ?? null;
}
