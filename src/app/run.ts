import type { Engine } from "../engine/engine";
import { addDays } from "../text/days";
import { isInFolder } from "../text/paths";
import { buildIndex, type NoteRecord, type VaultIndex } from "../vault/index";
import { stage, type StagedVault } from "../vault/staged";
import { draftPath } from "./draft";
import { sentenceOf, type Kept } from "./journal";
import { linkNote, type LinkResult } from "./link";
import { planReports } from "./report";
import type { Pace, Setup } from "./setup";
import { summarizeNote, type SummarizeResult } from "./summarize";
import { isCaption } from "./transcript";

/** How far back the main job looks, in days, unless told otherwise. */
const RECENT_DAYS = 30;

export interface RunOptions extends Pace {
  engine: Engine;
  /** The first day whose meetings are summarized; null for all of them, dated or not. */
  since?: string | null;
}

/** What the main job would do, or did: the staged changes are carried out by whoever asked. */
export interface RunPlan {
  index: VaultIndex;
  staged: StagedVault;
  summarized: SummarizeResult[];
  linked: LinkResult[];
  /** Meeting notes with a transcript and no summary that are older than `since`, or have no date. */
  leftAlone: { path: string; reason: string }[];
  problems: string[];
  /** To be kept in the store once the plan is carried out. */
  kept: Kept[];
  /** Paths of the reports, which are not written where a note cannot be. */
  reports: string[];
}

/**
 * The main job: summarizes the meeting notes that have a transcript and no summary yet, links names in them, and makes
 * reports and graph. A note that fails is named and the rest goes on; nothing is written here.
 */
export async function planRun(setup: Setup, options: RunOptions): Promise<RunPlan> {
  const since = options.since === undefined ? addDays(setup.today, -RECENT_DAYS) : options.since;
  const index = await buildIndex(setup, options.onProgress, options.pause);
  const staged = stage(setup.vault);
  const plan: RunPlan = {
    index, staged, summarized: [], linked: [], leftAlone: [], problems: [], kept: [], reports: [],
  };
  const waiting = index.records().filter((record) => record.meeting !== null && record.hasTranscript && !record.hasSummary);
  const chosen = waiting.filter((record) => {
    const reason = reasonToWait(record, since);
    if (reason !== null) plan.leftAlone.push({ path: record.path, reason });
    return reason === null;
  });
  plan.leftAlone.push(...await transcriptFiles(setup));
  for (const [done, { path }] of chosen.entries()) {
    options.signal?.throwIfAborted();
    options.onProgress?.(done, chosen.length, path);
    try {
      plan.summarized.push(await summarizeNote(setup, staged, index, path, options));
      plan.linked.push(await linkNote(setup, staged, index, path));
      index.update(path, await staged.read(path));
    } catch (error) {
      options.signal?.throwIfAborted();
      plan.problems.push(sentenceOf(error, path));
    }
    await options.pause?.();
  }
  options.signal?.throwIfAborted();
  const reports = await planReports(setup, staged, index, false);
  plan.problems.push(...index.problems(), ...reports.problems);
  plan.kept = reports.kept;
  plan.reports = reports.paths;
  return plan;
}

/** Transcripts that are files of their own: only `summarize` makes notes, and says where. Those that have their note are left out. */
async function transcriptFiles({ vault, settings }: Setup): Promise<{ path: string; reason: string }[]> {
  const paths = (await vault.list()).map(({ path }) => path);
  const known = new Set(paths);
  return paths
    .filter((path) => isCaption(path) && !known.has(draftPath(path)) && !isInFolder(path, settings.excludedFolders))
    .map((path) => ({ path, reason: "it is a transcript file; debrief summarize makes a note of it" }));
}

function reasonToWait(record: NoteRecord, since: string | null): string | null {
  if (since === null) return null;
  const date = record.meeting?.date ?? null;
  if (date === null) return "it tells no date; --all takes it too";
  return date < since ? `its meeting was on ${date}, before ${since}; --all takes it too` : null;
}
