import { changeProperties, splitNote } from "../note/properties";
import { flagsOf } from "../note/read";

/** The note's text without the mark that nobody has looked at it; the same text where it has none. Throws `BrokenProperties`. */
export function markReviewed(text: string): string {
  const flags = flagsOf(splitNote(text).properties);
  const kept = flags.filter((flag) => flag !== "unreviewed");
  return kept.length === flags.length ? text : changeProperties(text, { debrief: kept.length > 0 ? kept : null });
}

/** The note's text with the mark again: exactly as it was where nothing changed since. Throws `BrokenProperties`. */
export function markUnreviewed(text: string, before: string, after: string): string {
  if (text === after) return before;
  const flags = flagsOf(splitNote(text).properties);
  return flags.includes("unreviewed") ? text : changeProperties(text, { debrief: [...flags, "unreviewed"] });
}
