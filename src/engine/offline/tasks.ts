import { findDue, type DueWords } from "../../text/due";
import { areTwo, contentWords, overlap } from "../../text/words";
import type { FoundItem, FoundQuote } from "../engine";
import type { Commitment } from "./clause";
import { addresseeOf, firstName } from "./people";
import { priorityOf } from "./priority";
import { imperative, isVague, statement, thingIn, workEnd } from "./rewrite";
import type { Dialogue, Sentence } from "./sentences";
import { closed, flawOf, tellingWords } from "./whole";

/** Sentences between which two promises of one person may be one. */
const MERGE_REACH = 3;
/** Sentences behind a promise in which its date may be said. */
const DUE_REACH = 5;
const CHECKING = /^(?:check|confirm|ask|see|follow|touch|keep|ping|nudge)\b/iu;
const TOPIC_LONGEST = 6;
/** Turns back in which the thing is for sure the one that "it" means. */
const NAMED_REACH = 1;
/** Turns back to which "it" may point. */
const TOPIC_REACH = 4;

/** A meeting longer than this many seconds has a middle, where work is talked about, and an end, where it is given out. */
const LONG_MEETING = 900;
const LONG_TURNS = 150;
const MIDDLE_UNTIL = 0.85;
/** What a line that cannot be read alone is worth at most. */
const UNANSWERED_LIMIT = 0.48;
const FLAW_LIMIT = { broken: 0.3, thin: 0.48 };

/** How much a sentence's place speaks for work: less in the middle of a long meeting, more near its end. */
function placeWeight({ transcript }: Dialogue, turn: number): number {
  const { turns } = transcript;
  const [start, end] = [turns[0]?.start ?? null, turns[turns.length - 1]?.start ?? null];
  const isLong = start !== null && end !== null ? end - start > LONG_MEETING : turns.length > LONG_TURNS;
  return !isLong ? 0 : turn > turns.length * MIDDLE_UNTIL ? 0.04 : -0.08;
}

/** Commitments that are one: what was asked and its acceptance, and what one person says twice in a row. */
interface Group {
  lead: Commitment;
  all: Commitment[];
}

/** Words about time in a text, read once. */
type Dues = (text: string) => DueWords[];

function readDues(day: string): Dues {
  const read = new Map<string, DueWords[]>();
  return (text) => {
    const dues = read.get(text) ?? findDue(text, day);
    read.set(text, dues);
    return dues;
  };
}

const last = (group: Group): Commitment => group.all[group.all.length - 1] ?? group.lead;
const firstDue = (sentence: Sentence, dues: Dues): string | null => dues(sentence.text).find(({ due }) => due !== null)?.due ?? null;

