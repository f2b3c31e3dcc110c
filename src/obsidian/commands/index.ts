import type { TFile } from "obsidian";
import { carryOut } from "../../app/journal";
import { planReports } from "../../app/report";
import { summarizeNote } from "../../app/summarize";
import { sentenceOfCounts } from "../../app/told";
import { offline } from "../../engine/offline/index";
import { stage } from "../../vault/staged";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import { work } from "../work";

/** Registers the commands of the palette. A command shows only where it can work. */
export function addCommands(runtime: Runtime): void {
  const { app, plugin } = runtime;
  plugin.addCommand({
    id: "summarize-transcript",
    name: S.commands.summarize,
    checkCallback(checking) {
      const file = app.workspace.getActiveFile();
      if (file?.extension !== "md") return false;
      if (!checking) void work(runtime, file.basename, () => summarize(runtime, file));
      return true;
    },
  });
  plugin.addCommand({
    id: "make-reports",
    name: S.commands.makeReports,
    callback: () => void work(runtime, "Reports", () => makeReports(runtime)),
  });
}

async function summarize(runtime: Runtime, file: TFile): Promise<string> {
  const setup = await runtime.setup();
  const index = await runtime.index.ready();
  const staged = stage(setup.vault);
  const result = await summarizeNote(setup, staged, index, file.path, { engine: offline });
  const written = await carryOut(setup.vault, setup.store, staged.changes());
  return [file.basename, sentenceOfCounts(result), `Read ${result.read}.`, ...result.notices, ...written.problems].join("\n");
}

async function makeReports(runtime: Runtime): Promise<string> {
  const setup = await runtime.setup();
  const index = await runtime.index.ready();
  const staged = stage(setup.vault);
  const plan = await planReports(setup, staged, index, true);
  const written = await carryOut(setup.vault, setup.store, staged.changes(), plan.kept);
  const changed = [...written.created, ...written.changed];
  const told = changed.length === 0 ? S.commands.reportsUpToDate : `Wrote ${changed.join(", ")}.`;
  return [told, ...index.problems(), ...plan.problems, ...written.problems].join("\n");
}
