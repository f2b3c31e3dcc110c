import type { Engine } from "../engine/engine";
import { compare } from "../graph/order";
import { isInFolder } from "../text/paths";
import type { VaultIndex } from "../vault/index";
import type { StagedVault } from "../vault/staged";
import { draftPath } from "./draft";
import { sentenceOf } from "./journal";
import type { Pace, Setup } from "./setup";
import { summarizeNote, type SummarizeResult } from "./summarize";
import { isCaption } from "./transcript";

/** A transcript that can be summarized: a note with one, or a transcript file without its note. */
export interface Waiting {
  path: string;
  /** YYYY-MM-DD, where it is known. */
  date: string | null;
  /** It was summarized before: summarizing it again is for the user to say. */
  hasSummary: boolean;
}

/**
 * The transcripts among these paths, the newest meeting first, those without a day last.
 * @param paths all files of the vault
 */
export function transcriptsIn(index: VaultIndex, paths: readonly string[], isWanted: (path: string) => boolean, excluded: readonly string[]): Waiting[] {
  const known = new Set(paths);
  const notes = index.records()
    .filter((record) => record.hasTranscript && record.reportId === null && isWanted(record.path))
    .map(({ path, meeting, hasSummary }): Waiting => ({ path, date: meeting?.date ?? null, hasSummary }));
  const files = paths
    .filter((path) => isCaption(path) && isWanted(path) && !known.has(draftPath(path)) && !isInFolder(path, excluded))
    .map((path): Waiting => ({ path, date: null, hasSummary: false }));
  return [...notes, ...files].sort((a, b) => compare(b.date ?? "", a.date ?? "") || compare(a.path, b.path));
}

/** The folders that hold transcripts somewhere below, with how many wait for a summary; the vault's root is "". */
export function foldersWithTranscripts(waiting: readonly Waiting[]): { folder: string; waiting: number }[] {
  const counts = new Map<string, number>();
  for (const { path, hasSummary } of waiting) {
    const parts = path.split("/").slice(0, -1);
    for (let depth = 0; depth <= parts.length; depth++) {
      const folder = parts.slice(0, depth).join("/");
      counts.set(folder, (counts.get(folder) ?? 0) + (hasSummary ? 0 : 1));
    }
  }
  return [...counts].map(([folder, n]) => ({ folder, waiting: n })).sort((a, b) => compare(a.folder, b.folder));
}

/** Summarizes transcripts into a plan, one after the other; one that fails is named and the rest goes on. Fails where it is stopped. */
export async function summarizeAll(
  setup: Setup, staged: StagedVault, index: VaultIndex, paths: readonly string[],
  { engine, signal, onProgress, pause }: { engine: Engine } & Pace,
): Promise<{ results: SummarizeResult[]; problems: string[] }> {
  const results: SummarizeResult[] = [];
  const problems: string[] = [];
  for (const [done, path] of paths.entries()) {
    signal?.throwIfAborted();
    onProgress?.(done, paths.length, path);
    try {
      results.push(await summarizeNote(setup, staged, index, path, { engine, unreviewed: true, ...(signal ? { signal } : {}) }));
    } catch (error) {
      signal?.throwIfAborted();
      problems.push(sentenceOf(error, path));
    }
    await pause?.();
  }
  signal?.throwIfAborted();
  return { results, problems };
}
