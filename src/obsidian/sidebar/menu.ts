import { Menu } from "obsidian";
import type { TaskRow } from "../../app/action-list";
import type { ActionChange } from "../../app/change-action";
import { localDay } from "../../app/setup";
import { compare } from "../../graph/order";
import { PRIORITIES } from "../../model/task";
import { addDays, startOfWeek } from "../../text/days";
import { foldName } from "../../text/names";
import { showNote } from "../open-note";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import type { Place } from "./actions";
import { DayModal, OwnerModal } from "./modals";
import { shownDay } from "./words";

/** The menu of an action: due date, owner, priority, where it stands, and away with it. `change` does what was picked. */
export function showActionMenu(runtime: Runtime, { task }: TaskRow, place: Place, change: (change: ActionChange) => void): void {
  const { app } = runtime;
  const strings = S.sidebar.menu;
  const today = localDay(new Date());
  const menu = new Menu();
  const add = (section: string, title: string, icon: string, pick: () => void, checked = false) =>
    menu.addItem((item) => item.setSection(section).setTitle(title).setIcon(icon).setChecked(checked).onClick(pick));
  const days = { today, tomorrow: addDays(today, 1), nextWeek: addDays(startOfWeek(today), 7) };
  for (const name of ["today", "tomorrow", "nextWeek"] as const) {
    const day = days[name];
    add("due", strings.due(strings.words[name], shownDay(day, today)), "calendar", () => change({ is: "due", day }), task.due === day);
  }
  add("due", strings.pickDay, "calendar-days", () => new DayModal(app, task.due ?? today, (day) => change({ is: "due", day })).open());
  if (task.due !== null) add("due", strings.noDay, "calendar-x", () => change({ is: "due", day: null }));
  add("who", strings.owner, "user", () => new OwnerModal(app, knownPeople(runtime), (name) => change({ is: "owner", name })).open());
  add("who", strings.priority, "signal", () => showPriorityMenu(task.priority, place, change));
  add("open", strings.newTab, "file-plus", () => showNote(runtime, task.path, task.line, "tab"));
  add("away", strings.cancel, "ban", () => change({ is: "cancel" }));
  add("away", strings.notAction, "list-x", () => change({ is: "notAction" }));
  show(menu, place);
}

function showPriorityMenu(now: TaskRow["task"]["priority"], place: Place, change: (change: ActionChange) => void): void {
  const menu = new Menu();
  for (const priority of [...PRIORITIES, null]) {
    const title = S.sidebar.groups.priority[priority ?? "none"];
    menu.addItem((item) => item.setTitle(title).setChecked(priority === now).onClick(() => change({ is: "priority", priority })));
  }
  show(menu, place);
}

function show(menu: Menu, place: Place): void {
  if (!("getBoundingClientRect" in place)) {
    menu.showAtMouseEvent(place);
    return;
  }
  const { left, bottom } = place.getBoundingClientRect();
  menu.showAtPosition({ x: left, y: bottom }, place.ownerDocument);
}

/** People with a note, and everybody who owns an action, each once, by name. */
function knownPeople({ index }: Runtime): string[] {
  const facts = index.now()?.facts();
  const names = [
    ...(facts?.entities ?? []).filter(({ kind }) => kind === "person").map(({ name }) => name),
    ...(facts?.tasks ?? []).flatMap(({ owners }) => owners),
  ];
  const people = new Map(names.filter((name) => name.trim() !== "").map((name) => [foldName(name), name] as const).reverse());
  return [...people].sort(([a], [b]) => compare(a, b)).map(([, name]) => name);
}
