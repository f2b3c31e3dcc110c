import type { VaultTask } from "../model/facts";
import { hashOfText } from "../note/fields";
import { forgetNotAction, rememberNotAction } from "../note/not-action";
import { readMeeting } from "../note/read";
import { changeLine, readItemLine, type ActionChange, type ChangeOptions } from "../task/change";
import type { Task } from "../model/task";
import { lineEnding, sharedEnds, splitLines, type Line } from "../text/lines";
import { repair } from "../text/repair";
import { shownText } from "../text/shown";
import type { VaultIndex } from "../vault/index";
import { JobError, type Setup } from "./setup";

export type { ActionChange } from "../task/change";

/** A change that was made. */
export interface ChangedAction {
  path: string;
  /** The note's text after the change. */
  text: string;
  /**
   * Takes the change back where its lines still are what was written; what else was edited since stays. Fails with a `JobError`
   * or `VaultError` where they are not, and changes nothing.
   */
  undo: () => Promise<void>;
}

/** Tasks as the user saw them that were changed, or are being: a second click on the same sight does nothing. */
const used = new WeakSet<VaultTask>();

/**
 * Changes an action in its note, on the text as it is by then: at its line where it still stands there, else where it stands
 * exactly once. The line must say all that the user saw, its status too, so that a second tick unticks nothing. A row of a
 * table is left to the user; a plain bullet among the actions gets a box when it is ticked. An action that is `notAction`
 * becomes a plain bullet, which the note's comment remembers where bullets count as actions.
 * @param toggleByTasks the Tasks plugin's own toggle, where it is installed
 * @returns fails with a `JobError` or a `VaultError` of one sentence, and then nothing was changed
 */
export async function changeAction(
  setup: Setup, index: VaultIndex, task: VaultTask, change: ActionChange, toggleByTasks?: (line: string, path: string) => string,
): Promise<ChangedAction> {
  if (used.has(task)) throw gone(task);
  used.add(task);
  try {
    let made: Made | null = null;
    const text = await setup.vault.process(task.path, (now) => {
      made = changeText(setup, index, task, change, now, toggleByTasks);
      return made.after;
    });
    const done = made as Made | null;
    if (!done) throw gone(task);
    if (done.after === done.before) used.delete(task);
    const undo = async () => {
      await setup.vault.process(task.path, (now) => takeBack(task, done, now));
      used.delete(task);
    };
    return { path: task.path, text, undo };
  } catch (error) {
    used.delete(task);
    throw error;
  }
}

/** What was done to a text: `count` lines stand at `at` in place of one, and what the note remembers since. */
interface Made {
  before: string;
  after: string;
  at: number;
  line: string;
  count: number;
  remembered: string | null;
}

function changeText(
  setup: Setup, index: VaultIndex, task: VaultTask, change: ActionChange, before: string, toggleByTasks?: (line: string, path: string) => string,
): Made {
  const { settings, taskSettings, today } = setup;
  const people = index.peopleNames();
  const reading = readMeeting(task.path, before, { settings, taskSettings, people });
  const found = findTask(index, task, reading.layout.tasks.map((one) => one.task));
  const lines = splitLines(before);
  const at = found.line;
  const line = lines[at];
  const words = splitLines(repair(before).text)[at]?.text ?? "";
  const attending = [...reading.meeting.people, ...(settings.me === null ? [] : [settings.me])];
  const options: ChangeOptions = {
    settings: taskSettings, people, attending, today,
    ownerForm: change.is === "owner" ? index.ownerForm() : "at",
    ...(toggleByTasks ? { toggleByTasks: (source: string) => askTasks(task, source, toggleByTasks) } : {}),
  };
  if (!line || !isItem(words, found, options)) throw new JobError(`${named(task)} stands in a table of "${task.path}", where only you can change it.`);
  const changed = changeLine(words, change, options);
  if ("refused" in changed) throw refusal(task, change, changed.refused);
  if (change.is === "toggle" && changed.lines.length === 1 && changed.lines[0] === words) {
    throw new JobError(`${named(task)} in "${task.path}" was left as it is: the Tasks plugin did not change it.`);
  }
  const same = changed.lines.length === 1 && changed.lines[0] === words;
  const made: Made = {
    before, after: same ? before : replaceLines(before, lines, at, 1, changed.lines), at, line: line.text, count: changed.lines.length, remembered: null,
  };
  return change.is === "notAction" ? remember(setup, task, made, people) : made;
}

function askTasks(task: VaultTask, source: string, toggleByTasks: (line: string, path: string) => string): string {
  try {
    return toggleByTasks(source, task.path);
  } catch {
    throw new JobError(`The Tasks plugin failed to tick ${named(task)} in "${task.path}"; nothing was changed.`);
  }
}

