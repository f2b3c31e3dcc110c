import { DEFAULT_TASK_SETTINGS, statusOf, type TaskSettings } from "./format";
import { parseTask, type TaskLine } from "./parse";
import { nextOccurrence, type Occurrence } from "./recurrence";
import { formatTask } from "./write";

/** The lines that take a task line's place (none: it goes), or why it is not ticked: it is no task, or its rule cannot be read. */
export type Toggled = { lines: string[] } | { refused: "noTask" | "rule" };

/** Whether Tasks takes a line for one of its tasks; others are checkboxes to it. */
export const hasFilter = ({ task }: TaskLine, { globalFilter }: TaskSettings): boolean => globalFilter === "" || task.description.includes(globalFilter);

/**
 * Ticks or unticks a task line as Tasks does: the next status, `✅ today` or `❌ today` set or taken away by its settings, the
 * next occurrence of a recurring task above it (or below, by the settings), and no line for one with `🏁 delete`. With a
 * global filter a checkbox that lacks it flips between blank and `x` alone. A rule that is at its end gives no next line.
 * @param today YYYY-MM-DD
 */
export function toggleTask(line: string, today: string, settings: TaskSettings = DEFAULT_TASK_SETTINGS): Toggled {
  const read = parseTask(line, { settings });
  if (!read) return { refused: "noTask" };
  if (!hasFilter(read, settings)) {
    const at = line.indexOf("[") + 1;
    return { lines: [line.slice(0, at) + (read.symbol === " " ? "x" : " ") + line.slice(at + read.symbol.length)] };
  }
  const { next } = statusOf(read.symbol, settings);
  const { task } = read;
  const toggled = formatTask(withStatus(read, next, today, settings), settings);
  if (statusOf(next, settings).status !== "done" || task.status === "done") return { lines: [toggled] };
  const following = task.recurrence === null ? null : nextOccurrence(task.recurrence, task, today);
  if (following === "unreadable") return { refused: "rule" };
  const done = task.onCompletion === "delete" ? [] : [toggled];
  const repeated = following ? [formatTask(repeat(read, next, following, today, settings), settings)] : [];
  return { lines: settings.recurrenceOnNextLine ? [...done, ...repeated] : [...repeated, ...done] };
}

/** A task with another status, and the days of done and cancelled that belong to it by the settings. */
export function withStatus(line: TaskLine, symbol: string, today: string, settings: TaskSettings): TaskLine {
  const { status } = statusOf(symbol, settings);
  const { task } = line;
  const dayFor = (kind: "done" | "cancelled", wanted: boolean): string | null =>
    status !== kind ? null : task.status === kind ? task[kind] : wanted ? today : task[kind];
  const { done: _done, cancelled: _cancelled, ...unread } = line.unread ?? {};
  return {
    ...line,
    symbol,
    unread,
    task: { ...task, status, done: dayFor("done", settings.doneDate), cancelled: dayFor("cancelled", settings.cancelledDate) },
  };
}

/** The next occurrence: with the next open status, without what names the task that is done. */
function repeat(line: TaskLine, done: string, days: Occurrence, today: string, settings: TaskSettings): TaskLine {
  const symbol = statusBehind(done, settings);
  const scheduled = settings.dropScheduled && (days.due !== null || days.start !== null) ? null : days.scheduled;
  const { id: _id, dependsOn: _dependsOn, created: _created, done: _done, cancelled: _cancelled, ...unread } = line.unread ?? {};
  return {
    ...line,
    symbol,
    unread,
    task: {
      ...line.task, ...days, scheduled, status: statusOf(symbol, settings).status, blockId: null, id: null, dependsOn: [], done: null, cancelled: null,
      created: settings.createdDate ? today : null,
    },
  };
}

/** The status of a next occurrence: the first open one on the way round from `done`, else one in progress, else a blank. */
function statusBehind(done: string, settings: TaskSettings): string {
  const way: string[] = [];
  for (let { next } = statusOf(done, settings); !way.includes(next); { next } = statusOf(next, settings)) way.push(next);
  const is = (symbol: string | undefined, ...wanted: string[]) => symbol !== undefined && wanted.includes(statusOf(symbol, settings).status);
  if (is(way[0], "open", "in_progress")) return way[0]!;
  return way.find((symbol) => is(symbol, "open")) ?? way.find((symbol) => is(symbol, "in_progress")) ?? " ";
}
