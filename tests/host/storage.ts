import type { Stat } from "obsidian";

/** Where a vault's files lie. Paths run from the vault's root, with `/`, without a leading one. */
export interface Storage {
  /** Every file and folder, hidden ones too, parents before their children. */
  list(): Promise<{ path: string; stat: Stat }[]>;
  stat(path: string): Promise<Stat | null>;
  /** Fails where there is no such file. */
  read(path: string): Promise<Uint8Array>;
  /** Fails where the folder is missing. */
  write(path: string, data: Uint8Array): Promise<void>;
  mkdir(path: string): Promise<void>;
  /** A file, or a folder with all that is in it. */
  remove(path: string): Promise<void>;
  rename(path: string, to: string): Promise<void>;
  /** Calls when a path may have changed, whoever changed it; null is anywhere. Answers how to stop. */
  watch(changed: (path: string | null) => void): () => void;
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** An error as the file system gives it. */
export function fileError(code: string, path: string): Error {
  const said = { ENOENT: "no such file or directory", EISDIR: "illegal operation on a directory", EEXIST: "file already exists" }[code];
  return Object.assign(new Error(`${code}: ${said ?? "failed"}, '${path}'`), { code });
}

interface Entry {
  stat: Stat;
  bytes: Uint8Array | null;
}

/** Files in memory, on a copy of what is given. Each change has a time of its own, so that no two versions look equal. */
export class MemoryStorage implements Storage {
  private readonly entries = new Map<string, Entry>();
  private readonly watchers = new Set<(path: string | null) => void>();
  private clock = 0;

  constructor(files: Record<string, string>) {
    for (const [path, text] of Object.entries(files)) {
      this.makeParents(path);
      this.put(path, bytesOf(text));
    }
  }

  list(): Promise<{ path: string; stat: Stat }[]> {
    return Promise.resolve([...this.entries].map(([path, { stat }]) => ({ path, stat: { ...stat } })));
  }

  stat(path: string): Promise<Stat | null> {
    const entry = this.entries.get(path);
    return Promise.resolve(entry ? { ...entry.stat } : null);
  }

  async read(path: string): Promise<Uint8Array> {
    await Promise.resolve();
    const bytes = this.at(path).bytes;
    if (!bytes) throw fileError("EISDIR", path);
    return bytes;
  }

  async write(path: string, data: Uint8Array): Promise<void> {
    await Promise.resolve();
    if (parentOf(path) !== "" && this.entries.get(parentOf(path))?.bytes !== null) throw fileError("ENOENT", path);
    if (this.entries.get(path)?.bytes === null) throw fileError("EISDIR", path);
    this.put(path, data);
    this.tell(path);
  }

  async mkdir(path: string): Promise<void> {
    await Promise.resolve();
    if (this.entries.get(path)?.bytes) throw fileError("EEXIST", path);
    this.makeParents(`${path}/x`);
    this.tell(path);
  }

  async remove(path: string): Promise<void> {
    await Promise.resolve();
    this.at(path);
    for (const known of this.below(path)) this.entries.delete(known);
    this.tell(path);
  }

  async rename(path: string, to: string): Promise<void> {
    await Promise.resolve();
    this.at(path);
    if (parentOf(to) !== "" && !this.entries.has(parentOf(to))) throw fileError("ENOENT", to);
    for (const known of this.below(path)) {
      const entry = this.at(known);
      this.entries.delete(known);
      this.entries.set(to + known.slice(path.length), entry);
    }
    this.tell(path);
    this.tell(to);
  }

  watch(changed: (path: string | null) => void): () => void {
    this.watchers.add(changed);
    return () => void this.watchers.delete(changed);
  }

  private at(path: string): Entry {
    const entry = this.entries.get(path);
    if (!entry) throw fileError("ENOENT", path);
    return entry;
  }

  private below(path: string): string[] {
    return [...this.entries.keys()].filter((known) => known === path || known.startsWith(`${path}/`));
  }

  private makeParents(path: string): void {
    const parent = parentOf(path);
    if (parent === "" || this.entries.has(parent)) return;
    this.makeParents(parent);
    this.entries.set(parent, { bytes: null, stat: { type: "folder", ctime: this.now(), mtime: this.clock, size: 0 } });
  }

  private put(path: string, bytes: Uint8Array): void {
    const mtime = this.now();
    const ctime = this.entries.get(path)?.stat.ctime ?? mtime;
    this.entries.set(path, { bytes, stat: { type: "file", ctime, mtime, size: bytes.length } });
  }

  private now(): number {
    this.clock = Math.max(this.clock + 1, Date.now());
    return this.clock;
  }

  private tell(path: string): void {
    for (const watcher of this.watchers) watcher(path);
  }
}
