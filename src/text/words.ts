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
