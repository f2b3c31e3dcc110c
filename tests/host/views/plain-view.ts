import type { TFile } from "obsidian";
import type { Menu } from "../ui/menu";
import type { WorkspaceLeaf } from "../workspace-leaf";
import { FileView } from "./view";

/** The type of what stands for a file that the app has no view of, a caption file say. */
export const NO_VIEW = "no-view";

/** Says that there is none; its menu works. */
export class NoFileView extends FileView {
  override getViewType(): string {
    return NO_VIEW;
  }

  override onPaneMenu(menu: Menu, source: string): void {
    if (this.file) this.app.workspace.trigger("file-menu", menu, this.file, source, this.leaf);
  }

  override async onLoadFile(file: TFile): Promise<void> {
    this.contentEl.empty();
    this.contentEl.createEl("p", { cls: "host-note", text: `There is no view for this file (${file.name}).` });
  }
}

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
