import { offers, requests } from "./asks";
import { ADVERBS, HYPOTHETICAL, RIGHT_HERE, WORD, clauseAt, lowerClause, plainVerb, verbWeight, type Commitment, type NameOwner } from "./clause";
import { replyTo } from "./replies";
import type { Dialogue, Sentence } from "./sentences";
import { WORK_VERBS, isForTheCall } from "./verbs";

/** Words with which a speaker takes something on, and how sure each is alone. */
const PROMISES: [RegExp, number][] = [
  [new RegExp(`\\bi(?:'ll| will)\\s+${ADVERBS}${WORD}`, "gu"), 0.5],
  [new RegExp(`\\bi(?:'m| am) (?:going to|gonna)\\s+${ADVERBS}${WORD}`, "gu"), 0.44],
  [new RegExp(`\\blet me\\s+${ADVERBS}${WORD}`, "gu"), 0.38],
  [new RegExp(`\\bi can\\s+${ADVERBS}${WORD}`, "gu"), 0.34],
  [new RegExp(`\\bi(?:'ve got to| have to| need to| must|'d better)\\s+${ADVERBS}${WORD}`, "gu"), 0.36],
  [new RegExp(`\\b(?:action(?: item)?(?: is)?|(?:that|this|it)(?:'s| is)|put) (?:on|for|down to) me (?:is )?(?:to|for)[,:]?\\s+${ADVERBS}${WORD}`, "gu"), 0.6],
  [new RegExp(`\\bi should\\s+${ADVERBS}${WORD}`, "gu"), 0.3],
];
/** Without one of these a sentence promises nothing. */
const OWN_WORDS = /\bi\b|\bme\b|\byou(?:'ll| will)\b/u;
/** "You'll have it from me": the work is to give. */
const DELIVERY = /\byou(?:'ll| will) (?:have|get|see|receive)\s+(?=.*\b(?:from me|by|before|tomorrow|tonight|today|on)\b)/u;
/** Words that take on what was just spoken of. */
const BACK = /\b(?:leave (?:it|that|this|them) (?:with|to) me|(?:that's|that is|this is|it's|this one's|that one's) (?:on|with) me|i'm on it|i'll take (?:that|this|it)(?: one)?(?: on)?(?=[.,!]|$)|i'll do (?:that|it|so)(?=[.,!]|$)|action on me|put me down for|i've got (?:that|this) one|i'll handle (?:that|it|this)|i'll take care of (?:that|it|this)|i'll own (?:that|it|this)|consider it done|i volunteer|i can (?:do|take|handle) (?:that|it|this|that one))\b/u;

/** Asked who does it, in so many words: work once somebody takes it. */
const WHO_DOES = new RegExp(`^(?:(?:and|so|but|okay|then),? )?who(?:'s| is)? (?:currently )?${WORD}(?= (?:the|our|this|that|these|those|an?)\\b.*\\?)`, "u");
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
  "March April May June July August September October November December One Two Three People These Those The A My Our Your His Her Their Nothing Something Everything Half Both Otherwise Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays"
).split(" "));

/** A condition in the same sentence that makes the promise idle; polite ones do not. */
const CONDITION = /\b(?:if|unless|when|once)\s+(?!(?:that|it)(?:'s| is) (?:ok|okay|fine|all right|possible|easier)|that works|you (?:like|want|can|could|don't mind|wouldn't mind)|i (?:can|find|get)|possible|needed|necessary|not|we're|i'm back|anything)/u;
const REPORTED = /\b(?:said|says|told (?:me|him|her|them|us)|thought|like|goes|asked|always|every time|sometimes|usually)[,:]? (?:that |'|"|“)?$/u;
/** "What I'll", "how much I can": words that are asked or told about. */
const ASKED = /\b(?:what|how|how much|how many|where|why|whatever|whether|which|who|stuff|things?|whether \S+)\s*$/u;
const PAST = /\b(?:yesterday|last (?:week|month|year|time|night|monday|tuesday|wednesday|thursday|friday)|ago)\b/u;
const JOKE = /\b(?:joking|just kidding|only kidding|ha ha|haha)\b/u;

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

/** How sure work is of which was only asked who does it. */
const WHO_ALONE = 0.3;

/** "writes" or "writing" as "write"; null where it is no verb of work. */
function thirdPersonVerb(word: string): string | null {
  const forms = word.endsWith("ing") ? [plainVerb(word, true)] : word.endsWith("s") ? [word.slice(0, -1), word.replace(/es$/u, ""), word.replace(/ies$/u, "y")] : [];
  return forms.find((form) => WORK_VERBS.has(form)) ?? null;
}

function nobodys(sentence: Sentence): Commitment[] {
  if (HYPOTHETICAL.test(sentence.said) || CONDITION.test(sentence.said.slice(0, 30))) return [];
  const who = WHO_DOES.exec(sentence.said);
  const done = who ? thirdPersonVerb(who[1] ?? "") : null;
  if (who && done !== null) {
    const clause = `${done}${clauseAt(sentence, who, who[1] ?? "").slice((who[1] ?? "").length)}`;
    return [{ sentence, clause, owner: null, for: null, kind: "nobody", confidence: WHO_ALONE, accepted: null }];
  }
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

/** "Priya, I'll send you …": to whom a promise is said. */
const CALLED = /^(?:(?:[Aa]nd|[Ss]o|[Oo]kay|[Yy]es|[Ss]ure),? )?(\p{Lu}[\p{L}'’-]+), I(?: |['’])/u;

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
    const name = NO_NAMES.has(hit[0]) || NO_NAMES.has(hit[0].replace(/['’]s$/u, "")) ? null : nameOwner(hit[0].replace(/['’]s$/u, ""), sentence);
    return name === null ? [] : [{ name, sentence: sentence.index }];
  });
}

/** The one person of those named lately who neither speaks nor is to do the work. */
function spokenOf(recent: readonly Named[], { sentence, owner }: Commitment): string | null {
  const others = new Set(recent.filter((named) => sentence.index - named.sentence <= PERSON_REACH && named.name !== sentence.speaker && named.name !== owner).map(({ name }) => name));
  return others.size === 1 ? [...others][0] ?? null : null;
}

/** Work of a named other behind one's own: "I'll call them and Jo will write it down". */
function alsoNamed(sentence: Sentence, nameOwner: NameOwner): Commitment[] {
  const second = /\band (?=\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?(?:['’]ll| will| is going to)\b)/u.exec(sentence.text);
  if (!second) return [];
  const at = second.index + second[0].length;
  return thirds({ ...sentence, text: sentence.text.slice(at), said: sentence.said.slice(at) }, (name, where) => (NO_NAMES.has(name) ? null : nameOwner(name, where)), null)
    .map((one) => ({ ...one, sentence }));
}

function commitmentsOf(dialogue: Dialogue, sentence: Sentence, nameOwner: NameOwner, near: string | null): Commitment[] {
  const own = promises(dialogue, sentence);
  if (own.length > 0) return [...own, ...alsoNamed(sentence, nameOwner)];
  const asked = [...requests(dialogue, sentence, nameOwner), ...offers(dialogue, sentence)];
  if (asked.length > 0) return asked.slice(0, 1);
  const named = thirds(sentence, (name, at) => (NO_NAMES.has(name) ? null : nameOwner(name, at)), near);
  return named.length > 0 ? named : nobodys(sentence);
}

/** Everything that sounds like work taken or asked for, sentence by sentence; `isPerson` tells which names are people's for sure. */
export function findCommitments(dialogue: Dialogue, nameOwner: NameOwner, isPerson: (name: string) => boolean): Commitment[] {
  const recent: Named[] = [];
  return dialogue.sentences.flatMap((sentence) => {
    recent.push(...namesIn(sentence, nameOwner));
    const last = recent[recent.length - 1];
    const near = last && sentence.index - last.sentence <= NEAR_REACH ? last.name : null;
    const sure = (name: string | null) => (name !== null && isPerson(name) ? name : null);
    const lately = recent.slice(-12);
    const called = CALLED.exec(sentence.text)?.[1];
    const addressee = called === undefined || NO_NAMES.has(called) ? null : nameOwner(called, sentence);
    return commitmentsOf(dialogue, sentence, nameOwner, near).map((one) => ({ ...one, spokenOf: sure(spokenOf(lately, one)), addressee: one.kind === "promise" ? addressee : null }));
  });
}
