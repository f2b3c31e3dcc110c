import { Notice } from "obsidian";
import { sentenceOf } from "../app/journal";
import type { Runtime } from "./runtime";
import { S } from "./strings/index";

/** What a long piece of work is given: when to stop, and how to say how far it is. */
export interface Control {
  signal: AbortSignal;
  onProgress: (done: number, all: number, path: string) => void;
}

/**
 * Runs a job and tells its result, or in one sentence why it failed. `subject` is what it works on; a job that answers null
 * says nothing more.
 */
export async function work(_runtime: Runtime, subject: string, job: (control: Control) => Promise<string | null>): Promise<void> {
  const notice = new Notice(S.commands.working(subject), 0);
  notice.messageEl.addClass("debrief-notice");
  const stop = new AbortController();
  try {
    const told = await job({ signal: stop.signal, onProgress: () => undefined });
    if (told === null) {
      notice.hide();
      return;
    }
    notice.setMessage(told);
  } catch (error) {
    notice.setMessage(sentenceOf(error, subject));
  }
  window.setTimeout(() => notice.hide(), 10_000);
}
