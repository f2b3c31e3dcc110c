import { buildRegistry, type Registry } from "../entity/registry";
import { compare, placeIn } from "../graph/order";
import type { Entity } from "../model/entity";
import type { VaultFacts } from "../model/facts";
import type { Settings } from "../model/settings";
import type { TaskSettings } from "../task/format";
import type { OwnerForm } from "../task/owners";
import { findBlock } from "../note/properties";
import { baseName, isInFolder } from "../text/paths";
import type { CachedIndex, CachedNote } from "./cache";
import { isAffected, nameChange } from "./dependence";
import { factsMaker } from "./facts";
import { readEntity, readRecord, type NoteRecord } from "./record";
import { isConflictCopy, VaultError, type FileInfo, type Vault } from "./vault";

export type { NoteRecord } from "./record";

/** What the index needs of its surroundings. */
export interface IndexSources {
  vault: Vault;
  settings: Settings;
  taskSettings: TaskSettings;
}

/** All meetings, tasks and entities of a vault, kept up to date file by file. */
export interface VaultIndex {
  /** A sentence for each file that could not be read, is broken, or was left out. */
  problems(): string[];
  /** Sorted by path; the same list until something changes. */
  records(): readonly NoteRecord[];
  /** What is known of one note; null where it is none, or left out. */
  record(path: string): NoteRecord | null;
  /** Takes a note's text as it is now. `file` says of which state of the file it is; without it the note is not cached. */
  update(path: string, text: string, file?: FileInfo): void;
  /** A file that is gone, or a folder with all below it. */
  remove(path: string): void;
  /** Notes to be read again, because a name changed that decides how they are read. */
  stale(): string[];
  /** What may be kept for the next start: all records whose file is known and that are not stale. */
  cachedNotes(): CachedNote[];
  registry(): Registry;
  /** All names and aliases of people, for reading owners. */
  peopleNames(): readonly string[];
  /** The same object until something changes; what an unchanged note told stays the same object too. */
  facts(): VaultFacts;
  /** The form in which the vault writes owners most. */
  ownerForm(): OwnerForm;
  /** Whether only one note has this base name. */
  isUniqueName(name: string): boolean;
  /** Where the report of this kind lies, by its property `debrief`; null where there is none. */
  reportPath(id: string): string | null;
}

/** So many files are asked for at a time: waiting for a disk costs more than reading a note. */
const AT_A_TIME = 16;
/** Texts of the first pass are kept for the second up to so many characters in all. */
const MOST_KEPT = 8_000_000;

/**
 * Reads a whole vault: first the notes of people and organizations, so that names are known, then all notes. Templates
 * are left out, conflict copies of sync tools too, which are named. A file that cannot be read is named and the rest
 * goes on. Of a note in `cached` whose file has the same time and size nothing is read.
 * @param pause asked after each note; what it answers is awaited, so that a window stays alive. Rejecting ends the reading
 */
export async function buildIndex(
  sources: IndexSources, onProgress?: (done: number, all: number, path: string) => void, pause: () => Promise<void> | null = () => null,
  cached: CachedIndex | null = null,
): Promise<VaultIndex> {
  const files = await sources.vault.list();
  const index = emptyIndex(sources);
  const fresh = await adopt(index, files, cached, pause);
  const kept = new Map<string, string>();
  let room = MOST_KEPT;
  await eachText(sources.vault, fresh, kept, pause, ({ path }, text) => {
    if (text instanceof VaultError) return;
    if (text.length <= room) kept.set(path, text);
    if (kept.has(path)) room -= text.length;
    index.meet(path, text);
  });
  const affected = cached ? index.affected(cached.people) : [];
  const infos = new Map(files.map((file) => [file.path, file]));
  const wanted = [...fresh, ...affected.flatMap((path) => infos.get(path) ?? [])];
  let done = 0;
  await eachText(sources.vault, wanted, kept, pause, (file, text) => {
    onProgress?.(done++, wanted.length, file.path);
    if (text instanceof VaultError) index.fail(file.path, text.message);
    else index.update(file.path, text, file);
    kept.delete(file.path);
  });
  for (const record of index.records()) {
    index.prepare(record);
    const wait = pause();
    if (wait) await wait;
  }
  index.built();
  return index;
}

