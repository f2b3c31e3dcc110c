import { RangeSetBuilder, StateEffect, StateField, type Extension, type Text } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";
import { editorLivePreviewField, Keymap, Platform } from "obsidian";
import { isItemLine, type NoteEvidence } from "../../app/evidence";
import { placedMoments, type PlacedMoments } from "../../text/moments";
import { pathOf } from "../editor";
import type { EvidenceSource } from "./source";

/** A press on a moment in an editor: the view, and where in its text. */
export type PressInEditor = (view: EditorView, offset: number, anchor: HTMLElement) => void;

/** What the editor needs of the plugin. */
export interface LiveEvidence {
  source: EvidenceSource;
  isShown: () => boolean;
  press: PressInEditor;
}

/** After so many ms without a change to the transcript it is read again. */
const IDLE = 600;
const SOON = 30;

/** Draws the marks anew: the transcript was read, or a setting changed. */
export const refresh = StateEffect.define<null>();
const evidenceMark = Decoration.mark({ class: "debrief-evidence" });
const momentMark = Decoration.mark({ class: "debrief-moment" });
const hidden = Decoration.replace({});

/** Marks the line of a turn for a moment, and takes the mark off with null. */
export const markLine = StateEffect.define<number | null>();
const turnMark = Decoration.line({ class: "debrief-turn-mark" });

const markedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(markLine)) return effect.value === null ? Decoration.none : Decoration.set([turnMark.range(effect.value)]);
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The evidence of the line at an offset, in offsets of the whole text. */
export function evidenceAtLine(doc: Text, offset: number): PlacedMoments | null {
  const line = doc.lineAt(offset);
  const placed = isItemLine(line.text) ? placedMoments(line.text) : null;
  if (!placed) return null;
  const shift = <T extends { from: number; to: number }>(span: T): T => ({ ...span, from: span.from + line.from, to: span.to + line.from });
  return { ...shift(placed), moments: placed.moments.map(shift) };
}

/** The marks of evidence in the lines that are seen. The transcript is read when the first is seen, and again when it changed. */
class Marks {
  decorations: DecorationSet = Decoration.none;
  private note: NoteEvidence | null = null;
  /** The transcripts in offsets of the text as it is now. */
  private closed: { from: number; to: number }[] = [];
  private path: string | null;
  private timer = 0;

  constructor(private readonly view: EditorView, private readonly live: LiveEvidence) {
    this.path = pathOf(view);
    this.decorate();
  }

  update(update: ViewUpdate): void {
    const path = pathOf(update.view);
    const moved = path !== this.path;
    if (moved) {
      this.path = path;
      this.note = null;
      this.closed = [];
    } else if (update.docChanged) this.follow(update);
    const asked = update.transactions.some(({ effects }) => effects.some((effect) => effect.is(refresh)));
    if (asked || update.docChanged || update.viewportChanged || (update.selectionSet && !this.live.isShown()) || moved) this.decorate();
  }

  destroy(): void {
    window.clearTimeout(this.timer);
  }

  private follow({ changes }: ViewUpdate): void {
    const touched = this.note !== null && (this.closed.length === 0 || this.closed.some(({ from, to }) => changes.touchesRange(from, to) !== false));
    this.closed = this.closed.map(({ from, to }) => ({ from: changes.mapPos(from, -1), to: changes.mapPos(to, 1) }));
    if (touched) this.readIn(IDLE);
  }

  private readIn(ms: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const { doc } = this.view.state;
      if (this.path === null) return;
      this.note = this.live.source.of(this.path, doc.toString());
      this.closed = this.note.transcripts.map(({ from, to }) => ({ from: doc.line(Math.min(from + 1, doc.lines)).from, to: doc.line(Math.min(Math.max(to, 1), doc.lines)).to }));
      this.view.dispatch({ effects: refresh.of(null) });
    }, ms);
  }

  private decorate(): void {
    const builder = new RangeSetBuilder<Decoration>();
    const { state, visibleRanges } = this.view;
    const report = this.path !== null && this.live.source.isReport(this.path);
    const shown = this.live.isShown();
    let at = 0;
    for (const { from, to } of visibleRanges) {
      for (at = Math.max(at, from); at <= to;) {
        const line = state.doc.lineAt(at);
        at = line.to + 1;
        const placed = this.closed.some((range) => range.from <= line.from && line.from <= range.to) ? null : evidenceAtLine(state.doc, line.from);
        if (!placed || this.path === null) continue;
        if (!report && !this.note) {
          this.readIn(SOON);
          continue;
        }
        if (!report && !placed.moments.every(({ moment }) => this.note?.isMoment(moment) === true)) continue;
        const edited = state.selection.ranges.some((range) => range.from <= line.to && line.from <= range.to);
        if (!shown && !edited) builder.add(placed.from, placed.to, hidden);
        else add(builder, placed);
      }
    }
    this.decorations = builder.finish();
  }
}

function add(builder: RangeSetBuilder<Decoration>, { from, to, moments }: PlacedMoments): void {
  builder.add(from, to, evidenceMark);
  for (const moment of moments) builder.add(moment.from, moment.to, momentMark);
}

/** Further than this, in px, the pointer was dragged and not pressed. */
const DRAGGED = 5;

/**
 * Evidence in editors: moments are marked and can be pressed; in source mode, as links there, with Ctrl or Cmd. A plain
 * press still places the cursor on a desktop; on a phone it does not, or the keyboard would cover the card.
 */
export function liveEvidence(live: LiveEvidence): Extension {
  let down: { x: number; y: number } | null = null;
  const momentOf = (event: Event): HTMLElement | null => (event.target as Element | null)?.closest<HTMLElement>(".debrief-moment") ?? null;
  const plugin = ViewPlugin.define((view) => new Marks(view, live), {
    decorations: (marks) => marks.decorations,
    eventHandlers: {
      mousedown(event) {
        down = event.button === 0 && !event.shiftKey && !event.altKey && momentOf(event) ? { x: event.clientX, y: event.clientY } : null;
        if (!down || !Platform.isMobile) return false;
        event.preventDefault();
        return true;
      },
      click(event, view) {
        const anchor = momentOf(event);
        const start = down;
        down = null;
        if (!anchor || !start || Math.hypot(event.clientX - start.x, event.clientY - start.y) > DRAGGED) return false;
        if (view.state.field(editorLivePreviewField, false) !== true && !Keymap.isModifier(event, "Mod")) return false;
        live.press(view, view.posAtDOM(anchor), anchor);
        return true;
      },
    },
  });
  return [plugin, markedLine];
}
