import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { groupsOf, isTask, tally, type Group } from "../../app/review-draft";
import { PRIORITIES } from "../../model/task";
import { S } from "../strings/index";
import { Head } from "./head";
import { isSure, ReviewItem, type EditedField } from "./item";
import { commandOf, headOf, stopAt, stopsOf, type Command } from "./keys";
import type { ReviewSession } from "./session";
import { TranscriptPane, type Addable } from "./transcript";

/** What the screen leaves to the app. */
export interface ScreenActions {
  /** Whether the user is in this tab. */
  isActive: () => boolean;
  write: () => void;
  discard: () => void;
  openNote: () => void;
  turnMenu: (event: MouseEvent, add: (kind: Addable) => void) => void;
}

/** The whole review, drawn from its session. */
export function Screen({ session, actions }: { session: ReviewSession; actions: ScreenActions }) {
  const [, redraw] = useState(0);
  useLayoutEffect(() => session.onChange(() => redraw((n) => n + 1)), [session]);
  const { phase, problem, draft, turns, stale, me, known } = session.state();
  const root = useRef<HTMLDivElement>(null);
  const names = useId();
  const [at, setAt] = useState<string | null>(null);
  const [editing, setEditing] = useState<EditedField | null>(null);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [pane, setPane] = useState<"items" | "transcript">("items");
  const [marked, setMarked] = useState<number | null>(null);
  const [keys, setKeys] = useState(false);
  const [focus, setFocus] = useState(0);
  const groups = useMemo(() => (draft ? groupsOf(draft) : []), [draft]);
  const stops = stopsOf(groups, unfolded);
  const current = at !== null && stops.includes(at) ? at : (stops[0] ?? null);
  const item = draft?.items.find(({ id }) => id === current) ?? null;

  const element = (name: "stop" | "turn", value: string | null) =>
    Array.from(root.current?.querySelectorAll<HTMLElement>(`[data-${name}]`) ?? []).find((one) => one.dataset[name] === value) ?? null;
  useLayoutEffect(() => {
    // At the app's start a review may come back beside a note in which the user types: its words would be keys here.
    if (focus > 0 || actions.isActive()) element("stop", current)?.focus();
  }, [focus, phase === "ready"]);
  // The transcript goes along with the items; the keys go there only when they are asked to.
  const shown = marked ?? item?.evidence[0]?.turn ?? null;
  useLayoutEffect(() => {
    const row = shown === null ? null : element("turn", String(shown));
    row?.scrollIntoView({ block: "center" });
    if (marked !== null) row?.focus({ preventScroll: true });
  }, [shown, marked, pane]);

  if (!draft) return <Waiting {...{ phase, problem, session, actions }} />;

  const go = (stop: string | null) => {
    setAt(stop);
    setPane("items");
    setFocus((n) => n + 1);
  };
  const fold = (id: string, open: boolean) => setUnfolded((before) => new Set(open ? [...before, id] : [...before].filter((one) => one !== id)));
  const edit = (id: string, field: EditedField | null, back: boolean) => {
    setAt(id);
    setEditing(field);
    if (back) setFocus((n) => n + 1);
  };
  const showTurn = (turn: number) => {
    setPane("transcript");
    setMarked(turn);
  };
  const backToItems = () => {
    setMarked(null);
    go(current);
  };
  const add = (kind: Addable, turn: number) => {
    const words = turns[turn];
    if (words) session.send({ do: "add", kind, turn, words });
    if (kind !== "actions" && kind !== "decisions") fold("rest", true);
    const added = session.state().draft?.items.slice(-1)[0];
    if (!added) return;
    setMarked(null);
    setAt(added.id);
    setPane("items");
    setEditing("text");
  };
  const group = groups.find(({ id }) => headOf(id) === current) ?? null;
  const tickGroup = ({ items }: Group) => session.send({ do: "tickAll", ids: items.map(({ id }) => id), kept: !items.every(({ mark }) => mark === "kept") });
  const editTask = (field: EditedField) => {
    if (item && isTask(item)) edit(item.id, field, false);
  };
  const doing: Record<Command, () => void> = {
    next: () => go(stopAt(stops, current, 1)),
    previous: () => go(stopAt(stops, current, -1)),
    doubt: () => {
      const behind = stops.slice(stops.indexOf(current ?? "") + 1);
      go(behind.find((stop) => draft.items.some((one) => one.id === stop && !isSure(one))) ?? behind.find((stop) => groups.some(({ id }) => headOf(id) === stop)) ?? current);
    },
    tick: () => (group ? tickGroup(group) : item && session.send({ do: "tick", id: item.id })),
    drop: () => {
      if (item) session.send({ do: "drop", id: item.id });
      go(stopAt(stops, current, 1));
    },
    edit: () => (group ? fold(group.id, !unfolded.has(group.id)) : item && edit(item.id, "text", false)),
    unfold: () => group && fold(group.id, true),
    fold: () => group && fold(group.id, false),
    owner: () => editTask("owner"),
    due: () => editTask("due"),
    priority: () => {
      const order = [null, ...PRIORITIES];
      if (item && isTask(item)) session.send({ do: "edit", id: item.id, fields: { priority: order[(order.indexOf(item.priority) + 1) % order.length] ?? null } });
    },
    turn: () => item?.evidence[0] && showTurn(item.evidence[0].turn),
    keys: () => setKeys(!keys),
    write: () => {
      const focused = root.current?.ownerDocument.activeElement as HTMLElement | null;
      if (focused && isField(focused)) focused.blur();
      actions.write();
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const command = commandOf(event, isField(target));
    const onButton = target.closest("button, select, input") !== null && (event.key === "Enter" || event.key === " ");
    if (!command || (onButton && command !== "write")) return;
    event.preventDefault();
    event.stopPropagation();
    doing[command]();
  };
  const closeKeys = (event: KeyboardEvent) => {
    if (!keys || event.key !== "Escape" || isField(event.target as HTMLElement)) return;
    event.stopPropagation();
    setKeys(false);
  };
  const { kept, all } = tally(draft);
  const choices = [...new Set([...draft.people, ...(me === null ? [] : [me]), ...known])];
  return (
    <div class="debrief-review" ref={root} data-pane={pane} onKeyDown={onKeyDown} onKeyDownCapture={closeKeys} onFocusIn={(event) => {
      const stop = (event.target as HTMLElement).closest<HTMLElement>("[data-stop]")?.dataset["stop"];
      if (stop !== undefined && stop !== at) setAt(stop);
    }}>
      <datalist id={names}>{choices.map((name) => <option key={name} value={name} />)}</datalist>
      <Head {...{ draft, me, names }} rename={(label, name) => void session.readAgain({ [label]: name })} setMe={(name) => void session.setMe(name)} />
      {(stale || problem !== null) && (
        <div class="debrief-review-problem" role="alert">
          <span>{problem ?? S.review.stale}</span>
          {stale && <button type="button" onClick={() => void session.readAgain()}>{S.review.readAgain}</button>}
        </div>
      )}
      <div class="debrief-review-switch" role="tablist">
        {(["items", "transcript"] as const).map((one) => (
          <button type="button" key={one} role="tab" aria-selected={pane === one} class={pane === one ? "is-active" : ""} onClick={() => setPane(one)}>{S.review[one]}</button>
        ))}
      </div>
      <div class="debrief-review-panes">
        <section class="debrief-review-items" aria-label={S.review.items}>
          {groups.length === 0 && <p class="debrief-review-none">{S.review.nothing}</p>}
          {groups.map((one) => (
            <Block key={one.id} group={one} folded={!one.open && !unfolded.has(one.id)} current={current} toggle={() => fold(one.id, !unfolded.has(one.id))} tick={() => tickGroup(one)}>
              {one.items.map((each) => (
                <ReviewItem key={each.id} item={each} current={each.id === current} editing={each.id === current ? editing : null}
                  mixed={one.id === "rest" || one.id === "doubtful"} names={names} send={session.send} edit={edit} showTurn={showTurn} />
              ))}
            </Block>
          ))}
        </section>
        <TranscriptPane turns={turns} marked={shown} add={add} leave={backToItems} menu={(event, turn) => {
          event.preventDefault();
          actions.turnMenu(event, (kind) => add(kind, turn));
        }} />
      </div>
      {keys && <dl class="debrief-review-keys" aria-label={S.review.keys}>{S.review.keyList.map(([key, what]) => <div key={key}><dt>{key}</dt><dd>{what}</dd></div>)}</dl>}
      <footer class="debrief-review-foot">
        <button type="button" class="mod-cta" disabled={stale || phase !== "ready"} onClick={doing.write}>{S.review.write(kept, all)}</button>
        <button type="button" disabled={phase !== "ready"} onClick={actions.discard}>{S.review.discard}</button>
        <button type="button" class="debrief-review-help" aria-expanded={keys} onClick={doing.keys}>{S.review.keys}</button>
      </footer>
    </div>
  );
}

const isField = (element: HTMLElement): boolean => element.matches("textarea, select, input:not([type=checkbox])");

function Waiting({ phase, problem, session, actions }: { phase: string; problem: string | null; session: ReviewSession; actions: ScreenActions }) {
  if (phase !== "failed") return <div class="debrief-review-waiting" role="status">{S.review.reading}</div>;
  return (
    <div class="debrief-review-waiting" role="alert">
      <p>{problem}</p>
      <button type="button" onClick={() => void session.begin()}>{S.review.tryAgain}</button>
      <button type="button" onClick={actions.openNote}>{S.review.openNote}</button>
    </div>
  );
}

interface BlockProps {
  group: Group;
  folded: boolean;
  current: string | null;
  toggle: () => void;
  tick: () => void;
  children: ComponentChildren;
}

/** A part of the review; one that can be folded is also ticked as a whole. */
function Block({ group: { id, open, items }, folded, current, toggle, tick, children }: BlockProps) {
  const title = S.review.groups[id];
  const kept = items.filter(({ mark }) => mark === "kept").length;
  const head = headOf(id);
  return (
    <section class="debrief-review-block" aria-label={title}>
      <div class={`debrief-review-block-head${current === head ? " is-current" : ""}`} {...(open ? {} : { "data-stop": head, tabIndex: current === head ? 0 : -1 })}>
        {!open && <label class="debrief-review-box"><input type="checkbox" class="task-list-item-checkbox" tabIndex={-1} aria-label={S.review.keepAll(title)} checked={kept === items.length} indeterminate={kept > 0 && kept < items.length} onChange={tick} /></label>}
        {open ? <h3>{title}</h3> : <button type="button" class="debrief-review-fold clickable-icon" tabIndex={-1} aria-expanded={!folded} onClick={toggle}><span class="debrief-review-arrow" aria-hidden="true">{folded ? "▸" : "▾"}</span> {title}</button>}
        <span class="debrief-review-count">{S.review.count(kept, items.length)}</span>
      </div>
      {!folded && <ul class="debrief-review-list">{children}</ul>}
    </section>
  );
}
