import type { NoteItem } from "../model/meeting";
import type { Task } from "../model/task";
import type { OwnerForm } from "../task/owners";
import { parseTask, type ParseOptions } from "../task/parse";
import { hashOfText } from "./fields";
import { splitMoments } from "../text/moments";
import { indentOf, withoutQuote, type LineRange, type Sections } from "./sections";
import { tableAt, tableTasks, tableTexts } from "./table";

/** A list item as it stands, its further lines joined by spaces. */
interface ListItem {
  line: number;
  /** The line after its last one. */
  to: number;
  /** Columns before the marker, quote signs left out. */
  indent: number;
  /** The character in its brackets; null for a plain item. */
  symbol: string | null;
  text: string;
  /** It stands below a task, which it explains. */
  belowTask: boolean;
}

const ITEM = /^([ \t]*)(?:[-*+•]|\d+[.)])[ \t]+(?:\[(.)\](?:[ \t]+|$))?(.*)$/u;
const PLACEHOLDER = /^\(?(?:none|n\/?a|nothing|-+|–|—)(?: (?:identified|noted|recorded|raised|yet|so far|at this time))?\)?\.?$/iu;

/** Whether an item's text says that there is none: `(none)`, `n/a`, a dash. */
export const isPlaceholder = (text: string): boolean => text.trim() === "" || PLACEHOLDER.test(text.trim());

