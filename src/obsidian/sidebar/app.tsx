import { render, type ComponentChildren } from "preact";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { clearFilter } from "../../app/action-filter";
import type { ActionList } from "../../app/action-list";
import { S } from "../strings/index";
import type { SidebarActions } from "./actions";
import { Filters } from "./filters";
import { List } from "./list";
import type { SidebarModel } from "./model";

interface SidebarProps { model: SidebarModel; actions: SidebarActions }

/** Draws the sidebar into an element; answers how to take it away. */
export function mountSidebar(element: HTMLElement, props: SidebarProps): () => void {
  render(<Sidebar {...props} />, element);
  return () => render(null, element);
}

function Sidebar({ model, actions }: SidebarProps) {
  const [, redraw] = useReducer<number, void>((round) => round + 1, 0);
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => model.onChange(redraw), [model]);
  const { list, problem, progress, filter, today, pending } = model.drawn();
  if (problem !== null) {
    return <State title={S.sidebar.failed} hint={problem}><button type="button" onClick={() => model.load()}>{S.sidebar.again}</button></State>;
  }
  if (list === null) {
    return (
      <State title={progress ? S.sidebar.loadingCount(progress.done, progress.all) : S.sidebar.loading}>
        <progress class="debrief-progress" max={progress?.all} value={progress?.done} aria-label={S.sidebar.loading} />
      </State>
    );
  }
  const enter = () => body.current?.querySelector<HTMLElement>("[data-main][tabindex='0']")?.focus();
  return (
    <div class="debrief-sidebar" ref={body}>
      <Filters model={model} filter={filter} list={list} onDown={enter} />
      {list.empty !== null && <Empty reason={list.empty} on={{ filtered: () => model.choose(clearFilter(filter)), notMine: () => model.choose({ owner: "anyone" }), noMeetings: () => actions.sample() }} />}
      {list.rows.length > 0 && <List rows={list.rows} pending={pending} model={model} actions={actions} today={today} groupBy={filter.groupBy} />}
    </div>
  );
}

type Reason = NonNullable<ActionList["empty"]>;

function Empty({ reason, on }: { reason: Reason; on: Partial<Record<Reason, () => void>> }) {
  const { title, hint, button } = S.sidebar.empty[reason];
  return <State title={title} hint={hint}>{button !== undefined && <button type="button" onClick={on[reason]}>{button}</button>}</State>;
}

function State({ title, hint, children }: { title: string; hint?: string; children?: ComponentChildren }) {
  return (
    <div class="debrief-state" role="status">
      <div class="debrief-state-title">{title}</div>
      {hint !== undefined && <p class="debrief-state-hint">{hint}</p>}
      {children}
    </div>
  );
}
