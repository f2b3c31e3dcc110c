/** Days are texts of the form YYYY-MM-DD. All arithmetic is in UTC, so no result depends on a time zone. */

export const MONTHS = [
  "january", "february", "march", "april", "may", "june", "july",
  "august", "september", "october", "november", "december",
] as const;
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

const DAY_MS = 86_400_000;
const toMs = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const fromMs = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The day of a year, a month (1 to 12) and a day of the month; null where the calendar has none. */
export function makeDay(year: number, month: number, day: number): string | null {
  if (!(year >= 1000 && year <= 9999) || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}`;
}

/** Whether a text is a day of the calendar, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const hit = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(text);
  return hit !== null && makeDay(Number(hit[1]), Number(hit[2]), Number(hit[3])) !== null;
}

/** The day so many days later, or earlier for a negative count. */
export function addDays(day: string, count: number): string {
  return fromMs(toMs(day) + count * DAY_MS);
}

/** The day so many months later; the month's last day where it is shorter. */
export function addMonths(day: string, count: number): string {
  const { year, month, date } = partsOf(day);
  const index = year * 12 + month - 1 + count;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return fromMs(Date.UTC(toYear, toMonth - 1, Math.min(date, daysInMonth(toYear, toMonth))));
}

/** Year, month (1 to 12) and day of the month. */
export function partsOf(day: string): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

/** Days in a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: string): number {
  return (new Date(toMs(day)).getUTCDay() + 6) % 7;
}

/** The Monday of the day's week. */
export function startOfWeek(day: string): string {
  return addDays(day, -weekday(day));
}

/** The last day of the day's month, moved by so many months. */
export function endOfMonth(day: string, months = 0): string {
  const { year, month } = partsOf(addMonths(`${day.slice(0, 7)}-01`, months));
  return fromMs(Date.UTC(year, month, 0));
}

/** The last day of the day's calendar quarter, moved by so many quarters. */
export function endOfQuarter(day: string, quarters = 0): string {
  return endOfMonth(day, ((3 - (partsOf(day).month % 3)) % 3) + quarters * 3);
}

const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";
/** How people write days in titles and file names, with the places of year, month and day among the groups. */
const WRITTEN: { pattern: RegExp; order: [year: number, month: number, day: number] }[] = [
  { pattern: /(?:^|\D)(\d{4})([-/._])(\d{1,2})\2(\d{1,2})(?!\d)/gu, order: [1, 3, 4] },
  { pattern: /(?:^|\D)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/gu, order: [1, 2, 3] },
  { pattern: /(?:^|\D)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/gu, order: [3, 2, 1] },
  { pattern: new RegExp(`(?:^|\\D)(\\d{1,2})(?:st|nd|rd|th)?[\\s_-]+(?:of\\s+)?${MONTH}[\\s_,-]+(\\d{4})(?!\\d)`, "giu"), order: [3, 2, 1] },
  { pattern: new RegExp(`(?:^|[^\\p{L}])${MONTH}[\\s_-]+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?[\\s_,-]+(\\d{4})(?!\\d)`, "giu"), order: [3, 1, 2] },
];

function monthNumber(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const key = text.toLowerCase();
  return MONTHS.findIndex((name) => name.startsWith(key.slice(0, 3))) + 1;
}

/**
 * The first day that a title or a file name tells, or null: `2026-03-02`, `2026/03/02`, `2026_03_02`, `20260302`, `2 March 2026`,
 * `March 2, 2026`, `2nd of March 2026`; `02.03.2026` is day first. Never a day that the calendar lacks.
 */
export function findDay(text: string): string | null {
  if (isDay(text)) return text;
  if (!/\d/u.test(text)) return null;
  let first: { at: number; day: string } | null = null;
  for (const { pattern, order: [y, m, d] } of WRITTEN) {
    for (const hit of text.matchAll(pattern)) {
      const day = makeDay(Number(hit[y]), monthNumber(hit[m] ?? ""), Number(hit[d]));
      if (day !== null && (first === null || hit.index < first.at)) first = { at: hit.index, day };
    }
  }
  return first?.day ?? null;
}
