import { changedRange, compare, compareNewest, placeIn } from "../graph/order";
import type { Entity } from "../model/entity";
import type { MeetingFacts, VaultFacts, VaultTask } from "../model/facts";
import { PRIORITIES, type Priority } from "../model/task";
import { compareTasks } from "../report/actions";
import { addDays, startOfWeek } from "../text/days";
import { foldName } from "../text/names";
import { baseName } from "../text/paths";
import { RECENT_DAYS, type ListFilter } from "./action-filter";

export const DUE_GROUPS = ["overdue", "today", "thisWeek", "nextWeek", "later", "none"] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

export type Group =
  | { by: "review" }
  | { by: "due"; due: DueGroup }
  | { by: "owner"; owner: string | null; mine: boolean }
  | { by: "meeting"; title: string; date: string | null }
  | { by: "priority"; priority: Priority | null };

/** One line of the list. `key` is the same as long as it is about the same thing, wherever it stands. */
export type Row =
  | { is: "group"; key: string; group: Group; count: number; overdue: number; folded: boolean }
  | { is: "task"; key: string; task: VaultTask }
  | { is: "note"; key: string; path: string; title: string; date: string | null; count: number }
  | { is: "folded"; key: string; count: number; open: boolean };
export type TaskRow = Extract<Row, { is: "task" }>;

export interface ActionList {
  rows: Row[];
  /** The owner filter as it works now: `mine`, `anyone`, `nobody` or `@Name`. */
  owner: string;
  /** How many actions each choice of owner would show under the other filters; people by name, the user not among them. */
  owners: { mine: number | null; anyone: number; nobody: number; people: { name: string; count: number }[] };
  /** `open`: all there are; `shown`: those that pass, folded groups included; `late`: of these; `private` and `older`: kept back. */
  counts: { open: number; shown: number; late: number; private: number; older: number };
  /** Why there are no actions: nothing is open, no meeting note at all, the filters let nothing through, or none is the user's. */
  empty: "noMeetings" | "nothingOpen" | "filtered" | "notMine" | null;
}

export interface ListOptions {
  filter: ListFilter;
  /** YYYY-MM-DD. */
  today: string;
  /** The user's own name, or null where it is not known. */
  me: string | null;
}

interface Owner { key: string; name: string }
/** What listing asks of an action stands here, so that the many that are not shown are never touched. */
interface Entry {
  row: TaskRow;
  task: VaultTask;
  owners: readonly Owner[];
  due: string | null;
  /** The day of its meeting, where its age counts. */
  date: string | null;
  private: boolean;
  unreviewed: boolean;
}

const SORTED = new WeakMap<VaultFacts, readonly Entry[]>();
const WORDS = new WeakMap<VaultTask, string>();
/** What came last: what stands in the next facts too need not be looked at again. */
let last: { tasks: readonly VaultTask[]; entries: readonly Entry[] } = { tasks: [], entries: [] };

const isOpen = ({ status, text }: VaultTask) => (status === "open" || status === "in_progress") && text.trim() !== "";

const ownersOf = ({ owners }: VaultTask): Owner[] =>
  owners.filter((name) => name.trim() !== "").map((name) => ({ key: foldName(name), name: name.trim() }));

function entryOf(task: VaultTask, twin: number): Entry {
  const { path, description, due, meeting, unreviewed } = task;
  const row: TaskRow = { is: "task", key: `${path}\n${twin}\n${description}`, task };
  return { row, task, owners: ownersOf(task), due, date: unreviewed ? null : meeting?.date ?? null, private: task.private, unreviewed };
}

const inOrder = (a: Entry, b: Entry) => compareTasks(a.task, b.task);
const sharesNote = (tasks: readonly VaultTask[], at: number) => at > 0 && at < tasks.length && tasks[at - 1]?.path === tasks[at]?.path;

