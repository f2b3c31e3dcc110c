import { requireApiVersion, type CliData, type CliFlags } from "obsidian";
import { carryOut } from "../app/journal";
import { chooseTasks, runJson, summarizeJson, tasksJson } from "../app/json";
import { planRun } from "../app/run";
import { JobError, type Setup } from "../app/setup";
import { summarizeNote } from "../app/summarize";
import { offline } from "../engine/offline/index";
import { isDay } from "../text/days";
import { buildIndex, type VaultIndex } from "../vault/index";
import { stage } from "../vault/staged";
import { safePath } from "../vault/vault";
import type { Runtime } from "./runtime";
import { S } from "./strings/index";
import { alone, type Control } from "./work";

/** The app's own command line has had handlers since this version. */
const SINCE = "1.12.2";

const ABOUT = S.commands.cliFlags;
const EVERYWHERE: CliFlags = {
  today: { value: "<day>", description: ABOUT.today },
  me: { value: "<name>", description: ABOUT.me },
};

/** What a handler is given beside its options. */
interface Call {
  runtime: Runtime;
  setup: Setup;
  control: Control;
}

interface Handler {
  name: string;
  about: string;
  flags: CliFlags;
  /** The value that is printed as JSON. */
  answer: (options: CliData, call: Call) => Promise<unknown>;
}

const on = (options: CliData, name: string): boolean => options[name] !== undefined && options[name] !== "false";

function day(options: CliData, name: string): string | undefined {
  const value = options[name];
  if (value !== undefined && !isDay(value)) throw new JobError(S.commands.cliNoDay(name, value));
  return value;
}

/** The app's index where it stands for the same owner, else one read for this call. */
function indexFor(options: CliData, { runtime, setup, control }: Call): Promise<VaultIndex> {
  return options["me"] === undefined ? runtime.index.ready() : buildIndex(setup, control.onProgress, control.pause);
}

const HANDLERS: readonly Handler[] = [
  {
    name: "debrief:run",
    about: S.commands.cliRun,
    flags: { since: { value: "<day>", description: ABOUT.since }, all: { description: ABOUT.all }, write: { description: ABOUT.write } },
    async answer(options, { setup, control }) {
      const since = day(options, "since");
      if (on(options, "all") && since !== undefined) throw new JobError(S.commands.cliBoth);
      const plan = await planRun(setup, { engine: offline, ...control, ...(on(options, "all") ? { since: null } : since === undefined ? {} : { since }) });
      if (!on(options, "write")) return runJson(plan, null);
      control.commit();
      return runJson(plan, await carryOut(setup.vault, setup.store, plan.staged.changes(), plan.kept, plan.reports));
    },
  },
  {
    name: "debrief:summarize",
    about: S.commands.cliSummarize,
    flags: {
      path: { value: "<path>", description: ABOUT.path, required: true },
      engine: { value: "<name>", description: ABOUT.engine },
      date: { value: "<day>", description: ABOUT.date },
      write: { description: ABOUT.write },
    },
    async answer(options, call) {
      const { setup, control } = call;
      const path = options["path"];
      if (path === undefined || path === "true" || path === "") throw new JobError(S.commands.cliNoPath);
      const engine = options["engine"] ?? offline.name;
      if (engine !== offline.name) throw new JobError(S.commands.cliNoEngine(engine));
      const date = day(options, "date") ?? null;
      const staged = stage(setup.vault);
      const result = await summarizeNote(setup, staged, await indexFor(options, call), safePath(path), { engine: offline, date, signal: control.signal });
      if (!on(options, "write")) return summarizeJson(result, false);
      control.commit();
      const { problems } = await carryOut(setup.vault, setup.store, staged.changes());
      if (problems.length > 0) throw new JobError(problems.join(" "));
      return summarizeJson(result, true);
    },
  },
  {
    name: "debrief:tasks",
    about: S.commands.cliTasks,
    flags: { open: { description: ABOUT.open }, owner: { value: "<name>", description: ABOUT.owner } },
    async answer(options, call) {
      return tasksJson(chooseTasks(await indexFor(options, call), { open: on(options, "open"), owner: options["owner"] }));
    },
  },
];

/** Registers Debrief's part of the app's own command line. Answers are JSON; a failure is `{ "error": sentence }`. */
export function addCli(runtime: Runtime): void {
  if (!requireApiVersion(SINCE)) return;
  for (const { name, about, flags, answer } of HANDLERS) {
    runtime.plugin.registerCliHandler(name, about, { ...flags, ...EVERYWHERE }, async (options) => {
      try {
        const setup = await setupFor(runtime, options);
        const job = (control: Control) => answer(options, { runtime, setup, control });
        return JSON.stringify(await alone(runtime, name, job), null, 2);
      } catch (error) {
        return JSON.stringify({ error: error instanceof Error ? error.message : String(error) });
      }
    });
  }
}

async function setupFor(runtime: Runtime, options: CliData): Promise<Setup> {
  const setup = await runtime.setup();
  const me = options["me"];
  return { ...setup, today: day(options, "today") ?? setup.today, settings: me === undefined ? setup.settings : { ...setup.settings, me } };
}
