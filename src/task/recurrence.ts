import { RRule, type Options } from "rrule";
import type { Task } from "../model/task";
import { addDays, isDay } from "../text/days";

/** The days of a task that move with its recurrence. */
export type Occurrence = Pick<Task, "due" | "scheduled" | "start">;

const DAY_MS = 86_400_000;
const WHEN_DONE = / when done$/iu;

/** Words that rrule reads over: a rule without them means the same. */
const IDLE = /^(?:times?|days?)$/iu;

function parse(text: string): Partial<Options> | null {
  try {
    return RRule.parseText(text);
  } catch {
    return null;
  }
}

/**
 * What a rule says, or null where it cannot be read to its end: rrule stops at the first word that it does not know, so a
 * rule that means the same without its last word has words that are no rule. Hours and minutes fit no day.
 */
function readRule(text: string): Partial<Options> | null {
  const options = parse(text);
  if (options?.freq === undefined || options.freq > RRule.DAILY) return null;
  const words = text.trim().split(/\s+/u);
  const last = words.pop() ?? "";
  if (!IDLE.test(last) && JSON.stringify(parse(words.join(" "))) === JSON.stringify(options)) return null;
  const { until } = options;
  if (until) options.until = new Date(Date.UTC(until.getFullYear(), until.getMonth(), until.getDate()));
  return options;
}

/** Whether a rule such as `every 2 weeks on Friday when done` can be read whole. */
export const isReadableRule = (rule: string): boolean => readRule(rule.trim().replace(WHEN_DONE, "")) !== null;

const utc = (day: string, time = "00:00:00.000"): Date => new Date(`${day}T${time}Z`);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The first day of a rule after a day. Months and years are not skipped where they lack that day: it comes sooner then. */
function dayAfter(options: Partial<Options>, day: string): string | null {
  const rule = new RRule({ ...options, dtstart: utc(day) });
  let next = rule.after(utc(day, "23:59:59.999"));
  const text = rule.toText();
  const months = /every(?: (\d+))? months?/u.exec(text);
  const years = /every(?: (\d+))? years?/u.exec(text);
  const unit = months && !text.includes(" on ") ? 1 : years ? 12 : 0;
  const most = Number(months?.[1] ?? years?.[1] ?? 1) * unit;
  const monthsOf = (date: Date) => unit === 1 ? date.getUTCFullYear() * 12 + date.getUTCMonth() : date.getUTCFullYear() * 12;
  for (let from = day; unit > 0 && next && monthsOf(next) - monthsOf(utc(from)) > most;) {
    from = addDays(from, -1);
    next = new RRule({ ...options, dtstart: utc(from) }).after(utc(from));
  }
  const found = next ? dayOf(next) : null;
  return found !== null && isDay(found) ? found : null;
}

/**
 * The days of a task's next occurrence, as the Tasks plugin works them out (its `Recurrence` and `Occurrence`): the rule
 * counts from due, else scheduled, else start, or from `today` with `when done`; the other days keep their distance. Without
 * any day the next one has none either.
 * @returns null where the rule is at its end, `unreadable` where it cannot be read
 */
export function nextOccurrence(rule: string, task: Occurrence, today: string): Occurrence | null | "unreadable" {
  const options = readRule(rule.trim().replace(WHEN_DONE, ""));
  if (!options) return "unreadable";
  const reference = task.due ?? task.scheduled ?? task.start;
  const from = WHEN_DONE.test(rule.trim()) ? today : (reference ?? today);
  const next = dayAfter(options, from);
  if (next === null) return null;
  const moved = (day: string | null) =>
    day === null || reference === null ? null : addDays(next, Math.round((utc(day).getTime() - utc(reference).getTime()) / DAY_MS));
  return { due: moved(task.due), scheduled: moved(task.scheduled), start: moved(task.start) };
}
