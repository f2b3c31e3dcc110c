import { carryOut, undo as takeBack, type Kept } from "../app/journal";
import type { LinkResult } from "../app/link";
import { runJson } from "../app/json";
import { planReports } from "../app/report";
import { planRun, type RunPlan } from "../app/run";
import { JobError } from "../app/setup";
import { count, sentenceOfCounts, sentenceOfDebrief } from "../app/told";
import { offline } from "../engine/offline/index";
import { repair as repairText } from "../text/repair";
import { stage } from "../vault/staged";
import type { Command } from "./commands.mjs";
import { everywhere, flag, paint, print, printJson, progressLine, textOption, undoHint, warn } from "./output.mjs";
import { openIndexed, openVault, openVaultOf, type FolderSetup } from "./setup.mjs";
import { UsageError } from "./usage.mjs";

const WRITE_OPTION = { write: { type: "boolean" } } as const;
const WRITE_HELP = ["--write", "writes; without it the plan is shown"] as const;

/** The main job on a vault. */
export const run: Command = {
  name: "run",
  usage: "run VAULT [--since DAY | --all] [--write] [--json]",
  about: "The main job: summarizes new transcripts, links names in them, writes reports and graph.",
  places: [1, 1],
  options: { since: { type: "string" }, all: { type: "boolean" }, ...WRITE_OPTION, json: { type: "boolean" } },
  help: [
    ["--since DAY", "meetings from this day on (default: of the last 30 days)"],
    ["--all", "all meetings, dated or not"],
    WRITE_HELP,
    ["--json", "prints as JSON what was done, or would be"],
  ],
  async run([folder = ""], options) {
    if (flag(options, "all") && options["since"] !== undefined) throw new UsageError("--since and --all say different things; give one of them.");
    const setup = await openVault(folder, everywhere(options));
    const { progress, done } = progressLine();
    const since = flag(options, "all") ? null : textOption(options, "since");
    const plan = await planRun(setup, { engine: offline, onProgress: progress, ...(since === undefined ? {} : { since }) });
    done();
    if (flag(options, "json")) {
      printJson(runJson(plan, flag(options, "write") ? await carryOut(setup.vault, setup.store, plan.staged.changes(), plan.kept, plan.reports) : null));
    } else {
      showPlan(plan);
      await finish(setup, plan.staged.changes(), flag(options, "write"), plan.kept, plan.reports);
    }
    warn([...setup.vault.problems, ...plan.problems]);
    const tried = plan.summarized.length + plan.problems.length;
    if (plan.summarized.length === 0 && tried > 0 && plan.index.records().length === 0) throw new JobError("No note of this vault could be read.");
  },
};

function showPlan(plan: RunPlan): void {
  const records = plan.index.records().filter((record) => record.reportId === null);
  const meetings = records.filter((record) => record.meeting !== null).length;
  const people = records.filter((record) => record.entity?.kind === "person").length;
  const organizations = records.filter((record) => record.entity?.kind === "organization").length;
  print(`Read ${count(records.length, "note")}: ${count(meetings, "meeting")}, ${count(people, "person", "people")}, ${count(organizations, "organization")}.`);
  if (plan.summarized.length > 0) print("", paint("bold", "Summaries"));
  for (const result of plan.summarized) {
    print(`  ${result.path}`, `    ${sentenceOfDebrief(result.debrief)}`, paint("dim", `    ${sentenceOfCounts(result)}`), paint("dim", `    read ${result.read}`));
    for (const notice of result.notices) print(paint("yellow", `    ${notice}`));
  }
  const linked = plan.linked.filter((result) => result.links.length > 0);
  if (linked.length > 0) print("", paint("bold", "Links"));
  for (const result of linked) print(`  ${result.path}`, `    ${namesOf(result)}`);
  const unsure = plan.linked.flatMap((result) => result.ambiguous.map((one) => `  ${result.path}: "${one.form}" may be ${one.candidates.join(" or ")}`));
  if (unsure.length > 0) print("", paint("bold", "Names left alone"), ...unsure);
  if (plan.leftAlone.length > 0) {
    print("", paint("bold", "Not summarized"), ...plan.leftAlone.map(({ path, reason }) => `  ${path}: ${reason}`));
  }
}

