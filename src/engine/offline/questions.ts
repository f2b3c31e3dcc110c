import { areTwo, contentWords, overlap } from "../../text/words";
import type { FoundItem } from "../engine";
import { firstName } from "./people";
import { capitalize, nameVoices } from "./rewrite";
import type { Dialogue, Sentence } from "./sentences";
import { isTorn, tellingWords } from "./whole";

/** Answers that leave a question open, and how surely. */
const OPEN: [RegExp, number][] = [
  [/\b(?:i|we) (?:honestly |really |still |just )?(?:don't|do not|didn't) (?:honestly |really |actually )?know\b|\bno idea\b|\bnobody (?:really )?knows\b|\bnobody does\b|\bi haven't (?:got )?(?:a clue|the answer|an answer|the foggiest)\b|\bi've no (?:idea|clue)\b/u, 0.66],
  [/\b(?:that's a |it's a )?(?:good|great|fair|excellent|big) question\b/u, 0.64],
  [/\b(?:i|we) (?:can't|cannot|couldn't|couldn't really) (?:answer|tell you|say|find)\b|\bi (?:wouldn't|couldn't) (?:know|like to say)\b|\bi should know that\b|\bnot my (?:call|decision)\b/u, 0.62],
  [/\b(?:i'm |we're |i am )?(?:not|never) (?:\w+ )?(?:sure|certain)\b|\bhard to say\b|\bno one(?:'s| has) (?:told|said)\b|\bthey haven't (?:told|said|decided)\b|\bthey(?:'d| would|'ll)? (?:come|get) back to (?:us|me)\b|\b(?:i|we) still don't have\b|\bi(?:'ve| have) heard nothing\b|\bdidn't (?:answer|say)\b|\bnobody(?:'s| has)? (?:told|said|asked|answered)\b|\bwho knows\b|\bnot clear\b|\bunclear\b|\bit depends\b|\bthat depends\b/u, 0.54],
  [/\b(?:i'd|i would|i'll|i will|we'd|we'll|we|i) (?:have to|need to|'ll have to)? ?(?:find (?:that |it )?out|look (?:that |it |into )|check|ask|get back to you|come back to you)\b|\blet me (?:find out|check|ask|look)\b|\b(?:let's|we'll|we should|we can) (?:park|leave|come back to|take) (?:it|that|this)\b|\bparked\b|\bpark it\b|\bopen (?:question|point|item)\b|\bto be (?:confirmed|decided)\b/u, 0.5],
];
/** An open question said without a question mark. */
const STATED = /\b(?:(?:i|we|nobody|no one) (?:still |really |honestly )?(?:don't|doesn't|do not|didn't|knows?) ?(?:really |yet |actually )?(?:know )?(?:whether|if|who|what|when|where|how|why|which)\b(?! (?:you|to say|to tell|i'm|he's on about))|(?:the|my|one|another|big|open) (?:open )?question is|(?:we|i) (?:still )?need to (?:figure out|work out|find out|decide|clarify) (?:whether|if|who|what|when|where|how|why|which)|it's (?:not clear|unclear|still open) (?:whether|if|who|what|when|how|why|which)|i wonder (?:if|whether|who|how|what))/u;
const WH = /\b(?:who|whose|what|when|where|which|why|how|is|are|was|do|does|did|can|could|will|would|should|has|have|may)\b/u;
const REQUEST = /\b(?:can|could|would|will) you (?!tell|say|remember)|\bwhy don't you|\bshall i|\bshould i|\bdo you want|\bwould you like|\bhow are you|\bhow's (?:your|the (?:puppy|dog|cat|kids|family|weather))|\bhow was|\bcan (?:you|everybody|everyone) hear|\bdid you (?:see|watch|hear)|\bisn't it\?$|\bright\?$|\bokay\?$|\bdon't you think|\bwho (?:told|said)|\byou know\?$|^(?:what|sorry|really|who|when|why|how|where|pardon|is it|are you sure)\?$|\bwhat did i say|\bwhat's that|\bwho's that|\bwhere were you|\bwhat's (?:it|he|she) (?:got to do|called)|\bam i/u;
const FOUND = /\b(?:found it|i found|i looked (?:it )?up|i've got it|got it here|here it is|i checked|just checked|i've just (?:looked|checked)|turns out|the answer|by the way|to answer|on (?:your|the) question|was your question|it's the|it says|you asked)\b/u;
const ANSWER_REACH = 3;
/** An answer shows in its first so many signs that it is none. */
const ANSWER_LENGTH = 120;
/** Sentences of the asker's own turn that may leave it open. */
const REST = 5;
const LATER = 400;
const LEAST_WORDS = 1;
const PLAIN_ANSWER = 6;
/** So much of a question's content must come again with an answer. */
const ABOUT = 0.3;

/** How openly the turns behind a question leave it; 0 where somebody answers. */
function openness(dialogue: Dialogue, sentence: Sentence): { sure: number; turn: number } {
  const { turns } = dialogue.transcript;
  let best = { sure: 0, turn: -1 };
  const rest = (dialogue.byTurn[sentence.turn] ?? []).filter((i) => i > sentence.index && i <= sentence.index + REST).map((i) => dialogue.sentences[i]?.said ?? "").join(" ");
  const places = [{ said: rest, turn: sentence.turn }];
  for (let i = sentence.turn + 1; i <= sentence.turn + ANSWER_REACH && i < turns.length; i++) places.push({ said: (dialogue.turnSaid[i] ?? "").slice(0, ANSWER_LENGTH), turn: i });
  for (const { said, turn } of places) {
    const away = Math.max(0, turn - sentence.turn - 1) * 0.05;
    const own = turns[turn]?.speaker === sentence.speaker ? 0.06 : 0;
    for (const [pattern, sure] of OPEN) {
      if (pattern.test(said) && sure - away - own > best.sure) best = { sure: sure - away - own, turn };
    }
    const another = turn > sentence.turn && (dialogue.byTurn[turn] ?? []).some((i) => dialogue.sentences[i]?.question === true && contentWords(dialogue.sentences[i].said).size >= 3);
    const told = turn > sentence.turn && turns[turn]?.speaker !== sentence.speaker && best.sure === 0 && said.split(" ").length > 5;
    if (another || told) break;
  }
  return best;
}

/** Whether it is answered later: somebody has found something out that shares its words. */
function answeredLater(dialogue: Dialogue, question: Sentence, from: number): boolean {
  const about = contentWords(question.said);
  for (let i = from; i < Math.min(dialogue.turnSaid.length, from + LATER); i++) {
    const said = dialogue.turnSaid[i] ?? "";
    if (FOUND.test(said) && !OPEN.some(([pattern]) => pattern.test(said)) && shared(about, contentWords(said)) >= 2) return true;
  }
  return false;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count++;
  return count;
}

function questionLine(sentence: Sentence): string {
  const bare = sentence.text.replace(/^(?:(?:and|so|but|okay|ok|yeah|well|right|oh|because|like|then|also|now|honestly|sorry|wait|just|can i ask|one more thing|quick question)\b[,.]*\s+)+/iu, "");
  return `${capitalize(nameVoices(bare, { speaker: firstName(sentence.speaker), addressee: null })).replace(/[\s.,?!]+$/u, "")}?`;
}

/** What half a question is worth at most. */
const HALF = 0.46;
const ASKS = /(?:^|[,:;.] |\b(?:and|but|or|so|know|wonder|sure|clear|decide|out|is|tell|say|ask) )(?:(?:to|for|with|by|from|at|in|on) )?(?:(?:who|what|when|where|why|how)(?:['’](?:s|re|d|ll))?|whose|whom|which|whether|if|(?:is|are|was|were|do|does|did|can|could|will|would|should|shall|has|have|had|may|isn't|aren't|don't|doesn't|won't|can't) \p{L}+ )/iu;
const IDLE_ASKING = /\b(?:isn't it|you see|going on with (?:the |my |your )?(?:no )?(?:video|sound|camera)|anybody|anything) ?\?$|\b(?:can|do) (?:you|you guys|everybody|anybody) (?:hear|see)\b|^(?:what|how) (?:do|are|about) you\b/iu;

/** Whether a line asks something that can be read alone: a question word or a verb and its subject, and what about. */
function isWholeQuestion(line: string): boolean {
  const bare = line.replace(/\?$/u, "");
  return bare.split(" ").length >= 3 && ASKS.test(bare) && tellingWords(bare).size >= 1 && !IDLE_ASKING.test(line) && !isTorn(bare);
}

/** "Who owns it?" and right behind it nothing but "I don't know". */
function isPlainlyOpen({ turnSaid }: Dialogue, { said, turn }: Sentence, answered: number): boolean {
  return /^(?:(?:and|so|but|okay),? )*(?:who|what|which|when|where|how (?:much|many|long))\b/u.test(said) && answered === turn + 1 && (turnSaid[answered] ?? "").split(" ").length <= PLAIN_ANSWER;
}

/** Questions about the work that nobody answered by the end, even if somebody is to find out. */
export function findQuestions(dialogue: Dialogue): FoundItem[] {
  const found: (FoundItem & { turn: number; said: string })[] = [];
  for (const sentence of dialogue.sentences) {
    const { said } = sentence;
    const stated = !sentence.question && STATED.test(said);
    const content = contentWords(said).size;
    if (!sentence.question && !stated || content < LEAST_WORDS && !stated || content < 2 && /\b(?:that|this)\b/u.test(said) || REQUEST.test(said) || !WH.test(said)) continue;
    const { sure, turn } = stated ? { sure: 0.44, turn: sentence.turn } : openness(dialogue, sentence);
    if (sure === 0 || answeredLater(dialogue, sentence, Math.max(turn, sentence.turn) + 1)) continue;
    const confidence = sure + (content >= 4 ? 0.04 : content >= 3 || isPlainlyOpen(dialogue, sentence, turn) ? 0 : content < 2 ? -0.12 : -0.06);
    const limit = isWholeQuestion(questionLine(sentence)) ? 0.95 : HALF;
    const context = content < 4 ? dialogue.sentences[sentence.index - 1] : undefined;
    const answer = dialogue.sentences[(dialogue.byTurn[turn] ?? [])[0] ?? -1];
    const evidence = [...sentence.quotes, ...(answer && answer !== sentence ? answer.quotes : []), ...(context?.turn === sentence.turn ? context.quotes : [])].slice(0, 3);
    const before = found[found.length - 1];
    const text = context?.turn === sentence.turn && tellingWords(context.said).size > 1 && context.text.split(" ").length <= 10
      ? `${context.text.replace(/[.?!,\s]+$/u, "")}: ${questionLine(sentence)}` : questionLine(sentence);
    if (before && sentence.turn - before.turn <= 2 && (sentence.turn === before.turn || overlap(contentWords(before.said), contentWords(said)) >= ABOUT) && !areTwo(before.text, text)) {
      before.confidence = Math.min(0.95, Math.max(before.confidence, confidence) + 0.05);
      if (limit > HALF && content > contentWords(before.said).size) Object.assign(before, { text, said, evidence: [...sentence.quotes, ...before.evidence].slice(0, 3) });
      continue;
    }
    found.push({ section: "openQuestions", text: capitalize(text), confidence: Math.min(limit, confidence), evidence, turn: sentence.turn, said });
  }
  return found.map(({ section, text, confidence, evidence }) => ({ section, text, confidence, evidence }));
}
