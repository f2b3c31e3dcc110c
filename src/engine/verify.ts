import {
  SECTIONS, TASK_SECTIONS, type ActionItem, type Debrief, type DoubtfulItem, type Evidence, type NamedEntity, type Section,
} from "../model/debrief";
import type { Transcript } from "../model/transcript";
import { addDays, isDay } from "../text/days";
import { findDue, type DueWords } from "../text/due";
import { foldName, sameName } from "../text/names";
import { areTwo, contentWords, overlap } from "../text/words";
import type { Context, Findings, FoundItem } from "./engine";
import { findQuote, makeEvidence, proveQuote } from "./evidence";
import { plainLine } from "./plain";

/** Turns beside the evidence in which a name or a date may be said. */
export const NEAR = 2;
/** Share of content words from which two lines say the same. */
const SAME = 0.8;
const WEEK = 7;
const SUMMARY_LENGTH = 2000;
/** Of two sections that say the same, the one that stands first here keeps it. */
const PRECEDENCE: readonly Section[] = ["actions", "followUps", "decisions", "outcomes", "risks", "openQuestions", "keyFacts"];

export const NO_DATE = "The meeting's date is not known, so no due dates were set.";

const CONFIDENTIAL = new RegExp([
  "between (?:just )?(?:us|you and me|you and i|ourselves|the two of us)\\b(?! and)",
  "off the record", "in (?:strict )?confidence", "strictly confidential", "this is confidential", "keep (?:this|that|it) confidential",
  "(?:don't|do not|please don't) (?:repeat|spread|mention|share|pass on|forward) (?:this|that|it)\\b",
  "(?:don't|do not) (?:tell (?:anyone|anybody|a soul)|write (?:this|that) down|put (?:this|that) in the (?:notes|minutes))",
  "keep (?:this|that|it)(?: \\w+)? (?:quiet|to yourself|to ourselves|under your hat|in this room)",
  "not for the (?:minutes|notes|record)", "(?:stays|stay) in this room", "you didn't hear (?:this|that|it) from me",
].join("|"), "u");

/** Whether words ask that what is said be kept among those who hear it. */
export const isConfidential = (text: string): boolean => CONFIDENTIAL.test(text.toLowerCase().replace(/’/gu, "'").replace(/\s+/gu, " "));

const SAME_TIME = /\bsame time next week\b/iu;

interface Checked extends ActionItem {
  section: Section;
}

/** The indexes of the turns that hold an item's evidence and of those near it, in order. */
function turnsNear(evidence: readonly Evidence[], transcript: Transcript): number[] {
  const near = new Set<number>();
  for (const { turn } of evidence) {
    for (let i = turn - NEAR; i <= turn + NEAR; i++) if (transcript.turns[i]) near.add(i);
  }
  return [...near].sort((a, b) => a - b);
}

/** A transcript with what is worked out once for each of its turns (0-based). */
interface Talk {
  transcript: Transcript;
  dues: (turn: number) => DueWords[];
  folded: (turn: number) => string;
  confidential: (turn: number) => boolean;
}

function once<T>(work: (turn: number) => T): (turn: number) => T {
  const done = new Map<number, T>();
  return (turn) => {
    const value = done.has(turn) ? (done.get(turn) as T) : work(turn);
    done.set(turn, value);
    return value;
  };
}

function readTalk(transcript: Transcript, date: string | null): Talk {
  const text = (turn: number) => transcript.turns[turn]?.text ?? "";
  return {
    transcript,
    dues: once((turn) => (date === null ? [] : findDue(text(turn), date))),
    folded: once((turn) => padded(text(turn))),
    confidential: once((turn) => isConfidential(text(turn))),
  };
}

/** A folded text between spaces, so that whole words can be looked for in it. */
export const padded = (text: string): string => ` ${foldName(text).replace(/[^\p{L}\p{N}]+/gu, " ")} `;

/** The forms by which a person may be spoken of: the name, its parts, and what a known person is also called. */
function formsOf(name: string, context: Context): string[] {
  const known = context.known.filter((entity) => [entity.name, ...entity.aliases].some((form) => sameName(form, name)));
  const full = [name, ...known.flatMap((entity) => [entity.name, ...entity.aliases, ...entity.heardAs])];
  return [...full, ...name.split(/\s+/u).filter((part) => part.length > 2)];
}

