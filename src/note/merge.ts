import { areTwo, contentWords } from "../text/words";
import type { Kind, Remembered } from "./memory";

/** An item of a new run, or a line of the note that says one: what the merge compares. */
export interface Entry {
  kind: Kind;
  /** Hash of the normalized fields (see `fields.ts`). */
  hash: string;
  text: string;
  /** Keys of the moments of its evidence, as in the comment. */
  moments: string[];
  owner: string | null;
  due: string | null;
  priority: string | null;
}

/** An item of a new run; `silent` where it only takes the line that says it: it is not remembered. */
export interface NewEntry extends Entry {
  silent?: boolean;
}

/** A line of the note; `touched` where the user added to it what its hash does not tell. */
export interface NoteEntry extends Entry {
  touched?: boolean;
}

/** What becomes of an item of the new run. `line` is an index into the note's lines as given. */
export type Verdict =
  | { is: "added" }
  | { is: "gone" }
  | { is: "same"; line: number }
  | { is: "updated"; line: number }
  | { is: "kept"; line: number; conflicting: boolean };

export interface Merge {
  /** One verdict for each item, in order. */
  verdicts: Verdict[];
  /** Untouched lines that the new run no longer finds: they stay. */
  missing: number[];
  /** What to remember from now on. */
  memory: Remembered[];
}

/**
 * Decides by the rules of the design's section 4 what a second run does to a note. `items` are of the new run, `lines`
 * what the note says now, `memory` what was generated before. Nothing of the user's is ever changed: only a line whose
 * hash is remembered under its own kind is brought up to date.
 */
export function merge(items: readonly NewEntry[], lines: readonly NoteEntry[], memory: readonly Remembered[]): Merge {
  const remembers = (entry: Entry) => memory.some((known) => known.kind === entry.kind && known.hash === entry.hash);
  const isUntouched = (line: NoteEntry) => line.touched !== true && remembers(line);
  // An item that is remembered and has no line any more was reworded or deleted by the user: it takes no line of another item's.
  const pairs = matchEntries(items, lines, (item, line) => comparable(item.kind, line.kind) && !(remembers(item) && isUntouched(line)));
  const verdicts = items.map((item, i): Verdict => {
    const line = pairs.get(i);
    if (line === undefined) return isGone(item, i, items, lines, pairs, memory) ? { is: "gone" } : { is: "added" };
    const said = lines[line]!;
    if (!isUntouched(said)) {
      return said.hash === item.hash && said.kind === item.kind
        ? { is: "same", line }
        : { is: "kept", line, conflicting: !remembers(item) && contradicts(item, said, memory) };
    }
    return said.hash === item.hash && said.kind === item.kind ? { is: "same", line } : { is: "updated", line };
  });
  const matched = new Set(pairs.values());
  const missing = lines.flatMap((line, i) => (!matched.has(i) && isUntouched(line) ? [i] : []));
  const told = items.flatMap((item, i) => (item.silent === true ? [] : [i]));
  return { verdicts, missing, memory: nextMemory(told.map((i) => items[i]!), lines, told.map((i) => verdicts[i]!), memory) };
}

/**
 * Pairs items with the lines that say the same, one to one: by hash, then by content words, then by a shared moment alone. Of
 * what was said at other moments a number, a name or a weekday of its own tells that it is another item, whatever the words.
 */
function matchEntries(
  items: readonly Entry[], lines: readonly NoteEntry[], mayMatch: (item: Entry, line: NoteEntry) => boolean,
): Map<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (item: number, line: number) => {
    if (pairs.has(item) || taken.has(line)) return;
    pairs.set(item, line);
    taken.add(line);
  };
  for (const sameKind of [true, false]) {
    items.forEach((item, i) => lines.forEach((line, j) => {
      if (item.hash === line.hash && (!sameKind || item.kind === line.kind)) pair(i, j);
    }));
  }
  const pool = lines.map((line) => contentWords(line.text));
  const scored = items.flatMap((item, i) => {
    if (pairs.has(i)) return [];
    const wanted = contentWords(item.text);
    return lines.flatMap((line, j) => {
      if (taken.has(j) || !mayMatch(item, line)) return [];
      const score = wordsHeld(wanted, pool[j]!);
      const another = score >= 0.5 && !sharesMoment(item.moments, line.moments) && areTwo(item.text, line.text);
      return score >= 0.5 && !another ? [{ i, j, score: score + (item.kind === line.kind ? 0.01 : 0) }] : [];
    });
  });
  scored.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j).forEach(({ i, j }) => pair(i, j));
  items.forEach((item, i) => {
    const near = (other: Entry) => comparable(item.kind, other.kind) && sharesMoment(item.moments, other.moments);
    const here = lines.flatMap((line, j) => (near(line) ? [j] : []));
    const [only] = here;
    if (only !== undefined && here.length === 1 && items.filter(near).length === 1 && mayMatch(item, lines[only]!)) pair(i, only);
  });
  return pairs;
}

