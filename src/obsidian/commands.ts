import { Notice, type Plugin, type TFile } from "obsidian";
import { carryOut, sentenceOf } from "../app/journal";
import { planReports } from "../app/report";
import { localDay, readAllSettings, type Setup } from "../app/setup";
import { summarizeNote } from "../app/summarize";
import { sentenceOfCounts } from "../app/told";
import { offline } from "../engine/offline/index";
import { buildIndex } from "../vault/index";
import { stage } from "../vault/staged";
import { appVault, pluginStore } from "./app-vault";

/** Registers the commands of the palette. A command shows only where it can work. */
export function addCommands(plugin: Plugin): void {
  plugin.addCommand({
    id: "summarize-transcript",
    name: "Summarize transcript",
    checkCallback(checking) {
      const file = plugin.app.workspace.getActiveFile();
      if (file?.extension !== "md") return false;
      if (!checking) void withNotice(file.basename, () => summarize(plugin, file));
      return true;
    },
  });
  plugin.addCommand({
    id: "make-reports",
    name: "Make reports",
    callback: () => void withNotice("Reports", () => makeReports(plugin)),
  });
}

/** Runs a job and tells its result, or in one sentence why it failed. */
async function withNotice(subject: string, job: () => Promise<string>): Promise<void> {
  const notice = new Notice(`${subject}: working…`, 0);
  notice.messageEl.addClass("debrief-notice");
  try {
    notice.setMessage(await job());
  } catch (error) {
    notice.setMessage(sentenceOf(error, subject));
  }
  window.setTimeout(() => notice.hide(), 10_000);
}

/** Lets the window live between two slices of work; a message comes back at once, where timers wait 4 ms when nested. */
const breathe = () => new Promise<void>((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(null);
});

async function setupOf(plugin: Plugin): Promise<Setup> {
  const { vault } = plugin.app;
  const store = pluginStore(plugin);
  const readConfig = async (name: string) => {
    const path = `${vault.configDir}/${name}`;
    return (await vault.adapter.exists(path)) ? vault.adapter.read(path) : null;
  };
  return { vault: appVault(plugin.app), store, ...(await readAllSettings(readConfig, store)), today: localDay(new Date()) };
}

async function summarize(plugin: Plugin, file: TFile): Promise<string> {
  const setup = await setupOf(plugin);
  const index = await buildIndex(setup, undefined, breathe);
  const staged = stage(setup.vault);
  const result = await summarizeNote(setup, staged, index, file.path, { engine: offline });
  const written = await carryOut(setup.vault, setup.store, staged.changes());
  return [file.basename, sentenceOfCounts(result), `Read ${result.read}.`, ...result.notices, ...written.problems].join("\n");
}

async function makeReports(plugin: Plugin): Promise<string> {
  const setup = await setupOf(plugin);
  const index = await buildIndex(setup, undefined, breathe);
  const staged = stage(setup.vault);
  const plan = await planReports(setup, staged, index, true);
  const written = await carryOut(setup.vault, setup.store, staged.changes(), plan.kept);
  const changed = [...written.created, ...written.changed];
  const told = changed.length === 0 ? "All reports are up to date." : `Wrote ${changed.join(", ")}.`;
  return [told, ...index.problems(), ...plan.problems, ...written.problems].join("\n");
}
