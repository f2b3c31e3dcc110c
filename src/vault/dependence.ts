import { MOST_HINTS } from "../note/read";
import { slugOf, startOf } from "../task/owner-name";

const CALLED = /(?:👤\uFE0F?\s*@?|@)/gu;
const TAGGED = /#(?:owner|person|assignee)\/([^\s!@#$%^&*(),.?":{}|<>]+)/gu;

/** Where a text may name a known person: how the word behind each `@` and 👤 starts, and `#slug` of each owner tag; sorted. */
export function calledNames(text: string): string[] {
  const found = new Set<string>();
  if (text.includes("@") || text.includes("👤")) {
    for (const { 0: sign, index } of text.matchAll(CALLED)) found.add(startOf(text.slice(index + sign.length, index + sign.length + 80)));
  }
  if (text.includes("#")) for (const [, tag = ""] of text.matchAll(TAGGED)) found.add(`#${slugOf(tag.slice(tag.lastIndexOf("/") + 1))}`);
  return [...found].sort();
}

/** The difference of two lists of known names, as far as the reading of notes can tell them apart. */
export interface NameChange {
  called: ReadonlySet<string>;
  /** Transcripts are read with all known names while these are few. */
  hints: boolean;
}

/** What changed between two lists of known names; null where they hold the same ones. */
export function nameChange(before: readonly string[], after: readonly string[]): NameChange | null {
  const [old, now] = [new Set(before), new Set(after)];
  const changed = [...after.filter((name) => !old.has(name)), ...before.filter((name) => !now.has(name))];
  if (changed.length === 0 && before.length === after.length) return null;
  return {
    called: new Set(changed.flatMap((name) => [startOf(name), `#${slugOf(name)}`])),
    hints: Math.min(before.length, after.length) <= MOST_HINTS,
  };
}

/** Whether a note must be read again because known names changed. */
export function isAffected(record: { called: readonly string[]; hasTranscript: boolean }, { called, hints }: NameChange): boolean {
  return (hints && record.hasTranscript) || record.called.some((start) => called.has(start));
}
