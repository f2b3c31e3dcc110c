import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { Row } from "../../app/action-list";
import type { ActionChange } from "../../app/change-action";
import { S } from "../strings/index";
import { RowView, type RowContext } from "./row";
import { useLongPress } from "./long-press";
import { useRows } from "./use-rows";

interface ListProps extends RowContext {
  rows: readonly Row[];
  pending: ReadonlyMap<string, ActionChange>;
}

/** Rows that a page key moves by. */
const PAGE = 10;

/** Where the focus goes when its row is gone: to the row that took its place, an action rather than a heading. */
function successor(rows: readonly Row[], index: number): number {
  const at = Math.min(index, rows.length - 1);
  return rows[at]?.is === "group" && rows[at + 1]?.is === "task" ? at + 1 : at;
}

/** The rows, of which only those in sight stand in the document; arrows move, space ticks, enter opens, m opens the menu. */
export function List({ rows, pending, ...context }: ListProps) {
  const { actions } = context;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const current = useRef<{ key: string | null; index: number; focus: boolean }>({ key: null, index: 0, focus: false });
  const state = current.current;
  if (rows[state.index]?.key !== state.key) {
    const moved = rows.findIndex(({ key }) => key === state.key);
    state.index = moved >= 0 ? moved : Math.max(0, successor(rows, state.index));
    const focused = scroller.current?.ownerDocument.activeElement;
    // Asked before the row leaves the document, and the focus with it.
    if (moved < 0 && state.key !== null && focused && scroller.current?.contains(focused)) state.focus = true;
    state.key = rows[state.index]?.key ?? null;
  }
  const { virtualizer, redraw } = useRows(scroller, rows, state.index);
  const rowAt = (index: number) => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? null;
  const indexOf = (target: EventTarget | null) => Number((target as HTMLElement | null)?.closest<HTMLElement>("[data-index]")?.dataset["index"] ?? -1);
  useLayoutEffect(() => {
    if (!state.focus) return;
    state.focus = false;
    rowAt(state.index)?.querySelector<HTMLElement>("[data-main]")?.focus({ preventScroll: true });
  });
  const goTo = (index: number) => {
    state.index = Math.max(0, Math.min(rows.length - 1, index));
    state.key = rows[state.index]?.key ?? null;
    state.focus = true;
    virtualizer.scrollToIndex(state.index);
    redraw();
  };
  const openMenu = (target: EventTarget | null, event?: MouseEvent) => {
    const row = rows[indexOf(target)];
    if (row?.is === "task") actions.menu(row, event ?? rowAt(indexOf(target))?.querySelector<HTMLElement>(".debrief-action-more") ?? (target as HTMLElement));
    return row?.is === "task";
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[state.index];
    const moves: Record<string, number> = {
      ArrowDown: state.index + 1, ArrowUp: state.index - 1, Home: 0, End: rows.length - 1, PageDown: state.index + PAGE, PageUp: state.index - PAGE,
    };
    const target = moves[event.key];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (target !== undefined && isPlain) goTo(target);
    else if (event.key === "Enter" && row?.is === "task" && (event.target as HTMLElement).matches("[data-main]")) actions.open(row.task.path, row.task.line, event);
    else if (event.key !== "m" || !isPlain || !openMenu(event.target)) return;
    event.preventDefault();
  };
  const press = useLongPress((target) => openMenu(target));
  const items = virtualizer.getVirtualItems();
  return (
    <div
      class="debrief-list" ref={scroller} onKeyDown={onKeyDown} {...press}
      onFocusIn={(event: FocusEvent) => {
        const index = indexOf(event.target);
        if (index < 0 || index === state.index) return;
        state.index = index;
        state.key = rows[index]?.key ?? null;
        redraw();
      }}
      onContextMenu={(event) => {
        if (openMenu(event.target, event)) event.preventDefault();
      }}
    >
      <div class="debrief-rows" role="list" aria-label={S.sidebar.list} style={`--debrief-height: ${virtualizer.getTotalSize()}px`}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          return row && (
            <div
              key={row.key} class={`debrief-row mod-${row.is}`} role="listitem" aria-setsize={rows.length} aria-posinset={index + 1}
              data-index={index} ref={virtualizer.measureElement} style={`--debrief-top: ${start}px`}
            >
              <RowView {...context} row={row} tab={index === state.index ? 0 : -1} id={`${id}-${index}`} pending={pending.get(row.key)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
