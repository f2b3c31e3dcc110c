import { basename, relative } from "node:path";
import type { Progress } from "../app/setup";
import type { Options } from "./commands.mjs";

/** The value of a text option, or undefined. */
export const textOption = (options: Options, name: string): string | undefined =>
  (typeof options[name] === "string" ? options[name] : undefined);

/** Whether a switch is on. */
export const flag = (options: Options, name: string): boolean => options[name] === true;

/** The options that every command takes. */
export const everywhere = (options: Options): { today: string | undefined; me: string | undefined } =>
  ({ today: textOption(options, "today"), me: textOption(options, "me") });

/** Writes lines to standard output. */
export function print(...lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

/** Writes a value to standard output as JSON, readable by people too. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Sentences that are no result: to standard error, so that output stays clean. */
export function warn(problems: readonly string[]): void {
  process.stderr.write(problems.map((problem) => `debrief: ${problem}\n`).join(""));
}

const COLORS = { bold: "1", dim: "2", green: "32", yellow: "33" } as const;

/** Colours a text where standard output is a terminal that wants colours; elsewhere it stays plain. */
export function paint(color: keyof typeof COLORS, text: string): string {
  const wanted = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;
  return wanted ? `\u001B[${COLORS[color]}m${text}\u001B[0m` : text;
}

/** A run of this many milliseconds shows its progress. */
const PATIENCE = 1000;

/** A line of progress on standard error, once a run takes longer than a second and the output is a terminal. */
export function progressLine(): { progress: Progress; done: () => void } {
  const start = Date.now();
  let shown = 0;
  return {
    progress(done, all, path) {
      const now = Date.now();
      if (!process.stderr.isTTY || now - start < PATIENCE || now - shown < 100) return;
      shown = now;
      process.stderr.write(`\r\u001B[2K${done}/${all} ${path.slice(0, 70)}`);
    },
    done() {
      if (shown > 0) process.stderr.write("\r\u001B[2K");
    },
  };
}

/** How to take a run on this folder back, in the words by which this program was called. */
export function undoHint(root: string): string {
  const file = process.argv[1] ?? "debrief";
  const program = basename(file) === "debrief" ? "debrief" : `node ${relative(process.cwd(), file)}`;
  return `${program} undo "${root}" takes it back.`;
}