/** The open actions by due date, each with a key of its own; worked out once for the same facts. */
function entriesOf(facts: VaultFacts): readonly Entry[] {
  const known = SORTED.get(facts);
  if (known) return known;
  const { tasks } = facts;
  let { from, before, after } = changedRange(last.tasks, tasks);
  // Keys count the twins of a whole note.
  while (sharesNote(last.tasks, from) || sharesNote(tasks, from)) from--;
  while (sharesNote(last.tasks, before) || sharesNote(tasks, after)) {
    before++;
    after++;
  }
  const gone = new Set(last.tasks.slice(from, before));
  const entries = merge(last.entries.filter(({ task }) => !gone.has(task)), freshEntries(tasks.slice(from, after)));
  last = { tasks, entries };
  SORTED.set(facts, entries);
  return entries;
}

function freshEntries(tasks: readonly VaultTask[]): Entry[] {
  const fresh: Entry[] = [];
  let seen = new Map<string, number>();
  let path = "";
  for (const task of tasks) {
    if (!isOpen(task)) continue;
    if (task.path !== path) seen = new Map();
    path = task.path;
    const twin = (seen.get(task.description) ?? 0) + 1;
    seen.set(task.description, twin);
    fresh.push(entryOf(task, twin));
  }
  return fresh.sort(inOrder);
}

function merge(kept: readonly Entry[], fresh: readonly Entry[]): readonly Entry[] {
  if (kept.length === 0 || fresh.length === 0) return kept.length === 0 ? fresh : kept;
  const all: Entry[] = [];
  let at = 0;
  for (const next of fresh) {
    const place = placeIn(kept, (entry) => inOrder(entry, next) <= 0);
    while (at < place) all.push(kept[at++] as Entry);
    all.push(next);
  }
  while (at < kept.length) all.push(kept[at++] as Entry);
  return all;
}

const searchable = (...parts: readonly string[]) => foldName(parts.join(" "));

function wordsOf(task: VaultTask): string {
  const known = WORDS.get(task) ?? searchable(task.text, ...task.owners, task.meeting?.title ?? baseName(task.path));
  WORDS.set(task, known);
  return known;
}

/** The key under which the user's own actions stand: an alias of a known name counts as that name. */
export function myKey(me: string | null, entities: readonly Entity[]): string | null {
  if (me === null || me.trim() === "") return null;
  const key = foldName(me);
  if (entities.some(({ name }) => foldName(name) === key)) return key;
  const byAlias = entities.filter(({ aliases }) => aliases.some((alias) => foldName(alias) === key));
  return byAlias.length === 1 && byAlias[0] ? foldName(byAlias[0].name) : key;
}

const MINE = new WeakMap<readonly Entity[], { me: string | null; key: string | null }>();

function myKeyIn({ entities }: VaultFacts, me: string | null): string | null {
  const known = MINE.get(entities);
  if (known?.me === me) return known.key;
  const key = myKey(me, entities);
  MINE.set(entities, { me, key });
  return key;
}

