import { repair } from "../text/repair";
import { workedOut, type StagedVault } from "../vault/staged";

/** What repairing the encoding of one file would mend. */
export interface RepairPlan {
  path: string;
  /** How many places are damaged, and of what sign how many, the most frequent first. */
  all: number;
  signs: { sign: string; count: number }[];
}

/** Plans the repair of one file's encoding. */
export async function planRepair(staged: StagedVault, path: string): Promise<RepairPlan> {
  const before = await staged.read(path);
  const { text, counts } = repair(before);
  await staged.process(path, workedOut(before, text, (now) => repair(now).text));
  const signs = Object.entries(counts).map(([sign, count]) => ({ sign, count })).sort((a, b) => b.count - a.count);
  return { path, all: signs.reduce((sum, { count }) => sum + count, 0), signs };
}
