import type { FileStats } from "obsidian";
import type { HostVault } from "./vault";

/** A file or folder of the vault's index; the object stays the same when it is renamed. */
export abstract class TAbstractFile {
  name = "";
  parent: TFolder | null = null;
  deleted = false;

  constructor(readonly vault: HostVault, public path: string) {
    this.setPath(path);
  }

  /** @internal */
  setPath(path: string): void {
    this.path = path;
    this.name = path.slice(path.lastIndexOf("/") + 1);
  }
}

export class TFile extends TAbstractFile {
  basename = "";
  extension = "";
  saving = false;

  constructor(vault: HostVault, path: string, public stat: FileStats) {
    super(vault, path);
    this.setPath(path);
  }

  override setPath(path: string): void {
    super.setPath(path);
    const dot = this.name.lastIndexOf(".");
    this.basename = dot > 0 ? this.name.slice(0, dot) : this.name;
    this.extension = dot > 0 ? this.name.slice(dot + 1).toLowerCase() : "";
  }
}

export class TFolder extends TAbstractFile {
  children: TAbstractFile[] = [];

  isRoot(): boolean {
    return this.path === "/";
  }

  getParentPrefix(): string {
    return this.isRoot() ? "" : `${this.path}/`;
  }
}
