import { readSettingsFile } from "../app/settings-file";
import { DEFAULT_SETTINGS, type Settings } from "../model/settings";
import type { Store } from "../vault/vault";
import { S } from "./strings/index";

/** The settings as they are now, and the only writer of `data.json`. */
export interface SettingsStore {
  /** The defaults until they are read. */
  now(): Settings;
  /** The settings as they are now; the first call reads them. Never fails: what cannot be read is told, and the defaults hold. */
  ready(): Promise<Settings>;
  /** Reads them again: another device changed them. */
  reload(): Promise<void>;
  /** Changes the settings as they are in the file by then. Fails where it is there and could not be read, so that nothing in it is lost. */
  change(patch: Partial<Settings> | ((now: Settings) => Partial<Settings>)): Promise<void>;
  /** Calls after each change; answers how to stop. */
  onChange(listener: (settings: Settings, before: Settings) => void): () => void;
}

const FILE = "data.json";
/** The damaged text is kept here; a later one goes beside it under a number. */
const BROKEN = (n: number) => `data.broken${n === 1 ? "" : `-${n}`}.json`;

/** @param tell shows a sentence to the user */
export function settingsStore(store: Store, tell: (sentence: string) => void): SettingsStore {
  let settings = DEFAULT_SETTINGS;
  let raw: Record<string, unknown> = {};
  let unreadable: Error | null = null;
  let reading: Promise<void> | null = null;
  let writing: Promise<void> = Promise.resolve();
  const listeners = new Set<(settings: Settings, before: Settings) => void>();

  const take = (next: Settings) => {
    const before = settings;
    settings = next;
    if (JSON.stringify(before) !== JSON.stringify(next)) for (const listener of listeners) listener(next, before);
  };
  const write = (next: Record<string, unknown>) => store.write(FILE, `${JSON.stringify(next, null, 2)}\n`);
  const read = async (): Promise<void> => {
    try {
      const json = await store.read(FILE);
      const file = readSettingsFile(json);
      if (json !== null && (file.faults === null || file.faults.length > 0)) {
        const kept = await keepBroken(store, json);
        await write(file.raw);
        tell(file.faults === null ? S.settings.brokenFile(kept) : S.settings.brokenValues(file.faults, kept));
      }
      raw = file.raw;
      unreadable = null;
      take(file.settings);
    } catch (error) {
      const known = unreadable?.message;
      unreadable = error instanceof Error ? error : new Error(String(error));
      if (unreadable.message !== known) tell(S.settings.unreadable(unreadable.message));
    }
  };
  const ready = async () => {
    await (reading ??= read());
    return settings;
  };
  return {
    now: () => settings,
    ready,
    reload() {
      return (writing = writing.then(() => (reading = read())));
    },
    change(patch) {
      const next = writing.then(async () => {
        // Another device may have changed the file a moment ago.
        await (reading = read());
        if (unreadable) throw new Error(S.settings.unreadable(unreadable.message));
        const changed = { ...raw, ...(typeof patch === "function" ? patch(settings) : patch) };
        await write(changed);
        raw = changed;
        take(readSettingsFile(JSON.stringify(changed)).settings);
      });
      writing = next.catch(() => undefined);
      return next;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Keeps a damaged text beside the settings, each once; answers its name. */
async function keepBroken(store: Store, json: string): Promise<string> {
  for (let n = 1; ; n++) {
    const known = await store.read(BROKEN(n));
    if (known !== null && known !== json) continue;
    if (known === null) await store.write(BROKEN(n), json);
    return BROKEN(n);
  }
}
