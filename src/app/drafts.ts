import { fileHash } from "../text/hash";
import type { Store } from "../vault/vault";
import { Draft } from "./review-draft";

const LIST = "drafts/list.json";
const nameOf = (path: string): string => `drafts/${fileHash(path)}.json`;

/** One change of the list at a time: two reviews may be saved at once. */
const queues = new WeakMap<Store, Promise<unknown>>();

async function listed(store: Store): Promise<string[]> {
  try {
    const list: unknown = JSON.parse((await store.read(LIST)) ?? "[]");
    return Array.isArray(list) ? list.filter((path) => typeof path === "string") : [];
  } catch {
    return [];
  }
}

function changeList(store: Store, change: (paths: readonly string[]) => string[]): Promise<void> {
  const next = (queues.get(store) ?? Promise.resolve()).then(async () => {
    const before = await listed(store);
    const after = [...new Set(change(before))].sort();
    if (after.join("\n") !== [...before].sort().join("\n")) await store.write(LIST, after.length > 0 ? JSON.stringify(after) : null);
  });
  queues.set(store, next.catch(() => undefined));
  return next;
}

/** The paths of the notes whose review is begun and neither written nor discarded. */
export const pendingDrafts = (store: Store): Promise<string[]> => listed(store);

/** The draft of a note's review, or null; one that cannot be read is dropped, which `problem` says. */
export async function readDraft(store: Store, path: string): Promise<{ draft: Draft | null; problem: string | null }> {
  const json = await store.read(nameOf(path));
  if (json === null) return { draft: null, problem: null };
  try {
    return { draft: { ...Draft.parse(JSON.parse(json)), path }, problem: null };
  } catch {
    await dropDraft(store, path);
    return { draft: null, problem: `The review of "${path}" that was begun is damaged, so it starts anew; the note is as it was.` };
  }
}

export async function keepDraft(store: Store, draft: Draft): Promise<void> {
  await store.write(nameOf(draft.path), JSON.stringify(draft));
  await changeList(store, (paths) => [...paths, draft.path]);
}

export async function dropDraft(store: Store, path: string): Promise<void> {
  await store.write(nameOf(path), null);
  await changeList(store, (paths) => paths.filter((known) => known !== path));
}

/**
 * The draft of a note that another program renamed, which shows as a note gone and a new one: a draft whose note is gone and
 * that `fits`. It is the new note's from now on; null where there is none.
 */
export async function adoptDraft(store: Store, path: string, isThere: (path: string) => boolean, fits: (draft: Draft) => boolean): Promise<Draft | null> {
  for (const old of (await listed(store)).filter((known) => known !== path && !isThere(known))) {
    const { draft } = await readDraft(store, old);
    if (!draft || !fits({ ...draft, path })) continue;
    await moveDraft(store, old, path);
    return { ...draft, path };
  }
  return null;
}

/** A note was renamed: its draft goes along. */
export async function moveDraft(store: Store, from: string, to: string): Promise<void> {
  if (!(await listed(store)).includes(from)) return;
  const { draft } = await readDraft(store, from);
  await dropDraft(store, from);
  if (draft) await keepDraft(store, { ...draft, path: to });
}
