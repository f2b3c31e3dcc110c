import { Component } from "preact";
import { useMemo } from "preact/hooks";
import type { ADDABLE } from "../../app/review-draft";
import type { Turn } from "../../model/transcript";
import { formatMoment } from "../../text/moments";
import { S } from "../strings/index";

export type Addable = (typeof ADDABLE)[number];

const ADD_KEYS: Readonly<Record<string, Addable>> = { a: "actions", d: "decisions", r: "risks", q: "openQuestions" };

export interface TranscriptProps {
  turns: readonly Turn[];
  marked: number | null;
  add: (kind: Addable, turn: number) => void;
  /** Asks for which kind a turn is to be added. */
  menu: (event: MouseEvent, turn: number) => void;
  /** Back to the items. */
  leave: () => void;
}

/** A row that is drawn again only where it changes: a long meeting has a thousand. */
class TurnRow extends Component<{ turn: Turn; index: number; marked: boolean }> {
  override shouldComponentUpdate(next: { turn: Turn; marked: boolean }): boolean {
    return next.turn !== this.props.turn || next.marked !== this.props.marked;
  }

  render() {
    const { turn: { speaker, start, text }, index, marked } = this.props;
    return (
      <li class={`debrief-review-turn${marked ? " is-marked" : ""}`} data-turn={index} tabIndex={-1}>
        <div class="debrief-review-turn-head">
          <span class="debrief-review-time">{formatMoment(start === null ? { turn: index } : { seconds: start })}</span>
          <span class="debrief-review-who">{speaker ?? S.review.someone}</span>
          <button type="button" class="debrief-review-add clickable-icon" tabIndex={-1} aria-label={S.review.add}>+</button>
        </div>
        <div class="debrief-review-said">{text}</div>
      </li>
    );
  }
}

const turnOf = (target: EventTarget | null): HTMLElement | null => (target as HTMLElement | null)?.closest<HTMLElement>("[data-turn]") ?? null;

/** The words of the meeting, beside the items. Any turn can be added as an item. */
export function TranscriptPane({ turns, marked, add, menu, leave }: TranscriptProps) {
  const rows = useMemo(() => turns.map((turn, index) => <TurnRow key={index} turn={turn} index={index} marked={index === marked} />), [turns, marked]);
  const onKeyDown = (event: KeyboardEvent) => {
    const row = turnOf(event.target);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const kind = ADD_KEYS[event.key];
    const next = event.key === "j" || event.key === "ArrowDown" ? row.nextElementSibling : event.key === "k" || event.key === "ArrowUp" ? row.previousElementSibling : null;
    if (kind) add(kind, Number(row.dataset["turn"]));
    else if (next) (next as HTMLElement).focus();
    else if (event.key === "t" || event.key === "Escape") leave();
    if (event.key === "?" || event.key === "Tab") return;
    if (event.key !== "Enter" && event.key !== " ") event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent) => {
    const row = turnOf(event.target);
    if (row && (event.target as HTMLElement).closest(".debrief-review-add")) menu(event, Number(row.dataset["turn"]));
  };
  return (
    <section class="debrief-review-transcript" aria-label={S.review.transcript}>
      <ol class="debrief-review-turns" onKeyDown={onKeyDown} onClick={onClick} onContextMenu={(event) => {
        const row = turnOf(event.target);
        if (row) menu(event, Number(row.dataset["turn"]));
      }}>{rows}</ol>
    </section>
  );
}