function listItems(lines: readonly string[], { from, to }: LineRange, { closed, headingLines: breaks }: Sections): ListItem[] {
  const items: ListItem[] = [];
  const parents: { indent: number; task: boolean }[] = [];
  let open = false;
  let blank = false;
  for (let line = from; line < to; line++) {
    const text = withoutQuote(lines[line] ?? "");
    const hit = closed[line] === 1 || breaks.has(line) ? null : ITEM.exec(text);
    if (hit) {
      const indent = indentOf(text);
      const symbol = hit[2] ?? null;
      while (parents.length > 0 && (parents[parents.length - 1]?.indent ?? 0) >= indent) parents.pop();
      const belowTask = symbol === null && parents.some(({ task }) => task);
      parents.push({ indent, task: symbol !== null });
      items.push({ line, to: line + 1, indent, symbol, text: (hit[3] ?? "").trim(), belowTask });
      open = true;
    } else if (closed[line] === 1 || breaks.has(line) || /^\s*(?:\[!|\||<!--)/u.test(text)) open = false;
    else if (text.trim() !== "") {
      const last = items[items.length - 1];
      if (open && last && (!blank || indentOf(text) > last.indent)) {
        last.text = `${last.text} ${text.trim()}`.trim();
        last.to = line + 1;
      } else open = false;
    }
    blank = text.trim() === "";
  }
  return items;
}

function tablesIn(lines: readonly string[], { from, to }: LineRange, { closed }: Sections): ReturnType<typeof tableAt>[] {
  const tables = [];
  for (let line = from; line < to;) {
    const table = closed[line] === 1 || !(lines[line] ?? "").includes("|") ? null : tableAt(lines, line, to);
    if (table) tables.push(table);
    line = table?.to ?? line + 1;
  }
  return tables;
}

const BLOCK_ID = / \^[a-zA-Z0-9-]+$/u;
/** What is added behind an item once it is settled (design, section 3); the evidence stands before it. */
const SETTLED = / [—–-] (?:closed \d{4}-\d{2}-\d{2}\.?|answered \[\[[^[\]]+\]\].*|replaces \[\[[^[\]]+\]\].*)$/u;

function noteItem(line: number, whole: string, isMoment: ParseOptions["isMoment"]): NoteItem {
  const text = whole.replace(BLOCK_ID, "");
  const settled = SETTLED.exec(text)?.[0] ?? "";
  const { text: words, moments } = splitMoments(text.slice(0, text.length - settled.length), isMoment ?? (() => false));
  return { line, text: words + settled, evidence: moments.flatMap((moment) => ("seconds" in moment ? [moment.seconds] : [])) };
}

/** The items of a section: bullets of any kind, nested ones too, and rows of a table; `line` is 0-based in the file. */
export function readItems(lines: readonly string[], range: LineRange, sections: Sections, options: ParseOptions): NoteItem[] {
  const listed = listItems(lines, range, sections).map(({ line, text }) => ({ line, text }));
  const rows = tablesIn(lines, range, sections).flatMap((table) => (table ? tableTexts(table) : []));
  return [...listed, ...rows]
    .filter(({ text }) => !isPlaceholder(text))
    .sort((a, b) => a.line - b.line)
    .map(({ line, text }) => noteItem(line, text, options.isMoment));
}

/** A task of a note and the form of its owner. */
export interface FoundTask {
  task: Task;
  ownerForm: OwnerForm | null;
  /** A plain bullet of which the user said that it is no action. */
  notAction?: true;
}

/**
 * The tasks of a section of actions: task lines as Tasks reads them, plain bullets as open tasks, rows of a table. A
 * plain bullet below a task explains it and is none of its own.
 * @param notActions the hashes of the plain bullets that are no actions, and neither is what stands below them
 */
export function readTasks(
  lines: readonly string[], range: LineRange, sections: Sections, options: ParseOptions, notActions: ReadonlySet<string> = new Set(),
): FoundTask[] {
  const listed = listItems(lines, range, sections).filter(({ belowTask, text }) => !belowTask && !isPlaceholder(text));
  let below = Infinity;
  const tasks = listed.flatMap(({ line, symbol, text, indent }): FoundTask[] => {
    if (indent <= below) below = Infinity;
    else if (symbol === null) return [];
    const read = (symbol === null ? null : parseTask(lines[line] ?? "", { ...options, line })) ?? parseTask(`- [${symbol ?? " "}] ${text}`, { ...options, line });
    if (!read) return [];
    const notAction = symbol === null && notActions.has(hashOfText(read.task.text));
    if (notAction) below = indent;
    return [{ task: read.task, ownerForm: read.ownerForm, ...(notAction ? { notAction } : {}) }];
  });
  const rows = tablesIn(lines, range, sections).flatMap((table) => (table ? tableTasks(table, options) : []));
  return [...tasks, ...rows.filter(({ text }) => !isPlaceholder(text)).map((task) => ({ task, ownerForm: null }))].sort((a, b) => a.task.line - b.task.line);
}

/** Where new items of a section go. */
export interface SectionEnd {
  /** The line that says that there are none, in a section that holds nothing else. */
  noneLine: number | null;
  /** From the last item of the outermost level to the line after all that belongs to it; a table's last row is no list. */
  lastItem: (LineRange & { isList: boolean }) | null;
}

/** Where a section's items end, and which line says that it has none. */
export function readEnd(lines: readonly string[], range: LineRange, sections: Sections): SectionEnd {
  const listed = listItems(lines, range, sections);
  const real = listed.filter(({ text }) => !isPlaceholder(text));
  const outermost = real.reduce((least, { indent }) => Math.min(least, indent), Infinity);
  const top = real.filter(({ indent }) => indent === outermost).pop();
  const list = top ? { from: top.line, to: real[real.length - 1]?.to ?? top.to, isList: true } : null;
  const table = tablesIn(lines, range, sections).pop();
  const rows = table ? { from: table.to - 1, to: table.to, isList: false } : null;
  const lastItem = list && rows ? (list.from > rows.from ? list : rows) : (list ?? rows);
  if (lastItem) return { noneLine: null, lastItem };
  const filled = lines.slice(range.from, range.to).flatMap((line, index) => (withoutQuote(line).trim() === "" ? [] : [range.from + index]));
  const [only] = filled;
  const said = only === undefined ? "" : (ITEM.exec(withoutQuote(lines[only] ?? ""))?.[3] ?? withoutQuote(lines[only] ?? ""));
  return { noneLine: filled.length === 1 && only !== undefined && isPlaceholder(said) ? only : null, lastItem: null };
}

/** A section's prose: paragraphs joined by a blank line, bullets each on a line; null where there is none. */
export function readProse(lines: readonly string[], { from, to }: LineRange, { closed, headingLines: skipped }: Sections): string | null {
  let prose = "";
  let gap = "";
  for (let line = from; line < to; line++) {
    const text = withoutQuote(lines[line] ?? "");
    if (text.trim() === "") gap = "\n\n";
    else if (closed[line] !== 1 && !skipped.has(line) && !/^\s*\[!/u.test(text)) {
      const item = ITEM.exec(text);
      prose += (prose === "" ? "" : gap === "" && item ? "\n" : gap === "" ? " " : gap) + (item ? (item[3] ?? "") : text).trim();
      gap = "";
    }
  }
  return isPlaceholder(prose) ? null : prose;
}
