import type { TooltipOptions } from "obsidian";
import { ButtonComponent, ExtraButtonComponent, type BaseComponent } from "./buttons";
import * as controls from "./components";
import { setTooltip } from "./icons";

/** One row of the settings: what it is about at the left, its controls at the right. */
export class Setting {
  readonly settingEl: HTMLElement;
  readonly infoEl: HTMLElement;
  readonly nameEl: HTMLElement;
  readonly descEl: HTMLElement;
  readonly controlEl: HTMLElement;
  readonly components: BaseComponent[] = [];
  errorEl: HTMLElement | null = null;

  constructor(container: HTMLElement) {
    this.settingEl = container.createDiv({ cls: "setting-item" });
    this.infoEl = this.settingEl.createDiv({ cls: "setting-item-info" });
    this.nameEl = this.infoEl.createDiv({ cls: "setting-item-name" });
    this.descEl = this.infoEl.createDiv({ cls: "setting-item-description" });
    this.controlEl = this.settingEl.createDiv({ cls: "setting-item-control" });
  }

  setErrorMessage(message: string | null): this {
    this.errorEl?.remove();
    this.errorEl = message === null ? null : this.infoEl.createDiv({ cls: "setting-item-error", text: message, attr: { role: "alert" } });
    this.settingEl.toggleClass("mod-error", message !== null);
    return this;
  }

  setName(name: string | DocumentFragment): this {
    this.nameEl.replaceChildren(name);
    return this;
  }

  setDesc(desc: string | DocumentFragment): this {
    this.descEl.replaceChildren(desc);
    return this;
  }

  setClass(cls: string): this {
    this.settingEl.addClass(cls);
    return this;
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.nameEl, tooltip, options);
    return this;
  }

  setHeading(): this {
    this.settingEl.addClass("setting-item-heading");
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.settingEl.toggleClass("is-disabled", disabled);
    for (const component of this.components) component.setDisabled(disabled);
    return this;
  }

  then(callback: (setting: this) => unknown): this {
    callback(this);
    return this;
  }

  clear(): this {
    this.controlEl.empty();
    this.components.length = 0;
    return this;
  }

  addComponent<T extends BaseComponent>(make: (el: HTMLElement) => T): this {
    this.components.push(make(this.controlEl));
    return this;
  }

  addDisplayValue(callback: (component: controls.DisplayValueComponent) => unknown): this {
    callback(new controls.DisplayValueComponent(this.controlEl));
    return this;
  }

  addButton(callback: (component: ButtonComponent) => unknown): this {
    return this.add(new ButtonComponent(this.controlEl), callback);
  }

  addExtraButton(callback: (component: ExtraButtonComponent) => unknown): this {
    return this.add(new ExtraButtonComponent(this.controlEl), callback);
  }

  addToggle(callback: (component: controls.ToggleComponent) => unknown): this {
    this.settingEl.addClass("mod-toggle");
    return this.add(new controls.ToggleComponent(this.controlEl), callback);
  }

  addText(callback: (component: controls.TextComponent) => unknown): this {
    return this.add(new controls.TextComponent(this.controlEl), callback);
  }

  addSearch(callback: (component: controls.SearchComponent) => unknown): this {
    return this.add(new controls.SearchComponent(this.controlEl), callback);
  }

  addTextArea(callback: (component: controls.TextAreaComponent) => unknown): this {
    return this.add(new controls.TextAreaComponent(this.controlEl), callback);
  }

  addMomentFormat(callback: (component: controls.MomentFormatComponent) => unknown): this {
    return this.add(new controls.MomentFormatComponent(this.controlEl), callback);
  }

  addDropdown(callback: (component: controls.DropdownComponent) => unknown): this {
    return this.add(new controls.DropdownComponent(this.controlEl), callback);
  }

  addColorPicker(callback: (component: controls.ColorComponent) => unknown): this {
    return this.add(new controls.ColorComponent(this.controlEl), callback);
  }

  addProgressBar(callback: (component: controls.ProgressBarComponent) => unknown): this {
    return this.add(new controls.ProgressBarComponent(this.controlEl), callback);
  }

  addSlider(callback: (component: controls.SliderComponent) => unknown): this {
    return this.add(new controls.SliderComponent(this.controlEl), callback);
  }

  private add<T extends BaseComponent>(component: T, callback: (component: T) => unknown): this {
    this.components.push(component);
    callback(component);
    return this;
  }
}

export class SettingGroup {
  readonly groupEl: HTMLElement;
  readonly listEl: HTMLElement;
  private heading: Setting | null = null;

  constructor(container: HTMLElement) {
    this.groupEl = container.createDiv({ cls: "setting-group" });
    this.listEl = this.groupEl.createDiv({ cls: "setting-items" });
  }

  setHeading(text: string | DocumentFragment): this {
    this.head().setName(text);
    return this;
  }

  addClass(...classes: string[]): this {
    this.groupEl.addClass(...classes);
    return this;
  }

  addSetting(make: (setting: Setting) => void): this {
    make(new Setting(this.listEl));
    return this;
  }

  addSearch(callback: (component: controls.SearchComponent) => unknown): this {
    this.head().addSearch(callback);
    return this;
  }

  addExtraButton(callback: (component: ExtraButtonComponent) => unknown): this {
    this.head().addExtraButton(callback);
    return this;
  }

  private head(): Setting {
    if (!this.heading) {
      this.heading = new Setting(this.groupEl).setHeading();
      this.groupEl.prepend(this.heading.settingEl);
    }
    return this.heading;
  }
}
