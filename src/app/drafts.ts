import { fileHash } from "../text/hash";
import type { Store } from "../vault/vault";
import { Draft } from "./review-draft";

const LIST = "drafts/list.json";
const nameOf = (path: string): string => `drafts/${fileHash(path)}.json`;

const queues = new WeakMap<Store, Promise<unknown>>();

/** One piece of work on the drafts at a time: a note may be renamed while its review is being kept. */
function inTurn<T>(store: Store, job: () => Promise<T>): Promise<T> {
  const next = (queues.get(store) ?? Promise.resolve()).then(job);
  queues.set(store, next.catch(() => undefined));
  return next;
}

async function listed(store: Store): Promise<string[]> {
  try {
    const list: unknown = JSON.parse((await store.read(LIST)) ?? "[]");
    return Array.isArray(list) ? list.filter((path) => typeof path === "string") : [];
  } catch {
    return [];
  }
}

async function changeList(store: Store, change: (paths: readonly string[]) => string[]): Promise<void> {
  const before = await listed(store);
  const after = [...new Set(change(before))].sort();
  if (after.join("\n") !== [...before].sort().join("\n")) await store.write(LIST, after.length > 0 ? JSON.stringify(after) : null);
}

async function read(store: Store, path: string): Promise<{ draft: Draft | null; problem: string | null }> {
  const json = await store.read(nameOf(path));
  if (json === null) return { draft: null, problem: null };
  try {
    return { draft: { ...Draft.parse(JSON.parse(json)), path }, problem: null };
  } catch {
    await drop(store, path);
    return { draft: null, problem: `The review of "${path}" that was begun is damaged, so it starts anew; the note is as it was.` };
  }
}

async function keep(store: Store, draft: Draft): Promise<void> {
  await store.write(nameOf(draft.path), JSON.stringify(draft));
  await changeList(store, (paths) => [...paths, draft.path]);
}

async function drop(store: Store, path: string): Promise<void> {
  await store.write(nameOf(path), null);
  await changeList(store, (paths) => paths.filter((known) => known !== path));
}

async function move(store: Store, from: string, to: string): Promise<void> {
  if (!(await listed(store)).includes(from)) return;
  const { draft } = await read(store, from);
  await drop(store, from);
  if (draft) await keep(store, { ...draft, path: to });
}

/** The paths of the notes whose review is begun and neither written nor discarded. */
export const pendingDrafts = (store: Store) => inTurn(store, () => listed(store));

/** The draft of a note's review, or null; one that cannot be read is dropped, which `problem` says. */
export const readDraft = (store: Store, path: string) => inTurn(store, () => read(store, path));

export const keepDraft = (store: Store, draft: Draft) => inTurn(store, () => keep(store, draft));

export const dropDraft = (store: Store, path: string) => inTurn(store, () => drop(store, path));

/** A note was renamed: its draft goes along. */
export const moveDraft = (store: Store, from: string, to: string) => inTurn(store, () => move(store, from, to));

/**
 * The draft of a note that another program renamed, which shows as a note gone and a new one: a draft whose note is gone and
 * that `fits`. It is the new note's from now on; null where there is none.
 */
export const adoptDraft = (store: Store, path: string, isThere: (path: string) => boolean, fits: (draft: Draft) => Promise<boolean>) => inTurn(store, async () => {
  for (const old of (await listed(store)).filter((known) => known !== path && !isThere(known))) {
    const { draft } = await read(store, old);
    if (!draft || !(await fits({ ...draft, path }))) continue;
    await move(store, old, path);
    return { ...draft, path };
  }
  return null;
});
