import { TFile, type Plugin } from "obsidian";
import type { Setup } from "../app/setup";
import { buildIndex, type VaultIndex } from "../vault/index";

/** The vault's index, read once and then kept up to date by the app's events. */
export interface LiveIndex {
  /** The index, once the vault is read; the first call starts reading. */
  ready(): Promise<VaultIndex>;
  /** The index, or null while it is being read. */
  now(): VaultIndex | null;
  /** How many of the vault's notes are read; null before and after. */
  progress(): { done: number; all: number } | null;
  /** Takes a note's text at once, for whoever changed it and does not wait for the app's event. */
  update(path: string, text: string): void;
  /** Calls when the index or the progress changed, at most once a frame; answers how to stop. */
  onChange(listener: () => void): () => void;
  /** Reads the vault anew: a setting that decides what is read changed. */
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

/** Registers nothing before the first call of `ready`. */
export function liveIndex(plugin: Plugin, setup: () => Promise<Setup>): LiveIndex {
  const { app } = plugin;
  let index: VaultIndex | null = null;
  let building: Promise<VaultIndex> | null = null;
  let progress: { done: number; all: number } | null = null;
  const listeners = new Set<() => void>();
  let waiting = false;
  const tell = () => {
    if (waiting) return;
    waiting = true;
    window.setTimeout(() => {
      waiting = false;
      for (const listener of listeners) listener();
    }, 0);
  };
  const build = async () => {
    const made = await buildIndex(await setup(), (done, all) => {
      progress = { done, all };
      tell();
    }, breathe);
    progress = null;
    index = made;
    tell();
    return made;
  };
  const update = (path: string, text: string) => {
    index?.update(path, text);
    tell();
  };
  const remove = (path: string) => {
    index?.remove(path);
    tell();
  };
  let listening = false;
  const listen = () => {
    if (listening) return;
    listening = true;
    plugin.registerEvent(app.metadataCache.on("changed", (file, text) => update(file.path, text)));
    plugin.registerEvent(app.vault.on("delete", (file) => remove(file.path)));
    plugin.registerEvent(app.vault.on("rename", (file, before) => {
      remove(before);
      if (file instanceof TFile && file.extension === "md") void app.vault.cachedRead(file).then((text) => update(file.path, text));
    }));
  };
  const ready = () => {
    listen();
    return (building ??= build());
  };
  return {
    ready,
    now: () => index,
    progress: () => progress,
    update,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    restart() {
      if (!building) return;
      building = build();
    },
  };
}
