// @vitest-environment happy-dom
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App, CachedMetadata, FileManager, Plugin, TAbstractFile, Vault } from "obsidian";
import { afterEach, describe, expect, it, vi } from "vitest";
import { boot, type BootOptions } from "./boot";
import { DiskStorage } from "./disk";
import { MemoryStorage } from "./storage";
import type { Host } from "./types";

const manifest = { id: "probe", name: "Probe", version: "1.0.0", minAppVersion: "1.0.0", author: "Nobody", description: "Looks." };
/** What the probing plugin does at `onload`, given by the test. */
let onload: (plugin: Plugin, obsidian: typeof import("obsidian")) => unknown = () => undefined;
Object.assign(window, { probe: (plugin: Plugin, obsidian: typeof import("obsidian")) => onload(plugin, obsidian) });
const main = `
const obsidian = require("obsidian");
module.exports = class extends obsidian.Plugin {
  heard = [];
  onload() { this.obsidian = obsidian; return window.probe(this, obsidian); }
  onUserEnable() { this.heard.push("enabled"); }
  onExternalSettingsChange() { this.heard.push("settings"); }
  leak() {
    this.app.vault.on("modify", () => undefined);
    window.addEventListener("probe", () => undefined);
    document.addEventListener("probe", this.kept = () => undefined);
    document.removeEventListener("probe", this.kept);
    this.timer = window.setInterval(() => undefined, 1000);
    document.body.createDiv({ cls: "probe-left" });
  }
};`;

interface Probe extends Plugin {
  obsidian: typeof import("obsidian");
  heard: string[];
  leak(): void;
}

let host: Host;
let app: App;
let vault: Vault;
const probe = () => host.plugin as Probe;

async function start(files: Record<string, string>, options: Partial<BootOptions> = {}): Promise<void> {
  host = await boot({ storage: new MemoryStorage(files), plugin: { main, manifest, styles: "" }, ...options });
  ({ app } = host);
  ({ vault } = app);
}
const fileAt = (path: string) => {
  const file = vault.getFileByPath(path);
  if (!file) throw new Error(`no ${path}`);
  return file;
};

/** What the vault and its cache tell, in order, from now on. */
function listen(to: App = app): string[] {
  const told: string[] = [];
  for (const name of ["create", "modify", "delete"] as const) to.vault.on(name as "create", (file: TAbstractFile) => void told.push(`${name} ${file.path}`));
  to.vault.on("rename", (file, before) => void told.push(`rename ${before} → ${file.path}`));
  to.metadataCache.on("changed", (file) => void told.push(`changed ${file.path}`));
  to.metadataCache.on("deleted", (file, cache) => void told.push(`deleted ${file.path} ${String(cache?.headings?.[0]?.heading)}`));
  to.metadataCache.on("resolved", () => void told.push("resolved"));
  return told;
}

afterEach(async () => {
  onload = () => undefined;
  await host.unload();
});

