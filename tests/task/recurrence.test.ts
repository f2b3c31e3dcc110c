import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextOccurrence } from "../../src/task/recurrence";
import { addDays, isDay } from "../../src/text/days";

const TODAY = "2026-03-09";
const due = (rule: string, day: string | null, today = TODAY) => {
  const next = nextOccurrence(rule, { due: day, scheduled: null, start: null }, today);
  return next === null || next === "unreadable" ? next : next.due;
};

describe("nextOccurrence", () => {
  it.each([
    ["every day", "2026-03-06", "2026-03-07"],
    ["every 10 days", "2026-03-06", "2026-03-16"],
    ["every week", "2026-03-06", "2026-03-13"],
    ["Every Week", "2026-03-06", "2026-03-13"],
    ["every weekday", "2026-03-06", "2026-03-09"],
    ["every 2 weeks on Monday, Thursday", "2026-03-06", "2026-03-16"],
    ["every monday", "2026-03-06", "2026-03-09"],
    ["every month", "2026-01-31", "2026-02-28"],
    ["every month", "2024-01-31", "2024-02-29"],
    ["every 3 months", "2025-11-30", "2026-02-28"],
    ["every month on the 31st", "2026-01-31", "2026-03-31"],
    ["every month on the last Friday", "2026-03-06", "2026-03-27"],
    ["every month on the 15th day", "2026-03-06", "2026-03-15"],
    ["every year", "2024-02-29", "2025-02-28"],
    ["every january on the 5th", "2026-03-06", "2027-01-05"],
    ["every week when done", "2026-01-02", "2026-03-16"],
    ["every month when done", "2026-01-02", "2026-04-09"],
    ["every week until March 20 2026", "2026-03-06", "2026-03-13"],
    ["every week for 3 times", "2026-03-06", "2026-03-13"],
  ])("%s from %s: %s", (rule, from, to) => {
    expect(due(rule, from)).toBe(to);
  });

  it.each([["every week until March 8 2026", "2026-03-06"], ["every week for 1 time", "2026-03-06"], ["every month on the 32nd", "2026-03-06"]])("is at its end: %s", (rule, from) => {
    expect(due(rule, from)).toBeNull();
  });

  it.each(["", "weekly", "every", "every blue moon", "every day then tell Bo", "every week @Mira", "fortnightly", "every 2 hours", "every day until whenever", "every week on Monday please"])("cannot be read: %s", (rule) => {
    expect(due(rule, "2026-03-06")).toBe("unreadable");
  });

  it("keeps the distance of the other days, and counts from due, scheduled, start in this order", () => {
    expect(nextOccurrence("every week", { due: "2026-03-06", scheduled: "2026-03-05", start: "2026-02-27" }, TODAY)).toEqual({ due: "2026-03-13", scheduled: "2026-03-12", start: "2026-03-06" });
    expect(nextOccurrence("every month", { due: null, scheduled: "2026-03-10", start: "2026-03-01" }, TODAY)).toEqual({ due: null, scheduled: "2026-04-10", start: "2026-04-01" });
    expect(nextOccurrence("every week", { due: null, scheduled: null, start: "2026-03-06" }, TODAY)).toEqual({ due: null, scheduled: null, start: "2026-03-13" });
    expect(nextOccurrence("every week", { due: null, scheduled: null, start: null }, TODAY)).toEqual({ due: null, scheduled: null, start: null });
  });

  it("always goes forward, to a day of the calendar", () => {
    const unit = fc.constantFrom("day", "week", "month", "year");
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays("1990-01-01", n));
    fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), unit, day, (n, what, from) => {
      const next = due(`every ${n} ${what}s`, from);
      expect(next !== null && isDay(next) && next > from).toBe(true);
    }), { numRuns: 300 });
  });
});
