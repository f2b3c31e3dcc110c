import { history, historyKeymap, defaultKeymap } from "@codemirror/commands";
import { Compartment, EditorState, Prec, type Extension } from "@codemirror/state";
import { EditorView, keymap, ViewPlugin, Decoration, type DecorationSet, type ViewUpdate } from "@codemirror/view";
import type { Editor, TFile, ViewStateResult } from "obsidian";
import { editorEditorField, editorInfoField, editorLivePreviewField, HostEditor, livePreviewState, setInfo, setLivePreview, tellView } from "../editor";
import { hostContext } from "../ui/context";
import type { Menu } from "../ui/menu";
import type { WorkspaceLeaf } from "../workspace-leaf";
import { stretchBetween } from "./merge";
import { MarkdownPreviewView } from "./preview";
import { TextFileView } from "./text-view";

type Mode = "source" | "preview";

/** Marks a text that the app put in: it is no edit of the user's. */
const PUT_IN = "host.load";

/** A note: in the editor, or drawn for reading. */
export class MarkdownView extends TextFileView {
  readonly editor: Editor;
  readonly previewMode: MarkdownPreviewView;
  hoverPopover = null;
  private mode: Mode = "source";
  private raw = false;
  private readonly cm: EditorView;
  private readonly sourceEl: HTMLElement;
  private readonly registered = new Compartment();

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.icon = "file-text";
    this.sourceEl = this.contentEl.createDiv({ cls: "markdown-source-view cm-s-obsidian mod-cm6 is-live-preview is-readable-line-width" });
    this.cm = new EditorView({ parent: this.sourceEl, state: this.stateOf("") });
    this.editor = new HostEditor(this.cm, this.app) as unknown as Editor;
    this.previewMode = new MarkdownPreviewView(this, this.contentEl);
    this.addAction("book-open", "Toggle reading view", () => void hostContext().pending.add(this.setMode(this.mode === "source" ? "preview" : "source")));
    this.sourceEl.addEventListener("contextmenu", (event) => this.menu(event));
    this.showMode();
  }

  get currentMode(): { get(): string } {
    return this.mode === "preview" ? this.previewMode : { get: () => this.getViewData() };
  }

  override getViewType(): string {
    return "markdown";
  }

  getMode(): Mode {
    return this.mode;
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), mode: this.mode, source: this.raw };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    const { mode, source } = state as { mode?: Mode; source?: boolean };
    await super.setState(state, result);
    if (source !== undefined && source !== this.raw) {
      this.raw = source;
      this.cm.dispatch({ effects: setLivePreview.of(!source) });
      this.sourceEl.toggleClass("is-live-preview", !source);
    }
    if (mode !== undefined) await this.setMode(mode);
  }

  override getEphemeralState(): Record<string, unknown> {
    const { from, to } = this.cm.state.selection.main;
    return {
      cursor: { from: this.editor.offsetToPos(from), to: this.editor.offsetToPos(to) },
      scroll: this.mode === "preview" ? this.previewMode.getScroll() : this.cm.scrollDOM.scrollTop,
    };
  }

  override setEphemeralState(state: unknown): void {
    const { line, cursor, scroll, subpath, focus } = (state ?? {}) as {
      line?: number; cursor?: { from: { line: number; ch: number }; to: { line: number; ch: number } }; scroll?: number; subpath?: string; focus?: boolean;
    };
    if (cursor) this.editor.setSelection(cursor.from, cursor.to);
    if (scroll !== undefined && line === undefined) {
      if (this.mode === "preview") this.previewMode.applyScroll(scroll);
      else this.cm.scrollDOM.scrollTop = scroll;
    }
    const target = line ?? (subpath === undefined ? undefined : this.lineOf(subpath));
    if (target !== undefined) this.showLine(target);
    if (focus === true) this.editor.focus();
  }

  override getViewData(): string {
    return this.cm.state.doc.toString();
  }

  /** Only what differs is changed, so that the cursor and the undo steps survive; `clear` starts anew. */
  override setViewData(text: string, clear: boolean): void {
    const plain = text.replace(/\r\n?/gu, "\n");
    if (clear) {
      this.cm.setState(this.stateOf(plain));
      this.tellState();
    } else {
      const stretch = stretchBetween(this.getViewData(), plain);
      if (stretch) this.cm.dispatch({ changes: stretch, userEvent: PUT_IN });
    }
    if (this.mode === "preview") this.previewMode.set(plain, clear);
  }

  override clear(): void {
    this.cm.setState(this.stateOf(""));
    this.previewMode.clear();
  }

  override async onLoadFile(file: TFile): Promise<void> {
    await super.onLoadFile(file);
    this.tellState();
  }

  override onload(): void | Promise<void> {
    void super.onload();
    this.registerEvent((this.app.workspace as unknown as { on(name: string, callback: (file: TFile, text: string, from: unknown) => void): never }).on("quick-preview", (file, text, from) => {
      if (file === this.file && from !== this) this.takeOver(text);
    }));
    this.register(() => this.cm.destroy());
  }

  /** The registered extensions changed. */
  updateOptions(): void {
    this.cm.dispatch({ effects: this.registered.reconfigure(this.extensions()) });
  }

  override onPaneMenu(menu: Menu, source: string): void {
    if (this.file) this.app.workspace.trigger("file-menu", menu, this.file, source, this.leaf);
  }

  private extensions(): Extension[] {
    return [...hostContext().app.workspace.editorExtensions];
  }

  private stateOf(text: string): EditorState {
    return EditorState.create({
      doc: text,
      extensions: [
        editorInfoField.init(() => this),
        editorLivePreviewField.init(() => !this.raw),
        editorEditorField,
        livePreviewState,
        Prec.high(this.registered.of(this.extensions())),
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        lineClasses,
        EditorView.updateListener.of((update) => this.onUpdate(update)),
        EditorState.allowMultipleSelections.of(true),
      ],
    });
  }

  private tellState(): void {
    tellView(this.cm);
    this.cm.dispatch({ effects: [setInfo.of(this), setLivePreview.of(!this.raw)] });
  }

  private onUpdate(update: ViewUpdate): void {
    if (!update.docChanged || !this.file || update.transactions.some((one) => one.isUserEvent(PUT_IN))) return;
    const { workspace } = hostContext().app;
    this.requestSave();
    workspace.trigger("editor-change", this.editor, this);
    workspace.trigger("quick-preview", this.file, this.getViewData(), this);
    const at = this.cm.hasFocus ? this.cm.coordsAtPos(this.cm.state.selection.main.head) : null;
    const { editor, file } = this;
    // The list's own changes must not stand inside this update.
    window.queueMicrotask(() => workspace.editorSuggest.ask(editor, file, at));
  }

  private async setMode(mode: Mode): Promise<void> {
    if (mode === this.mode) return;
    this.mode = mode;
    if (mode === "preview") {
      await this.save();
      this.previewMode.set(this.getViewData(), false);
    }
    this.showMode();
    hostContext().app.workspace.onLayoutChange();
  }

  private showMode(): void {
    this.contentEl.querySelector<HTMLElement>(".markdown-reading-view")?.toggle(this.mode === "preview");
    this.sourceEl.toggle(this.mode === "source");
    this.containerEl.setAttr("data-mode", this.mode);
  }

  private showLine(line: number): void {
    if (this.mode === "preview") {
      this.previewMode.showLine(line);
      return;
    }
    const from = { line, ch: 0 };
    this.editor.setCursor(from);
    this.editor.scrollIntoView({ from, to: from }, true);
  }

  private lineOf(subpath: string): number | undefined {
    const cache = this.file && this.app.metadataCache.getFileCache(this.file);
    const wanted = subpath.replace(/^#/u, "");
    if (wanted.startsWith("^")) return cache?.blocks?.[wanted.slice(1).toLowerCase()]?.position.start.line;
    const name = wanted.split("#").at(-1)?.toLowerCase();
    return cache?.headings?.find(({ heading }) => heading.toLowerCase() === name)?.position.start.line;
  }

  private menu(event: MouseEvent): void {
    event.preventDefault();
    const { Menu: MenuClass } = hostContext().obsidian as { Menu: new () => Menu };
    const menu = new MenuClass();
    this.app.workspace.trigger("editor-menu", menu, this.editor, this);
    menu.showAtMouseEvent(event);
  }
}

/** Line classes as far as the host draws them; the app's are many more. */
const lineClass = (text: string): string | null => {
  const heading = /^(#{1,6})\s/u.exec(text);
  if (heading) return `HyperMD-header HyperMD-header-${String(heading[1]?.length)}`;
  const task = /^\s*(?:[-*+]|\d+[.)])\s+\[(.)\]\s/u.exec(text);
  if (task) return "HyperMD-list-line HyperMD-task-line";
  if (/^\s*(?:[-*+]|\d+[.)])\s/u.test(text)) return "HyperMD-list-line";
  return /^\s*>/u.test(text) ? "HyperMD-quote" : null;
};

const lineClasses = ViewPlugin.fromClass(class {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = this.build(view);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged || update.viewportChanged) this.decorations = this.build(update.view);
  }

  private build(view: EditorView): DecorationSet {
    const found = [];
    for (const { from, to } of view.visibleRanges) {
      for (let at = from; at <= to;) {
        const line = view.state.doc.lineAt(at);
        const cls = lineClass(line.text);
        if (cls !== null) found.push(Decoration.line({ class: cls }).range(line.from));
        at = line.to + 1;
      }
    }
    return Decoration.set(found);
  }
}, { decorations: (plugin) => plugin.decorations });

