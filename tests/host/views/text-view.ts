import type { TFile } from "obsidian";
import { hostContext } from "../ui/context";
import { Notice } from "../ui/notice";
import { mergeTexts } from "./merge";
import { EditableFileView } from "./view";

/** The app writes what was typed so long after the last key, in ms. */
export const SAVE_AFTER = 2000;

/** A view that edits a file's text: saved a while after the last key, and when it is closed; told of changes from outside. */
export abstract class TextFileView extends EditableFileView {
  data = "";
  /** What the file held when we last read or wrote it. */
  private saved = "";
  private dirty = false;
  private timer: number | null = null;

  abstract getViewData(): string;
  abstract setViewData(data: string, clear: boolean): void;
  abstract clear(): void;

  /** Saves it 2 s from now. */
  requestSave = (): void => {
    this.dirty = true;
    this.stopTimer();
    this.timer = window.setTimeout(() => void hostContext().pending.add(this.save()), SAVE_AFTER);
  };

  override onload(): void | Promise<void> {
    void super.onload();
    this.registerEvent(this.app.vault.on("modify", (file) => {
      if (file === this.file) void hostContext().pending.add(this.onModified(this.file));
    }));
    this.register(() => this.stopTimer());
  }

  override async onLoadFile(file: TFile): Promise<void> {
    this.data = this.saved = await this.app.vault.read(file);
    this.dirty = false;
    this.setViewData(this.data, true);
  }

  override async onUnloadFile(_file: TFile): Promise<void> {
    await this.save(true);
  }

  async save(clear = false): Promise<void> {
    this.stopTimer();
    const { file } = this;
    if (file && this.dirty) {
      const text = this.getViewData();
      this.dirty = false;
      this.data = this.saved = text;
      await this.app.vault.modify(file, text);
    }
    if (clear) {
      this.data = "";
      this.clear();
    }
  }

  /** What was typed in another view on this file. */
  protected takeOver(text: string): void {
    this.data = text;
    this.setViewData(text, false);
  }

  /** The file changed: it is taken over; what was typed meanwhile is merged with it, and can lose against it. */
  private async onModified(file: TFile): Promise<void> {
    const text = await this.app.vault.read(file);
    if (this.file !== file || text === this.saved) return;
    const typed = this.getViewData();
    const merged = this.dirty && typed !== this.saved ? mergeTexts(this.saved, typed, text) : text;
    if (merged !== text || this.dirty) new Notice(`"${file.basename}" has been modified externally, merging changes automatically.`);
    this.saved = text;
    this.data = merged;
    if (merged !== typed) this.setViewData(merged, false);
    if (merged === text) {
      this.dirty = false;
      this.stopTimer();
    }
  }

  private stopTimer(): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = null;
  }
}
