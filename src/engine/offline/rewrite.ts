import { lower } from "./sentences";

/** Who is meant by the little words of a clause. */
export interface Voices {
  /** First names, null where not known. */
  speaker: string | null;
  addressee: string | null;
  /** Whom "him" and "her" mean. */
  spokenOf?: string | null;
}

/** What trails off behind the work itself. */
const TAILS = [
  /[,.]?\s+(?:okay|ok|right|yeah|all right|if (?:that's|that is|it's) (?:okay|ok|fine|all right|possible)|if you (?:like|want|can|could|don't mind)|i think|i guess|i suppose|i promise|i hope|or something(?: like that)?|or whatever|and so on|as well|then|though|please|too|for now|you know|hopefully|no|so|and|but|because|or|actually|obviously|to be honest)\s*[?.!,]*$/iu,
  /[,.?!;:\s]+$/u,
];
/** A new thought behind the work: what comes after it is left out. */
const NEW_THOUGHT = /(?:,\s+(?:i|i'm|i've|i'll|i’m|i’ve|i’ll|we|we're|we've|we’re|we’ve|it's|it’s|it|he|he's|he’s|she|she's|she’s|they|they're|you|that's|that’s|there's|there’s)|\s+and i(?:'ll|’ll| will|'m| can)|[,;.]?\s+(?:and |so |but |then )*let(?:'s|’s| us)|\s+and (?:then )?(?:we|you|he|she|they|it|that|there|this|somebody|someone)(?:['’](?:s|re|ll|ve)| (?:will|can|should|is|are|has|have|need|could|must))|\s+and \p{L}+(?: \p{L}+)? (?:will|is going to|['’]ll)|,?\s+(?:so that's|so i (?:don't|can|know)|because|cause|'cause|but|although|since (?:you|i|it)|which (?:is|means|will)|if (?:that's|you) |i mean|you know what|and then we(?:'ll|'re| can)|so (?:we|you|they|it|he|she|there)(?:'s|'re|'ll)?))\b/iu;
/** Least words before a new thought may end the line. */
const LEAST = 3;
const LONGEST = 28;

/** Takes off what trails off at the end of a spoken clause. */
export function trimTail(text: string): string {
  let out = text;
  for (let before = ""; before !== out;) {
    before = out;
    for (const tail of TAILS) out = out.replace(tail, "");
  }
  return out;
}

/** The start of a new thought behind a clause's work (UTF-16), its length where there is none. */
export function workEnd(clause: string): number {
  const thought = NEW_THOUGHT.exec(clause);
  return thought && clause.slice(0, thought.index).split(" ").length >= LEAST ? thought.index : clause.length;
}

/** Who is spoken to is left out where nobody knows who that is and the words stand without. */
function withoutAddressee(text: string): string {
  return text
    .replace(/^(send|give|show|bring|write|forward|get|hand|email|mail|drop|post|make|find|ping|text|order|book|buy|print) you (?=(?:the|an?|my|our|his|her|their|its|some|all|both|that|this|those|these|everything|\p{Lu}[\p{L}'’-]+['’]s)\b)/iu, "$1 ")
    .replace(/ (?:to|for|with|from) you(?=$|[.,]| (?:by|on|before|after|tomorrow|today|tonight|this|next|in|at|and|until)\b)/giu, "")
    .replace(/\byour\b/giu, "the");
}

export function capitalize(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

const replaceWord = (text: string, word: string, by: string | null) =>
  by === null ? text : text.replace(new RegExp(`\\b${word}\\b`, "giu"), by);

/** "Him", and "her" where it is no "her list". */
const THIRD = /\bhim\b|\bher\b(?=\s*(?:$|[,.;]|(?:to|about|this|that|tomorrow|today|tonight|on|by|before|after|if|and|for|in|the|an?|whether|what|when|at|next|again)\b))/giu;

/** Says who "me", "my", "you" and "your" are where that is known. */
export function nameVoices(text: string, { speaker, addressee, spokenOf }: Voices): string {
  const third = spokenOf ? text.replace(THIRD, spokenOf) : text;
  let out = replaceWord(third, "my", speaker === null ? null : `${speaker}'s`);
  out = out.replace(/\b(\p{L}+) (me|you)\b(?!['’]|\s+(?:guys|know|can|could|have|had|are|were|do|did|want|need|said|like|think|see|get|got|mentioned|wanted|asked|will|would|should|gave|sent|made|showed|told|two|all|both|lot|lads|folks))/giu, (hit, before: string, who: string) => {
    const name = who.toLowerCase() === "me" ? speaker : addressee;
    return name === null || /^(?:if|that|when|what|as|whether|how|because|and|thank|bless)$/iu.test(before) ? hit : `${before} ${name}`;
  });
  return replaceWord(out, "your", addressee === null ? null : `${addressee}'s`);
}

const CHUNK = /\b(?:the|our|your|my|his|her|their|this|an?)\s+((?:[\p{L}\p{N}'’-]+\s?){1,5})/giu;
const CHUNK_END = /\b(?:is|are|was|were|has|have|had|that|which|who|and|but|or|so|because|if|when|on|in|at|for|from|with|to|of|by|as|than|before|after|until|till|about|into|over|under|while|where|how|why|what|him|her|us|them|me|tomorrow|today|tonight|yesterday|again|too|also|needs?|comes?|wants?|it|they|we|you|i|he|she|there|not|just|will|would|can|could|gets?|got|goes|isn't|thing|things|bit|lot|one|way|moment|minute|time|day|week)\b.*$/iu;

/** An opinion of a thing, or a place in a row, says not which thing. */
const NO_NAMING = /^(?:interesting|good|nice|great|bad|big|small|whole|same|other|right|only|real|funny|next|last|first|second|best|worst|main|new|old|little|long|short|hard|easy|lovely|wrong|different|few|many|most|more|better|lot)\b/iu;
const MOST_WORDS = 4;

/** The longest thing of two to four words that a sentence names with its article ("the invoice form"), or null. */
export function thingIn(text: string): string | null {
  let best = "";
  for (const hit of text.matchAll(CHUNK)) {
    const chunk = (hit[1] ?? "").replace(CHUNK_END, "").trim();
    if (chunk.length > best.length && chunk.includes(" ") && chunk.split(/\s+/u).length <= MOST_WORDS && !NO_NAMING.test(chunk)) best = chunk;
  }
  return best === "" ? null : best;
}

/** A short imperative line from the clause that starts with the verb: its end cut, the voices named. */
export function imperative(clause: string, voices: Voices): string {
  const kept = clause.slice(0, workEnd(clause));
  const short = (voices.addressee === null ? withoutAddressee(kept) : kept).split(" ").slice(0, LONGEST).join(" ");
  return capitalize(trimTail(nameVoices(trimTail(short), voices)));
}

/** A statement as a line with its full stop: leading connectives and tails off, voices named. */
export function statement(text: string, voices: Voices): string {
  const lead = /^(?:(?:and|so|but|okay|ok|yeah|yes|well|right|no|oh|ah|because|like|then|also|anyway|look|hm|mm|now|honestly|i think|i guess|i suppose|i mean|to be honest|the thing is|that's why|as i said|by the way|alright|all right|fine|good|great|actually|basically|just|cheers|thanks|thank you)\b[,.!]*\s+)+/iu;
  const bare = trimTail(text.replace(lead, ""));
  return capitalize(nameVoices(bare === "" ? trimTail(text) : bare, voices));
}

/** Whether a clause says only "it", "that", "this" for its object and so needs the words before it to be understood. */
export function isVague(clause: string): boolean {
  const said = lower(clause).replace(/,.*$/u, "").replace(/\b(?:by|before|until|on|for|this|next|in)\s+(?:the\s+)?\S+$/u, "");
  return /^\S+(?:\s+(?:up|out|in|on|into|to|for|of|with|about|a|the|first|draft|them|you|me|us|everybody|everyone|back))*\s+(?:that|it|this|them|these|those|ones?|so|him|her|(?:the )?(?:right|new|other|same|first) ones?)\b/u.test(said) && said.split(" ").length <= 9
    || said.split(" ").length <= 2;
}
