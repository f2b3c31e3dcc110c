import { carryOut, lastRun, undo, type Written } from "../app/journal";
import type { ReportPlan } from "../app/report";
import type { StagedChange } from "../vault/staged";
import type { Runtime } from "./runtime";
import { S } from "./strings/index";
import { work, type Control } from "./work";

/** What became of a plan, and how to take it back; there is no way where nothing was written. */
export interface Carried extends Written {
  undo: (() => void) | undefined;
}

/** Carries out a plan: the last moment at which it can be stopped. A run that has begun to write comes to its end. */
export async function carry(runtime: Runtime, { commit }: Control, changes: readonly StagedChange[], reports?: Pick<ReportPlan, "kept" | "paths">): Promise<Carried> {
  commit();
  const { vault, store } = runtime;
  const written = await carryOut(vault, store, changes, reports?.kept, reports?.paths);
  if (written.created.length + written.changed.length === 0) return { ...written, undo: undefined };
  const run = await lastRun(store);
  return { ...written, undo: () => void undoRun(runtime, run) };
}

/** Takes back the last run, if it is the one meant; without `run` whichever it is. */
export function undoRun(runtime: Runtime, run: string | null = null): Promise<void> {
  return work(runtime, S.commands.undoRun, async ({ commit }) => {
    const { vault, store } = runtime;
    if (run !== null && (await lastRun(store)) !== run) return S.commands.otherRun;
    commit();
    const result = await undo(vault, store);
    if (!result) return S.commands.nothingToUndo;
    const { restored, removed, left } = result;
    const told = [...(restored.length > 0 ? [S.commands.restored(restored)] : []), ...(removed.length > 0 ? [S.commands.removed(removed)] : [])];
    return [...told, ...shortened(left)].join("\n");
  });
}

/** As many sentences as a notice holds. */
const MOST_SENTENCES = 8;

/** Sentences for a notice: the first ones, and how many more there are. */
export function shortened(sentences: readonly string[]): string[] {
  if (sentences.length <= MOST_SENTENCES) return [...sentences];
  return [...sentences.slice(0, MOST_SENTENCES - 1), S.commands.moreProblems(sentences.length - MOST_SENTENCES + 1)];
}
