import type { App, OpenViewState, TFile, ViewState } from "obsidian";
import { Events } from "./base";
import { hostContext } from "./ui/context";
import { setIcon } from "./ui/icons";
import { View } from "./views/view";
import type { WorkspaceTabs } from "./workspace-parts";
import type { HostWorkspace } from "./workspace";

let lastId = 0;
const HISTORY = 50;

interface Place {
  state: ViewState;
  eState: unknown;
}

/** What stands for a view that was not yet looked at since the app started. */
export class DeferredView extends View {
  constructor(leaf: WorkspaceLeaf, readonly deferred: ViewState, readonly title: string) {
    super(leaf);
  }

  override getViewType(): string {
    return this.deferred.type;
  }

  override getDisplayText(): string {
    return this.title;
  }

  override getState(): Record<string, unknown> {
    return this.deferred.state ?? {};
  }
}

class EmptyView extends View {
  override getViewType(): string {
    return "empty";
  }

  override getDisplayText(): string {
    return "New tab";
  }

  protected override async onOpen(): Promise<void> {
    this.containerEl.createDiv({ cls: "view-content" }).createDiv({ cls: "empty-state", text: "No file is open" });
  }
}

/** A leaf whose plugin is gone, or not there yet. */
class UnknownView extends View {
  constructor(leaf: WorkspaceLeaf, private readonly lost: ViewState) {
    super(leaf);
  }

  override getViewType(): string {
    return this.lost.type;
  }

  override getDisplayText(): string {
    return "Plugin no longer active";
  }

  override getState(): Record<string, unknown> {
    return this.lost.state ?? {};
  }
}

export class WorkspaceLeaf extends Events {
  readonly id = `leaf-${String(++lastId)}`;
  readonly containerEl = createDiv({ cls: "workspace-leaf" });
  readonly tabHeaderEl = createDiv({ cls: "workspace-tab-header tappable", attr: { role: "tab" } });
  hoverPopover = null;
  pinned = false;
  group: string | null = null;
  /** When it was last the active one; higher is later. */
  activeTime = 0;
  view: View;
  private loading: Promise<void> | null = null;
  private readonly back: Place[] = [];
  private readonly forward: Place[] = [];

  constructor(readonly workspace: HostWorkspace, public parent: WorkspaceTabs) {
    super();
    this.view = new EmptyView(this);
    void this.view.open(this.containerEl);
    this.tabHeaderEl.addEventListener("click", () => this.workspace.setActiveLeaf(this, { focus: true }));
    this.containerEl.addEventListener("focusin", () => this.workspace.setActiveLeaf(this));
    this.containerEl.addEventListener("pointerdown", () => this.workspace.setActiveLeaf(this), true);
    this.updateHeader();
  }

  get app(): App {
    return this.workspace.app as unknown as App;
  }

  get isDeferred(): boolean {
    return this.view instanceof DeferredView;
  }

  getRoot(): unknown {
    return this.parent.parent;
  }

  getContainer(): unknown {
    return this.workspace.rootSplit;
  }

  getDisplayText(): string {
    return this.view.getDisplayText();
  }

  getIcon(): string {
    return this.view.getIcon();
  }

  getViewState(): ViewState {
    return { type: this.view.getViewType(), state: this.view.getState(), ...(this.pinned ? { pinned: true } : {}) };
  }

  getEphemeralState(): unknown {
    return this.view.getEphemeralState();
  }

  setEphemeralState(state: unknown): void {
    this.view.setEphemeralState(state);
  }

  /** Puts a view in; the one that was there is closed first. */
  async open(view: View): Promise<View> {
    const before = this.view;
    this.view = view;
    await before.close();
    await view.open(this.containerEl);
    this.updateHeader();
    this.workspace.onLayoutChange();
    return view;
  }

  async setViewState(state: ViewState, eState?: unknown): Promise<void> {
    await hostContext().pending.add(this.change(state, eState));
  }

  async openFile(file: TFile, { state, eState, active = true }: OpenViewState = {}): Promise<void> {
    const type = this.workspace.typeOf(file);
    const mode = this.view.getViewType() === type ? this.view.getState() : {};
    await this.setViewState({ type, state: { ...mode, ...state, file: file.path }, active }, eState);
  }

