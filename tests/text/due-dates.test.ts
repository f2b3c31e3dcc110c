import { parse } from "chrono-node/en";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, makeDay, partsOf } from "../../src/text/days";
import { findDue } from "../../src/text/due";

/** A Tuesday. */
const TUESDAY = "2026-03-03";

describe("days told by their number", () => {
  it.each<[string, string | null]>([
    ["6 Apr", "2026-04-06"], ["by Apr 6", "2026-04-06"], ["Apr. 6th", "2026-04-06"], ["the 6th of Apr", "2026-04-06"],
    ["Fri 10 Apr", "2026-04-10"], ["Wed, Apr 8th", "2026-04-08"], ["Mar 2", "2027-03-02"], ["1 Jan", "2027-01-01"], ["29 Feb", "2028-02-29"],
    ["Sept 4", "2026-09-04"], ["Apr. 6th, 2027", "2027-04-06"], ["6 Apr 2027", "2027-04-06"], ["Jan 5, 2020", null], ["31 Apr", null],
    ["March 5th", "2026-03-05"], ["the 5th of April", "2026-04-05"], ["5 March 2026", "2026-03-05"], ["Friday, April 10", "2026-04-10"],
    ["by 2026-04-02", "2026-04-02"], ["2026/4/2", "2026-04-02"], ["2.4.2026", "2026-04-02"], ["4/14/2026", "2026-04-14"], ["14/4/2026", "2026-04-14"],
    ["3/4/2026", null], ["4/4/2026", "2026-04-04"], ["2026-02-30", null],
    ["a week from tomorrow", "2026-03-11"], ["two weeks from Friday", "2026-03-20"], ["three days from today", "2026-03-06"],
    ["a year from now", "2027-03-03"], ["in two weeks' time", "2026-03-17"], ["a week from Friday", "2026-03-13"],
  ])("%j → %j", (words, due) => {
    const text = `Let's have it ready ${words}, if that is fine.`;
    const days = findDue(text, TUESDAY).map((hit) => hit.due).filter((day) => day !== null);
    expect(days).toEqual(due === null ? [] : [due]);
  });

  it.each(["Give Jan 5 minutes.", "Ask Jan first.", "the third Mar said", "Dec second", "We grew by 3/4 last year.", "version 1.2.3"])(
    "finds no day in %j", (text) => expect(findDue(text, TUESDAY).filter((hit) => hit.due !== null)).toEqual([]));
});

describe("against chrono-node", () => {
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"];
  const FULL = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const ending = (date: number) => (date % 10 > 3 || date % 10 === 0 || Math.floor(date / 10) === 1 ? "th" : ["st", "nd", "rd"][(date % 10) - 1] ?? "th");
  const FORMS: ((date: number, month: string) => string)[] = [
    (date, month) => `${date} ${month}`, (date, month) => `${month} ${date}`, (date, month) => `${month} ${date}${ending(date)}`,
    (date, month) => `${date}${ending(date)} of ${month}`, (date, month) => `${date}${ending(date)} ${month}`,
  ];

  /** The day that chrono reads, never one gone by. */
  function oracle(text: string, meetingDay: string): string | null {
    const { year, month, date } = partsOf(meetingDay);
    const hit = parse(text, new Date(year, month - 1, date, 12), { forwardDate: true }).find(({ start }) => start.isCertain("day"));
    const due = hit && makeDay(hit.start.get("year") ?? 0, hit.start.get("month") ?? 0, hit.start.get("day") ?? 0);
    return due !== undefined && due !== null && due >= meetingDay ? due : null;
  }

  it("reads every day of a month as it does", () => {
    const month = fc.oneof(fc.constantFrom(...MONTHS), fc.constantFrom(...FULL), fc.constantFrom(...MONTHS.map((name) => (name === "May" ? name : `${name}.`))));
    const before = fc.constantFrom("", "by ", "on ", "Let us meet on ", "The draft, before ");
    const year = fc.constantFrom("", " 2026", ", 2027", " 2031");
    // 29 February is left to the table: chrono reads it as none in a year without one.
    fc.assert(fc.property(before, fc.integer({ min: 1, max: 28 }), month, fc.constantFrom(...FORMS), year, fc.integer({ min: 0, max: 1500 }),
      (start, date, name, form, end, ahead) => {
        const [text, day] = [`${start}${form(date, name)}${end}`, addDays("2026-01-01", ahead)];
        expect([text, day, findDue(text, day)[0]?.due ?? null]).toEqual([text, day, oracle(text, day)]);
      }), { numRuns: 1500 });
  });
});
