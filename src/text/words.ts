const STOP_WORDS = new Set((
  "a an and any are as at be been but by can could did do does for from get got had has have he her him his how i if in " +
  "into is it its just me my no not of on or our out so she should some than that the their them then there these they " +
  "this to up us was we were what when which who will with would you your"
).split(" "));

/** The words of a text in lower case, composed letters, without punctuation. */
export function words(text: string): string[] {
  return text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? [];
}

/** Takes off the commonest English endings, so that "sends" and "sent the plans" meet "send the plan" more often. */
export function stem(word: string): string {
  const base = word.replace(/['’]s$/u, "");
  return base.length > 4 ? base.replace(/(?:ing|ed|es|s)$/u, "") : base.replace(/([^s])s$/u, "$1");
}

/** The stemmed words that carry a text's content: what is left without everyday little words. */
export function contentWords(text: string): Set<string> {
  return new Set(words(text).filter((word) => !STOP_WORDS.has(word)).map(stem));
}

/** Share of the smaller set that both hold, 0 to 1; 0 where either is empty. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.min(a.size, b.size);
}

const COUNTED = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/u;
const WORD = /[\p{L}\p{N}]+(?:[.,:'’-][\p{L}\p{N}]+)*/gu;
/** What stands before the first word of a sentence; so many signs of it are looked at. */
const OPENING_LENGTH = 6;
const OPENING = /(?:^|[.?!:(])[\s"“‘'([*_]*$/u;
const NO_NAME = /^(?:I(?:['’]\p{L}+)?|OK|Okay)$/u;

/** What a text names one thing among others by: numbers, weekdays, and words with a capital inside a sentence. */
function marks(text: string): Record<"numbers" | "days" | "names", Set<string>> {
  const found = { numbers: new Set<string>(), days: new Set<string>(), names: new Set<string>() };
  const composed = text.normalize("NFC");
  for (const { 0: word, index } of composed.matchAll(WORD)) {
    const said = stem(word.toLowerCase());
    const count = COUNTED.indexOf(word.toLowerCase());
    if (/\p{N}/u.test(word)) found.numbers.add(word.toLowerCase());
    else if (count > 1) found.numbers.add(String(count));
    else if (WEEKDAY.test(word.toLowerCase())) found.days.add(said);
    else if (/^\p{Lu}/u.test(word) && !NO_NAME.test(word) && !OPENING.test(composed.slice(Math.max(0, index - OPENING_LENGTH), index))) found.names.add(said);
  }
  return found;
}

/** Whether two texts speak of two things, alike as they are: each has a number, a name or a weekday that the other lacks. */
export function areTwo(a: string, b: string): boolean {
  const [one, other] = [marks(a), marks(b)];
  const [ofOne, ofOther] = [new Set(words(a).map(stem)), new Set(words(b).map(stem))];
  const lacks = (names: ReadonlySet<string>, other: ReadonlySet<string>) => [...names].some((name) => !other.has(name));
  return lacks(one.numbers, other.numbers) && lacks(other.numbers, one.numbers)
    || lacks(one.days, other.days) && lacks(other.days, one.days)
    || lacks(one.names, ofOther) && lacks(other.names, ofOne);
}