  /** Builds the view of a leaf that nobody looked at since the app started. */
  async loadIfDeferred(): Promise<void> {
    if (this.view instanceof DeferredView) this.loading = this.setViewState(this.view.deferred).finally(() => (this.loading = null));
    await this.loading;
  }

  /** The type of its view came or went: the view is made, or says that its plugin is gone. */
  rebuild(): void {
    if (this.isDeferred) return;
    const state = this.getViewState();
    const creator = this.workspace.creatorOf(state.type);
    if (creator && this.view instanceof UnknownView) void this.setViewState(state);
    if (!creator) void hostContext().pending.add(this.open(new UnknownView(this, state)));
  }

  /** Puts a stand-in here, as the app does at start. */
  async defer(state: ViewState): Promise<void> {
    await this.open(new DeferredView(this, state, state.type));
  }

  setPinned(pinned: boolean): void {
    this.pinned = pinned;
    this.trigger("pinned-change", pinned);
    this.updateHeader();
  }

  togglePinned(): void {
    this.setPinned(!this.pinned);
  }

  setGroup(group: string): void {
    this.group = group;
    this.trigger("group-change", group);
  }

  setGroupMember(other: WorkspaceLeaf): void {
    other.group ??= other.id;
    this.setGroup(other.group);
  }

  detach(): void {
    const { view } = this;
    if (!this.parent.children.includes(this)) return;
    this.parent.remove(this);
    void hostContext().pending.add(view.close());
    this.workspace.onDetached(this);
  }

  onResize(): void {
    this.view.onResize();
  }

  canGoBack(): boolean {
    return this.back.length > 0;
  }

  async goBack(): Promise<void> {
    await this.travel(this.back, this.forward);
  }

  async goForward(): Promise<void> {
    await this.travel(this.forward, this.back);
  }

  updateHeader(): void {
    this.tabHeaderEl.empty();
    const inner = this.tabHeaderEl.createDiv({ cls: "workspace-tab-header-inner" });
    setIcon(inner.createDiv({ cls: "workspace-tab-header-inner-icon" }), this.getIcon());
    inner.createDiv({ cls: "workspace-tab-header-inner-title", text: this.getDisplayText() });
    this.tabHeaderEl.setAttrs({ "aria-label": this.getDisplayText(), "data-type": this.view.getViewType() });
    const close = inner.createDiv({ cls: "workspace-tab-header-inner-close-button", attr: { "aria-label": "Close" } });
    setIcon(close, "x");
    close.addEventListener("click", (event) => {
      event.stopPropagation();
      this.detach();
    });
  }

  private async travel(from: Place[], to: Place[]): Promise<void> {
    const place = from.pop();
    if (!place) return;
    to.push({ state: this.getViewState(), eState: this.getEphemeralState() });
    await hostContext().pending.add(this.apply({ ...place.state, active: true }, place.eState));
  }

  private async change(state: ViewState, eState: unknown): Promise<void> {
    // A view that navigates can be come back to, from another file or from another place of the same one.
    if (this.view.navigation && !this.isDeferred) {
      this.back.push({ state: this.getViewState(), eState: this.getEphemeralState() });
      this.back.splice(0, this.back.length - HISTORY);
      this.forward.length = 0;
    }
    await this.apply(state, eState);
  }

  private async apply(state: ViewState, eState: unknown): Promise<void> {
    const { type } = state;
    if (this.view.getViewType() !== type || this.isDeferred || this.view instanceof UnknownView) {
      const creator = this.workspace.creatorOf(type);
      await this.open(type === "empty" ? new EmptyView(this) : creator ? creator(this) : new UnknownView(this, state));
    }
    if (state.state) await this.view.setState(state.state, { history: false });
    if (state.pinned !== undefined && state.pinned !== this.pinned) this.setPinned(state.pinned);
    if (eState !== undefined && eState !== null) this.view.setEphemeralState(eState);
    this.updateHeader();
    if (state.active === true) this.workspace.setActiveLeaf(this, { focus: true });
    this.workspace.onLayoutChange();
    this.workspace.onFileMayHaveChanged();
  }
}
