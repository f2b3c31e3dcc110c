import { changedLines } from "../../app/changed-lines";
import { planRepair, type RepairPlan } from "../../app/repair";
import { count } from "../../app/told";
import { isNote, isTranscriptFile } from "../../app/transcript";
import { stage, type StagedVault } from "../../vault/staged";
import { carry, shortened } from "../carry";
import { choose } from "../modals/choose";
import { say } from "../notices";
import { S } from "../strings/index";
import { work } from "../work";
import type { FileCommand } from "./command";

/** Signs that a preview counts by name. */
const MOST_SIGNS = 8;

/** Text that was read with the wrong encoding is mended, after a look at every line that changes. */
export const repair: FileCommand = {
  id: "repair-encoding",
  name: S.commands.repair,
  icon: "wrench",
  menus: ["file"],
  fits: (_, file) => isNote(file.path) || isTranscriptFile(file.path),
  async run(runtime, file) {
    const found: { plan: RepairPlan; staged: StagedVault }[] = [];
    await work(runtime, file.basename, async () => {
      const staged = stage(runtime.vault);
      found.push({ plan: await planRepair(staged, file.path), staged });
      return null;
    });
    const [first] = found;
    if (!first) return;
    const changes = first.staged.changes();
    if (changes.length === 0) {
      say(S.commands.nothingToMend(file.basename));
      return;
    }
    const places = count(first.plan.all, "damaged place");
    const signs = first.plan.signs.slice(0, MOST_SIGNS).map(({ sign, count: n }) => `${sign} ${n}`);
    const chosen = await choose(runtime, {
      title: S.preview.repairTitle,
      about: S.preview.repairAbout(places, [...signs, ...(first.plan.signs.length > MOST_SIGNS ? ["…"] : [])].join(", ")),
      choices: changes.map(({ path, before, after }) => {
        const lines = changedLines(before ?? "", after);
        return { id: path, label: path, detail: count(lines.length, "line"), ticked: true, changes: () => lines };
      }),
      action: (n) => S.preview.write(count(n, "file")),
    });
    if (!chosen) return;
    await work(runtime, file.basename, async (control) => {
      const { changed, problems, undo } = await carry(runtime, control, changes);
      return { text: [...(changed.length > 0 ? [S.commands.mended(places)] : []), ...shortened(problems)].join("\n"), undo };
    });
  },
};
