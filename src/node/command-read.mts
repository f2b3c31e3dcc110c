import { resolve } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { chooseTasks, tasksJson } from "../app/json";
import { JobError } from "../app/setup";
import { count } from "../app/told";
import { SECTIONS } from "../model/debrief";
import { HEADINGS } from "../model/settings";
import type { Cue } from "../model/transcript";
import { parseTask } from "../task/parse";
import { DEFAULT_TASK_SETTINGS } from "../task/format";
import { repair } from "../text/repair";
import { readFileTranscript } from "../app/transcript";
import { readVaultMeeting } from "../app/parse";
import type { Command } from "./commands.mjs";
import { readText } from "./folder-vault.mjs";
import { everywhere, flag, print, printJson, textOption, warn } from "./output.mjs";
import { openIndexed, openVaultOf } from "./setup.mjs";

const JSON_OPTION = { json: { type: "boolean" } } as const;
const JSON_HELP = ["--json", "prints JSON"] as const;

const shownCue = ({ speaker, start, end, text }: Cue) => ({ speaker, start, end, text });

/** A meeting note, as read. */
export const parse: Command = {
  name: "parse",
  usage: "parse NOTE --json",
  about: "Prints a meeting note as it is read.",
  places: [1, 1],
  options: JSON_OPTION,
  help: [JSON_HELP],
  async run([file = ""], options) {
    const { setup, path } = await openVaultOf(file, everywhere(options));
    const { meeting, problem } = await readVaultMeeting(setup, path);
    if (problem !== null) warn([`${file}: ${problem}`]);
    if (flag(options, "json")) {
      const { transcript } = meeting;
      printJson({
        ...meeting,
        transcript: transcript && { ...transcript, cues: transcript.cues.map(shownCue), turns: transcript.turns.map(shownCue) },
      });
      return;
    }
    print(`${meeting.title} (${meeting.date ?? "no date"})`);
    for (const section of SECTIONS) print(`  ${HEADINGS[section]}: ${meeting[section].length}`);
    print(`  Transcript: ${meeting.transcript ? count(meeting.transcript.turns.length, "turn") : "none"}`);
  },
};

/** A transcript, as read. */
export const transcript: Command = {
  name: "transcript",
  usage: "transcript FILE --json",
  about: "Prints a transcript as it is read, from a note or from a file of its own.",
  places: [1, 1],
  options: JSON_OPTION,
  help: [JSON_HELP],
  async run([file = ""], options) {
    const found = readFileTranscript(file, await readText(resolve(file), file));
    if (!found) throw new JobError(`"${file}" holds no transcript that can be read.`);
    const { format, speakers, cues, turns } = found;
    if (flag(options, "json")) {
      printJson({ format, speakers, cues: cues.map(shownCue), turns: turns.map(shownCue) });
      return;
    }
    print(`${format}: ${count(turns.length, "turn")} by ${speakers.join(", ") || "nobody named"}`);
  },
};

/** The action items of a vault. */
export const tasks: Command = {
  name: "tasks",
  usage: "tasks VAULT [--open] [--owner NAME] [--json]",
  about: "Lists action items with their source.",
  places: [1, 1],
  options: { open: { type: "boolean" }, owner: { type: "string" }, ...JSON_OPTION },
  help: [["--open", "open ones and those in progress"], ["--owner NAME", "those of one person, by name or alias"], JSON_HELP],
  async run([folder = ""], options) {
    const { setup, index } = await openIndexed(folder, everywhere(options));
    const found = chooseTasks(index, { open: flag(options, "open"), owner: textOption(options, "owner") });
    warn([...setup.vault.problems, ...index.problems()]);
    if (flag(options, "json")) {
      printJson(tasksJson(found));
      return;
    }
    for (const task of found) {
      const facts = [task.owners.join(", "), task.due, task.priority, task.status === "open" ? null : task.status].filter((fact) => fact !== null && fact !== "");
      print(`${task.text}${facts.length > 0 ? `  [${facts.join(" · ")}]` : ""}  ${task.path}:${task.line + 1}`);
    }
    print(count(found.length, "action item"));
  },
};

/** Lines of Markdown as tasks, a line of JSON each. */
export const task: Command = {
  name: "task",
  usage: "task --json [--person NAME …]",
  about: "Reads Markdown lines from standard input and prints a line of JSON for each, null where it is no task.",
  places: [0, 0],
  options: { person: { type: "string", multiple: true }, ...JSON_OPTION },
  help: [["--person NAME", "a known person's name; may be given again"], JSON_HELP],
  async run(_places, options) {
    const people = Array.isArray(options["person"]) ? options["person"].map(String) : [];
    const lines = (await readAll(process.stdin)).split(/\r\n|\n|\r/u);
    if (lines[lines.length - 1] === "") lines.pop();
    print(...lines.map((line, number) => JSON.stringify(parseTask(repair(line).text, { people, line: number, settings: DEFAULT_TASK_SETTINGS })?.task ?? null)));
  },
};
