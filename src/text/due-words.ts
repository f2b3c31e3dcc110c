/** The words that rules about days are made of, and how they are read. */
import { MONTHS, WEEKDAYS, addDays, weekday } from "./days";

export const ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const COUNTS = new Map<string, number>([
  ...ONES.map((word, i): [string, number] => [word, i + 1]), ["a", 1], ["an", 1], ["fifteen", 15], ["twenty", 20], ["thirty", 30],
  ["a couple of", 2], ["couple of", 2],
]);
const ORDINALS = (
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth " +
  "seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth " +
  "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split(" ");

export const ORD = `(\\d{1,2}(?:st|nd|rd|th)|${[...ORDINALS].reverse().map((word) => word.replace("-", "[- ]")).join("|")})`;
export const WD = `(${WEEKDAYS.join("|")}|tues|thurs|fri)`;
export const MON = `(${MONTHS.join("|")})`;
export const COUNT = `(\\d{1,3}|a couple of|couple of|an?|${ONES.join("|")}|fifteen|twenty|thirty)`;
export const YEAR = "(?:,?\\s+(\\d{4}))?";
/** An hour of the day before the day itself, which tells no other day: "by close of play", "noon", "first thing". */
const HOUR = "(?:(?:close of (?:play|business)|cop|cob|eod|end of (?:the )?day|noon|midday|lunchtime|lunch|first thing)\\s+(?:on\\s+)?)?";
export const PART = "(?:\\s+(?:morning|afternoon|evening|night|lunchtime|noon|midday|at noon|first thing))?";
export const PRE = `(?:(?:by|before|until|till|on|for|from|due)\\s+)?${HOUR}`;

export const ordinal = (word: string): number =>
  /^\d/u.test(word) ? parseInt(word, 10) : ORDINALS.indexOf(word.toLowerCase().replace(" ", "-")) + 1;
export const count = (word: string): number => COUNTS.get(word.toLowerCase()) ?? Number(word);
export const monthOf = (word: string): number => MONTHS.findIndex((name) => name.startsWith(word.slice(0, 3).toLowerCase())) + 1;
export const weekdayOf = (word: string): number => WEEKDAYS.findIndex((name) => name.startsWith(word.toLowerCase()));
export const onOrAfter = (word: string, day: string): string => addDays(day, (weekdayOf(word) - weekday(day) + 7) % 7);

/** Reads a match: its groups in lower case, the meeting's day, and the words as they stand in the text. */
export type Read = (group: (n: number) => string, meeting: string, asWritten: string) => string | null;
export const none: Read = () => null;
/** A rule: whole words in lower case, and the day that they mean. */
export const rule = (pattern: string, read: Read) => ({ pattern: new RegExp(`\\b(?:${pattern})(?![\\p{L}\\p{N}])`, "gu"), read });
