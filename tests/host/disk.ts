import { watch } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { clearTimeout, setTimeout } from "node:timers";
import type { PluginManifest, Stat } from "obsidian";
import type { BuiltPlugin } from "./loader";
import { fileError, parentOf, type Storage } from "./storage";

/** How long the watcher waits for more changes, in ms. */
const WAIT = 30;

/** A vault in a real folder. Other programs' changes are noticed as they happen. */
export class DiskStorage implements Storage {
  constructor(private readonly folder: string) {}

  async list(): Promise<{ path: string; stat: Stat }[]> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    const paths = entries.map((entry) => relative(this.folder, join(entry.parentPath, entry.name)).split(sep).join("/")).sort();
    const stats = await Promise.all(paths.map(async (path) => ({ path, stat: await this.stat(path) })));
    return stats.flatMap(({ path, stat: found }) => (found ? [{ path, stat: found }] : []));
  }

  async stat(path: string): Promise<Stat | null> {
    const found = await stat(this.at(path)).catch(() => null);
    if (!found) return null;
    const { ctimeMs, mtimeMs, size } = found;
    return { type: found.isDirectory() ? "folder" : "file", ctime: ctimeMs, mtime: mtimeMs, size: found.isDirectory() ? 0 : size };
  }

  async read(path: string): Promise<Uint8Array> {
    return new Uint8Array(await readFile(this.at(path)));
  }

  async write(path: string, data: Uint8Array): Promise<void> {
    await writeFile(this.at(path), data);
  }

  async mkdir(path: string): Promise<void> {
    await mkdir(this.at(path), { recursive: true });
  }

  async remove(path: string): Promise<void> {
    await rm(this.at(path), { recursive: true });
  }

  async rename(path: string, to: string): Promise<void> {
    if (parentOf(to) !== "" && !(await this.stat(parentOf(to)))) throw fileError("ENOENT", to);
    await rename(this.at(path), this.at(to));
  }

  watch(changed: (path: string | null) => void): () => void {
    const waiting = new Map<string | null, ReturnType<typeof setTimeout>>();
    const watcher = watch(this.folder, { recursive: true, persistent: false }, (_event, name) => {
      const path = name === null ? null : name.split(sep).join("/");
      clearTimeout(waiting.get(path));
      waiting.set(path, setTimeout(() => {
        waiting.delete(path);
        changed(path);
      }, WAIT));
    });
    return () => {
      watcher.close();
      for (const timer of waiting.values()) clearTimeout(timer);
    };
  }

  private at(path: string): string {
    if (path.split("/").includes("..")) throw fileError("ENOENT", path);
    return join(this.folder, path);
  }
}

/** The three files of a built plugin in this folder. */
export async function readPlugin(folder: string): Promise<BuiltPlugin> {
  const text = (name: string) => readFile(join(folder, name), "utf8");
  const [manifest, main, styles] = await Promise.all([text("manifest.json"), text("main.js"), text("styles.css")]);
  return { manifest: JSON.parse(manifest) as PluginManifest, main, styles };
}
