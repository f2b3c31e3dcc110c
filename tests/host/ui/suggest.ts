import type { App, FuzzyMatch, Instruction } from "obsidian";
import { prepareFuzzySearch } from "obsidian-test-mocks/obsidian";
import { Scope } from "../base";
import { hostContext } from "./context";
import { renderResults } from "./matches";
import { Modal } from "./modal";

interface Owner<T> {
  renderSuggestion(value: T, el: HTMLElement): void;
  selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;
}

/** The list of a suggester: drawn, walked by arrow keys, chosen by click or Enter. */
class Chooser<T> {
  values: T[] = [];
  private items: HTMLElement[] = [];
  private selected = 0;

  constructor(private readonly owner: Owner<T>, readonly el: HTMLElement) {
    el.setAttr("role", "listbox");
  }

  show(values: T[]): void {
    this.values = values;
    this.el.empty();
    this.items = values.map((value, at) => {
      const item = this.el.createDiv({ cls: "suggestion-item", attr: { role: "option" } });
      this.owner.renderSuggestion(value, item);
      item.addEventListener("pointerdown", (event) => event.preventDefault());
      item.addEventListener("click", (event) => this.owner.selectSuggestion(value, event));
      item.addEventListener("mousemove", () => this.select(at));
      return item;
    });
    this.select(0);
  }

  select(at: number): void {
    if (this.items.length === 0) return;
    this.items[this.selected]?.removeClass("is-selected");
    this.selected = (at + this.items.length) % this.items.length;
    this.items[this.selected]?.addClass("is-selected");
    this.items[this.selected]?.scrollIntoView?.({ block: "nearest" });
  }

  choose(event: MouseEvent | KeyboardEvent): void {
    const value = this.values[this.selected];
    if (value !== undefined) this.owner.selectSuggestion(value, event);
  }

  /** Arrow keys and Enter; false keeps the key from the field. */
  keys(scope: Scope): void {
    scope.register([], "ArrowDown", () => { this.select(this.selected + 1); return false; });
    scope.register([], "ArrowUp", () => { this.select(this.selected - 1); return false; });
    scope.register([], "Enter", (event) => {
      if (event.isComposing || this.values.length === 0) return true;
      this.choose(event);
      return false;
    });
  }
}

export abstract class SuggestModal<T> extends Modal implements Owner<T> {
  limit = 100;
  emptyStateText = "No results found.";
  readonly inputEl: HTMLInputElement;
  readonly resultContainerEl: HTMLElement;
  readonly chooser: Chooser<T>;
  private asked = 0;

  constructor(app: App) {
    super(app);
    this.modalEl.className = "prompt";
    this.modalEl.empty();
    const box = this.modalEl.createDiv({ cls: "prompt-input-container" });
    this.inputEl = box.createEl("input", { cls: "prompt-input", type: "text", attr: { autocomplete: "off", spellcheck: "false", role: "combobox" } });
    this.resultContainerEl = this.modalEl.createDiv({ cls: "prompt-results" });
    this.chooser = new Chooser<T>(this, this.resultContainerEl);
    this.chooser.keys(this.scope);
    this.inputEl.addEventListener("input", () => this.ask());
  }

  override open(): void {
    super.open();
    this.inputEl.focus();
    this.ask();
  }

  setPlaceholder(placeholder: string): void {
    this.inputEl.placeholder = placeholder;
  }

  setInstructions(instructions: Instruction[]): void {
    this.modalEl.querySelector(".prompt-instructions")?.remove();
    const el = this.modalEl.createDiv({ cls: "prompt-instructions" });
    for (const { command, purpose } of instructions) {
      const line = el.createDiv({ cls: "prompt-instruction" });
      line.createSpan({ cls: "prompt-instruction-command", text: command });
      line.createSpan({ text: purpose });
    }
  }

  onNoSuggestion(): void {
    this.resultContainerEl.createDiv({ cls: "suggestion-empty", text: this.emptyStateText });
  }

  selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
    this.close();
    this.onChooseSuggestion(value, event);
  }

  selectActiveSuggestion(event: MouseEvent | KeyboardEvent): void {
    this.chooser.choose(event);
  }

  abstract getSuggestions(query: string): T[] | Promise<T[]>;
  abstract renderSuggestion(value: T, el: HTMLElement): void;
  abstract onChooseSuggestion(item: T, event: MouseEvent | KeyboardEvent): void;

  private ask(): void {
    const turn = ++this.asked;
    const show = (values: T[]) => {
      if (turn !== this.asked) return;
      this.chooser.show(values.slice(0, this.limit));
      if (values.length === 0) this.onNoSuggestion();
    };
    const answer = this.getSuggestions(this.inputEl.value);
    if (Array.isArray(answer)) show(answer);
    else void hostContext().pending.add(answer.then(show));
  }
}

