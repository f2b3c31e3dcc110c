import * as z from "zod/mini";
import { applyEdits, editBetween } from "../text/edits";
import { fileHash } from "../text/hash";
import type { StagedChange } from "../vault/staged";
import { VaultError, type Store, type Vault } from "../vault/vault";
import { JobError } from "./setup";

/** The name under which the journal of the last run is kept. */
export const JOURNAL = "journal.json";

const Entry = z.object({
  path: z.string(),
  /** Hash of the text before; null for a file that the run made. */
  before: z.nullable(z.string()),
  after: z.string(),
  /** The edits that turn the text after into the text before. */
  edits: z.array(z.object({ from: z.number(), to: z.number(), insert: z.string() })),
});
const Journal = z.object({
  version: z.literal(1),
  entries: z.array(Entry),
  /** Names of the store whose texts the run changed, with their texts before. */
  store: z.array(z.object({ name: z.string(), text: z.nullable(z.string()) })),
  /** Tells the run from others, where the journal was changed since. */
  run: z.optional(z.string()),
});
type Journal = z.infer<typeof Journal>;
type Entry = z.infer<typeof Entry>;

/** What became of a plan: the paths made and changed, and a sentence for each file that could not be written. */
export interface Written {
  created: string[];
  changed: string[];
  problems: string[];
}

/** A text that the run keeps in the store, such as which reports it made. */
export interface Kept {
  name: string;
  text: string;
}

/**
 * Carries out a plan, file by file, each in one step. The journal that `undo` needs is kept before the first file is
 * written, so that a run that is cut short can still be taken back; fails where it cannot be kept, before anything is
 * written. A file that changed since the plan was made gets the plan's steps anew on its text as it is by then. What
 * cannot be written is named, and the rest goes on. A run that writes nothing leaves the last journal as it is.
 * @param reports paths of files that tell what the others hold: they are left as they are where one of those could not be written
 */
export async function carryOut(
  vault: Vault, store: Store, changes: readonly StagedChange[], kept: readonly Kept[] = [], reports: readonly string[] = [],
): Promise<Written> {
  const written: Written = { created: [], changed: [], problems: [] };
  if (changes.length === 0) return written;
  const last = await store.read(JOURNAL);
  const entries: Entry[] = [];
  const before = await Promise.all(kept.map(async ({ name }) => ({ name, text: await store.read(name) })));
  const keep = (list: Entry[]) => store.write(JOURNAL, JSON.stringify({ version: 1, entries: list, store: before } satisfies Journal));
  await keep(changes.map(({ path, before: text, after }) => entryOf(path, text, after)));
  const carry = async (some: readonly StagedChange[]) => {
    for (const change of some) {
      try {
        const entry = await write(vault, change);
        if (!entry) continue;
        entries.push(entry);
        (entry.before === null ? written.created : written.changed).push(change.path);
      } catch (error) {
        written.problems.push(sentenceOf(error, change.path));
      }
    }
  };
  const telling = changes.filter(({ path }) => reports.includes(path));
  await carry(changes.filter((change) => !telling.includes(change)));
  const isWhole = written.problems.length === 0;
  if (isWhole) await carry(telling);
  else if (telling.length > 0) written.problems.push("The reports were left as they are, because they would tell of what could not be written; make them anew.");
  if (entries.length === 0) {
    await store.write(JOURNAL, last);
    return written;
  }
  await keep(entries);
  if (isWhole || reports.length === 0) for (const { name, text } of kept) await store.write(name, text);
  return written;
}

async function write(vault: Vault, change: StagedChange): Promise<Entry | null> {
  if (change.before === null) {
    await vault.create(change.path, change.after);
    return entryOf(change.path, null, change.after);
  }
  let before = change.before;
  const after = await vault.process(change.path, (now) => {
    before = now;
    return now === change.before ? change.after : change.steps.reduce((text, step) => step(text), now);
  });
  if (after === before) return null;
  return entryOf(change.path, before, after);
}

