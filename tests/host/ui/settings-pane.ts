import type { App } from "obsidian";
import { Modal } from "./modal";
import type { SettingTab } from "./setting-tab";

/** The settings: a list of tabs at the left, the chosen one at the right. */
export class SettingsPane extends Modal {
  readonly pluginTabs: SettingTab[] = [];
  activeTab: SettingTab | null = null;
  private readonly listEl: HTMLElement;
  private readonly tabEl: HTMLElement;

  constructor(app: App) {
    super(app);
    this.modalEl.addClass("mod-settings", "mod-sidebar-layout");
    this.contentEl.addClass("vertical-tabs-container");
    this.listEl = this.contentEl.createDiv({ cls: "vertical-tab-header" });
    this.tabEl = this.contentEl.createDiv({ cls: "vertical-tab-content-container" });
  }

  addSettingTab(tab: SettingTab): void {
    this.pluginTabs.push(tab);
    // The app reads the definitions once for its search when the tab is added.
    tab.update();
  }

  removeSettingTab(tab: SettingTab): void {
    if (this.activeTab === tab) this.leave();
    const at = this.pluginTabs.indexOf(tab);
    if (at >= 0) this.pluginTabs.splice(at, 1);
  }

  openTabById(id: string): SettingTab | null {
    const tab = this.pluginTabs.find((one) => one.id === id) ?? null;
    if (tab) this.openTab(tab);
    return tab;
  }

  openTab(tab: SettingTab): void {
    this.leave();
    this.activeTab = tab;
    this.tabEl.append(tab.containerEl);
    tab.show();
    this.drawList();
  }

  override onOpen(): void {
    const [first] = this.pluginTabs;
    if (first) this.openTab(first);
  }

  override onClose(): void {
    this.leave();
  }

  private leave(): void {
    this.activeTab?.hide();
    this.activeTab?.containerEl.remove();
    this.activeTab = null;
  }

  private drawList(): void {
    this.listEl.empty();
    this.listEl.createDiv({ cls: "vertical-tab-header-group-title", text: "Community plugins" });
    for (const tab of this.pluginTabs) {
      const item = this.listEl.createDiv({ cls: "vertical-tab-nav-item tappable", text: tab.name, attr: { role: "button", tabindex: "0" } });
      item.toggleClass("is-active", tab === this.activeTab);
      item.addEventListener("click", () => this.openTab(tab));
    }
  }
}