describe("the host's vault", () => {
  it("loses no update when two are made at once with process, and loses one with read and modify", async () => {
    await start({ "N.md": "0" });
    const add = (text: string) => String(Number(text) + 1);
    await Promise.all([vault.process(fileAt("N.md"), add), vault.process(fileAt("N.md"), add)]);
    expect(await host.read("N.md")).toBe("2");
    const slowly = async () => vault.modify(fileAt("N.md"), add(await vault.read(fileAt("N.md"))));
    await Promise.all([slowly(), slowly()]);
    expect(await host.read("N.md")).toBe("3");
  });

  it("writes nothing when the change fails or changes nothing", async () => {
    await start({ "N.md": "0" });
    const told = listen();
    await expect(vault.process(fileAt("N.md"), () => {
      throw new Error("no");
    })).rejects.toThrow("no");
    await vault.process(fileAt("N.md"), (text) => text);
    await host.settled();
    expect(told).toEqual([]);
    expect(await vault.process(fileAt("N.md"), () => "1")).toBe("1");
  });

  it("refuses to make what is there, or in a folder that is not", async () => {
    await start({ "A/N.md": "0" });
    await expect(vault.create("A/N.md", "1")).rejects.toThrow("File already exists.");
    await expect(vault.createFolder("A")).rejects.toThrow("Folder already exists.");
    await expect(vault.create("B/N.md", "1")).rejects.toThrow("ENOENT");
    await vault.createFolder("B");
    expect((await vault.create("B/N.md", "1")).parent?.path).toBe("B");
    await expect(vault.rename(fileAt("B/N.md"), "A/N.md")).rejects.toThrow("Destination file already exists!");
    expect(await host.read("A/N.md")).toBe("0");
  });

  it("does not see hidden files; the adapter does", async () => {
    await start({ "A.md": "a", ".trash/B.md": "b", "F/.c/C.md": "c" });
    expect(vault.getFiles().map(({ path }) => path)).toEqual(["A.md"]);
    expect(vault.getFileByPath(".trash/B.md")).toBeNull();
    expect(await vault.adapter.read(".trash/B.md")).toBe("b");
  });

  it("knows names, parents, sizes and times", async () => {
    await start({ "F/A b.MD": "é" });
    const file = fileAt("F/A b.MD");
    expect([file.name, file.basename, file.extension, file.stat.size, file.parent?.path, vault.getFolderByPath("F")?.children[0]]).toEqual(["A b.MD", "A b", "md", 2, "F", file]);
    const { mtime, ctime } = file.stat;
    await vault.modify(file, "x");
    expect(file.stat.mtime).toBeGreaterThan(mtime);
    expect(file.stat.ctime).toBe(ctime);
  });

  it("tells a folder's rename for the folder and all below; files stay the same objects", async () => {
    await start({ "A/N.md": "# N", "A/B/M.md": "# M" });
    const file = fileAt("A/B/M.md");
    const told = listen();
    await vault.rename(vault.getFolderByPath("A") as TAbstractFile, "C");
    await host.settled();
    expect(told.filter((line) => line.startsWith("rename")).sort()).toEqual(["rename A → C", "rename A/B → C/B", "rename A/B/M.md → C/B/M.md", "rename A/N.md → C/N.md"]);
    expect(told.some((line) => line.startsWith("changed"))).toBe(false);
    expect(fileAt("C/B/M.md")).toBe(file);
    expect(await host.read("C/B/M.md")).toBe("# M");
    expect(vault.getFolderByPath("C")?.children.map(({ path }) => path).sort()).toEqual(["C/B", "C/N.md"]);
  });

  it("gives the last known text with cachedRead until a change from outside is noticed", async () => {
    const storage = new MemoryStorage({ "N.md": "old" });
    const silent = Object.assign(Object.create(storage) as MemoryStorage, { watch: () => () => undefined });
    await start({}, { storage: silent });
    await vault.read(fileAt("N.md"));
    await storage.write("N.md", new TextEncoder().encode("new"));
    expect(await vault.cachedRead(fileAt("N.md"))).toBe("old");
    expect(await vault.read(fileAt("N.md"))).toBe("new");
  });

  it("notices what other programs write, rename and remove", async () => {
    await start({ "N.md": "0" });
    const told = listen();
    await host.outside.write("N.md", "1");
    await host.outside.write("F/New.md", "n");
    await host.outside.rename("N.md", "M.md");
    await host.outside.remove("F/New.md");
    expect(told.filter((line) => !/^(?:resolved|changed|deleted)/u.test(line))).toEqual(["modify N.md", "create F", "create F/New.md", "delete N.md", "create M.md", "delete F/New.md"]);
  });
});

