import { carryOut } from "../app/journal";
import { summarizeJson } from "../app/json";
import { JobError } from "../app/setup";
import { summarizeNote } from "../app/summarize";
import { sentenceOfCounts } from "../app/told";
import { offline } from "../engine/offline/index";
import { buildIndex } from "../vault/index";
import { stage } from "../vault/staged";
import type { Command } from "./commands.mjs";
import { everywhere, flag, print, printJson, textOption, warn } from "./output.mjs";
import { openVaultOf } from "./setup.mjs";
import { UsageError } from "./usage.mjs";

const ENGINES = [offline];

/** One note or transcript. */
export const summarize: Command = {
  name: "summarize",
  usage: "summarize FILE [--engine offline] [--date DAY] [--write | --stdout | --json]",
  about: "Summarizes one note or transcript.",
  places: [1, 1],
  options: {
    engine: { type: "string" }, date: { type: "string" },
    write: { type: "boolean" }, stdout: { type: "boolean" }, json: { type: "boolean" },
  },
  help: [
    ["--engine NAME", "offline, the default: no network"],
    ["--date DAY", "the meeting's day where note and transcript tell none"],
    ["--write", "writes the note; for a file that is no note, NAME.md beside it"],
    ["--stdout", "prints the note"],
    ["--json", "prints the debrief; with --write what was done, with the debrief"],
  ],
  async run([file = ""], options) {
    const wanted = textOption(options, "engine") ?? "offline";
    const engine = ENGINES.find((known) => known.name === wanted);
    if (!engine) throw new UsageError(`There is no engine "${wanted}"; ${ENGINES.map((known) => known.name).join(", ")} is there.`);
    if (flag(options, "stdout") && (flag(options, "write") || flag(options, "json"))) throw new UsageError("--stdout stands alone; give --write or --json without it.");
    const { setup, path } = await openVaultOf(file, everywhere(options));
    const index = await buildIndex(setup);
    const staged = stage(setup.vault);
    const result = await summarizeNote(setup, staged, index, path, { engine, date: textOption(options, "date") ?? null });
    if (flag(options, "write")) {
      const { problems } = await carryOut(setup.vault, setup.store, staged.changes());
      if (problems.length > 0) throw new JobError(problems.join(" "));
    }
    if (flag(options, "json")) {
      printJson(summarizeJson(result, flag(options, "write")));
      return;
    }
    const broken = index.problems().filter((problem) => problem.startsWith(`"${path}"`));
    warn([...broken, ...result.notices]);
    if (flag(options, "stdout")) {
      process.stdout.write(await staged.read(result.path));
      return;
    }
    print(`${result.path}: ${sentenceOfCounts(result)}`, `read ${result.read}`);
    if (!result.changed) print("The note is up to date.");
    else if (flag(options, "write")) print("Written.");
    else print("Nothing was written; add --write to do it, --stdout to see the note.");
  },
};
