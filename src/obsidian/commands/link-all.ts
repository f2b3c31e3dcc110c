import { changedLines } from "../../app/changed-lines";
import { planLinks, type LinkAllPlan } from "../../app/link-all";
import { count } from "../../app/told";
import { stage, type StagedChange } from "../../vault/staged";
import { carry, shortened } from "../carry";
import { choose } from "../modals/choose";
import { say } from "../notices";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import { readIndex, work } from "../work";
import type { VaultCommand } from "./command";
import { leftAlone } from "./link-note";

/** Names become links in all meeting notes, after a look at every line that changes. */
export const linkAll: VaultCommand = {
  id: "link-all-notes",
  name: S.commands.linkAll,
  icon: "links-going-out",
  fits: ({ index }) => index.now()?.registry().entities.length !== 0,
  async run(runtime) {
    const plan = await planned(runtime);
    if (!plan) return;
    const { changes, results, problems } = plan;
    if (changes.length === 0) {
      say([S.commands.nothingToLink, ...shortened([...leftAlone(results), ...problems])].join("\n"));
      return;
    }
    const links = new Map(results.map((result) => [result.path, result.links.length]));
    const linksIn = (paths: readonly string[]) => count(paths.reduce((sum, path) => sum + (links.get(path) ?? 0), 0), "link");
    const chosen = await choose(runtime, {
      title: S.preview.linkTitle,
      about: S.preview.linkAbout(linksIn(changes.map(({ path }) => path)), count(changes.length, "note")),
      problems: [...leftAlone(results), ...problems],
      choices: changes.map(({ path, before, after }) => ({
        id: path, label: path, detail: linksIn([path]), ticked: true, changes: () => changedLines(before ?? "", after),
      })),
      action: (n) => S.preview.write(count(n, "note")),
    });
    if (chosen) await write(runtime, changes.filter(({ path }) => chosen.includes(path)), linksIn);
  },
};

async function planned(runtime: Runtime): Promise<(LinkAllPlan & { changes: StagedChange[] }) | null> {
  let plan: (LinkAllPlan & { changes: StagedChange[] }) | null = null;
  await work(runtime, S.commands.linking, async (control) => {
    const setup = await runtime.setup();
    const index = await readIndex(runtime, control.onProgress);
    const staged = stage(setup.vault);
    const found = await planLinks(setup, staged, index, control);
    plan = { ...found, changes: staged.changes() };
    return null;
  });
  return plan;
}

async function write(runtime: Runtime, changes: readonly StagedChange[], linksIn: (paths: readonly string[]) => string): Promise<void> {
  await work(runtime, S.commands.linking, async (control) => {
    const { changed, problems, undo } = await carry(runtime, control, changes);
    return { text: [S.commands.linked(linksIn(changed), count(changed.length, "note")), ...shortened(problems)].join("\n"), undo };
  });
}