export abstract class FuzzySuggestModal<T> extends SuggestModal<FuzzyMatch<T>> {
  abstract getItems(): T[];
  abstract getItemText(item: T): string;
  abstract onChooseItem(item: T, event: MouseEvent | KeyboardEvent): void;

  getSuggestions(query: string): FuzzyMatch<T>[] {
    const items = this.getItems();
    if (query.trim() === "") return items.map((item) => ({ item, match: { score: 0, matches: [] } }));
    const search = prepareFuzzySearch(query.trim());
    return items
      .flatMap((item) => {
        const match = search(this.getItemText(item));
        return match ? [{ item, match }] : [];
      })
      .sort((a, b) => this.rank(b.item, query) - this.rank(a.item, query) || b.match.score - a.match.score);
  }

  /** A text that starts with what was typed, behind its "Plugin: ", goes before one that only holds its letters; of two such the shorter. */
  private rank(item: T, query: string): number {
    const text = this.getItemText(item).toLowerCase();
    const name = text.slice(text.indexOf(": ") < 0 ? 0 : text.indexOf(": ") + 2);
    const typed = query.trim().toLowerCase();
    return text.startsWith(typed) || name.startsWith(typed) ? 1 / text.length : 0;
  }

  renderSuggestion({ item, match }: FuzzyMatch<T>, el: HTMLElement): void {
    renderResults(el, this.getItemText(item), match);
  }

  onChooseSuggestion({ item }: FuzzyMatch<T>, event: MouseEvent | KeyboardEvent): void {
    this.onChooseItem(item, event);
  }
}

const openPopovers: PopoverSuggest<unknown>[] = [];

export const closePopovers = (): void => {
  for (const popover of [...openPopovers]) popover.close();
};

/** A list under a field or the cursor. */
export abstract class PopoverSuggest<T> implements Owner<T> {
  readonly scope: Scope;
  readonly suggestEl: HTMLElement;
  protected readonly chooser: Chooser<T>;
  protected isOpen = false;

  constructor(readonly app: App, scope?: Scope) {
    this.scope = scope ?? new Scope(app.scope as never);
    this.suggestEl = createDiv({ cls: "suggestion-container" });
    this.chooser = new Chooser<T>(this, this.suggestEl.createDiv({ cls: "suggestion" }));
    this.chooser.keys(this.scope);
    this.scope.register([], "Escape", () => { this.close(); return false; });
  }

  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    openPopovers.push(this);
    document.body.append(this.suggestEl);
    this.app.keymap.pushScope(this.scope);
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    openPopovers.splice(openPopovers.indexOf(this), 1);
    this.suggestEl.remove();
    this.app.keymap.popScope(this.scope);
  }

  protected showAt({ left, bottom, width }: { left: number; bottom: number; width: number }, values: T[]): void {
    if (values.length === 0) {
      this.close();
      return;
    }
    this.chooser.show(values);
    this.suggestEl.setCssStyles({ position: "fixed", left: `${left}px`, top: `${bottom}px`, minWidth: `${width}px` });
    this.open();
  }

  abstract renderSuggestion(value: T, el: HTMLElement): void;
  abstract selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;
}

export abstract class AbstractInputSuggest<T> extends PopoverSuggest<T> {
  limit = 100;
  private selectCallback: ((value: T, event: MouseEvent | KeyboardEvent) => unknown) | null = null;
  private asked = 0;

  constructor(app: App, readonly textInputEl: HTMLInputElement | HTMLDivElement) {
    super(app);
    textInputEl.addEventListener("input", () => this.ask());
    textInputEl.addEventListener("focus", () => this.ask());
    textInputEl.addEventListener("blur", () => this.close());
  }

  setValue(value: string): void {
    if (this.textInputEl instanceof HTMLInputElement) this.textInputEl.value = value;
    else this.textInputEl.setText(value);
  }

  getValue(): string {
    return this.textInputEl instanceof HTMLInputElement ? this.textInputEl.value : this.textInputEl.textContent;
  }

  onSelect(callback: (value: T, event: MouseEvent | KeyboardEvent) => unknown): this {
    this.selectCallback = callback;
    return this;
  }

  selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
    this.selectCallback?.(value, event);
  }

  protected abstract getSuggestions(query: string): T[] | Promise<T[]>;

  private ask(): void {
    const turn = ++this.asked;
    const show = (values: T[]) => {
      if (turn === this.asked && this.textInputEl.isConnected) this.showAt(this.textInputEl.getBoundingClientRect(), values.slice(0, this.limit));
    };
    const answer = this.getSuggestions(this.getValue());
    if (Array.isArray(answer)) show(answer);
    else void hostContext().pending.add(answer.then(show));
  }
}
