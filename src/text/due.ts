import { parse } from "chrono-node/en";
import {
  MONTHS, WEEKDAYS, addDays, addMonths, daysInMonth, endOfMonth, endOfQuarter, findDay, makeDay, partsOf, startOfWeek, weekday,
} from "./days";

/** Words about time in a text: the day that they mean, null where they name none, and where they stand (UTF-16). */
export interface DueWords {
  due: string | null;
  words: string;
  index: number;
}

const ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const COUNTS = new Map<string, number>([
  ...ONES.map((word, i): [string, number] => [word, i + 1]), ["a", 1], ["an", 1], ["fifteen", 15], ["twenty", 20], ["thirty", 30],
  ["a couple of", 2], ["couple of", 2],
]);
const ORDINALS = (
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth " +
  "seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth " +
  "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split(" ");

const ORD = `(\\d{1,2}(?:st|nd|rd|th)|${[...ORDINALS].reverse().map((word) => word.replace("-", "[- ]")).join("|")})`;
const WD = `(${WEEKDAYS.join("|")}|tues|thurs|fri)`;
const MON = `(${MONTHS.join("|")})`;
const COUNT = `(\\d{1,3}|a couple of|couple of|an?|${ONES.join("|")}|fifteen|twenty|thirty)`;
const YEAR = "(?:,?\\s+(\\d{4}))?";
/** An hour of the day before the day itself, which tells no other day: "by close of play", "noon", "first thing". */
const HOUR = "(?:(?:close of (?:play|business)|cop|cob|eod|end of (?:the )?day|noon|midday|lunchtime|lunch|first thing)\\s+(?:on\\s+)?)?";
const PART = "(?:\\s+(?:morning|afternoon|evening|night|lunchtime|noon|midday|at noon|first thing))?";
const PRE = `(?:(?:by|before|until|till|on|for|from|due)\\s+)?${HOUR}`;
/** What stands behind "the first" when a day is meant and no thing is counted. */
const AFTER_DAY = "(?=\\s*(?:$|[,.;:!?)—–]|and\\b|so\\b|because\\b|or\\b|at\\b|then\\b|if\\b|to\\b|with\\b|but\\b|latest\\b))";
const NO_DAY = "(?!\\s+(?:floor|century|version|chapter|time|one|draft|round|week|of\\b|day|item|point|person|level|place|quarter))";

const friday = (day: string, weeks: number): string => addDays(startOfWeek(day), weeks * 7 + 4);
const atLeast = (due: string, day: string): string => (due < day ? day : due);
const ordinal = (word: string): number =>
  /^\d/u.test(word) ? parseInt(word, 10) : ORDINALS.indexOf(word.toLowerCase().replace(" ", "-")) + 1;
const count = (word: string): number => COUNTS.get(word.toLowerCase()) ?? Number(word);
const monthOf = (word: string): number => MONTHS.findIndex((name) => name === word.toLowerCase()) + 1;
const weekdayOf = (word: string): number => WEEKDAYS.findIndex((name) => name.startsWith(word.toLowerCase()));
const onOrAfter = (word: string, day: string): string => addDays(day, (weekdayOf(word) - weekday(day) + 7) % 7);

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

const UNITS: Record<string, (day: string, n: number) => string> = {
  day: addDays,
  week: (day, n) => addDays(day, n * 7),
  fortnight: (day, n) => addDays(day, n * 14),
  month: addMonths,
};

/** A lower-case "may first", "march second" is a verb and an adverb. */
const isVerb = (words: string): boolean => /\b(?:may|march)\s+\p{L}/u.test(words);

const EDGES: Record<string, number | "last"> = { early: 5, beginning: 5, start: 5, mid: 15, middle: 15, late: 25, end: "last" };

/** Reads a match: its groups in lower case, the meeting's day, and the words as they stand in the text. */
type Read = (group: (n: number) => string, meeting: string, asWritten: string) => string | null;
const none: Read = () => null;
const rule = (pattern: string, read: Read) => ({ pattern: new RegExp(`\\b(?:${pattern})(?![\\p{L}\\p{N}])`, "gu"), read });

/** The table of design section 5. Of what overlaps the longest counts. `none` rules use words up. */
const RULES = [
  // Recurring, gone by, or a stretch of time: no day.
  rule(`(?:every|each)\\s+(?:other\\s+|single\\s+|second\\s+)?(?:day|morning|afternoon|evening|night|week|month|quarter|year|weekday|${WD})`, none),
  rule(`(?:${WEEKDAYS.join("|")})s(?:\\s+and\\s+(?:${WEEKDAYS.join("|")})s)?`, none),
  rule("weekly|daily|monthly|quarterly|yearly|fortnightly|bi-?weekly|(?:once|twice|one \\p{L}+|a day|\\d+ (?:hours|days)) a (?:day|week|month|quarter|year)", none),
  rule(`(?:last|past|previous)\\s+(?:${WD}|week|weekend|month|quarter|year|night)`, none),
  rule(`${COUNT}\\s+(?:working |business )?(?:hour|day|week|month|year)s?\\s+(?:ago|back|before|earlier|long|later)`, none),
  rule(`(?:for|over|past|last|these|another|takes?|took|every)\\s+(?:the\\s+(?:last|past|next)\\s+)?${COUNT}\\s+(?:day|week|month|year)s?`, none),
  rule(`(?:first|second|third|last)\\s+week\\s+(?:of|in)\\s+(?:the\\s+)?(?:${MON}|month|year|quarter)`, none),
  rule(`(?:by|before|until|till|after)\\s+the\\s+(?!end\\b|weekend\\b|${ORD}|beginning\\b|start\\b|middle\\b|close\\b)\\p{L}+`, none),
  rule("(?:when|once|after)\\s+(?:i'm|i’m|we're|we’re|he's|she's|they're|i|we)\\s+\\p{L}+", none),
  // Weekdays.
  rule(`${PRE}(?:this\\s+|this coming\\s+|the coming\\s+|coming\\s+)?${WD}(?:\\s+(?:this week|coming))?${PART}`, (g, m) => onOrAfter(g(1), m)),
  rule(`${PRE}(?:next\\s+${WD}|${WD}(?:\\s+of)?\\s+next\\s+week)${PART}`, (g, m) => addDays(startOfWeek(m), 7 + weekdayOf(g(1) || g(2)))),
  rule(`${PRE}(?:${WD}\\s+week(?!\\s+\\d|\\p{L})|a\\s+week\\s+(?:on|from)\\s+${WD})`, (g, m) => addDays(onOrAfter(g(1) || g(2), m), 7)),
  // Weeks.
  rule(`${PRE}(?:(?:sometime |later )?this week|(?:the )?end of (?:the |this )?week|eow|the weekend)`, (_, m) => atLeast(friday(m, 0), m)),
  rule(`${PRE}(?:(?:over|at|on) the weekend|this weekend)`, (_, m) => addDays(startOfWeek(m), 6)),
  rule(`${PRE}(?:the )?(?:(?:early|end of|later?|sometime|some time) )?next week`, (_, m) => friday(m, 1)),
  rule(`${PRE}(?:the )?(?:start|beginning) of next week`, (_, m) => addDays(startOfWeek(m), 7)),
  rule(`${PRE}(?:(?:the )?middle of |mid[- ])next week`, (_, m) => addDays(startOfWeek(m), 9)),
  rule(`${PRE}(?:(?:the )?end of )?the week after next`, (_, m) => friday(m, 2)),
  // Days.
  rule(`${PRE}(?:later )?(?:today|tonight)|(?:by |before )?(?:the )?(?:eod|end of (?:the )?day|close of (?:play|business)|cob)|(?:later )?this (?:morning|afternoon|evening)`, (_, m) => m),
  rule(`${PRE}tomorrow${PART}`, (_, m) => addDays(m, 1)),
  rule(`${PRE}(?:the )?day after tomorrow`, (_, m) => addDays(m, 2)),
  rule(`(?:with)?in\\s+(?:about |around |roughly )?${COUNT}\\s+(day|week|fortnight|month)s?(?:['’]s?)?(?:\\s+time)?`, (g, m) => UNITS[g(2).toLowerCase()]?.(m, count(g(1))) ?? null),
  rule(`${PRE}${COUNT}\\s+(day|week|fortnight|month)s?\\s+from\\s+(?:now|today)`, (g, m) => UNITS[g(2).toLowerCase()]?.(m, count(g(1))) ?? null),
  rule("a couple of weeks", (_, m) => addDays(m, 14)),
  // Dates.
  rule(`${PRE}(?:${WD},?\\s+)?the\\s+${ORD}${NO_DAY}`, (g, m) => nextDate(ordinal(g(2)), m)),
  rule(`${PRE}(?:(?:next |this )?${WD},?\\s+)?(?:the\\s+)?${ORD}\\s+(?:of\\s+)?${MON}${YEAR}`, (g, m) => inMonth(monthOf(g(3)), ordinal(g(2)), m, g(4) || undefined)),
  rule(`${PRE}(?:${WD},?\\s+)?(\\d{1,2})\\s+(?:of\\s+)?${MON}${YEAR}`, (g, m) => inMonth(monthOf(g(3)), Number(g(2)), m, g(4) || undefined)),
  rule(`${PRE}(?:${WD},?\\s+)?${MON}\\s+(?:the\\s+)?(?:${ORD}|(\\d{1,2})(?![:.,]?\\d))${YEAR}`,
    (g, m, words) => (isVerb(words) ? null : inMonth(monthOf(g(2)), g(3) ? ordinal(g(3)) : Number(g(4)), m, g(5) || undefined))),
  rule(`${PRE}(?:the )?(early|mid|late|end|middle|beginning|start)(?:\\s+of|\\s+in)?[\\s-]+${MON}${YEAR}`,
    (g, m) => inMonth(monthOf(g(2)), EDGES[g(1).toLowerCase()] ?? "last", m, g(3) || undefined)),
  rule(`${PRE}\\d{4}-\\d\\d-\\d\\d`, none),
  // Ends.
  rule(`${PRE}(?:the )?(?:end of (?:the |this )?month|month[- ]end|eom)`, (_, m) => endOfMonth(m)),
  rule(`${PRE}(?:the )?end of next month`, (_, m) => endOfMonth(m, 1)),
  rule(`${PRE}(?:the )?(?:end of (?:the |this )?quarter|quarter[- ]end|eoq)`, (_, m) => endOfQuarter(m)),
  rule(`${PRE}(?:the )?end of next quarter`, (_, m) => endOfQuarter(m, 1)),
  rule(`${PRE}(?:the )?(?:end of (?:the |this )?year|year[- ]end)`, (_, m) => `${m.slice(0, 4)}-12-31`),
];

const FIRST_FEW = /\bthe\s+(?:first|second|third)$/iu;
/** Something of this stands in every text that the table can read: it spares the table on all others. */
const HINT = /day|week|month|quarter|year|night|tomorrow|morning|afternoon|evening|ly\b|eo[dwmq]|cob|close of|\bthe \d|\d\d-\d\d|(?:by|before|until|till|after|when|once) |\d(?:st|nd|rd|th)|(?:th|st|nd|rd)\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/u;
const DAY_FOLLOWS = new RegExp(`^${AFTER_DAY}`, "iu");
const ISO = /\d{4}-\d\d-\d\d$/u;

interface Hit extends DueWords {
  end: number;
}

/** In lower case, every sign at its place. */
const lowered = (text: string): string => text.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase());

