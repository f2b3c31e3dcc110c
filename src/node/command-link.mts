import { linkNote, notesToLink } from "../app/link";
import { carryOut, sentenceOf } from "../app/journal";
import { JobError } from "../app/setup";
import { count } from "../app/told";
import { isNote } from "../app/transcript";
import { stage } from "../vault/staged";
import { safePath } from "../vault/vault";
import type { Command } from "./commands.mjs";
import { everywhere, flag, print, textOption, undoHint, warn } from "./output.mjs";
import { openIndexed } from "./setup.mjs";
import { UsageError } from "./usage.mjs";

const MENTIONS = ["section", "note", "all"] as const;

/** Links the names of people and organizations. */
export const link: Command = {
  name: "link",
  usage: "link VAULT (--note PATH | --all) [--mentions section|note|all] [--write | --stdout]",
  about: "Links people and organizations to their notes.",
  places: [1, 1],
  options: {
    note: { type: "string" }, all: { type: "boolean" }, mentions: { type: "string" },
    write: { type: "boolean" }, stdout: { type: "boolean" },
  },
  help: [
    ["--note PATH", "one note, whatever its kind"],
    ["--all", "all meeting notes (all notes, where the settings say so)"],
    ["--mentions HOW", "the first in each section, the first in the note, or all"],
    ["--write", "writes; without it the plan is shown"],
    ["--stdout", "prints the linked note (with --note)"],
  ],
  async run([folder = ""], options) {
    const note = textOption(options, "note");
    if ((note === undefined) !== flag(options, "all")) throw new UsageError("debrief link takes either --note PATH or --all.");
    const wanted = textOption(options, "mentions");
    const mentions = MENTIONS.find((one) => one === wanted);
    if (wanted !== undefined && mentions === undefined) throw new UsageError(`--mentions is section, note or all, not "${wanted}".`);
    if (flag(options, "stdout") && note === undefined) throw new UsageError("--stdout goes with --note.");
    const { setup, index } = await openIndexed(folder, everywhere(options));
    const staged = stage(setup.vault);
    const problems: string[] = [];
    let links = 0;
    for (const path of note === undefined ? notesToLink(setup, index) : [safePath(note)]) {
      try {
        if (!isNote(path)) throw new JobError(`"${path}" is no note; names are linked in Markdown files (.md) only.`);
        const result = await linkNote(setup, staged, index, path, mentions ?? setup.settings.mentions);
        links += result.links.length;
        if (flag(options, "stdout")) process.stdout.write(await staged.read(path));
        else for (const hit of result.links) print(`${path}:${hit.line + 1}  ${hit.name}`);
        if (result.forbidden) problems.push(`"${path}" asks for no links (its property debrief: no-links) and was left alone.`);
        for (const one of result.ambiguous) problems.push(`"${path}": "${one.form}" may be ${one.candidates.join(" or ")}; it was left alone.`);
        for (const word of result.everyday) problems.push(`"${path}": "${word}" is an everyday word too; it was left alone.`);
      } catch (error) {
        // One note that fails stops the job only where it is the whole job.
        if (note !== undefined) throw error;
        problems.push(sentenceOf(error, path));
      }
    }
    const told = index.problems().filter((problem) => note === undefined || problem.startsWith(`"${safePath(note)}"`));
    warn([...(note === undefined ? setup.vault.problems : []), ...told, ...problems]);
    if (flag(options, "stdout")) return;
    const changes = staged.changes();
    if (!flag(options, "write")) {
      print(`${count(links, "link")} in ${count(changes.length, "note")}. ${links > 0 ? "Nothing was written; add --write to do it." : "Nothing to write."}`);
      return;
    }
    const written = await carryOut(setup.vault, setup.store, changes);
    warn(written.problems);
    if (changes.length > 0 && written.changed.length === 0) throw new JobError("Nothing could be written.");
    if (changes.length === 0) print("All is linked; nothing to write.");
    else print(`Written: ${count(links, "link")} in ${count(written.changed.length, "note")}. ${undoHint(setup.vault.root)}`);
  },
};
