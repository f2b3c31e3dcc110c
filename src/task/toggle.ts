import { DEFAULT_TASK_SETTINGS, statusOf, type TaskSettings } from "./format";
import { parseTask } from "./parse";
import { formatTask } from "./write";

/**
 * Ticks or unticks a task line as Tasks does: the next status, `✅ today` or `❌ today` set or taken away by its settings.
 * `today` is YYYY-MM-DD. Null where the line is no task, or where completing it must be left to Tasks: it recurs, or
 * its line is to be deleted. With a global filter a checkbox that lacks it flips between blank and `x` alone.
 */
export function toggleTask(line: string, today: string, settings: TaskSettings = DEFAULT_TASK_SETTINGS): string | null {
  const read = parseTask(line, { settings });
  if (!read) return null;
  const { globalFilter } = settings;
  if (globalFilter !== "" && !read.task.description.includes(globalFilter)) {
    const at = line.indexOf("[") + 1;
    return line.slice(0, at) + (read.symbol === " " ? "x" : " ") + line.slice(at + read.symbol.length);
  }
  const { next } = statusOf(read.symbol, settings);
  const { status } = statusOf(next, settings);
  const { task } = read;
  if (status === "done" && task.status !== "done" && (task.recurrence !== null || task.onCompletion === "delete")) return null;
  const dayFor = (kind: "done" | "cancelled", wanted: boolean): string | null =>
    status !== kind ? null : task.status === kind ? task[kind] : wanted ? today : task[kind];
  const { done: _done, cancelled: _cancelled, ...unread } = read.unread ?? {};
  return formatTask({
    ...read,
    symbol: next,
    unread,
    task: { ...task, status, done: dayFor("done", settings.doneDate), cancelled: dayFor("cancelled", settings.cancelledDate) },
  }, settings);
}
