import type { ListedFiles, Stat } from "obsidian";
import { normalizePath } from "./paths";
import { bytesOf, fileError, parentOf, textOf, type Storage } from "./storage";

/** The app's `DataAdapter` over a storage: it sees hidden files and keeps no order between two calls. */
export class HostAdapter {
  constructor(readonly storage: Storage, private readonly name: string, private readonly resources: (path: string) => string) {}

  getName(): string {
    return this.name;
  }

  async exists(path: string, sensitive = false): Promise<boolean> {
    const target = normalizePath(path);
    if (target === "/") return true;
    void sensitive;
    return (await this.storage.stat(target)) !== null;
  }

  stat(path: string): Promise<Stat | null> {
    return this.storage.stat(normalizePath(path));
  }

  async list(path: string): Promise<ListedFiles> {
    const folder = normalizePath(path) === "/" ? "" : normalizePath(path);
    if (folder !== "" && (await this.storage.stat(folder))?.type !== "folder") throw fileError("ENOENT", folder);
    const inside = (await this.storage.list()).filter((entry) => parentOf(entry.path) === folder);
    const paths = (type: string) => inside.filter(({ stat }) => stat.type === type).map((entry) => entry.path);
    return { files: paths("file"), folders: paths("folder") };
  }

  async read(path: string): Promise<string> {
    return textOf(await this.storage.read(normalizePath(path)));
  }

  async readBinary(path: string): Promise<ArrayBuffer> {
    const bytes = await this.storage.read(normalizePath(path));
    return bytes.slice().buffer;
  }

  write(path: string, data: string): Promise<void> {
    return this.storage.write(normalizePath(path), bytesOf(data));
  }

  writeBinary(path: string, data: ArrayBuffer): Promise<void> {
    return this.storage.write(normalizePath(path), new Uint8Array(data.slice(0)));
  }

  async append(path: string, data: string): Promise<void> {
    await this.write(path, (await this.exists(path) ? await this.read(path) : "") + data);
  }

  async process(path: string, change: (text: string) => string): Promise<string> {
    const before = await this.read(path);
    const after = change(before);
    if (after !== before) await this.write(path, after);
    return after;
  }

  mkdir(path: string): Promise<void> {
    return this.storage.mkdir(normalizePath(path));
  }

  remove(path: string): Promise<void> {
    return this.storage.remove(normalizePath(path));
  }

  async rmdir(path: string, recursive: boolean): Promise<void> {
    const { files, folders } = await this.list(path);
    if (!recursive && files.length + folders.length > 0) throw fileError("ENOTEMPTY", path);
    await this.storage.remove(normalizePath(path));
  }

  async rename(path: string, to: string): Promise<void> {
    if (await this.exists(to)) throw new Error("Destination file already exists!");
    await this.storage.rename(normalizePath(path), normalizePath(to));
  }

  async copy(path: string, to: string): Promise<void> {
    if (await this.exists(to)) throw new Error("Destination file already exists!");
    await this.storage.write(normalizePath(to), await this.storage.read(normalizePath(path)));
  }

  /** As with a computer that has no bin of its own. */
  trashSystem(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Into the vault's `.trash`, under a name that is free there. */
  async trashLocal(path: string): Promise<void> {
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (!(await this.exists(".trash"))) await this.mkdir(".trash");
    for (let count = 1; ; count += 1) {
      const to = `.trash/${count === 1 ? name : name.replace(/(\.[^.]*)?$/u, ` ${count}$1`)}`;
      if (!(await this.exists(to))) return this.rename(path, to);
    }
  }

  getResourcePath(path: string): string {
    return this.resources(normalizePath(path));
  }
}
