import { VaultError, type FileInfo, type Vault } from "./vault";

/** One file that a plan makes or changes: its text before (null for a new file) and after. */
export interface StagedChange {
  path: string;
  before: string | null;
  after: string;
  /** The pure functions that made the change, in order, for a file that changes before the plan is carried out. */
  steps: ((text: string) => string)[];
}

/** A vault that remembers writes instead of doing them, over one that is only read. */
export interface StagedVault extends Vault {
  changes(): StagedChange[];
}

/** A change whose result on the text as it was read is known already; on any other text it is worked out anew. */
export function workedOut(before: string, after: string, change: (text: string) => string): (text: string) => string {
  return (now) => (now === before ? after : change(now));
}

/**
 * A plan: use cases write into it, and what they wrote is shown or carried out. Reading sees what was staged, so that
 * several use cases can build on each other's results before anything is written.
 */
export function stage(base: Vault): StagedVault {
  const staged = new Map<string, StagedChange>();
  const read = async (path: string) => staged.get(path)?.after ?? base.read(path);
  return {
    async list() {
      const files = await base.list();
      const known = new Set(files.map((file) => file.path));
      const fresh = [...staged.values()].filter((change) => !known.has(change.path));
      return [...files, ...fresh.map(({ path, after }): FileInfo => ({ path, size: after.length, mtime: 0 }))];
    },
    read,
    async create(path, text) {
      const exists = staged.has(path) || (await base.list()).some((file) => file.path === path);
      if (exists) throw new VaultError("exists", path, `"${path}" is there already; nothing was written.`);
      staged.set(path, { path, before: null, after: text, steps: [] });
    },
    async process(path, change) {
      const now = await read(path);
      const after = change(now);
      if (after === now) return now;
      const known = staged.get(path);
      staged.set(path, { path, before: known ? known.before : now, after, steps: [...(known?.steps ?? []), change] });
      return after;
    },
    remove(path) {
      return Promise.reject(new VaultError("unwritable", path, `"${path}" cannot be removed by a plan.`));
    },
    changes: () => [...staged.values()].filter((change) => change.before !== change.after),
  };
}
