import type { Dialogue } from "./sentences";

/** How others answered what was said in a turn: the first turn that says yes or no. */
export interface Reply {
  kind: "yes" | "no";
  turn: number;
  speaker: string | null;
  /** Whether it takes something on and does not only agree. */
  takes: boolean;
}

/** Turns in which an answer is looked for. */
const REACH = 3;
/** An answer says yes or no in its first so many signs. */
const OPENING = 120;

const LEAD = "^(?:(?:oh|ah|well|and|so|right|ha|god|look|yeah but|okay but|mm),? )*";
const YES = new RegExp(
  `${LEAD}(?:yeah|yes|yep|yup|aye|sure|okay|ok|of course|will do|can do|no problem|no worries|absolutely|definitely|certainly|got it|on it|happy to|` +
  "gladly|with pleasure|alright|all right|fine|good|great|perfect|brilliant|lovely|super|done|deal|agreed|i'll|i will|i can|leave (?:it|that) with me|" +
  "noted|understood|works for me|please|sounds|that would be|that works|makes sense|exactly|correct|go ahead|me too|same here|i agree|i'm (?:fine|okay|happy) with)\\b", "u");
const NO = new RegExp(
  `${LEAD}(?:no(?! (?:problem|worries|it makes|that's fine|rush|that's good|good|you're right|i agree|but yes))\\b|nope|nah|never|not really|not me|absolutely not|` +
  "don't|do not|please (?:no|don't)|no need|forget it|never mind|sorry,? (?:i )?can't|i can't|i couldn't|i won't|i'm not going to)", "u");
/** A yes with which somebody takes on what was asked. */
const TAKES = /\b(?:i'll|i will|will do|can do|sure|of course|no (?:problem|worries)|on it|happy to|gladly|leave (?:it|that)|i can|you'll (?:have|get)|consider it|absolutely|definitely|certainly|noted|got it|yes,? i|understood|deal|done|please)\b|^(?:yes|yep|okay|ok|fine|alright|all right)\b/u;
const DECLINED = /\b(?:i'd rather not|rather not|no need|please (?:no|don't)|leave (?:it|her|him|that|them)(?! with me| to me| in)\b|save yourself|you don't (?:have|need) to|don't bother|not worth it|let's not|that's really kind but|i'm not (?:sure|convinced) (?:that|about)|over my dead body)/u;

/** The nearest answer of somebody else to what was said in a turn (0-based), within three turns; null for none. */
export function replyTo(dialogue: Dialogue, turn: number): Reply | null {
  const { turns } = dialogue.transcript;
  const asker = turns[turn]?.speaker ?? null;
  for (let next = turn + 1; next <= turn + REACH && next < turns.length; next++) {
    const speaker = turns[next]?.speaker ?? null;
    if (speaker !== null && speaker === asker) continue;
    const said = (dialogue.turnSaid[next] ?? "").slice(0, OPENING);
    if (NO.test(said) || DECLINED.test(said)) return { kind: "no", turn: next, speaker, takes: false };
    if (YES.test(said)) return { kind: "yes", turn: next, speaker, takes: TAKES.test(said) };
    if (said.split(" ").length > 6) return null;
  }
  return null;
}

/** Whether the next words of somebody else turn an offer down. */
export function isDeclined(dialogue: Dialogue, turn: number): boolean {
  return replyTo(dialogue, turn)?.kind === "no";
}
