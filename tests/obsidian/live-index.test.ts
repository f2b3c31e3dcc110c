// @vitest-environment happy-dom
import { TFile, type Plugin } from "obsidian";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Setup } from "../../src/app/setup";
import { Settings } from "../../src/model/settings";
import { liveIndex } from "../../src/obsidian/live-index";
import type { CachedNote } from "../../src/vault/cache";
import { DEFAULT_TASK_SETTINGS } from "../../src/task/format";

/** What was kept, by the key of the reading. */
const kept = vi.hoisted(() => [] as { key: string; texts: string[] }[]);
vi.mock("../../src/obsidian/index-cache", () => ({
  indexCache: (_plugin: unknown, key: string) => ({
    load: () => Promise.resolve(null),
    save: (_people: unknown, parts: ReadonlyMap<number, readonly CachedNote[]>) => {
      kept.push({ key, texts: [...parts.values()].flat().flatMap(({ record }) => record.tasks.map(({ text }) => text)) });
      return Promise.resolve();
    },
  }),
}));
vi.mock("obsidian", () => ({ TFile: class {}, Platform: { isMobile: false } }));

const meeting = (...tasks: string[]) => `---\ntype: meeting\n---\n\n## Action items\n\n${tasks.map((task) => `- [ ] ${task}\n`).join("")}`;

/** A vault whose reads wait until they are let go, and whose events a test fires itself. */
function app(files: Record<string, string>) {
  const texts = new Map(Object.entries(files));
  const listeners = new Map<string, (...args: unknown[]) => void>();
  const ends: (() => void)[] = [];
  let hold: Promise<void> = Promise.resolve();
  let mtime = 1;
  const file = (path: string) => Object.assign(new TFile(), { path, extension: path.split(".").pop() ?? "", stat: { mtime, ctime: 0, size: texts.get(path)?.length ?? 0 } });
  const on = (scope: string) => (name: string, handler: (...args: unknown[]) => void) => {
    listeners.set(`${scope} ${name}`, handler);
    return {};
  };
  const fire = (event: string, ...args: unknown[]) => listeners.get(event)?.(...args);
  let settings = Settings.parse({});
  const vault = {
    on: on("vault"), getName: () => "Test",
    getFileByPath: (path: string) => (texts.has(path) ? file(path) : null),
    cachedRead: async ({ path }: { path: string }) => {
      const text = texts.get(path);
      await hold;
      if (text === undefined) throw new Error("gone");
      return text;
    },
  };
  const plugin = {
    app: { vault, metadataCache: { on: on("cache") }, workspace: { onLayoutReady: (job: () => void) => job() } },
    manifest: { version: "0.0.0" },
    register: (end: () => void) => void ends.push(end), registerEvent: () => undefined,
    registerDomEvent: (_of: unknown, name: string, handler: () => void) => void listeners.set(`document ${name}`, handler),
  };
  const setup = () => Promise.resolve({
    settings, taskSettings: DEFAULT_TASK_SETTINGS,
    vault: { list: () => Promise.resolve([...texts].map(([path, text]) => ({ path, size: text.length, mtime }))) },
  } as unknown as Setup);
  const live = liveIndex(plugin as unknown as Plugin, setup);
  return {
    live, listeners,
    /** Reads wait from now on; answers how to let them go. */
    holdReads(): () => void {
      let release = () => undefined as void;
      hold = new Promise((resolve) => void (release = resolve));
      return release;
    },
    change(path: string, text: string) {
      texts.set(path, text);
      mtime++;
      fire("cache changed", file(path), text);
    },
    create(path: string, text: string) {
      texts.set(path, text);
      fire("vault create", file(path));
    },
    rename(path: string, to: string) {
      texts.set(to, texts.get(path) ?? "");
      texts.delete(path);
      fire("vault rename", file(to), path);
    },
    remove(path: string) {
      const gone = file(path);
      texts.delete(path);
      fire("vault delete", gone);
    },
    /** The window goes to the background. */
    hide() {
      const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
      fire("document visibilitychange");
      hidden.mockRestore();
    },
    set(change: object) {
      settings = Settings.parse({ ...settings, ...change });
    },
    unload: () => ends.forEach((end) => end()),
    tasks: () => live.now()?.facts().tasks.map(({ text, path }) => `${path}: ${text}`),
  };
}

const settled = async () => {
  for (let at = 0; at < 30; at++) await new Promise((resolve) => window.setTimeout(resolve, 1));
};

beforeEach(() => {
  vi.stubGlobal("activeDocument", document);
});
afterEach(() => vi.unstubAllGlobals());

const FILES = { "A.md": meeting("one"), "B.md": meeting("two"), "People/Odo.md": "---\ntype: person\n---\n" };