/** The owner as a speaker's label or as given, where a speaker has that name or it is said near the evidence. */
function checkName(name: string, near: string, transcript: Transcript, context: Context): string | null {
  const speaker = transcript.speakers.find((label) => sameName(label, name));
  if (speaker !== undefined) return speaker;
  const first = transcript.speakers.filter((label) => foldName(label).split(" ")[0] === foldName(name));
  if (first.length === 1 && first[0] !== undefined) return first[0];
  return formsOf(name, context).some((form) => near.includes(padded(form))) ? plainLine(name) : null;
}

/** A due date that stands in the transcript: its words, the turn and the range that hold them. */
interface ReadDue {
  due: string | null;
  words: string;
  turn: number;
  from: number;
}

/** All readings of the turns near the evidence, those of the evidence's own turns first. */
function readDues(item: FoundItem, evidence: readonly Evidence[], { transcript, dues }: Talk): ReadDue[] {
  const own = [...new Set(evidence.map(({ turn }) => turn))];
  const order = [...own, ...turnsNear(evidence, transcript).filter((turn) => !own.includes(turn))];
  return order.flatMap((turn) => {
    const text = transcript.turns[turn]?.text ?? "";
    const range = item.dueWords ? findQuote(text, item.dueWords) : { from: 0, to: text.length };
    if (!range) return [];
    return dues(turn)
      .filter(({ index, words }) => index < range.to && index + words.length > range.from)
      .map(({ due, words, index }) => ({ due, words, turn, from: index }));
  });
}

/** The item's due date as the transcript has it; `cleared` where the engine's could not be read there. */
function checkDue(item: FoundItem, evidence: Evidence[], talk: Talk, date: string | null) {
  const nothing = { due: null, dueWords: null, cleared: false };
  const asked = (item.due ?? null) !== null || (item.dueWords ?? "") !== "";
  if (!asked || date === null) return nothing;
  const dues = readDues(item, evidence, talk);
  const read = (item.due ?? null) === null ? dues.find(({ due }) => due !== null) ?? dues[0] : dues.find(({ due }) => due === item.due);
  if (!read) return { ...nothing, cleared: true };
  if (!evidence.some(({ turn }) => turn === read.turn)) {
    const joined = makeEvidence(talk.transcript, read.turn, read.from, read.from + read.words.length);
    if (joined) evidence.push(joined);
  }
  return { due: read.due, dueWords: read.words.replace(/\s+/gu, " "), cleared: false };
}

/** In a meeting of two a promise is made to the other one; with more, to whom the engine says, if that is a name said or speaking. */
function checkFor(item: FoundItem, owner: string | null, near: string, transcript: Transcript, context: Context): string | null {
  const others = transcript.speakers.filter((label) => label !== owner);
  if (transcript.speakers.length === 2 && others.length === 1) return others[0] ?? null;
  const name = item.for ? checkName(item.for, near, transcript, context) : null;
  return name === owner ? null : name;
}

/** What a line is compared by, worked out once. */
interface Comparable {
  item: Checked;
  folded: string;
  content: Set<string>;
  turns: Set<number>;
}

function sameItem(a: Comparable, b: Comparable): boolean {
  if (a.folded === b.folded) return true;
  if (Math.min(a.content.size, b.content.size) < 2 || ![...a.turns].some((turn) => b.turns.has(turn))) return false;
  return overlap(a.content, b.content) >= SAME && !areTwo(a.item.text, b.item.text);
}

/** Each item once: of those that say the same the section of higher precedence keeps it, and there the surer one. */
function withoutRepeats(items: readonly Checked[]): Checked[] {
  const rank = (item: Checked) => PRECEDENCE.indexOf(item.section);
  const kept: Comparable[] = [];
  for (const item of [...items].sort((a, b) => rank(a) - rank(b) || b.confidence - a.confidence)) {
    const one = { item, folded: foldName(item.text), content: contentWords(item.text), turns: new Set(item.evidence.map(({ turn }) => turn)) };
    if (!kept.some((other) => sameItem(other, one))) kept.push(one);
  }
  const left = new Set(kept.map(({ item }) => item));
  return items.filter((item) => left.has(item));
}

