import type { App, TFile, ViewStateResult } from "obsidian";
import { Component, type Scope } from "../base";
import { setIcon } from "../ui/icons";
import type { Menu } from "../ui/menu";
import type { WorkspaceLeaf } from "../workspace-leaf";

/** What stands in a leaf. */
export abstract class View extends Component {
  readonly app: App;
  icon = "file";
  navigation = false;
  scope: Scope | null = null;
  readonly containerEl: HTMLElement;

  constructor(readonly leaf: WorkspaceLeaf) {
    super();
    this.app = leaf.app;
    this.containerEl = createDiv({ cls: "workspace-leaf-content" });
  }

  abstract getViewType(): string;
  abstract getDisplayText(): string;

  /** What the leaf does when the view comes in: it is in the document by then. */
  async open(parent: HTMLElement): Promise<void> {
    this.containerEl.setAttr("data-type", this.getViewType());
    parent.append(this.containerEl);
    await this.load();
    await this.onOpen();
  }

  /** What the leaf does when the view goes. */
  async close(): Promise<void> {
    await this.onClose();
    this.unload();
    this.containerEl.remove();
  }

  protected async onOpen(): Promise<void> {
    // For subclasses.
  }

  protected async onClose(): Promise<void> {
    // For subclasses.
  }

  getState(): Record<string, unknown> {
    return {};
  }

  async setState(_state: unknown, _result: ViewStateResult): Promise<void> {
    // For subclasses.
  }

  getEphemeralState(): Record<string, unknown> {
    return {};
  }

  setEphemeralState(_state: unknown): void {
    // For subclasses.
  }

  getIcon(): string {
    return this.icon;
  }

  onResize(): void {
    // For subclasses.
  }

  onPaneMenu(_menu: Menu, _source: string): void {
    // For subclasses.
  }
}

/** A view with a header, and its content under it. */
export abstract class ItemView extends View {
  readonly headerEl: HTMLElement;
  readonly titleEl: HTMLElement;
  readonly actionsEl: HTMLElement;
  readonly contentEl: HTMLElement;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.headerEl = this.containerEl.createDiv({ cls: "view-header" });
    const titles = this.headerEl.createDiv({ cls: "view-header-title-container" });
    this.titleEl = titles.createDiv({ cls: "view-header-title" });
    this.actionsEl = this.headerEl.createDiv({ cls: "view-actions" });
    this.contentEl = this.containerEl.createDiv({ cls: "view-content" });
  }

  override async open(parent: HTMLElement): Promise<void> {
    this.showTitle();
    await super.open(parent);
    this.showTitle();
  }

  /** A new button stands before the older ones. */
  addAction(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    const el = createEl("button", { cls: "clickable-icon view-action", attr: { "aria-label": title } });
    setIcon(el, icon);
    el.addEventListener("click", callback);
    this.actionsEl.prepend(el);
    return el;
  }

  showTitle(): void {
    this.titleEl.setText(this.getDisplayText());
  }
}

/** A view on one file. */
export abstract class FileView extends ItemView {
  allowNoFile = false;
  file: TFile | null = null;
  override navigation = true;

  override getDisplayText(): string {
    return this.file?.basename ?? "No file";
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), file: this.file?.path ?? null };
  }

  override onload(): void | Promise<void> {
    this.registerEvent(this.app.vault.on("rename", (file) => {
      if (file === this.file) void this.onRename(this.file);
    }));
    this.registerEvent(this.app.vault.on("delete", (file) => {
      if (file === this.file) this.leaf.detach();
    }));
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    const path = (state as { file?: string | null } | null)?.file;
    if (typeof path === "string" && path !== this.file?.path) {
      const file = this.app.vault.getFileByPath(path);
      if (!file) throw new Error(`File not found: ${path}`);
      if (this.file) await this.unloadFile(this.file);
      this.file = file;
      await this.onLoadFile(file);
      this.showTitle();
    }
    await super.setState(state, result);
  }

  protected override async onClose(): Promise<void> {
    if (this.file) await this.unloadFile(this.file);
  }

  async onLoadFile(_file: TFile): Promise<void> {
    // For subclasses.
  }

  async onUnloadFile(_file: TFile): Promise<void> {
    // For subclasses.
  }

  async onRename(_file: TFile): Promise<void> {
    this.showTitle();
    this.leaf.updateHeader();
  }

  canAcceptExtension(_extension: string): boolean {
    return false;
  }

  private async unloadFile(file: TFile): Promise<void> {
    await this.onUnloadFile(file);
    this.file = null;
  }
}

export abstract class EditableFileView extends FileView {}
