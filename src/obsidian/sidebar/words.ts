import type { Group } from "../../app/action-list";
import { addDays, MONTHS, partsOf, WEEKDAYS, weekday } from "../../text/days";
import { S } from "../strings/index";

const DAY_MS = 86_400_000;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const short = (word: string | undefined) => capital((word ?? "").slice(0, 3));

/** `Fri 20 Mar`, with the year where it is not this one. */
export function shownDay(day: string, today: string): string {
  const { year, month, date } = partsOf(day);
  return `${short(WEEKDAYS[weekday(day)])} ${date} ${short(MONTHS[month - 1])}${year === partsOf(today).year ? "" : ` ${year}`}`;
}

/** A due day in words: `today`, `3 days late`, `Friday`, else the day itself. */
export function dueWords(due: string, today: string): string {
  const days = Math.round((Date.parse(due) - Date.parse(today)) / DAY_MS);
  if (days < -1) return S.sidebar.due.late(-days);
  if (days <= 1) return [S.sidebar.due.yesterday, S.sidebar.due.today, S.sidebar.due.tomorrow][days + 1] ?? "";
  return due < addDays(today, 7) ? capital(WEEKDAYS[weekday(due)] ?? "") : shownDay(due, today);
}

/** What a group is called. */
export function groupTitle(group: Group, today: string): string {
  const { groups } = S.sidebar;
  switch (group.by) {
    case "review": return groups.review;
    case "due": return groups.due[group.due];
    case "owner": return group.owner === null ? groups.nobody : group.mine ? groups.me(group.owner) : group.owner;
    case "meeting": return group.date === null || group.title.includes(group.date) ? group.title : `${group.title}, ${shownDay(group.date, today)}`;
    case "priority": return groups.priority[group.priority ?? "none"];
  }
}
