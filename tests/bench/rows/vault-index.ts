import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { DEFAULT_SETTINGS } from "../../../src/model/settings";
import { DEFAULT_TASK_SETTINGS } from "../../../src/task/format";
import { PARTS, packNotes, partOf, unpackNotes, type CachedNote } from "../../../src/vault/cache";
import { buildIndex, type IndexSources, type VaultIndex } from "../../../src/vault/index";
import { VaultError, type Vault } from "../../../src/vault/vault";
import { entities, meetingNote } from "../generate";
import { measure, show, timed, verdict, type Row } from "../measure";

const NOTES = 10_000;
const NOTE_BYTES = 8_000;
const PEOPLE = 500;
/** The longest time that a slice may hold a window up, and the time after which the app's own index lets go of it. */
const SLICE_MS = 50;
const LET_GO_MS = 12;
/** A run takes seconds, so fewer of them. */
const RUNS = 3;

/** A vault in memory: reading a file costs nothing but a turn of the loop, so that only our own work is clocked. */
function memoryVault(count: number): IndexSources {
  const people = entities(PEOPLE);
  const files = new Map(people.map(({ path, kind, name }) => [path, `---\ntype: ${kind}\n---\n# ${name}\n`]));
  for (let at = 0; at < count; at++) {
    const { path, text } = meetingNote(NOTE_BYTES, people, at);
    files.set(path, text);
  }
  const readOnly = (path: string): Promise<never> => Promise.reject(new VaultError("unwritable", path, "This vault is for reading."));
  const vault: Vault = {
    list: () => Promise.resolve([...files].map(([path, text]) => ({ path, size: text.length, mtime: 0 }))),
    read: (path) => Promise.resolve(files.get(path) ?? ""),
    create: readOnly, process: readOnly, remove: readOnly,
  };
  return { vault, settings: DEFAULT_SETTINGS, taskSettings: DEFAULT_TASK_SETTINGS };
}

let large: IndexSources | null = null;
/** The large vault, made once for all rows. */
const largeVault = (): IndexSources => (large ??= memoryVault(NOTES));

/** Clocks the stretches between two pauses, each of which lets the loop turn as the app does. */
function slices() {
  let since = performance.now();
  const taken: number[] = [];
  const end = () => void taken.push(performance.now() - since);
  return {
    begin: () => void (since = performance.now()),
    end,
    pause: (): Promise<void> | null => {
      if (performance.now() - since < LET_GO_MS) return null;
      end();
      return setImmediate().then(() => void (since = performance.now()));
    },
    told(): string {
      const longest = Math.max(...taken);
      const over = taken.filter((ms) => ms > SLICE_MS).length;
      return `longest of ${taken.length} slices ${show(longest, "ms")} of ${show(SLICE_MS, "ms")}, ${verdict(longest, SLICE_MS)}; ${over} above`;
    },
  };
}

const cold: Row = {
  what: "cold index of 10,000 meeting notes (80 MB)", budget: 8_000, unit: "ms",
  take: async () => {
    const sources = largeVault();
    const clock = slices();
    const run = async () => {
      clock.begin();
      const index = await buildIndex(sources, undefined, clock.pause);
      clock.end();
      return index;
    };
    const { first, median: figure, heap } = await measure(run, RUNS, 0);
    return { figure, notes: [`median of ${RUNS}; first ${show(first, "ms")}, heap +${show(Math.max(0, heap), "bytes")}`, clock.told()] };
  },
};

/** The index as its cache keeps it: one text a part. */
function packed(index: VaultIndex): string[] {
  const parts = Array.from({ length: PARTS }, (): CachedNote[] => []);
  for (const note of index.cachedNotes()) parts[partOf(note.file.path)]?.push(note);
  return parts.map(packNotes);
}

const warm: Row = {
  what: "warm start of 10,000 meeting notes from the cache", budget: 300, unit: "ms",
  take: async () => {
    const sources = largeVault();
    const before = await buildIndex(sources);
    const people = [...before.peopleNames()];
    const parts = packed(before);
    const clock = slices();
    const run = async () => {
      clock.begin();
      const notes: CachedNote[] = [];
      for (const part of parts) {
        notes.push(...unpackNotes(part));
        await clock.pause();
      }
      const index = await buildIndex(sources, undefined, clock.pause, { people, notes });
      clock.end();
      return index.facts();
    };
    const { first, median: figure } = await measure(run, 7, 1);
    const bytes = parts.reduce((sum, part) => sum + part.length, 0);
    return { figure, notes: [`median of 7; first ${show(first, "ms")}; the cache holds ${show(bytes, "bytes")}; without the database's own time`, clock.told()] };
  },
};

const oneFile = timed("one file changed, index and facts up to date (among 10,000 notes)", 10, async () => {
  const index = await buildIndex(largeVault());
  const { path, text } = meetingNote(NOTE_BYTES, entities(PEOPLE), 7);
  let tick = 0;
  return () => {
    index.update(path, `${text}\n- [ ] Task ${tick++}\n`);
    return index.facts().tasks.length;
  };
});

/** What a vault of ten thousand meetings costs. */
export const vaultIndex: readonly Row[] = [cold, warm, oneFile];