/** The names that were linked in a note, each once: `Lena Sato (2), Ostrelle`. */
function namesOf({ links }: LinkResult): string {
  const times = new Map<string, number>();
  for (const { name } of links) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times].map(([name, n]) => (n > 1 ? `${name} (${n})` : name)).join(", ");
}

/** Shows which files a plan makes and changes, and carries it out where that is wanted. */
async function finish(
  setup: FolderSetup, changes: Parameters<typeof carryOut>[2], write: boolean, kept: readonly Kept[], reports: readonly string[] = [],
): Promise<void> {
  if (changes.length === 0) {
    print("", "All is up to date; nothing to write.");
    return;
  }
  if (!write) {
    print("", paint("bold", "Plan"), ...changes.map((change) => `  ${change.before === null ? "make  " : "change"} ${change.path}`));
    print("", "Nothing was written; add --write to do it.");
    return;
  }
  const written = await carryOut(setup.vault, setup.store, changes, kept, reports);
  warn(written.problems);
  if (written.created.length + written.changed.length === 0) throw new JobError("Nothing could be written.");
  print("", paint("bold", "Written"), ...written.created.map((path) => `  made    ${path}`), ...written.changed.map((path) => `  changed ${path}`));
  print("", undoHint(setup.vault.root));
}

/** Reports and graph alone: asked for, so that a deleted report comes back. */
export const report: Command = {
  name: "report",
  usage: "report VAULT [--write]",
  about: "Writes reports and graph alone; a report that was deleted is made again.",
  places: [1, 1],
  options: WRITE_OPTION,
  help: [WRITE_HELP],
  async run([folder = ""], options) {
    const { setup, index } = await openIndexed(folder, everywhere(options));
    const staged = stage(setup.vault);
    const plan = await planReports(setup, staged, index, true);
    await finish(setup, staged.changes(), flag(options, "write"), plan.kept);
    warn([...setup.vault.problems, ...index.problems(), ...plan.problems]);
  },
};

/** Encoding repair of one file. */
export const repair: Command = {
  name: "repair",
  usage: "repair FILE [--write | --stdout]",
  about: "Repairs text that was read with the wrong encoding; without an option it counts what it would mend.",
  places: [1, 1],
  options: { ...WRITE_OPTION, stdout: { type: "boolean" } },
  help: [["--write", "writes the file"], ["--stdout", "prints the repaired text"]],
  async run([file = ""], options) {
    const { setup, path } = await openVaultOf(file, everywhere(options));
    const staged = stage(setup.vault);
    const { text, counts } = repairText(await staged.read(path));
    if (flag(options, "stdout")) {
      process.stdout.write(text);
      return;
    }
    const kinds = Object.entries(counts).sort(([, a], [, b]) => b - a);
    const all = kinds.reduce((sum, [, n]) => sum + n, 0);
    print(`${file}: ${all === 0 ? "nothing to mend" : `${count(all, "damaged place")}`}`);
    for (const [sign, n] of kinds) print(`  ${JSON.stringify(sign)}  ${n}`);
    if (all === 0) return;
    if (!flag(options, "write")) {
      print("Nothing was written; add --write to mend the file.");
      return;
    }
    await staged.process(path, (now) => repairText(now).text);
    const { problems } = await carryOut(setup.vault, setup.store, staged.changes());
    if (problems.length > 0) throw new JobError(problems.join(" "));
    print("Written.");
  },
};

/** Takes back the last run. */
export const undo: Command = {
  name: "undo",
  usage: "undo VAULT",
  about: "Takes back the last run; files that changed since are named and stay as they are.",
  places: [1, 1],
  options: {},
  help: [],
  async run([folder = ""], options) {
    const setup = await openVault(folder, everywhere(options));
    const result = await takeBack(setup.vault, setup.store);
    if (!result) throw new JobError("There is no run to take back in this vault.");
    print(...result.restored.map((path) => `restored ${path}`), ...result.removed.map((path) => `removed ${path}`));
    warn(result.left);
    if (result.restored.length + result.removed.length === 0 && result.left.length > 0) throw new JobError("No file could be restored.");
  },
};
