import { compare, compareDays } from "../graph/order";
import { entityFinder } from "../graph/resolve";
import type { Entity } from "../model/entity";
import type { VaultFacts, VaultTask } from "../model/facts";
import type { Priority } from "../model/task";
import { foldName } from "../text/names";
import { baseName } from "../text/paths";
import { inline } from "./inline";
import { regionReport, type ReportOptions } from "./report";
import { formatEvidence, formatSections, joinParts, linkTo, noteLink, UNREVIEWED } from "./rows";

/** The Tasks plugin's sign for each priority, and its place: a task without one stands between medium and low. */
const PRIORITY: Record<Priority | "none", { sign: string; rank: number }> = {
  highest: { sign: "🔺", rank: 0 },
  high: { sign: "⏫", rank: 1 },
  medium: { sign: "🔼", rank: 2 },
  none: { sign: "", rank: 3 },
  low: { sign: "🔽", rank: 4 },
  lowest: { sign: "⏬", rank: 5 },
};

/** Who has tasks to do: by the name of the note where one is known. */
export interface Owner {
  name: string;
  entity: Entity | null;
}

export interface ActionGroup {
  /** Null for tasks that nobody owns. */
  owner: Owner | null;
  tasks: VaultTask[];
}

const priorityOf = (task: VaultTask) => PRIORITY[task.priority ?? "none"];

/** By due date (none last), then priority, path and line. */
export function compareTasks(a: VaultTask, b: VaultTask): number {
  return compareDays(a.due, b.due) || priorityOf(a).rank - priorityOf(b).rank || compare(a.path, b.path) || a.line - b.line;
}

function ownerReader(entities: readonly Entity[]): (name: string) => Owner {
  const person = entityFinder(entities, "person");
  const organization = entityFinder(entities, "organization");
  return (name) => {
    const entity = person(name) ?? organization(name);
    return { name: entity?.name ?? name.trim(), entity };
  };
}

const ownerKey = ({ name, entity }: Owner) => entity?.path ?? foldName(name);

/**
 * Tasks by owner: `me` first, then by name, those without an owner last; in each group by due date. A task with several owners
 * stands once: with `me` if among them, else with the first.
 */
export function actionGroups(tasks: readonly VaultTask[], entities: readonly Entity[], me: string | null): ActionGroup[] {
  const read = ownerReader(entities);
  const mine = me === null ? null : ownerKey(read(me));
  const groups = new Map<string, ActionGroup>();
  for (const task of [...tasks].sort(compareTasks)) {
    const owners = task.owners.filter((name) => name.trim() !== "").map(read);
    const owner = owners.find((one) => ownerKey(one) === mine) ?? owners[0] ?? null;
    const key = owner ? ownerKey(owner) : "";
    const group = groups.get(key);
    if (group) group.tasks.push(task);
    else groups.set(key, { owner, tasks: [task] });
  }
  const rank = (key: string) => (key === "" ? 2 : key === mine ? 0 : 1);
  const name = ({ owner }: ActionGroup) => foldName(owner?.name ?? "");
  return [...groups]
    .sort(([keyA, a], [keyB, b]) => rank(keyA) - rank(keyB) || compare(name(a), name(b)) || compare(keyA, keyB))
    .map(([, group]) => group);
}

/** The tasks that count as open actions, those of private notes left out. */
export function openActions(tasks: readonly VaultTask[]): VaultTask[] {
  return tasks.filter((task) => !task.private && (task.status === "open" || task.status === "in_progress") && task.text.trim() !== "");
}

function row(task: VaultTask, owners: readonly string[], options: ReportOptions): string {
  return joinParts([
    `${inline(task.text)}${formatEvidence(task.evidence)}`,
    owners.map(inline).join(", "),
    priorityOf(task).sign,
    task.due === null ? null : `📅 ${task.due}`,
    task.status === "in_progress" ? "in progress" : null,
    noteLink(task.path, task.meeting?.title ?? baseName(task.path), task.meeting?.date ?? null, options),
  ]);
}

const namesOf = (read: (name: string) => Owner, task: VaultTask) => task.owners.map((owner) => read(owner).name);

/** What the dashboard writes for a task: below its owner it names them only where there are several. */
const rowOf = (task: VaultTask, names: readonly string[], options: ReportOptions) =>
  row(task, task.unreviewed || names.length > 1 ? names : [], options);

/** A task and the rows by which it may stand in a dashboard that was made before: a settled one as when it was open or in progress. */
export interface ActionRow {
  task: VaultTask;
  rows: string[];
}

/** The rows of all tasks that are or were open actions, the open ones first, else in the order of the dashboard. */
export function actionRows({ tasks, entities }: Pick<VaultFacts, "tasks" | "entities">, options: ReportOptions): ActionRow[] {
  const read = ownerReader(entities);
  const isOpen = ({ status }: VaultTask) => status === "open" || status === "in_progress";
  const wanted = tasks.filter((task) => !task.private && task.text.trim() !== "").sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || compareTasks(a, b));
  return wanted.map((task) => {
    const statuses = isOpen(task) ? [task.status] : (["open", "in_progress"] as const);
    const names = namesOf(read, task);
    return { task, rows: statuses.map((status) => rowOf({ ...task, status }, names, options)) };
  });
}

/** The dashboard of open actions: bullets without a box, which read well on a phone and count as no task anywhere. */
export const actionsReport = regionReport("actions", "Open actions", ({ tasks, entities }, options) => {
  const read = ownerReader(entities);
  const open = openActions(tasks);
  const heading = ({ owner }: ActionGroup) => {
    if (!owner) return "No owner";
    return owner.entity ? linkTo(owner.entity.path, owner.entity.name, options) : inline(owner.name);
  };
  const groups = actionGroups(open.filter((task) => !task.unreviewed), entities, options.settings.me);
  const unreviewed = open.filter((task) => task.unreviewed).sort(compareTasks);
  return formatSections([
    ...groups.map((group) => ({
      heading: heading(group),
      rows: group.tasks.map((task) => rowOf(task, namesOf(read, task), options)),
    })),
    { heading: UNREVIEWED, rows: unreviewed.map((task) => rowOf(task, namesOf(read, task), options)) },
  ], "No open actions.");
});
