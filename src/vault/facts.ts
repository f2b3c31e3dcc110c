import { resolveName, type Registry } from "../entity/registry";
import type { MeetingFacts, VaultFacts, VaultTask } from "../model/facts";
import type { NoteRecord } from "./record";

interface RecordFacts {
  meeting: MeetingFacts | null;
  tasks: readonly VaultTask[];
}

/**
 * Makes facts of records: names as their notes have them. What was made of a record is kept as long as record and
 * registry are the same, so that after a change of one note only its own facts are made, and all others are the same objects.
 */
export function factsMaker(): (records: readonly NoteRecord[], registry: Registry) => VaultFacts {
  let last: Registry | null = null;
  let made = new WeakMap<NoteRecord, RecordFacts>();
  let known = new Map<string, string>();
  /** The records of the last time and what they gave: looking there first spares nearly all lookups. */
  let before: readonly NoteRecord[] = [];
  let given: RecordFacts[] = [];
  return (records, registry) => {
    if (registry !== last) {
      last = registry;
      made = new WeakMap();
      known = new Map();
      before = [];
    }
    const resolved = (name: string) => {
      const canonical = known.get(name) ?? resolveName(registry, name)?.name ?? name;
      known.set(name, canonical);
      return canonical;
    };
    /** The names in their canonical form, each once; the same list where it says so already. */
    const canonical = (list: string[]): string[] => {
      const names = [...new Set(list.map(resolved))];
      return names.length === list.length && names.every((name, at) => name === list[at]) ? list : names;
    };
    const ofRecord = ({ meeting, tasks }: NoteRecord): RecordFacts => ({
      meeting: meeting && { ...meeting, people: canonical(meeting.people), organizations: canonical(meeting.organizations) },
      tasks: tasks.map((task) => {
        const owners = canonical(task.owners);
        return owners === task.owners ? task : { ...task, owners };
      }),
    });
    const facts: VaultFacts = { meetings: [], tasks: [], entities: [...registry.entities] };
    const now = records.map((record, at) => {
      let own = before[at] === record ? given[at] : made.get(record);
      if (!own) made.set(record, own = ofRecord(record));
      if (own.meeting) facts.meetings.push(own.meeting);
      for (const task of own.tasks) facts.tasks.push(task);
      return own;
    });
    before = records;
    given = now;
    return facts;
  };
}
