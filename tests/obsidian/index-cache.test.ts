// @vitest-environment happy-dom
import type { Plugin } from "obsidian";
import { beforeEach, expect, it, vi } from "vitest";
import { indexCache } from "../../src/obsidian/index-cache";
import type { CachedNote } from "../../src/vault/cache";

const held = vi.hoisted(() => ({ store: new Map<string, unknown>(), broken: false }));
vi.mock("idb-keyval", () => ({
  createStore: () => null,
  clear: () => Promise.resolve(held.store.clear()),
  getMany: (keys: string[]) => (held.broken ? Promise.reject(new Error("no database")) : Promise.resolve(keys.map((key) => held.store.get(key)))),
  setMany: (entries: [string, unknown][]) => {
    if (held.broken) return Promise.reject(new Error("full"));
    for (const [key, value] of entries) held.store.set(key, value);
    return Promise.resolve();
  },
}));

const plugin = (version: string) => ({ manifest: { version }, app: { vault: { getName: () => "Test" } } }) as unknown as Plugin;
const cache = (version = "1.0.0", key = "k") => indexCache(plugin(version), key, () => Promise.resolve())!;
const note = (path: string): CachedNote => ({
  file: { path, size: 1, mtime: 2 },
  record: {
    path, entity: null, meeting: null, hasTranscript: false, hasSummary: false, tasks: [], ownerForms: [], called: [], reportId: null, problem: null,
  },
});

beforeEach(() => {
  held.store.clear();
  held.broken = false;
  vi.stubGlobal("indexedDB", {});
});

it("gives back what was kept, and replaces only the parts that are given", async () => {
  const kept = cache();
  expect(await kept.load()).toBeNull();
  await kept.save(["Odo"], new Map([[1, [note("a.md")]], [2, [note("b.md")]]]));
  await kept.save(["Odo", "Bo"], new Map([[2, [note("c.md")]]]));
  expect(await cache().load()).toEqual({ people: ["Odo", "Bo"], notes: [note("a.md"), note("c.md")] });
});

it.each([["another version", "1.0.1", "k"], ["other settings", "1.0.0", "other"]])("drops what %s left", async (_what, version, key) => {
  const other = cache(version, key);
  await cache().save([], new Map([[1, [note("a.md")]]]));
  expect(await other.load()).toBeNull();
  await other.save([], new Map([[2, [note("b.md")]]]));
  expect((await other.load())?.notes).toEqual([note("b.md")]);
});

it("is quietly none where it is damaged, or the database fails", async () => {
  await cache().save([], new Map([[1, [note("a.md")]], [2, [note("b.md")]]]));
  held.store.set("1", "[[1,");
  expect((await cache().load())?.notes).toEqual([note("b.md")]);
  held.store.set("head", 7);
  expect(await cache().load()).toBeNull();
  held.broken = true;
  expect(await cache().load()).toBeNull();
  await expect(cache().save([], new Map())).resolves.toBeUndefined();
});
