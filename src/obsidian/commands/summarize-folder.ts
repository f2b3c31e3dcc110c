import { summarizeAll, foldersWithTranscripts, transcriptsIn, type Waiting } from "../../app/folder";
import { refreshReports } from "../../app/refresh";
import { count } from "../../app/told";
import { isCaption } from "../../app/transcript";
import { offline } from "../../engine/offline/index";
import { isInFolder } from "../../text/paths";
import { stage } from "../../vault/staged";
import { carry, shortened } from "../carry";
import { choose } from "../modals/choose";
import { suggest } from "../modals/suggest";
import { say } from "../notices";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import { readIndex, work } from "../work";
import type { VaultCommand } from "./command";

/** All transcripts of a folder that the user chooses. */
export const summarizeFolder: VaultCommand = {
  id: "summarize-folder",
  name: S.commands.summarizeFolder,
  icon: "folder-check",
  fits: (runtime) => hasTranscripts(runtime, ""),
  async run(runtime) {
    const waiting = await findWaiting(runtime, () => true);
    if (!waiting) return;
    const folders = foldersWithTranscripts(waiting).map(({ folder, waiting: n }) => ({ value: folder, text: folder || S.preview.vault, note: S.preview.waiting(n) }));
    if (folders.length === 0) say(S.commands.noTranscripts(""));
    else {
      const chosen = await suggest(runtime, S.preview.chooseFolder, folders);
      if (chosen) await summarizeSome(runtime, chosen.value, waiting.filter(({ path }) => chosen.value === "" || isInFolder(path, [chosen.value])));
    }
  },
};

/** Whether a folder holds transcripts, as far as is known without reading. */
export function hasTranscripts({ app, index }: Runtime, folder: string): boolean {
  const isWanted = (path: string) => folder === "" || isInFolder(path, [folder]);
  const notes = index.now()?.records();
  return notes === undefined
    || notes.some(({ path, hasTranscript, reportId }) => hasTranscript && reportId === null && isWanted(path))
    || app.vault.getFiles().some(({ path }) => isCaption(path) && isWanted(path));
}

/** The transcripts of one folder, for its menu; "" is the vault. */
export async function summarizeIn(runtime: Runtime, folder: string): Promise<void> {
  const waiting = await findWaiting(runtime, (path) => folder === "" || isInFolder(path, [folder]));
  if (waiting) await summarizeSome(runtime, folder, waiting);
}

/** The transcripts among some files, for their menu. */
export async function summarizeThese(runtime: Runtime, paths: readonly string[]): Promise<void> {
  const waiting = await findWaiting(runtime, (path) => paths.includes(path));
  if (waiting) await summarizeSome(runtime, "", waiting);
}

/** What can be summarized; null where the vault could not be read. */
async function findWaiting(runtime: Runtime, isWanted: (path: string) => boolean): Promise<Waiting[] | null> {
  let waiting: Waiting[] | null = null;
  await work(runtime, S.commands.transcripts, async ({ onProgress }) => {
    const { vault, settings } = await runtime.setup();
    const index = await readIndex(runtime, onProgress);
    waiting = transcriptsIn(index, (await vault.list()).map(({ path }) => path), isWanted, settings.excludedFolders);
    return null;
  });
  return waiting;
}

/** Shows which transcripts there are, and summarizes those that the user leaves ticked, in one run that can be taken back. */
async function summarizeSome(runtime: Runtime, folder: string, waiting: readonly Waiting[]): Promise<void> {
  if (waiting.length === 0) {
    say(S.commands.noTranscripts(folder));
    return;
  }
  const paths = await choose(runtime, {
    title: S.preview.folderTitle(folder),
    about: S.preview.folderAbout,
    choices: waiting.map(({ path, date, hasSummary }) => ({
      id: path, label: path, detail: hasSummary ? S.preview.hasSummary : date ?? S.preview.noDate, ticked: !hasSummary,
    })),
    action: (n) => S.preview.summarize(count(n, "transcript")),
  });
  if (!paths) return;
  await work(runtime, S.commands.folderSubject(folder), async (control) => {
    const setup = await runtime.setup();
    const index = await readIndex(runtime, control.onProgress);
    const staged = stage(setup.vault);
    const { results, problems } = await summarizeAll(setup, staged, index, paths, { engine: offline, ...control });
    const reports = await refreshReports(setup, staged, index);
    const done = await carry(runtime, control, staged.changes(), reports);
    const written = new Set([...done.created, ...done.changed]);
    const summarized = results.filter(({ path }) => written.has(path)).length;
    const told = summarized > 0 ? S.commands.summarized(count(summarized, "note")) : S.commands.nothingNew;
    return { text: [told, ...shortened([...problems, ...reports.problems, ...done.problems])].join("\n"), undo: done.undo };
  });
}
