import { areTwo, contentWords, overlap } from "../../text/words";
import type { FoundItem } from "../engine";
import { firstName } from "./people";
import { statement } from "./rewrite";
import type { Dialogue, Sentence } from "./sentences";
import { tellingWords } from "./whole";

/** Words that name a threat as one. */
const NAMED = /\b(?:(?:the|a|big|biggest|main|real|one|another|my) (?:risk|danger|worry|concern|fear|threat)|at risk|risky|dangerous|i'm (?:a bit |really |quite |also )?(?:worried|nervous|afraid(?!$|[.,!])|concerned)|(?:worries|worry|scares|frightens|bothers|keeps) me|what (?:i'd|i would|i) worry|i'd worry|i worry|that's the scary|scary (?:one|part|bit|thing)|keeps me (?:awake|up)|single point of failure|worst case|show ?stopper|could be (?:a problem|trouble|bad|ugly|serious)|that can hurt|hit the wall|worries me more|(?:safety|legal|security|serious|real) (?:problem|issue)|(?:it's|it is) (?:quite |very |entirely )?possible that|(?:there's|there is|with) nobody (?:\w+ ){0,4}(?:who|paying|left|to)|hasn't been (?:\w+ )?tested|not (?:been )?tested|untested|could hurt|can hurt|we're exposed|only (?:copy|one who|person who)|no (?:slack|buffer|margin for error|backup|plan b|spare))\b/u;
/** Words that say outright that what follows is a threat. */
const PLAIN = /\b(?:risk|danger|worry|concern|fear|threat) (?:here |there |now |for me |for us |i see |i have )?(?:is|are|would be)\b|\b(?:risk|danger|concern|worry): |\bi(?:'m| am) (?:[\w']+ ){0,2}(?:worried|afraid|concerned|scared|nervous) (?:that|about|because|of)\b|\bi (?:fear|worry) (?:that|about)\b|\bthere(?:'s| is) (?:always |still |also )?(?:an?|the|some|another) (?!(?:good|great|fair|decent) )(?:\w+ ){0,2}(?:danger|risk|chance|threat|possibility) (?:that|of)\b/u;
const HARMLESS = /\b(?:risk|danger|worry|concern|fear|threat) (?:is|are) (?:gone|over|small|low|solved|not|no longer|minimal|zero|behind)\b|\bnot (?:a|my|our|the) (?:\w+ )?(?:risk|danger|worry|concern)\b|\bafraid (?:that )?i (?:have to|can't|must|need|missed|don't)\b|\b(?:good|great) (?:chance|possibility)\b|\b(?:dog|cat|puppy|mum|mother|kids|wife|husband)\b/u;
const PLAINLY = 0.62;
/** What goes wrong. */
const HARM = /\b(?:won't|can't|cannot|not going to|isn't going to|aren't going to|never going to|doesn't|don't|couldn't|nobody can|nobody pays|no one can|nobody will|lose|loses|lost|losing|miss|misses|missed|slip|slips|slipping|late|delay(?:s|ed)?|fail(?:s|ed|ing)?|die(?:s)?|dead|break(?:s)?|broke|broken|crash(?:es)?|fall(?:s)? (?:over|apart|through|behind)|go(?:es)? (?:under|wrong|bust|to sleep|down)|goes into|run(?:s|ning)? out|ran out|collapse(?:s)?|stop(?:s|ped)?|stall(?:s)?|stuck|blocked|reject(?:s|ed)?|turn (?:it|us|them|this) down|refuse(?:s)?|cancel(?:s|led)?|leave(?:s)?|quit(?:s)?|walk(?:s)? away|kill(?:s|ed)?|hurt(?:s)?|harm(?:ed)?|penalt(?:y|ies)|fine us|sue|double|twice|too late|too expensive|overrun|over budget|redesign|redo|start over|from scratch|back in the queue|in trouble|screwed|gone|nothing left|hold back|withhold|stands? (?:idle|around)|sit out|sitting out|short of|not enough|come back)\b/u;
const IF = /\b(?:if|unless|otherwise|or else|in case|the moment)\b/u;
const WITHOUT = /\b(?:without|until|as soon as|so long as|after|when|before)\b/u;
const MAY = /\b(?:may|might|could|can|would|will|'ll|going to|'d|likely|probably|i don't think|i doubt|there's a chance|chances are)\b/u;
const IDLE = /^(?:so |and |but )?i'd (?:like|leave|say|rather)\b|\b(?:making (?:it|that) up|if i (?:was|were|had|could)|if i'd|if it was up to me|if we (?:had|were)|if you (?:like|want|ask me|can|could)|i'd have|would have|would've|should've|could've|joking|marry|buy you|i'll (?:buy|bake|bring|marry|eat)|used to|remember when|last (?:year|time|week|month))\b/u;
const PAST = /\b(?:was|were|had|did|went|came|lost|died|failed|broke|missed|told|said|yesterday|last (?:week|year|month|time)|ago)\b/u;
const SOLVED = /\b(?:no problem|it's fine|that's fine|not a (?:risk|problem|worry)|don't worry|no risk|sorted|solved|fixed now|won't happen|nothing to worry)\b/u;
const TASK = /\b(?:i'll|i will|let me|can you|could you|leave (?:it|that) with me)\b/u;

/** Whether a sentence names a threat as one and says what it is. */
function isPlain(said: string): boolean {
  const cue = PLAIN.exec(said);
  return cue !== null && !HARMLESS.test(said) && !SOLVED.test(said) && tellingWords(said.slice(cue.index + cue[0].length)).size >= 1;
}

/** How surely a sentence states a threat, 0 to 1. */
function sureness({ said, question, text }: Sentence): number {
  if (isPlain(said) && !question) return PLAINLY;
  if (IDLE.test(said) || SOLVED.test(said) || tellingWords(said).size < 3) return 0;
  const named = NAMED.test(said);
  const harm = HARM.test(said);
  const condition = IF.test(said);
  const may = MAY.test(said);
  const score = (named ? 0.44 : 0) + (harm ? 0.18 : 0) + (condition ? 0.17 : WITHOUT.test(said) ? 0.08 : 0) + (may ? 0.1 : 0)
    + (/\bif\b.{4,80}\b(?:then|won't|can't|we lose|we've lost|stops|nobody|dies|may|might|could|we'd|we'll|whole|everything|all)\b/u.test(said) ? 0.1 : 0);
  const length = text.split(" ").length;
  const long = length > RAMBLING ? -0.1 : length >= 9 ? 0.05 : -0.06;
  return score + long - (question ? 0.18 : 0) - (PAST.test(said) && !condition && !named ? 0.12 : 0) - (TASK.test(said) ? 0.14 : 0);
}

/** More words than this are several thoughts. */
const RAMBLING = 48;
const ENOUGH = 0.4;
const NEAR = 2;
const ALIKE = 0.3;

/** Stated threats to a plan or an outcome; neighbours of one speaker that carry the same thought are one. */
export function findRisks(dialogue: Dialogue): FoundItem[] {
  const scored = dialogue.sentences.map((sentence) => ({ sentence, sure: sureness(sentence) }));
  const groups: { sentences: Sentence[]; sure: number; lead: Sentence }[] = [];
  for (const { sentence, sure } of scored) {
    if (sure < ENOUGH) continue;
    const group = groups[groups.length - 1];
    const before = group?.sentences.at(-1);
    // Two threats that are both said outright are two, unless they share their words.
    const another = group && isPlain(sentence.said) && isPlain(group.lead.said) && (overlap(contentWords(group.lead.said), contentWords(sentence.said)) < ALIKE || areTwo(group.lead.text, sentence.text));
    const near = group && before && !another && sentence.turn - before.turn <= 3
      && (sentence.index - before.index <= NEAR || overlap(contentWords(group.lead.said), contentWords(sentence.said)) >= ALIKE);
    if (!near) {
      groups.push({ sentences: [sentence], sure, lead: sentence });
      continue;
    }
    group.sentences.push(sentence);
    if (sure > group.sure || contentWords(sentence.said).size > contentWords(group.lead.said).size * 1.5) group.lead = sentence;
    group.sure = Math.min(0.95, Math.max(group.sure, sure) + 0.07);
  }
  return groups.map(({ sentences, sure, lead }) => {
    const order = [lead, ...sentences.filter((sentence) => sentence !== lead)];
    return {
      section: "risks" as const, text: `${statement(lead.text, { speaker: firstName(lead.speaker), addressee: null })}.`,
      confidence: Math.min(0.95, sure), evidence: order.flatMap(({ quotes }) => quotes).slice(0, 3),
    };
  });
}
