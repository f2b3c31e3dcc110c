import { PRIORITIES, type Priority, type Status } from "../model/task";

/** What the Tasks plugin's settings say about reading and writing a line. */
export interface TaskSettings {
  form: "emoji" | "dataview";
  /** A tag or word that makes a checkbox a task; empty for none. */
  globalFilter: string;
  /** By the character in the brackets. A character that is not here is open and becomes `x`. */
  statuses: Record<string, { status: Status; next: string }>;
  doneDate: boolean;
  cancelledDate: boolean;
  createdDate: boolean;
  /** The next occurrence of a recurring task stands below the one that is done, not above. */
  recurrenceOnNextLine: boolean;
  /** The next occurrence loses its scheduled day where it has another. */
  dropScheduled: boolean;
}

/** Tasks as it is installed (its docs, "Core Statuses"), and `h` for on hold. */
export const DEFAULT_TASK_SETTINGS: TaskSettings = {
  form: "emoji",
  globalFilter: "",
  statuses: {
    " ": { status: "open", next: "x" },
    "x": { status: "done", next: " " },
    "X": { status: "done", next: " " },
    "/": { status: "in_progress", next: "x" },
    "-": { status: "cancelled", next: " " },
    "h": { status: "on_hold", next: " " },
  },
  doneDate: true,
  cancelledDate: true,
  createdDate: false,
  recurrenceOnNextLine: false,
  dropScheduled: false,
};

const STATUS_OF_TYPE: Partial<Record<string, Status>> = {
  TODO: "open", DONE: "done", IN_PROGRESS: "in_progress", CANCELLED: "cancelled", ON_HOLD: "on_hold", NON_TASK: "non_task",
};

type Json = Record<string, unknown>;
const record = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
const flag = (value: unknown, fallback: boolean): boolean => (typeof value === "boolean" ? value : fallback);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** Settings from the text of the Tasks plugin's `data.json`; the defaults where it is missing, damaged or silent. */
export function readTaskSettings(json: string | null): TaskSettings {
  let data: Json;
  try {
    data = record(JSON.parse(json ?? "{}"));
  } catch {
    return DEFAULT_TASK_SETTINGS;
  }
  const { coreStatuses, customStatuses } = record(data.statusSettings);
  const statuses = { ...DEFAULT_TASK_SETTINGS.statuses };
  for (const { symbol, nextStatusSymbol: next, type } of [...list(coreStatuses), ...list(customStatuses)].map(record)) {
    if (typeof symbol !== "string" || [...symbol].length !== 1) continue;
    statuses[symbol] = {
      status: STATUS_OF_TYPE[String(type)] ?? "open",
      next: typeof next === "string" && [...next].length === 1 ? next : "x",
    };
  }
  return {
    form: data.taskFormat === "dataview" ? "dataview" : "emoji",
    globalFilter: typeof data.globalFilter === "string" ? data.globalFilter.trim() : "",
    statuses,
    doneDate: flag(data.setDoneDate, DEFAULT_TASK_SETTINGS.doneDate),
    cancelledDate: flag(data.setCancelledDate, DEFAULT_TASK_SETTINGS.cancelledDate),
    createdDate: flag(data.setCreatedDate, DEFAULT_TASK_SETTINGS.createdDate),
    recurrenceOnNextLine: flag(data.recurrenceOnNextLine, DEFAULT_TASK_SETTINGS.recurrenceOnNextLine),
    dropScheduled: flag(data.removeScheduledDateOnRecurrence, DEFAULT_TASK_SETTINGS.dropScheduled),
  };
}

/** The status of a character in the brackets, and the character that a toggle puts there. */
export function statusOf(symbol: string, settings: TaskSettings): { status: Status; next: string } {
  return Object.hasOwn(settings.statuses, symbol)
    ? (settings.statuses[symbol] ?? { status: "open", next: "x" })
    : { status: "open", next: "x" };
}

export type SignField =
  | "id" | "dependsOn" | "priority" | "recurrence" | "onCompletion"
  | "created" | "start" | "scheduled" | "due" | "cancelled" | "done";

interface Sign {
  field: SignField;
  /** The first is the one that is written. */
  emoji: readonly string[];
  key: string;
  /** Source of the pattern of a value, which never holds a sign or a bracket. */
  value: string;
}

const DAY = String.raw`\d{4}-\d{2}-\d{2}`;
export const PRIORITY_SIGNS: Record<Priority, string> = { highest: "🔺", high: "⏫", medium: "🔼", low: "🔽", lowest: "⏬" };

/**
 * The signifiers of obsidian-tasks 8.3.0 (DefaultTaskSerializer, DataviewTaskSerializer) in its own order of writing.
 * The patterns of `recurrence` and `dependsOn` take the spaces around the value too, so that reading stays linear.
 */
export const SIGNS: readonly Sign[] = [
  { field: "id", emoji: ["🆔"], key: "id", value: "[a-zA-Z0-9_-]+" },
  { field: "dependsOn", emoji: ["⛔"], key: "dependsOn", value: "[a-zA-Z0-9_, -]+" },
  { field: "priority", emoji: Object.values(PRIORITY_SIGNS), key: "priority", value: PRIORITIES.join("|") },
  { field: "recurrence", emoji: ["🔁"], key: "repeat", value: "[a-zA-Z0-9, !]+" },
  { field: "onCompletion", emoji: ["🏁"], key: "onCompletion", value: "[a-zA-Z]+" },
  { field: "created", emoji: ["➕"], key: "created", value: DAY },
  { field: "start", emoji: ["🛫"], key: "start", value: DAY },
  { field: "scheduled", emoji: ["⏳", "⌛"], key: "scheduled", value: DAY },
  { field: "due", emoji: ["📅", "📆", "🗓"], key: "due", value: DAY },
  { field: "cancelled", emoji: ["❌"], key: "cancelled", value: DAY },
  { field: "done", emoji: ["✅"], key: "completion", value: DAY },
];
