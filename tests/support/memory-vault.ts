import { DEFAULT_SETTINGS, type Settings } from "../../src/model/settings";
import { DEFAULT_TASK_SETTINGS } from "../../src/task/format";
import type { Setup } from "../../src/app/setup";
import { VaultError, type Store, type Vault } from "../../src/vault/vault";

/** A vault in memory. `files` is what stands on the disk, for looking and for changing behind the program's back. */
export interface MemoryVault extends Vault {
  files: Map<string, string>;
}

export function memoryVault(files: Record<string, string>): MemoryVault {
  const held = new Map(Object.entries(files));
  const get = (path: string) => {
    const text = held.get(path);
    if (text === undefined) throw new VaultError("missing", path, `"${path}" is not there.`);
    return text;
  };
  return {
    files: held,
    list: () => Promise.resolve([...held].map(([path, text]) => ({ path, size: text.length, mtime: 0 }))),
    read: (path) => Promise.resolve().then(() => get(path)),
    create: (path, text) => Promise.resolve().then(() => {
      if (held.has(path)) throw new VaultError("exists", path, `"${path}" is there already.`);
      held.set(path, text);
    }),
    process: (path, change) => Promise.resolve().then(() => {
      const text = change(get(path));
      held.set(path, text);
      return text;
    }),
    remove: (path) => Promise.resolve().then(() => {
      get(path);
      held.delete(path);
    }),
  };
}

export function memoryStore(): Store & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    read: (name) => Promise.resolve(kept.get(name) ?? null),
    write: (name, text) => Promise.resolve().then(() => void (text === null ? kept.delete(name) : kept.set(name, text))),
  };
}

/** A setup over a vault in memory, on 20 March 2026. */
export function memorySetup(files: Record<string, string>, settings: Partial<Settings> = {}): Setup & { vault: MemoryVault; store: ReturnType<typeof memoryStore> } {
  return {
    vault: memoryVault(files),
    store: memoryStore(),
    settings: { ...DEFAULT_SETTINGS, me: "Mira Okafor", ...settings },
    taskSettings: DEFAULT_TASK_SETTINGS,
    linkFormat: { useMarkdownLinks: false, newLinkFormat: "shortest" },
    today: "2026-03-20",
  };
}
