import { link } from "./command-link.mjs";
import { parse, task, tasks, transcript } from "./command-read.mjs";
import { repair, report, run, undo } from "./command-vault.mjs";
import { summarize } from "./command-summarize.mjs";

/** The values of a command line's options, as `parseArgs` of Node gives them. */
export type Options = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** One command of the command line. `run` prints its result and fails with a `JobError`, a `VaultError` or a `UsageError`. */
export interface Command {
  name: string;
  usage: string;
  about: string;
  /** How many words beside the options: least and most. */
  places: readonly [number, number];
  options: Record<string, { type: "string" | "boolean"; multiple?: boolean }>;
  /** A line for each option. */
  help: readonly (readonly [string, string])[];
  run(places: readonly string[], options: Options): Promise<void>;
}

/** The options that every command takes. */
export const EVERYWHERE = { today: { type: "string" }, me: { type: "string" } } as const;

export const COMMANDS: readonly Command[] = [run, summarize, parse, transcript, tasks, task, link, report, repair, undo];
