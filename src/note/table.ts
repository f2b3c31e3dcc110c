import { PRIORITIES, type Priority, type Status, type Task } from "../model/task";
import { findDay } from "../text/days";
import { PRIORITY_SIGNS } from "../task/format";
import { parseTask, type ParseOptions } from "../task/parse";
import { splitNames } from "./people";
import { withoutQuote } from "./sections";

/** A table of a note: its header cells in lower case, and its rows by line. */
export interface Table {
  header: string[];
  rows: { line: number; cells: string[] }[];
  /** The line after its last row. */
  to: number;
}

/** The cells of a row; a bar behind a backslash belongs to the text. */
function cellsOf(line: string): string[] {
  const cells: string[] = [""];
  for (let at = 0; at < line.length; at++) {
    const escaped = line[at] === "\\" && line[at + 1] === "|";
    if (escaped) at++;
    if (line[at] === "|" && !escaped) cells.push("");
    else cells[cells.length - 1] += line[at] ?? "";
  }
  const inner = cells.slice(cells[0]?.trim() === "" ? 1 : 0, cells[cells.length - 1]?.trim() === "" ? -1 : undefined);
  return inner.map((cell) => cell.trim());
}

/** The table whose header stands at a line, signs of quotes aside; null where none does. */
export function tableAt(lines: readonly string[], at: number, to: number): Table | null {
  const lineAt = (index: number): string => withoutQuote(lines[index] ?? "");
  const [head, rule] = [lineAt(at), lineAt(at + 1)];
  if (at + 1 >= to || !head.includes("|") || !rule.includes("-") || !cellsOf(rule).every((cell) => /^:?-+:?$/u.test(cell))) return null;
  const rows: Table["rows"] = [];
  let line = at + 2;
  for (; line < to && lineAt(line).includes("|"); line++) rows.push({ line, cells: cellsOf(lineAt(line)) });
  return { header: cellsOf(head).map((cell) => cell.toLowerCase().replace(/[^\p{L}\s]/gu, "").trim()), rows, to: line };
}

const COLUMNS = {
  text: /^(?:actions?|action items?|tasks?|what|items?|description|to ?do|follow ?ups?|decisions?|risks?|questions?|open questions?|facts?|outcomes?)$/u,
  owner: /^(?:owners?|who|assignees?|assigned to|responsible|person|lead)$/u,
  due: /^(?:due|due date|deadline|by when|by|when|date|target date)$/u,
  priority: /^(?:priority|prio)$/u,
  status: /^(?:status|state|done|progress)$/u,
} as const;

/** The text cell's column: by its header, else the first that means nothing else. */
function columnsOf({ header }: Table): Record<keyof typeof COLUMNS, number> {
  const find = (name: keyof typeof COLUMNS) => header.findIndex((cell) => COLUMNS[name].test(cell));
  const [owner, due, priority, status] = [find("owner"), find("due"), find("priority"), find("status")];
  const named = find("text");
  const text = named >= 0 ? named : header.findIndex((cell, index) => cell !== "" && ![owner, due, priority, status].includes(index));
  return { text, owner, due, priority, status };
}

/** The rows' texts, for sections of plain items. */
export function tableTexts(table: Table): { line: number; text: string }[] {
  const { text } = columnsOf(table);
  return table.rows.map(({ line, cells }) => ({ line, text: cells[text] ?? "" }));
}

const STATUS_WORDS: [RegExp, Status][] = [
  [/^(?:done|completed?|closed|finished|x|✅|✔\uFE0F?|yes)$/iu, "done"],
  [/^(?:in progress|ongoing|started|wip|doing|underway|\/)$/iu, "in_progress"],
  [/^(?:cancell?ed|dropped|won'?t do|❌)$/iu, "cancelled"],
  [/^(?:on hold|paused|blocked|waiting|deferred)$/iu, "on_hold"],
];
const PRIORITY_WORDS: [RegExp, Priority][] = [
  [/^(?:urgent|critical|p0)$/iu, "highest"], [/^p1$/iu, "high"], [/^(?:med|normal|p2)$/iu, "medium"], [/^p3$/iu, "low"],
];

/** A box, alone in a cell or before its text. */
const BOX = /^(?:[-*+] )?\[(.)\](?:\s+|$)/u;

/** What a cell of words says, signs before them aside: `✅ Done`. */
const statusOf = (cell: string): Status | undefined =>
  [cell, cell.replace(/^[^\p{L}]+/u, "")].flatMap((word) => STATUS_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? [])[0];

function priorityOf(cell: string): Priority | null {
  const word = cell.toLowerCase();
  return PRIORITIES.find((name) => name === word || cell.startsWith(PRIORITY_SIGNS[name]))
    ?? PRIORITY_WORDS.find(([pattern]) => pattern.test(cell))?.[1] ?? null;
}

/** The rows as tasks: owner, due day, priority and status from their columns, what the text cell says itself where a column is silent. */
export function tableTasks(table: Table, options: ParseOptions): Task[] {
  const at = columnsOf(table);
  return table.rows.flatMap(({ line, cells }): Task[] => {
    const cell = (name: keyof typeof COLUMNS): string => (at[name] < 0 ? "" : (cells[at[name]] ?? ""));
    const words = cell("text").replace(BOX, "");
    const symbol = cells.map((one) => BOX.exec(one)?.[1]).find((one) => one !== undefined) ?? " ";
    const task = words === "" ? undefined : parseTask(`- [${symbol}] ${words}`, { ...options, line })?.task;
    if (!task) return [];
    const owners = splitNames(cell("owner"));
    return [{
      ...task,
      status: statusOf(cell("status")) ?? task.status,
      owners: owners.length > 0 ? owners : task.owners,
      priority: priorityOf(cell("priority")) ?? task.priority,
      due: findDay(cell("due")) ?? task.due,
    }];
  });
}
