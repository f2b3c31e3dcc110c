import { sentenceOf } from "../app/journal";
import { JobError, type Progress } from "../app/setup";
import type { VaultIndex } from "../vault/index";
import { breathe } from "./live-index";
import { say, sayWithUndo } from "./notices";
import type { Runtime } from "./runtime";
import { S } from "./strings/index";
import { showWork } from "./work-shown";

/** What a long piece of work is given. */
export interface Control {
  /** Stopped by the user, or by the plugin being switched off. */
  signal: AbortSignal;
  /** How far it is, with the path at hand. */
  onProgress: Progress;
  /** Awaited between two slices of work, so that the window stays alive. */
  pause: () => Promise<void>;
  /** To be called just before the first file is written: fails where the work was stopped; from then on it cannot be. */
  commit: () => void;
}

/** What a job tells at its end, with a button that takes it back where that can be done. */
export interface Told {
  text: string;
  undo?: (() => void) | undefined;
}

/** One runtime's work: what runs now, and whether the plugin was switched off. */
interface Desk {
  now: { subject: string; stop: AbortController } | null;
  gone: boolean;
}

const DESKS = new WeakMap<Runtime, Desk>();

function deskOf(runtime: Runtime): Desk {
  const known = DESKS.get(runtime);
  if (known) return known;
  const desk: Desk = { now: null, gone: false };
  DESKS.set(runtime, desk);
  runtime.plugin.register(() => {
    desk.gone = true;
    desk.now?.stop.abort();
  });
  return desk;
}

/**
 * Runs a job alone: while one is at work, the next is refused. Fails with the job, with a `JobError` where another is at work,
 * and at once where it is stopped; a job that was stopped and goes on all the same finds `commit` closed.
 */
export async function alone<T>(runtime: Runtime, subject: string, job: (control: Control) => Promise<T>, onProgress: Progress = () => undefined, stop = new AbortController()): Promise<T> {
  const desk = deskOf(runtime);
  if (desk.now) throw new JobError(S.commands.busy(desk.now.subject));
  const { signal } = stop;
  let writing = false;
  const turn = { subject, stop };
  desk.now = turn;
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => {
      if (!writing) reject(signal.reason as Error);
    });
  });
  const commit = () => {
    signal.throwIfAborted();
    writing = true;
  };
  const pause = async () => {
    await breathe();
    if (!writing) signal.throwIfAborted();
  };
  try {
    return await Promise.race([job({ signal, onProgress, pause, commit }), stopped]);
  } finally {
    if (desk.now === turn) desk.now = null;
  }
}

/**
 * Runs a job alone, shows how far it is once it takes a moment, with a button to stop it, and tells its result, or in one
 * sentence why it failed. `subject` is what it works on; a job that answers null says nothing more.
 */
export async function work(runtime: Runtime, subject: string, job: (control: Control) => Promise<string | Told | null>): Promise<void> {
  const stop = new AbortController();
  const desk = deskOf(runtime);
  if (desk.now) {
    say(S.commands.busy(desk.now.subject));
    return;
  }
  const shown = showWork(runtime, subject, () => stop.abort());
  try {
    const told = await alone(runtime, subject, (control) => job({
      ...control,
      commit() {
        control.commit();
        shown.writing();
      },
    }), shown.progress, stop);
    shown.end();
    if (told !== null && !desk.gone) tell(typeof told === "string" ? { text: told } : told);
  } catch (error) {
    shown.end();
    if (desk.gone) return;
    if (stop.signal.aborted) say(S.commands.cancelled(subject));
    else say(error instanceof JobError ? error.message : sentenceOf(error, subject));
  }
}

function tell({ text, undo }: Told): void {
  if (undo) sayWithUndo(text, undo);
  else say(text);
}

/** The vault's index; reading it for the first time counts as progress of the work at hand. */
export async function readIndex({ index }: Runtime, onProgress: Progress): Promise<VaultIndex> {
  const ready = index.now();
  if (ready) return ready;
  const stop = index.onChange(() => {
    const progress = index.progress();
    if (progress) onProgress(progress.done, progress.all, S.commands.readingNotes);
  });
  try {
    return await index.ready();
  } finally {
    stop();
  }
}
