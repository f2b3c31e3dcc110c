import * as z from "zod/mini";
import { Priority } from "./task";

/** The words that an item rests on. `quote` stands in turn `turn` (0-based); times are those of its cue, in seconds. */
export const Evidence = z.object({
  start: z.nullable(z.number()),
  end: z.nullable(z.number()),
  quote: z.string(),
  turn: z.number(),
});
export type Evidence = z.infer<typeof Evidence>;

/** One line of a debrief. `confidence` runs from 0 to 1. */
export const Item = z.object({
  text: z.string(),
  confidence: z.number(),
  /** Said beside "between us", "off the record" and the like. */
  confidential: z.boolean(),
  evidence: z.array(Evidence),
});
export type Item = z.infer<typeof Item>;

/** Work promised or accepted. `due` is YYYY-MM-DD and read from `dueWords`, which stand in the evidence. */
export const ActionItem = z.extend(Item, {
  owner: z.nullable(z.string()),
  /** To whom it was promised. */
  for: z.nullable(z.string()),
  due: z.nullable(z.string()),
  dueWords: z.nullable(z.string()),
  priority: z.nullable(Priority),
});
export type ActionItem = z.infer<typeof ActionItem>;

/** A person or organization of the meeting with every written form, the name itself included. */
export const NamedEntity = z.object({ name: z.string(), variants: z.array(z.string()) });
export type NamedEntity = z.infer<typeof NamedEntity>;

/** The sections that hold items, in the order in which a note shows them; `action` ones hold tasks. */
export const SECTIONS = [
  "keyFacts", "outcomes", "decisions", "actions", "followUps", "risks", "openQuestions",
] as const;
export type Section = (typeof SECTIONS)[number];
export const TASK_SECTIONS: readonly Section[] = ["actions", "followUps"];

/** An item below the threshold, with the section that it would stand in. */
export const DoubtfulItem = z.extend(ActionItem, { section: z.enum(SECTIONS) });
export type DoubtfulItem = z.infer<typeof DoubtfulItem>;

/** What an engine makes of a transcript, checked against it. */
export const Debrief = z.object({
  /** `offline` or `llm:PROVIDER/MODEL`. */
  engine: z.string(),
  /** The meeting's day, YYYY-MM-DD. */
  date: z.nullable(z.string()),
  participants: z.array(z.string()),
  summary: z.nullable(z.string()),
  keyFacts: z.array(Item),
  outcomes: z.array(Item),
  decisions: z.array(Item),
  actions: z.array(ActionItem),
  followUps: z.array(ActionItem),
  risks: z.array(Item),
  openQuestions: z.array(Item),
  nextMeeting: z.nullable(z.string()),
  people: z.array(NamedEntity),
  organizations: z.array(NamedEntity),
  doubtful: z.array(DoubtfulItem),
  /** How often the check of evidence dropped an item, or cleared an owner or a due date. */
  dropped: z.object({ evidence: z.number(), owner: z.number(), due: z.number() }),
  /** Stretches that were not read or are unclear, in seconds. */
  unread: z.array(z.object({ start: z.nullable(z.number()), end: z.nullable(z.number()) })),
  /** Sentences for the user. */
  notices: z.array(z.string()),
});
export type Debrief = z.infer<typeof Debrief>;
