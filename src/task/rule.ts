import { MONTHS, WEEKDAYS, findDay } from "../text/days";

/** How often a task comes back. Without any list the rule is the bare stretch of time: every two months. */
export interface Rule {
  unit: "day" | "week" | "month" | "year";
  interval: number;
  /** 0 for Monday to 6 for Sunday. */
  weekdays: number[];
  /** The nth such weekday of the month, or of the year; below 0 from its end. */
  nths: { nth: number; weekday: number }[];
  /** Days of the month; below 0 from its end. */
  dates: number[];
  /** 1 to 12. */
  months: number[];
  /** Weeks of the year, as ISO counts them. */
  weeks: number[];
  /** The last day that counts, YYYY-MM-DD. */
  until: string | null;
  /** How many days there are, the one that it starts from among them. */
  count: number;
}

interface Token {
  kind: string;
  value: number;
}

const WORDS: Record<string, string> = {
  every: "every", day: "day", days: "day", weekday: "workday", weekdays: "workday", week: "week", weeks: "week", month: "month", months: "month",
  year: "year", years: "year", on: "on", in: "on", the: "the", last: "last", ",": "comma", and: "comma", or: "comma",
};
const NTHS = ["first", "second", "third"];

function tokenOf(word: string): Token | null {
  if (/^\d/u.test(word)) return { kind: /\D/u.test(word) ? "nth" : "number", value: parseInt(word, 10) };
  const kind = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (kind !== undefined) return { kind, value: 0 };
  const starts = (least: number) => (name: string) => word.length >= least && `${name}s`.startsWith(word);
  for (const [kind, value] of [["nth", NTHS.indexOf(word) + 1], ["weekday name", WEEKDAYS.findIndex(starts(2)) + 1], ["month name", MONTHS.findIndex(starts(3)) + 1]] as const) {
    if (value > 0) return { kind, value };
  }
  return null;
}

/** The words, or null where there is one that belongs to no rule, or a number that means nothing. */
function tokensOf(text: string): Token[] | null {
  const words = text.toLowerCase().replace(/^every(?=\p{L})/u, "every ").replace(/,\s*(?:and|or)\b/gu, ",").match(/\d+(?:st|nd|rd|th)?|\p{L}+|[^\s\p{L}\d]/gu) ?? [];
  const tokens = words.map(tokenOf).filter((token) => token !== null);
  return tokens.length === words.length && tokens.every(({ kind, value }) => kind !== "number" && kind !== "nth" || value > 0 && value < 10_000) ? tokens : null;
}

/** What stands behind the rule's days: hours, which move no day, then its end. */
const UNTIL = /\s(?:un)?till?\s+((?:\d[\d\-/.]*(?:st|nd|rd|th)?|the|of|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|[\s,.])+)$/iu;
const TIMES = /\sfor\s+([1-9]\d{0,3})(?:\s+times?)?$/iu;
const HOURS = /\sat\s+((?:1?\d|2[0-3])(?:\s*(?:,|and|or)\s*(?:1?\d|2[0-3]))*)$/iu;

/** Adds the days of `on Monday and the last Friday`, `on the 1st, 15th`, `in January`, `in week 20`; false where they are none. */
function readOn(rule: Rule, take: (kind: string) => Token | undefined): boolean {
  const nthOf = () => {
    const nth = take("nth");
    return nth ? nth.value * (take("last") ? -1 : 1) : take("last") ? -1 : 0;
  };
  for (let more = Boolean(take("on")) || Boolean(take("the")); more;) {
    take("the");
    const nth = nthOf();
    const weekday = take("weekday name");
    const month = weekday || nth !== 0 ? undefined : take("month name");
    if (weekday && nth !== 0) rule.nths.push({ nth, weekday: weekday.value - 1 });
    else if (weekday) rule.weekdays.push(weekday.value - 1);
    else if (nth !== 0) {
      rule.dates.push(nth);
      take("day");
    } else if (month) rule.months.push(month.value);
    else if (take("workday")) rule.weekdays.push(0, 1, 2, 3, 4);
    else {
      const week = take("week") || rule.weeks.length > 0 ? take("number") : undefined;
      if (!week) return false;
      rule.weeks.push(week.value);
    }
    more = [take("comma"), take("on"), take("the")].some(Boolean);
  }
  return true;
}

/** Reads the units and days of a rule; false where a word is left over. */
function readDays(rule: Rule, tokens: readonly Token[]): boolean {
  let at = 0;
  const take = (kind: string) => (tokens[at]?.kind === kind ? tokens[at++] : undefined);
  if (!take("every")) return false;
  rule.interval = take("number")?.value ?? 1;
  const list = (kind: string, first: number): number[] => {
    const values = [first];
    while (tokens[at]?.kind === "comma" && tokens[at + 1]?.kind === kind) values.push(tokens[(at += 2) - 1]?.value ?? 0);
    return values;
  };
  const { kind = "", value = 0 } = tokens[at++] ?? {};
  if (kind === "workday") Object.assign(rule, { unit: "week", weekdays: [0, 1, 2, 3, 4] });
  else if (kind === "weekday name") Object.assign(rule, { unit: "week", weekdays: list(kind, value).map((day) => day - 1) });
  else if (kind === "month name") Object.assign(rule, { unit: "year", months: list(kind, value) });
  else if (kind === "day" || kind === "week" || kind === "month" || kind === "year") rule.unit = kind;
  else return false;
  if (kind !== "day" && kind !== "workday" && !readOn(rule, take)) return false;
  return at === tokens.length;
}

/**
 * Reads a rule such as `every 2 weeks on Monday and Friday until 20 March 2026`: the forms that rrule's `parseText` takes,
 * which the Tasks plugin is told in. Null where a word is left over, or where it comes back within a day.
 */
export function readRule(text: string): Rule | null {
  let rest = text.trim().replace(/[\s.!,]+$/u, "");
  const rule: Rule = { unit: "day", interval: 1, weekdays: [], nths: [], dates: [], months: [], weeks: [], until: null, count: Infinity };
  const cut = (pattern: RegExp): string | undefined => {
    const hit = pattern.exec(rest);
    if (hit) rest = rest.slice(0, hit.index);
    return hit?.[1];
  };
  const [until, times] = [cut(UNTIL), cut(TIMES)];
  const hours = cut(HOURS)?.split(/\D+/u).length ?? 1;
  if (until !== undefined) {
    rule.until = findDay(until.trim());
    if (rule.until === null || times !== undefined) return null;
  }
  if (times !== undefined) rule.count = Math.ceil(Number(times) / hours);
  const tokens = tokensOf(rest);
  return tokens && readDays(rule, tokens) ? rule : null;
}
