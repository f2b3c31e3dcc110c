import type { Command } from "./commands.mjs";

type Row = readonly [string, string];

const EVERYWHERE_HELP: readonly Row[] = [
  ["--today DAY", "sets the clock, e.g. 2026-03-20"],
  ["--me NAME", "the vault's owner; goes before the one that the settings name"],
  ["--help", "shows this page"],
];

/** Options and what they do, in two columns. */
function table(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([option]) => option.length));
  return rows.map(([option, about]) => `  ${option.padEnd(width)}  ${about}`);
}

const EXIT_CODES = "Exit code 0, 1 (the job failed; one line says why), 2 (bad usage).";

/** The page of `debrief --help`. */
export function helpOfAll(commands: readonly Command[]): string {
  const rows = commands.map((command) => `  debrief ${command.usage}\n      ${command.about}`);
  return [
    "Debrief turns meeting transcripts into notes worth reading. What writes, writes only with --write;",
    "without it the plan is shown.", "", "Usage", ...rows, "", "Everywhere", ...table(EVERYWHERE_HELP), "", EXIT_CODES, "",
  ].join("\n");
}

/** The page of `debrief COMMAND --help`. */
export function helpOf(command: Command): string {
  return [
    `Usage: debrief ${command.usage}`, "", command.about, "", ...table([...command.help, ...EVERYWHERE_HELP]), "", EXIT_CODES, "",
  ].join("\n");
}