function checkEntities(entities: readonly NamedEntity[]): NamedEntity[] {
  return entities.flatMap(({ name, variants }) => {
    const plain = plainLine(name);
    return plain === "" ? [] : [{ name: plain, variants: [...new Set([plain, ...variants.map((form) => plainLine(form))])].filter((form) => form !== "") }];
  });
}

/** A next meeting's day stands only where some turn names it and it lies ahead. */
function checkNext(day: string | null, { transcript, dues }: Talk, date: string | null): string | null {
  if (day === null || date === null || !isDay(day) || day < date) return null;
  // "Tuesday", said on a Tuesday, is the next one, and "the twenty-fourth", said on a 24th, is that of the next month.
  const week = day === addDays(date, WEEK);
  const month = day.slice(8) === date.slice(8);
  return transcript.turns.some(({ text }, turn) => {
    const read = dues(turn);
    const ahead = (week || month) && read.some(({ due }) => due === day || due === date) && findDue(text, addDays(date, 1)).some(({ due }) => due === day);
    return ahead || !month && read.some(({ due }) => due === day) || week && SAME_TIME.test(text);
  }) ? day : null;
}

/**
 * The checks of design section 5, the same for every engine: evidence must stand in its turn, an owner must speak or
 * be named near it, a due date must be read near it. What fails is dropped or cleared, and counted. Items stand in
 * the order in which they were said, each in one section; those below the threshold are doubtful.
 */
export function verify(found: Findings, transcript: Transcript, context: Context): Debrief {
  const date = context.date !== null && isDay(context.date) ? context.date : null;
  const dropped = { evidence: 0, owner: 0, due: 0 };
  const talk = readTalk(transcript, date);

  const check = (item: FoundItem): Checked[] => {
    const evidence = item.evidence.flatMap(({ turn, quote }) => proveQuote(transcript, turn, quote) ?? []);
    const text = plainLine(item.text);
    if (evidence.length === 0 || text === "") {
      dropped.evidence++;
      return [];
    }
    const confidence = Math.round(Math.min(1, Math.max(0, item.confidence || 0)) * 100) / 100;
    const turns = turnsNear(evidence, transcript);
    const confidential = turns.some(talk.confidential);
    const base = { section: item.section, text, confidence, confidential, evidence };
    if (!TASK_SECTIONS.includes(item.section)) return [{ ...base, owner: null, for: null, due: null, dueWords: null, priority: null }];
    const near = turns.map(talk.folded).join("");
    const owner = item.owner ? checkName(item.owner, near, transcript, context) : null;
    if (item.owner && owner === null) dropped.owner++;
    const { due, dueWords, cleared } = checkDue(item, evidence, talk, date);
    if (cleared) dropped.due++;
    return [{ ...base, owner, for: checkFor(item, owner, near, transcript, context), due, dueWords, priority: item.priority ?? null }];
  };

  const place = ({ evidence }: Checked) => Math.min(...evidence.map(({ turn }) => turn));
  const items = withoutRepeats(found.items.flatMap(check)).sort((a, b) => place(a) - place(b));
  const sure = (section: Section) => items.filter((item) => item.section === section && item.confidence >= context.threshold);
  const tasks = (section: Section): ActionItem[] => sure(section).map(({ section: _, ...item }) => item);
  const lines = (section: Section) =>
    sure(section).map(({ text, confidence, confidential, evidence }) => ({ text, confidence, confidential, evidence }));
  const doubtful: DoubtfulItem[] = SECTIONS.flatMap((section) =>
    items.filter((item) => item.section === section && item.confidence < context.threshold));
  const summary = plainLine(found.summary ?? "", SUMMARY_LENGTH);

  return {
    engine: found.engine,
    date,
    participants: transcript.speakers.length > 0 ? [...transcript.speakers] : [...context.people],
    summary: summary === "" ? null : summary,
    keyFacts: lines("keyFacts"),
    outcomes: lines("outcomes"),
    decisions: lines("decisions"),
    actions: tasks("actions"),
    followUps: tasks("followUps"),
    risks: lines("risks"),
    openQuestions: lines("openQuestions"),
    nextMeeting: checkNext(found.nextMeeting, talk, date),
    people: checkEntities(found.people),
    organizations: checkEntities(found.organizations),
    doubtful,
    dropped,
    unread: found.unread,
    notices: [...new Set([...found.notices, ...(date === null ? [NO_DATE] : [])])],
  };
}
