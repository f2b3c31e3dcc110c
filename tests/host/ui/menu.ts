import type { MenuPositionDef } from "obsidian";
import { Component, Scope } from "../base";
import { hostApp } from "./context";
import { setIcon } from "./icons";

const open: Menu[] = [];

/** The open menu, or null. */
export const openMenu = (): Menu | null => open.at(-1) ?? null;

export class MenuItem {
  readonly dom: HTMLElement;
  section = "";
  private readonly iconEl: HTMLElement;
  private readonly titleEl: HTMLElement;
  private disabled = false;
  private label = false;
  private callback: ((event: MouseEvent | KeyboardEvent) => unknown) | null = null;
  private submenu: Menu | null = null;

  constructor(readonly menu: Menu) {
    this.dom = createDiv({ cls: "menu-item tappable", attr: { role: "menuitem", tabindex: "-1" } });
    this.iconEl = this.dom.createDiv({ cls: "menu-item-icon" });
    this.titleEl = this.dom.createDiv({ cls: "menu-item-title" });
    this.dom.addEventListener("click", (event) => this.choose(event));
  }

  get title(): string {
    return this.titleEl.textContent;
  }

  setTitle(title: string | DocumentFragment): this {
    this.titleEl.replaceChildren(title);
    return this;
  }

  setIcon(icon: string | null): this {
    this.iconEl.empty();
    if (icon !== null) setIcon(this.iconEl, icon);
    return this;
  }

  setChecked(checked: boolean | null): this {
    this.dom.toggleClass("mod-checked", checked === true);
    this.dom.setAttr("role", checked === null ? "menuitem" : "menuitemcheckbox");
    this.dom.setAttr("aria-checked", checked === null ? null : String(checked));
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.disabled = disabled;
    this.dom.toggleClass("is-disabled", disabled);
    this.dom.setAttr("aria-disabled", disabled ? "true" : null);
    return this;
  }

  setWarning(isWarning: boolean): this {
    this.dom.toggleClass("is-warning", isWarning);
    return this;
  }

  setIsLabel(isLabel: boolean): this {
    this.label = isLabel;
    this.dom.toggleClass("is-label", isLabel);
    return this;
  }

  setSection(section: string): this {
    this.section = section;
    return this;
  }

  onClick(callback: (event: MouseEvent | KeyboardEvent) => unknown): this {
    this.callback = callback;
    return this;
  }

  /** Undocumented in the app, and widely used: a menu of its own behind this item. */
  setSubmenu(): Menu {
    this.dom.addClass("has-submenu");
    return (this.submenu ??= new Menu());
  }

  canBeChosen(): boolean {
    return !this.disabled && !this.label;
  }

  choose(event: MouseEvent | KeyboardEvent): void {
    if (!this.canBeChosen()) return;
    if (this.submenu) {
      const { left, bottom } = this.dom.getBoundingClientRect();
      this.submenu.showAtPosition({ x: left + 20, y: bottom });
      return;
    }
    Menu.closeAll();
    this.callback?.(event);
  }
}

class MenuSeparator {
  readonly dom = createDiv({ cls: "menu-separator" });
  section = "";
}

export class Menu extends Component {
  readonly items: (MenuItem | MenuSeparator)[] = [];
  readonly dom = createDiv({ cls: "menu", attr: { role: "menu" } });
  private readonly scope = new Scope();
  private readonly hideCallbacks: (() => unknown)[] = [];
  private selected = -1;
  private readonly onPointer = (event: Event) => {
    if (!open.some((menu) => menu.dom.contains(event.target as Node))) Menu.closeAll();
  };

  constructor() {
    super();
    this.scope.register([], "Escape", () => { this.hide(); return false; });
    this.scope.register([], "ArrowDown", () => { this.select(1); return false; });
    this.scope.register([], "ArrowUp", () => { this.select(-1); return false; });
    this.scope.register([], "Enter", (event) => { this.choosable()[this.selected]?.choose(event); return false; });
  }

  static forEvent(event: MouseEvent): Menu {
    const menu = new Menu();
    event.preventDefault();
    window.setTimeout(() => menu.showAtMouseEvent(event), 0);
    return menu;
  }

  static closeAll(): void {
    for (const menu of [...open].reverse()) menu.hide();
  }

  setNoIcon(): this {
    this.dom.addClass("mod-no-icon");
    return this;
  }

  setUseNativeMenu(): this {
    return this;
  }

  setParentElement(): this {
    return this;
  }

  addItem(make: (item: MenuItem) => unknown): this {
    const item = new MenuItem(this);
    this.items.push(item);
    make(item);
    return this;
  }

  addSeparator(): this {
    this.items.push(new MenuSeparator());
    return this;
  }

  showAtMouseEvent(event: MouseEvent): this {
    return this.showAtPosition({ x: event.clientX, y: event.clientY });
  }

  showAtPosition(position: MenuPositionDef, doc: Document = document): this {
    const scroll = this.dom.createDiv({ cls: "menu-scroll" });
    // The app shows items by section, in the order in which each section came first.
    const sections = [...new Set(this.items.map(({ section }) => section))];
    sections.forEach((section, at) => {
      const group = scroll.createDiv({ cls: "menu-group" });
      for (const item of this.items) if (item.section === section) group.append(item.dom);
      if (at < sections.length - 1) scroll.createDiv({ cls: "menu-separator" });
    });
    // Fixed before it is measured: in the flow it is as wide as the window.
    this.dom.setCssStyles({ position: "fixed", left: "0", top: "0" });
    doc.body.append(this.dom);
    const { width, height } = this.dom.getBoundingClientRect();
    const x = Math.max(4, Math.min(position.x, window.innerWidth - width - 4));
    const y = Math.max(4, Math.min(position.y, window.innerHeight - height - 4));
    this.dom.setCssStyles({ left: `${x}px`, top: `${y}px` });
    open.push(this);
    hostApp().keymap.pushScope(this.scope);
    doc.addEventListener("pointerdown", this.onPointer, true);
    void this.load();
    return this;
  }

  hide(): this {
    const at = open.indexOf(this);
    if (at < 0) return this;
    open.splice(at, 1);
    document.removeEventListener("pointerdown", this.onPointer, true);
    hostApp().keymap.popScope(this.scope);
    this.dom.remove();
    this.dom.empty();
    this.unload();
    for (const callback of this.hideCallbacks) callback();
    return this;
  }

  close(): void {
    this.hide();
  }

  onHide(callback: () => unknown): void {
    this.hideCallbacks.push(callback);
  }

  /** The titles of the items that stand in the menu. */
  titles(): string[] {
    return this.items.flatMap((item) => (item instanceof MenuItem ? [item.title] : []));
  }

  pick(title: string): void {
    const item = this.items.find((one): one is MenuItem => one instanceof MenuItem && one.title === title);
    if (!item) throw new Error(`The menu has no "${title}"; it has ${this.titles().join(", ")}.`);
    if (!item.canBeChosen()) throw new Error(`"${title}" cannot be chosen.`);
    item.dom.click();
  }

  private choosable(): MenuItem[] {
    return this.items.filter((item): item is MenuItem => item instanceof MenuItem && item.canBeChosen());
  }

  private select(step: number): void {
    const items = this.choosable();
    if (items.length === 0) return;
    items[this.selected]?.dom.removeClass("selected");
    this.selected = (this.selected + step + items.length) % items.length;
    items[this.selected]?.dom.addClass("selected");
  }
}

export { MenuSeparator };