function tableHits(text: string, meetingDay: string): Hit[] {
  const hits: Hit[] = [];
  const lower = lowered(text);
  if (!HINT.test(lower)) return hits;
  for (const { pattern, read } of RULES) {
    for (const match of lower.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const words = text.slice(match.index, end);
      if (FIRST_FEW.test(words) && !DAY_FOLLOWS.test(text.slice(end))) continue;
      const day = ISO.test(words) ? findDay(words) : read((n) => match[n] ?? "", meetingDay, words);
      hits.push({ due: day !== null && day >= meetingDay ? day : null, words, index: match.index, end });
    }
  }
  return hits;
}

/** What chrono-node may be asked about: months in short beside a number, and stretches counted from a day. */
const CHRONO_WORTH = /\b(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.? ?\d|\d(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|from (?:now|today|tomorrow)\b)/u;
const CHRONO_NEVER = /\b(?:now|ago|last|past|before|earlier)\b|\d:\d/iu;

/** What the table lacks, by chrono-node: forward dates only, read at local noon, never bare times or stretches of time. */
function chronoHits(text: string, meetingDay: string): Hit[] {
  if (!CHRONO_WORTH.test(lowered(text))) return [];
  const { year, month, date } = partsOf(meetingDay);
  return parse(text, new Date(year, month - 1, date, 12), { forwardDate: true }).flatMap(({ text: words, index, start, end }) => {
    if (end !== null || CHRONO_NEVER.test(words) || !(start.isCertain("day") || start.isCertain("weekday"))) return [];
    const due = makeDay(start.get("year") ?? 0, start.get("month") ?? 0, start.get("day") ?? 0);
    return due !== null && due >= meetingDay ? [{ due, words, index, end: index + words.length }] : [];
  });
}

/**
 * The words about time in a text, in order, each with the day that it means when said on `meetingDay` (YYYY-MM-DD):
 * the table of design section 5, with weeks that start on Monday. Recurring times, events and days gone by have
 * `due: null`. Of readings that overlap the longest counts.
 */
export function findDue(text: string, meetingDay: string): DueWords[] {
  const taken: Hit[] = [];
  const used = new Uint8Array(text.length);
  const table = tableHits(text, meetingDay).sort((a, b) => b.words.length - a.words.length || a.index - b.index);
  for (const hit of [...table, ...chronoHits(text, meetingDay)]) {
    if (used.subarray(hit.index, hit.end).includes(1)) continue;
    used.fill(1, hit.index, hit.end);
    taken.push(hit);
  }
  return taken.sort((a, b) => a.index - b.index).map(({ due, words, index }) => ({ due, words, index }));
}
