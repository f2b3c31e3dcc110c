import { JOURNAL } from "../app/journal";
import type { Store } from "../vault/vault";

/** A store that remembers whether the journal of a run is in it, so that it can be told without reading. */
export interface KnowingStore extends Store {
  /** Whether there is a run to take back, as far as the store was read or written. */
  hasJournal(): boolean;
}

export function knowingStore(store: Store): KnowingStore {
  let known = false;
  const note = (name: string, text: string | null) => {
    if (name === JOURNAL) known = text !== null;
  };
  return {
    async read(name) {
      const text = await store.read(name);
      note(name, text);
      return text;
    },
    async write(name, text) {
      await store.write(name, text);
      note(name, text);
    },
    hasJournal: () => known,
  };
}
