import type { Priority } from "../model/task";
import { isDay } from "../text/days";
import { sameName } from "../text/names";
import { statusOf, type TaskSettings } from "./format";
import { findOwners, withoutOwners, type OwnerForm } from "./owners";
import { parseTask, readDescription, type ParseOptions, type TaskLine } from "./parse";
import { nextOccurrence } from "./recurrence";
import { takeTag } from "./tags";
import { hasFilter, toggleTask, withStatus, type Toggled } from "./toggle";
import { formatOwner, formatTask } from "./write";

/** What a user does to an action. Days are YYYY-MM-DD; null takes the value away. */
export type ActionChange =
  | { is: "toggle" }
  | { is: "due"; day: string | null }
  | { is: "owner"; name: string | null }
  | { is: "priority"; priority: Priority | null }
  | { is: "cancel" }
  | { is: "notAction" };

export interface ChangeOptions extends ParseOptions {
  settings: TaskSettings;
  /** YYYY-MM-DD. */
  today: string;
  /** The form in which the vault writes owners. */
  ownerForm: OwnerForm;
  /** The Tasks plugin's own toggle, where it is installed: the new line, two lines, or nothing. */
  toggleByTasks?: (line: string) => string;
}

/** The lines that take a line's place, or why it stays: it is no list item, its rule cannot be read, the value cannot be written. */
export type Changed = Toggled | { refused: "value" };

/** A list item's line, read as a task. */
interface ItemLine {
  read: TaskLine;
  /** The line as Tasks reads it: with a box where it has none. */
  source: string;
  boxed: boolean;
  bullet: string;
}

const ITEM = /^([\s>]*)([-*+•]|\d+[.)])[ \t]+(?:\[(.)\](?:[ \t]+|$))?(.*)$/u;

/** Reads a list item with or without a box as a task; null for what is no list item, such as a row of a table. */
export function readItemLine(line: string, options: ParseOptions): ItemLine | null {
  const own = parseTask(line, options);
  if (own) return { read: own, source: line, boxed: true, bullet: own.marker };
  const hit = ITEM.exec(line);
  if (!hit) return null;
  const [, indent = "", bullet = "-", symbol, rest = ""] = hit;
  const source = `${indent}${bullet === "•" ? "-" : bullet} [${symbol ?? " "}] ${rest}`;
  const read = parseTask(source, options);
  return read ? { read, source, boxed: symbol !== undefined, bullet } : null;
}

/**
 * Makes one change to the line of an action, which may be a plain bullet: ticking and cancelling give it a box, another value
 * leaves it plain. What is `notAction` loses its box and nothing else, so that a box makes it the same action again.
 */
export function changeLine(line: string, change: ActionChange, options: ChangeOptions): Changed {
  const item = readItemLine(line, options);
  if (!item) return { refused: "noTask" };
  const { read, source } = item;
  const { task, unread = {} } = read;
  switch (change.is) {
    case "toggle":
      return toggle(item, options);
    case "cancel":
      return { lines: [cancel(item, options)] };
    case "notAction":
      return { lines: [item.boxed ? source.replace(/^([\s>]*\S+[ \t]+)\[.\][ \t]*/u, "$1") : line] };
    case "priority":
      return { lines: [write(item, { ...read, task: { ...task, priority: change.priority } }, options)] };
    case "due": {
      if (change.day !== null && !isDay(change.day)) return { refused: "value" };
      const { due: _due, ...others } = unread;
      return { lines: [write(item, { ...read, unread: others, task: { ...task, due: change.day } }, options)] };
    }
    case "owner": {
      const description = withOwner(task.description, change.name, options);
      return description === null ? { refused: "value" } : { lines: [write(item, { ...read, task: { ...task, description } }, options)] };
    }
  }
}

/** The line of a changed task; an item that had no box gets none. */
function write({ boxed, bullet }: ItemLine, changed: TaskLine, { settings }: ChangeOptions): string {
  const line = formatTask(changed, settings);
  return boxed ? line : `${changed.indent}${bullet} ${line.slice(`${changed.indent}${changed.marker} [ ] `.length)}`;
}

/** By Tasks where it is installed, but for what it would lose: a value that it cannot read, and the day after a rule's last one. */
function toggle({ read: { task, unread }, source }: ItemLine, { settings, today, toggleByTasks }: ChangeOptions): Toggled {
  const next = task.recurrence === null ? task : nextOccurrence(task.recurrence, task, today);
  if (!toggleByTasks || unread || next === null || next === "unreadable") return toggleTask(source, today, settings);
  const answer = toggleByTasks(source);
  return { lines: answer === "" ? [] : answer.split("\n") };
}

function cancel({ read, source }: ItemLine, { settings, today }: ChangeOptions): string {
  const isCancelled = (symbol: string) => statusOf(symbol, settings).status === "cancelled";
  const symbol = isCancelled("-") ? "-" : Object.keys(settings.statuses).find(isCancelled) ?? "-";
  if (hasFilter(read, settings)) return formatTask(withStatus(read, symbol, today, settings), settings);
  const at = source.indexOf("[") + 1;
  return source.slice(0, at) + symbol + source.slice(at + read.symbol.length);
}

/** Names that no form of an owner can hold. */
const NO_NAME = /[[\]|#^\r\n]|^\s*$/u;

/** A description with one owner, or none: where the only one stood, else before the tags at its end; null where it could not be read back. */
function withOwner(description: string, name: string | null, options: ChangeOptions): string | null {
  const { people = [], attending = [], ownerForm } = options;
  const hits = findOwners(description, people, attending);
  const bare = hits.length > 0 ? withoutOwners(description, hits) : description;
  if (name === null) return bare;
  if (NO_NAME.test(name)) return null;
  let head = bare;
  for (let taken = takeTag(head); taken; taken = takeTag(head)) head = taken.rest;
  const [first] = hits;
  const inPlace = (written: string) =>
    first && hits.length === 1 && first.form !== "link" ? [description.slice(0, first.from) + written + description.slice(first.to)] : [];
  const forms = [formatOwner(name.trim(), ownerForm, people), `@[[${name.trim()}]]`];
  const ways = forms.flatMap((written) => [...inPlace(written), [head, written + bare.slice(head.length)].filter((part) => part !== "").join(" ")]);
  return ways.find((way) => {
    const { owners, text } = readDescription(way, options);
    return owners.length === 1 && sameName(owners[0]!, name) && text === readDescription(bare, options).text;
  }) ?? null;
}
