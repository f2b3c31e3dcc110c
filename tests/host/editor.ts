import { redo, undo } from "@codemirror/commands";
import { EditorSelection, StateEffect, StateField, type ChangeSpec } from "@codemirror/state";
import { EditorView, ViewPlugin } from "@codemirror/view";
import type { App, EditorChange, EditorPosition, EditorRange, EditorRangeOrCaret, EditorSelection as Selection, EditorSelectionOrCaret, EditorTransaction, MarkdownFileInfo } from "obsidian";
import { lacks } from "./base";

// happy-dom tells a changed selection at once, in the middle of CodeMirror's own update; a browser tells it later.
if ("happyDOM" in window) {
  const dispatch = document.dispatchEvent.bind(document);
  document.dispatchEvent = (event) => event.type === "selectionchange" || dispatch(event);
}

/** Sets what the fields below hold. */
export const setInfo = StateEffect.define<MarkdownFileInfo>();
export const setLivePreview = StateEffect.define<boolean>();
const setView = StateEffect.define<EditorView>();

export const editorInfoField = StateField.define<MarkdownFileInfo>({
  create: () => null as unknown as MarkdownFileInfo,
  update: (value, { effects }) => effects.find((effect) => effect.is(setInfo))?.value ?? value,
});
export const editorLivePreviewField = StateField.define<boolean>({
  create: () => true,
  update: (value, { effects }) => effects.find((effect) => effect.is(setLivePreview))?.value ?? value,
});
export const editorEditorField = StateField.define<EditorView>({
  create: () => null as unknown as EditorView,
  update: (value, { effects }) => effects.find((effect) => effect.is(setView))?.value ?? value,
});
export const editorViewField = editorInfoField;
export const livePreviewState = ViewPlugin.define(() => ({ mousedown: false }));

/** Tells a new editor's state which view it is in. */
export function tellView(view: EditorView): void {
  view.dispatch({ effects: setView.of(view) });
}

/** The app's `Editor` over CodeMirror 6. */
export class HostEditor {
  /** Undocumented in the app, and what plugins use to reach CodeMirror. */
  readonly cm: EditorView;

  constructor(cm: EditorView, readonly app: App) {
    this.cm = cm;
  }

  getDoc(): this {
    return this;
  }

  refresh(): void {
    this.cm.requestMeasure();
  }

  getValue(): string {
    return this.cm.state.doc.toString();
  }

  setValue(content: string): void {
    this.change([{ from: 0, to: this.cm.state.doc.length, insert: content }]);
  }

  getLine(line: number): string {
    return this.cm.state.doc.line(line + 1).text;
  }

  setLine(line: number, text: string): void {
    const { from, to } = this.cm.state.doc.line(line + 1);
    this.change([{ from, to, insert: text }]);
  }

  lineCount(): number {
    return this.cm.state.doc.lines;
  }

  lastLine(): number {
    return this.lineCount() - 1;
  }

  getSelection(): string {
    const { from, to } = this.cm.state.selection.main;
    return this.cm.state.sliceDoc(from, to);
  }

  somethingSelected(): boolean {
    return !this.cm.state.selection.main.empty;
  }

  getRange(from: EditorPosition, to: EditorPosition): string {
    return this.cm.state.sliceDoc(this.posToOffset(from), this.posToOffset(to));
  }

  replaceSelection(replacement: string): void {
    this.cm.dispatch(this.cm.state.replaceSelection(replacement));
  }

  replaceRange(replacement: string, from: EditorPosition, to: EditorPosition = from): void {
    this.change([{ from: this.posToOffset(from), to: this.posToOffset(to), insert: replacement }]);
  }

  getCursor(side: "from" | "to" | "head" | "anchor" = "head"): EditorPosition {
    return this.offsetToPos(this.cm.state.selection.main[side]);
  }

  listSelections(): Selection[] {
    return this.cm.state.selection.ranges.map(({ anchor, head }) => ({ anchor: this.offsetToPos(anchor), head: this.offsetToPos(head) }));
  }

