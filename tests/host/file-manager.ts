import type { Reference } from "obsidian";
import { Events, lacks } from "./base";
import type { TAbstractFile, TFile, TFolder } from "./files";
import { linkpathOf, type HostMetadataCache } from "./metadata/cache";
import { parentOf } from "./storage";
import type { HostVault } from "./vault";
import { getFrontMatterInfo, parseYaml, stringifyYaml } from "./yaml";

type Properties = Record<string, unknown>;

/** The app's file manager, by the vault's own settings (`app.json`). */
export class HostFileManager extends Events {
  constructor(private readonly vault: HostVault, private readonly cache: HostMetadataCache) {
    super();
  }

  /** The folder in which the app puts a new note that is made from this one. */
  getNewFileParent(sourcePath: string, _newFilePath?: string): TFolder {
    const place = this.vault.getConfig("newFileLocation");
    const folder = place === "current" ? parentOf(sourcePath) : place === "folder" ? this.setting("newFileFolderPath") : "/";
    return this.vault.getFolderByPath(folder) ?? this.vault.getRoot();
  }

  /** A link in the vault's own form: wiki or Markdown, as short, relative or absolute as it is set. */
  generateMarkdownLink(file: TFile, sourcePath: string, subpath = "", alias = ""): string {
    const markdown = this.vault.getConfig("useMarkdownLinks") === true;
    const path = this.pathFor(file, sourcePath, !markdown);
    const isImage = !["md", "canvas", "base"].includes(file.extension);
    if (!markdown) {
      const target = file.path === sourcePath && subpath !== "" ? subpath : path + subpath;
      return `${isImage ? "!" : ""}[[${target}${alias === "" || alias === target ? "" : `|${alias}`}]]`;
    }
    const shown = alias === "" ? (file.extension === "md" ? file.basename : file.name) : alias;
    return `${isImage ? "!" : ""}[${shown}](${encodeURI(path + subpath)})`;
  }

  /** Changes a note's properties: `change` gets the object and changes it in place. Fails on YAML that cannot be read. */
  async processFrontMatter(file: TFile, change: (properties: Properties) => void): Promise<void> {
    await this.vault.process(file, (text) => {
      const { exists, frontmatter, contentStart } = getFrontMatterInfo(text);
      const properties = (parseYaml(frontmatter) ?? {}) as Properties;
      change(properties);
      if (Object.keys(properties).length === 0) return exists ? text.slice(contentStart) : text;
      return `---\n${stringifyYaml(properties)}---\n${text.slice(contentStart)}`;
    });
  }

  /** Renames, and lets the links of other notes follow (as with "Automatically update internal links" on). */
  async renameFile(file: TAbstractFile, to: string): Promise<void> {
    const linking = this.linksTo(file.path);
    await this.vault.rename(file, to);
    const renamed = this.vault.getFileByPath(file.path);
    if (!renamed) return;
    for (const { path, links } of linking) {
      const source = this.vault.getFileByPath(path);
      if (source) await this.vault.process(source, (text) => links.reduce((now, link) => now.split(link.original).join(this.follow(link, renamed, path)), text));
    }
  }

  /** By the vault's setting into `.trash`, the system's bin (which falls back to `.trash` here), or away for good. */
  async trashFile(file: TAbstractFile): Promise<void> {
    if (this.vault.getConfig("trashOption") === "none") await this.vault.delete(file);
    else await this.vault.trash(file, this.vault.getConfig("trashOption") !== "local");
  }

  async getAvailablePathForAttachment(name: string, _sourcePath?: string): Promise<string> {
    const folder = this.setting("attachmentFolderPath").replace(/^\/+|^\.\/?/u, "");
    const at = folder === "" ? name : `${folder}/${name}`;
    for (let count = 0; ; count += 1) {
      const path = count === 0 ? at : at.replace(/(\.[^.]*)?$/u, ` ${String(count)}$1`);
      if (!(await this.vault.adapter.exists(path))) return path;
    }
  }

  private setting(key: string): string {
    const value = this.vault.getConfig(key);
    return typeof value === "string" ? value : "/";
  }

  private pathFor(file: TFile, sourcePath: string, omitExtension: boolean): string {
    const cut = (path: string) => (omitExtension && file.extension === "md" ? path.slice(0, -3) : path);
    const form = this.vault.getConfig("newLinkFormat") ?? "shortest";
    if (form === "absolute") return cut(file.path);
    if (form === "relative") return cut(relative(parentOf(sourcePath), file.path));
    return this.cache.fileToLinktext(file, sourcePath, omitExtension);
  }

  private linksTo(path: string): { path: string; links: Reference[] }[] {
    return Object.entries(this.cache.resolvedLinks).filter(([, targets]) => path in targets).map(([source]) => {
      const cache = this.cache.getCache(source);
      const all: Reference[] = [...(cache?.links ?? []), ...(cache?.embeds ?? []), ...(cache?.frontmatterLinks ?? [])];
      return { path: source, links: all.filter(({ link }) => this.cache.getFirstLinkpathDest(linkpathOf(link), source)?.path === path) };
    });
  }

  private follow({ link, original }: Reference, file: TFile, source: string): string {
    const markdown = !original.includes("[[");
    return original.replace(markdown ? encodeURI(linkpathOf(link)) : linkpathOf(link), () => {
      const path = this.pathFor(file, source, !markdown || !link.endsWith(".md"));
      return markdown ? encodeURI(path) : path;
    });
  }
}

function relative(folder: string, path: string): string {
  const from = folder === "" ? [] : folder.split("/");
  const to = path.split("/");
  while (from.length > 0 && to.length > 1 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  return `${"../".repeat(from.length)}${to.join("/")}`;
}

lacks(HostFileManager, "promptForDeletion", "promptForFileRename");
