import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, endOfMonth, endOfQuarter, findDay, isDay, makeDay, startOfWeek, weekday } from "../../src/text/days";

const aDay = fc.integer({ min: -20_000, max: 40_000 }).map((n) => addDays("2000-01-01", n));

describe("days", () => {
  it.each([
    ["2026-03-02", true], ["2024-02-29", true], ["2025-02-29", false], ["2026-13-01", false], ["2026-3-2", false], ["2026-03-02 ", false],
  ])("isDay %j is %j", (text, expected) => expect(isDay(text)).toBe(expected));

  it("counts through the ends of months and years", () => {
    expect(addDays("2025-12-31", 1)).toBe("2026-01-01");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2026-11-15", 3)).toBe("2027-02-15");
    expect(makeDay(2026, 4, 31)).toBeNull();
  });

  it("knows weeks, months and quarters", () => {
    expect(weekday("2026-03-02")).toBe(0);
    expect(startOfWeek("2026-03-08")).toBe("2026-03-02");
    expect(endOfMonth("2026-02-10")).toBe("2026-02-28");
    expect(endOfMonth("2026-12-10", 1)).toBe("2027-01-31");
    expect(endOfQuarter("2026-01-10")).toBe("2026-03-31");
    expect(endOfQuarter("2026-06-30")).toBe("2026-06-30");
    expect(endOfQuarter("2026-11-10", 1)).toBe("2027-03-31");
  });

  it("gives back what it added", () => {
    fc.assert(fc.property(aDay, fc.integer({ min: -2000, max: 2000 }), (day, count) => {
      const other = addDays(day, count);
      expect(isDay(other)).toBe(true);
      expect(addDays(other, -count)).toBe(day);
    }));
  });
});

describe("findDay", () => {
  it.each([
    ["1:1 — Pia Lund — 2026-03-02", "2026-03-02"],
    ["2026/03/02 stand-up", "2026-03-02"],
    ["call_20260302_1400.vtt", "2026-03-02"],
    ["2026_03_02 stand-up", "2026-03-02"],
    ["2 March 2026", "2026-03-02"],
    ["March 2, 2026 at 10:00", "2026-03-02"],
    ["the 2nd of March 2026", "2026-03-02"],
    ["Mar 2 2026", "2026-03-02"],
    ["Retro 02.03.2026", "2026-03-02"],
    ["31.12.2025 and 2026-01-05", "2025-12-31"],
    ["2026-02-30 then 2026-03-01", "2026-03-01"],
    ["2026-02-30", null],
    ["31.04.2026", null],
    ["version 2026.1", null],
    ["order 120260302", null],
    ["no day at all", null],
  ])("%j → %j", (text, expected) => expect(findDay(text)).toBe(expected));

  it("never gives a day that the calendar lacks", () => {
    fc.assert(fc.property(fc.string(), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }), (before, month, day) => {
      const found = findDay(`${before} 2026-${month}-${day} 2026${month}${day}`);
      expect(found === null || isDay(found)).toBe(true);
    }));
  });
});
