import type { App, Plugin, SettingDefinition, SettingDefinitionGroup, SettingDefinitionItem, SettingDefinitionList, SettingDefinitionPage } from "obsidian";
import { setIcon } from "./icons";
import { Setting, SettingGroup } from "./setting";
import { addControl, type Drawn } from "./setting-controls";

const is = (value: boolean | (() => boolean) | undefined, otherwise: boolean) => (typeof value === "function" ? value() : value ?? otherwise);
const isGroup = (item: SettingDefinitionItem): item is SettingDefinitionGroup | SettingDefinitionList => "type" in item && item.type !== "page";
const isPage = (item: SettingDefinitionItem): item is SettingDefinitionPage => "type" in item && item.type === "page";

/** A tab of the settings, drawn from its definitions; from `display()` where it has none. */
export abstract class SettingTab {
  icon = "settings";
  id = "";
  name = "";
  readonly containerEl = createDiv({ cls: "vertical-tab-content" });
  settingItems: SettingDefinitionItem[] = [];
  private drawn: Drawn[] = [];
  private cleanups: (() => void)[] = [];
  private shown = false;
  /** The way to the page that is open, by the pages' names. */
  private path: string[] = [];
  private page: SettingPage | null = null;
  private readonly queries = new Map<string, string>();

  constructor(readonly app: App) {}

  getSettingDefinitions(): SettingDefinitionItem[] {
    return [];
  }

  abstract getControlValue(key: string): unknown;
  abstract setControlValue(key: string, value: unknown): void | Promise<void>;

  /** Takes the definitions anew, and draws them where the tab is open. */
  update(): void {
    this.settingItems = this.getSettingDefinitions();
    if (this.shown) this.draw();
  }

  /** What the app does when the tab is opened. */
  show(): void {
    this.shown = true;
    this.path = [];
    this.settingItems = this.getSettingDefinitions();
    this.draw();
  }

  display(): void {
    // For plugins that draw their tab themselves.
  }

  hide(): void {
    this.shown = false;
    this.clear();
  }

  refreshDomState(): void {
    for (const { el, visible, disabled, setting } of this.drawn) {
      el.toggle(is(visible, true));
      if (disabled !== undefined) setting?.setDisabled(is(disabled, false));
    }
  }

  private clear(): void {
    this.page?.hide();
    this.page = null;
    for (const cleanup of this.cleanups.splice(0)) cleanup();
    this.drawn = [];
    this.containerEl.empty();
  }

  private draw(): void {
    const scroll = this.containerEl.scrollTop;
    this.clear();
    let items = this.settingItems;
    let page: SettingDefinitionPage | null = null;
    for (const name of this.path) {
      page = allPages(items).find((one) => one.name === name) ?? null;
      items = page?.items ?? [];
    }
    if (page) this.titlebar(page);
    if (page?.page) this.customPage(page.page() as unknown as SettingPage);
    else if (items.length === 0 && !page) this.display();
    else this.items(items, this.containerEl);
    this.refreshDomState();
    this.containerEl.scrollTop = scroll;
  }

  private titlebar(page: SettingDefinitionPage): void {
    const bar = this.containerEl.createDiv({ cls: "setting-page-titlebar" });
    const back = bar.createEl("button", { cls: "clickable-icon setting-page-back", attr: { "aria-label": "Back" } });
    setIcon(back, "arrow-left");
    back.addEventListener("click", () => this.go(this.path.slice(0, -1)));
    bar.createDiv({ cls: "setting-page-title", text: page.name });
  }

  private go(path: string[]): void {
    this.path = path;
    this.draw();
  }

  private customPage(page: SettingPage): void {
    this.page = page;
    this.containerEl.append(page.containerEl);
    page.display();
  }

  /** Loose rows in a row share a group without heading, as in the app. */
  private items(items: SettingDefinitionItem[], parent: HTMLElement): void {
    let loose: SettingGroup | null = null;
    for (const item of items) {
      if (isGroup(item)) {
        loose = null;
        this.group(item, parent);
      } else {
        loose ??= new SettingGroup(parent);
        this.item(item, loose, 0, null);
      }
    }
  }

  private group(definition: SettingDefinitionGroup | SettingDefinitionList, parent: HTMLElement): void {
    const group = new SettingGroup(parent);
    if (definition.heading !== undefined) group.setHeading(definition.heading);
    if (definition.cls !== undefined) group.addClass(...definition.cls.split(" "));
    for (const make of definition.extraButtons ?? []) group.addExtraButton(make as never);
    const list = definition.type === "list" ? (definition as SettingDefinitionList) : null;
    if (list) group.addClass("mod-list");
    const items = definition.items ?? [];
    const rows = items.map((item, at) => this.item(item, group, at, list));
    if (list && items.length === 0 && list.emptyState !== undefined) group.listEl.createDiv({ cls: "setting-list-empty" }).append(list.emptyState);
    if (list?.addItem) this.addItem(list.addItem, group);
    if (definition.search) this.search(definition, group, rows);
    this.drawn.push({ el: group.groupEl, visible: definition.visible });
  }

