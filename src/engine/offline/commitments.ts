import type { Dialogue, Sentence } from "./sentences";
import { replyTo } from "./replies";
import { BROAD_VERBS, WORK_VERBS, isForTheCall, isInMeeting, verbOf } from "./verbs";

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
  /** The one other person named just before, whom "him" or "her" means; null where there is none or more than one. */
  spokenOf?: string | null;
  /** The turn of the yes, if any. */
  accepted: number | null;
  /** The kind of words, for merging. */
  kind: "promise" | "request" | "third" | "nobody" | "back";
}

const ADVERBS = "(?:(?:just|then|also|definitely|probably|quickly|certainly|maybe|always|still|actually|please|personally|gladly|happily|now|go and|go ahead and|try to|try and|have to|need to|be able to|make sure (?:to|that i|i|we|you)|be|get to)\\s+)*";
const WORD = "([a-z][a-z-]*)";

/** Words with which a speaker takes something on, and how sure each is alone. */
const PROMISES: [RegExp, number][] = [
  [new RegExp(`\\bi(?:'ll| will)\\s+${ADVERBS}${WORD}`, "gu"), 0.5],
  [new RegExp(`\\bi(?:'m| am) (?:going to|gonna)\\s+${ADVERBS}${WORD}`, "gu"), 0.44],
  [new RegExp(`\\blet me\\s+${ADVERBS}${WORD}`, "gu"), 0.38],
  [new RegExp(`\\bi can\\s+${ADVERBS}${WORD}`, "gu"), 0.34],
  [new RegExp(`\\bi(?:'ve got to| have to| need to| must|'d better)\\s+${ADVERBS}${WORD}`, "gu"), 0.36],
  [new RegExp(`\\bi should\\s+${ADVERBS}${WORD}`, "gu"), 0.3],
];
/** Without one of these a sentence promises nothing. */
const OWN_WORDS = /\bi\b|\bme\b|\byou(?:'ll| will)\b/u;
/** "You'll have it from me": the work is to give. */
const DELIVERY = /\byou(?:'ll| will) (?:have|get|see|receive)\s+(?=.*\b(?:from me|by|before|tomorrow|tonight|today|on)\b)/u;
/** Words that take on what was just spoken of. */
const BACK = /\b(?:leave (?:it|that|this|them) (?:with|to) me|(?:that's|that is|this is|it's|this one's|that one's) (?:on|with) me|i'm on it|i'll take (?:that|this|it)(?: one)?(?: on)?(?=[.,!]|$)|i'll do (?:that|it|so)(?=[.,!]|$)|action on me|put me down for|i've got (?:that|this) one|i'll handle (?:that|it|this)|i'll take care of (?:that|it|this)|i'll own (?:that|it|this)|consider it done|i volunteer|i can (?:do|take|handle) (?:that|it|this|that one))\b/u;

/** Words with which somebody is asked, and how sure each is once there was a yes. */
const REQUESTS: [RegExp, number][] = [
  [new RegExp(`\\b(?:can|could|will|would|couldn't|can't) you\\s+${ADVERBS}${WORD}`, "u"), 0.72],
  [new RegExp(`\\bwhy don't you\\s+${ADVERBS}${WORD}`, "u"), 0.72],
  [/\bwould you mind\s+([a-z]+ing)/u, 0.7],
  [new RegExp(`\\b(?:i need you to|i'd like you to|i want you to|can i ask you to|i'd ask you to|if you (?:can|could))\\s+${ADVERBS}${WORD}`, "u"), 0.66],
  [new RegExp(`\\byou(?:'ll need to| need to| have to| should| might want to|'d better| could)\\s+${ADVERBS}${WORD}`, "u"), 0.58],
  [new RegExp(`^(?:(?:and|so|then|okay|well)\\s+)?please\\s+${WORD}`, "u"), 0.62],
];
/** "You could", "you need to" is as often said of anybody: it asks only where the other takes it on. */
const OF_ANYBODY = /^you(?:'ll need to| need to| have to| should| might want to|'d better| could)/u;
const AGREED_ONLY = 0.2;
/** How sure a request is to which nobody said yes or no. */
const UNANSWERED = 0.3;
/** "I need the list from you": a request whose verb is to give. */
const NEED_FROM = /\b(?:i|we)(?:'ll|'d| will)? (?:need|want|like)\s+(.+?)\s+from you\b/u;
/** "Can Jo call them", "X, can you": somebody named is asked. */
const NAMED_REQUEST = /\b(?:can|could|will|would)\s+(\p{Lu}[\p{L}'’-]+)\s+(?:please\s+|just\s+|maybe\s+)?([a-z]+)/u;

const NOBODY: [RegExp, number][] = [
  [new RegExp(`\\b(?:somebody|someone|anybody|one of us|one of you)(?:'s got to| has got to| has to| needs to| should| must| ought to|'ll have to| will have to| had better)\\s+${ADVERBS}${WORD}`, "u"), 0.62],
  [new RegExp(`\\b(?:we|i) need (?:somebody|someone) (?:to|who(?:'ll| will| can)?)\\s+${ADVERBS}${WORD}`, "u"), 0.62],
  [new RegExp(`\\b(?:who(?:'s| is) going to|who(?:'ll| will| can| could| wants to)|can (?:somebody|someone|anybody)|could (?:somebody|someone|anybody))\\s+${ADVERBS}${WORD}(?=.*\\?)`, "u"), 0.42],
  [new RegExp(`\\b(?:needs to|has to|ought to|have to|should) be\\s+([a-z]+(?:ed|en|one|nt|lt|wn|ut))\\b`, "u"), 0.36],
  [new RegExp(`\\bwe(?:'ll| will| need to| have to| must|'ve got to| still need to|'ll need to)\\s+${ADVERBS}${WORD}`, "u"), 0.38],
  [new RegExp(`\\bwe should\\s+${ADVERBS}${WORD}`, "u"), 0.33],
];

const THIRD = /(?:^|[\s,(])(\p{Lu}[\p{L}'’-]*\p{L}(?:\s\p{Lu}[\p{L}'’-]*\p{L})?)(?:['’]ll| will|['’]s going to| is going to| has to| needs to|['’]s got to| should| has agreed to| promised to| offered to| is to)\s+((?:just |also |then |probably |definitely |have to |need to )*)([a-z][a-z-]*)/gu;
const THIRD_DOING = /(?:^|[\s,(])(\p{Lu}[\p{L}'’-]*\p{L})(?:['’]s| is) ((?:doing|taking|sending|writing|handling|preparing|drafting|booking|calling|running|fixing|building|ordering|chasing|organising|organizing|checking|finishing|redoing|reviewing|collecting)\b)/gu;
const PRONOUN_THIRD = /\b(?:he|she|they)(?:'ll| will|'s going to| is going to|'re going to| are going to)\s+((?:just |also |then |probably |definitely )*)([a-z][a-z-]*)/u;
const NO_NAMES = new Set((
  "It That This There He She They We You I What Who Which Where When How Why Everybody Everyone Nobody Somebody Someone Anybody Anyone " +
  "And But So Then Or If Because Okay Yeah Yes No Well Now Maybe Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February " +
  "March April May June July August September October November December One Two Three People These Those The A My Our Your His Her Their Nothing Something Everything Half Both Otherwise"
).split(" "));

const HYPOTHETICAL = /\b(?:if i (?:was|were|had|could|did)|i wish|imagine|would have|could have|should have|would've|could've|should've|i'd have|if it (?:was|were)|in theory i|i used to|hypothetically)\b/u;
/** Said of the talk itself: what is done now and here is not left to do. */
const RIGHT_HERE = /\b(?:right now|real quick|in a (?:second|sec|minute|moment)|for a (?:second|minute|moment)|while (?:you|we|i) (?:talk|speak|wait)|(?:next|this) slide|on the (?:board|screen|whiteboard)|(?:for|in|of) this meeting)\b/u;
/** A condition in the same sentence that makes the promise idle; polite ones do not. */
const CONDITION = /\b(?:if|unless|when|once)\s+(?!(?:that|it)(?:'s| is) (?:ok|okay|fine|all right|possible|easier)|that works|you (?:like|want|can|could|don't mind|wouldn't mind)|i (?:can|find|get)|possible|needed|necessary|not|we're|i'm back|anything)/u;
const REPORTED = /\b(?:said|says|told (?:me|him|her|them|us)|thought|like|goes|asked|always|every time|sometimes|usually)[,:]? (?:that |'|"|“)?$/u;
/** "What I'll", "how much I can": words that are asked or told about. */
const ASKED = /\b(?:what|how|how much|how many|where|why|whatever|whether|which|who|stuff|things?|whether \S+)\s*$/u;
const PAST = /\b(?:yesterday|last (?:week|month|year|time|night|monday|tuesday|wednesday|thursday|friday)|ago)\b/u;
const JOKE = /\b(?:joking|just kidding|only kidding|ha ha|haha)\b/u;

const WORKLIKE = /^(?:set|follow|put|get|send|write|sort|find|look|reach|pull|loop|sign|draw|bring|line|back|clean|wrap)$/u;

/** How much the verb speaks for work: 0 for none. */
function verbWeight(clause: string): number {
  if (isInMeeting(clause)) return -1;
  const verb = verbOf(clause);
  if (/^(?:look into|look at|look up|look for|have a look|find out|set up|put together|put in|put through|put (?:the|a|it|that|this|them|all|something|an?) |get (?:hold|back|in touch|a|an|the|it|them|that|those|these|some|you|him|her|everyone|everybody)|have (?:it|that|this|them|a|the|all) |give (?:you|him|her|them|it)|go (?:through|over|and|to)|take (?:a|the|it|them|out|that|over|on|this|care)|do (?:a|the|it|that|this|an|some|my|our)|make (?:a|the|sure|an|some|it|that)|speak (?:to|with)|talk (?:to|with)|see (?:if|whether|what|to)|let (?:you|him|her|them|everybody|everyone|the)|come back (?:to you|with)|own|drop (?:you|him|her|them)|sit down with|cc|copy)\b/u.test(clause)) return WORKLIKE.test(verb) || !BROAD_VERBS.has(verb) ? 0.1 : 0.06;
  if (BROAD_VERBS.has(verb)) return 0;
  return WORK_VERBS.has(verb) || /^(?:re|over|out)[a-z]{4,}$/u.test(verb) ? 0.1 : -0.12;
}

const clauseAt = (sentence: Sentence, hit: RegExpMatchArray, word: string): string => {
  const at = (hit.index ?? 0) + hit[0].lastIndexOf(word);
  return sentence.text.slice(at);
};

/** A promise is void where the sentence is about the past, a condition, or what somebody said. */
function isIdle(sentence: Sentence, at: number): boolean {
  const before = sentence.said.slice(0, at);
  return HYPOTHETICAL.test(sentence.said) || REPORTED.test(before) || ASKED.test(before) || /["“]/u.test(before) || /\b(?:if|unless|when|whenever|once)\b[^,]*,?\s*(?:then )?$/u.test(before) && CONDITION.test(before)
    || CONDITION.test(before) && !/^(?:if (?:that|it)|so if)/u.test(before) || JOKE.test(sentence.said) || /\b(?:if|unless|when) (?:you|it|he|she|they|this)\b/u.test(sentence.said.slice(at)) && CONDITION.test(sentence.said.slice(at)) && !/\b(?:see|check|ask|find out|tell|know|confirm)\b[^.]* if\b/u.test(sentence.said.slice(at));
}

function promises(dialogue: Dialogue, sentence: Sentence): Commitment[] {
  if (!OWN_WORDS.test(sentence.said)) return [];
  if (sentence.question && /^(?:(?:and|so|but|well|or)\s+)?(?:should|shall|do you want|can|could|may|would|what|how|why|where|who|is|am|will)\b/u.test(sentence.said)) return [];
  const found: Commitment[] = [];
  let until = 0;
  for (const [pattern, base] of PROMISES) {
    for (const hit of sentence.said.matchAll(pattern)) {
      const word = hit[1] ?? "";
      const clause = clauseAt(sentence, hit, word);
      const weight = verbWeight(lowerClause(clause));
      if (weight === -1 || isIdle(sentence, hit.index) || found.length > 0 && hit.index < until) continue;
      const reply = replyTo(dialogue, sentence.turn);
      const refused = reply?.kind === "no" && /^(?:(?:oh|well),? )?(?:no,? (?:no,? )?(?:don't|please|need)|don't|please don't|leave (?:it|her|him|that)|no need|you don't)/u.test(dialogue.turnSaid[reply.turn] ?? "");
      if (refused || base < 0.45 && reply?.kind === "no") continue;
      until = hit.index + hit[0].length + 12;
      found.push({
        sentence, clause, owner: sentence.speaker, for: null, kind: "promise",
        confidence: base + weight + (reply?.kind === "yes" ? 0.06 : 0) + (/\bby the\b/u.test(sentence.said) ? 0.06 : 0) - (PAST.test(sentence.said) ? 0.2 : 0) - (RIGHT_HERE.test(lowerClause(clause)) ? 0.2 : 0), accepted: null,
      });
    }
  }
  const delivery = DELIVERY.exec(sentence.said);
  if (delivery && !isIdle(sentence, delivery.index)) {
    const clause = `Give you ${sentence.text.slice(delivery.index + delivery[0].length)}`.replace(/\s+from me\b/iu, "");
    found.push({ sentence, clause, owner: sentence.speaker, for: null, kind: "promise", confidence: 0.62, accepted: null });
  }
  if (BACK.test(sentence.said) && !isIdle(sentence, BACK.exec(sentence.said)?.index ?? 0)) {
    const real = found.filter((one) => !/^(?:take|do|handle|own) (?:that|it|this|so|care of)(?:\s|$|[.,])/u.test(lowerClause(one.clause)));
    return real.length > 0 ? real : [{ sentence, clause: "", owner: sentence.speaker, for: null, kind: "back", confidence: 0.56, accepted: null }];
  }
  return found.sort((a, b) => b.clause.length - a.clause.length);
}

/** "sending it" as "send it", where the clause opens with such a form. */
function plainVerb(clause: string, isGerund: boolean): string {
  const verb = isGerund ? /^(\p{L}{2,})ing\b/u.exec(clause)?.[1] : undefined;
  if (verb === undefined) return clause;
  const forms = [verb, `${verb}e`, verb.replace(/(.)\1$/u, "$1")];
  return `${forms.find((form) => WORK_VERBS.has(form)) ?? verb}${clause.slice(verb.length + 3)}`;
}

const lowerClause = (clause: string) => clause.toLowerCase().replace(/’/gu, "'");

function requests(dialogue: Dialogue, sentence: Sentence, nameOwner: NameOwner): Commitment[] {
  const { said, text } = sentence;
  if (HYPOTHETICAL.test(said)) return [];
  const ask = (clause: string, base: number, named: string | null, ofAnybody = false): Commitment[] => {
    const weight = verbWeight(lowerClause(clause));
    if (isForTheCall(lowerClause(clause)) || weight === -1 && !/^(?:see|let|leave)/u.test(clause)) return [];
    const reply = replyTo(dialogue, sentence.turn);
    if (reply?.kind === "no") return [];
    const sure = base - (ofAnybody && named === null && reply?.takes === false ? AGREED_ONLY : 0) - (RIGHT_HERE.test(lowerClause(clause)) ? 0.2 : 0);
    const owner = named ?? reply?.speaker ?? other(dialogue, sentence.speaker);
    return [{
      sentence, clause, owner, for: reply ? sentence.speaker : null, kind: "request",
      confidence: (reply ? sure : UNANSWERED + (named === null ? 0 : 0.15)) + weight / 2, accepted: reply?.turn ?? null,
    }];
  };
  const named = NAMED_REQUEST.exec(text);
  // "Will Corvanta sign" asks what will be, not for work.
  const foretold = named !== null && /^w/u.test(named[0]) && !dialogue.transcript.speakers.some((label) => label.startsWith(named[1] ?? ""));
  const asked = named && !foretold ? nameOwner(named[1] ?? "", sentence) : null;
  if (named && asked !== null) return ask(text.slice(named.index + named[0].length - (named[2] ?? "").length), 0.72, asked);
  for (const [pattern, sure] of REQUESTS) {
    const hit = pattern.exec(said);
    if (hit) return ask(plainVerb(clauseAt(sentence, hit, hit[1] ?? ""), hit[0].startsWith("would you mind")), sure, vocative(sentence, nameOwner), OF_ANYBODY.test(hit[0]));
  }
  const need = NEED_FROM.exec(said);
  if (need) {
    const at = (need.index) + need[0].indexOf(need[1] ?? "");
    return ask(`Give me ${text.slice(at).replace(/\s+from you\b/iu, "")}`, 0.6, vocative(sentence, nameOwner));
  }
  return [];
}

export type NameOwner = (name: string, sentence: Sentence) => string | null;

/** A name by which the sentence calls somebody, at its start or end. */
function vocative(sentence: Sentence, nameOwner: NameOwner): string | null {
  const hit = /^(?:(?:[Aa]nd|[Ss]o|[Oo]kay|[Hh]ey|[Tt]hen|[Rr]ight),? )?(\p{Lu}[\p{L}'’-]+),? (?=can|could|would|will|please|why|you)/u.exec(sentence.text)
    ?? /, (\p{Lu}[\p{L}'’-]+)[?.!]*$/u.exec(sentence.text);
  return hit ? nameOwner(hit[1] ?? "", sentence) : null;
}

/** The other one of two speakers. */
function other({ transcript }: Dialogue, speaker: string | null): string | null {
  const others = transcript.speakers.filter((label) => label !== speaker);
  return transcript.speakers.length === 2 && others.length === 1 ? others[0] ?? null : null;
}

function thirds(sentence: Sentence, nameOwner: NameOwner, lastNamed: string | null): Commitment[] {
  const { text, said } = sentence;
  if (HYPOTHETICAL.test(said) || sentence.question || CONDITION.test(said.slice(0, 40)) && /^(?:so |and |but )?(?:if|when|unless)/u.test(said)) return [];
  const found: Commitment[] = [];
  for (const hit of text.matchAll(THIRD)) {
    const owner = nameOwner(hit[1] ?? "", sentence) ?? nameOwner((hit[1] ?? "").split(/\s/u).at(-1) ?? "", sentence);
    const clause = text.slice(hit.index + hit[0].length - (hit[3] ?? "").length);
    const weight = verbWeight(lowerClause(clause));
    if (owner === null || owner === sentence.speaker || ASKED.test(lowerClause(text.slice(0, hit.index + 1))) || weight === -1 || weight < 0 || /^(?:be|have|need|want|say|think|know|not|never|probably)\b/u.test(clause)) continue;
    found.push({ sentence, clause, owner, for: null, kind: "third", confidence: 0.5 + weight, accepted: null });
  }
  for (const hit of text.matchAll(THIRD_DOING)) {
    const owner = nameOwner(hit[1] ?? "", sentence);
    if (owner !== null) found.push({ sentence, clause: plainVerb(text.slice(hit.index + hit[0].length - (hit[2] ?? "").length), true), owner, for: null, kind: "third", confidence: 0.44, accepted: null });
  }
  if (found.length > 0) return found;
  const pronoun = PRONOUN_THIRD.exec(said);
  if (pronoun && lastNamed !== null && lastNamed !== sentence.speaker) {
    const clause = clauseAt(sentence, pronoun, pronoun[2] ?? "");
    const weight = verbWeight(lowerClause(clause));
    if (weight > 0) found.push({ sentence, clause, owner: lastNamed, for: null, kind: "third", confidence: 0.38 + weight, accepted: null });
  }
  return found;
}

function nobodys(sentence: Sentence): Commitment[] {
  if (HYPOTHETICAL.test(sentence.said) || CONDITION.test(sentence.said.slice(0, 30))) return [];
  for (const [pattern, base] of NOBODY) {
    const hit = pattern.exec(sentence.said);
    const clause = hit ? clauseAt(sentence, hit, hit[1] ?? "") : "";
    const weight = verbWeight(lowerClause(clause));
    const passive = hit !== null && /\bbe\s+\S+$/u.test(hit[0]);
    if (!hit || isForTheCall(lowerClause(clause)) || !passive && weight < 0 && base < 0.6) continue;
    const start = passive ? 0 : -1;
    return [{ sentence, clause: start === 0 ? sentence.text : clause, owner: null, for: null, kind: "nobody", confidence: base + Math.max(0, weight), accepted: null }];
  }
  return [];
}

/** An offer in a question: "should I", "do you want me to"; it counts where it was taken up. */
const OFFER = new RegExp(`\\b(?:should i|shall i|do you want me to|would you like me to|would it help if i|i could|how about i|what if i|can i)\\s+${ADVERBS}${WORD}`, "u");

function offers(dialogue: Dialogue, sentence: Sentence): Commitment[] {
  const hit = OFFER.exec(sentence.said);
  if (!hit || HYPOTHETICAL.test(sentence.said)) return [];
  const clause = clauseAt(sentence, hit, hit[1] ?? "");
  const weight = verbWeight(lowerClause(clause));
  const reply = replyTo(dialogue, sentence.turn);
  if (reply?.kind !== "yes" || weight <= 0) return [];
  return [{ sentence, clause, owner: sentence.speaker, for: null, kind: "promise", confidence: 0.5 + weight, accepted: reply.turn }];
}

/** Sentences back in which "him" and "her" look for their person. */
const PERSON_REACH = 10;
const NEAR_REACH = 4;

interface Named {
  name: string;
  sentence: number;
}

/** People whom a sentence names. */
function namesIn(sentence: Sentence, nameOwner: NameOwner): Named[] {
  return [...sentence.text.matchAll(/\p{Lu}[\p{L}'’-]*\p{L}/gu)].flatMap((hit) => {
    const name = NO_NAMES.has(hit[0]) ? null : nameOwner(hit[0].replace(/['’]s$/u, ""), sentence);
    return name === null ? [] : [{ name, sentence: sentence.index }];
  });
}

/** The one person of those named lately who neither speaks nor is to do the work. */
function spokenOf(recent: readonly Named[], { sentence, owner }: Commitment): string | null {
  const others = new Set(recent.filter((named) => sentence.index - named.sentence <= PERSON_REACH && named.name !== sentence.speaker && named.name !== owner).map(({ name }) => name));
  return others.size === 1 ? [...others][0] ?? null : null;
}

function commitmentsOf(dialogue: Dialogue, sentence: Sentence, nameOwner: NameOwner, near: string | null): Commitment[] {
  const own = promises(dialogue, sentence);
  if (own.length > 0) return own;
  const asked = [...requests(dialogue, sentence, nameOwner), ...offers(dialogue, sentence)];
  if (asked.length > 0) return asked.slice(0, 1);
  const named = thirds(sentence, (name, at) => (NO_NAMES.has(name) ? null : nameOwner(name, at)), near);
  return named.length > 0 ? named : nobodys(sentence);
}

/** Everything that sounds like work taken or asked for, sentence by sentence. */
export function findCommitments(dialogue: Dialogue, nameOwner: NameOwner): Commitment[] {
  const recent: Named[] = [];
  return dialogue.sentences.flatMap((sentence) => {
    recent.push(...namesIn(sentence, nameOwner));
    const last = recent[recent.length - 1];
    const near = last && sentence.index - last.sentence <= NEAR_REACH ? last.name : null;
    const lately = recent.slice(-12);
    return commitmentsOf(dialogue, sentence, nameOwner, near).map((one) => ({ ...one, spokenOf: spokenOf(lately, one) }));
  });
}
