import type { Engine } from "../engine/engine";
import type { Debrief } from "../model/debrief";
import { hasMemory, mergeDebrief, type MergeCounts } from "../note/write";
import { BrokenProperties, changeProperties, splitNote } from "../note/properties";
import { flagsOf, readMeeting } from "../note/read";
import type { VaultIndex } from "../vault/index";
import { workedOut, type StagedVault } from "../vault/staged";
import { debriefText, mergeOptionsOf } from "./debrief-note";
import { draftNote, draftPath } from "./draft";
import { JobError, type Setup } from "./setup";
import { isNote } from "./transcript";

export interface SummarizeOptions {
  engine: Engine;
  /** The meeting's day where note and transcript tell none. */
  date?: string | null;
  signal?: AbortSignal;
  /** New lines are marked as not seen by the user yet, whatever the settings say. */
  unreviewed?: boolean;
}

/** What a run did to one note. */
export interface SummarizeResult extends MergeCounts {
  path: string;
  changed: boolean;
  debrief: Debrief;
  /** What was read: `00:00–33:01, 2 speakers, 412 turns`. */
  read: string;
  notices: string[];
}

/**
 * Debriefs the transcript of a note, or of a file of its own, for which a note is drafted beside it. The engine works on
 * the text as it was read; what it found is merged into the text as it is when the plan is carried out.
 */
export async function summarizeNote(
  setup: Setup, staged: StagedVault, index: VaultIndex, path: string, options: SummarizeOptions,
): Promise<SummarizeResult> {
  const file = await staged.read(path);
  const target = isNote(path) ? path : draftPath(path);
  const text = isNote(path) ? file : draftNote(path, file, options.date ?? null);
  if (text === null) throw new JobError(`"${path}" holds no transcript that can be read.`);
  const { debrief, other, read } = await debriefText(setup, index, target, text, options);
  options.signal?.throwIfAborted();
  const exists = target === path || (await staged.list()).some((known) => known.path === target);
  // A note that stands beside a transcript file is the one that an earlier run made, or the user's own.
  const present = target === path ? text : exists ? await staged.read(target) : null;
  if (present !== null && present !== text && !sameTranscript(setup, target, text, present)) {
    throw new JobError(`"${target}" is there already and holds other words than "${path}"; rename one of them and try again.`);
  }
  const mergeOptions = mergeOptionsOf(setup, index, other);
  const merge = (now: string) => marked(now, setup, options, mergeDebrief(target, now, debrief, mergeOptions));
  const before = present ?? text;
  const { text: merged, counts, notices: told } = merge(before);
  if (exists) await staged.process(target, workedOut(before, merged, (now) => guarded(setup, target, text, now, merge).text));
  else await staged.create(target, merged);
  return { path: target, changed: merged !== present, ...counts, debrief, read, notices: [...debrief.notices, ...told] };
}

/** A note that was written without the user's look says so in the property `debrief`: as asked, else once where the settings want it. */
function marked<T extends { text: string; counts: MergeCounts }>(before: string, { settings }: Setup, { unreviewed }: SummarizeOptions, merged: T): T {
  const wanted = unreviewed ?? (settings.markUnreviewed && !hasMemory(before));
  if (!wanted || merged.counts.added === 0) return merged;
  try {
    const flags = flagsOf(splitNote(merged.text).properties);
    return { ...merged, text: changeProperties(merged.text, { debrief: [...new Set([...flags, "unreviewed"])] }) };
  } catch (error) {
    if (error instanceof BrokenProperties) return merged;
    throw error;
  }
}

/** The merge on the text as it is by then; refused where another transcript stands in it than the one that was read. */
function guarded(setup: Setup, path: string, read: string, now: string, merge: (text: string) => { text: string }): { text: string } {
  if (now !== read && !sameTranscript(setup, path, now, read)) {
    throw new JobError(`The transcript in "${path}" changed while it was read; nothing was written. Summarize it again.`);
  }
  return merge(now);
}

function sameTranscript(setup: Setup, path: string, ...texts: [string, string]): boolean {
  const [one, other] = texts.map((text) => JSON.stringify(readMeeting(path, text, setup).meeting.transcript?.cues.map((cue) => cue.text) ?? []));
  return one === other;
}
