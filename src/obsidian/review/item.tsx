import { isTask, type DraftEvent, type DraftItem, type Fields } from "../../app/review-draft";
import { PRIORITIES } from "../../model/task";
import { formatMoment } from "../../text/moments";
import { S } from "../strings/index";
import { Field } from "./field";

/** Whether an item is called sure; the user's own always is. */
export const isSure = ({ found, confidence }: DraftItem): boolean => found === null || confidence >= 0.75;

export type EditedField = "text" | "owner" | "due";

export interface ItemProps {
  item: DraftItem;
  /** The keys are here. */
  current: boolean;
  editing: EditedField | null;
  /** Its kind is told: it stands among others. */
  mixed: boolean;
  names: string;
  send: (event: DraftEvent) => void;
  edit: (id: string, field: EditedField | null, back: boolean) => void;
  showTurn: (turn: number) => void;
}

/** One item under review: a box, its words, where they come from, and for a task its owner, date and priority. */
export function ReviewItem(props: ItemProps) {
  const { item, current, editing, mixed, send, edit } = props;
  const { id, kind, mark, text } = item;
  const change = (fields: Partial<Fields>) => send({ do: "edit", id, fields });
  const kept = mark === "kept";
  return (
    <li class={`debrief-review-item${kept ? "" : " is-left"}${current ? " is-current" : ""}`} data-stop={id} tabIndex={current ? 0 : -1} aria-label={`${S.review.kinds[kind]}: ${text}`}>
      <label class="debrief-review-box">
        <input type="checkbox" class="task-list-item-checkbox" tabIndex={-1} checked={kept} aria-label={S.review.keep(text)} onChange={() => send({ do: "tick", id })} />
      </label>
      <div class="debrief-review-body">
        {editing === "text"
          ? <Field kind="text" label={S.review.text} value={text} onLeave={(value, back) => { change({ text: value }); edit(id, null, back); }} />
          : <button type="button" class="debrief-review-text clickable-icon" tabIndex={current ? 0 : -1} onClick={() => edit(id, "text", false)}>{text}</button>}
        {item.line !== null && item.line !== text && <div class="debrief-review-line">{S.review.updates(item.line)}</div>}
        {isTask(item) && <TaskFields {...props} change={change} />}
        <div class="debrief-review-marks">
          {mixed && <span class="debrief-review-kind">{S.review.kinds[kind]}</span>}
          {item.found === null
            ? <span class="debrief-review-sure">{S.review.yours}</span>
            : item.evidence.length > 0 && <span class={isSure(item) ? "debrief-review-sure" : "debrief-review-check"}>{isSure(item) ? S.review.sure : S.review.check}</span>}
          {item.confidential && <span class="debrief-review-check">{S.review.confidential}</span>}
          {mark === "dropped" && <span class="debrief-review-check">{S.review.dropped}</span>}
          <Evidence {...props} />
        </div>
      </div>
    </li>
  );
}

/** Each turn once, with all that is quoted from it. */
function Evidence({ item: { evidence }, current, showTurn }: ItemProps) {
  return evidence.filter(({ turn }, i) => evidence.findIndex((one) => one.turn === turn) === i).map(({ start, turn }) => {
    const quote = evidence.filter((one) => one.turn === turn).map((one) => one.quote).join(" … ");
    return (
      <button type="button" key={turn} class="debrief-review-quote" tabIndex={current ? 0 : -1} aria-label={`${S.review.showTurn}: ${quote}`} onClick={() => showTurn(turn)}>
        <span class="debrief-review-time">{formatMoment(start === null ? { turn } : { seconds: start })}</span> {quote}
      </button>
    );
  });
}

function TaskFields({ item, current, editing, names, edit, change }: ItemProps & { change: (fields: Partial<Fields>) => void }) {
  const { id, owner, due, dueWords, priority } = item;
  const tabIndex = current ? 0 : -1;
  return (
    <div class="debrief-review-task">
      {editing === "owner"
        ? <Field kind="name" label={S.review.owner} value={owner ?? ""} list={names} onLeave={(value, back) => { change({ owner: value }); edit(id, null, back); }} />
        : <button type="button" class="debrief-review-chip" tabIndex={tabIndex} aria-label={`${S.review.owner}: ${owner ?? S.review.noOwner}`} onClick={() => edit(id, "owner", false)}>{owner ?? S.review.noOwner}</button>}
      {editing === "due"
        ? <Field kind="date" label={S.review.due} value={due ?? ""} onLeave={(value, back) => { change({ due: value === "" ? null : value }); edit(id, null, back); }} />
        : <button type="button" class="debrief-review-chip" tabIndex={tabIndex} aria-label={`${S.review.due}: ${due ?? S.review.noDue}`} onClick={() => edit(id, "due", false)}>{due ?? S.review.noDue}</button>}
      {dueWords !== null && <span class="debrief-review-words">{S.review.from(dueWords)}</span>}
      <select class="dropdown debrief-review-priority" tabIndex={tabIndex} aria-label={S.review.priority} value={priority ?? ""} onChange={({ currentTarget }) => change({ priority: PRIORITIES.find((one) => one === currentTarget.value) ?? null })}>
        <option value="">{S.review.noPriority}</option>
        {PRIORITIES.map((one) => <option key={one} value={one}>{S.review.priorities[one]}</option>)}
      </select>
    </div>
  );
}
