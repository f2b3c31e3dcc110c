import type { Sentence } from "./sentences";
import { BROAD_VERBS, WORK_VERBS, isInMeeting, verbOf } from "./verbs";

/** Work that somebody took or was asked to take, as it was said. */
export interface Commitment {
  sentence: Sentence;
  /** The words from the verb on, as written; empty where they only point back ("leave it with me"). */
  clause: string;
  /** Speaker's label or a spoken name; null where nobody took it. */
  owner: string | null;
  /** Who asked and got a yes. */
  for: string | null;
  confidence: number;
  /** Whom the words themselves call by name; null or absent where they call nobody. */
  addressee?: string | null;
  /** The one other person named just before, whom "him" or "her" means; null where there is none or more than one. */
  spokenOf?: string | null;
  /** The turn of the yes, if any. */
  accepted: number | null;
  /** The kind of words, for merging. */
  kind: "promise" | "request" | "third" | "nobody" | "back";
}

/** Whom a spoken name means: a label or a name, null where it names nobody. */
export type NameOwner = (name: string, sentence: Sentence) => string | null;

export const ADVERBS = "(?:(?:just|then|also|definitely|probably|quickly|certainly|maybe|always|still|actually|please|personally|gladly|happily|now|go and|go ahead and|try to|try and|have to|need to|be able to|make sure (?:to|that i|i|we|you)|be|get to)\\s+)*";
export const WORD = "([a-z][a-z-]*)";

export const HYPOTHETICAL = /\b(?:if i (?:was|were|had|could|did)|i wish|imagine|would have|could have|should have|would've|could've|should've|i'd have|if it (?:was|were)|in theory i|i used to|hypothetically)\b/u;
/** Said of the talk itself: what is done now and here is not left to do. */
export const RIGHT_HERE = /\b(?:right now|real quick|in a (?:second|sec|minute|moment)|for a (?:second|minute|moment)|while (?:you|we|i) (?:talk|speak|wait)|(?:next|this) slide|on the (?:board|screen|whiteboard)|(?:for|in|of) this meeting)\b/u;

/** A clause in lower case with straight apostrophes. */
export const lowerClause = (clause: string) => clause.toLowerCase().replace(/’/gu, "'");

/** A verb that no list knows, with a thing to do it to. */
const PLAIN_OBJECT = /^(?![a-z]*ly\b)[a-z]{3,} (?:the|an?|my|our|your|those|these) [a-z]/u;
const WORKLIKE = /^(?:set|follow|put|get|send|write|sort|find|look|reach|pull|loop|sign|draw|bring|line|back|clean|wrap)$/u;

/** How much the verb speaks for work: 0 for none. */
export function verbWeight(clause: string): number {
  if (isInMeeting(clause)) return -1;
  const verb = verbOf(clause);
  if (/^(?:look into|look at|look up|look for|have a look|find out|set up|put together|put in|put through|put (?:the|a|it|that|this|them|all|something|an?) |get (?:hold|back|in touch|a|an|the|it|them|that|those|these|some|you|him|her|everyone|everybody)|have (?:it|that|this|them|a|the|all) |give (?:you|him|her|them|it)|go (?:through|over|and|to)|take (?:a|the|it|them|out|that|over|on|this|care)|do (?:a|the|it|that|this|an|some|my|our)|make (?:a|the|sure|an|some|it|that)|speak (?:to|with)|talk (?:to|with)|see (?:if|whether|what|to)|let (?:you|him|her|them|everybody|everyone|the)|come back (?:to you|with)|own|drop (?:you|him|her|them)|sit down with|cc|copy)\b/u.test(clause)) return WORKLIKE.test(verb) || !BROAD_VERBS.has(verb) ? 0.1 : 0.06;
  if (BROAD_VERBS.has(verb)) return 0;
  return WORK_VERBS.has(verb) || /^(?:re|over|out)[a-z]{4,}$/u.test(verb) ? 0.1 : PLAIN_OBJECT.test(clause) ? 0.02 : -0.12;
}

export const clauseAt = (sentence: Sentence, hit: RegExpMatchArray, word: string): string => {
  const at = (hit.index ?? 0) + hit[0].lastIndexOf(word);
  return sentence.text.slice(at);
};

/** "sending it" as "send it", where the clause opens with such a form. */
export function plainVerb(clause: string, isGerund: boolean): string {
  const verb = isGerund ? /^(\p{L}{2,})ing\b/u.exec(clause)?.[1] : undefined;
  if (verb === undefined) return clause;
  const forms = [verb, `${verb}e`, verb.replace(/(.)\1$/u, "$1")];
  return `${forms.find((form) => WORK_VERBS.has(form)) ?? verb}${clause.slice(verb.length + 3)}`;
}
