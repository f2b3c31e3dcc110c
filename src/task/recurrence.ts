import type { Task } from "../model/task";
import { addDays, addMonths, daysInMonth, isDay, partsOf, startOfWeek, weekday } from "../text/days";
import { readRule, type Rule } from "./rule";

/** The days of a task that move with its recurrence. */
export type Occurrence = Pick<Task, "due" | "scheduled" | "start">;

const DAY_MS = 86_400_000;
const WHEN_DONE = / when done$/iu;
/** So far ahead is looked for a day that fits: a rule that has none, such as the 32nd of a month, is at its end. */
const FARTHEST_DAYS = 40_000;

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Months and years are not skipped where they lack that day: it comes sooner then. */
const STEPS: Record<Rule["unit"], (day: string, count: number) => string> = {
  day: addDays,
  week: (day, count) => addDays(day, count * 7),
  month: addMonths,
  year: (day, count) => addMonths(day, count * 12),
};

/** The week of the year that a day's Thursday stands in. */
const weekOf = (day: string): number => Math.floor(daysBetween(`${addDays(startOfWeek(day), 3).slice(0, 4)}-01-01`, addDays(startOfWeek(day), 3)) / 7) + 1;

/** Whether a day is the nth of its weekday in its month, or in its year where the rule names no month. */
function isNth({ unit, months }: Rule, nth: number, day: string): boolean {
  const { year, month, date } = partsOf(day);
  if (unit === "week") return true;
  const whole = unit === "year" && months.length === 0;
  const [place, length] = whole
    ? [daysBetween(`${year}-01-01`, day), daysBetween(`${year}-01-01`, `${year}-12-31`) + 1] : [date - 1, daysInMonth(year, month)];
  return nth > 0 ? Math.floor(place / 7) + 1 === nth : Math.floor((length - 1 - place) / 7) + 1 === -nth;
}

/** Whether a day is one of the rule's, in whatever week, month or year. */
function fits(rule: Rule, day: string): boolean {
  const { year, month, date } = partsOf(day);
  const { months, dates, weekdays, nths, weeks } = rule;
  return (months.length === 0 || months.includes(month))
    && (dates.length === 0 || dates.includes(date) || dates.includes(date - daysInMonth(year, month) - 1))
    && (weekdays.length === 0 || weekdays.includes(weekday(day)))
    && (nths.length === 0 || nths.some((one) => one.weekday === weekday(day) && isNth(rule, one.nth, day)))
    && (weeks.length === 0 || weeks.includes(weekOf(day)));
}

/** How many weeks, months or years lie between two days. */
function unitsBetween(unit: Rule["unit"], from: string, to: string): number {
  const [a, b] = [partsOf(from), partsOf(to)];
  if (unit === "week") return daysBetween(startOfWeek(from), startOfWeek(to)) / 7;
  return unit === "year" ? b.year - a.year : (b.year - a.year) * 12 + b.month - a.month;
}

/** The first day of a rule after the one that it starts from. */
function dayAfter(rule: Rule, from: string): string | null {
  const { unit, interval, months, dates, weekdays, nths, weeks } = rule;
  let next: string | null = null;
  const isBare = [months, dates, weekdays, nths, weeks].every((list) => list.length === 0);
  if (isBare) next = STEPS[unit](from, interval);
  else {
    const isDayTold = dates.length + weekdays.length + nths.length + weeks.length > 0;
    const whole: Rule = isDayTold ? rule : { ...rule, ...(unit === "week" ? { weekdays: [weekday(from)] } : { dates: [partsOf(from).date] }) };
    if (rule.count === 1 && fits(whole, from)) return null;
    for (let ahead = 1; next === null && ahead <= FARTHEST_DAYS; ahead++) {
      const day = addDays(from, ahead);
      if (unitsBetween(unit, from, day) % interval === 0 && fits(whole, day)) next = day;
    }
  }
  if (next === null || !isDay(next) || isBare && rule.count === 1) return null;
  return rule.until !== null && next > rule.until ? null : next;
}

/**
 * The days of a task's next occurrence, as the Tasks plugin works them out (its `Recurrence` and `Occurrence`): the rule
 * counts from due, else scheduled, else start, or from `today` with `when done`; the other days keep their distance. Without
 * any day the next one has none either.
 * @returns null where the rule is at its end, `unreadable` where it cannot be read
 */
export function nextOccurrence(rule: string, task: Occurrence, today: string): Occurrence | null | "unreadable" {
  const read = readRule(rule.trim().replace(WHEN_DONE, ""));
  if (!read) return "unreadable";
  const reference = task.due ?? task.scheduled ?? task.start;
  const from = WHEN_DONE.test(rule.trim()) ? today : (reference ?? today);
  const next = dayAfter(read, from);
  if (next === null) return null;
  const moved = (day: string | null) =>
    day === null || reference === null ? null : addDays(next, daysBetween(reference, day));
  return { due: moved(task.due), scheduled: moved(task.scheduled), start: moved(task.start) };
}
