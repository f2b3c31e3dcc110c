import type { Command } from "./commands.mjs";

const EVERYWHERE_HELP = [
  "  --today DAY   sets the clock, e.g. 2026-03-20",
  "  --me NAME     the vault's owner, where the settings name none",
];

const EXIT_CODES = "Exit code 0, 1 (the job failed; one line says why), 2 (bad usage).";

/** The page of `debrief --help`. */
export function helpOfAll(commands: readonly Command[]): string {
  const rows = commands.map((command) => `  debrief ${command.usage}\n      ${command.about}`);
  return [
    "Debrief turns meeting transcripts into notes worth reading. What writes, writes only with --write;",
    "without it the plan is shown.", "", "Usage", ...rows, "", "Everywhere", ...EVERYWHERE_HELP, "", EXIT_CODES, "",
  ].join("\n");
}

/** The page of `debrief COMMAND --help`. */
export function helpOf(command: Command): string {
  const width = Math.max(0, ...command.help.map(([option]) => option.length));
  return [
    `Usage: debrief ${command.usage}`, "", command.about, "",
    ...command.help.map(([option, about]) => `  ${option.padEnd(width)}  ${about}`),
    ...EVERYWHERE_HELP, "", EXIT_CODES, "",
  ].join("\n");
}
