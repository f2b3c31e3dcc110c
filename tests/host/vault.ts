import type { DataWriteOptions, FileStats, Stat } from "obsidian";
import type { HostAdapter } from "./adapter";
import { Events, notImplemented } from "./base";
import type { Pending } from "./context";
import { TAbstractFile, TFile, TFolder } from "./files";
import { isHidden, normalizePath } from "./paths";
import { bytesOf, parentOf } from "./storage";

const statsOf = ({ ctime, mtime, size }: Stat): FileStats => ({ ctime, mtime, size });

/** The app's vault: an index of the visible files, one queue a file, and the events of what changed. */
export class HostVault extends Events {
  private readonly root: TFolder;
  private readonly fileMap = new Map<string, TAbstractFile>();
  private readonly queues = new Map<string, Promise<unknown>>();
  /** Texts as they were last read or written, with the time of their file. */
  private readonly texts = new Map<string, { mtime: number; text: string }>();
  private config: Record<string, unknown> = {};
  loaded = false;

  constructor(readonly adapter: HostAdapter, readonly configDir: string, private readonly pending: Pending) {
    super();
    this.root = new TFolder(this, "/");
    this.root.name = "";
    this.fileMap.set("/", this.root);
  }

  /** @internal Reads what is there; `create` is fired for each, as when the app starts. */
  async load(): Promise<void> {
    const appSettings = `${this.configDir}/app.json`;
    if (await this.adapter.exists(appSettings)) this.config = JSON.parse(await this.adapter.read(appSettings)) as Record<string, unknown>;
    for (const { path, stat } of await this.adapter.storage.list()) if (!isHidden(path)) this.add(path, stat);
    this.loaded = true;
    this.adapter.storage.watch((path) => void this.pending.add(this.notice(path)));
  }

  /** A setting of the app (`app.json`); undefined where it stands at its default. */
  getConfig(key: string): unknown {
    return this.config[key];
  }

  getName(): string {
    return this.adapter.getName();
  }

  getRoot(): TFolder {
    return this.root;
  }

  getAbstractFileByPath(path: string): TAbstractFile | null {
    return this.fileMap.get(normalizePath(path)) ?? null;
  }

  getFileByPath(path: string): TFile | null {
    const found = this.getAbstractFileByPath(path);
    return found instanceof TFile ? found : null;
  }

  getFolderByPath(path: string): TFolder | null {
    const found = this.getAbstractFileByPath(path);
    return found instanceof TFolder ? found : null;
  }

  getAllLoadedFiles(): TAbstractFile[] {
    return [...this.fileMap.values()];
  }

  getAllFolders(includeRoot = false): TFolder[] {
    return this.getAllLoadedFiles().filter((file): file is TFolder => file instanceof TFolder && (includeRoot || !file.isRoot()));
  }

  getFiles(): TFile[] {
    return this.getAllLoadedFiles().filter((file): file is TFile => file instanceof TFile);
  }

  getMarkdownFiles(): TFile[] {
    return this.getFiles().filter(({ extension }) => extension === "md");
  }

  getResourcePath(file: TFile): string {
    return this.adapter.getResourcePath(file.path);
  }

  create(path: string, data: string, options?: DataWriteOptions): Promise<TFile> {
    return this.createBinary(path, bytesOf(data).buffer as ArrayBuffer, options);
  }

  createBinary(path: string, data: ArrayBuffer, _options?: DataWriteOptions): Promise<TFile> {
    const target = normalizePath(path);
    return this.queue(target, async () => {
      if (await this.adapter.exists(target)) throw new Error("File already exists.");
      await this.adapter.writeBinary(target, data);
      return this.reconcileFile(target);
    });
  }

  createFolder(path: string): Promise<TFolder> {
    const target = normalizePath(path);
    return this.queue(target, async () => {
      if (await this.adapter.exists(target)) throw new Error("Folder already exists.");
      await this.adapter.mkdir(target);
      await this.reconcile(target);
      return this.getFolderByPath(target) ?? notImplemented("Vault.createFolder of a hidden folder");
    });
  }

  read(file: TFile): Promise<string> {
    return this.queue(file.path, () => this.readNow(file));
  }

  /** What was last read, while the file's time is the one that the vault knows. */
  async cachedRead(file: TFile): Promise<string> {
    const known = this.texts.get(file.path);
    return known?.mtime === file.stat.mtime ? known.text : this.read(file);
  }

  readBinary(file: TFile): Promise<ArrayBuffer> {
    return this.queue(file.path, () => this.adapter.readBinary(file.path));
  }

  modify(file: TFile, data: string, _options?: DataWriteOptions): Promise<void> {
    return this.queue(file.path, () => this.write(file, data));
  }

  modifyBinary(file: TFile, data: ArrayBuffer, _options?: DataWriteOptions): Promise<void> {
    return this.queue(file.path, async () => {
      this.mustBeHere(file);
      await this.adapter.writeBinary(file.path, data);
      await this.reconcile(file.path);
    });
  }

  append(file: TFile, data: string, _options?: DataWriteOptions): Promise<void> {
    return this.queue(file.path, async () => this.write(file, (await this.readNow(file)) + data));
  }

  process(file: TFile, change: (text: string) => string, _options?: DataWriteOptions): Promise<string> {
    return this.queue(file.path, async () => {
      const before = await this.readNow(file);
      const after = change(before);
      if (after !== before) await this.write(file, after);
      return after;
    });
  }

  rename(file: TAbstractFile, to: string): Promise<void> {
    const from = file.path;
    const target = normalizePath(to);
    return this.queue(from, () => this.queue(target, async () => {
      this.mustBeHere(file);
      if (target.toLowerCase() !== from.toLowerCase() && await this.adapter.exists(target)) throw new Error("Destination file already exists!");
      await this.adapter.storage.rename(from, target);
      this.move(file, target);
    }));
  }

