import type { TFile } from "obsidian";
import { draftPath } from "../../app/draft";
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
    await reviewNote(runtime, isNote(file.path) ? file.path : draftPath(file.path));
  },
};

/** Summarizes one note or transcript file and writes it at once, marked as not reviewed. */
async function summarizeNow(runtime: Runtime, file: TFile): Promise<void> {
  await work(runtime, file.basename, async (control) => {
    const setup = await runtime.setup();
    const index = await readIndex(runtime, control.onProgress);
    const staged = stage(setup.vault);
    const result = await summarizeNote(setup, staged, index, file.path, { engine: offline, signal: control.signal, unreviewed: true });
    const reports = await refreshReports(setup, staged, index);
    const done = await carry(runtime, control, staged.changes(), reports);
    if (done.created.includes(result.path)) await openNote(runtime, result.path, null);
    const told = [sentenceOfCounts(result), S.commands.read(result.read), ...result.notices, ...reports.problems, ...done.problems];
    return { text: [file.basename, ...shortened(told)].join("\n"), undo: done.undo };
  });
}
