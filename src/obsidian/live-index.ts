import { Platform, TFile, type Plugin } from "obsidian";
import type { Setup } from "../app/setup";
import { partOf, type CachedNote, type IndexCache } from "../vault/cache";
import { buildIndex, type VaultIndex } from "../vault/index";
import { readingKey } from "../vault/record";
import { VaultError, type FileInfo, type Vault } from "../vault/vault";
import { indexCache } from "./index-cache";

/** The vault's index, read once and then kept up to date by the app's events. */
export interface LiveIndex {
  /** The index, once the vault is read; the first call starts reading, as soon as the app knows its files. */
  ready(): Promise<VaultIndex>;
  /** The index, or null while it is being read. */
  now(): VaultIndex | null;
  /** How many of the vault's notes are read; null before and after. */
  progress(): { done: number; all: number } | null;
  /** Takes a note's text at once, for whoever changed it and does not wait for the app's event. */
  update(path: string, text: string): void;
  /** Calls when the index or the progress changed, at most once a frame; answers how to stop. */
  onChange(listener: () => void): () => void;
  /** Reads the vault anew where a setting that decides what is read changed; else nothing happens. */
  restart(): void;
}

/** Lets the window live between two slices of work; a message comes back at once, where timers wait 4 ms when nested. */
export const breathe = () => new Promise<void>((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(null);
});

const sleep = (ms: number) => new Promise<void>((resolve) => void window.setTimeout(resolve, ms));

const FRAME_MS = 16;
/** A slice leaves room in a frame for what the window does itself. */
const SLICE_MS = 12;
/** On a phone, and behind other windows, so long a rest follows each slice. */
const REST_MS = 10;
/** Names are typed letter by letter: notes that depend on them wait until it is quiet. */
const REREAD_MS = 1_000;
const SAVE_MS = 5_000;

/** What ends a reading whose plugin was switched off, or that was begun anew. */
class Stopped extends Error {}

const infoOf = ({ path, stat }: TFile): FileInfo => ({ path, size: stat.size, mtime: stat.mtime });
const isNote = (file: unknown): file is TFile => file instanceof TFile && file.extension.toLowerCase() === "md";

