import { SECTIONS, type ActionItem, type Debrief, type Item, type Section } from "../model/debrief";
import { hashOfText } from "./fields";
import type { Kind, Remembered } from "./memory";
import { renderIn, type Rendered, type RenderOptions } from "./render";

/** The user's word on an item: written, dropped for good, as the note has it already, or not decided. */
export const MARKS = ["kept", "dropped", "there", "open"] as const;
export type Mark = (typeof MARKS)[number];

/** One item of a review. `found` is null for one that the user added, `wanted` is what the user made of it. */
export interface Reviewed {
  kind: Kind;
  mark: Mark;
  found: ActionItem | null;
  wanted: ActionItem;
}

/** An item of a debrief with the section that it would stand in. */
export interface Found {
  kind: Kind;
  item: ActionItem;
  doubtful: boolean;
}

/** An item as it was found, and the line to write for it; only what is kept is written, what is open is not remembered. */
export interface Asked extends Rendered {
  mark: Mark;
  wanted: Rendered;
  /** Its place in the list that was asked for. */
  source: number;
}

/** What a run asks of a note. */
export interface Ask {
  items: Asked[];
  /** The user's own additions: written unless they stand there. */
  own: Rendered[];
  /** How many items wait for the user's word because they were said in confidence. */
  withheld: number;
}
export type Asking = (options: RenderOptions, memory: readonly Remembered[]) => Ask;

/** Every item, with the fields of a task: null where it has none. */
export const asAction = (item: Item): ActionItem => ({ owner: null, for: null, due: null, dueWords: null, priority: null, ...item });

/** A text that rests on no turn: the summary, or the day of the next meeting. */
const single = (kind: Kind, text: string | null): Found[] =>
  (text === null ? [] : [{ kind, item: asAction({ text, confidence: 1, confidential: false, evidence: [] }), doubtful: false }]);

/** All that a debrief found in the order of the sections, the doubtful ones behind the others of their section. */
export function foundIn(debrief: Debrief): Found[] {
  const inSection = (kind: Section): Found[] => [
    ...debrief[kind].map((item) => ({ kind, item: asAction(item), doubtful: false })),
    ...debrief.doubtful.filter(({ section }) => section === kind).map(({ section: _, ...item }) => ({ kind, item, doubtful: true })),
  ];
  return [...single("summary", debrief.summary), ...SECTIONS.flatMap(inSection), ...single("nextMeeting", debrief.nextMeeting)];
}

function renderAny(kind: Kind, item: ActionItem, options: RenderOptions): Rendered {
  if (kind !== "summary" && kind !== "nextMeeting") return renderIn(kind, item, options);
  const body = kind === "summary" ? item.text : `> Next meeting (if any): ${item.text}`;
  return { kind, text: item.text, body, hash: hashOfText(item.text), moments: [], owner: null, due: null, priority: null };
}

/** What an engine says twice is asked once, in the first section. */
function onceEach(items: readonly Asked[]): Asked[] {
  const hashes = items.map((item) => item.hash);
  return items.filter((item, i) => hashes.indexOf(item.hash) === i);
}

function askOne({ kind, item }: Found, source: number, mark: Mark, options: RenderOptions): Asked {
  const rendered = renderAny(kind, item, options);
  return { ...rendered, mark, wanted: rendered, source };
}

/**
 * Asks for all that a debrief is sure of. What is doubtful or confidential waits for a review; where one let it into the
 * note, it takes its line.
 */
export const askSure = (debrief: Debrief): Asking => (options, memory) => {
  const found = foundIn(debrief);
  const isKnown = (item: Asked) => memory.some((known) => known.kind === item.kind && known.hash === item.hash);
  const waits = (item: Asked) => item.mark === "open";
  const items = found.map((one, i) => askOne(one, i, one.doubtful || one.item.confidential ? "open" : "kept", options));
  const withheld = items.filter((item) => waits(item) && !isKnown(item) && found[item.source]?.doubtful === false);
  return { items: onceEach([...items.filter((item) => !waits(item)), ...items.filter((item) => waits(item) && isKnown(item))]), own: [], withheld: withheld.length };
};

/** Asks for nothing: only what the note says of each item is wanted. */
export const askNothing = (found: readonly Found[]): Asking => (options) => {
  const items = found.map((one, i) => askOne(one, i, "open", options));
  const isDoubtful = ({ source }: Asked) => found[source]?.doubtful === true;
  return { items: onceEach([...items.filter((item) => !isDoubtful(item)), ...items.filter(isDoubtful)]), own: [], withheld: 0 };
};

/** Asks for what the user kept in a review, in the user's words. */
export const askReviewed = (reviewed: readonly Reviewed[]): Asking => (options) => ({
  items: reviewed.flatMap(({ kind, mark, found, wanted }, i) =>
    (found ? [{ ...renderAny(kind, found, options), mark, wanted: renderAny(kind, wanted, options), source: i }] : [])),
  own: reviewed.flatMap(({ kind, mark, found, wanted }) => (found === null && mark === "kept" ? [renderAny(kind, wanted, options)] : [])),
  withheld: 0,
});
