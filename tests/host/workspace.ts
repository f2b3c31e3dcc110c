import type { Extension } from "@codemirror/state";
import type { Constructor, HoverLinkSource, MarkdownFileInfo, OpenViewState, PaneType, Side, TFile } from "obsidian";
import { Events, Keymap, lacks, notImplemented, Scope } from "./base";
import type { HostApp } from "./context";
import { EditorSuggests, type EditorSuggest } from "./ui/editor-suggest";
import { NO_VIEW } from "./views/plain-view";
import type { View } from "./views/view";
import { WorkspaceRibbon, WorkspaceSidedock, WorkspaceSplit, WorkspaceTabs } from "./workspace-parts";
import { WorkspaceLeaf } from "./workspace-leaf";

type Creator = (leaf: WorkspaceLeaf) => View;

/** The types of the views that the app has itself, by extension. */
const OWN_TYPES: Record<string, string> = { md: "markdown", canvas: "canvas", base: "bases" };

/** A leaf as it is kept in the saved layout. */
interface SavedLeaf {
  side: "root" | Side;
  state: { type: string; state?: Record<string, unknown>; pinned?: boolean };
  current: boolean;
}

/** Which views exist, and for which files. */
export class HostViewRegistry {
  /** Calls when a type comes or goes. */
  changed: (type: string) => void = () => undefined;
  readonly viewByType = new Map<string, Creator>();
  readonly typeByExtension = new Map<string, string>(Object.entries(OWN_TYPES));

  registerView(type: string, creator: Creator): void {
    if (this.viewByType.has(type)) throw new Error(`Attempting to register an existing view type "${type}"`);
    this.viewByType.set(type, creator);
    this.changed(type);
  }

  unregisterView(type: string): void {
    this.viewByType.delete(type);
    this.changed(type);
  }

  registerExtensions(extensions: string[], type: string): void {
    for (const extension of extensions) {
      if (this.typeByExtension.has(extension)) throw new Error(`Attempting to register an existing file extension "${extension}"`);
      this.typeByExtension.set(extension, type);
    }
  }

  unregisterExtensions(extensions: string[]): void {
    for (const extension of extensions) this.typeByExtension.delete(extension);
  }
}

/** The app's workspace: panes, tabs and sidebars in the document, and which of them is active. */
export class HostWorkspace extends Events {
  readonly containerEl = createDiv({ cls: "workspace" });
  readonly rootSplit: WorkspaceSplit;
  readonly leftSplit: WorkspaceSidedock;
  readonly rightSplit: WorkspaceSidedock;
  readonly leftRibbon = new WorkspaceRibbon();
  readonly rightRibbon = new WorkspaceRibbon();
  readonly editorExtensions: Extension[] = [];
  readonly editorSuggest = new EditorSuggests();
  readonly hoverLinkSources = new Map<string, HoverLinkSource>();
  layoutReady = false;
  activeLeaf: WorkspaceLeaf | null = null;
  private readonly keymap: Keymap;
  private readonly waiting: (() => unknown)[] = [];
  private activeScope: Scope | null = null;
  private lastFile: TFile | null = null;
  private readonly lastOpenFiles: string[] = [];
  private clock = 0;
  private told = false;

  constructor(readonly app: HostApp, readonly viewRegistry: HostViewRegistry, phone = false) {
    super();
    this.keymap = app.keymap as Keymap;
    this.rootSplit = new WorkspaceSplit(this, "root");
    this.leftSplit = new WorkspaceSidedock(this, "left", phone);
    this.rightSplit = new WorkspaceSidedock(this, "right", phone);
    this.containerEl.append(this.leftRibbon.containerEl, this.leftSplit.containerEl, this.rootSplit.containerEl, this.rightSplit.containerEl);
    this.activeLeaf = this.rootSplit.tabs().add();
    viewRegistry.changed = (type) => this.getLeavesOfType(type).forEach((leaf) => leaf.rebuild());
  }

  /** What follows when the last layout is restored: from now on the layout is ready. */
  start(): void {
    if (this.layoutReady) return;
    this.layoutReady = true;
    for (const callback of this.waiting.splice(0)) void callback();
    this.trigger("layout-ready");
    this.onLayoutChange();
  }

  /** Calls at once where the layout is ready. */
  onLayoutReady(callback: () => unknown): void {
    if (this.layoutReady) void callback();
    else this.waiting.push(callback);
  }

  // ── leaves ──────────────────────────────────────────────────────────────

  iterateRootLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    for (const leaf of this.rootSplit.leaves()) callback(leaf);
  }

  iterateAllLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    for (const leaf of this.allLeaves()) callback(leaf);
  }

  allLeaves(): WorkspaceLeaf[] {
    return [this.rootSplit, this.leftSplit, this.rightSplit].flatMap((split) => split.leaves());
  }

  /** Leaves whose view has that type; the view is a stand-in where nobody looked at it yet. */
  getLeavesOfType(type: string): WorkspaceLeaf[] {
    return this.allLeaves().filter(({ view }) => view.getViewType() === type);
  }

  detachLeavesOfType(type: string): void {
    for (const leaf of this.getLeavesOfType(type)) leaf.detach();
  }

  getLeafById(id: string): WorkspaceLeaf | null {
    return this.allLeaves().find((leaf) => leaf.id === id) ?? null;
  }

  getGroupLeaves(group: string): WorkspaceLeaf[] {
    return this.allLeaves().filter((leaf) => leaf.group === group);
  }

  getMostRecentLeaf(root: WorkspaceSplit = this.rootSplit): WorkspaceLeaf | null {
    return [...root.leaves()].sort((a, b) => b.activeTime - a.activeTime)[0] ?? null;
  }

  /** Where the next note is opened: the active pane, a new tab, or a new pane beside it. */
  getLeaf(newLeaf: PaneType | boolean = false): WorkspaceLeaf {
    if (newLeaf === "window") return notImplemented("Workspace.getLeaf(\"window\")");
    if (newLeaf === "split") return this.rootSplit.addTabs().add();
    const recent = this.getMostRecentLeaf();
    if (newLeaf === false && recent && !recent.pinned && this.mayNavigate(recent)) return recent;
    if (recent?.view.getViewType() === "empty") return recent;
    return (recent?.parent ?? this.rootSplit.tabs()).add();
  }

  getUnpinnedLeaf(): WorkspaceLeaf {
    return this.getLeaf(false);
  }

  splitActiveLeaf(): WorkspaceLeaf {
    return this.getLeaf("split");
  }

  getLeftLeaf(split: boolean): WorkspaceLeaf {
    return this.sideLeaf(this.leftSplit, split);
  }

  getRightLeaf(split: boolean): WorkspaceLeaf {
    return this.sideLeaf(this.rightSplit, split);
  }

  /** The leaf of that type at that side, made where there is none. */
  async ensureSideLeaf(type: string, side: Side, options: { active?: boolean; split?: boolean; reveal?: boolean; state?: unknown } = {}): Promise<WorkspaceLeaf> {
    const { active = true, split = false, reveal = true, state } = options;
    const dock = side === "left" ? this.leftSplit : this.rightSplit;
    const found = dock.leaves().find(({ view }) => view.getViewType() === type);
    const leaf = found ?? this.sideLeaf(dock, split);
    if (!found || state !== undefined) await leaf.setViewState({ type, state: (state ?? {}) as Record<string, unknown> });
    if (reveal) await this.revealLeaf(leaf);
    if (active) this.setActiveLeaf(leaf, { focus: true });
    return leaf;
  }

  /** Brings a leaf to the front, opens its sidebar, and waits for its view. */
  async revealLeaf(leaf: WorkspaceLeaf): Promise<void> {
    const split = leaf.parent.parent;
    if (split instanceof WorkspaceSidedock) split.expand();
    leaf.parent.select(leaf);
    await leaf.loadIfDeferred();
    this.onLayoutChange();
  }

  setActiveLeaf(leaf: WorkspaceLeaf, params: { focus?: boolean } | boolean = {}, focus?: boolean): void {
    leaf.activeTime = ++this.clock;
    if (leaf.parent.current() !== leaf) leaf.parent.select(leaf);
    const wanted = typeof params === "object" ? params.focus === true : focus === true;
    if (this.activeLeaf !== leaf) {
      this.activeLeaf?.containerEl.removeClass("mod-active");
      this.activeLeaf = leaf;
      leaf.containerEl.addClass("mod-active");
      this.useScope();
      this.trigger("active-leaf-change", leaf);
    }
    if (wanted && !leaf.containerEl.contains(document.activeElement)) this.focus(leaf);
    this.onFileMayHaveChanged();
  }

  // ── views and files ─────────────────────────────────────────────────────

  getActiveViewOfType<T>(type: Constructor<T>): T | null {
    const view: unknown = this.activeLeaf?.view;
    return view instanceof type ? view : null;
  }

  /** The file of the active pane, or of the pane that was active before a sidebar was. */
  getActiveFile(): TFile | null {
    return fileOf(this.activeLeaf) ?? fileOf(this.getMostRecentLeaf());
  }

  get activeEditor(): MarkdownFileInfo | null {
    const view = (this.activeLeaf && "editor" in this.activeLeaf.view ? this.activeLeaf : this.getMostRecentLeaf())?.view;
    return view && "editor" in view ? view as unknown as MarkdownFileInfo : null;
  }

  typeOf(file: TFile): string {
    return this.viewRegistry.typeByExtension.get(file.extension) ?? NO_VIEW;
  }

  creatorOf(type: string): Creator | undefined {
    return this.viewRegistry.viewByType.get(type);
  }

  getLastOpenFiles(): string[] {
    return [...this.lastOpenFiles];
  }

  /** Follows a link as a click on it does; one that leads nowhere makes the note. */
  async openLinkText(linktext: string, sourcePath: string, newLeaf: PaneType | boolean = false, state: OpenViewState = {}): Promise<void> {
    const at = linktext.search(/[#|]/u);
    const path = at < 0 ? linktext : linktext.slice(0, at);
    const subpath = linktext[at] === "#" ? linktext.slice(at).split("|")[0] : undefined;
    const { metadataCache, vault } = this.app;
    const file = path === "" ? vault.getFileByPath(sourcePath) : metadataCache.getFirstLinkpathDest(path, sourcePath);
    const target = file ?? await vault.create(path.endsWith(".md") ? path : `${path}.md`, "");
    await this.getLeaf(newLeaf).openFile(target as never, { ...state, eState: { ...state.eState, ...(subpath === undefined ? {} : { subpath }) } });
  }

  // ── editors ─────────────────────────────────────────────────────────────

  registerEditorExtension(extension: Extension): void {
    this.editorExtensions.push(extension);
    this.updateOptions();
  }

  unregisterEditorExtension(extension: Extension): void {
    this.editorExtensions.splice(this.editorExtensions.indexOf(extension), 1);
    this.updateOptions();
  }

  registerHoverLinkSource(id: string, info: HoverLinkSource): void {
    this.hoverLinkSources.set(id, info);
  }

  unregisterHoverLinkSource(id: string): void {
    this.hoverLinkSources.delete(id);
  }

  registerEditorSuggest(suggest: EditorSuggest<unknown>): void {
    this.editorSuggest.addSuggest(suggest);
  }

  /** Every open editor takes the registered extensions anew. */
  updateOptions(): void {
    this.iterateAllLeaves(({ view }) => (view as { updateOptions?: () => void }).updateOptions?.());
  }

  // ── layout ──────────────────────────────────────────────────────────────

  requestSaveLayout = (): void => {
    // The host keeps no layout between two starts; `getLayout` and `restore` do it for a test.
  };

  getLayout(): { leaves: SavedLeaf[] } {
    const leaves = [this.rootSplit, this.leftSplit, this.rightSplit].flatMap((split) => split.children.flatMap((tabs) =>
      tabs.children.map((leaf) => ({ side: split.side, state: leaf.getViewState(), current: tabs.current() === leaf }))));
    return { leaves };
  }

  /** What the app does at start, before layout-ready: every leaf gets a stand-in, and only what is seen becomes a view. */
  async restore({ leaves }: { leaves: SavedLeaf[] }): Promise<void> {
    const seen: WorkspaceLeaf[] = [];
    for (const { side, state, current } of leaves) {
      const split = side === "root" ? this.rootSplit : side === "left" ? this.leftSplit : this.rightSplit;
      const first = split.tabs().children[0];
      const leaf = side === "root" && first?.view.getViewType() === "empty" ? first : split.tabs().add();
      await leaf.defer(state);
      if (current) seen.push(leaf);
    }
    for (const leaf of seen) leaf.parent.select(leaf);
  }

  onLayoutChange(): void {
    if (this.told) return;
    this.told = true;
    window.queueMicrotask(() => {
      this.told = false;
      if (this.layoutReady) this.trigger("layout-change");
    });
  }

  onDetached(leaf: WorkspaceLeaf): void {
    if (this.activeLeaf === leaf) {
      this.activeLeaf = null;
      const next = this.getMostRecentLeaf();
      if (next) this.setActiveLeaf(next);
    }
    this.onLayoutChange();
  }

  onFileMayHaveChanged(): void {
    const file = this.getActiveFile();
    if (file === this.lastFile) return;
    this.lastFile = file;
    if (file) {
      const at = this.lastOpenFiles.indexOf(file.path);
      if (at >= 0) this.lastOpenFiles.splice(at, 1);
      this.lastOpenFiles.unshift(file.path);
      this.lastOpenFiles.length = Math.min(this.lastOpenFiles.length, 10);
    }
    this.trigger("file-open", file);
  }

  private sideLeaf(dock: WorkspaceSidedock, split: boolean): WorkspaceLeaf {
    return (split ? dock.addTabs() : dock.tabs()).add();
  }

  /** A pane is used again only for what navigates; a sidebar's kind of view keeps its tab. */
  private mayNavigate(leaf: WorkspaceLeaf): boolean {
    return leaf.view.navigation || leaf.view.getViewType() === "empty" || leaf.isDeferred;
  }

  private useScope(): void {
    if (this.activeScope) this.keymap.popScope(this.activeScope);
    this.activeScope = this.activeLeaf?.view.scope ?? null;
    if (this.activeScope) this.keymap.pushScope(this.activeScope);
  }

  private focus({ view, containerEl }: WorkspaceLeaf): void {
    const { editor } = view as { editor?: { focus(): void } };
    if (editor) editor.focus();
    else containerEl.querySelector<HTMLElement>("[tabindex='0'], input, button, textarea")?.focus();
  }
}

lacks(HostWorkspace, "changeLayout", "createLeafInParent", "createLeafBySplit", "duplicateLeaf", "moveLeafToPopout", "openPopoutLeaf", "handleLinkContextMenu");

const fileOf = (leaf: WorkspaceLeaf | null): TFile | null => (leaf && "file" in leaf.view ? leaf.view.file as TFile | null : null);

export { WorkspaceLeaf, WorkspaceRibbon, WorkspaceSidedock, WorkspaceSplit, WorkspaceTabs };
