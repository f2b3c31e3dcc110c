import type { TAbstractFile } from "../files";
import { TFile, TFolder } from "../files";
import { Keymap } from "../base";
import { hostContext } from "../ui/context";
import { setIcon } from "../ui/icons";
import { Menu } from "../ui/menu";
import { ItemView } from "../views/view";

export const FILE_LIST = "file-explorer";

/** The list of the vault's files, with the app's class names. */
export class FileList extends ItemView {
  private readonly closed = new Set<string>();
  private waiting = false;

  override getViewType(): string {
    return FILE_LIST;
  }

  override getDisplayText(): string {
    return "Files";
  }

  protected override async onOpen(): Promise<void> {
    const { vault, workspace } = hostContext().app;
    for (const name of ["create", "delete", "rename"]) this.registerEvent(vault.on(name, () => this.later()));
    this.registerEvent(workspace.on("file-open", () => this.later()));
    this.draw();
  }

  private later(): void {
    if (this.waiting) return;
    this.waiting = true;
    window.setTimeout(() => {
      this.waiting = false;
      this.draw();
    }, 30);
  }

  private draw(): void {
    const scroll = this.contentEl.scrollTop;
    this.contentEl.empty();
    this.folder(hostContext().app.vault.getRoot(), this.contentEl.createDiv({ cls: "nav-files-container" }));
    this.contentEl.scrollTop = scroll;
  }

  private folder(folder: TFolder, parent: HTMLElement): void {
    const order = (file: TAbstractFile) => `${file instanceof TFolder ? "0" : "1"}${file.name.toLowerCase()}`;
    for (const child of [...folder.children].sort((a, b) => (order(a) < order(b) ? -1 : 1))) {
      if (child instanceof TFolder) this.folderItem(child, parent);
      else if (child instanceof TFile) this.fileItem(child, parent);
    }
  }

  private folderItem(folder: TFolder, parent: HTMLElement): void {
    const open = !this.closed.has(folder.path);
    const el = parent.createDiv({ cls: `tree-item nav-folder${open ? "" : " is-collapsed"}` });
    const title = el.createDiv({ cls: "tree-item-self nav-folder-title is-clickable", attr: { "data-path": folder.path, tabindex: "0", role: "button", "aria-expanded": String(open) } });
    setIcon(title.createDiv({ cls: "tree-item-icon collapse-icon" }), open ? "chevron-down" : "chevron-right");
    title.createDiv({ cls: "nav-folder-title-content", text: folder.name });
    title.addEventListener("click", () => {
      if (open) this.closed.add(folder.path);
      else this.closed.delete(folder.path);
      this.draw();
    });
    title.addEventListener("contextmenu", (event) => this.menu(event, folder));
    if (open) this.folder(folder, el.createDiv({ cls: "tree-item-children nav-folder-children" }));
  }

  private fileItem(file: TFile, parent: HTMLElement): void {
    const { workspace } = hostContext().app;
    const title = parent.createDiv({ cls: "tree-item nav-file" })
      .createDiv({ cls: "tree-item-self nav-file-title is-clickable", attr: { "data-path": file.path, tabindex: "0", role: "button" } });
    title.toggleClass("is-active", workspace.getActiveFile()?.path === file.path);
    title.createDiv({ cls: "nav-file-title-content", text: file.extension === "md" ? file.basename : file.name });
    title.addEventListener("click", (event) => {
      if (document.body.hasClass("is-phone")) workspace.leftSplit.collapse();
      void workspace.getLeaf(Keymap.isModEvent(event)).openFile(file as never, { active: true });
    });
    title.addEventListener("contextmenu", (event) => this.menu(event, file));
  }

  private menu(event: MouseEvent, file: TAbstractFile): void {
    event.preventDefault();
    const menu = new Menu();
    hostContext().app.workspace.trigger("file-menu", menu, file, "file-explorer-context-menu");
    menu.showAtMouseEvent(event);
  }
}
