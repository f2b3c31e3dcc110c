import type { CachedMetadata, LinkCache } from "obsidian";
import { Events } from "../base";
import type { Pending } from "../context";
import { TFile, type TAbstractFile } from "../files";
import { parentOf } from "../storage";
import { turn } from "../turn";
import type { HostVault } from "../vault";
import { parseMetadata } from "./parse";

/** A file's cache; parsed when it is first asked for, so that a big vault starts at once. */
interface Known {
  text: string;
  cache: CachedMetadata | null;
}

interface LinkCounts {
  resolved: Record<string, Record<string, number>>;
  unresolved: Record<string, Record<string, number>>;
}

/** The part of a link that names a file. */
export const linkpathOf = (link: string): string => (link.includes("#") ? link.slice(0, link.indexOf("#")) : link).trim();

/** The app's metadata cache: it follows the vault's events in turns of its own. */
export class HostMetadataCache extends Events {
  private readonly known = new Map<string, Known>();
  private readonly dirty = new Set<TFile>();
  private working: Promise<void> | null = null;
  private links: LinkCounts | null = null;
  initialized = false;

  constructor(private readonly vault: HostVault, private readonly pending: Pending) {
    super();
    // Before every listener of a plugin, as in the app; nothing is told from here.
    const touched = (file: TAbstractFile) => {
      if (file instanceof TFile && file.extension === "md" && this.initialized) this.touch(file);
    };
    vault.on("create", touched);
    vault.on("modify", touched);
    vault.on("delete", (file: TAbstractFile) => {
      if (file instanceof TFile) this.forget(file);
    });
    vault.on("rename", (file: TAbstractFile, before: string) => {
      if (file instanceof TFile) this.moved(file, before);
    });
  }

  /** @internal The first reading of the vault: nothing is `changed`; `resolve` for each file, and `resolved` twice. */
  async initialize(): Promise<void> {
    for (const file of this.vault.getMarkdownFiles()) this.known.set(file.path, { text: await this.vault.cachedRead(file), cache: null });
    this.initialized = true;
    this.links = null;
    this.trigger("initialized");
    for (const file of this.vault.getMarkdownFiles()) this.trigger("resolve", file);
    this.trigger("resolved");
    await turn();
    this.trigger("resolved");
  }

  getFileCache(file: TFile): CachedMetadata | null {
    return this.getCache(file.path);
  }

  getCache(path: string): CachedMetadata | null {
    const known = this.known.get(path);
    if (!known) return null;
    return (known.cache ??= parseMetadata(known.text));
  }

  get resolvedLinks(): Record<string, Record<string, number>> {
    return this.countLinks().resolved;
  }

  get unresolvedLinks(): Record<string, Record<string, number>> {
    return this.countLinks().unresolved;
  }

  /** The file that a link names, seen from a note: its own folder first, else the shortest path. */
  getFirstLinkpathDest(linkpath: string, sourcePath: string): TFile | null {
    return this.getLinkpathDest(linkpath, sourcePath)[0] ?? null;
  }

  getLinkpathDest(linkpath: string, sourcePath: string): TFile[] {
    const source = parentOf(sourcePath);
    if (linkpath === "") return [this.vault.getFileByPath(sourcePath)].filter((file) => file !== null);
    const wanted = relativeTo(linkpath, source).toLowerCase().normalize("NFC");
    const absolute = linkpath.startsWith("/") || linkpath.startsWith("./") || linkpath.startsWith("../");
    const fits = (path: string) => path === wanted || (!absolute && path.endsWith(`/${wanted}`));
    const found = this.vault.getFiles().filter((file) => {
      const path = file.path.toLowerCase().normalize("NFC");
      return fits(path) || (file.extension === "md" && fits(path.slice(0, -3)));
    });
    const exact = (file: TFile) => [wanted, `${wanted}.md`].includes(file.path.toLowerCase());
    const rank = (file: TFile) => (exact(file) && wanted.includes("/") ? -2 : parentOf(file.path) === source ? -1 : file.path.split("/").length);
    return found.sort((a, b) => rank(a) - rank(b) || a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
  }

  /** The shortest text that a link needs to name the file from anywhere. */
  fileToLinktext(file: TFile, _sourcePath: string, omitMdExtension = true): string {
    const cut = (path: string) => (omitMdExtension && file.extension === "md" ? path.slice(0, -3) : path);
    const name = cut(file.name);
    const alike = this.vault.getFiles().filter((other) => other.name.toLowerCase() === file.name.toLowerCase());
    return alike.length > 1 ? cut(file.path) : name;
  }

  private touch(file: TFile): void {
    this.dirty.add(file);
    this.working ??= this.pending.add(this.work());
  }

  private async work(): Promise<void> {
    await turn(1);
    try {
      while (this.dirty.size > 0) {
        const files = [...this.dirty];
        this.dirty.clear();
        for (const file of files) await this.index(file);
        this.links = null;
        for (const file of files) if (!file.deleted) this.trigger("resolve", file);
        this.trigger("resolved");
      }
    } finally {
      this.working = null;
    }
  }

  private async index(file: TFile): Promise<void> {
    if (file.deleted) return;
    const text = await this.vault.cachedRead(file).catch(() => null);
    if (text === null || file.deleted) return;
    if (this.known.get(file.path)?.text === text) return;
    const cache = parseMetadata(text);
    this.known.set(file.path, { text, cache });
    this.trigger("changed", file, text, cache);
  }

  private forget(file: TFile): void {
    const before = this.known.get(file.path);
    if (!before) return;
    const cache = this.getCache(file.path);
    this.known.delete(file.path);
    this.links = null;
    void this.pending.add(turn().then(() => this.trigger("deleted", file, cache)));
  }

  private moved(file: TFile, before: string): void {
    const known = this.known.get(before);
    this.links = null;
    if (!known) return;
    this.known.delete(before);
    this.known.set(file.path, known);
    void this.pending.add(turn().then(() => this.trigger("resolved")));
  }

  private countLinks(): LinkCounts {
    if (this.links) return this.links;
    const links: LinkCounts = { resolved: {}, unresolved: {} };
    for (const path of this.known.keys()) {
      const cache = this.getCache(path);
      const resolved: Record<string, number> = (links.resolved[path] = {});
      const unresolved: Record<string, number> = (links.unresolved[path] = {});
      const all: Pick<LinkCache, "link">[] = [...(cache?.links ?? []), ...(cache?.embeds ?? []), ...(cache?.frontmatterLinks ?? [])];
      for (const { link } of all) {
        const target = this.getFirstLinkpathDest(linkpathOf(link), path);
        const counts = target ? resolved : unresolved;
        const name = target?.path ?? linkpathOf(link);
        counts[name] = (counts[name] ?? 0) + 1;
      }
    }
    return (this.links = links);
  }
}

function relativeTo(linkpath: string, folder: string): string {
  if (linkpath.startsWith("/")) return linkpath.slice(1);
  if (!/^\.{1,2}\//u.test(linkpath)) return linkpath;
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of linkpath.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
