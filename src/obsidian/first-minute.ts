import { Notice, Platform } from "obsidian";
import { openActions } from "../report/actions";
import { say } from "./notices";
import type { Runtime } from "./runtime";
import { makeSample } from "./sample";
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
