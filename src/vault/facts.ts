import { resolveName, type Registry } from "../entity/registry";
import { changedRange } from "../graph/order";
import type { MeetingFacts, VaultFacts, VaultTask } from "../model/facts";
import type { NoteRecord } from "./record";

interface RecordFacts {
  meetings: readonly MeetingFacts[];
  tasks: readonly VaultTask[];
}

/** Makes facts of records: names as their notes have them. */
export interface FactsMaker {
  /** What one record tells; kept as long as record and registry are the same. */
  prepare(record: NoteRecord, registry: Registry): RecordFacts;
  /** After a change of one note only its own facts are made; all others are the same objects. */
  facts(records: readonly NoteRecord[], registry: Registry): VaultFacts;
}

const count = (facts: readonly RecordFacts[], name: keyof RecordFacts) => facts.reduce((sum, own) => sum + own[name].length, 0);
const replaced = <T>(list: readonly T[], from: number, to: number, fresh: readonly T[]): T[] => list.slice(0, from).concat(fresh, list.slice(to));

export function factsMaker(): FactsMaker {
  let last: Registry | null = null;
  let made = new WeakMap<NoteRecord, RecordFacts>();
  let known = new Map<string, string>();
  let before: { records: readonly NoteRecord[]; given: readonly RecordFacts[]; facts: VaultFacts } | null = null;
  const begin = (registry: Registry) => {
    if (registry === last) return;
    last = registry;
    made = new WeakMap();
    known = new Map();
    before = null;
  };
  const resolved = (registry: Registry, name: string) => {
    const canonical = known.get(name) ?? resolveName(registry, name)?.name ?? name;
    known.set(name, canonical);
    return canonical;
  };
  /** The names in their canonical form, each once; the same list where it says so already. */
  const canonical = (registry: Registry, list: string[]): string[] => {
    const names = list.map((name) => resolved(registry, name));
    return names.every((name, at) => name === list[at] && names.indexOf(name) === at) ? list : [...new Set(names)];
  };
  const prepare = (record: NoteRecord, registry: Registry): RecordFacts => {
    begin(registry);
    const { meeting, tasks } = record;
    const own = made.get(record) ?? {
      meetings: meeting ? [{ ...meeting, people: canonical(registry, meeting.people), organizations: canonical(registry, meeting.organizations) }] : [],
      tasks: tasks.map((task) => {
        const owners = canonical(registry, task.owners);
        return owners === task.owners ? task : { ...task, owners };
      }),
    };
    made.set(record, own);
    return own;
  };
  return {
    prepare,
    facts(records, registry) {
      begin(registry);
      const old = before ?? { records: [], given: [], facts: { meetings: [], tasks: [], entities: [] } };
      const range = changedRange(old.records, records);
      const fresh = records.slice(range.from, range.after).map((record) => prepare(record, registry));
      const [ahead, gone] = [old.given.slice(0, range.from), old.given.slice(range.from, range.before)];
      const placed = (name: keyof RecordFacts): [number, number] => [count(ahead, name), count(ahead, name) + count(gone, name)];
      const facts = {
        meetings: replaced(old.facts.meetings, ...placed("meetings"), fresh.flatMap((own) => own.meetings)),
        tasks: replaced(old.facts.tasks, ...placed("tasks"), fresh.flatMap((own) => own.tasks)),
        entities: before?.facts.entities ?? [...registry.entities],
      };
      before = { records, given: replaced(old.given, range.from, range.before, fresh), facts };
      return facts;
    },
  };
}