/** Among the actions a plain bullet still counts as one: the note's comment has to say that this one does not. */
function remember({ settings, taskSettings }: Setup, task: VaultTask, made: Made, people: readonly string[]): Made {
  const { layout } = readMeeting(task.path, made.after, { settings, taskSettings, people });
  const bullet = layout.tasks.find((one) => one.task.line === made.at);
  if (!bullet) return made;
  const hash = hashOfText(bullet.task.text);
  const after = rememberNotAction(made.after, hash);
  if (after === null) throw new JobError(`The comment in which Debrief remembers what it wrote in "${task.path}" is damaged; nothing was changed.`);
  return { ...made, after, remembered: hash };
}

/** What makes a task the one that the user saw. Owners and evidence stand in its description. */
const SEEN = [
  "description", "status", "priority", "due", "scheduled", "start", "created", "done", "cancelled", "recurrence", "onCompletion", "id", "dependsOn",
  "tags", "blockId",
] as const satisfies (keyof Task)[];
const seen = (task: Task): string => JSON.stringify(SEEN.map((field) => task[field]));

function findTask(index: VaultIndex, task: VaultTask, tasks: readonly Task[]): Task {
  const wanted = seen(task);
  const isEqual = (one: Task) => one.description === task.description && seen(one) === wanted;
  const equal = tasks.filter(isEqual);
  const here = equal.find((one) => one.line === task.line);
  // Where its twins moved, it may be one of them that stands at its place now.
  const isStill = () => {
    const known = index.facts().tasks;
    const linesOf = (list: readonly Task[]) => list.map(({ line }) => line).join();
    return known.includes(task) && linesOf(known.filter((one) => one.path === task.path && isEqual(one))) === linesOf(equal);
  };
  if (here && (equal.length === 1 || isStill())) return here;
  // The same words still stand there with another status or date: that one was meant, not its twin elsewhere.
  if (!here && tasks.some((one) => one.line === task.line && one.description === task.description)) throw gone(task);
  if (equal.length > 1) throw new JobError(`${named(task)} stands more than once in "${task.path}", which changed meanwhile; nothing was changed.`);
  if (!equal[0]) throw gone(task);
  return equal[0];
}

/** A bullet may go on in the lines below; a line with bars that says something else is a row of a table. */
function isItem(line: string, found: Task, options: ChangeOptions): boolean {
  const item = readItemLine(line, options);
  return item !== null && (item.read.task.description === found.description || !line.includes("|"));
}

/** The text with `count` lines from `at` on replaced; none in their place takes them away with their line ends. */
function replaceLines(text: string, lines: readonly Line[], at: number, count: number, insert: readonly string[]): string {
  const first = lines[at];
  const last = lines[at + count - 1];
  const from = first?.from ?? text.length;
  const to = count > 0 && last ? last.from + last.text.length : from;
  if (insert.length === 0) return text.slice(0, from) + text.slice(to + (last?.eol.length ?? 0));
  const eol = first?.eol || lineEnding(text);
  return text.slice(0, from) + insert.join(eol) + (count > 0 ? "" : eol) + text.slice(to);
}

function takeBack(task: VaultTask, made: Made, now: string): string {
  if (now === made.after) return made.before;
  const lines = splitLines(now);
  const place = placeNow(splitLines(made.after).map(({ text }) => text), lines.map(({ text }) => text), made);
  if (place === undefined) throw new JobError(`${named(task)} in "${task.path}" was changed since, so it was left as it is.`);
  const text = replaceLines(now, lines, place, made.count, [made.line]);
  return made.remembered === null ? text : forgetNotAction(text, made.remembered);
}

/** Where the lines that were written stand by now; of a line that went, where its neighbours meet. */
function placeNow(old: readonly string[], now: readonly string[], { at, count }: Made): number | undefined {
  const [from, to] = count > 0 ? [at, at + count] : [Math.max(0, at - 1), at + 1];
  const { head, tail } = sharedEnds(old, now);
  if (to <= head) return at;
  if (from >= old.length - tail) return at + now.length - old.length;
  const written = old.slice(from, to);
  const placesIn = (list: readonly string[]) => [...list.keys()].filter((index) => written.every((words, offset) => list[index + offset] === words));
  const places = placesIn(now);
  return places.length === 1 && placesIn(old).length === 1 ? places[0]! + at - from : undefined;
}

const LONGEST = 60;

/** The action's words for a sentence. */
function named({ text, description }: Task): string {
  const words = shownText(text === "" ? description : text);
  return `"${words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words}"`;
}

const gone = (task: VaultTask) => new JobError(`${named(task)} in "${task.path}" was changed or deleted meanwhile; nothing was changed.`);

function refusal(task: VaultTask, change: ActionChange, why: "noTask" | "rule" | "value"): JobError {
  if (why === "rule") return new JobError(`${named(task)} was not ticked: its rule "${task.recurrence ?? ""}" cannot be read, so its next date is not known.`);
  const value = change.is === "due" ? change.day : change.is === "owner" ? change.name : null;
  if (why === "value") return new JobError(`"${value ?? ""}" cannot be written as ${change.is === "due" ? "a due date" : "an owner"}; nothing was changed.`);
  return new JobError(`${named(task)} in "${task.path}" is no task that can be changed; nothing was changed.`);
}
