import { parseSettings, type Settings } from "../model/settings";
import type { Store } from "../vault/vault";

/** The settings as they are now, and the only writer of `data.json`. */
export interface SettingsStore {
  /** The defaults until they are read. */
  now(): Settings;
  /** Reads them once. */
  ready(): Promise<Settings>;
  /** Reads them again: another device changed them. */
  reload(): Promise<void>;
  change(patch: Partial<Settings>): Promise<void>;
  /** Calls after each change; answers how to stop. */
  onChange(listener: (settings: Settings) => void): () => void;
}

const FILE = "data.json";

export function settingsStore(store: Store): SettingsStore {
  let settings = parseSettings(null);
  let raw: Record<string, unknown> = {};
  let reading: Promise<Settings> | null = null;
  const listeners = new Set<(settings: Settings) => void>();
  const read = async () => {
    const json = await store.read(FILE);
    settings = parseSettings(json);
    raw = json === null ? {} : JSON.parse(json) as Record<string, unknown>;
    for (const listener of listeners) listener(settings);
    return settings;
  };
  const ready = () => (reading ??= read());
  return {
    now: () => settings,
    ready,
    async reload() {
      reading = read();
      await reading;
    },
    async change(patch) {
      await ready();
      raw = { ...raw, ...patch };
      const text = JSON.stringify(raw, null, 2);
      settings = parseSettings(text);
      await store.write(FILE, text);
      for (const listener of listeners) listener(settings);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
