import { contentWords } from "../../text/words";
import type { FoundItem } from "../engine";
import { firstName } from "./people";
import { statement } from "./rewrite";
import type { Dialogue } from "./sentences";

/** What a meeting reached without choosing or promising: things done, found, answered, agreed in direction. */
const REACHED: [RegExp, number][] = [
  [/\b(?:so )?(?:we're|we are) (?:aligned|agreed|all set|good to go|on track|on the same page|done with)\b/u, 0.58],
  [/\b(?:that's|that is|it's|it is) (?:sorted|resolved|cleared up|clear now|closed|off the list|approved|signed off)\b/u, 0.54],
  [/\b(?:i found it|found it|i've found|it turns out|turned out)\b/u, 0.5],
  [/\b(?:we all agree|everybody agrees|everyone agrees|we both (?:think|agree|want)|i(?:'d| would) support that)\b/u, 0.52],
];
const LEAST = 3;

/** Outcomes, in words of the talk. */
export function findOutcomes(dialogue: Dialogue): FoundItem[] {
  return dialogue.sentences.flatMap((sentence) => {
    const sure = Math.max(0, ...REACHED.filter(([pattern]) => pattern.test(sentence.said)).map(([, value]) => value));
    if (sure === 0 || sentence.question || contentWords(sentence.said).size < LEAST || /\b(?:if|not|isn't|haven't|until|once)\b/u.test(sentence.said)) return [];
    return [{
      section: "outcomes" as const, text: `${statement(sentence.text, { speaker: firstName(sentence.speaker), addressee: null })}.`,
      confidence: sure, evidence: sentence.quotes.slice(0, 3),
    }];
  });
}
