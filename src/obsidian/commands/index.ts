import { TFile, TFolder, type Menu } from "obsidian";
import { JOURNAL, sentenceOf } from "../../app/journal";
import { say } from "../notices";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import type { FileCommand, VaultCommand } from "./command";
import { linkAll } from "./link-all";
import { linkNote } from "./link-note";
import { copyRecap } from "./recap";
import { repair } from "./repair";
import { makeReports } from "./reports";
import { summarize } from "./summarize";
import { hasTranscripts, summarizeFolder, summarizeIn, summarizeThese } from "./summarize-folder";
import { undoLastRun } from "./undo";

const ON_FILE: readonly FileCommand[] = [summarize, linkNote, repair, copyRecap];
const ON_VAULT: readonly VaultCommand[] = [summarizeFolder, linkAll, makeReports, undoLastRun];

/** Registers the commands of the palette, the ribbon and the menus. A command shows only where it can work. */
export function addCommands(runtime: Runtime): void {
  const { app, plugin, store } = runtime;
  for (const command of ON_FILE) {
    plugin.addCommand({
      id: command.id,
      name: command.name,
      icon: command.icon,
      checkCallback(checking) {
        const file = app.workspace.getActiveFile();
        if (!file || !command.fits(runtime, file)) return false;
        if (!checking) run(command.name, () => command.run(runtime, file));
        return true;
      },
    });
    if (command.ribbon === true) plugin.addRibbonIcon(command.icon, command.name, () => fromRibbon(runtime, command));
  }
  for (const command of ON_VAULT) {
    plugin.addCommand({
      id: command.id,
      name: command.name,
      icon: command.icon,
      checkCallback(checking) {
        if (!command.fits(runtime)) return false;
        if (!checking) run(command.name, () => command.run(runtime));
        return true;
      },
    });
  }
  addMenus(runtime);
  // Whether there is a run to take back is told without reading from then on.
  app.workspace.onLayoutReady(() => void store.read(JOURNAL).catch(() => null));
}

/** What a job fails with before or between its runs is told, too. */
function run(name: string, job: () => Promise<void>): void {
  job().catch((error: unknown) => say(sentenceOf(error, name)));
}

function fromRibbon(runtime: Runtime, command: FileCommand): void {
  const file = runtime.app.workspace.getActiveFile();
  if (file && command.fits(runtime, file)) run(command.name, () => command.run(runtime, file));
  else say(S.commands.openTranscript);
}

function addMenus(runtime: Runtime): void {
  const { plugin, app: { workspace } } = runtime;
  const addTo = (menu: Menu, title: string, icon: string, job: () => Promise<void>) => {
    menu.addItem((item) => item.setSection("action").setTitle(title).setIcon(icon).onClick(() => run(title, job)));
  };
  const addFile = (menu: Menu, file: TFile, where: "file" | "editor") => {
    for (const command of ON_FILE) {
      if (command.menus.includes(where) && command.fits(runtime, file)) addTo(menu, command.name, command.icon, () => command.run(runtime, file));
    }
  };
  plugin.registerEvent(workspace.on("file-menu", (menu, file) => {
    if (file instanceof TFile) addFile(menu, file, "file");
    if (!(file instanceof TFolder)) return;
    const folder = file.isRoot() ? "" : file.path;
    if (hasTranscripts(runtime, folder)) addTo(menu, S.commands.summarizeHere, summarizeFolder.icon, () => summarizeIn(runtime, folder));
  }));
  plugin.registerEvent(workspace.on("files-menu", (menu, files) => {
    const fitting = files.filter((file) => file instanceof TFile).filter((file) => summarize.fits(runtime, file)).map(({ path }) => path);
    if (fitting.length > 0) addTo(menu, S.commands.summarizeHere, summarizeFolder.icon, () => summarizeThese(runtime, fitting));
  }));
  plugin.registerEvent(workspace.on("editor-menu", (menu, _, { file }) => {
    if (file) addFile(menu, file, "editor");
  }));
}
