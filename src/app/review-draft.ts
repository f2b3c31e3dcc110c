import * as z from "zod/mini";
import { summaryOf } from "../engine/offline/summary";
import { plainLine } from "../engine/plain";
import { ActionItem, SECTIONS, TASK_SECTIONS, type Section } from "../model/debrief";
import { Priority } from "../model/task";
import type { Turn } from "../model/transcript";
import { MARKS, type Reviewed } from "../note/ask";
import { plainName } from "../text/names";

const KINDS = ["summary", ...SECTIONS, "nextMeeting"] as const;
const Fields = z.object({ text: z.string(), owner: z.nullable(z.string()), due: z.nullable(z.string()), priority: z.nullable(Priority) });
export type Fields = z.infer<typeof Fields>;

/** An item under review, as the user has it now. */
export const DraftItem = z.extend(ActionItem, {
  id: z.string(),
  kind: z.enum(KINDS),
  mark: z.enum(MARKS),
  /** The mark that it began with. */
  first: z.enum(MARKS),
  doubtful: z.boolean(),
  /** What the engine found; null for an item that the user added. */
  found: z.nullable(Fields),
  /** The line of the note that it would bring up to date. */
  line: z.nullable(z.string()),
});
export type DraftItem = z.infer<typeof DraftItem>;

/** A speaker's label in the transcript, whom it stands for, and why; null where the transcript itself says so. */
const DraftSpeaker = z.object({ label: z.string(), name: z.string(), why: z.nullable(z.string()) });
export type DraftSpeaker = z.infer<typeof DraftSpeaker>;

/** A review that is not written yet: plain data, kept until it is written or discarded. */
export const Draft = z.object({
  version: z.literal(1),
  path: z.string(),
  /** Hash of the transcript that was read. */
  transcript: z.string(),
  /** Hash of the note's text as it was read. */
  note: z.optional(z.string()),
  /** When the engine read it, as an ISO time. */
  made: z.string(),
  /** What was read: `00:00–33:01, 2 speakers, 412 turns`. */
  read: z.string(),
  speakers: z.array(DraftSpeaker),
  /** Names that the user chose, by label. */
  named: z.record(z.string(), z.string()),
  /** The people of the note and those who spoke. */
  people: z.array(z.string()),
  other: z.nullable(z.string()),
  notices: z.array(z.string()),
  /** How the summary begins that is made of the items; null where it was written otherwise. */
  opening: z.optional(z.nullable(z.string())),
  items: z.array(DraftItem),
});
export type Draft = z.infer<typeof Draft>;

export type DraftEvent =
  | { do: "tick" | "drop"; id: string }
  | { do: "tickAll"; ids: readonly string[]; kept: boolean }
  | { do: "edit"; id: string; fields: Partial<Fields> }
  | { do: "add"; kind: Section; turn: number; words: Turn };

/** The sections that a turn of the transcript can be added to. */
export const ADDABLE = ["actions", "decisions", "risks", "openQuestions"] as const satisfies readonly Section[];

/** Whether an item is a task, with owner, due date and priority. */
export const isTask = (item: Pick<DraftItem, "kind">): boolean => TASK_SECTIONS.some((section) => section === item.kind);

/** What the review asks: all but what the note has already, or had and lost. */
export const shownItems = (draft: Draft): DraftItem[] => draft.items.filter(({ mark }) => mark !== "there");

/** How many items are to be written, of how many; the doubtful count once they are ticked. */
export function tally(draft: Draft): { kept: number; all: number; there: number } {
  const shown = shownItems(draft);
  const kept = shown.filter(({ mark }) => mark === "kept").length;
  return { kept, all: shown.filter(({ doubtful, mark }) => !doubtful || mark === "kept").length, there: draft.items.length - shown.length };
}

/** One part of the review: open from the start, or folded and taken as a block. */
export interface Group {
  id: "decisions" | "actions" | "summary" | "keyFacts" | "rest" | "doubtful";
  open: boolean;
  items: DraftItem[];
}

const PARTS: readonly [Group["id"], readonly DraftItem["kind"][]][] = [
  ["decisions", ["decisions"]], ["actions", ["actions"]], ["summary", ["summary"]], ["keyFacts", ["keyFacts"]],
  ["rest", ["outcomes", "followUps", "risks", "openQuestions", "nextMeeting"]],
];

/** The parts of the review that hold something, in the order in which they are shown. */
export function groupsOf(draft: Draft): Group[] {
  const shown = shownItems(draft);
  const sure = PARTS.map(([id, kinds]): Group => ({
    id, open: id === "decisions" || id === "actions",
    items: kinds.flatMap((kind) => shown.filter((item) => item.kind === kind && !item.doubtful)),
  }));
  const doubtful: Group = { id: "doubtful", open: false, items: shown.filter((item) => item.doubtful) };
  return [...sure, doubtful].filter(({ items }) => items.length > 0);
}

/** The summary of what is kept, where it is made of the items; else null. */
function madeSummary(draft: Draft): string | null {
  if (draft.opening == null) return null;
  const kept = draft.items.filter(({ mark, doubtful }) => mark === "kept" || (mark === "there" && !doubtful));
  const of = (section: Section) => kept.filter(({ kind }) => kind === section);
  return summaryOf(draft.opening, {
    keyFacts: of("keyFacts"), outcomes: [], decisions: of("decisions"), actions: of("actions"), followUps: of("followUps"), risks: of("risks"), openQuestions: of("openQuestions"),
  });
}

