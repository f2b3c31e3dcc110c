import type { TFile } from "obsidian";
import { planNoteOf } from "../../app/draft";
import { refreshReports } from "../../app/refresh";
import { summarizeNote } from "../../app/summarize";
import { sentenceOfCounts } from "../../app/told";
import { isNote, isTranscriptFile } from "../../app/transcript";
import { offline } from "../../engine/offline/index";
import { stage } from "../../vault/staged";
import { carry, shortened } from "../carry";
import { openNote } from "../open-note";
import { reviewNote } from "../review/open";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import { readIndex, work } from "../work";
import { noteSays, type FileCommand } from "./command";

/** A transcript becomes a summary: after a look at it, or at once. */
export const summarize: FileCommand = {
  id: "summarize-transcript",
  name: S.commands.summarize,
  icon: "scroll-text",
  ribbon: true,
  menus: ["file", "editor"],
  fits: (runtime, file) => isTranscriptFile(file.path) || noteSays(runtime, file, ({ hasTranscript, reportId }) => hasTranscript && reportId === null),
  async run(runtime, file) {
    const { review } = await runtime.settings.ready();
    if (!review) return summarizeNow(runtime, file);
    const path = isNote(file.path) ? file.path : await noteOf(runtime, file);
    if (path !== null) await reviewNote(runtime, path);
  },
};

/** The note of a transcript file, made where there is none, so that there is something to review; null where that failed. */
async function noteOf(runtime: Runtime, { path, basename }: TFile): Promise<string | null> {
  let note: string | null = null;
  await work(runtime, basename, async (control) => {
    const staged = stage(runtime.vault);
    const planned = await planNoteOf(staged, path);
    const { problems } = await carry(runtime, control, staged.changes());
    if (problems.length > 0) return problems.join("\n");
    note = planned;
    return null;
  });
  return note;
}

/** Summarizes one note or transcript file and writes it at once, marked as not reviewed. */
async function summarizeNow(runtime: Runtime, file: TFile): Promise<void> {
  await work(runtime, file.basename, async (control) => {
    const setup = await runtime.setup();
    const index = await readIndex(runtime, control.onProgress);
    const staged = stage(setup.vault);
    const result = await summarizeNote(setup, staged, index, file.path, { engine: offline, signal: control.signal, unreviewed: true });
    const reports = await refreshReports(setup, staged, index);
    const done = await carry(runtime, control, staged.changes(), reports.kept);
    if (done.created.includes(result.path)) await openNote(runtime, result.path, null);
    const told = [sentenceOfCounts(result), S.commands.read(result.read), ...result.notices, ...reports.problems, ...done.problems];
    return { text: [file.basename, ...shortened(told)].join("\n"), undo: done.undo };
  });
}