/** Takes what is cached of files that did not change since; answers the others that are to be read. */
async function adopt(index: OpenIndex, files: readonly FileInfo[], cached: CachedIndex | null, pause: () => Promise<void> | null): Promise<FileInfo[]> {
  const known = new Map(cached?.notes.map((note) => [note.file.path, note]));
  const fresh: FileInfo[] = [];
  for (const file of files) {
    index.know(file.path);
    const note = known.get(file.path);
    if (!index.isWanted(file.path)) continue;
    if (note && note.file.mtime === file.mtime && note.file.size === file.size) index.take(note);
    else fresh.push(file);
    const wait = pause();
    if (wait) await wait;
  }
  return fresh;
}

/** Each file's text, or why there is none, in order. */
async function eachText(
  vault: Vault, files: readonly FileInfo[], kept: ReadonlyMap<string, string>, pause: () => Promise<void> | null,
  use: (file: FileInfo, text: string | VaultError) => void,
): Promise<void> {
  const read = async (path: string): Promise<string | VaultError> => {
    try {
      return kept.get(path) ?? await vault.read(path);
    } catch (error) {
      if (error instanceof VaultError) return error;
      throw error;
    }
  };
  for (let from = 0; from < files.length; from += AT_A_TIME) {
    const some = files.slice(from, from + AT_A_TIME);
    const texts = await Promise.all(some.map(({ path }) => read(path)));
    for (const [at, file] of some.entries()) {
      use(file, texts[at] ?? "");
      const wait = pause();
      if (wait) await wait;
    }
  }
}

/** The index while it is built. */
interface OpenIndex extends VaultIndex {
  isWanted(path: string): boolean;
  /** A file is there, whatever it is. */
  know(path: string): void;
  /** A first look at a note, for names alone. */
  meet(path: string, text: string): void;
  take(note: CachedNote): void;
  fail(path: string, message: string): void;
  /** Makes the facts of one record, so that the first call of `facts` finds nearly all of them made. */
  prepare(record: NoteRecord): void;
  /** From now on a changed name makes notes stale. */
  built(): void;
  /** The notes that are read otherwise with the names known now than with these. */
  affected(people: readonly string[]): string[];
}

const isNote = (path: string) => /\.md$/iu.test(path);

