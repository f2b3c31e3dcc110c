import type { App, SettingControl } from "obsidian";
import { hostContext } from "./context";
import type { Setting } from "./setting";
import { AbstractInputSuggest } from "./suggest";

/** A row or group that was drawn, and what decides whether it is seen and can be used. */
export interface Drawn {
  el: HTMLElement;
  visible?: boolean | (() => boolean);
  disabled?: boolean | (() => boolean);
  setting?: Setting;
}

/** Where the values of controls come from and go to. */
interface Values {
  getControlValue(key: string): unknown;
  setControlValue(key: string, value: unknown): void | Promise<void>;
  refreshDomState(): void;
}

/** Draws a control. A value is checked before it is kept; one that fails is shown with its error and not kept. */
export function addControl(app: App, row: Setting, control: SettingControl, values: Values): void {
  const value = values.getControlValue(control.key) ?? control.defaultValue;
  const check = async (candidate: unknown) => {
    const error = await (control.validate as ((value: unknown) => unknown) | undefined)?.(candidate);
    const message = typeof error === "string" && error !== "" ? error : null;
    row.setErrorMessage(message);
    return message === null;
  };
  const keep = async (candidate: unknown) => {
    if (!(await check(candidate))) return;
    await values.setControlValue(control.key, candidate);
    values.refreshDomState();
  };
  const { pending } = hostContext();
  const change = (candidate: unknown) => void pending.add(keep(candidate));
  if (control.validate && value !== undefined) void pending.add(check(value));
  const text = typeof value === "string" ? value : "";
  switch (control.type) {
    case "toggle":
      row.addToggle((toggle) => toggle.setValue(value === true).onChange(change));
      break;
    case "dropdown":
      row.addDropdown((dropdown) => dropdown.addOptions(control.options).setValue(text).onChange(change));
      break;
    case "text":
      row.addText((input) => input.setPlaceholder(control.placeholder ?? "").setValue(text).onChange(change));
      break;
    case "textarea":
      row.addTextArea((area) => {
        area.setPlaceholder(control.placeholder ?? "").setValue(text).onChange(change);
        if (control.rows !== undefined) area.inputEl.rows = control.rows;
      });
      break;
    case "number":
      row.addText((input) => {
        input.inputEl.type = "number";
        input.inputEl.setAttrs({ min: control.min ?? null, max: control.max ?? null, step: control.step ?? null });
        input.setPlaceholder(control.placeholder ?? "").setValue(typeof value === "number" ? String(value) : "");
        input.onChange((typed) => {
          if (typed.trim() !== "" && Number.isFinite(Number(typed))) change(Number(typed));
        });
      });
      break;
    case "slider":
      row.addSlider((slider) => {
        if (control.displayFormat) slider.setDisplayFormat(control.displayFormat);
        slider.setLimits(control.min, control.max, control.step).setValue(Number(value ?? control.min)).onChange(change);
      });
      break;
    case "color":
      row.addColorPicker((picker) => picker.setValue(text).onChange(change));
      break;
    case "file":
    case "folder":
      row.addSearch((input) => {
        input.setPlaceholder(control.placeholder ?? "").setValue(text).onChange(change);
        new PathSuggest(app, input.inputEl, () => pathsFor(app, control)).onSelect(change);
      });
      break;
  }
}

function pathsFor(app: App, control: SettingControl): string[] {
  if (control.type === "file") return app.vault.getFiles().filter((file) => control.filter?.(file) ?? true).map(({ path }) => path);
  if (control.type !== "folder") return [];
  return app.vault.getAllFolders(control.includeRoot ?? false).filter((folder) => control.filter?.(folder) ?? true).map(({ path }) => path);
}

class PathSuggest extends AbstractInputSuggest<string> {
  constructor(app: App, input: HTMLInputElement, private readonly paths: () => string[]) {
    super(app, input);
  }

  protected override getSuggestions(query: string): string[] {
    return this.paths().filter((path) => path.toLowerCase().includes(query.toLowerCase()));
  }

  override renderSuggestion(path: string, el: HTMLElement): void {
    el.setText(path);
  }

  override selectSuggestion(path: string, event: MouseEvent | KeyboardEvent): void {
    this.setValue(path);
    super.selectSuggestion(path, event);
    this.close();
  }
}
