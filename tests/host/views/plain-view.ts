import type { TFile } from "obsidian";
import type { WorkspaceLeaf } from "../workspace-leaf";
import { FileView } from "./view";

/** Stands for the app's views that the host does not draw (canvas, bases): it shows the file's text, and says so. */
export class PlainFileView extends FileView {
  constructor(leaf: WorkspaceLeaf, private readonly type: string) {
    super(leaf);
  }

  override getViewType(): string {
    return this.type;
  }

  override async onLoadFile(file: TFile): Promise<void> {
    this.contentEl.empty();
    this.contentEl.createEl("p", { cls: "host-note", text: `The host does not draw this kind of file (${file.extension}). Its text:` });
    this.contentEl.createEl("pre", { text: await this.app.vault.read(file) });
  }
}
