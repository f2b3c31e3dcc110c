import { linkStyle } from "../entity/link-style";
import type { VaultTask } from "../model/facts";
import { actionRows, type ActionRow } from "../report/actions";
import { splitLines } from "../text/lines";
import type { VaultIndex } from "../vault/index";
import type { Setup } from "./setup";

/** The rows of all actions as the dashboard at a path writes them. */
export function rowsFor({ settings, linkFormat }: Setup, index: VaultIndex, path: string): ActionRow[] {
  const write = linkStyle(linkFormat, (name) => index.isUniqueName(name));
  return actionRows(index.facts(), { settings, link: (target, shown, inTable) => write(target, shown, path, inTable) });
}

const ROW = /^- (.+)$/u;

/** Which lines (0-based) of a dashboard are rows, in order. */
export function rowLines(text: string, from = 0, to = Infinity): number[] {
  return splitLines(text).flatMap((line, index) => (index >= from && index <= to && ROW.test(line.text) ? [index] : []));
}

/** The task of each row of a dashboard, by line (0-based); of equal rows the first is the first task. A row whose task is gone or reads differently has none. */
export function boxesOf(text: string, rows: readonly ActionRow[]): Map<number, VaultTask> {
  const waiting = new Map<string, VaultTask[]>();
  for (const { task, rows: forms } of rows) for (const form of forms) waiting.set(form, [...(waiting.get(form) ?? []), task]);
  const taken = new Set<VaultTask>();
  const boxes = new Map<number, VaultTask>();
  for (const [index, line] of splitLines(text).entries()) {
    const task = waiting.get(ROW.exec(line.text)?.[1] ?? "")?.find((one) => !taken.has(one));
    if (!task) continue;
    taken.add(task);
    boxes.set(index, task);
  }
  return boxes;
}
