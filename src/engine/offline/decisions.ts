import { areTwo, contentWords, overlap } from "../../text/words";
import type { FoundItem } from "../engine";
import { firstName } from "./people";
import { replyTo } from "./replies";
import { statement } from "./rewrite";
import type { Dialogue, Sentence } from "./sentences";
import { hasVerb, isTorn, tellingWords } from "./whole";

/** Words with which a choice is settled, and how sure each is. */
const SETTLED: [RegExp, number][] = [
  [/\b(?:it's|that's|that is|it is|we've|we have|we|is|all) (?:been )?(?:decided|settled|agreed)\b/u, 0.62],
  [/(?:^|\b(?:we|i|have|has|is|was|been|then|so|all|and) )decided (?:that|to|on|against)\b|\bthe decision(?: is|, then| then)\b|\bdecision (?:made|is made)\b|\bfinal (?:answer|decision|word)\b/u, 0.62],
  [/\b(?:that's fixed|that's final|that's how we (?:do|'ll do) it|that's what we(?:'ll| will)? do|that's the plan|it's a deal|we have a deal|signed off|that's a yes|so be it|locked in|no way back)\b/u, 0.58],
  [/\b(?:let's|we'll|we will|we're|we are|i'd say we|we should just) (?:go(?:ing)?|stick(?:ing)?|stay(?:ing)?) (?:ahead )?(?:with|for|to|on)\b/u, 0.6],
  [/\b(?:let's|we'll|we will|we're going to|we are going to|then we|so we|we're) (?:not )?(?:only |just |all )?(?:keep(?:ing)?|drop(?:ping)?|scrap(?:ping)?|skip(?:ping)?|freez(?:e|ing)|postpon(?:e|ing)|cancel(?:ling)?|pilot(?:ing)?|choos(?:e|ing)|pick(?:ing)?|mov(?:e|ing) (?:to|it|the)|start(?:ing)? (?:with|on)|us(?:e|ing)|tak(?:e|ing) the|launch(?:ing)?|ship(?:ping)?|delay(?:ing)?|cut(?:ting)?|rais(?:e|ing)|hold(?:ing)?|leav(?:e|ing)|wait(?:ing)?)\b/u, 0.5],
  [/\b(?:putting|put|write|writing|minuting|noting) (?:that|it|this)(?: \w+)? (?:as|so that|down as) (?:decided|agreed|settled|it stays)\b|\bno exceptions\b|\bwe(?:'re| are| do)(?: not|n't) (?:\w+ ){1,6}any ?more\b/u, 0.56],
  [/^(?:(?:so|then|okay|right|and|good|fine|no|yes),? )*we (?:only |don't )?(?:(?:do|take) (?:no|not|without)\b|charge|pay|order|freeze|postpone|pilot|keep|stay|stick|drop|start|use|leave|skip|cut|move|hold|raise|show|pour|ship|launch|wait|cancel|postpone|go (?:with|for|to|ahead|live))\b/u, 0.5],
  [/\b(?:goes|go|comes|come) (?:on|in|into|first|last|up front|out)\b[^?]*(?:\ball of (?:it|them)|\bfrom now on|, not\b|\bfirst\b)/u, 0.42],
  [/^(?:(?:so|then|okay|right|and|good|fine|yeah),? )*no more [^?]{8,}/u, 0.4],
  [/^(?:(?:so|then|okay|right|and|no|fine),? )*we (?:don't do|won't do)\b|^(?:(?:so|then|okay|right|and|no),? )*we(?:'re| are) not (?:going to|doing|taking|using|changing|moving)\b/u, 0.46],
  [/\b(?:let's|let us) (?:say|do|make it|have|call it|leave)\b/u, 0.46],
  [/\b(?:so|then|okay|right)\b[^.?]{0,40}\bit's\b[^.?]{2,60}(?:, not\b|\bthen$|\binstead\b)/u, 0.56],
  [/\bthen, (?:no|not) \w+/u, 0.5],
  [/, not (?:the|a|on|in|with|before|after)?\s*\w+(?: \w+)?[.!]?$/u, 0.46],
  [/\b(?:forget|scrap|drop|kill) (?:the|that) \w+/u, 0.42],
  [/\b(?:nobody|no one|everybody|everyone) (?:goes|gets|uses|starts|stays|does|touches)\b[^?]*\b(?:until|till|before|unless|without)\b/u, 0.52],
  [/\b(?:stays?|remains?) (?:at|on|in|with|off|closed|open|until|as)\b[^?]*(?:until|till|then|agreed|done|decided|$)/u, 0.4],
  [/\b(?:is|are|goes|go) (?:mandatory|off the table|out of scope|in scope|on hold|frozen|closed till|closed until)\b/u, 0.5],
  [/\b(?:you're|you come|he's|she's|they're) (?:off|out of) (?:it|that|the)\b/u, 0.4],
  [/\bfrom (?:now|today|next \w+|\w+ )?\s?(?:on|onwards?)\b[^?]*(?:it's|we|then)/u, 0.46],
];
/** Words at the start that say outright that what follows is the choice, whatever it is. */
const OUTRIGHT = /^(?:(?:so|then|okay|ok|right|and|yes|yeah|good|fine|well|great),? )*(?:(?:we(?:'ve| have| all| both)?|it was|it is|it's|it has been|i)(?: then| now| just)? (?:agreed|decided|settled)(?: (?:on|upon|that|to|for|against|not to)\b|(?: then)?:)|we(?:'ve| have) chosen\b|(?:(?:the|our|my) )?(?:final )?decision(?: is(?: that| to)?\b|:)|(?:agreed|decided|settled):|(?:let's|we|we'll|we will|we're|we are) (?:go|going|stick|sticking) (?:ahead )?with\b)/u;
/** A label before the choice. */
const LABEL = /^(?:(?:the |our )?(?:final )?decision|(?:it['’]s |it is |we['’]ve |we )?(?:agreed|decided|settled)(?: then)?): */iu;
/** "Agreed." to what somebody has just put forward as the way of all. */
const AGREED = /^(?:(?:okay|ok|yes|yeah|right|good|fine),? )*(?:agreed|decided|settled|deal|it's a deal)[.!]*$/u;
const PUT = /^(?:(?:so|then|okay|and|well|no),? )*(?:let's|we(?:'ll| will| won't)|i (?:propose|suggest|vote for)|my proposal)\b/u;
/** A word at the end that settles what was just said. */
const SEALED = /(?:^|[,.] ?)(?:done|agreed|decided|settled|fixed|deal|that's it|final|sold)[.!]?$/u;
/** "Tuesdays at nine then": a choice repeated as settled. */
const THEN = /^(?:(?:so|okay|ok|right|good|fine|yeah),? )*(?!(?:what|who|how|why|when|where|is|are|do|does|did|can|could|and then|i|i'll|let me)\b)[^?]{6,90}\bthen[.!]?$|^(?:right|okay|ok|good|fine) then,? (?!what|who|how|why|when|where|is|do|i)[^?]{6,}/u;
const BARE = /^(?:(?:okay|ok|yeah|yes|right|good|fine|so|then|great|perfect|well),? )*(?:agreed|decided|settled|done|deal|that's (?:agreed|decided|settled|fixed|final|how we do it|the plan)|it's (?:decided|agreed|settled)|then that's how we do it|let's do (?:it|that)|let's go with (?:that|it|this)|we'll do (?:it|that))[.!,]*$/u;
/** A way to go that somebody puts forward; a yes settles it. */
const PROPOSAL = /\b(?:let's|how about we|how about|what about|what if we|why don't we|shall we|should we(?: just)?|could we|can we|i'd (?:say|suggest|propose|go for|go with|rather)|i (?:suggest|propose|vote|say) (?:we|for|that)|my proposal|i'd be (?:fine|happy|okay) with|so just|we (?:could|should) (?:just )?)\b/u;
const NOT_YET = /\b(?:if|whether|might|maybe|perhaps|not sure|don't know|haven't|hasn't|not yet|to be decided|still (?:need|have) to decide|can't decide|would|almost|nearly|supposed to|i think we could|when we (?:have )?decided|who decided|nobody(?:'s| has)? (?:agreed|decided))\b/u;
const HISTORY = /\b(?:last (?:time|week|month|year|spring|summer|autumn|winter)|yesterday|back then|years ago|already decided|ago|used to|at the time|in the end they|on friday i|they (?:decided|agreed)|he (?:decided|agreed)|she (?:decided|agreed))\b/u;
const SMALL_TALK = /\blet's (?:see|hope|start|begin|move on|talk|get (?:started|going|to)|look|take a|not (?:talk|go there)|do the|go (?:through|round|back|to)|come back|park|jump|have a (?:look|quick)|say (?:hi|hello|goodbye)|wait and see|be honest|be clear|call it a day|make this quick|leave it there)\b|\b(?:we'll|we will) (?:see|get (?:there|to)|come (?:back )?to|talk|do without|start with|leave that with)\b|\bhave a (?:good|nice|great)\b|\bsee you\b|\btalk (?:then|soon)\b|\bbye\b|\b(?:leave|put|park) (?:it|that|this) (?:on the list|without|open)|\bwithout (?:a|an) (?:name|owner)|\bnobody's name|\bkeep that in mind|\bsay it like|\bwhat then\b|\bnow and then\b|\bback then\b|\bsince then\b|\bby then\b|\buntil then\b|\btill then\b/u;
const REJECTED = /\b(?:forget|scrap|instead of|rather than|not|no longer|don't do|drop)\b/u;
const UNDONE = /\b(?:not the|not on|not in|not|forget the|scrap(?: the)?|instead of|rather than|no) ((?:\w+ ?){1,3})/gu;
/** Fewer content words than this do not tell what was settled. */
const TELLING = 3;
const LOOK_BACK = 4;

/** The sentences before one that say what was settled, nearest last. */
function whatWasSettled(dialogue: Dialogue, sentence: Sentence): Sentence[] {
  const found: Sentence[] = [];
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - LOOK_BACK * 2); i--) {
    const before = dialogue.sentences[i];
    if (!before || sentence.turn - before.turn > LOOK_BACK) break;
    if (contentWords(before.said).size < 2) continue;
    found.unshift(before);
    if (contentWords(found.map(({ said }) => said).join(" ")).size >= TELLING + 1) break;
  }
  return found;
}

/** A heap of words, a question of the way or a run of many thoughts is no line to read as a choice. */
const FRAGMENT = 0.48;
const LONGEST_LINE = 36;
/** "We're going to" in a long sentence tells how something works. */
const RUNNING_ON = /\bwe(?:'re| are) (?:going to|gonna)\b/u;
const LONG_LINE = 22;
/** So many telling words are a choice without a verb too: "both halls at four minutes until June". */
const NOUNS_ENOUGH = 5;

/** What tells of others, of the past or of how things are, and chooses nothing. */
const STORY = /^(?:(?:and|so|but|well|okay|yeah|n),? )*(?:you|they(?:'re)?|he(?:'s)?|she(?:'s)?|i (?:was|had|did|thought|would say)|anything|what i|here's|it makes|first of all|nope|there(?:'s| are| is)|of course|shall we|we could|why don't)\b/u;

/** Whether a sentence can stand alone as a decision. */
function isWhole({ said, text }: Sentence): boolean {
  const length = text.split(" ").length;
  const telling = tellingWords(said).size;
  return (hasVerb(said) || telling >= NOUNS_ENOUGH) && length >= 3 && length <= LONGEST_LINE && telling >= 2 && !/["“]/u.test(text) && !/^(?:let me|i'll (?:be|go|look)|sorry|if|as|or)\b/u.test(said) && !isTorn(text);
}

/** Whether a sentence says outright what was chosen. */
function isOutright({ said, text }: Sentence): boolean {
  const cue = OUTRIGHT.exec(said);
  if (!cue || isTorn(text) || text.split(" ").length > LONGEST_LINE) return false;
  const chosen = said.slice(cue[0].length);
  return tellingWords(chosen).size >= 1 && !/^ (?:that|it|this)(?: one)?[.,!]*$/u.test(chosen);
}

interface Candidate {
  sentences: Sentence[];
  lead: Sentence;
  confidence: number;
}

function candidate(dialogue: Dialogue, sentence: Sentence): Candidate | null {
  const { said, text } = sentence;
  if (said === "" || sentence.question || HISTORY.test(said) || SMALL_TALK.test(said)) return null;
  if (isOutright(sentence)) {
    const answer = replyTo(dialogue, sentence.turn);
    const sure = 0.62 + (answer?.kind === "yes" ? 0.1 : 0) - (/\b(?:if|unless|maybe|perhaps|might)\b/u.test(said) ? 0.2 : 0);
    return answer?.kind === "no" ? null : { sentences: [sentence], lead: sentence, confidence: sure };
  }
  const bare = BARE.test(said);
  const sealing = dialogue.sentences[sentence.index - 1];
  if (AGREED.test(said) && sealing && sealing.turn === sentence.turn - 1 && PUT.test(sealing.said) && !sealing.question && !HISTORY.test(sealing.said)
    && !SMALL_TALK.test(sealing.said) && contentWords(sealing.said).size >= 2 && !isTorn(sealing.text)) return { sentences: [sealing, sentence], lead: sealing, confidence: 0.54 };
  const own = tellingWords(said).size;
  const sealed = SEALED.test(said) && own >= TELLING;
  const settled = Math.max(0, ...SETTLED.filter(([pattern]) => pattern.test(said)).map(([, sure]) => sure));
  const then = THEN.test(said) ? 0.46 : 0;
  let confidence = Math.max(settled, sealed ? 0.56 : 0, then, bare ? 0.46 : 0);
  if (confidence === 0) return null;
  // "Does that hurt anybody?" behind a choice: a no is a yes to it.
  const asksOn = (dialogue.byTurn[sentence.turn] ?? []).some((i) => i > sentence.index && dialogue.sentences[i]?.question === true);
  const reply = replyTo(dialogue, sentence.turn);
  if (reply?.kind === "no" && !asksOn) return null;
  confidence += reply?.kind === "yes" ? 0.1 : 0;
  if (NOT_YET.test(said)) confidence -= 0.22;
  if (RUNNING_ON.test(said) && text.split(" ").length > LONG_LINE) confidence -= 0.15;
  if (/\b(?:i'll|i will|let me)\b/u.test(said)) confidence -= 0.15;
  const before = own < TELLING || bare ? whatWasSettled(dialogue, sentence) : [];
  if (own < TELLING && before.length === 0) return null;
  if (bare && !before.some((one) => PROPOSAL.test(one.said) || one.question || SETTLED.some(([pattern]) => pattern.test(one.said)))) confidence -= 0.06;
  const lead = own >= TELLING && !bare ? sentence : [...before].reverse().find(isWhole) ?? before[before.length - 1] ?? sentence;
  if (STORY.test(lead.said)) confidence -= 0.12;
  const pointsBack = lead === sentence || bare || lead.question || PROPOSAL.test(lead.said) || SETTLED.some(([pattern]) => pattern.test(lead.said));
  if (!isWhole(lead) || !pointsBack) confidence = Math.min(confidence, FRAGMENT);
  return { sentences: [...before, sentence], lead, confidence };
}

/** A proposal in a question or a wish, and somebody's yes right behind it. */
function accepted(dialogue: Dialogue, sentence: Sentence): Candidate | null {
  const { said } = sentence;
  if (!PROPOSAL.test(said) || SMALL_TALK.test(said) || HISTORY.test(said) || contentWords(said).size < TELLING) return null;
  if (/\b(?:can|could|would|will) you\b|\bi'll\b/u.test(said)) return null;
  const reply = replyTo(dialogue, sentence.turn);
  return reply?.kind === "yes" && reply.turn - sentence.turn <= 2 ? { sentences: [sentence], lead: sentence, confidence: 0.47 } : null;
}

/** Of candidates about the same within a few turns, the surest, with the others' sentences as evidence. */
function merged(candidates: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  for (const one of candidates) {
    const before = out[out.length - 1];
    const near = before && one.lead.turn - (before.sentences.at(-1)?.turn ?? 0) <= 3;
    const alike = before && (one.sentences.some((sentence) => before.sentences.includes(sentence))
      || overlap(contentWords(before.sentences.map(({ said }) => said).join(" ")), contentWords(one.sentences.map(({ said }) => said).join(" "))) >= 0.34 && !areTwo(before.lead.text, one.lead.text));
    if (!before || !near || !alike) {
      out.push({ ...one });
      continue;
    }
    if (tellingWords(one.lead.said).size >= TELLING && isWhole(one.lead) && one.confidence >= before.confidence - 0.06) before.lead = one.lead;
    before.confidence = Math.min(0.95, Math.max(before.confidence, one.confidence) + 0.08);
    before.sentences = [...new Set([...before.sentences, ...one.sentences])];
  }
  return out;
}

/** What a candidate takes back: the content words behind each of its "not", "forget", "instead of". */
function takenBack({ sentences }: Candidate): Set<string>[] {
  const said = sentences.map((sentence) => sentence.said).join(" ");
  return REJECTED.test(said) ? [...said.matchAll(UNDONE)].map((hit) => contentWords(hit[1] ?? "")) : [];
}

/** "So not three in May": a choice denied in its own words, whatever else the sentence settles. */
const DENIED = /(?:^|[,.] |\b(?:so|no|then|and|okay),? )not (?!sure|really|yet|only|just|that|if|because)((?:[\p{L}\d'-]+ ?){2,4})/u;

/** The content words of each such denial in the talk, with its place among the sentences. */
function denials(dialogue: Dialogue): { index: number; words: Set<string> }[] {
  return dialogue.sentences.flatMap(({ index, said, question }) => {
    const words = contentWords((question ? null : DENIED.exec(said)?.[1]) ?? "");
    return words.size >= 2 ? [{ index, words }] : [];
  });
}

/** Choices settled in the meeting and not taken back in it. */
export function findDecisions(dialogue: Dialogue): FoundItem[] {
  const found = merged(dialogue.sentences.flatMap((sentence) => candidate(dialogue, sentence) ?? accepted(dialogue, sentence) ?? []));
  // Read once: in a long transcript each is held against all before it.
  const undoing = found.flatMap((later, at) => (later.confidence >= 0.5 ? takenBack(later).map((words) => ({ at, words })) : []));
  const denied = denials(dialogue);
  return found
    .filter((one, i) => {
      const words = contentWords(one.sentences.map((sentence) => sentence.said).join(" "));
      return !undoing.some((later) => later.at > i && overlap(later.words, words) >= 0.5)
        && !denied.some((later) => later.index > (one.sentences.at(-1)?.index ?? 0) && later.words.size <= words.size && overlap(later.words, words) === 1);
    })
    .map(({ sentences, lead: first, confidence }) => {
      const lead = isAsked(first) && !isPut(first) ? sentences.find(isSettling) ?? first : first;
      const { text, asked, doubtful } = lineOf(dialogue, lead);
      const order = [lead, ...(asked ? [asked] : []), ...sentences.filter((sentence) => sentence !== lead && sentence !== asked)];
      return { section: "decisions" as const, text, confidence: Math.min(doubtful ? FRAGMENT : 0.95, confidence), evidence: order.flatMap(({ quotes }) => quotes).slice(0, 3) };
    });
}

const ASKED = /^(?:(?:and|so|but|okay|ok|well|then),? )*(?:which|what|who|where|when|how (?:much|many|long|often))\b(?! about\b)/u;

/** The question that a bare answer settles: the nearest before it that asks for one. */
function askedBefore(dialogue: Dialogue, { index, turn }: Sentence): Sentence | null {
  const before = dialogue.sentences.slice(Math.max(0, index - LOOK_BACK * 2), index).filter((one) => one.question && turn - one.turn <= LOOK_BACK && tellingWords(one.said).size >= 1 && isShort(one.text, QUESTION_LONGEST));
  return [...before].reverse().find(({ said }) => ASKED.test(said)) ?? null;
}

const isShort = (line: string, most: number): boolean => line.replace(/^(?:the|an?) /iu, "").split(" ").length <= most;
/** "Postgres." says nothing of what was chosen. */
const BARE_ANSWER = 1;
const QUESTION_LONGEST = 14;

/** A question is no choice, also where somebody says yes to it; "shall we go?" is one put as a question. */
const QUESTION_FORM = /^(?:(?:and|so|but|okay|well),? )*(?:(?:what|how) about|shall we|should we|can we|could we|do we|why don't we)\b/u;
const PUT_AS_QUESTION = /^(?:(?:and|so|but|okay|well),? )*(?:shall|should|can|could) we (?:just |then |please )?(?=\p{L})/iu;

const isAsked = ({ question, said }: Sentence): boolean => question || QUESTION_FORM.test(said);
const isPut = ({ text }: Sentence): boolean => PUT_AS_QUESTION.test(text) && !/, (?:do|shall|should|or|what|how)\b/iu.test(text);
/** "Handhelds then, no carts": a choice in its own words, though it be no whole sentence. */
const isSettling = (sentence: Sentence): boolean =>
  !isAsked(sentence) && !BARE.test(sentence.said) && tellingWords(sentence.said).size >= 2 && (THEN.test(sentence.said) || SETTLED.some(([pattern]) => pattern.test(sentence.said)));

/** A decision's line with what it rests on beside its lead; `doubtful` where it does not say what was chosen. */
function lineOf(dialogue: Dialogue, lead: Sentence): { text: string; asked: Sentence | null; doubtful: boolean } {
  const voices = { speaker: firstName(lead.speaker), addressee: null };
  if (isAsked(lead)) return { text: decisionLine(isPut(lead) ? lead.text.replace(PUT_AS_QUESTION, "We ") : lead.text, voices), asked: null, doubtful: !isPut(lead) };
  const text = decisionLine(lead.text, voices);
  if (!isShort(text, BARE_ANSWER)) return { text, asked: null, doubtful: false };
  const asked = askedBefore(dialogue, lead);
  if (asked) return { text: `${statement(asked.text, { speaker: firstName(asked.speaker), addressee: null })}: ${text}`, asked, doubtful: false };
  const spoken = `${statement(lead.text, voices)}.`;
  return { text: spoken, asked: null, doubtful: LABEL.test(spoken) || isShort(spoken, BARE_ANSWER) };
}

function decisionLine(text: string, voices: { speaker: string | null; addressee: string | null }): string {
  const line = statement(statement(text, voices).replace(LABEL, ""), voices).replace(/^(?:let's|let’s) (?:say|do|make it|go with|have) /iu, "").replace(/,? (?:(?:that's|that’s|it's|it’s) )?(?:agreed|done|decided|settled|that's fixed|then)$/iu, "");
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}