const entryOf = (path: string, before: string | null, after: string): Entry => ({
  path, before: before === null ? null : fileHash(before), after: fileHash(after), edits: before === null ? [] : editBetween(after, before),
});

const idOf = (json: string, journal: Journal): string => journal.run ?? fileHash(json);

/** What tells the last run from others, also where something was carried into it since; null where there is none. */
export async function lastRun(store: Store): Promise<string | null> {
  const json = await store.read(JOURNAL);
  const journal = readJournal(json);
  return json === null || !journal ? null : idOf(json, journal);
}

/**
 * A file of the last run was changed by Debrief again, with no word of the user's between: `undo` takes both back. Of a file
 * that the run did not touch, or that was changed since, nothing is kept.
 */
export async function carryInto(store: Store, path: string, before: string, after: string): Promise<void> {
  const json = await store.read(JOURNAL);
  const journal = readJournal(json);
  const hash = fileHash(before);
  const entry = journal?.entries.find((one) => one.path === path && one.after === hash);
  if (json === null || !journal || !entry) return;
  const longer = { ...entry, after: fileHash(after), edits: entry.before === null ? [] : editBetween(after, applyEdits(before, entry.edits)) };
  const entries = journal.entries.map((one) => (one === entry ? longer : one));
  await store.write(JOURNAL, JSON.stringify({ ...journal, entries, run: idOf(json, journal) } satisfies Journal));
}

/**
 * Takes back the last run: each file that did not change since gets its text from before, one that the run made is
 * removed. `left` names with a reason what changed since, and stays in the journal. Null where there is no run to take back;
 * fails where its journal is damaged.
 */
export async function undo(vault: Vault, store: Store): Promise<{ restored: string[]; removed: string[]; left: string[] } | null> {
  const journal = readJournal(await store.read(JOURNAL));
  if (!journal) return null;
  const restored: string[] = [];
  const removed: string[] = [];
  const left: string[] = [];
  const open: Entry[] = [];
  for (const entry of [...journal.entries].reverse()) {
    try {
      await restore(vault, entry);
      (entry.before === null ? removed : restored).push(entry.path);
    } catch (error) {
      left.push(sentenceOf(error, entry.path));
      if (!(error instanceof VaultError && error.fault === "missing")) open.unshift(entry);
    }
  }
  for (const { name, text } of journal.store) await store.write(name, text);
  await store.write(JOURNAL, open.length > 0 ? JSON.stringify({ version: 1, entries: open, store: [] } satisfies Journal) : null);
  return { restored, removed, left };
}

async function restore(vault: Vault, entry: Entry): Promise<void> {
  const refuse = () => {
    throw new VaultError("changed", entry.path, `"${entry.path}" changed since the run and was left as it is.`);
  };
  if (entry.before === null) {
    if (fileHash(await vault.read(entry.path)) !== entry.after) refuse();
    await vault.remove(entry.path);
    return;
  }
  await vault.process(entry.path, (now) => {
    // A run that was cut short did not come to this file.
    if (fileHash(now) === entry.before) return now;
    if (fileHash(now) !== entry.after) refuse();
    const text = applyEdits(now, entry.edits);
    if (fileHash(text) !== entry.before) refuse();
    return text;
  });
}

function readJournal(json: string | null): Journal | null {
  if (json === null) return null;
  try {
    const journal = Journal.parse(JSON.parse(json));
    return journal.entries.length > 0 ? journal : null;
  } catch {
    throw new JobError("The journal of the last run is damaged, so it cannot be taken back; no file was changed.");
  }
}

/** One sentence for the user about a file that could not be read or written. */
export function sentenceOf(error: unknown, path: string): string {
  if (error instanceof VaultError || error instanceof JobError) return error.message;
  return `"${path}" was left as it is: ${error instanceof Error ? error.message : String(error)}`;
}
