import fc from "fast-check";
import { RRule } from "rrule";
import { describe, expect, it } from "vitest";
import { nextOccurrence } from "../../src/task/recurrence";
import { readRule } from "../../src/task/rule";
import { addDays, isDay } from "../../src/text/days";

const dueAfter = (rule: string, day: string) => {
  const next = nextOccurrence(rule, { due: day, scheduled: null, start: null }, day);
  return next === null || next === "unreadable" ? next : next.due;
};

describe("rules in words", () => {
  it.each([
    ["every day at 9, 15", "2026-03-06", "2026-03-07"],
    ["everyday", "2026-03-06", "2026-03-07"],
    ["every Mondays", "2026-03-06", "2026-03-09"],
    ["every week on Tue, Thu and Sat", "2026-03-06", "2026-03-07"],
    ["every 2 weeks on weekdays", "2026-03-06", "2026-03-16"],
    ["every week in January", "2026-03-06", "2027-01-01"],
    ["every Friday the 13th", "2026-03-14", "2026-11-13"],
    ["every month on the 1st and the 15th", "2026-03-06", "2026-03-15"],
    ["every month on the second last day", "2026-03-06", "2026-03-30"],
    ["every month on the 2nd Tuesday and the last Friday", "2026-03-06", "2026-03-10"],
    ["every 2 months on the first", "2026-03-06", "2026-05-01"],
    ["every 2 months in February", "2026-03-06", null],
    ["every April and October on the last Friday", "2026-03-06", "2026-04-24"],
    ["every year on the 100th Monday", "2026-03-06", null],
    ["every year on the last Monday", "2026-03-06", "2026-12-28"],
    ["every year in week 53", "2026-03-06", "2026-12-28"],
    ["every year in weeks 1, 30", "2026-03-06", "2026-07-20"],
    ["every february on the 29th", "2026-03-06", "2028-02-29"],
    ["every year", "2024-02-29", "2025-02-28"],
    ["every month until 2026-02-28", "2026-01-31", "2026-02-28"],
    ["every month until 27 Feb 2026", "2026-01-31", null],
    ["every week till the 12th of March, 2026", "2026-03-06", null],
    ["every day at 9 and 15 for 2 times", "2026-03-06", null],
    ["every day at 9 and 15 for 3 times", "2026-03-06", "2026-03-07"],
    ["every Monday for 1 time", "2026-03-06", "2026-03-09"],
    ["every Friday for 1 time", "2026-03-06", null],
    ["every year", "9999-03-06", null],
  ])("%s from %s: %s", (rule, from, to) => expect(dueAfter(rule, from)).toBe(to));

  it.each([
    "every other week", "every two weeks", "every 0 days", "every 99999 weeks", "every week on", "every week on the", "every day on Monday", "every month on the 0th",
    "every week until March 20 2026 please", "every week until 30 February 2026", "every week for 3 times until March 20 2026", "every day at 25", "every month on week",
    "every constructor", "every week on __proto__", "on Monday", "every Monday Tuesday",
  ])("cannot be read: %s", (rule) => expect(readRule(rule)).toBeNull());
});

describe("against rrule", () => {
  const WEEKDAYS = ["Monday", "tue", "Wednesday", "thu", "Friday", "sat", "Sunday"];
  const MONTHS = ["January", "feb", "March", "apr", "May", "june", "jul", "August", "sept", "October", "nov", "December"];
  const weekday = fc.constantFrom(...WEEKDAYS);
  const nth = fc.oneof(fc.constantFrom("first", "second", "third", "last", "2nd last", "4th", "5th", "3rd last"));
  const date = fc.oneof(fc.integer({ min: 1, max: 31 }).map((n) => `${n}th`), fc.constantFrom("last", "2nd last", "first"));
  const listOf = (one: fc.Arbitrary<string>, most = 3) => fc.tuple(fc.uniqueArray(one, { minLength: 1, maxLength: most }), fc.constantFrom(", ", " and ", ", and ", " or "))
    .map(([words, between]) => words.join(between));
  const every = fc.constantFrom("every", "Every", "every 2", "every 3", "every 5");
  const some = (one: fc.Arbitrary<string>) => fc.oneof(fc.constant(""), one);
  const months = listOf(fc.constantFrom(...MONTHS)).map((list) => ` in ${list}`);
  const dates = listOf(date).map((list) => ` on the ${list}`);
  const nths = listOf(fc.tuple(nth, weekday).map((words) => words.join(" "))).map((list) => ` on the ${list}`);
  const days = fc.oneof(listOf(weekday).map((list) => ` on ${list}`), fc.constant(" on weekdays"));
  const text = fc.tuple(every, fc.oneof(
    fc.constantFrom(" day", " days", " week", " weekday", " weekdays"),
    fc.tuple(fc.constant(" week"), fc.oneof(days, dates, months)).map((words) => words.join("")),
    listOf(weekday).map((list) => ` ${list}`),
    fc.tuple(fc.constantFrom(" month", " months"), fc.oneof(dates, nths, days)).map((words) => words.join("")),
    fc.tuple(fc.constant(" year"), fc.oneof(dates, nths, days), some(months)).map((words) => words.join("")),
    fc.tuple(listOf(fc.constantFrom(...MONTHS)), some(fc.oneof(dates, nths, days))).map(([list, on]) => ` ${list}${on}`),
    fc.integer({ min: 2, max: 51 }).map((week) => ` year in week ${week}`),
  ), some(fc.constantFrom(" for 1 time", " for 2 times", " until March 20 2026", " until 3 October 2031"))).map((words) => words.join(""));

  /** The first day after one by rrule. Its dates are days in UTC, but its `until` is read in the zone of the machine. */
  function oracle(rule: string, day: string): string | null {
    const options = RRule.parseText(rule);
    const { until } = options;
    if (until) options.until = new Date(Date.UTC(until.getFullYear(), until.getMonth(), until.getDate()));
    const next = new RRule({ ...options, dtstart: new Date(`${day}T00:00:00Z`) }).after(new Date(`${day}T23:59:59Z`));
    const found = next?.toISOString().slice(0, 10) ?? "";
    return isDay(found) && found < addDays(day, 40_000) ? found : null;
  }

  it("finds the day that it finds", () => {
    fc.assert(fc.property(text, fc.integer({ min: 0, max: 9000 }), (rule, ahead) => {
      const day = addDays("2020-01-01", ahead);
      expect([rule, day, dueAfter(rule, day)]).toEqual([rule, day, oracle(rule, day)]);
    }), { numRuns: 1500 });
  });
});
