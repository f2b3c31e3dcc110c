import type { Task } from "../model/task";
import { isDay } from "../text/days";
import { formatMoments, type Moment } from "../text/moments";
import { sameName } from "../text/names";
import { DEFAULT_TASK_SETTINGS, PRIORITY_SIGNS, SIGNS, type SignField, type TaskSettings } from "./format";
import { slugOf } from "./owner-name";
import { findOwners, ownerNames, type OwnerForm } from "./owners";
import type { TaskLine } from "./parse";

const DAYS: ReadonlySet<SignField> = new Set<SignField>(["created", "start", "scheduled", "due", "cancelled", "done"]);

/** The text of a field's value; null where there is none, or where it is a day that the calendar lacks. */
function valueOf(task: Task, field: SignField): string | null {
  const value = task[field];
  const text = Array.isArray(value) ? value.join(",") : value;
  return text === null || text === "" || (DAYS.has(field) && !isDay(text)) ? null : text;
}

/**
 * The line as the Tasks plugin writes it: description, signifiers in its order, block id; bare emoji, or Dataview
 * fields behind two spaces. `symbol` is written, not `status`. Indent and list marker stay.
 */
export function formatTask(line: TaskLine, settings: TaskSettings = DEFAULT_TASK_SETTINGS): string {
  const { task } = line;
  const signs = SIGNS.map(({ field, emoji, key }) => {
    const value = valueOf(task, field) ?? line.unread?.[field] ?? null;
    if (value === null) return "";
    if (settings.form === "dataview") return `  [${key}:: ${value}]`;
    return field === "priority" && task.priority ? ` ${PRIORITY_SIGNS[task.priority]}` : ` ${emoji[0]} ${value}`;
  });
  const body = (task.description + signs.join("") + (task.blockId === null ? "" : ` ^${task.blockId}`)).trim();
  return `${line.indent}${line.marker} [${line.symbol}] ${body}`;
}

const WRITERS: Record<OwnerForm, (name: string) => string> = {
  at: (name) => `@${name}`,
  atLink: (name) => `@[[${name}]]`,
  field: (name) => `[assignee:: [[${name}]]]`,
  person: (name) => `👤 ${name}`,
  tag: (name) => `#owner/${slugOf(name)}`,
  link: (name) => `[[${name}]]`,
};

function readsAs(text: string, names: readonly string[], people: readonly string[]): boolean {
  const read = ownerNames(findOwners(text, people));
  return read.length === names.length && read.every((name, index) => name === names[index]);
}

/** An owner in the vault's form; `@[[Name]]` where that form could not be read back as the same name. */
export function formatOwner(name: string, form: OwnerForm, people: readonly string[] = []): string {
  const written = WRITERS[form](name);
  return readsAs(`Item. ${written}`, [name], people) ? written : WRITERS.atLink(name);
}

/** What a task line says before its signifiers. */
export interface TaskText {
  text: string;
  evidence?: readonly Moment[];
  owners?: readonly string[];
  form?: OwnerForm;
  people?: readonly string[];
  settings?: TaskSettings;
}

/**
 * A description from its parts: `Send the plan. (31:40) @Ines Duarte`, Tasks' global filter in front where there is
 * one. Owners that could not be read back from the whole are written `@[[Name]]`.
 */
export function taskText({ text, evidence = [], owners = [], form = "at", people = [], settings = DEFAULT_TASK_SETTINGS }: TaskText): string {
  const words = text.replace(/\s+/gu, " ").trim() + formatMoments(evidence);
  const whole = [words, ...owners.map((name) => formatOwner(name, form, people))].join(" ");
  const inText = ownerNames(findOwners(words, people));
  const expected = [...inText, ...owners.filter((name) => !inText.some((other) => sameName(other, name)))];
  const described = readsAs(whole, form === "link" ? owners : expected, people) ? whole : [words, ...owners.map(WRITERS.atLink)].join(" ");
  const { globalFilter } = settings;
  return globalFilter === "" || described.split(" ").includes(globalFilter) ? described : `${globalFilter} ${described}`;
}