describe("the live index", () => {
  it("registers and reads nothing before it is asked", () => {
    const host = app(FILES);
    expect(host.listeners.size).toBe(0);
    expect(host.live.now()).toBeNull();
  });

  it.each<[string, (host: ReturnType<typeof app>) => void, string[]]>([
    ["a change", (host) => host.change("A.md", meeting("newest")), ["A.md: newest", "B.md: two"]],
    ["two changes", (host) => {
      host.change("A.md", meeting("newer"));
      host.change("A.md", meeting("newest"));
    }, ["A.md: newest", "B.md: two"]],
    ["a removal", (host) => host.remove("A.md"), ["B.md: two"]],
    ["a new file", (host) => host.create("C.md", meeting("three")), ["A.md: one", "B.md: two", "C.md: three"]],
    ["a renaming", (host) => host.rename("A.md", "Z.md"), ["B.md: two", "Z.md: one"]],
    ["a renaming to another kind", (host) => host.rename("A.md", "A.txt"), ["B.md: two"]],
    ["a file that comes and goes", (host) => {
      host.create("C.md", meeting("three"));
      host.remove("C.md");
    }, ["A.md: one", "B.md: two"]],
    ["a file that is made and typed into at once", (host) => {
      host.create("C.md", "");
      host.change("C.md", meeting("typed"));
    }, ["A.md: one", "B.md: two", "C.md: typed"]],
  ])("takes %s, before, while and after the vault is read", async (_what, happen, expected) => {
    const after = app(FILES);
    await after.live.ready();
    const whileHeld = app(FILES);
    const release = whileHeld.holdReads();
    const reading = whileHeld.live.ready();
    await settled();
    expect(whileHeld.live.now()).toBeNull();
    happen(whileHeld);
    happen(after);
    release();
    await reading;
    await settled();
    expect(after.tasks()).toEqual(expected);
    expect(whileHeld.tasks()).toEqual(expected);
    expect(whileHeld.live.now()?.problems()).toEqual([]);
  });

  it("does not take an older text that comes later", async () => {
    const host = app(FILES);
    await host.live.ready();
    const release = host.holdReads();
    host.create("C.md", meeting("older"));
    host.change("C.md", meeting("newer"));
    release();
    await settled();
    expect(host.tasks()).toContain("C.md: newer");
  });

  it("tells listeners once for many changes", async () => {
    const host = app(FILES);
    await host.live.ready();
    await new Promise((resolve) => window.setTimeout(resolve, 40));
    let told = 0;
    const stop = host.live.onChange(() => told++);
    for (const text of ["a", "b", "c"]) host.change("A.md", meeting(text));
    await new Promise((resolve) => window.setTimeout(resolve, 60));
    expect(told).toBe(1);
    stop();
    host.change("A.md", meeting("d"));
    await new Promise((resolve) => window.setTimeout(resolve, 40));
    expect(told).toBe(1);
  });

  it("is begun anew where a setting says so, and who waits is given the new one", async () => {
    const host = app({ ...FILES, "Daily/D.md": "- [ ] daily\n" });
    const release = host.holdReads();
    const first = host.live.ready();
    await settled();
    host.set({ actionFolders: ["Daily"] });
    host.live.restart();
    await settled();
    release();
    expect((await first).facts().tasks.map(({ text }) => text)).toContain("daily");
    const before = host.live.now();
    host.set({ threshold: 0.7 });
    host.live.restart();
    await settled();
    expect(host.live.now()).toBe(before);
  });

  it("keeps nothing of the old reading as the new one", async () => {
    const host = app({ ...FILES, "Daily/D.md": "- [ ] daily\n" });
    await host.live.ready();
    const release = host.holdReads();
    host.set({ actionFolders: ["Daily"] });
    host.live.restart();
    await settled();
    kept.length = 0;
    host.hide();
    await settled();
    release();
    await vi.waitFor(() => expect(host.tasks()).toContain("Daily/D.md: daily"));
    host.hide();
    await settled();
    expect(kept.map(({ texts }) => texts.includes("daily"))).toEqual([false, true]);
    expect(kept[0]?.key).not.toBe(kept[1]?.key);
  });

  it("reads again what a new name changes", async () => {
    const host = app({ "A.md": meeting("Mend @bo of kites") });
    await host.live.ready();
    expect(host.live.now()?.facts().tasks[0]?.owners).toEqual([]);
    host.create("People/bo of kites.md", "---\ntype: person\n---\n");
    await vi.waitFor(() => expect(host.live.now()?.facts().tasks[0]?.owners).toEqual(["bo of kites"]), 4_000);
  });

  it("stops in the middle when the plugin is switched off", async () => {
    const host = app(FILES);
    const release = host.holdReads();
    const reading = host.live.ready();
    await settled();
    let told = 0;
    host.live.onChange(() => told++);
    host.unload();
    release();
    await expect(reading).rejects.toThrow("switched off");
    await settled();
    expect(host.live.now()).toBeNull();
    expect(told).toBe(0);
  });
});
