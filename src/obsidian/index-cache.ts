import { clear, createStore, getMany, setMany } from "idb-keyval";
import type { Plugin } from "obsidian";
import { CACHE_FORM, packNotes, PARTS, unpackNotes, type CachedIndex, type IndexCache } from "../vault/cache";

const HEAD = "head";

interface Head {
  version: string;
  people: string[];
}

const isHead = (value: unknown): value is Head =>
  typeof value === "object" && value !== null && "version" in value && "people" in value && Array.isArray(value.people);

/** The vault's own id where the app tells it, else its name. */
const vaultId = ({ app }: Plugin): string => ("appId" in app && typeof app.appId === "string" ? app.appId : app.vault.getName());

/**
 * The index's cache in the app's own database, one a vault, on this device alone. What another version of the plugin, or
 * other settings (`readingKey`), left there is dropped.
 * @param pause awaited between two parts
 */
export function indexCache(plugin: Plugin, readingKey: string, pause: () => Promise<void>): IndexCache | null {
  if (typeof indexedDB === "undefined") return null;
  const version = `${plugin.manifest.version} ${CACHE_FORM} ${readingKey}`;
  const store = createStore(`debrief-index-${vaultId(plugin)}`, "notes");
  const keys = Array.from({ length: PARTS }, (_, part) => String(part));
  let isOurs = false;
  const load = async (): Promise<CachedIndex | null> => {
    // First alone: where another reading left the parts, they are not fetched.
    const [head] = await getMany<unknown>([HEAD], store);
    isOurs = isHead(head) && head.version === version;
    if (!isHead(head) || !isOurs) return null;
    const parts = await getMany<unknown>(keys, store);
    const notes = [];
    for (const part of parts) {
      if (typeof part === "string") notes.push(...unpackNotes(part));
      await pause();
    }
    return { people: head.people, notes };
  };
  return {
    load: () => load().catch(() => null),
    async save(people, parts) {
      try {
        if (!isOurs) await clear(store);
        const entries: [string, unknown][] = [[HEAD, { version, people: [...people] }]];
        for (const [part, notes] of parts) {
          entries.push([String(part), packNotes(notes)]);
          await pause();
        }
        await setMany(entries, store);
        isOurs = true;
      } catch {
        // Without a cache the next start reads the vault, no more.
      }
    },
  };
}
