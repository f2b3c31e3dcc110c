import type { App } from "obsidian";
import { Scope } from "../base";
import { ButtonComponent } from "./buttons";

const open: Modal[] = [];

/** The open modals, the topmost last. */
export const openModals = (): Modal[] => [...open];

export class Modal {
  readonly scope = new Scope();
  readonly containerEl: HTMLElement;
  readonly bgEl: HTMLElement;
  readonly modalEl: HTMLElement;
  readonly headerEl: HTMLElement;
  readonly titleEl: HTMLElement;
  readonly contentEl: HTMLElement;
  shouldRestoreSelection = true;
  private closeCallback: (() => unknown) | null = null;
  private focused: Element | null = null;

  constructor(readonly app: App) {
    this.containerEl = createDiv({ cls: "modal-container mod-dim" });
    this.bgEl = this.containerEl.createDiv({ cls: "modal-bg" });
    this.modalEl = this.containerEl.createDiv({ cls: "modal", attr: { role: "dialog", "aria-modal": "true" } });
    const closeEl = this.modalEl.createDiv({ cls: "modal-close-button mod-raised clickable-icon", attr: { "aria-label": "Close" } });
    this.headerEl = this.modalEl.createDiv({ cls: "modal-header" });
    this.titleEl = this.headerEl.createDiv({ cls: "modal-title" });
    this.contentEl = this.modalEl.createDiv({ cls: "modal-content" });
    closeEl.addEventListener("click", () => this.close());
    this.bgEl.addEventListener("click", () => this.close());
    this.scope.register([], "Escape", () => { this.close(); return false; });
  }

  open(): void {
    if (open.includes(this)) return;
    this.focused = document.activeElement;
    open.push(this);
    document.body.append(this.containerEl);
    this.app.keymap.pushScope(this.scope);
    void this.onOpen();
    if (!this.modalEl.contains(document.activeElement)) this.modalEl.querySelector<HTMLElement>("input, textarea, select, button, [tabindex]")?.focus();
  }

  close(): void {
    const at = open.indexOf(this);
    if (at < 0) return;
    open.splice(at, 1);
    this.app.keymap.popScope(this.scope);
    this.containerEl.remove();
    this.onClose();
    this.closeCallback?.();
    if (this.shouldRestoreSelection && this.focused instanceof HTMLElement && this.focused.isConnected) this.focused.focus();
  }

  onOpen(): void | Promise<void> {
    // For subclasses.
  }

  onClose(): void {
    // For subclasses.
  }

  onHistoryBack(): void {
    this.close();
  }

  setTitle(title: string): this {
    this.titleEl.setText(title);
    return this;
  }

  setContent(content: string | DocumentFragment): this {
    this.contentEl.replaceChildren(content);
    return this;
  }

  setCloseCallback(callback: () => unknown): this {
    this.closeCallback = callback;
    return this;
  }
}

/** A button that closes its dialog when it was chosen, unless its handler answers true or fails. */
export class ConfirmationButton extends ButtonComponent {
  private focusFirst = false;

  constructor(container: HTMLElement, private readonly modal: ConfirmationModal) {
    super(container);
    super.onClick(() => this.modal.close());
  }

  override onClick(handler: (event: MouseEvent) => unknown): this {
    return super.onClick(async (event) => {
      if ((await handler(event)) !== true) this.modal.close();
    });
  }

  setInitialFocus(): this {
    this.focusFirst = true;
    return this;
  }

  setSecondary(): this {
    this.buttonEl.addClass("mod-secondary");
    return this;
  }

  setCancel(): this {
    this.buttonEl.addClass("mod-cancel");
    return this;
  }

  focusIfFirst(): void {
    if (this.focusFirst) this.buttonEl.focus();
  }
}

export class ConfirmationModal extends Modal {
  readonly buttonContainerEl: HTMLElement;
  private readonly buttons: ConfirmationButton[] = [];

  constructor(app: App) {
    super(app);
    this.containerEl.addClass("mod-confirmation");
    this.buttonContainerEl = this.modalEl.createDiv({ cls: "modal-button-container" });
  }

  override open(): void {
    super.open();
    for (const button of this.buttons) button.focusIfFirst();
  }

  addClass(cls: string): this {
    this.modalEl.addClass(cls);
    return this;
  }

  addCheckbox(label: string, callback: (value: boolean) => unknown): this {
    const labelEl = this.buttonContainerEl.createEl("label", { cls: "mod-checkbox" });
    const box = labelEl.createEl("input", { type: "checkbox", attr: { tabindex: "-1" } });
    labelEl.appendText(label);
    box.addEventListener("change", () => void callback(box.checked));
    return this;
  }

  addButton(make: (button: ConfirmationButton) => unknown): this {
    const button = new ConfirmationButton(this.buttonContainerEl, this);
    this.buttons.push(button);
    make(button);
    return this;
  }

  addCancelButton(text = "Cancel"): this {
    return this.addButton((button) => button.setButtonText(text).setCancel());
  }
}
