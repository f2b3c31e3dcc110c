import { WEEKDAYS, addDays, addMonths, endOfMonth, endOfQuarter, startOfWeek } from "./days";
import { DATE_RULES } from "./due-dates";
import { COUNT, MON, ORD, PART, PRE, WD, count, none, onOrAfter, rule, weekdayOf } from "./due-words";

/** Words about time in a text: the day that they mean, null where they name none, and where they stand (UTF-16). */
export interface DueWords {
  due: string | null;
  words: string;
  index: number;
}

/** What stands behind "the first" when a day is meant and no thing is counted. */
const AFTER_DAY = "(?=\\s*(?:$|[,.;:!?)—–]|and\\b|so\\b|because\\b|or\\b|at\\b|then\\b|if\\b|to\\b|with\\b|but\\b|latest\\b))";
const friday = (day: string, weeks: number): string => addDays(startOfWeek(day), weeks * 7 + 4);
const atLeast = (due: string, day: string): string => (due < day ? day : due);

const UNITS: Record<string, (day: string, n: number) => string> = {
  day: addDays,
  week: (day, n) => addDays(day, n * 7),
  fortnight: (day, n) => addDays(day, n * 14),
  month: addMonths,
  year: (day, n) => addMonths(day, n * 12),
};

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
  rule(`(?:with)?in\\s+(?:about |around |roughly )?${COUNT}\\s+(day|week|fortnight|month)s?(?:['’]s?)?(?:\\s+time)?`, (g, m) => UNITS[g(2)]?.(m, count(g(1))) ?? null),
  rule(`${PRE}${COUNT}\\s+(day|week|fortnight|month|year)s?\\s+from\\s+(?:now|today|(tomorrow)|${WD})`,
    (g, m) => UNITS[g(2)]?.(g(3) ? addDays(m, 1) : g(4) ? onOrAfter(g(4), m) : m, count(g(1))) ?? null),
  rule("a couple of weeks", (_, m) => addDays(m, 14)),
  ...DATE_RULES,
  // Ends.
  rule(`${PRE}(?:the )?(?:end of (?:the |this )?month|month[- ]end|eom)`, (_, m) => endOfMonth(m)),
  rule(`${PRE}(?:the )?end of next month`, (_, m) => endOfMonth(m, 1)),
  rule(`${PRE}(?:the )?(?:end of (?:the |this )?quarter|quarter[- ]end|eoq)`, (_, m) => endOfQuarter(m)),
  rule(`${PRE}(?:the )?end of next quarter`, (_, m) => endOfQuarter(m, 1)),
  rule(`${PRE}(?:the )?(?:end of (?:the |this )?year|year[- ]end)`, (_, m) => `${m.slice(0, 4)}-12-31`),
];

const FIRST_FEW = /\bthe\s+(?:first|second|third)$/iu;
/** Something of this stands in every text that the table can read: it spares the table on all others. */
const HINT = /day|week|month|quarter|year|night|tomorrow|morning|afternoon|evening|ly\b|eo[dwmq]|cob|close of|\bthe \d|\d[-/.]\d|(?:by|before|until|till|after|when|once) |\d(?:st|nd|rd|th)|(?:th|st|nd|rd)\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/u;
const DAY_FOLLOWS = new RegExp(`^${AFTER_DAY}`, "iu");

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
      const day = read((n) => match[n] ?? "", meetingDay, words);
      hits.push({ due: day !== null && day >= meetingDay ? day : null, words, index: match.index, end });
    }
  }
  return hits;
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
  for (const hit of table) {
    if (used.subarray(hit.index, hit.end).includes(1)) continue;
    used.fill(1, hit.index, hit.end);
    taken.push(hit);
  }
  return taken.sort((a, b) => a.index - b.index).map(({ due, words, index }) => ({ due, words, index }));
}
