import { normalizePath } from "obsidian";
import { sentenceOf } from "../app/journal";
import { SAMPLE_NAME, sampleNote } from "../app/sample-note";
import { localDay } from "../app/setup";
import { say } from "./notices";
import { openNote } from "./open-note";
import type { Runtime } from "./runtime";

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
