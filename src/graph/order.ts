/** Compares by code units, so that the same vault gives the same bytes in every language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares days YYYY-MM-DD, earliest first, those without a day last. */
export function compareDays(a: string | null, b: string | null): number {
  return a === b ? 0 : a === null ? 1 : b === null ? -1 : compare(a, b);
}

/** Compares days YYYY-MM-DD, latest first, those without a day last. */
export function compareNewest(a: string | null, b: string | null): number {
  return a === null || b === null ? compareDays(a, b) : compare(b, a);
}

/** The earlier of two days; a day where the other is none. */
export function earlier(a: string | null, b: string | null): string | null {
  return compareDays(a, b) <= 0 ? a : b;
}

/** The later of two days; a day where the other is none. */
export function later(a: string | null, b: string | null): string | null {
  return compareNewest(a, b) <= 0 ? a : b;
}

/** The first place in a sorted list of which `isBefore` does not hold. */
export function placeIn<T>(sorted: readonly T[], isBefore: (one: T) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(sorted[middle] as T)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Where two lists differ: `from` on, up to `before` in the one and `after` in the other. What stands around is the same objects. */
export function changedRange<T>(old: readonly T[], now: readonly T[]): { from: number; before: number; after: number } {
  const shorter = Math.min(old.length, now.length);
  let from = 0;
  while (from < shorter && old[from] === now[from]) from++;
  let [before, after] = [old.length, now.length];
  while (before > from && after > from && old[before - 1] === now[after - 1]) {
    before--;
    after--;
  }
  return { from, before, after };
}
