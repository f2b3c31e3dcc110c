import { resolveName } from "../entity/registry";
import type { VaultTask } from "../model/facts";
import { sameName } from "../text/names";
import type { VaultIndex } from "../vault/index";
import type { Written } from "./journal";
import type { RunPlan } from "./run";
import type { SummarizeResult } from "./summarize";

/** What `--json` prints of a summary: what was done where it was written, else the debrief. */
export function summarizeJson({ read: _read, notices: _notices, ...result }: SummarizeResult, written: boolean): unknown {
  return written ? result : result.debrief;
}

/** What `--json` prints of the main job: what was written, or would be. */
export function runJson(plan: RunPlan, written: Written | null): unknown {
  const changes = plan.staged.changes();
  const paths = (isNew: boolean) => changes.filter(({ before }) => (before === null) === isNew).map(({ path }) => path);
  return {
    written: written !== null,
    created: written?.created ?? paths(true),
    changed: written?.changed ?? paths(false),
    summarized: plan.summarized.map((result) => summarizeJson(result, true)),
    linked: plan.linked.filter(({ links }) => links.length > 0).map(({ path, links }) => ({ path, links })),
    leftAlone: plan.leftAlone,
    problems: [...plan.problems, ...(written?.problems ?? [])],
  };
}

/** The action items of a vault: open ones and those in progress, those of one person by name or alias, or all. */
export function chooseTasks(index: VaultIndex, { open = false, owner }: { open?: boolean; owner?: string | undefined }): VaultTask[] {
  const canonical = (name: string) => resolveName(index.registry(), name)?.name ?? name;
  return index.facts().tasks.filter((task) => (!open || task.status === "open" || task.status === "in_progress")
    && (owner === undefined || task.owners.some((name) => sameName(canonical(name), canonical(owner)))));
}

/** What `--json` prints of action items. */
export function tasksJson(tasks: readonly VaultTask[]): unknown {
  return tasks.map(({ private: _private, unreviewed: _unreviewed, ...task }) => task);
}
