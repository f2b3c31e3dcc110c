import { Modal, type App } from "obsidian";
import { render } from "preact";
import { useState } from "preact/hooks";
import type { LineChange, Piece } from "../../app/changed-lines";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import { ask } from "./keep";

/** One thing to tick. */
export interface Choice {
  id: string;
  label: string;
  detail: string;
  ticked: boolean;
  /** The lines that it would change, worked out when they are looked at. */
  changes?: () => LineChange[];
}

export interface Question {
  title: string;
  about: string;
  /** Sentences on what is left alone. */
  problems?: readonly string[];
  choices: readonly Choice[];
  /** The button that does it, for so many ticked. */
  action: (ticked: number) => string;
}

/** Up to so many choices show their lines at once. */
const OPEN = 3;

/** Asks in a window which of some things are wanted; answers their ids, null where the window was closed. */
export function choose({ app, plugin }: Runtime, question: Question): Promise<string[] | null> {
  return ask(plugin, (resolve) => new ChoiceModal(app, question, resolve));
}

class ChoiceModal extends Modal {
  private answer: string[] | null = null;

  constructor(app: App, private readonly question: Question, private readonly resolve: (ids: string[] | null) => void) {
    super(app);
  }

  override onOpen(): void {
    this.modalEl.addClass("debrief-choose");
    this.setTitle(this.question.title);
    const done = (ids: string[] | null) => {
      this.answer = ids;
      this.close();
    };
    render(<Choices question={this.question} done={done} />, this.contentEl);
  }

  override onClose(): void {
    render(null, this.contentEl);
    this.resolve(this.answer);
  }
}

function Choices({ question: { about, problems = [], choices, action }, done }: { question: Question; done: (ids: string[] | null) => void }) {
  const [ticked, setTicked] = useState(() => new Set(choices.filter((choice) => choice.ticked).map(({ id }) => id)));
  const set = (ids: readonly string[], on: boolean) => setTicked((before) => {
    const changed = new Set(ids);
    return new Set([...[...before].filter((id) => !changed.has(id)), ...(on ? ids : [])]);
  });
  const submit = (event: Event) => {
    event.preventDefault();
    if (ticked.size > 0) done(choices.filter(({ id }) => ticked.has(id)).map(({ id }) => id));
  };
  return (
    <form onSubmit={submit}>
      <p class="debrief-choose-about">{about}</p>
      {choices.length > 1 && (
        <label class="debrief-choose-all">
          <input type="checkbox" checked={ticked.size === choices.length} onChange={(event) => set(choices.map(({ id }) => id), event.currentTarget.checked)} />
          <span>{S.preview.all}</span>
        </label>
      )}
      <ul class="debrief-choose-list">
        {choices.map((choice) => (
          <ChoiceRow key={choice.id} choice={choice} ticked={ticked.has(choice.id)} open={choices.length <= OPEN} set={(on) => set([choice.id], on)} />
        ))}
      </ul>
      {problems.length > 0 && (
        <details class="debrief-choose-problems">
          <summary>{`${S.preview.problems} (${problems.length})`}</summary>
          <ul>{problems.map((problem) => <li key={problem}>{problem}</li>)}</ul>
        </details>
      )}
      <div class="modal-button-container">
        <button type="submit" class="mod-cta" disabled={ticked.size === 0}>{ticked.size > 0 ? action(ticked.size) : S.preview.nothingChosen}</button>
        <button type="button" onClick={() => done(null)}>{S.preview.cancel}</button>
      </div>
    </form>
  );
}

function ChoiceRow({ choice, ticked, open, set }: { choice: Choice; ticked: boolean; open: boolean; set: (on: boolean) => void }) {
  const [shown, setShown] = useState(open);
  return (
    <li class="debrief-choice">
      <label class="debrief-choice-label">
        <input type="checkbox" checked={ticked} onChange={(event) => set(event.currentTarget.checked)} />
        <span class="debrief-choice-name">{choice.label}</span>
        {!choice.changes && <span class="debrief-choice-detail">{choice.detail}</span>}
      </label>
      {choice.changes && (
        <details class="debrief-choice-changes" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
          <summary>{choice.detail}</summary>
          {shown && choice.changes().map((change) => <Change key={change.line} change={change} />)}
        </details>
      )}
    </li>
  );
}

function Change({ change: { line, before, after } }: { change: LineChange }) {
  return (
    <div class="debrief-change">
      <div class="debrief-change-line">{S.preview.line(line + 1)}</div>
      <del aria-label={S.preview.before}><Pieces pieces={before} /></del>
      <ins aria-label={S.preview.after}><Pieces pieces={after} /></ins>
    </div>
  );
}

const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>{pieces.map(({ text, changed }, i) => (changed ? <mark key={i}>{text}</mark> : text))}</>
);
