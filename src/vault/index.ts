import { buildRegistry, resolveName, type Registry } from "../entity/registry";
import { compare } from "../graph/order";
import type { Entity } from "../model/entity";
import type { MeetingFacts, VaultFacts, VaultTask } from "../model/facts";
import type { Settings } from "../model/settings";
import type { TaskSettings } from "../task/format";
import type { OwnerForm } from "../task/owners";
import { findBlock } from "../note/properties";
import { baseName, isInFolder } from "../text/paths";
import { readEntity, readRecord, type NoteRecord } from "./record";
import { isConflictCopy, VaultError, type Vault } from "./vault";

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
  records(): NoteRecord[];
  /** What is known of one note; null where it is none, or left out. */
  record(path: string): NoteRecord | null;
  /** Takes a note's text as it is now. */
  update(path: string, text: string): void;
  remove(path: string): void;
  registry(): Registry;
  /** All names and aliases of people, for reading owners. */
  peopleNames(): readonly string[];
  facts(): VaultFacts;
  /** The form in which the vault writes owners most. */
  ownerForm(): OwnerForm;
  /** Whether only one note has this base name. */
  isUniqueName(name: string): boolean;
  /** Where the report of this kind lies, by its property `debrief`; null where there is none. */
  reportPath(id: string): string | null;
}

/** Characters of text after which building the index lets others work; a note costs so many beside its own, for its properties. */
const SLICE = 50_000;
const LOOK = 2_000;

/**
 * Reads a whole vault: first the notes of people and organizations, so that names are known, then all notes. Templates
 * are left out, conflict copies of sync tools too, which are named. A file that cannot be read is named and the rest
 * goes on.
 * @param pause awaited after each slice of work, so that a window stays alive
 */
export async function buildIndex(
  sources: IndexSources, onProgress?: (done: number, all: number, path: string) => void, pause: () => Promise<void> = () => Promise.resolve(),
): Promise<VaultIndex> {
  const { vault, settings } = sources;
  const all = (await vault.list()).map((file) => file.path);
  const notes = all.filter((path) => /\.md$/iu.test(path) && !isInFolder(path, settings.excludedFolders));
  const copies = notes.filter(isConflictCopy);
  const faults = copies.map((path) => `"${path}" is a conflict copy of a sync tool and was left out; merge it with its note and delete it.`);
  const index = emptyIndex(sources, all, faults);
  const wanted = notes.filter((path) => !isConflictCopy(path));
  let slice = 0;
  for (const pass of [0, 1]) {
    for (const [done, path] of wanted.entries()) {
      if (pass === 1) onProgress?.(done, wanted.length, path);
      try {
        const text = await vault.read(path);
        if (pass === 0) index.meet(path, text);
        else index.update(path, text);
        slice += LOOK + (pass === 0 ? 0 : text.length);
      } catch (error) {
        if (!(error instanceof VaultError)) throw error;
        if (pass === 1) faults.push(error.message);
      }
      if (slice > SLICE) {
        slice = 0;
        await pause();
      }
    }
  }
  return index;
}

function emptyIndex(
  { settings, taskSettings }: IndexSources, paths: readonly string[], faults: readonly string[],
): VaultIndex & { meet: (path: string, text: string) => void } {
  const notes = new Map<string, NoteRecord>();
  const entities = new Map<string, Entity>();
  const names = new Map<string, number>();
  for (const path of paths) if (/\.md$/iu.test(path)) names.set(baseName(path), (names.get(baseName(path)) ?? 0) + 1);
  let registry: Registry | null = null;
  const registryNow = () => (registry ??= buildRegistry([...entities.values()].sort(byPath)));
  const setEntity = (path: string, entity: Entity | null) => {
    const before = entities.get(path) ?? null;
    if (before === entity || JSON.stringify(before) === JSON.stringify(entity)) return;
    if (entity) entities.set(path, entity);
    else entities.delete(path);
    registry = null;
  };
  const index = {
    problems: () => [...faults, ...index.records().flatMap(({ path, problem }) => (problem === null ? [] : [`"${path}": ${problem}`]))],
    meet(path: string, text: string) {
      if (mayBeEntity(path, text, settings)) setEntity(path, readEntity(path, text, settings));
    },
    records: () => [...notes.values()].sort(byPath),
    record: (path: string) => notes.get(path) ?? null,
    update(path: string, text: string) {
      const record = readRecord(path, text, { settings, taskSettings, people: index.peopleNames() });
      setEntity(path, record.entity);
      notes.set(path, record);
    },
    remove(path: string) {
      notes.delete(path);
      setEntity(path, null);
    },
    registry: registryNow,
    peopleNames: () => peopleOf(registryNow()),
    facts: () => factsOf(index.records(), registryNow()),
    ownerForm: () => mostUsed(index.records()),
    isUniqueName: (name: string) => (names.get(name) ?? 0) <= 1,
    reportPath: (id: string) => index.records().find((record) => record.reportId === id)?.path ?? null,
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

function factsOf(records: readonly NoteRecord[], registry: Registry): VaultFacts {
  const known = new Map<string, string>();
  const resolved = (name: string) => {
    const canonicalName = known.get(name) ?? resolveName(registry, name)?.name ?? name;
    known.set(name, canonicalName);
    return canonicalName;
  };
  const canonical = (list: readonly string[]) => [...new Set(list.map(resolved))];
  const meetings = records.flatMap((record): MeetingFacts[] => {
    const { meeting } = record;
    return meeting ? [{ ...meeting, people: canonical(meeting.people), organizations: canonical(meeting.organizations) }] : [];
  });
  const tasks = records.flatMap((record): VaultTask[] => record.tasks.map((task) => ({ ...task, owners: canonical(task.owners) })));
  return { meetings, tasks, entities: [...registry.entities] };
}

function mostUsed(records: readonly NoteRecord[]): OwnerForm {
  const counts = new Map<OwnerForm, number>();
  for (const form of records.flatMap((record) => record.ownerForms)) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "at";
}