  copy<T extends TAbstractFile>(file: T, to: string): Promise<T> {
    if (!(file instanceof TFile)) return notImplemented("Vault.copy of a folder");
    const target = normalizePath(to);
    return this.queue(target, async () => {
      await this.adapter.copy(file.path, target);
      return (await this.reconcileFile(target)) as TAbstractFile as T;
    });
  }

  delete(file: TAbstractFile, _force?: boolean): Promise<void> {
    return this.queue(file.path, async () => {
      this.mustBeHere(file);
      await this.adapter.remove(file.path);
      this.drop(file);
    });
  }

  trash(file: TAbstractFile, system: boolean): Promise<void> {
    return this.queue(file.path, async () => {
      this.mustBeHere(file);
      if (!system || !(await this.adapter.trashSystem())) await this.adapter.trashLocal(file.path);
      this.drop(file);
    });
  }

  /** @internal Compares a path, or null for all, with what lies there, and tells what another program changed. */
  notice(path: string | null): Promise<void> {
    if (path === null) return this.rescan();
    return this.queue(path, () => this.reconcile(path)).then(() => this.trigger("raw", path));
  }

  private async rescan(): Promise<void> {
    const there = new Map((await this.adapter.storage.list()).map(({ path, stat }) => [path, stat]));
    const known = [...this.fileMap].filter(([path, file]) => path !== "/" && !this.same(file, there.get(path) ?? null));
    const added = [...there.keys()].filter((path) => !isHidden(path) && !this.fileMap.has(path));
    for (const path of [...known.map(([at]) => at), ...added]) await this.notice(path);
  }

  private same(file: TAbstractFile, stat: Stat | null): boolean {
    if (!(file instanceof TFile)) return stat?.type === "folder";
    return stat?.type === "file" && stat.mtime === file.stat.mtime && stat.size === file.stat.size;
  }

  private queue<T>(path: string, work: () => Promise<T>): Promise<T> {
    const before = this.queues.get(path) ?? Promise.resolve();
    const mine = before.then(work);
    const end = mine.catch(() => undefined).finally(() => {
      if (this.queues.get(path) === end) this.queues.delete(path);
    });
    this.queues.set(path, end);
    return this.pending.add(mine);
  }

  private mustBeHere(file: TAbstractFile): void {
    if (this.fileMap.get(file.path) !== file) throw Object.assign(new Error(`ENOENT: no such file or directory, '${file.path}'`), { code: "ENOENT" });
  }

  private async readNow(file: TFile): Promise<string> {
    this.mustBeHere(file);
    const text = await this.adapter.read(file.path);
    this.texts.set(file.path, { mtime: file.stat.mtime, text });
    return text;
  }

  private async write(file: TFile, data: string): Promise<void> {
    this.mustBeHere(file);
    await this.adapter.write(file.path, data);
    const stat = await this.adapter.stat(file.path);
    if (stat) this.texts.set(file.path, { mtime: stat.mtime, text: data });
    await this.reconcile(file.path);
  }

  private async reconcileFile(path: string): Promise<TFile> {
    await this.reconcile(path);
    const made = this.fileMap.get(path);
    if (made instanceof TFile) return made;
    if (isHidden(path)) return notImplemented("Vault.create of a hidden file");
    throw new Error(`"${path}" went away while it was made.`);
  }

  /** Brings the index in line with what lies at this path, and tells the difference. */
  private async reconcile(path: string): Promise<void> {
    if (isHidden(path) || path === "/") return;
    const stat = await this.adapter.storage.stat(path);
    const file = this.fileMap.get(path);
    if (file && this.same(file, stat)) return;
    if (file && (stat === null || (stat.type === "folder") !== (file instanceof TFolder))) this.drop(file);
    if (stat === null) return;
    if (file instanceof TFile && stat.type === "file") {
      file.stat = statsOf(stat);
      this.trigger("modify", file);
      return;
    }
    const parent = parentOf(path);
    if (parent !== "" && !this.fileMap.has(parent)) await this.reconcile(parent);
    if (!this.fileMap.has(path)) this.add(path, stat);
  }

  private add(path: string, stat: Stat): void {
    const file = stat.type === "folder" ? new TFolder(this, path) : new TFile(this, path, statsOf(stat));
    this.fileMap.set(path, file);
    this.hang(file);
    this.trigger("create", file);
  }

  private hang(file: TAbstractFile): void {
    const parent = this.fileMap.get(parentOf(file.path) || "/");
    if (!(parent instanceof TFolder)) return;
    file.parent = parent;
    parent.children.push(file);
  }

  private unhang(file: TAbstractFile): void {
    if (file.parent) file.parent.children = file.parent.children.filter((child) => child !== file);
    file.parent = null;
  }

  private drop(file: TAbstractFile): void {
    if (file instanceof TFolder) for (const child of [...file.children]) this.drop(child);
    this.unhang(file);
    this.fileMap.delete(file.path);
    this.texts.delete(file.path);
    file.deleted = true;
    this.trigger("delete", file);
  }

  private move(file: TAbstractFile, to: string): void {
    const from = file.path;
    this.unhang(file);
    this.fileMap.delete(from);
    file.setPath(to);
    this.fileMap.set(to, file);
    this.hang(file);
    const text = this.texts.get(from);
    this.texts.delete(from);
    if (text) this.texts.set(to, text);
    this.trigger("rename", file, from);
    if (!(file instanceof TFolder)) return;
    const children = file.children;
    file.children = [];
    for (const child of children) this.move(child, to + child.path.slice(from.length));
  }
}
