import type { Task } from "../model/task";
import { resolveName } from "../entity/registry";
import { flagsOf, readMeeting } from "../note/read";
import { MONTHS, partsOf, WEEKDAYS, weekday } from "../text/days";
import { foldName, sameName } from "../text/names";
import { shownText } from "../text/shown";
import type { VaultIndex } from "../vault/index";
import { mayBePassedOn } from "./confidential";
import type { Setup } from "./setup";

/** What a recap says of an action item. */
export interface RecapAction {
  text: string;
  /** YYYY-MM-DD. */
  due: string | null;
  done: boolean;
}

/** What a meeting decided and who does what, to be sent to those who took part. */
export interface Recap {
  title: string;
  date: string | null;
  decisions: string[];
  /** By owner: in the order of the note, those that nobody owns last (`owner` null). */
  groups: { owner: string | null; actions: RecapAction[] }[];
}

/** The words around a recap's items. */
export interface RecapWords {
  decisions: string;
  actions: string;
  nobody: string;
  due: (day: string) => string;
  done: string;
}

/**
 * The recap of a meeting note: its decisions, and its action items by owner. Nothing of a private note (then it is null), nothing
 * that was said in confidence, and nothing that was cancelled; links stand as what they show.
 */
export function recapOf(setup: Setup, index: VaultIndex, path: string, text: string): Recap | null {
  const { meeting, layout } = readMeeting(path, text, { ...setup, people: index.peopleNames() });
  if (flagsOf(layout.properties).includes("private")) return null;
  const open = mayBePassedOn(meeting.transcript, text);
  const groups = new Map<string, Recap["groups"][number]>();
  for (const action of meeting.actions.filter((one) => one.status !== "cancelled" && one.status !== "non_task" && open(one))) {
    for (const owner of ownersOf(action, index)) {
      const key = owner === null ? "" : foldName(owner);
      const group = groups.get(key) ?? { owner, actions: [] };
      group.actions.push({ text: shownText(action.text), due: action.due, done: action.status === "done" });
      groups.set(key, group);
    }
  }
  return {
    title: shownText(meeting.title),
    date: meeting.date,
    decisions: meeting.decisions.filter(open).map((decision) => shownText(decision.text)),
    groups: [...groups.values()].sort((a, b) => Number(a.owner === null) - Number(b.owner === null)),
  };
}

function ownersOf({ owners }: Task, index: VaultIndex): (string | null)[] {
  const names = owners.map((name) => resolveName(index.registry(), name)?.name ?? name);
  return names.length > 0 ? [...new Set(names)] : [null];
}

/** The recap for one person: all decisions, and what that person does. */
export function recapFor(recap: Recap, person: string): Recap {
  return { ...recap, groups: recap.groups.filter(({ owner }) => owner !== null && sameName(owner, person)) };
}

export const isEmptyRecap = ({ decisions, groups }: Recap): boolean => decisions.length === 0 && groups.length === 0;

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** A day as it is written to people: `Fri, 6 Mar 2026`. */
export function writtenDay(day: string): string {
  const { year, month, date } = partsOf(day);
  return `${capital(WEEKDAYS[weekday(day)] ?? "").slice(0, 3)}, ${date} ${capital(MONTHS[month - 1] ?? "").slice(0, 3)} ${year}`;
}

/** The heading of a recap: its title, and its day where the title does not tell it. */
export const recapTitle = ({ title, date }: Recap): string => (date === null || title.includes(date) ? title : `${title}, ${writtenDay(date)}`);

/** An action item in one line: `Send the plan (by Fri, 6 Mar 2026)`. */
export function recapLine({ text, due, done }: RecapAction, words: RecapWords): string {
  const facts = [...(due === null ? [] : [words.due(writtenDay(due))]), ...(done ? [words.done] : [])];
  return facts.length > 0 ? `${text} (${facts.join(", ")})` : text;
}

/** A recap as plain text. */
export function recapText(recap: Recap, words: RecapWords): string {
  const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}`);
  const parts = [
    [recapTitle(recap)],
    ...(recap.decisions.length > 0 ? [[words.decisions, ...bullets(recap.decisions)]] : []),
    ...recap.groups.map(({ owner, actions }) => [`${words.actions}: ${owner ?? words.nobody}`, ...bullets(actions.map((action) => recapLine(action, words)))]),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
