/** A UTF-16 range `[from, to)` of a text. */
export interface Span {
  from: number;
  to: number;
}

/** The index of the last span that starts at or before `offset`, -1 for none. Spans are sorted by `from`. */
export function lastStartingAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.from ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether the character at `offset` lies in one of the spans. They are sorted by `from` and do not overlap. */
export function isInside(spans: readonly Span[], offset: number): boolean {
  const span = spans[lastStartingAt(spans, offset)];
  return span !== undefined && offset < span.to;
}

/** Whether any character of `[from, to)` lies in one of the spans. They are sorted by `from` and do not overlap. */
export function touches(spans: readonly Span[], from: number, to: number): boolean {
  const span = spans[lastStartingAt(spans, to - 1)];
  return span !== undefined && from < span.to && from < to;
}

/** The spans sorted by `from`, those that overlap or meet made one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged[merged.length - 1];
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