describe("the host's metadata cache", () => {
  it("is behind the write, and says `changed` later", async () => {
    await start({ "N.md": "# Old" });
    const told = listen();
    const heading = () => app.metadataCache.getFileCache(fileAt("N.md"))?.headings?.[0]?.heading;
    await vault.modify(fileAt("N.md"), "# New");
    expect(heading()).toBe("Old");
    expect(told).toEqual(["modify N.md"]);
    await host.settled();
    expect(heading()).toBe("New");
    expect(told).toEqual(["modify N.md", "changed N.md", "resolved"]);
  });

  it("gives the text and the cache with `changed`; null for a file that is just made", async () => {
    await start({});
    const seen: [string, CachedMetadata][] = [];
    app.metadataCache.on("changed", (_file, text, cache) => void seen.push([text, cache]));
    const file = await vault.create("N.md", "- [ ] x");
    expect(app.metadataCache.getFileCache(file)).toBeNull();
    await host.settled();
    expect(seen.map(([text, cache]) => [text, cache.listItems?.length])).toEqual([["- [ ] x", 1]]);
  });

  it("moves with a rename, silently, and says `deleted` with what was known", async () => {
    await start({ "N.md": "# T" });
    const told = listen();
    await vault.rename(fileAt("N.md"), "M.md");
    expect(app.metadataCache.getCache("M.md")?.headings?.[0]?.heading).toBe("T");
    expect(app.metadataCache.getCache("N.md")).toBeNull();
    await app.fileManager.trashFile(fileAt("M.md"));
    await host.settled();
    expect(told.filter((line) => line !== "resolved")).toEqual(["rename N.md → M.md", "delete M.md", "deleted M.md T"]);
  });

  it("resolves links by path, name and nearness, and counts them", async () => {
    await start({ "A/Bo.md": "", "B/Bo.md": "", "B/N.md": "[[Bo]] [[A/Bo]] [[A/Bo#x]] [[Nobody]] [k](../A/Bo.md)", "Ines.md": "", "C/Ines.md": "" });
    const dest = (link: string, from: string) => app.metadataCache.getFirstLinkpathDest(link, from)?.path ?? null;
    expect([dest("Bo", "B/N.md"), dest("bo", "A/x.md"), dest("A/Bo", "B/N.md"), dest("../A/Bo.md", "B/N.md"), dest("Ines", "B/N.md"), dest("", "B/N.md"), dest("No", "")]).toEqual([
      "B/Bo.md", "A/Bo.md", "A/Bo.md", "A/Bo.md", "Ines.md", "B/N.md", null,
    ]);
    expect(app.metadataCache.resolvedLinks["B/N.md"]).toEqual({ "B/Bo.md": 1, "A/Bo.md": 3 });
    expect(app.metadataCache.unresolvedLinks["B/N.md"]).toEqual({ Nobody: 1 });
  });
});

describe("the host's start", () => {
  it("loads the plugin before the vault, tells every file as made, then the layout, then the cache", async () => {
    const order: string[] = [];
    onload = ({ app: starting }) => {
      order.push(`onload ${String(starting.vault.getFiles().length)}`);
      starting.vault.on("create", ({ path }) => void order.push(`create ${path}`));
      starting.workspace.onLayoutReady(() => void order.push(`ready ${String(starting.metadataCache.getCache("A.md") !== null)}`));
      starting.metadataCache.on("resolved", () => void order.push("resolved"));
    };
    await start({ "A.md": "", "B.md": "" }, { starting: true });
    expect(order).toEqual(["onload 0"]);
    await host.ready();
    expect(order).toEqual(["onload 0", "create A.md", "create B.md", "ready false", "resolved", "resolved"]);
  });

  it("calls onLayoutReady at once in a plugin that is enabled later, and onUserEnable", async () => {
    const order: string[] = [];
    onload = ({ app: running }) => running.workspace.onLayoutReady(() => void order.push(`ready ${String(running.metadataCache.getCache("A.md") !== null)}`));
    await start({ "A.md": "# A" }, { firstEnable: true });
    expect(order).toEqual(["ready true"]);
    expect(probe().heard).toEqual(["enabled"]);
  });

  it("waits for an onload that takes its time, and fails as it fails", async () => {
    let done = false;
    onload = async () => {
      await new Promise((resolve) => window.setTimeout(resolve, 20));
      done = true;
    };
    await start({});
    expect(done).toBe(true);
    onload = () => Promise.reject(new Error("broken"));
    await expect(start({})).rejects.toThrow("broken");
  });

  it("tells a plugin that its settings came from elsewhere, not that it saved them", async () => {
    await start({});
    const path = `${String(host.plugin.manifest.dir)}/data.json`;
    await vault.adapter.mkdir(String(host.plugin.manifest.dir));
    await host.plugin.saveData({ a: 1 });
    await host.settled();
    expect(probe().heard).toEqual([]);
    await host.outside.write(path, "{\"a\":2}");
    expect(probe().heard).toEqual(["settings"]);
    expect(await host.plugin.loadData()).toEqual({ a: 2 });
  });

  it("gives no module of Node's, and names what it lacks", async () => {
    await expect(start({}, { plugin: { main: "require('fs')", manifest, styles: "" } })).rejects.toThrow("Cannot find module 'fs'");
    await start({});
    const { obsidian } = probe();
    expect(() => obsidian.renderMath("x", false)).toThrow("Not implemented in host: renderMath");
    const { BasesView } = obsidian as unknown as { BasesView: new () => object };
    expect(() => new (class extends BasesView {})()).toThrow("Not implemented in host: BasesView");
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    expect((obsidian as unknown as Record<string, unknown>)["Nonesuch"]).toBeUndefined();
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });

  it("names what an unloaded plugin left behind, and nothing else", async () => {
    await start({ "A.md": "a" });
    await host.open("A.md");
    host.plugin.addCommand({ id: "x", name: "X", callback: () => undefined });
    host.plugin.registerDomEvent(window, "resize", () => undefined);
    host.plugin.registerEvent(vault.on("modify", () => undefined));
    host.plugin.registerInterval(window.setInterval(() => undefined, 1000));
    expect(await host.unload()).toEqual([]);
    await start({});
    probe().leak();
    expect((await host.unload()).sort()).toEqual(["element: <div class=\"probe-left\">", "event: vault \"modify\"", "interval: every 1000 ms", "listener: window \"probe\""]);
    document.querySelector(".probe-left")?.remove();
  });
});

