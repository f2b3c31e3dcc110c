import { ADVERBS, HYPOTHETICAL, RIGHT_HERE, WORD, clauseAt, lowerClause, plainVerb, verbWeight, type Commitment, type NameOwner } from "./clause";
import { replyTo } from "./replies";
import type { Dialogue, Sentence } from "./sentences";
import { WORK_VERBS, isForTheCall } from "./verbs";

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
/** "Can I have a page", "could I get the numbers": the others are to give it. */
const GIVE_ME = /\b(?:can|could|may|might) (?:i|we) (?:please |maybe |just |also |perhaps )*(have|get|see) (?=(?:the|an?|your|his|her|their|our|that|this|those|these|some|all|last|next)\b)/u;
/** What is wanted only for the talk itself. */
const SMALL_WISH = /^(?:an?|the|your|that|some|one|this) (?:(?:quick|short|little|last|first|other) )*(?:second|sec|minute|moment|word|words|look|go|coffee|tea|water|question|break|drink|sense|floor|turn|feel|show|volunteer|round|idea|opinion|thoughts?|view|take|hands?|help|back)\b/u;
/** "Tom, send the plan", "Tom, please send the plan". */
const ORDER = new RegExp(`^(?:(?:[Aa]nd|[Ss]o|[Oo]kay|[Tt]hen),? )?(\\p{Lu}[\\p{L}'’-]+), (?:please )?${WORD}(?= (?:the|an?|me|us|it|that|this|your|our|my|all|\\p{Lu}))`, "u");
/** "Can Jo call them", "X, can you": somebody named is asked. */
const NAMED_REQUEST = /\b(?:can|could|will|would)\s+(\p{Lu}[\p{L}'’-]+)\s+(?:please\s+|just\s+|maybe\s+)?([a-z]+)/u;

export function requests(dialogue: Dialogue, sentence: Sentence, nameOwner: NameOwner): Commitment[] {
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
  const wish = GIVE_ME.exec(said);
  if (wish) {
    const thing = text.slice(wish.index + wish[0].length);
    if (SMALL_WISH.test(lowerClause(thing))) return [];
    const clause = `${wish[1] === "get" ? "Get" : "Give"} me ${thing}`;
    return ask(clause, 0.68, vocative(sentence, nameOwner));
  }
  const order = ORDER.exec(text);
  const ordered = order && WORK_VERBS.has(order[2] ?? "") ? nameOwner(order[1] ?? "", sentence) : null;
  if (order && ordered !== null && ordered !== sentence.speaker && dialogue.transcript.speakers.includes(ordered)) {
    return ask(clauseAt(sentence, order, order[2] ?? ""), 0.66, ordered);
  }
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

/** An offer in a question: "should I", "do you want me to"; it counts where it was taken up. */
const OFFER = new RegExp(`\\b(?:should i|shall i|do you want me to|would you like me to|would it help if i|i could|how about i|what if i|can i(?! (?:please |maybe |just |also )?(?:have|get|see|borrow)\\b))\\s+${ADVERBS}${WORD}`, "u");

export function offers(dialogue: Dialogue, sentence: Sentence): Commitment[] {
  const hit = OFFER.exec(sentence.said);
  if (!hit || HYPOTHETICAL.test(sentence.said)) return [];
  const clause = clauseAt(sentence, hit, hit[1] ?? "");
  const weight = verbWeight(lowerClause(clause));
  const reply = replyTo(dialogue, sentence.turn);
  if (reply?.kind !== "yes" || weight <= 0) return [];
  return [{ sentence, clause, owner: sentence.speaker, for: null, kind: "promise", confidence: 0.5 + weight, accepted: reply.turn }];
}
