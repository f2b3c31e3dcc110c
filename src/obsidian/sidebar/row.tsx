import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Grouping } from "../../app/action-filter";
import type { Row, TaskRow } from "../../app/action-list";
import type { ActionChange } from "../../app/change-action";
import { formatMoment } from "../../text/moments";
import { baseName } from "../../text/paths";
import { shownText } from "../../text/shown";
import { S } from "../strings/index";
import type { SidebarActions } from "./actions";
import type { SidebarModel } from "./model";
import { dueWords, groupTitle, shownDay } from "./words";

export interface RowContext {
  model: SidebarModel;
  actions: SidebarActions;
  today: string;
  groupBy: Grouping;
}

interface RowProps<R extends Row> extends RowContext {
  row: R;
  /** For `tabindex`: 0 on the row where the list's focus is. */
  tab: 0 | -1;
  /** For ids in the document. */
  id: string;
}

/** The part of each row that takes the focus carries `data-main`. */
export function RowView(props: RowProps<Row> & { pending: ActionChange | undefined }) {
  const { row } = props;
  switch (row.is) {
    case "group": return <GroupRow {...props} row={row} />;
    case "note": return <NoteRow {...props} row={row} />;
    case "folded": return <FoldedRow {...props} row={row} />;
    case "task": return <ActionRow {...props} row={row} />;
  }
}

export function Icon({ actions, name }: { actions: SidebarActions; name: string }) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (element.current) actions.icon(element.current, name);
  }, [actions, name]);
  return <span class="debrief-icon" aria-hidden="true" ref={element} />;
}

function GroupRow({ row, model, actions, today, tab }: RowProps<Extract<Row, { is: "group" }>>) {
  return (
    <button type="button" class="debrief-group" data-main aria-expanded={!row.folded} tabIndex={tab} onClick={() => model.fold(row.key)}>
      <Icon actions={actions} name="chevron-down" />
      <span class="debrief-group-title">{groupTitle(row.group, today)}</span>
      {row.overdue > 0 && row.key !== "due:overdue" && <span class="debrief-late">{S.sidebar.late(row.overdue)}</span>}
      <span class="debrief-group-count">{row.count}</span>
    </button>
  );
}

function FoldedRow({ row, model, tab }: RowProps<Extract<Row, { is: "folded" }>>) {
  return (
    <button type="button" class="debrief-folded" data-main aria-expanded={row.open} tabIndex={tab} onClick={() => model.choose({ older: !row.open })}>
      {(row.open ? S.sidebar.hideOlder : S.sidebar.showOlder)(row.count)}
    </button>
  );
}

function NoteRow({ row, model, actions, today, tab }: RowProps<Extract<Row, { is: "note" }>>) {
  return (
    <div class="debrief-note">
      <button type="button" class="debrief-note-title" data-main tabIndex={tab} onClick={(event) => actions.open(row.path, null, event)}>
        <span class="debrief-action-text">{row.title}</span>
        <span class="debrief-meta">{[row.date === null || row.title.includes(row.date) ? "" : shownDay(row.date, today), S.sidebar.noteCount(row.count)].filter((part) => part !== "").join(" · ")}</span>
      </button>
      <button type="button" class="debrief-note-reviewed" tabIndex={tab} aria-label={S.sidebar.reviewedHint(row.title)} onClick={() => void model.reviewed(row.path, row.title)}>
        {S.sidebar.reviewed}
      </button>
    </div>
  );
}

function ActionRow({ row, model, actions, today, groupBy, tab, id, pending }: RowProps<TaskRow> & { pending: ActionChange | undefined }) {
  const { task } = row;
  const isLeaving = pending !== undefined && ["toggle", "cancel", "notAction"].includes(pending.is);
  const open = (event: MouseEvent) => {
    event.preventDefault();
    if (event.button < 2) actions.open(task.path, task.line, event);
  };
  return (
    <div class={`debrief-action${isLeaving ? " is-leaving" : ""}`} data-task={task.status === "in_progress" ? "/" : " "}>
      <label class="debrief-action-box">
        <input
          type="checkbox" class="task-list-item-checkbox" data-main data-task={task.status === "in_progress" ? "/" : " "} tabIndex={tab}
          aria-labelledby={`${id}-text ${id}-meta`} checked={pending?.is === "toggle"} onChange={() => void model.change(row, { is: "toggle" })}
        />
      </label>
      <div class="debrief-action-body" onClick={open} onAuxClick={open} onMouseOver={(event) => actions.hover(task.path, task.line, event, event.currentTarget)}>
        <a class="debrief-action-text" id={`${id}-text`} href={task.path} tabIndex={-1}>{shownText(task.text)}</a>
        <span class="debrief-meta" id={`${id}-meta`}><Meta task={task} actions={actions} today={today} groupBy={task.unreviewed ? "meeting" : groupBy} /></span>
      </div>
      <button type="button" class="clickable-icon debrief-action-more" tabIndex={tab} aria-label={S.sidebar.more} aria-haspopup="menu" onClick={(event) => actions.menu(row, event.currentTarget)}>
        <Icon actions={actions} name="more-vertical" />
      </button>
    </div>
  );
}

const SIGNS = { highest: "chevrons-up", high: "chevron-up", medium: "equal", low: "chevron-down", lowest: "chevrons-down" } as const;

function Meta({ task, actions, today, groupBy }: Pick<RowContext, "actions" | "today" | "groupBy"> & { task: TaskRow["task"] }) {
  const { due, priority, owners, evidence, meeting } = task;
  const moments = evidence.map((seconds) => formatMoment({ seconds })).join(", ");
  const title = meeting?.title ?? baseName(task.path);
  const date = meeting?.date ?? null;
  const said = moments !== "" && <Part name="debrief-action-moments" label={S.sidebar.evidence(moments)}>{moments}</Part>;
  return (
    <>
      {priority !== null && <Part name={`mod-${priority}`} label={S.sidebar.priority(S.sidebar.groups.priority[priority])}><Icon actions={actions} name={SIGNS[priority]} /></Part>}
      {due !== null && <Part name={due < today ? "debrief-late" : due === today ? "debrief-today" : ""} label={S.sidebar.due.on(shownDay(due, today))}>{dueWords(due, today)}</Part>}
      {owners.length > 0 && (groupBy !== "owner" || owners.length > 1) && <Part>{owners.join(", ")}</Part>}
      {groupBy === "meeting" ? said : (
        <span class="debrief-source"><Part name="debrief-action-meeting">{date === null || title.includes(date) ? title : `${title}, ${shownDay(date, today)}`}</Part>{said}</span>
      )}
    </>
  );
}

function Part({ name = "", label, children }: { name?: string; label?: string; children: ComponentChildren }) {
  return <span class={`debrief-part ${name}`} aria-label={label}>{children}</span>;
}