describe("the host's file manager", () => {
  const manager = (): FileManager => app.fileManager;

  it.each([
    [{}, "[[Bo]]", "[[Bo|x]]"],
    [{ newLinkFormat: "absolute" }, "[[P/Bo]]", "[[P/Bo|x]]"],
    [{ useMarkdownLinks: true, newLinkFormat: "relative" }, "[Bo](../P/Bo.md)", "[x](../P/Bo.md)"],
  ])("writes links in the vault's own form: %j", async (settings, plain, shown) => {
    await start({ "P/Bo.md": "", "M/N.md": "", ".settings/app.json": JSON.stringify(settings) });
    expect(vault.configDir).toBe(".settings");
    expect(manager().generateMarkdownLink(fileAt("P/Bo.md"), "M/N.md")).toBe(plain);
    expect(manager().generateMarkdownLink(fileAt("P/Bo.md"), "M/N.md", "", "x")).toBe(shown);
  });

  it("changes properties in one step, keeps the text, and fails on YAML that cannot be read", async () => {
    await start({ "N.md": "---\na: 1\n---\nText\n", "Bad.md": "---\na: [\n---\n" });
    await Promise.all(["b", "c"].map((key) => manager().processFrontMatter(fileAt("N.md"), (properties: Record<string, unknown>) => void (properties[key] = [key]))));
    expect(await host.read("N.md")).toBe("---\na: 1\nb:\n  - b\nc:\n  - c\n---\nText\n");
    await expect(manager().processFrontMatter(fileAt("Bad.md"), () => undefined)).rejects.toThrow();
  });

  it("lets links follow a rename, and puts what is thrown away into the bin", async () => {
    await start({ "Bo.md": "", "N.md": "[[Bo]] [[Bo|x]] [[Bob]]" });
    await manager().renameFile(fileAt("Bo.md"), "Bo Reed.md");
    expect(await host.read("N.md")).toBe("[[Bo Reed]] [[Bo Reed|x]] [[Bob]]");
    await manager().trashFile(fileAt("Bo Reed.md"));
    expect(await host.read(".trash/Bo Reed.md")).toBe("");
    expect(vault.getFileByPath("Bo Reed.md")).toBeNull();
  });
});