/** Registers nothing before the first call of `ready`. */
export function liveIndex(plugin: Plugin, setup: () => Promise<Setup>): LiveIndex {
  const { app } = plugin;
  let index: VaultIndex | null = null;
  let building: Promise<VaultIndex> | null = null;
  let progress: { done: number; all: number } | null = null;
  let run = 0;
  let key = "";
  let cache: IndexCache | null = null;
  let isOff = false;
  /** What happened while the vault was being read, in order; null when it is not. */
  let missed: ((index: VaultIndex) => void)[] | null = null;
  const listeners = new Set<() => void>();
  const dirty = new Set<number>();
  /** The latest change of each path that waits for its text: an older text that comes later is none. */
  const turns = new Map<string, number>();
  const timers = new Map<string, number>();
  /** One after the other, so that the newest is written last. */
  let saving = Promise.resolve();

  const later = (name: string, ms: number, job: () => void) => {
    if (isOff) return;
    window.clearTimeout(timers.get(name));
    timers.set(name, window.setTimeout(() => {
      timers.delete(name);
      job();
    }, ms));
  };
  const tell = () => {
    if (timers.has("tell")) return;
    later("tell", FRAME_MS, () => {
      for (const listener of [...listeners]) listener();
    });
  };
  const isGentle = () => Platform.isMobile || activeDocument.hidden;
  let since = 0;
  const pause = (): Promise<void> | null => {
    if (performance.now() - since < SLICE_MS) return null;
    return (isGentle() ? sleep(REST_MS) : breathe()).then(() => {
      since = performance.now();
    });
  };
  const reading: Pick<Vault, "read"> = {
    async read(path) {
      const file = app.vault.getFileByPath(path);
      if (!file) throw new VaultError("missing", path, `"${path}" was moved or deleted while the vault was read.`);
      try {
        return await app.vault.cachedRead(file);
      } catch {
        throw new VaultError("unreadable", path, `"${path}" cannot be read; look whether it can be opened.`);
      }
    },
  };

  const build = async (mine: number): Promise<VaultIndex> => {
    const check = () => {
      if (mine !== run || isOff) throw new Stopped("The plugin was switched off while it read the vault.");
    };
    const sources = await setup();
    check();
    const newKey = readingKey(sources.settings, sources.taskSettings);
    const kept = indexCache(plugin, newKey, async () => void await pause());
    const cached = await kept?.load() ?? null;
    check();
    missed = [];
    key = newKey;
    since = performance.now();
    const made = await buildIndex({ ...sources, vault: { ...sources.vault, ...reading } }, (done, all) => {
      progress = { done, all };
      tell();
    }, () => {
      check();
      return pause();
    }, cached);
    check();
    for (const change of missed) change(made);
    missed = null;
    progress = null;
    index = made;
    // Not before: what is changed meanwhile is kept as the index before read it.
    cache = kept;
    const old = new Map(cached?.notes.map(({ file, record }) => [file.path, record]));
    for (const record of made.records()) if (old.get(record.path) !== record) dirty.add(partOf(record.path));
    for (const path of old.keys()) if (!made.record(path)) dirty.add(partOf(path));
    changed();
    return made;
  };
  const start = (): Promise<VaultIndex> => {
    const mine = ++run;
    const made: Promise<VaultIndex> = build(mine).catch((error: unknown) => {
      // Begun anew meanwhile: whoever waits is given the new one.
      if (mine !== run && building) return building;
      building = null;
      progress = null;
      missed = null;
      tell();
      throw error;
    });
    // Whoever only starts the reading does not wait for its end.
    made.catch(() => undefined);
    return made;
  };

  const change = (path: string, job: (index: VaultIndex) => void) => {
    dirty.add(partOf(path));
    missed?.push(job);
    if (index) job(index);
    if (index) changed();
  };
  const changed = () => {
    tell();
    later("save", SAVE_MS, () => void save());
    if (index && index.stale().length > 0) later("reread", REREAD_MS, () => void reread());
  };
  const turnOf = (path: string): number => {
    const turn = (turns.get(path) ?? 0) + 1;
    turns.set(path, turn);
    return turn;
  };
  const take = (path: string, text: string, file?: FileInfo) => {
    turnOf(path);
    change(path, (one) => one.update(path, text, file));
  };
  const remove = (path: string) => {
    turnOf(path);
    change(path, (one) => one.remove(path));
  };
  /** Reads a file that is new in its place; `before`, where it was, is known until its text is there. */
  const fetch = async (file: TFile, before?: string): Promise<void> => {
    const { path } = file;
    const turn = turnOf(path);
    const info = infoOf(file);
    const text = await app.vault.cachedRead(file).catch(() => null);
    if (isOff) return;
    if (before !== undefined) remove(before);
    if (text !== null && turns.get(path) === turn) take(path, text, info);
  };
  const reread = async (): Promise<void> => {
    const of = run;
    for (const path of index?.stale() ?? []) {
      const file = app.vault.getFileByPath(path);
      if (file) await fetch(file);
      else remove(path);
      await pause();
      if (isOff || of !== run) return;
    }
  };
  const save = async (): Promise<void> => {
    if (!index || !cache || isOff) return;
    for (const path of index.stale()) dirty.add(partOf(path));
    const parts = new Map<number, CachedNote[]>([...dirty].map((part) => [part, []]));
    const people = [...index.peopleNames()];
    dirty.clear();
    for (const note of index.cachedNotes()) parts.get(partOf(note.file.path))?.push(note);
    const into = cache;
    if (parts.size > 0) await (saving = saving.then(() => into.save(people, parts)));
  };

  const listen = () => {
    plugin.registerEvent(app.metadataCache.on("changed", (file, text) => take(file.path, text, infoOf(file))));
    plugin.registerEvent(app.vault.on("create", (file) => {
      if (isNote(file)) void fetch(file);
    }));
    plugin.registerEvent(app.vault.on("delete", (file) => remove(file.path)));
    plugin.registerEvent(app.vault.on("rename", (file, before) => {
      if (isNote(file)) void fetch(file, before);
      else if (file instanceof TFile) remove(before);
    }));
    plugin.registerDomEvent(document, "visibilitychange", () => {
      if (document.hidden && timers.has("save")) later("save", 0, () => void save());
    });
  };
  const stop = () => {
    isOff = true;
    for (const timer of timers.values()) window.clearTimeout(timer);
    timers.clear();
    listeners.clear();
  };
  let laidOut: Promise<void> | null = null;
  /** Before the layout is ready the app does not know all files, and then calls each of them new. */
  const atLayout = () => (laidOut ??= new Promise<void>((resolve) => {
    plugin.register(stop);
    app.workspace.onLayoutReady(() => {
      if (!isOff) listen();
      resolve();
    });
  }));
  return {
    ready() {
      if (building) return building;
      const made = atLayout().then(() => start());
      made.catch(() => undefined);
      return (building = made);
    },
    now: () => index,
    progress: () => progress,
    update: (path, text) => take(path, text),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    restart() {
      if (!building) return;
      void setup().then(({ settings, taskSettings }) => {
        if (building && !isOff && readingKey(settings, taskSettings) !== key) building = start();
      }).catch(() => undefined);
    },
  };
}
