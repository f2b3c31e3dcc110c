import { parseArgs } from "node:util";
import { JobError } from "./app/setup";
import { COMMANDS, EVERYWHERE, type Command, type Options } from "./node/commands.mjs";
import { helpOf, helpOfAll } from "./node/help.mjs";
import { UsageError } from "./node/usage.mjs";
import { isDay } from "./text/days";
import { VaultError } from "./vault/vault";

/** Runs one command line. Answers the exit code: 0, 1 (the job failed; one line says why), 2 (bad usage). */
async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    const about = COMMANDS.find((command) => command.name === rest[0]);
    process.stdout.write(about ? helpOf(about) : helpOfAll(COMMANDS));
    return name === undefined ? 2 : 0;
  }
  try {
    const command = COMMANDS.find((known) => known.name === name);
    if (!command) throw new UsageError(`There is no command "${name}"; debrief --help lists them.`);
    if (rest.includes("--help") || rest.includes("-h")) {
      process.stdout.write(helpOf(command));
      return 0;
    }
    const { places, options } = readWords(command, rest);
    await command.run(places, options);
    return 0;
  } catch (error) {
    return fail(error);
  }
}

function readWords(command: Command, words: readonly string[]): { places: string[]; options: Options } {
  let parsed: { values: Options; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...words], options: { ...command.options, ...EVERYWHERE }, allowPositionals: true });
  } catch (error) {
    const why = error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error);
    throw new UsageError(`${why}. debrief ${command.name} --help lists its options.`);
  }
  const [least, most] = command.places;
  if (parsed.positionals.length < least || parsed.positionals.length > most) {
    throw new UsageError(`Usage: debrief ${command.usage}`);
  }
  for (const option of ["today", "date", "since"]) {
    const day = parsed.values[option];
    if (day !== undefined && !isDay(String(day))) throw new UsageError(`--${option} takes a day such as 2026-03-20, not "${String(day)}".`);
  }
  return { places: parsed.positionals, options: parsed.values };
}

function fail(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`debrief: ${error.message}\n`);
    return 2;
  }
  const known = error instanceof JobError || error instanceof VaultError;
  const words = error instanceof Error ? error.message : String(error);
  process.stderr.write(known ? `debrief: ${words}\n` : `debrief: something failed that should not: ${words.split("\n")[0] ?? ""}\n`);
  return 1;
}

// A reader that has seen enough (`debrief … | head`) closes the pipe: no reason to fail.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: Error & { code?: string }) => {
    if (error.code !== "EPIPE") throw error;
  });
}
process.exitCode = await main(process.argv.slice(2));
