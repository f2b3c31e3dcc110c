import { lacks } from "./base";
import { Events } from "./base";
import { setIcon, setTooltip } from "./ui/icons";
import type { HostWorkspace } from "./workspace";
import { WorkspaceLeaf } from "./workspace-leaf";

/** Leaves behind one row of tabs: one of them is seen. */
export class WorkspaceTabs extends Events {
  readonly children: WorkspaceLeaf[] = [];
  readonly containerEl = createDiv({ cls: "workspace-tabs mod-top" });
  private readonly headersEl: HTMLElement;
  private readonly leavesEl: HTMLElement;
  currentTab = 0;

  constructor(readonly workspace: HostWorkspace, readonly parent: WorkspaceSplit) {
    super();
    const bar = this.containerEl.createDiv({ cls: "workspace-tab-header-container" });
    this.headersEl = bar.createDiv({ cls: "workspace-tab-header-container-inner", attr: { role: "tablist" } });
    this.leavesEl = this.containerEl.createDiv({ cls: "workspace-tab-container" });
  }

  add(): WorkspaceLeaf {
    const leaf = new WorkspaceLeaf(this.workspace, this);
    this.children.push(leaf);
    this.headersEl.append(leaf.tabHeaderEl);
    this.leavesEl.append(leaf.containerEl);
    this.select(leaf);
    return leaf;
  }

  remove(leaf: WorkspaceLeaf): void {
    this.children.splice(this.children.indexOf(leaf), 1);
    leaf.tabHeaderEl.remove();
    leaf.containerEl.remove();
    this.parent.onTabClosed(this);
    const next = this.children[Math.min(this.currentTab, this.children.length - 1)];
    if (next) this.select(next);
  }

  /** Brings a leaf to the front; a stand-in becomes the real view then. */
  select(leaf: WorkspaceLeaf): void {
    this.currentTab = this.children.indexOf(leaf);
    for (const one of this.children) {
      one.containerEl.toggle(one === leaf);
      one.tabHeaderEl.toggleClass("is-active", one === leaf);
      one.tabHeaderEl.setAttr("aria-selected", String(one === leaf));
    }
    if (this.parent.isShown()) void leaf.loadIfDeferred();
  }

  current(): WorkspaceLeaf | null {
    return this.children[this.currentTab] ?? null;
  }
}

export class WorkspaceSplit extends Events {
  readonly children: WorkspaceTabs[] = [];
  readonly containerEl: HTMLElement;
  readonly win = window;
  readonly doc = document;

  constructor(readonly workspace: HostWorkspace, readonly side: "root" | "left" | "right") {
    super();
    this.containerEl = createDiv({ cls: `workspace-split mod-${side === "root" ? "vertical mod-root" : `horizontal mod-sidedock mod-${side}-split`}` });
  }

  addTabs(): WorkspaceTabs {
    const tabs = new WorkspaceTabs(this.workspace, this);
    this.children.push(tabs);
    this.containerEl.append(tabs.containerEl);
    return tabs;
  }

  /** The first row of tabs; made where there is none. */
  tabs(): WorkspaceTabs {
    return this.children[0] ?? this.addTabs();
  }

  leaves(): WorkspaceLeaf[] {
    return this.children.flatMap(({ children }) => children);
  }

  isShown(): boolean {
    return true;
  }

  onTabClosed(tabs: WorkspaceTabs): void {
    if (tabs.children.length > 0) return;
    if (this.children.length > 1 || this.side !== "root") {
      this.children.splice(this.children.indexOf(tabs), 1);
      tabs.containerEl.remove();
    } else tabs.add();
  }
}

/** A sidebar; on a phone a drawer over the note. */
export class WorkspaceSidedock extends WorkspaceSplit {
  collapsed = true;

  constructor(workspace: HostWorkspace, side: "left" | "right", phone: boolean) {
    super(workspace, side);
    if (phone) this.containerEl.addClass("workspace-drawer", `mod-${side}`);
    this.containerEl.addClass("is-sidedock-collapsed");
  }

  override isShown(): boolean {
    return !this.collapsed;
  }

  toggle(): void {
    if (this.collapsed) this.expand();
    else this.collapse();
  }

  expand(): void {
    this.set(false);
    for (const tabs of this.children) void tabs.current()?.loadIfDeferred();
  }

  collapse(): void {
    this.set(true);
  }

  private set(collapsed: boolean): void {
    if (this.collapsed === collapsed) return;
    this.collapsed = collapsed;
    this.containerEl.toggleClass("is-sidedock-collapsed", collapsed);
    this.workspace.onLayoutChange();
    this.workspace.trigger("resize");
  }
}

export class WorkspaceRibbon {
  readonly containerEl = createDiv({ cls: "workspace-ribbon side-dock-ribbon mod-left" });
  readonly actionsEl = this.containerEl.createDiv({ cls: "side-dock-actions" });
  readonly settingsEl = this.containerEl.createDiv({ cls: "side-dock-settings" });
  private readonly items = new Map<string, HTMLElement>();

  /** As the app's own, undocumented name, behind `Plugin.addRibbonIcon`. */
  addRibbonItemButton(id: string, icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    const el = this.actionsEl.createDiv({ cls: "clickable-icon side-dock-ribbon-action", attr: { role: "button", tabindex: "0" } });
    setIcon(el, icon);
    setTooltip(el, title);
    el.addEventListener("click", callback);
    this.items.set(id, el);
    return el;
  }

  removeRibbonAction(id: string): void {
    this.items.get(id)?.remove();
    this.items.delete(id);
  }
}

lacks(WorkspaceSplit, "insertChild", "replaceChild");