  setCursor(pos: EditorPosition | number, ch = 0): void {
    const at = typeof pos === "number" ? { line: pos, ch } : pos;
    this.setSelection(at, at);
  }

  setSelection(anchor: EditorPosition, head: EditorPosition = anchor): void {
    this.cm.dispatch({ selection: { anchor: this.posToOffset(anchor), head: this.posToOffset(head) }, scrollIntoView: true });
  }

  setSelections(ranges: EditorSelectionOrCaret[], main = 0): void {
    const selection = EditorSelection.create(
      ranges.map(({ anchor, head = anchor }) => EditorSelection.range(this.posToOffset(anchor), this.posToOffset(head))), main,
    );
    this.cm.dispatch({ selection });
  }

  focus(): void {
    this.cm.focus();
  }

  blur(): void {
    this.cm.contentDOM.blur();
  }

  hasFocus(): boolean {
    return this.cm.hasFocus;
  }

  getScrollInfo(): { top: number; left: number } {
    return { top: this.cm.scrollDOM.scrollTop, left: this.cm.scrollDOM.scrollLeft };
  }

  scrollTo(x?: number | null, y?: number | null): void {
    if (x !== undefined && x !== null) this.cm.scrollDOM.scrollLeft = x;
    if (y !== undefined && y !== null) this.cm.scrollDOM.scrollTop = y;
  }

  scrollIntoView({ from, to }: EditorRange, center = false): void {
    const range = EditorSelection.range(this.posToOffset(from), this.posToOffset(to));
    this.cm.dispatch({ effects: EditorView.scrollIntoView(range, { y: center ? "center" : "nearest" }) });
  }

  undo(): void {
    undo(this.cm);
  }

  redo(): void {
    redo(this.cm);
  }

  /** All changes in one transaction, as one undo step. Positions are those before it. */
  transaction({ changes = [], selection, selections, replaceSelection }: EditorTransaction): void {
    const specs: ChangeSpec[] = changes.map(({ from, to = from, text }: EditorChange) => ({ from: this.posToOffset(from), to: this.posToOffset(to), insert: text }));
    if (replaceSelection !== undefined) specs.push(...this.cm.state.selection.ranges.map(({ from, to }) => ({ from, to, insert: replaceSelection })));
    const wanted = selections ?? (selection ? [selection] : null);
    const change = this.cm.state.changes(specs);
    // Selections are positions in the text as it is after the changes.
    const after = wanted && change.apply(this.cm.state.doc);
    const offset = ({ line, ch }: EditorPosition) => (after ? Math.min(after.line(line + 1).from + ch, after.line(line + 1).to) : 0);
    this.cm.dispatch({
      changes: change,
      userEvent: "input",
      ...(wanted ? { selection: EditorSelection.create(wanted.map(({ from, to = from }: EditorRangeOrCaret) => EditorSelection.range(offset(from), offset(to)))) } : {}),
    });
  }

  wordAt(pos: EditorPosition): EditorRange | null {
    const word = this.cm.state.wordAt(this.posToOffset(pos));
    return word && { from: this.offsetToPos(word.from), to: this.offsetToPos(word.to) };
  }

  /** A place behind a line's end is its end, one behind the last line the text's end. */
  posToOffset({ line, ch }: EditorPosition): number {
    const { doc } = this.cm.state;
    if (line < 0) return 0;
    if (line >= doc.lines) return doc.length;
    const { from, to } = doc.line(line + 1);
    return Math.max(from, Math.min(from + ch, to));
  }

  offsetToPos(offset: number): EditorPosition {
    const line = this.cm.state.doc.lineAt(Math.max(0, Math.min(offset, this.cm.state.doc.length)));
    return { line: line.number - 1, ch: offset - line.from };
  }

  private change(changes: ChangeSpec): void {
    this.cm.dispatch({ changes, userEvent: "input" });
  }
}

lacks(HostEditor, "exec", "processLines");