/** The summary of a draft is made anew of its items, where that of the draft before was no text of the user's. */
function summarizeAnew(before: Draft, now: Draft): Draft {
  const old = before.items.find(({ kind }) => kind === "summary");
  const made = madeSummary(now);
  if (!old || made === null || (old.text !== old.found?.text && old.text !== madeSummary(before))) return now;
  return { ...now, items: now.items.map((item) => (item.kind === "summary" && item.mark !== "there" ? { ...item, text: made } : item)) };
}

/** The next state of a review. An event on an item that is not there changes nothing. */
export function reduce(draft: Draft, event: DraftEvent): Draft {
  const isOfSummary = event.do === "edit" && draft.items.some(({ id, kind }) => id === event.id && kind === "summary");
  return isOfSummary ? step(draft, event) : summarizeAnew(draft, step(draft, event));
}

function step(draft: Draft, event: DraftEvent): Draft {
  const change = (ids: readonly string[], next: (item: DraftItem) => DraftItem): Draft =>
    ({ ...draft, items: draft.items.map((item) => (ids.includes(item.id) ? next(item) : item)) });
  switch (event.do) {
    case "tick":
      return change([event.id], (item) => ({ ...item, mark: item.mark === "kept" ? unticked(item) : "kept" }));
    case "drop":
      return change([event.id], (item) => ({ ...item, mark: "dropped" }));
    case "tickAll":
      return change(event.ids, (item) => ({ ...item, mark: event.kept ? "kept" : item.mark === "kept" ? unticked(item) : item.mark }));
    case "edit":
      return change([event.id], (item) => ({ ...item, ...clean(event.fields, item) }));
    case "add":
      return { ...draft, items: [...draft.items, ownItem(draft, event.kind, event.turn, event.words)] };
  }
}

/** What began unticked is only open again; what began ticked was dropped by the user. */
const unticked = ({ first }: DraftItem): DraftItem["mark"] => (first === "open" ? "open" : "dropped");

/** Fields as they can be written: on one line, an empty text is no text, an empty name is nobody. */
function clean(fields: Partial<Fields>, item: DraftItem): Partial<Fields> {
  const text = fields.text?.replace(/\s+/gu, " ").trim();
  const owner = fields.owner == null ? fields.owner : plainName(fields.owner.replace(/\s+/gu, " ").replace(/^@/u, ""));
  return { ...fields, text: text === undefined || text === "" ? item.text : text, owner: owner === "" ? null : owner === undefined ? item.owner : owner };
}

function ownItem(draft: Draft, kind: Section, turn: number, { speaker, start, end, text }: Turn): DraftItem {
  const id = `own-${1 + Math.max(0, ...draft.items.map((item) => Number(/^own-(\d+)$/u.exec(item.id)?.[1] ?? 0)))}`;
  const words = plainLine(text);
  return {
    id, kind, mark: "kept", first: "kept", doubtful: false, found: null, line: null, text: words, confidence: 1, confidential: false,
    evidence: [{ start, end, quote: text.replace(/\s+/gu, " ").trim(), turn }],
    owner: kind === "actions" ? speaker : null, for: null, due: null, dueWords: null, priority: null,
  };
}

/** Whether an item that is kept has the user's own words or values. */
const isEdited = ({ mark, found, ...item }: DraftItem): boolean =>
  mark === "kept" && found !== null && Object.entries(found).some(([field, value]) => item[field as keyof Fields] !== value);

/**
 * A new reading of the same meeting with all that the user did to the one before: ticks, words and additions of items
 * that are found again; owners follow the speakers' new names. What the user edited and is not found again is the user's own.
 */
export function carryOver(before: Draft, now: Draft): Draft {
  const names = new Map(before.speakers.map(({ label, name }) => [name, now.speakers.find((one) => one.label === label)?.name ?? name]));
  const renamed = (owner: string | null) => (owner === null ? null : (names.get(owner) ?? owner));
  const old = new Map(before.items.map((item) => [item.id, item]));
  const items = now.items.map((item): DraftItem => {
    const known = old.get(item.id);
    if (!known?.found || item.mark === "there") return item;
    const { found } = known;
    return {
      ...item,
      mark: known.mark === known.first || known.mark === "there" ? item.mark : known.mark,
      text: known.text === found.text ? item.text : known.text,
      owner: known.owner === found.owner ? item.owner : renamed(known.owner),
      due: known.due === found.due ? item.due : known.due,
      priority: known.priority === found.priority ? item.priority : known.priority,
    };
  });
  const again = new Set(now.items.map(({ id }) => id));
  const own = before.items.flatMap((item): DraftItem[] => {
    const mine = { ...item, owner: renamed(item.owner) };
    if (item.found === null) return [mine];
    return again.has(item.id) || !isEdited(item) ? [] : [{ ...mine, id: `own-${now.made}-${item.id}`, found: null, first: "kept", line: null }];
  });
  return summarizeAnew(before, { ...now, items: [...items, ...own] });
}

/** The user's word on each item, for writing. */
export function reviewedOf(draft: Draft): Reviewed[] {
  return draft.items.map((item): Reviewed => {
    const { kind, mark, found, text, confidence, confidential, evidence, owner, due, dueWords, priority } = item;
    const wanted: ActionItem = { text, confidence, confidential, evidence, owner, for: item.for, due, dueWords, priority };
    return { kind, mark, wanted, found: found && { ...wanted, ...found } };
  });
}
