import { normalizePath, Notice, Platform } from "obsidian";
import { sentenceOf } from "../app/journal";
import { SAMPLE_NAME, sampleNote } from "../app/sample-note";
import { localDay } from "../app/setup";
import { openActions } from "../report/actions";
import { say } from "./notices";
import { openNote } from "./open-note";
import type { Runtime } from "./runtime";
import { openSidebar } from "./sidebar/open";
import { S } from "./strings/index";

/**
 * The first minute after the user switched the plugin on: the sidebar opens where there is room, and one notice tells what the
 * vault holds or how to begin. Nothing is written.
 */
export async function welcome(runtime: Runtime): Promise<void> {
  if (!Platform.isMobile) await openSidebar(runtime, false);
  const index = await runtime.index.ready();
  const { meetings, tasks } = index.facts();
  const waiting = index.records().filter(({ meeting, hasTranscript, hasSummary }) => meeting !== null && hasTranscript && !hasSummary);
  if (meetings.length > 0) {
    say(S.first.found(meetings.length, waiting.length, openActions(tasks).length));
    return;
  }
  const notice = new Notice(S.first.empty, 0);
  notice.messageEl.addClass("debrief-notice");
  const button = notice.messageEl.createEl("button", { cls: "debrief-notice-button", text: S.first.makeSample });
  button.addEventListener("click", () => {
    notice.hide();
    void makeSample(runtime);
  });
}

/** Makes a note with an invented transcript where new notes go, and opens it. */
export async function makeSample(runtime: Runtime): Promise<void> {
  const { app, vault, settings } = runtime;
  try {
    const { me } = await settings.ready();
    const folder = app.fileManager.getNewFileParent("").path;
    const pathOf = (n: number) => normalizePath(`${folder}/${SAMPLE_NAME}${n === 1 ? "" : ` ${n}`}.md`);
    let n = 1;
    while (app.vault.getFileByPath(pathOf(n))) n++;
    await vault.create(pathOf(n), sampleNote(localDay(new Date()), me));
    await openNote(runtime, pathOf(n), null);
  } catch (error) {
    say(sentenceOf(error, SAMPLE_NAME));
  }
}
