import { SECTIONS, type Debrief } from "../model/debrief";
import { HEADINGS, type HeadingName, type Settings } from "../model/settings";
import { BOM, lineEnding, splitLines } from "../text/lines";
import { repair } from "../text/repair";
import { momentsOf } from "../transcript/moments";
import { askNothing, askReviewed, askSure, foundIn, type Asking, type Found, type Reviewed } from "./ask";
import { readLines, type ItemLine } from "./item-lines";
import { formatMemory, isMemoryLine, readMemory } from "./memory";
import { merge, type Verdict } from "./merge";
import { placeOf, tailOf } from "./place";
import { readMeeting, type NoteLayout, type NoteSection } from "./read";
import { nextMeetingOf, withoutQuote } from "./sections";
import type { Rendered, RenderOptions } from "./render";

/** How many lines a run added, brought up to date, left as the user has them, and no longer found. */
export interface MergeCounts {
  added: number;
  updated: number;
  /** Lines of the user's that say an item of the new run; `conflicting` of them say it otherwise. */
  kept: number;
  conflicting: number;
  missing: number;
}

export interface MergeOptions extends Omit<RenderOptions, "isMoment" | "attending"> {
  settings: Settings;
  /** The one other person who took part, for the heading of the action items. */
  other: string | null;
}

/** Changes to a note's lines, gathered before any is made: new text for a line (null takes it away), and new lines before one. */
interface Changes {
  replaced: Map<number, string | null>;
  inserted: Map<number, string[]>;
}

interface Merged {
  text: string;
  counts: MergeCounts;
  notices: string[];
}

/** A second round sees the lines that the first one wrote; more than this many are never needed in practice. */
const MOST_ROUNDS = 4;

/**
 * Writes a debrief into its note by the rules of the design's section 4: what is there stays, but for lines that Debrief
 * wrote and nobody touched. The answer is the text itself where nothing changes. Where items are so alike that a line brought
 * up to date suits another one better, the merge goes on until it changes nothing, so that a second run does not either.
 */
export function mergeDebrief(path: string, text: string, debrief: Debrief, options: MergeOptions): Merged {
  return mergeUntilStill(path, text, askSure(debrief), options);
}

/**
 * Writes what the user kept in a review, in the user's own words, and remembers what was dropped, so that no later run brings
 * it back. A line of Debrief's that the user dropped goes. All items of the debrief are given: each takes the line that says it.
 */
export function mergeReview(path: string, text: string, reviewed: readonly Reviewed[], options: MergeOptions): Merged {
  return mergeUntilStill(path, text, askReviewed(reviewed), options);
}

function mergeUntilStill(path: string, text: string, asking: Asking, options: MergeOptions): Merged {
  const first = mergeOnce(path, text, asking, options);
  let last = first;
  // The user's own words stand there by now, also where they read otherwise in a note than in a review.
  const again: Asking = (...given) => ({ ...asking(...given), own: [] });
  for (let round = 1; round < MOST_ROUNDS && first.text !== text; round++) {
    const next = mergeOnce(path, last.text, again, options);
    if (next.text === last.text) break;
    const { added, updated } = last.counts;
    last = { ...next, counts: { ...next.counts, added: added + next.counts.added, updated: updated + next.counts.updated } };
  }
  return { ...last, notices: first.notices };
}

/** What a note says now, what it remembers, and what is asked of it. */
function readNote(path: string, text: string, asking: Asking, options: MergeOptions) {
  const bom = text.startsWith(BOM) ? BOM : "";
  const raw = splitLines(text.slice(bom.length));
  const lines = splitLines(repair(text.slice(bom.length)).text).map((line) => line.text);
  const { meeting, layout } = readMeeting(path, text, options);
  const memory = readMemory(lines);
  const attending = [...meeting.people, ...(options.settings.me === null ? [] : [options.settings.me])];
  const ask = asking({ ...options, isMoment: momentsOf(meeting.transcript), attending }, memory.entries);
  const said = readLines(lines, meeting, layout);
  const result = merge(ask.items.map((item) => ({ ...item, silent: item.mark === "open" })), said, memory.entries);
  const isOurs = (line: ItemLine) => line.touched !== true && memory.entries.some(({ kind, hash }) => kind === line.kind && hash === line.hash);
  return { bom, raw, lines, layout, memory, ask, said, result, isOurs };
}

/** What becomes of an item in a note, and the line that says it; `ours` where Debrief wrote that line and nobody touched it. */
export interface Judged extends Found {
  is: Verdict["is"];
  line: string | null;
  ours: boolean;
}

/** All that a debrief found, the doubtful and confidential too, each once, with what a run would do with it. */
export function judge(path: string, text: string, debrief: Debrief, options: MergeOptions): Judged[] {
  const found = foundIn(debrief);
  const { ask, said, result, isOurs } = readNote(path, text, askNothing(found), options);
  return ask.items.map(({ source }, i) => {
    const verdict = result.verdicts[i]!;
    const line = "line" in verdict ? said[verdict.line]! : null;
    return { ...found[source]!, is: verdict.is, line: line?.text ?? null, ours: line !== null && isOurs(line) };
  });
}

