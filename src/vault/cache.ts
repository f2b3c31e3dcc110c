import type { VaultTask } from "../model/facts";
import { fileHash } from "../text/hash";
import type { NoteRecord } from "./record";
import type { FileInfo } from "./vault";

/** A record as it was read from a file of this time and size. */
export interface CachedNote {
  file: FileInfo;
  record: NoteRecord;
}

/** What an index knew when it was kept, and the names of people with which its notes were read. */
export interface CachedIndex {
  people: readonly string[];
  notes: readonly CachedNote[];
}

/** Where an index is kept between two starts. It may be lost at any time; nothing else depends on it. */
export interface IndexCache {
  /** Null where nothing is kept, or it is damaged, or was read in another way. Never fails. */
  load(): Promise<CachedIndex | null>;
  /** Replaces these parts (by `partOf`); the others stay. Never fails. */
  save(people: readonly string[], parts: ReadonlyMap<number, readonly CachedNote[]>): Promise<void>;
}

/** How many parts an index is kept in: one changed note writes one of them. */
export const PARTS = 64;

/** Part of an index that a note is kept in, 0 to `PARTS` - 1. */
export const partOf = (path: string): number => parseInt(fileHash(path).slice(6, 8), 16) % PARTS;

/** Changes with the form of what is kept. */
export const CACHE_FORM = 1;

type Row = readonly unknown[];

const or = <T>(value: unknown, otherwise: T): T => (value ?? otherwise) as T;
const list = <T>(value: readonly T[]): readonly T[] | null => (value.length === 0 ? null : value);

/** The values of a task, those that are rarely told last; what all tasks of a note share stands in its own row. */
function packTask(task: VaultTask): Row {
  const row: unknown[] = [
    task.line, task.description, task.text === task.description ? null : task.text, task.status, list(task.owners), task.section, task.priority, task.due,
    list(task.evidence), list(task.tags), task.created, task.done, task.scheduled, task.start, task.cancelled, task.recurrence, task.onCompletion,
    task.id, list(task.dependsOn), task.blockId,
  ];
  while (row[row.length - 1] === null) row.pop();
  return row;
}

function unpackTask(row: Row, shared: Pick<VaultTask, "path" | "meeting" | "private" | "unreviewed">): VaultTask {
  const description = row[1] as string;
  return {
    line: row[0] as number, description, text: or(row[2], description), status: row[3] as VaultTask["status"], owners: or(row[4], []),
    priority: or(row[6], null), due: or(row[7], null), scheduled: or(row[12], null), start: or(row[13], null), created: or(row[10], null),
    done: or(row[11], null), cancelled: or(row[14], null), recurrence: or(row[15], null), onCompletion: or(row[16], null), id: or(row[17], null),
    dependsOn: or(row[18], []), tags: or(row[9], []), blockId: or(row[19], null), evidence: or(row[8], []),
    path: shared.path, section: or(row[5], null), meeting: shared.meeting, private: shared.private, unreviewed: shared.unreviewed,
  };
}

/** Notes as one text. */
export function packNotes(notes: readonly CachedNote[]): string {
  return JSON.stringify(notes.map(({ file, record: { tasks, ...rest } }) => {
    const [first] = tasks;
    return [file.mtime, file.size, rest, first ? [first.meeting, first.private, first.unreviewed] : null, tasks.map(packTask)];
  }));
}

/** The notes of such a text; empty where it is damaged. */
export function unpackNotes(text: string): CachedNote[] {
  try {
    return (JSON.parse(text) as [number, number, Omit<NoteRecord, "tasks">, [VaultTask["meeting"], boolean, boolean] | null, Row[]][])
      .map(([mtime, size, rest, shared, tasks]) => {
        const { path } = rest;
        if (typeof path !== "string" || !Array.isArray(rest.called) || !Array.isArray(rest.ownerForms)) throw new TypeError("damaged");
        const [meeting, isPrivate, unreviewed] = shared ?? [null, false, false];
        const common = { path, meeting, private: isPrivate, unreviewed };
        return { file: { path, mtime, size }, record: { ...rest, tasks: tasks.map((row) => unpackTask(row, common)) } };
      });
  } catch {
    return [];
  }
}
