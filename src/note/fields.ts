import type { Task } from "../model/task";
import { shortHash } from "../text/hash";
import { foldName } from "../text/names";
import { shownText } from "../text/shown";

const comparable = (text: string): string => shownText(text).normalize("NFC");

/** Hash of a plain line: what it says, without links, white space, list marker and evidence. */
export function hashOfText(text: string): string {
  return shortHash(comparable(text));
}

/**
 * Hash of a task: what it says, its status and every field, in an order of our own. The day on which it was created
 * does not count: it is the day of a run, and a later run would find every line changed.
 */
export function hashOfTask(task: Task): string {
  const fields = [
    comparable(task.text), task.status, task.owners.map(foldName).sort(), task.priority, task.due, task.scheduled, task.start,
    task.done, task.cancelled, task.recurrence, task.onCompletion, task.id, [...task.dependsOn].sort(), [...task.tags].sort(), task.blockId,
  ];
  return shortHash(JSON.stringify(fields));
}
