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
