import { compare, compareNewest, earlier, later } from "./order";

/** Two that belong together: people who met `weight` times between two days, or a person (`a`) and its organization (`b`). */
export interface Tie {
  a: string;
  b: string;
  kind: "met" | "member";
  weight: number;
  first: string | null;
  last: string | null;
}

/**
 * Who sat in a hall with fifty others did not meet each of them. Above this number a gathering makes no ties, which also keeps
 * their number in bounds; the number is ours.
 */
export const LARGEST_MEETING = 30;

/** Strongest first, then the latest, then by their ends. */
export function compareTies(a: Tie, b: Tie): number {
  return b.weight - a.weight || compareNewest(a.last, b.last) || compare(a.a, b.a) || compare(a.b, b.b);
}

/** Counts how often each two of the keys met; `a` is before `b`, the ties come strongest first. */
export function countTies(meetings: readonly { members: readonly string[]; date: string | null }[]): Tie[] {
  const ties = new Map<string, Map<string, Tie>>();
  for (const { members, date } of meetings) {
    const present = [...new Set(members)].sort(compare);
    if (present.length > LARGEST_MEETING) continue;
    present.forEach((a, i) => {
      const partners = ties.get(a) ?? new Map<string, Tie>();
      ties.set(a, partners);
      for (const b of present.slice(i + 1)) {
        const tie = partners.get(b) ?? { a, b, kind: "met", weight: 0, first: null, last: null };
        partners.set(b, { ...tie, weight: tie.weight + 1, first: earlier(tie.first, date), last: later(tie.last, date) });
      }
    });
  }
  return [...ties.values()].flatMap((partners) => [...partners.values()]).sort(compareTies);
}
