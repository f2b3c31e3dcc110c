import { contentWords } from "../../text/words";
import { BROAD_VERBS, WORK_VERBS } from "./verbs";

/** Words that say nothing of what a sentence is about, stems of contractions among them. */
const EMPTY = new Set((
  "that there here what who let he she it they we you i don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't wouldn't shouldn't haven't hasn't hadn't " +
  "okay ok yeah yes yep no right well just good great fine sorry never really then maybe like know think mean guess oh ah also too very quite more much lot " +
  "thing something anything everything stuff way all one ones now still even only same other see say said want go going gonna come make let's actually probably"
).split(" "));
const PRONOUN_FORM = /^(?:i|you|he|she|it|we|they|that|there|here|what|who|how|where)['’]\p{L}+$/u;

/** The words of a sentence that say what it is about, stemmed. */
export function tellingWords(text: string): Set<string> {
  return new Set([...contentWords(text)].filter((word) => !EMPTY.has(word.replace("’", "'")) && !PRONOUN_FORM.test(word)));
}

const FINITE = /\b(?:is|isn't|are|aren't|was|wasn't|were|has|have|had|does|doesn't|do|don't|did|didn't|will|won't|can|can't|could|would|should|must|may|might|need|needs|\p{L}+'(?:s|re|ll|ve|d|m)|let's|goes|gets|comes|stays|means)\b/u;

/** Whether a sentence (lower case) holds a verb that makes it a statement and no heap of words. */
export function hasVerb(said: string): boolean {
  return FINITE.test(said) || said.split(/[^\p{L}'-]+/u).some((word) => {
    const plain = [word, word.replace(/s$/u, ""), word.replace(/es$/u, "")];
    return plain.some((form) => WORK_VERBS.has(form) || BROAD_VERBS.has(form));
  });
}

/** Words after which a sentence must go on. */
const OPEN_END = /[\s,]+(?:the|an?|of|and|or|but|by|to|for|with|from|at|that|if|as|is|are|was|were|be|my|your|our|their|its|i|we|they|because|so|than|until|which|let|can|could|will|would|should|by the end of|just|like|maybe|then|not)$/iu;

/** Of these the ones that cannot even end a question. */
const TORN_END = /[\s,](?:the|an?|of|and|or|but|by|my|your|our|their|is|are|was|because|if|as|i|we|so|than|let|just)$/iu;

/** Whether a line breaks off before its end. */
export const isTorn = (text: string): boolean => TORN_END.test(text.replace(/[\s,.;:?!]+$/u, ""));

/** A line without the words at its end after which it would have to go on. */
export function closed(text: string): string {
  let out = text;
  for (let before = ""; before !== out;) {
    before = out;
    out = out.replace(OPEN_END, "").replace(/[\s,.;:]+$/u, "");
  }
  return out;
}

/** What no order to do something starts with. */
const NO_ORDER = /^(?:an?|the|my|your|our|their|his|her|its|this|these|those|not|never|already|all|out|there|here|on|in|at|by|for|from|of|responsible|i|we|you|he|she|it|they|when|where|what|why|how|who|if|because|and|or|but|so|guys|three|two|one|\p{L}+ly|we're|it's|i'm|worry|only|even|gonna|going|able|about|up|down)\b/iu;
/** "Send this in wait a second I can": a thought that starts anew in the midst of another. */
const BROKEN = /\b(?:(?:oh|in|no) wait|wait (?:a second|no|i)|hang on|hold on|(?:one|a) (?:second|sec)(?=$|[,.]| (?:i|we|you|let|please|no)\b)|oh no|i can probably|i mean)\b|\b(?:that|this|the|a|to|of|in|it|n|th|s|d) (?:i can|i'm|we're|it's|you need|i was|i guess|we ho)\b|^\S+ (?:we're|it's|i'm|i'll|i can|you'll|you n|that's|is)\b|\bn't \p{L}+ing\b|^\S+(?: \S+)? (?:but|because|'cause)\b/iu;
const NO_OBJECT = /^(?:include|do|have|make|take|give|keep) (?:in|with|of|at|from|into|if|to)\b/iu;
const SHORTEST = 3;

/** What keeps a line from being an order that can be read alone: `broken` is no order, `thin` names no thing. */
export function flawOf(text: string): "broken" | "thin" | null {
  const bare = text.replace(/\s*\([^)]*\)\s*$/u, "");
  if (NO_ORDER.test(bare) || BROKEN.test(bare)) return "broken";
  const [, ...rest] = bare.split(" ");
  return rest.length < SHORTEST - 1 || NO_OBJECT.test(bare) || tellingWords(rest.join(" ")).size === 0 ? "thin" : null;
}