function mergeOnce(path: string, text: string, asking: Asking, options: MergeOptions): Merged {
  const { bom, raw, lines, layout, memory, ask, said, result, isOurs } = readNote(path, text, asking, options);
  const changes: Changes = { replaced: new Map(), inserted: new Map() };
  const counts: MergeCounts = { added: 0, updated: 0, kept: 0, conflicting: 0, missing: result.missing.length };
  const fresh: Rendered[] = [];
  const takeAway = (line: ItemLine) => {
    for (let at = line.from; at < line.to; at++) changes.replaced.set(at, null);
  };
  const update = (line: ItemLine, item: Rendered) => {
    counts.updated++;
    if (line.kind === item.kind) rewrite(changes, lines, line, item);
    else {
      takeAway(line);
      fresh.push(item);
    }
  };
  ask.items.forEach(({ mark, hash, wanted }, i) => {
    const verdict = result.verdicts[i]!;
    if (verdict.is === "added" && mark === "kept") {
      counts.added++;
      fresh.push(wanted);
    } else if (verdict.is === "updated" && mark === "kept") update(said[verdict.line]!, wanted);
    else if (verdict.is === "same" && isOurs(said[verdict.line]!)) {
      if (mark === "dropped") takeAway(said[verdict.line]!);
      else if (mark === "kept" && wanted.hash !== hash) update(said[verdict.line]!, wanted);
    } else if (verdict.is === "kept") {
      counts.kept++;
      if (verdict.conflicting) counts.conflicting++;
    }
  });
  for (const own of ask.own.filter(({ kind, hash }) => !said.some((line) => line.kind === kind && line.hash === hash))) {
    counts.added++;
    fresh.push(own);
  }
  takeEmptyHeadings(changes, lines, layout, fresh);
  insertItems(changes, lines, layout, fresh, options, memory.state === "missing");
  const notices = noticesOf(memory.state, said.length > 0, ask.withheld);
  const changed = fresh.length > 0 || changes.replaced.size > 0 || ask.items.some(({ mark }) => mark === "dropped");
  if (ask.items.length > 0 || memory.state === "read") remember(changes, lines, formatMemory(result.memory), memory.state, changed);
  return { text: bom + assemble(raw, changes, lineEnding(text)), counts, notices };
}

/** A section whose last line was taken away goes with its heading. */
function takeEmptyHeadings(changes: Changes, lines: readonly string[], { sections }: NoteLayout, fresh: readonly Rendered[]): void {
  const isGone = (at: number) => changes.replaced.get(at) === null;
  for (const { name, form, heading, from, to } of sections) {
    const below = lines.slice(from, to).map((line, i) => ({ line, at: from + i }));
    if (form !== "heading" || fresh.some(({ kind }) => kind === name) || !below.some(({ at }) => isGone(at))) continue;
    if (below.every(({ line, at }) => isGone(at) || line.trim() === "")) for (let at = heading; at < to; at++) changes.replaced.set(at, null);
  }
}

/** Whether a run of Debrief wrote into this note before. */
export const hasMemory = (text: string): boolean =>
  text.includes("<!-- debrief:") && readMemory(splitLines(text).map((line) => line.text)).state !== "missing";

/** Sentences for the user on what the merge could not know or would not write. */
function noticesOf(state: "read" | "missing" | "damaged", hasLines: boolean, withheld: number): string[] {
  return [
    ...(state === "damaged" ? ["What Debrief remembered of this note is damaged, so every line in it counts as yours."] : []),
    ...(state === "missing" && hasLines ? ["Nothing is remembered of an earlier run on this note, so every line in it counts as yours."] : []),
    ...(withheld > 0 ? [`${withheld === 1 ? "One item was" : `${withheld} items were`} said in confidence and not written.`] : []),
  ];
}

/** New words for a line that nobody touched: its indent and list marker stay; a summary of several lines becomes one. */
function rewrite(changes: Changes, lines: readonly string[], line: ItemLine, item: Rendered): void {
  const old = lines[line.from] ?? "";
  const body = item.kind === "summary" ? quoteOf(old) + item.body : item.kind === "nextMeeting" ? withDay(old, item.text) : prefixOf(old) + item.body;
  changes.replaced.set(line.from, body);
  for (let at = line.from + 1; at < line.to; at++) changes.replaced.set(at, null);
}

/** A line of the next meeting with another day, its words as they were. */
function withDay(line: string, day: string): string {
  const said = nextMeetingOf(line) ?? "";
  return said === "" ? `${line.trimEnd()} ${day}` : line.slice(0, line.lastIndexOf(said)) + day;
}

const quoteOf = (line: string): string => /^(?:\s*>)+ ?/u.exec(line)?.[0] ?? "";

/** Indent, quote signs and list marker of an item's line. */
function prefixOf(line: string): string {
  return /^[\s>]*(?:[-*+]|\d+[.)])\s+/u.exec(line)?.[0] ?? "- ";
}

