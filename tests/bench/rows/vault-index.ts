import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { DEFAULT_SETTINGS } from "../../../src/model/settings";
import { DEFAULT_TASK_SETTINGS } from "../../../src/task/format";
import { buildIndex, type IndexSources } from "../../../src/vault/index";
import { VaultError, type Vault } from "../../../src/vault/vault";
import { entities, meetingNote } from "../generate";
import { measure, show, timed, verdict, type Row } from "../measure";

const NOTES = 10_000;
const NOTE_BYTES = 8_000;
const PEOPLE = 500;
/** The longest time that a slice may hold a window up. */
const SLICE_MS = 50;
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

const cold: Row = {
  what: "cold index of 10,000 meeting notes (80 MB)", budget: 8_000, unit: "ms",
  take: async () => {
    const sources = memoryVault(NOTES);
    let longest = 0;
    const run = async () => {
      let since = performance.now();
      const slice = () => {
        longest = Math.max(longest, performance.now() - since);
      };
      const index = await buildIndex(sources, undefined, async () => {
        slice();
        await setImmediate();
        since = performance.now();
      });
      slice();
      return index;
    };
    const { first, median: figure, heap } = await measure(run, RUNS, 0);
    return {
      figure,
      notes: [
        `median of ${RUNS}; first ${show(first, "ms")}, heap +${show(Math.max(0, heap), "bytes")}`,
        `longest slice ${show(longest, "ms")} of ${show(SLICE_MS, "ms")}, ${verdict(longest, SLICE_MS)}`,
      ],
    };
  },
};

const oneFile = timed("one file changed, index up to date (among 1,000 notes; the sidebar: a later issue)", 10, async () => {
  const index = await buildIndex(memoryVault(1_000));
  const { path, text } = meetingNote(NOTE_BYTES, entities(PEOPLE), 7);
  let tick = 0;
  return () => index.update(path, `${text}\n- [ ] Task ${tick++}\n`);
});

/** What a vault of ten thousand meetings costs. */
export const vaultIndex: readonly Row[] = [cold, oneFile];
