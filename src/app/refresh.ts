import type { VaultIndex } from "../vault/index";
import type { StagedVault } from "../vault/staged";
import { VaultError } from "../vault/vault";
import { planReports, type ReportPlan } from "./report";
import type { Setup } from "./setup";
import { isNote } from "./transcript";

const isMissing = (error: unknown): boolean => error instanceof VaultError && error.fault === "missing";

/**
 * Plans the reports that were made before, as the vault will be once what is staged is written; none where the settings do not
 * want it. The index is afterwards as the vault is.
 */
export async function refreshReports(setup: Setup, staged: StagedVault, index: VaultIndex): Promise<ReportPlan> {
  const changes = staged.changes().filter(({ path }) => isNote(path));
  if (!setup.settings.refreshReports || changes.length === 0) return { problems: [], kept: [], paths: [] };
  try {
    for (const { path, after } of changes) index.update(path, after);
    return await planReports(setup, staged, index, false, "made");
  } finally {
    for (const { path, before } of changes) {
      const text = await setup.vault.read(path).catch((error: unknown) => (isMissing(error) ? null : before));
      if (text === null) index.remove(path);
      else index.update(path, text);
    }
  }
}
