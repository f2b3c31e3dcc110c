import { areTwo, contentWords, overlap } from "../../text/words";
import type { FoundItem } from "../engine";
import { firstName } from "./people";
import { statement } from "./rewrite";
import type { Dialogue, Sentence } from "./sentences";

const NUMBER = /\b(?:\d[\d.,:]*\p{L}{0,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|percent|half|double|third|quarter|grand|euros?|dollars?|pounds?)\b/gu;
const TIME = /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year|quarter|days?|hours?|minutes?|weeks|months|years|until|since|deadline|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\p{L}+teenth|twentieth|thirtieth)\b/gu;
/** What states how things are. */
const STATES = /\b(?:is|are|was|were|has|have|had|'s|'re|takes|costs|runs|needs|went|came|gave|got|moved|shows|starts|ends|closes|opens|expires|means|includes|covers|passed|done|finished|says|said|wants|asked)\b/u;
const NO_FACT = /^(?:are|is|do|did|does|you|you'd|if|don't|say)\b|\b(?:i'll|i will|let me|let's|can you|could you|would you|i think|i guess|i'd|if i|maybe|i mean to|hello|hi|bye|thanks|thank you|sorry|joking|haha|ha|mum|mother|dog|cat|kids|wife|husband|girlfriend|boyfriend|weekend|holiday|football|coffee|lunch|cake|beer|wedding|birthday|don't know|no idea|not sure)\b/u;
const MOST = 12;
const WORDS_IN_ALL = 230;
const SHORTEST = 5;
const LONGEST = 34;

function worth(sentence: Sentence, common: ReadonlySet<string>): number {
  const { said, text, question } = sentence;
  const length = text.split(" ").length;
  if (question || length < SHORTEST || length > LONGEST || NO_FACT.test(said) || !STATES.test(said)) return 0;
  const numbers = Math.min(3, (said.match(NUMBER) ?? []).length);
  const times = Math.min(2, (said.match(TIME) ?? []).length);
  const names = Math.min(2, (text.slice(1).match(/(?:^|\s)\p{Lu}[\p{L}'’-]+/gu) ?? []).filter((word) => !common.has(word.trim().toLowerCase()) && !/^\s?I(?:['’]|$)/u.test(word)).length);
  const content = contentWords(said).size;
  if (numbers === 0 && times + names < 2) return 0;
  const personal = /\b(?:i|me|my|i'm|i've)\b/u.test(said) ? 0.6 : 0;
  return numbers * 0.8 + times * 0.5 + names * 0.6 + Math.min(content, 12) * 0.12 - personal - Math.max(0, length - 22) * 0.05;
}

/** The statements that tell most, by numbers, dates and names, without what stands in other sections (`taken` sentences). */
export function findFacts(dialogue: Dialogue, taken: ReadonlySet<string>): FoundItem[] {
  const ranked = dialogue.sentences
    .map((sentence) => ({ sentence, score: sentence.quotes.some(({ quote }) => taken.has(quote)) ? 0 : worth(sentence, dialogue.commonWords) }))
    .filter(({ score }) => score > 1.2)
    .sort((a, b) => b.score - a.score || a.sentence.index - b.sentence.index);
  const kept: typeof ranked = [];
  let length = 0;
  for (const one of ranked) {
    const size = one.sentence.text.split(" ").length;
    if (kept.length >= MOST || length + size > WORDS_IN_ALL) continue;
    if (kept.some(({ sentence }) => overlap(contentWords(sentence.said), contentWords(one.sentence.said)) >= 0.6 && !areTwo(sentence.text, one.sentence.text))) continue;
    kept.push(one);
    length += size;
  }
  return kept.sort((a, b) => a.sentence.index - b.sentence.index).map(({ sentence, score }) => ({
    section: "keyFacts", text: `${statement(sentence.text, { speaker: firstName(sentence.speaker), addressee: null })}.`,
    confidence: Math.min(0.9, 0.4 + score * 0.1), evidence: sentence.quotes.slice(0, 3),
  }));
}