/** What the sidebar shows of a vault's open actions. */
export function listActions(facts: VaultFacts, { filter, today, me }: ListOptions): ActionList {
  const mine = myKeyIn(facts, me);
  const owner = filter.owner === null || (filter.owner === "mine" && mine === null) ? (mine === null ? "anyone" : "mine") : filter.owner;
  const wanted = owner === "mine" ? mine : owner.startsWith("@") ? foldName(owner.slice(1)) : null;
  const query = foldName(filter.text).split(" ").filter((word) => word !== "");
  const matches = (text: string) => query.every((word) => text.includes(word));
  const oldest = addDays(latestMeeting(facts, today), -RECENT_DAYS);
  const entries = entriesOf(facts);
  const counts = { open: entries.length, shown: 0, late: 0, private: 0, older: 0 };
  const people = new Map<string, { name: string; count: number }>();
  const owners = { anyone: 0, nobody: 0 };
  const shown: Entry[] = [];
  for (const entry of entries) {
    const late = entry.due !== null && entry.due < today;
    if (entry.private && !filter.private) {
      counts.private++;
      continue;
    }
    if ((filter.overdue && !late) || (query.length > 0 && !matches(wordsOf(entry.task)))) continue;
    const passes = owner === "anyone" || (owner === "nobody" ? entry.owners.length === 0 : entry.owners.some(({ key }) => key === wanted));
    const isOld = entry.date !== null && entry.date < oldest;
    if (isOld && passes) counts.older++;
    if (isOld && !filter.older) continue;
    owners.anyone++;
    if (entry.owners.length === 0) owners.nobody++;
    for (const { key, name } of entry.owners) {
      const known = people.get(key);
      if (known) known.count++;
      else people.set(key, { name, count: 1 });
    }
    if (!passes) continue;
    shown.push(entry);
    if (late) counts.late++;
  }
  counts.shown = shown.length;
  const waiting = filter.overdue ? [] : facts.meetings.filter((note) => isWaiting(note, filter) && matches(searchable(note.title)));
  const isFolded = (key: string) => filter.folded.includes(key);
  const rows = [
    ...reviewRows(shown.filter(({ unreviewed }) => unreviewed), waiting, today, isFolded),
    ...groupRows(shown.filter(({ unreviewed }) => !unreviewed), grouper(filter, today, mine, wanted), today, isFolded),
  ];
  const othersHaveSome = owner === "mine" && query.length === 0 && !filter.overdue && owners.anyone > 0;
  const empty = rows.length > 0 ? null : othersHaveSome ? "notMine" : counts.older > 0 ? null : whyEmpty(facts, counts, filter);
  if (counts.older > 0) rows.push({ is: "folded", key: "older", count: counts.older, open: filter.older });
  return {
    rows, owner, counts,
    owners: { ...owners, mine: mine === null ? null : people.get(mine)?.count ?? 0, people: peopleOf(people, mine, owner) },
    empty,
  };
}

/** The day of the latest meeting until today: after a long pause the list does not begin empty. */
function latestMeeting({ meetings }: VaultFacts, today: string): string {
  const latest = meetings.reduce((day, { date }) => (date !== null && date > day && date <= today ? date : day), "");
  return latest === "" ? today : latest;
}

const isWaiting = (note: MeetingFacts, filter: ListFilter) => note.unreviewed && (filter.private || !note.private);

function whyEmpty({ meetings }: VaultFacts, counts: ActionList["counts"], filter: ListFilter): ActionList["empty"] {
  if (counts.open > counts.private || meetings.some((note) => isWaiting(note, filter))) return "filtered";
  return meetings.length > 0 || counts.open > 0 ? "nothingOpen" : "noMeetings";
}

function peopleOf(people: ReadonlyMap<string, { name: string; count: number }>, mine: string | null, owner: string) {
  const all = [...people].filter(([key]) => key !== mine);
  if (owner.startsWith("@") && !people.has(foldName(owner.slice(1)))) all.push([foldName(owner.slice(1)), { name: owner.slice(1), count: 0 }]);
  return all.sort(([a], [b]) => compare(a, b)).map(([, person]) => person);
}

/** The notes that nobody has looked at, latest first, each with its actions below it. */
function reviewRows(entries: readonly Entry[], waiting: readonly MeetingFacts[], today: string, isFolded: (key: string) => boolean): Row[] {
  const notes = new Map(waiting.map(({ path, title, date }) => [path, { path, title, date, entries: [] as Entry[] }]));
  for (const entry of entries) {
    const { path, meeting } = entry.task;
    const note = notes.get(path) ?? { path, title: meeting?.title ?? baseName(path), date: meeting?.date ?? null, entries: [] };
    note.entries.push(entry);
    notes.set(path, note);
  }
  if (notes.size === 0) return [];
  const head: Row = { is: "group", key: "review", group: { by: "review" }, count: notes.size, overdue: lateOf(entries, today), folded: isFolded("review") };
  if (head.folded) return [head];
  return [head, ...[...notes.values()].sort((a, b) => compareNewest(a.date, b.date) || compare(a.path, b.path)).flatMap(({ path, title, date, entries: own }): Row[] => [
    { is: "note", key: `note\n${path}`, path, title, date, count: own.length }, ...own.map(({ row }) => row),
  ])];
}

