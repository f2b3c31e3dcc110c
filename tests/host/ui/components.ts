import type { App, TooltipOptions } from "obsidian";
import { lacks } from "../base";
import { BaseComponent, ValueComponent } from "./buttons";
import { setIcon, setTooltip } from "./icons";

type Changed<T> = ((value: T) => unknown) | null;

export class AbstractTextComponent<E extends HTMLInputElement | HTMLTextAreaElement> extends ValueComponent<string> {
  private changed: Changed<string> = null;

  constructor(readonly inputEl: E) {
    super();
    inputEl.addEventListener("input", () => this.onChanged());
  }

  override setDisabled(disabled: boolean): this {
    this.inputEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  getValue(): string {
    return this.inputEl.value;
  }

  setValue(value: string): this {
    this.inputEl.value = value;
    return this;
  }

  setPlaceholder(placeholder: string): this {
    this.inputEl.placeholder = placeholder;
    return this;
  }

  onChanged(): void {
    this.changed?.(this.getValue());
  }

  onChange(callback: (value: string) => unknown): this {
    this.changed = callback;
    return this;
  }
}

export class TextComponent extends AbstractTextComponent<HTMLInputElement> {
  constructor(container: HTMLElement) {
    super(container.createEl("input", { type: "text", attr: { spellcheck: "false" } }));
  }
}

export class TextAreaComponent extends AbstractTextComponent<HTMLTextAreaElement> {
  constructor(container: HTMLElement) {
    super(container.createEl("textarea", { attr: { spellcheck: "false" } }));
  }
}

export class MomentFormatComponent extends TextComponent {}
lacks(MomentFormatComponent, "setDefaultFormat", "setSampleEl", "updateSample");

export class SearchComponent extends AbstractTextComponent<HTMLInputElement> {
  readonly containerEl: HTMLElement;
  readonly clearButtonEl: HTMLElement;

  constructor(container: HTMLElement) {
    const el = container.createDiv({ cls: "search-input-container" });
    super(el.createEl("input", { type: "search", attr: { enterkeyhint: "search", spellcheck: "false" } }));
    this.containerEl = el;
    this.clearButtonEl = el.createDiv({ cls: "search-input-clear-button", attr: { "aria-label": "Clear search" } });
    this.clearButtonEl.addEventListener("click", () => {
      this.setValue("");
      this.onChanged();
    });
  }
}

export class ToggleComponent extends ValueComponent<boolean> {
  readonly toggleEl: HTMLElement;
  private readonly box: HTMLInputElement;
  private on = false;
  private changed: Changed<boolean> = null;

  constructor(container: HTMLElement) {
    super();
    this.toggleEl = container.createDiv({ cls: "checkbox-container" });
    this.box = this.toggleEl.createEl("input", { type: "checkbox", attr: { tabindex: "0" } });
    this.toggleEl.addEventListener("click", (event) => {
      event.preventDefault();
      this.onClick();
    });
  }

  override setDisabled(disabled: boolean): this {
    this.toggleEl.toggleClass("is-disabled", disabled);
    this.box.disabled = disabled;
    return super.setDisabled(disabled);
  }

  getValue(): boolean {
    return this.on;
  }

  setValue(on: boolean): this {
    const differs = this.on !== on;
    this.on = on;
    this.box.checked = on;
    this.toggleEl.toggleClass("is-enabled", on);
    if (differs) this.changed?.(on);
    return this;
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.toggleEl, tooltip, options);
    return this;
  }

  onClick(): void {
    if (!this.disabled) this.setValue(!this.on);
  }

  onChange(callback: (value: boolean) => unknown): this {
    this.changed = callback;
    return this;
  }
}

export class DropdownComponent extends ValueComponent<string> {
  readonly selectEl: HTMLSelectElement;
  private changed: Changed<string> = null;

  constructor(container: HTMLElement) {
    super();
    this.selectEl = container.createEl("select", { cls: "dropdown" });
    this.selectEl.addEventListener("change", () => this.changed?.(this.getValue()));
  }

