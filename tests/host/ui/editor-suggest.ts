import type { App, Editor, EditorPosition, EditorSuggestContext, EditorSuggestTriggerInfo, Instruction, TFile } from "obsidian";
import { hostContext } from "./context";
import { PopoverSuggest } from "./suggest";

/** A list at the cursor, asked after each change of the text. */
export abstract class EditorSuggest<T> extends PopoverSuggest<T> {
  context: EditorSuggestContext | null = null;
  limit = 100;

  constructor(app: App) {
    super(app);
  }

  setInstructions(instructions: Instruction[]): void {
    this.suggestEl.querySelector(".prompt-instructions")?.remove();
    const el = this.suggestEl.createDiv({ cls: "prompt-instructions" });
    for (const { command, purpose } of instructions) el.createDiv({ cls: "prompt-instruction", text: `${command} ${purpose}` });
  }

  abstract onTrigger(cursor: EditorPosition, editor: Editor, file: TFile | null): EditorSuggestTriggerInfo | null;
  abstract getSuggestions(context: EditorSuggestContext): T[] | Promise<T[]>;

  /** Whether it has something to say at the cursor. */
  ask(editor: Editor, file: TFile, at: { left: number; bottom: number } | null): boolean {
    const trigger = this.onTrigger(editor.getCursor(), editor, file);
    if (!trigger) {
      this.context = null;
      this.close();
      return false;
    }
    const context = this.context = { ...trigger, editor, file };
    const show = (values: T[]) => {
      if (this.context === context) this.showAt({ left: at?.left ?? 0, bottom: at?.bottom ?? 0, width: 0 }, values.slice(0, this.limit));
    };
    const answer = this.getSuggestions(context);
    if (Array.isArray(answer)) show(answer);
    else void hostContext().pending.add(answer.then(show));
    return true;
  }
}

/** The registered suggesters; the first one that has something to say is shown. */
export class EditorSuggests {
  private readonly suggests: EditorSuggest<unknown>[] = [];

  addSuggest(suggest: EditorSuggest<unknown>): void {
    this.suggests.push(suggest);
  }

  removeSuggest(suggest: EditorSuggest<unknown>): void {
    suggest.close();
    this.suggests.splice(this.suggests.indexOf(suggest), 1);
  }

  ask(editor: Editor, file: TFile, at: { left: number; bottom: number } | null): void {
    const answering = this.suggests.find((suggest) => suggest.ask(editor, file, at));
    for (const suggest of this.suggests) if (suggest !== answering) suggest.close();
  }
}