const lateOf = (entries: readonly Entry[], today: string) => entries.reduce((sum, { due }) => sum + Number(due !== null && due < today), 0);

/** A group as it is told apart, and how it is made of its first entry; groups stand by rank, then by name. */
interface Grouper { keyOf: (entry: Entry) => string; group: (entry: Entry) => { group: Group; rank: number; name: string } }

function groupRows(entries: readonly Entry[], { keyOf, group }: Grouper, today: string, isFolded: (key: string) => boolean): Row[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const own = groups.get(key);
    if (own) own.push(entry);
    else groups.set(key, [entry]);
  }
  const sorted = [...groups].map(([key, own]) => ({ key, own, ...group(own[0] as Entry) })).sort((a, b) => a.rank - b.rank
    || (a.group.by === "meeting" && b.group.by === "meeting" ? compareNewest(a.group.date, b.group.date) : 0)
    || compare(a.name, b.name));
  const rows: Row[] = [];
  for (const { key, own, ...placed } of sorted) {
    const name = `${placed.group.by}:${key}`;
    const folded = isFolded(name);
    rows.push({ is: "group", key: name, group: placed.group, count: own.length, overdue: lateOf(own, today), folded });
    if (!folded) for (const { row } of own) rows.push(row);
  }
  return rows;
}

/** How actions are grouped. One with several owners stands once: with the one filtered for, else the user, else the first. */
function grouper({ groupBy }: ListFilter, today: string, mine: string | null, wanted: string | null): Grouper {
  if (groupBy === "due") {
    const groupOf = dueGroups(today);
    return {
      keyOf: ({ due }) => groupOf(due),
      group: ({ due }) => ({ group: { by: "due", due: groupOf(due) }, rank: DUE_GROUPS.indexOf(groupOf(due)), name: "" }),
    };
  }
  if (groupBy === "priority") {
    const order = [...PRIORITIES.slice(0, 3), null, ...PRIORITIES.slice(3)];
    return {
      keyOf: ({ task }) => task.priority ?? "none",
      group: ({ task: { priority } }) => ({ group: { by: "priority", priority }, rank: order.indexOf(priority), name: "" }),
    };
  }
  if (groupBy === "meeting") {
    return {
      keyOf: ({ task }) => task.path,
      group: ({ task: { path, meeting } }) => ({ group: { by: "meeting", title: meeting?.title ?? baseName(path), date: meeting?.date ?? null }, rank: 0, name: path }),
    };
  }
  const ownerOf = ({ owners }: Entry) => (owners.length < 2 ? null : owners.find(({ key }) => key === wanted) ?? owners.find(({ key }) => key === mine)) ?? owners[0];
  return {
    keyOf: (entry) => ownerOf(entry)?.key ?? "",
    group: (entry) => {
      const owner = ownerOf(entry);
      const isMine = owner !== undefined && owner.key === mine;
      return { group: { by: "owner", owner: owner?.name ?? null, mine: isMine }, rank: !owner ? 2 : isMine ? 0 : 1, name: owner?.key ?? "" };
    },
  };
}

/** Says in which group a due day stands; weeks start on Monday. */
export function dueGroups(today: string): (due: string | null) => DueGroup {
  const nextWeek = addDays(startOfWeek(today), 7);
  const later = addDays(nextWeek, 7);
  return (due) => {
    if (due === null) return "none";
    if (due < today) return "overdue";
    if (due === today) return "today";
    return due < nextWeek ? "thisWeek" : due < later ? "nextWeek" : "later";
  };
}
