import { FuzzySuggestModal, type App, type FuzzyMatch } from "obsidian";
import type { Runtime } from "../runtime";
import { ask } from "./keep";

/** One line of a suggester. */
export interface Suggestion<T> {
  value: T;
  text: string;
  note?: string;
}

/** Asks for one of some things by typing; answers null where the suggester was closed. */
export function suggest<T>({ app, plugin }: Runtime, placeholder: string, suggestions: readonly Suggestion<T>[]): Promise<{ value: T } | null> {
  return ask<{ value: T } | null>(plugin, (resolve) => {
    const modal = new Suggester(app, suggestions, resolve);
    modal.setPlaceholder(placeholder);
    return modal;
  });
}

class Suggester<T> extends FuzzySuggestModal<Suggestion<T>> {
  private chosen: { value: T } | null = null;

  constructor(app: App, private readonly suggestions: readonly Suggestion<T>[], private readonly resolve: (value: { value: T } | null) => void) {
    super(app);
  }

  override getItems(): Suggestion<T>[] {
    return [...this.suggestions];
  }

  override getItemText({ text }: Suggestion<T>): string {
    return text;
  }

  override renderSuggestion(match: FuzzyMatch<Suggestion<T>>, el: HTMLElement): void {
    const { text, note } = match.item;
    el.createDiv({ text });
    if (note !== undefined) el.createEl("small", { cls: "debrief-suggest-note", text: note });
  }

  override onChooseItem({ value }: Suggestion<T>): void {
    this.chosen = { value };
  }

  override onClose(): void {
    super.onClose();
    // The app closes the window before it tells what was chosen.
    window.setTimeout(() => this.resolve(this.chosen), 0);
  }
}
