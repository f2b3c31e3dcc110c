import type { VaultIndex } from "../vault/index";
import type { StagedVault } from "../vault/staged";
import { sentenceOf } from "./journal";
import { linkNote, notesToLink, type LinkResult } from "./link";
import type { Pace, Setup } from "./setup";

/** What linking the notes of a vault would do; the changes are staged. */
export interface LinkAllPlan {
  results: LinkResult[];
  /** A sentence for each note that could not be read. */
  problems: string[];
}

/** Plans the links of all notes that "all" means by the settings, note by note. Fails where it is stopped; nothing is written here. */
export async function planLinks(setup: Setup, staged: StagedVault, index: VaultIndex, { signal, onProgress, pause }: Pace = {}): Promise<LinkAllPlan> {
  const plan: LinkAllPlan = { results: [], problems: [] };
  const paths = notesToLink(setup, index);
  for (const [done, path] of paths.entries()) {
    signal?.throwIfAborted();
    onProgress?.(done, paths.length, path);
    try {
      plan.results.push(await linkNote(setup, staged, index, path));
    } catch (error) {
      plan.problems.push(sentenceOf(error, path));
    }
    await pause?.();
  }
  signal?.throwIfAborted();
  return plan;
}