/** The summary and the next meeting are single lines of their own; all other sections share one pool. */
function comparable(a: Kind, b: Kind): boolean {
  const alone = (kind: Kind) => kind === "summary" || kind === "nextMeeting";
  return alone(a) || alone(b) ? a === b : true;
}

/** Share of the wanted words that a line holds; 0 where it holds only one of several, which proves nothing. */
function wordsHeld(wanted: ReadonlySet<string>, line: ReadonlySet<string>): number {
  let held = 0;
  for (const word of wanted) if (line.has(word)) held++;
  return held < Math.min(2, wanted.size) || wanted.size === 0 ? 0 : held / wanted.size;
}

/** Whether two lists of moments meet: the same turn, or within two seconds. */
export function sharesMoment(a: readonly string[], b: readonly string[]): boolean {
  return a.some((x) => b.some((y) => x === y || Math.abs(Number(x) - Number(y)) <= 2));
}

/** A remembered item whose line is gone was deleted by the user, or dropped in the review: it stays away. */
function isGone(
  item: Entry, index: number, items: readonly Entry[], lines: readonly Entry[],
  pairs: ReadonlyMap<number, number>, memory: readonly Remembered[],
): boolean {
  const isOf = (known: Remembered, entry: Entry) => known.kind === entry.kind
    && (known.hash === entry.hash || sharesMoment(known.moments, entry.moments));
  return memory.some((known) => isOf(known, item)
    && !lines.some((line) => line.kind === known.kind && line.hash === known.hash)
    && !items.some((other, i) => i !== index && pairs.has(i) && isOf(known, other) && known.hash !== item.hash));
}

/** Whether the engine now gives another value than the user's line, or than it gave before. */
function contradicts(item: Entry, line: Entry, memory: readonly Remembered[]): boolean {
  const differs = (["owner", "due", "priority"] as const).some((field) => item[field] !== null && item[field] !== line[field]);
  return differs || memory.some((known) => known.kind === item.kind && sharesMoment(known.moments, item.moments));
}

/**
 * All that was remembered stays remembered, so that what was deleted stays away, but for a line that was just brought
 * up to date; and all items of the new run are, but for what the user wrote without us.
 */
function nextMemory(
  items: readonly Entry[], lines: readonly Entry[], verdicts: readonly Verdict[], memory: readonly Remembered[],
): Remembered[] {
  const replaced = new Set(verdicts.flatMap((verdict) => {
    const line = verdict.is === "updated" ? lines[verdict.line] : undefined;
    return line ? [`${line.kind}:${line.hash}`] : [];
  }));
  const kept = memory.filter((known) => !replaced.has(`${known.kind}:${known.hash}`));
  const known = (item: Entry) => memory.some((entry) => entry.kind === item.kind && entry.hash === item.hash);
  const isOurs = (item: Entry, is: Verdict["is"]) => is === "added" || is === "updated" || is === "gone" || known(item);
  const entry = ({ kind, moments, hash }: Entry): Remembered => ({ kind, moments, hash });
  const fresh = items.filter((item, i) => isOurs(item, verdicts[i]!.is)).map(entry);
  // An item that stands at the moments of one of ours is ours too, now and not only in the next run.
  let waiting = items.filter((item, i) => verdicts[i]!.is === "kept" && !isOurs(item, "kept"));
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length;
    const ours = [...memory, ...fresh];
    const meets = (item: Entry) => ours.some((other) => other.kind === item.kind && sharesMoment(other.moments, item.moments));
    fresh.push(...waiting.filter(meets).map(entry));
    waiting = waiting.filter((item) => !meets(item));
  }
  return [...kept, ...fresh];
}
