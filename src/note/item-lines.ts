import { SECTIONS, TASK_SECTIONS, type Section } from "../model/debrief";
import type { Meeting, NoteItem } from "../model/meeting";
import type { Task } from "../model/task";
import { hashOfTask, hashOfText } from "./fields";
import { isPlaceholder } from "./items";
import type { Entry, NoteEntry } from "./merge";
import type { NoteLayout } from "./read";
import { indentOf, nextMeetingOf, withoutQuote } from "./sections";

/** A line of the note that says an item, and the lines it takes: 0-based, `to` exclusive. */
export interface ItemLine extends NoteEntry {
  from: number;
  to: number;
}

const TURNS = /\((¶\d+(?:, ?¶\d+)*)\)/u;

/** All that a note says in our sections, as the merge compares it. `lines` are the note's, encoding repaired. */
export function readLines(lines: readonly string[], meeting: Meeting, layout: NoteLayout): ItemLine[] {
  const items = SECTIONS.flatMap((kind) => meeting[kind].map((item): ItemLine => {
    const moments = momentKeys(item.evidence, lines[item.line] ?? "");
    return { ...fieldsOf(kind, item), kind, moments, from: item.line, to: item.line + 1, touched: isTouched(lines, item.line) };
  }));
  // What the user called no action is a line of the user's own: an item that says it is not written beside it.
  const notActions = layout.notActions.map(({ task, section }): ItemLine => ({
    ...fieldsOf(section, task), kind: section, moments: momentKeys(task.evidence, lines[task.line] ?? ""), from: task.line, to: task.line + 1, touched: true,
  }));
  return [...summaryLine(lines, meeting, layout), ...items, ...notActions, ...nextMeetingLine(lines, layout)];
}

/** Whether the user gave a line what its fields do not tell and Debrief never writes: a block id, or details below it. */
function isTouched(lines: readonly string[], line: number): boolean {
  const own = lines[line] ?? "";
  const below = lines[line + 1] ?? "";
  return / \^[a-zA-Z0-9-]+\s*$/u.test(own) || (withoutQuote(below).trim() !== "" && indentOf(withoutQuote(below)) > indentOf(withoutQuote(own)));
}

function fieldsOf(kind: Section, item: NoteItem | Task): Pick<Entry, "text" | "owner" | "due" | "priority" | "hash"> {
  if (!TASK_SECTIONS.includes(kind)) return { text: item.text, owner: null, due: null, priority: null, hash: hashOfText(item.text) };
  const task = item as Task;
  return { text: task.text, owner: task.owners[0] ?? null, due: task.due, priority: task.priority, hash: hashOfTask(task) };
}

/** The moments of a line as the comment writes them; turns stand only in its text. */
function momentKeys(seconds: readonly number[], line: string): string[] {
  const turns = TURNS.exec(line)?.[1]?.split(",").map((turn) => `p${turn.trim().slice(1)}`) ?? [];
  return [...seconds.map((second) => String(Math.floor(second))), ...turns];
}

function summaryLine(lines: readonly string[], meeting: Meeting, layout: NoteLayout): ItemLine[] {
  const section = layout.sections.find((known) => known.name === "summary");
  if (!section || meeting.summary === null) return [];
  let { from, to } = section;
  while (from < to && lines[from]?.trim() === "") from++;
  while (to > from && lines[to - 1]?.trim() === "") to--;
  const words = (text: string) => text.split(/\s+/u).filter((word) => word !== "").join(" ");
  // A comment, a list or a heading of the user's beside the prose must outlive a new summary.
  const touched = words(lines.slice(from, to).map(withoutQuote).join(" ")) !== words(meeting.summary);
  return [{ kind: "summary", text: meeting.summary, hash: hashOfText(meeting.summary), moments: [], owner: null, due: null, priority: null, from, to, touched }];
}

function nextMeetingLine(lines: readonly string[], { nextMeetingLine: line }: NoteLayout): ItemLine[] {
  const said = line === null ? null : nextMeetingOf(lines[line] ?? "");
  if (line === null || said === null || isPlaceholder(said)) return [];
  return [{ kind: "nextMeeting", text: said, hash: hashOfText(said), moments: [], owner: null, due: null, priority: null, from: line, to: line + 1 }];
}
