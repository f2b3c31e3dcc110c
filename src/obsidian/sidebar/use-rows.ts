import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useMemo, useReducer } from "preact/hooks";
import type { Row } from "../../app/action-list";

/** Heights before a row is measured, in px. */
const HEIGHTS: Record<Row["is"], number> = { group: 36, task: 58, note: 52, folded: 44 };
/** Rows beside those in sight. */
const OVERSCAN = 8;

/** The rows of a long list that stand in sight, and the one with the focus wherever it is. */
export function useRows(scroller: RefObject<HTMLElement | null>, rows: readonly Row[], focused: number) {
  const [, redraw] = useReducer<number, void>((round) => round + 1, 0);
  const estimate = useCallback((index: number) => HEIGHTS[rows[index]?.is ?? "task"], [rows]);
  const options = {
    count: rows.length,
    overscan: OVERSCAN,
    getScrollElement: () => scroller.current,
    estimateSize: estimate,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    scrollToFn: elementScroll,
    observeElementOffset,
    // A pane that is not drawn yet has no height: it gets the rows of a whole window.
    observeElementRect: (one: Virtualizer<HTMLElement, HTMLElement>, set: (rect: { width: number; height: number }) => void) =>
      observeElementRect(one, ({ width, height }) => set({ width, height: height || (one.targetWindow?.innerHeight ?? 0) })),
    // A row in a hidden pane measures nothing.
    measureElement: (element: HTMLElement, entry?: ResizeObserverEntry) =>
      Math.round(entry?.borderBoxSize[0]?.blockSize ?? element.offsetHeight) || estimate(Number(element.dataset["index"])),
    rangeExtractor: ({ startIndex, endIndex, overscan, count }: { startIndex: number; endIndex: number; overscan: number; count: number }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const inSight = Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
      if (focused < 0 || focused >= count || (focused >= from && focused <= to)) return inSight;
      return focused < from ? [focused, ...inSight] : [...inSight, focused];
    },
    onChange: () => redraw(),
  };
  const virtualizer = useMemo(() => new Virtualizer<HTMLElement, HTMLElement>(options), []);
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return { virtualizer, redraw };
}