  override setDisabled(disabled: boolean): this {
    this.selectEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  addOption(value: string, display: string): this {
    this.selectEl.createEl("option", { value, text: display });
    return this;
  }

  addOptions(options: Record<string, string>): this {
    for (const [value, display] of Object.entries(options)) this.addOption(value, display);
    return this;
  }

  getValue(): string {
    return this.selectEl.value;
  }

  setValue(value: string): this {
    this.selectEl.value = value;
    return this;
  }

  onChange(callback: (value: string) => unknown): this {
    this.changed = callback;
    return this;
  }
}

export class SliderComponent extends ValueComponent<number> {
  readonly sliderEl: HTMLInputElement;
  private changed: Changed<number> = null;
  private format = (value: number): string => String(value);

  constructor(container: HTMLElement) {
    super();
    this.sliderEl = container.createEl("input", { cls: "slider", type: "range", attr: { min: "0", max: "100", step: "1" } });
    this.sliderEl.addEventListener("change", () => this.changed?.(this.getValue()));
  }

  override setDisabled(disabled: boolean): this {
    this.sliderEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  setInstant(instant: boolean): this {
    if (instant) this.sliderEl.addEventListener("input", () => this.changed?.(this.getValue()));
    return this;
  }

  setLimits(min: number | null, max: number | null, step: number | "any"): this {
    this.sliderEl.setAttrs({ min, max, step });
    return this;
  }

  getValue(): number {
    return Number(this.sliderEl.value);
  }

  setValue(value: number): this {
    this.sliderEl.value = String(value);
    this.sliderEl.setAttr("aria-valuetext", this.getValuePretty());
    return this;
  }

  getValuePretty(): string {
    return this.format(this.getValue());
  }

  setDisplayFormat(format: (value: number) => string): this {
    this.format = format;
    return this;
  }

  setDynamicTooltip(): this {
    return this;
  }

  onChange(callback: (value: number) => unknown): this {
    this.changed = callback;
    return this;
  }
}

export class ProgressBarComponent extends ValueComponent<number> {
  readonly progressBar: HTMLElement;
  private readonly lineEl: HTMLElement;
  private value = 0;

  constructor(container: HTMLElement) {
    super();
    this.progressBar = container.createDiv({ cls: "setting-progress-bar" });
    this.lineEl = this.progressBar.createDiv({ cls: "setting-progress-bar-inner" });
  }

  getValue(): number {
    return this.value;
  }

  setValue(value: number): this {
    this.value = value;
    this.lineEl.setCssStyles({ width: `${value}%` });
    return this;
  }
}

export class ColorComponent extends ValueComponent<string> {
  readonly colorPickerEl: HTMLInputElement;

  constructor(container: HTMLElement) {
    super();
    this.colorPickerEl = container.createEl("input", { type: "color" });
  }

  getValue(): string {
    return this.colorPickerEl.value;
  }

  setValue(value: string): this {
    this.colorPickerEl.value = value;
    return this;
  }

  onChange(callback: (value: string) => unknown): this {
    this.colorPickerEl.addEventListener("change", () => callback(this.getValue()));
    return this;
  }
}
lacks(ColorComponent, "getValueRgb", "getValueHsl", "setValueRgb", "setValueHsl");

export class DisplayValueComponent {
  readonly valueEl: HTMLElement;

  constructor(container: HTMLElement) {
    this.valueEl = container.createDiv({ cls: "setting-item-value" });
  }

  setValue(value: string | null): this {
    this.valueEl.setText(value ?? "");
    return this;
  }

  setStatus(status: "warning" | null): this {
    this.valueEl.toggleClass("mod-warning", status === "warning");
    return this;
  }
}

/** Keeps the name of a secret, never the secret itself; the host asks for the name in a plain field. */
export class SecretComponent extends BaseComponent {
  private readonly inputEl: HTMLInputElement;

  constructor(readonly app: App, container: HTMLElement) {
    super();
    const el = container.createDiv({ cls: "secret-input" });
    setIcon(el, "key");
    this.inputEl = el.createEl("input", { type: "text" });
  }

  setValue(value: string): this {
    this.inputEl.value = value;
    return this;
  }

  onChange(callback: (value: string) => unknown): this {
    this.inputEl.addEventListener("change", () => callback(this.inputEl.value));
    return this;
  }
}
