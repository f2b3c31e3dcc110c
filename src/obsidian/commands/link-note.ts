import { linkNote as plan, type LinkResult } from "../../app/link";
import { count } from "../../app/told";
import { stage } from "../../vault/staged";
import { carry, shortened } from "../carry";
import { S } from "../strings/index";
import { readIndex, work } from "../work";
import { noteSays, type FileCommand } from "./command";

/** Names become links in the note at hand, at once. */
export const linkNote: FileCommand = {
  id: "link-note",
  name: S.commands.linkNote,
  icon: "link",
  menus: ["file", "editor"],
  fits: (runtime, file) => noteSays(runtime, file, ({ reportId }) => reportId === null) && runtime.index.now()?.registry().entities.length !== 0,
  run: (runtime, file) => work(runtime, file.basename, async (control) => {
    const setup = await runtime.setup();
    const index = await readIndex(runtime, control.onProgress);
    const staged = stage(setup.vault);
    const result = await plan(setup, staged, index, file.path);
    const done = await carry(runtime, control, staged.changes());
    const told = result.links.length > 0 ? S.commands.linked(count(result.links.length, "link"), file.basename) : S.commands.nothingToLink;
    return { text: (result.forbidden ? [S.commands.linksForbidden] : [told, ...shortened([...leftAlone([result]), ...done.problems])]).join("\n"), undo: done.undo };
  }),
};

/** A sentence for each name that was left alone, once. */
export function leftAlone(results: readonly LinkResult[]): string[] {
  return [...new Set(results.flatMap(({ ambiguous, everyday }) => [
    ...ambiguous.map(({ form, candidates }) => S.commands.ambiguous(form, candidates)),
    ...everyday.map(S.commands.everyday),
  ]))];
}
