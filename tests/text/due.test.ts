import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { addDays, isDay } from "../../src/text/days";
import { findDue } from "../../src/text/due";

/** A Tuesday. */
const TUESDAY = "2026-03-03";
const TABLE: [words: string, due: string | null][] = [
  ["by Friday", "2026-03-06"], ["on Friday", "2026-03-06"], ["this Friday", "2026-03-06"], ["Friday morning", "2026-03-06"],
  ["Tuesday", "2026-03-03"], ["Monday", "2026-03-09"], ["this coming Monday", "2026-03-09"],
  ["by close of play Thursday", "2026-03-05"], ["noon tomorrow", "2026-03-04"], ["first thing Wednesday", "2026-03-04"],
  ["next Friday", "2026-03-13"], ["next Monday", "2026-03-09"], ["Thursday next week", "2026-03-12"],
  ["Monday week", "2026-03-16"], ["a week on Friday", "2026-03-13"],
  ["this week", "2026-03-06"], ["by the end of the week", "2026-03-06"], ["EOW", "2026-03-06"], ["end of this week", "2026-03-06"],
  ["next week", "2026-03-13"], ["by end of next week", "2026-03-13"], ["sometime next week", "2026-03-13"], ["start of next week", "2026-03-09"],
  ["the week after next", "2026-03-20"], ["before the weekend", "2026-03-06"],
  ["today", TUESDAY], ["tonight", TUESDAY], ["by EOD", TUESDAY], ["by the end of the day", TUESDAY], ["this afternoon", TUESDAY],
  ["tomorrow", "2026-03-04"], ["tomorrow morning", "2026-03-04"], ["the day after tomorrow", "2026-03-05"],
  ["in 3 days", "2026-03-06"], ["in two weeks", "2026-03-17"], ["in a week", "2026-03-10"], ["in three weeks' time", "2026-03-24"],
  ["within ten days", "2026-03-13"], ["in a fortnight", "2026-03-17"], ["two weeks from now", "2026-03-17"],
  ["a couple of weeks", "2026-03-17"], ["in a couple of weeks", "2026-03-17"], ["in a couple of days", "2026-03-05"],
  ["the 14th", "2026-03-14"], ["before the 14th", "2026-03-14"], ["by the fourteenth", "2026-03-14"], ["by the 2nd", "2026-04-02"],
  ["on the thirty-first", "2026-03-31"], ["by the twenty first", "2026-03-21"], ["Saturday the fourteenth", "2026-03-14"],
  ["by the first", "2026-04-01"],
  ["March 6th", "2026-03-06"], ["the 6th of March", "2026-03-06"], ["twentieth of April", "2026-04-20"], ["6 March", "2026-03-06"],
  ["May 5", "2026-05-05"], ["Saturday the twenty first of June", "2026-06-21"], ["March 1st", "2027-03-01"], ["6 March 2028", "2028-03-06"],
  ["early April", "2026-04-05"], ["mid-April", "2026-04-15"], ["late April", "2026-04-25"], ["by the end of April", "2026-04-30"],
  ["mid February", "2027-02-15"], ["the end of February", "2027-02-28"],
  ["end of the month", "2026-03-31"], ["end of next month", "2026-04-30"], ["by the end of the quarter", "2026-03-31"],
  ["the end of the year", "2026-12-31"], ["by 2026-04-02", "2026-04-02"], ["by 6 Apr", "2026-04-06"],
  ["every Monday", null], ["weekly", null], ["each morning", null], ["every other week", null], ["on Mondays", null],
  ["last Friday", null], ["two weeks ago", null], ["a couple of weeks ago", null], ["for two weeks", null],
  ["by the QBR", null], ["after the review", null], ["when I'm back", null],
];

describe("findDue", () => {
  it.each(TABLE)("%j → %j", (words, due) => {
    const text = `I'll have it ready ${words}, if that is fine.`;
    const found = findDue(text, TUESDAY);
    expect(found.map((hit) => hit.due).filter((day) => day !== null)).toEqual(due === null ? [] : [due]);
    for (const hit of found) expect(text.slice(hit.index, hit.index + hit.words.length)).toBe(hit.words);
  });

  it.each([
    "I may first want to ask.", "Give me a second.", "the second draft", "the 14th floor", "It takes four minutes at 10:30.",
    "in March", "We march second in the parade.", "two hours", "she is on page 3",
  ])("finds no day in %j", (text) => expect(findDue(text, TUESDAY).filter((hit) => hit.due !== null)).toEqual([]));

  it.each([
    ["2026-03-06", "Friday", "2026-03-06"], ["2026-03-07", "Friday", "2026-03-13"], ["2026-03-08", "next Friday", "2026-03-13"],
    ["2026-03-08", "next week", "2026-03-13"], ["2026-01-31", "in a month", "2026-02-28"], ["2026-01-30", "the 30th", "2026-01-30"],
    ["2026-01-31", "the 30th", "2026-03-30"], ["2025-12-30", "tomorrow", "2025-12-31"], ["2027-01-01", "29 February", "2028-02-29"],
  ])("on %s %j is %s", (day, words, due) => expect(findDue(words, day)[0]?.due).toBe(due));

  it("reads several in order", () => {
    expect(findDue("the draft by Thursday and the rest in two weeks", TUESDAY).map((hit) => hit.due)).toEqual(["2026-03-05", "2026-03-17"]);
  });

  it("never gives a day gone by, nor one that the calendar lacks", () => {
    const word = fc.constantFrom(...TABLE.map(([words]) => words), "and", "the", "31st", "of", "may");
    fc.assert(fc.property(fc.array(word, { maxLength: 6 }), fc.integer({ min: 0, max: 3000 }), (parts, ahead) => {
      const day = addDays("2026-04-03", ahead);
      for (const { due } of findDue(parts.join(" "), day)) expect(due === null || (isDay(due) && due >= day)).toBe(true);
    }));
  });
});

describe("time zones", () => {
  const zone = process.env.TZ;
  afterEach(() => { process.env.TZ = zone; });
  it.each(["Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu", "America/Sao_Paulo"])("%s changes nothing", (name) => {
    process.env.TZ = name;
    expect(TABLE.map(([words]) => findDue(words, TUESDAY).find((hit) => hit.due !== null)?.due ?? null)).toEqual(TABLE.map(([, due]) => due));
  });
});