  private addItem({ name, action }: { name: string; action: (el: HTMLElement) => void }, group: SettingGroup): void {
    group.addExtraButton((button) => {
      button.setIcon("plus").setTooltip(name).onClick(() => action(button.extraSettingsEl));
    });
  }

  private search({ search, items = [], heading = "" }: SettingDefinitionGroup, group: SettingGroup, rows: HTMLElement[]): void {
    if (!search) return;
    const filter = (query: string) => {
      this.queries.set(heading, query);
      rows.forEach((row, at) => {
        const item = items[at];
        if (!item || isPage(item) || !is(item.searchable, true)) return;
        row.toggle(is(item.visible, true) && (query === "" || search.match(item, query)));
      });
    };
    group.addSearch((component) => {
      component.setPlaceholder(search.placeholder ?? "").setValue(this.queries.get(heading) ?? "").onChange(filter);
    });
    filter(this.queries.get(heading) ?? "");
  }

  private item(item: SettingDefinition | SettingDefinitionPage, group: SettingGroup, at: number, list: SettingDefinitionList | null): HTMLElement {
    let row!: Setting;
    group.addSetting((setting) => void (row = setting));
    row.setName(item.name);
    if (item.desc !== undefined) row.setDesc(typeof item.desc === "string" ? item.desc : item.desc.cloneNode(true) as DocumentFragment);
    const entry: Drawn = { el: row.settingEl, visible: item.visible, setting: row };
    if (isPage(item)) this.pageLink(item, row);
    else if ("render" in item && item.render) {
      const cleanup = item.render(row as never, group as never);
      if (typeof cleanup === "function") this.cleanups.push(cleanup);
    } else if ("control" in item && item.control) {
      entry.disabled = item.control.disabled;
      addControl(this.app, row, item.control, this);
    } else if ("action" in item && item.action) {
      entry.disabled = item.disabled;
      this.action(row, (el) => item.action?.(el, at), item.disabled);
    }
    if (list) this.listButtons(row, list, at);
    this.drawn.push(entry);
    return row.settingEl;
  }

  private action(row: Setting, run: (el: HTMLElement) => void, disabled: boolean | (() => boolean) | undefined): void {
    const el = row.settingEl;
    el.addClass("mod-action", "tappable");
    el.setAttrs({ role: "button", tabindex: "0" });
    el.addEventListener("click", () => {
      if (!is(disabled, false)) run(el);
    });
  }

  private pageLink(page: SettingDefinitionPage, row: Setting): void {
    const value = typeof page.displayValue === "function" ? page.displayValue() : page.displayValue;
    const status = typeof page.status === "function" ? page.status() : page.status;
    if (value !== undefined || status) row.addDisplayValue((component) => component.setValue(value ?? null).setStatus(status ?? null));
    setIcon(row.controlEl.createDiv({ cls: "setting-page-chevron" }), "chevron-right");
    row.setClass("mod-page");
    this.action(row, () => this.go([...this.path, page.name]), false);
  }

  private listButtons(row: Setting, list: SettingDefinitionList, at: number): void {
    const { onDelete, onReorder } = list;
    if (onReorder) {
      row.addExtraButton((button) => {
        button.setIcon("menu").setTooltip("Drag to reorder");
        button.extraSettingsEl.addClass("setting-drag-handle");
        button.extraSettingsEl.addEventListener("keydown", (event) => {
          if (event.key === "ArrowUp" && at > 0) onReorder(at, at - 1);
          if (event.key === "ArrowDown" && at < (list.items?.length ?? 0) - 1) onReorder(at, at + 1);
        });
      });
    }
    if (onDelete) row.addExtraButton((button) => button.setIcon("trash").setTooltip("Delete").onClick(() => onDelete(at)));
  }
}

function allPages(items: SettingDefinitionItem[]): SettingDefinitionPage[] {
  return items.flatMap((item) => (isPage(item) ? [item] : isGroup(item) ? (item.items ?? []).filter(isPage) : []));
}

export abstract class PluginSettingTab extends SettingTab {
  constructor(app: App, readonly plugin: Plugin) {
    super(app);
    this.id = plugin.manifest.id;
    this.name = plugin.manifest.name;
  }

  getControlValue(key: string): unknown {
    return (this.plugin.settings as Record<string, unknown> | undefined)?.[key];
  }

  async setControlValue(key: string, value: unknown): Promise<void> {
    const settings = (this.plugin.settings ??= {}) as Record<string, unknown>;
    settings[key] = value;
    await this.plugin.saveData(settings);
  }
}

export abstract class SettingPage {
  readonly rootEl = createDiv({ cls: "setting-page" });
  readonly titlebarEl = this.rootEl.createDiv({ cls: "setting-page-titlebar" });
  readonly containerEl = this.rootEl.createDiv({ cls: "setting-page-content" });
  title = "";

  abstract display(): void;

  hide(): void {
    this.containerEl.empty();
  }
}