/** "I will send the contract.": a whole promise, which needs no other to be understood. */
const isPlain = ({ kind, clause, sentence }: Commitment): boolean =>
  kind === "promise" && /^(?:(?:and|then|also|okay|so),? )*i(?:'ll| will) /u.test(sentence.said) && !isVague(clause) && flawOf(clause) === null;

/** A text without its words about time. */
const withoutDues = (text: string, dues: Dues): string =>
  dues(text).reduceRight((rest, { index, words }) => `${rest.slice(0, index)}${rest.slice(index + words.length)}`, text);

/** Two pieces of work that differ in a number or a name; when it is done is told by the dates. */
function isOther(before: Commitment, next: Commitment, dues: Dues): boolean {
  const work = ({ clause }: Commitment) => withoutDues(clause.slice(0, workEnd(clause)), dues);
  return !isVague(before.clause) && !isVague(next.clause) && areTwo(work(before), work(next));
}

function joins(group: Group, next: Commitment, dues: Dues): boolean {
  const before = last(group);
  if (isOther(before, next, dues)) return false;
  const gap = next.sentence.index - before.sentence.index;
  if (before.accepted !== null && next.kind !== "request" && next.sentence.turn === before.accepted && next.owner === before.owner) return true;
  const acceptsNobody = before.owner === null && next.kind === "back" && next.sentence.turn - before.sentence.turn <= 2;
  const offered = before.kind === "nobody" && next.kind === "promise" && next.sentence.turn - before.sentence.turn <= 2
    && (isVague(next.clause) || overlap(contentWords(before.clause), contentWords(next.clause)) >= 0.5);
  if (acceptsNobody || offered) return true;
  if (gap > MERGE_REACH || next.owner !== before.owner || next.sentence.turn - before.sentence.turn > 2) return false;
  const [a, b] = [firstDue(before.sentence, dues), firstDue(next.sentence, dues)];
  if (a !== null && b !== null && a !== b) return false;
  if (next.kind === "request" && next.sentence.turn !== before.sentence.turn && !isVague(next.clause)) return overlap(contentWords(before.clause), contentWords(next.clause)) >= 0.4;
  if (isPlain(before) && isPlain(next) && overlap(contentWords(before.clause), contentWords(next.clause)) === 0) return false;
  const vague = next.kind === "back" || before.kind === "back" || isVague(next.clause) || isVague(before.clause);
  const alike = overlap(contentWords(before.clause), contentWords(next.clause)) >= 0.4;
  return vague || alike || gap <= 1 && before.sentence.turn === next.sentence.turn && (a === null || b === null);
}

/** The most telling of a group: words over mere acceptance, a plain object over "it". */
function telling(group: Group): Commitment {
  const score = ({ clause, kind, confidence }: Commitment) =>
    (clause === "" ? -5 : 0) + (isVague(clause) ? -2 : 0) + Math.min(contentWords(clause).size, 8) / 4 + (kind === "nobody" ? -0.2 : 0) + confidence;
  return group.all.reduce((best, one) => (score(one) > score(best) ? one : best), group.lead);
}

/** The words to which "it" or "that" points back: what follows the same request, else what was last spoken of with content. */
function antecedent(dialogue: Dialogue, sentence: Sentence, own: ReadonlySet<number>): Sentence | null {
  let best: { sentence: Sentence; worth: number } | null = null;
  for (let i = sentence.index - 8; i <= sentence.index + 2; i++) {
    const other = dialogue.sentences[i];
    if (!other || own.has(i) || sentence.turn - other.turn > TOPIC_REACH || (i > sentence.index && other.turn !== sentence.turn)) continue;
    const size = contentWords(other.said).size;
    const topic = size >= 1 && other.text.split(" ").length <= TOPIC_LONGEST && /^(?:(?:and|so|okay|then) )*(?:the|our|your|my|that)\b/u.test(other.said) ? 3 : 0;
    const worth = Math.min(size, 8) + topic + (thingIn(other.text) === null ? 0 : 2) + (other.speaker === sentence.speaker ? 0.5 : 0) - Math.abs(sentence.index - i) * 0.6 - (sentence.turn - other.turn) * 0.5;
    if (size >= 1 && worth > 2.5 && worth > (best?.worth ?? 0)) best = { sentence: other, worth };
  }
  return best?.sentence ?? null;
}

/** Days that are told from others: "that weekend" is no day of this week. */
const OTHER_DAYS = /\bthat (?:weekend|week|day|month|night|morning|afternoon|evening)\b/u;
/** What comes behind the work of another day. */
const MEETS = /\blet(?:'s|’s| us)\b|\b(?:meet|talk|speak|see you)\b/iu;

/** Words about time that belong to the work of a sentence: not those of a new thought behind it. */
function duesOf(lead: Commitment, dueIn: Sentence | null, readDay: Dues): DueWords[] {
  const dues = dueIn ? readDay(dueIn.text) : [];
  const at = dueIn === lead.sentence ? lead.sentence.text.lastIndexOf(lead.clause) : -1;
  if (lead.clause === "" || at < 0) return dues;
  const end = at + workEnd(lead.clause);
  const within = dues.filter(({ index }) => index < end);
  return within.some(({ due }) => due !== null) || MEETS.test(lead.sentence.text.slice(end)) ? within : dues;
}

/** Where a group's date is said: in its own sentences, in those right behind them, or in the answer. */
function dueSentence(dialogue: Dialogue, group: Group, readDay: Dues, taken: ReadonlySet<number>): Sentence | null {
  const own = group.all.map(({ sentence }) => sentence);
  const direct = own.find((sentence) => readDay(sentence.text).some(({ due, words }) => due !== null || /every|each|weekly|daily|by the/iu.test(words)));
  if (direct || own.some(({ said }) => OTHER_DAYS.test(said))) return direct ?? null;
  const from = Math.max(...own.map(({ index }) => index));
  const turn = Math.max(...own.map(({ turn: at }) => at), ...group.all.map(({ accepted }) => accepted ?? -1));
  for (let i = from + 1; i <= from + DUE_REACH; i++) {
    const sentence = dialogue.sentences[i];
    if (!sentence || sentence.turn > turn + 2 || taken.has(i)) break;
    if (/\b(?:was|were|had|did|last|ago)\b/u.test(sentence.said)) continue;
    const found = readDay(sentence.text).some(({ due }) => due !== null);
    const binds = sentence.text.split(" ").length <= 9 || /\b(?:by|before|until|done|ready|have (?:it|that)|due|deadline|in time|going to be)\b/u.test(sentence.said);
    if (found && binds) return sentence;
  }
  return null;
}

function quotesOf(sentences: readonly (Sentence | null)[]): FoundQuote[] {
  const seen = new Set<Sentence>();
  return sentences.flatMap((sentence) => {
    if (!sentence || seen.has(sentence)) return [];
    seen.add(sentence);
    return sentence.quotes;
  });
}

/** A request without the name of who was asked at its end. */
function withoutName(clause: string, owner: string | null): string {
  const called = /,\s*(\p{Lu}[\p{L}'’-]+)[.?!]*$/u.exec(clause);
  return called && owner !== null && owner.startsWith(called[1] ?? "") ? clause.slice(0, called.index) : clause;
}

/** What a vague line is about: the thing that the words before it name; where nothing else is said, these words as they are. */
function aboutLine(dialogue: Dialogue, before: Sentence, alone: boolean): string {
  if (!alone) return thingIn(before.text) ?? "";
  const line = statement(before.text, { speaker: firstName(before.speaker), addressee: firstName(addresseeOf(dialogue, before.turn)) });
  return line.split(" ").slice(0, 24).join(" ");
}

/** "Can I have a page?" – "I'll write you one": what is wanted, with the word of who does it. */
function sameThing(group: Group, lead: Commitment): string {
  const wanted = lead.kind === "request" ? /^(?:Give|Get) me (an? .*)$/u.exec(lead.clause)?.[1] : undefined;
  const verb = wanted === undefined ? undefined : group.all.map(({ clause }) => /^(\p{Ll}+) (?:you )?one\b/u.exec(clause)?.[1]).find(Boolean);
  return wanted === undefined || verb === undefined ? lead.clause : `${verb} me ${wanted}`;
}

const ONE_DAY = /(?:day|tomorrow|tonight)$/iu;
/** What stands between a day and the one that is said in its stead: nothing, or a word that takes it back. */
const INSTEAD = /^(?:,? ?(?:[-–—] ?)?(?:no|sorry|wait|well|actually|or rather|rather|make (?:it|that))[, ]+|\s+)+$/iu;
const UNTIL = /^(?:by|before|until|till|on) /iu;

/** "By Friday, no, Thursday" as "by Thursday": of two days in a row the second counts. */
function corrected(text: string, dues: Dues): string {
  const days = dues(text);
  const at = days.findIndex((one, i) => {
    const next = days[i + 1];
    return next && one.due !== null && next.due !== null && one.due !== next.due && ONE_DAY.test(one.words) && ONE_DAY.test(next.words)
      && INSTEAD.test(text.slice(one.index + one.words.length, next.index));
  });
  const [one, next] = [days[at], days[at + 1]];
  if (!one || !next) return text;
  const before = UNTIL.test(next.words) ? "" : UNTIL.exec(one.words)?.[0] ?? "";
  return corrected(`${text.slice(0, one.index)}${/^on /iu.test(before) && !/day$/iu.test(next.words) ? "" : before}${text.slice(next.index)}`, dues);
}

/** Words that name no work: "do that". */
const NO_WORK = /^(?:do|handle|take) (?:that|it|this|so|them|these|those)(?: (?:one|on|by|at))*$/iu;

function itemOf(dialogue: Dialogue, group: Group, readDay: Dues, taken: ReadonlySet<number>): FoundItem {
  const lead = telling(group);
  const vague = lead.clause === "" || isVague(lead.clause);
  const before = vague ? antecedent(dialogue, group.lead.sentence, new Set(group.all.map(({ sentence }) => sentence.index))) : null;
  const owner = group.all.find((one) => one.owner !== null)?.owner ?? null;
  const dueIn = dueSentence(dialogue, group, readDay, taken);
  const dues = duesOf(lead, dueIn, readDay);
  const recurring = dues.some(({ due, words }) => due === null && /every|each|weekly|daily/iu.test(words));
  const due = recurring ? undefined : dues.filter((one) => one.due !== null).pop() ?? dues[0];
  const asker = group.all.find((one) => one.for !== null)?.for ?? null;
  const addressee = addresseeOf(dialogue, lead.sentence.turn) ?? lead.addressee ?? (lead.kind === "request" ? owner : asker);
  const voices = { speaker: firstName(lead.sentence.speaker), addressee: firstName(addressee), spokenOf: firstName(lead.spokenOf ?? null) };
  const clause = sameThing(group, lead);
  const said = lead.clause === "" ? "" : corrected(closed(imperative(withoutName(clause, owner), voices)), readDay);
  const about = before === null || said !== "" && group.lead.sentence.turn - before.turn > NAMED_REACH ? "" : aboutLine(dialogue, before, said === "");
  const work = about === "" && NO_WORK.test(withoutDues(said, readDay).trim()) ? "" : said;
  const flaw = work === "" ? flawOf(about) === "broken" ? "thin" : null : lead.clause === lead.sentence.text ? null : flawOf(work);
  const text = work === "" ? about : about === "" ? work : `${work} (${about.replace(/[()]/gu, "")})`;
  const evidence = quotesOf([lead.sentence, ...(vague ? [before] : []), ...group.all.map(({ sentence }) => sentence), dueIn]).slice(0, 3);
  const around = dialogue.turnSaid.slice(lead.sentence.turn, last(group).sentence.turn + 3).map((said) => said.slice(0, 300)).join(" ");
  const priority = priorityOf(`${group.all.map(({ sentence }) => sentence.said).join(" ")} ${around}`);
  const sure = Math.max(...group.all.map(({ confidence }) => confidence));
  const backed = due?.due || group.all.length > 1 || group.all.some(({ accepted }) => accepted !== null);
  const unanswered = group.all.every((one) => one.kind === "request" && one.accepted === null && one.sentence.question);
  const limit = unanswered ? UNANSWERED_LIMIT : flaw === null || flaw === "thin" && backed && about !== "" ? 0.97 : FLAW_LIMIT[flaw];
  const confidence = sure + placeWeight(dialogue, lead.sentence.turn) * (due?.due ? 0 : backed ? 0.75 : 1) + (due?.due ? 0.16 : 0) + (group.all.length > 1 ? 0.08 : 0) + (priority === "high" ? 0.08 : 0)
    - (text.split(" ").length < 3 ? 0.15 : 0) - (vague && about === "" ? 0.2 : 0);
  return {
    section: owner === null || (CHECKING.test(text) && !due?.due) ? "followUps" : "actions",
    text, confidence: Math.min(limit, confidence), evidence, owner,
    for: asker,
    dueWords: due?.words ?? null,
    priority: priority ?? null,
  };
}

/** Share of telling words from which two lines of one person are one piece of work. */
const SAME_WORK = 0.7;
const MOMENTS = 3;

/** Work that is read back at the end is the work said before: one item, with the moments of both. */
function withoutReadBack(items: readonly FoundItem[]): FoundItem[] {
  const out: { item: FoundItem; words: Set<string> }[] = [];
  for (const item of items) {
    const words = tellingWords(item.text);
    const before = out.find((one) => one.item.owner === item.owner && Math.min(one.words.size, words.size) >= 2 && overlap(one.words, words) >= SAME_WORK
      && (!one.item.dueWords || !item.dueWords || one.item.dueWords === item.dueWords) && !areTwo(one.item.text, item.text));
    if (!before) out.push({ item, words });
    else {
      const better = item.confidence > before.item.confidence + 0.1 ? item : before.item;
      const other = better === item ? before.item : item;
      before.item = { ...better, confidence: Math.min(0.97, better.confidence + 0.04), evidence: [...better.evidence, ...other.evidence.slice(0, 1)].slice(0, MOMENTS) };
    }
  }
  return out.map(({ item }) => item);
}

/**
 * Action items and follow-ups from what people took on or were asked: what belongs together is one item, with the date
 * that was said with it. `day` is the meeting's; where it is unknown words about time are left to the checks.
 */
export function tasksFrom(dialogue: Dialogue, commitments: readonly Commitment[], day: string): FoundItem[] {
  const dues = readDues(day);
  const groups: Group[] = [];
  for (const commitment of commitments) {
    const open = [...groups].reverse().slice(0, 3).find((group) => joins(group, commitment, dues));
    if (open) open.all.push(commitment);
    else groups.push({ lead: commitment, all: [commitment] });
  }
  const taken = new Set(commitments.map(({ sentence }) => sentence.index));
  return withoutReadBack(groups.map((group) => itemOf(dialogue, group, dues, taken)).filter(({ text }) => text !== ""));
}