function insertItems(
  changes: Changes, lines: readonly string[], layout: NoteLayout, fresh: readonly Rendered[], options: MergeOptions, first: boolean,
): void {
  const order: readonly HeadingName[] = ["summary", ...SECTIONS];
  const missing: { name: HeadingName; block: string[] }[] = [];
  for (const name of order) {
    const items = fresh.filter((item) => item.kind === name);
    if (items.length === 0) continue;
    const section = layout.sections.find((known) => known.name === name);
    if (section) append(changes, lines, section, items);
    else missing.push({ name, block: [headingOf(name, layout, options), "", ...items.map((item) => bulletOf(item)), ""] });
  }
  for (const { name, block } of missing) {
    insertBlock(changes, lines, placeOf(name, order, layout, lines), block);
  }
  nextMeeting(changes, lines, layout, fresh, first && missing.length > 0);
}

/** The line of the next meeting, and on the first run the rule between what was made of a transcript and the transcript. */
function nextMeeting(changes: Changes, lines: readonly string[], layout: NoteLayout, fresh: readonly Rendered[], first: boolean): void {
  const item = fresh.find((one) => one.kind === "nextMeeting");
  const known = layout.nextMeetingLine;
  if (item && known !== null && nextMeetingOf(lines[known] ?? "") !== null) changes.replaced.set(known, withDay(lines[known] ?? "", item.text));
  const tail = tailOf(layout, lines);
  if (known === null && (item || first)) insertBlock(changes, lines, tail.at, [item?.body ?? "> Next meeting (if any): (none)", ""]);
  if (first && !tail.hasRule && layout.transcripts.length > 0) insertBlock(changes, lines, tail.at, ["---", ""]);
}

function headingOf(name: HeadingName, layout: NoteLayout, { settings, other }: MergeOptions): string {
  const level = layout.sections.find((section) => section.form === "heading")?.level ?? 2;
  const forWhom = name === "actions" && other !== null ? ` (for ${other})` : "";
  return `${"#".repeat(level)} ${settings.headings[name] ?? HEADINGS[name]}${forWhom}`;
}

const bulletOf = (item: Rendered): string => (item.kind === "summary" ? item.body : `- ${item.body}`);

/** New items at a section's end, in its quote and with its list marker; in place of a line that says there are none. */
function append(changes: Changes, lines: readonly string[], section: NoteSection, items: readonly Rendered[]): void {
  const { noneLine, lastItem } = section;
  const model = lines[lastItem?.from ?? (section.form === "callout" ? section.heading : section.from)] ?? "";
  const quote = quoteOf(model);
  const marker = lastItem?.isList === true ? (/^[\s>]*([-*+])\s/u.exec(model)?.[1] ?? "-") : "-";
  const block = items.map((item) => quote + (item.kind === "summary" ? item.body : `${marker} ${item.body}`));
  if (noneLine !== null) {
    changes.replaced.set(noneLine, block.join("\n"));
    return;
  }
  let at = lastItem?.to ?? section.to;
  while (at > section.from && withoutQuote(lines[at - 1] ?? "").trim() === "") at--;
  const isEnd = (lines[at] ?? "").trim() !== "" && (lastItem === null || at === section.to);
  insert(changes, at, [...(lastItem?.isList === true || quote !== "" ? [] : [""]), ...block, ...(isEnd ? [""] : [])]);
}

/** Lines that stand apart: a blank line above them where there is none. */
function insertBlock(changes: Changes, lines: readonly string[], at: number, block: readonly string[]): void {
  const hasGap = changes.inserted.has(at) || at === 0 || (lines[at - 1] ?? "").trim() === "";
  insert(changes, at, hasGap ? block : ["", ...block]);
}

function insert(changes: Changes, at: number, block: readonly string[]): void {
  changes.inserted.set(at, [...(changes.inserted.get(at) ?? []), ...block]);
}

/** The comment goes to the file's last line; where it says the same already, it stays where it is. */
function remember(changes: Changes, lines: readonly string[], comment: string, state: "read" | "missing" | "damaged", changed: boolean): void {
  const old = lines.flatMap((line, i) => (isMemoryLine(line) ? [i] : []));
  if (old.length === 1 && lines[old[0]!]?.trimEnd() === comment) return;
  if (state === "missing" && !changed) return;
  for (const at of old) changes.replaced.set(at, null);
  let end = lines.length;
  while (end > 0 && (lines[end - 1] ?? "").trim() === "") end--;
  if (old[old.length - 1] === end - 1) {
    changes.replaced.set(end - 1, comment);
    return;
  }
  insert(changes, lines.length, lines.length - end > 1 ? [comment] : ["", comment]);
}

function assemble(raw: readonly { text: string; eol: string }[], changes: Changes, eol: string): string {
  let out = "";
  const put = (block: readonly string[] | undefined) => {
    for (const line of block ?? []) out += line + eol;
  };
  raw.forEach((line, i) => {
    put(changes.inserted.get(i));
    const replaced = changes.replaced.get(i);
    if (replaced === undefined) out += line.text + line.eol;
    else if (replaced !== null) out += replaced.replace(/\n/gu, eol) + line.eol;
  });
  if (changes.inserted.has(raw.length) && out !== "" && !/[\r\n]$/u.test(out)) out += eol;
  put(changes.inserted.get(raw.length));
  return out;
}

