/** Days that are told by their number: "the 14th", "6 March", "Apr. 6th, 2027". */
import { addMonths, daysInMonth, findDay, makeDay, partsOf } from "./days";
import { MON, ORD, PRE, WD, YEAR, monthOf, ordinal, rule } from "./due-words";

const NO_DAY = "(?!\\s+(?:floor|century|version|chapter|time|one|draft|round|week|of\\b|day|item|point|person|level|place|quarter))";
/** Months in short stand only beside a number in figures: Jan and Mar are people too, and "Jan 5 minutes" is no day. */
const SHORT = "(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?";
const NO_COUNT = "(?!\\s+(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|times?|percent)\\b)";
const WEEKDAY = "(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day|\\b)\\.?,?\\s+)?";

/** The first day of that number on or after the meeting's. */
function nextDate(date: number, meeting: string): string | null {
  for (let ahead = 0; ahead < 12; ahead++) {
    const { year, month } = partsOf(addMonths(`${meeting.slice(0, 7)}-01`, ahead));
    const day = makeDay(year, month, date);
    if (day !== null && day >= meeting) return day;
  }
  return null;
}

/** A day of a month, next year's where this year's has gone by; 29 February waits for a leap year. */
function inMonth(month: number, date: number | "last", meeting: string, year?: string): string | null {
  const on = (y: number) => makeDay(y, month, date === "last" ? daysInMonth(y, month) : date);
  if (year !== undefined) return on(Number(year));
  const { year: from } = partsOf(meeting);
  for (let y = from; y <= from + 4; y++) {
    const day = on(y);
    if (day !== null && day >= meeting) return day;
  }
  return null;
}

/** A lower-case "may first", "march second" is a verb and an adverb. */
const isVerb = (words: string): boolean => /\b(?:may|march)\s+\p{L}/u.test(words);

const EDGES: Record<string, number | "last"> = { early: 5, beginning: 5, start: 5, mid: 15, middle: 15, late: 25, end: "last" };

/** Rows of the table of `findDue`. */
export const DATE_RULES = [
  rule(`${PRE}(?:${WD},?\\s+)?the\\s+${ORD}${NO_DAY}`, (g, m) => nextDate(ordinal(g(2)), m)),
  rule(`${PRE}(?:(?:next |this )?${WD},?\\s+)?(?:the\\s+)?${ORD}\\s+(?:of\\s+)?${MON}${YEAR}`, (g, m) => inMonth(monthOf(g(3)), ordinal(g(2)), m, g(4) || undefined)),
  rule(`${PRE}(?:${WD},?\\s+)?(\\d{1,2})\\s+(?:of\\s+)?${MON}${YEAR}`, (g, m) => inMonth(monthOf(g(3)), Number(g(2)), m, g(4) || undefined)),
  rule(`${PRE}(?:${WD},?\\s+)?${MON}\\s+(?:the\\s+)?(?:${ORD}|(\\d{1,2})(?![:.,]?\\d))${YEAR}`,
    (g, m, words) => (isVerb(words) ? null : inMonth(monthOf(g(2)), g(3) ? ordinal(g(3)) : Number(g(4)), m, g(5) || undefined))),
  rule(`${PRE}(?:the )?(early|mid|late|end|middle|beginning|start)(?:\\s+of|\\s+in)?[\\s-]+${MON}${YEAR}`,
    (g, m) => inMonth(monthOf(g(2)), EDGES[g(1).toLowerCase()] ?? "last", m, g(3) || undefined)),
  rule(`${PRE}${WEEKDAY}(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${SHORT}${YEAR}`, (g, m) => inMonth(monthOf(g(2)), Number(g(1)), m, g(3) || undefined)),
  rule(`${PRE}${WEEKDAY}${SHORT}\\s*(\\d{1,2})(?:st|nd|rd|th)?(?![:.,]?\\d)${NO_COUNT}${YEAR}`, (g, m) => inMonth(monthOf(g(1)), Number(g(2)), m, g(3) || undefined)),
  rule(`${PRE}(?:\\d{4}([-/.])\\d\\d?\\1\\d\\d?|\\d\\d?\\.\\d\\d?\\.\\d{4})`, (_g, _m, words) => findDay(words)),
  // 3/4/2026 is March to some and April to others.
  rule(`${PRE}(\\d\\d?)/(\\d\\d?)/(\\d{4})`, (g) => {
    const [one, two] = [Number(g(1)), Number(g(2))];
    return one === two || Math.max(one, two) > 12 ? makeDay(Number(g(3)), Math.min(one, two), Math.max(one, two)) : null;
  }),
];