function emptyIndex({ settings, taskSettings }: IndexSources): OpenIndex {
  const notes = new Map<string, NoteRecord>();
  const files = new Map<string, FileInfo>();
  const entities = new Map<string, Entity>();
  const faults = new Map<string, string>();
  const stale = new Set<string>();
  const known = new Set<string>();
  const names = new Map<string, number>();
  const maker = factsMaker();
  let registry: Registry | null = null;
  let sorted: NoteRecord[] | null = null;
  let facts: VaultFacts | null = null;
  let isBuilt = false;

  const count = (path: string, by: 1 | -1) => {
    if (!isNote(path) || known.has(path) === (by === 1)) return;
    if (by === 1) known.add(path);
    else known.delete(path);
    names.set(baseName(path), (names.get(baseName(path)) ?? 0) + by);
  };
  const registryNow = () => (registry ??= buildRegistry([...entities.values()].sort(byPath)));
  const setEntity = (path: string, entity: Entity | null) => {
    const before = entities.get(path) ?? null;
    if (before === entity || JSON.stringify(before) === JSON.stringify(entity)) return;
    const people = isBuilt ? index.peopleNames() : null;
    if (entity) entities.set(path, entity);
    else entities.delete(path);
    registry = null;
    facts = null;
    if (people) for (const affected of index.affected(people)) stale.add(affected);
  };
  const setRecord = (path: string, record: NoteRecord | null) => {
    if (sorted) {
      const at = placeIn(sorted, (one) => compare(one.path, path) < 0);
      sorted = [...sorted];
      sorted.splice(at, notes.has(path) ? 1 : 0, ...(record ? [record] : []));
    }
    if (record === null) notes.delete(path);
    else notes.set(path, record);
    facts = null;
  };
  const removeOne = (path: string) => {
    count(path, -1);
    faults.delete(path);
    files.delete(path);
    stale.delete(path);
    if (notes.has(path)) setRecord(path, null);
    setEntity(path, null);
  };
  const index: OpenIndex = {
    isWanted: (path) => isNote(path) && !isInFolder(path, settings.excludedFolders) && !isConflictCopy(path),
    problems: () => [
      ...[...known].filter((path) => isConflictCopy(path) && !isInFolder(path, settings.excludedFolders)).sort(compare)
        .map((path) => `"${path}" is a conflict copy of a sync tool and was left out; merge it with its note and delete it.`),
      ...faults.values(),
      ...index.records().flatMap(({ path, problem }) => (problem === null ? [] : [`"${path}": ${problem}`])),
    ],
    meet(path, text) {
      if (mayBeEntity(path, text, settings)) setEntity(path, readEntity(path, text, settings));
    },
    take({ file, record }) {
      files.set(file.path, file);
      if (record.entity) entities.set(file.path, record.entity);
      notes.set(file.path, record);
    },
    know: (path) => count(path, 1),
    fail: (path, message) => void faults.set(path, message),
    prepare: (record) => void maker.prepare(record, registryNow()),
    built: () => void (isBuilt = true),
    affected(people) {
      const change = nameChange(people, index.peopleNames());
      return change ? [...notes.values()].filter((record) => isAffected(record, change)).map(({ path }) => path) : [];
    },
    records: () => (sorted ??= [...notes.values()].sort(byPath)),
    record: (path) => notes.get(path) ?? null,
    update(path, text, file) {
      count(path, 1);
      if (!index.isWanted(path)) return;
      faults.delete(path);
      stale.delete(path);
      if (file) files.set(path, file);
      else files.delete(path);
      const record = readRecord(path, text, { settings, taskSettings, people: index.peopleNames() });
      setRecord(path, record);
      setEntity(path, record.entity);
    },
    remove(path) {
      if (known.has(path)) return removeOne(path);
      for (const below of [...known]) if (below.startsWith(`${path}/`)) removeOne(below);
    },
    stale: () => [...stale],
    cachedNotes: () => [...files.values()].flatMap((file) => {
      const record = stale.has(file.path) ? undefined : notes.get(file.path);
      return record ? [{ file, record }] : [];
    }),
    registry: registryNow,
    peopleNames: () => peopleOf(registryNow()),
    facts: () => (facts ??= maker.facts(index.records(), registryNow())),
    ownerForm: () => mostUsed(index.records()),
    isUniqueName: (name) => (names.get(name) ?? 0) <= 1,
    reportPath: (id) => index.records().find((record) => record.reportId === id)?.path ?? null,
  };
  return index;
}

const byPath = (a: { path: string }, b: { path: string }) => compare(a.path, b.path);

/** A cheap look before a note's properties are read: a word of a type or tag among their values, or a folder of entities. */
function mayBeEntity(path: string, text: string, settings: Settings): boolean {
  const { peopleFolders, organizationFolders, peopleTypes, organizationTypes, peopleTags, organizationTags } = settings;
  if (isInFolder(path, [...peopleFolders, ...organizationFolders])) return true;
  const block = findBlock(text);
  if (block === null || block === "unterminated") return false;
  const values = text.slice(block.from, block.to).toLowerCase().replace(/^[^\n\r:]*:/gmu, "");
  return [...peopleTypes, ...organizationTypes, ...peopleTags, ...organizationTags].some((word) => values.includes(word.replace(/^#/u, "").toLowerCase()));
}

const PEOPLE = new WeakMap<Registry, string[]>();

/** All names and aliases of people, for reading owners; made once a registry. */
function peopleOf(registry: Registry): string[] {
  const known = PEOPLE.get(registry);
  if (known) return known;
  const people = registry.entities.filter((entity) => entity.kind === "person").flatMap((entity) => [entity.name, ...entity.aliases]);
  PEOPLE.set(registry, people);
  return people;
}

function mostUsed(records: readonly NoteRecord[]): OwnerForm {
  const counts = new Map<OwnerForm, number>();
  for (const { ownerForms } of records) for (const form of ownerForms) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "at";
}