describe("the host's net, storages and small functions", () => {
  it("throws for 400 and more unless asked not to, and reads JSON only when it is asked", async () => {
    await start({});
    const { requestUrl } = probe().obsidian;
    await expect(requestUrl("https://a.example/")).rejects.toThrow("ERR_NAME_NOT_RESOLVED");
    host.respond(({ url, body }) => (url.endsWith("/no") ? { status: 429, text: "slow down" } : { status: 200, text: body ?? "{\"a\":1}" }));
    await expect(requestUrl("https://a.example/no")).rejects.toThrow("Request failed, status 429");
    expect((await requestUrl({ url: "https://a.example/no", throw: false })).text).toBe("slow down");
    expect((await requestUrl("https://a.example/")).json).toEqual({ a: 1 });
    const odd = await requestUrl({ url: "https://a.example/", method: "POST", body: "<p>" });
    expect(odd.text).toBe("<p>");
    expect(() => odd.json as unknown).toThrow();
  });

  it("keeps secrets, local state and handlers of the command line", async () => {
    await start({});
    app.secretStorage.setSecret("my-key", "s");
    expect([app.secretStorage.getSecret("my-key"), app.secretStorage.getSecret("other")]).toEqual(["s", null]);
    expect(() => app.secretStorage.setSecret("My key", "s")).toThrow();
    app.saveLocalStorage("k", { a: [1] });
    expect(app.loadLocalStorage("k")).toEqual({ a: [1] });
    app.saveLocalStorage("k", null);
    expect(app.loadLocalStorage("k")).toBeNull();
    host.plugin.registerCliHandler("probe:say", "Says", { word: { description: "What", required: true } }, ({ word }) => String(word));
    expect(await host.cli("probe:say", { word: "hi" })).toBe("hi");
    await expect(host.cli("probe:say", {})).rejects.toThrow("word");
    expect(() => host.plugin.registerCliHandler("probe:say", "Again", null, () => "")).toThrow();
    expect(() => host.plugin.registerCliHandler("other", "Not its own", null, () => "")).toThrow();
  });

  it("has the small functions as the app has them", async () => {
    await start({}, { phone: true });
    const { normalizePath, requireApiVersion, Platform, getFrontMatterInfo, resolveSubpath, debounce } = probe().obsidian;
    expect([normalizePath("/a//b\u00a0c/"), normalizePath("e\u0301.md"), normalizePath("")]).toEqual(["a/b c", "\u00e9.md", "/"]);
    expect([requireApiVersion("1.13.1"), requireApiVersion("1.12.9"), requireApiVersion("1.13.2"), requireApiVersion("2.0.0")]).toEqual([true, true, false, false]);
    expect([Platform.isMobile, Platform.isPhone, Platform.isDesktopApp]).toEqual([true, true, false]);
    expect(getFrontMatterInfo("---\na: 1\n---\nT")).toEqual({ exists: true, frontmatter: "a: 1\n", from: 4, to: 9, contentStart: 13 });
    expect(getFrontMatterInfo("T").exists).toBe(false);
    const cache = { headings: [{ heading: "A", level: 1, position: { start: { line: 0, col: 0, offset: 0 }, end: { line: 0, col: 3, offset: 3 } } }] };
    expect([resolveSubpath(cache, "#a")?.start.line, resolveSubpath(cache, "#b")]).toEqual([0, null]);
    const calls: number[] = [];
    const late = debounce((n: number) => void calls.push(n), 10);
    late(1);
    late(2);
    await vi.waitFor(() => expect(calls).toEqual([2]));
  });

  it("stands on a real folder, and sees what other programs do there", async () => {
    const folder = mkdtempSync(join(tmpdir(), "debrief-disk-"));
    mkdirSync(join(folder, "F"));
    writeFileSync(join(folder, "F", "A.md"), "# A");
    await start({}, { storage: new DiskStorage(folder) });
    const told = listen();
    await vault.process(fileAt("F/A.md"), (text) => `${text}!`);
    expect(await host.read("F/A.md")).toBe("# A!");
    writeFileSync(join(folder, "F", "B.md"), "# B");
    await vi.waitFor(() => expect(told).toContain("changed F/B.md"), 5_000);
    rmSync(join(folder, "F", "B.md"));
    await vi.waitFor(() => expect(told).toContain("deleted F/B.md B"), 5_000);
    expect(told.filter((line) => line === "modify F/A.md")).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });
});
