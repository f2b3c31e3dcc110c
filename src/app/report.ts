import * as z from "zod/mini";
import { linkStyle } from "../entity/link-style";
import type { Report } from "../report/report";
import { REPORTS } from "../report/reports";
import { plainFolder } from "../text/paths";
import type { VaultIndex } from "../vault/index";
import type { StagedVault } from "../vault/staged";
import { sentenceOf, type Kept } from "./journal";
import type { Setup } from "./setup";

/** The name under which is kept which reports were made: one that is gone was deleted by the user. */
const STATE = "reports.json";
const State = z.object({ made: z.array(z.string()) });

/** What a plan of reports found. */
export interface ReportPlan {
  problems: string[];
  /** Which reports are made now, to be kept once the plan is carried out. */
  kept: Kept[];
}

/**
 * Plans all reports into a staged vault. A report is found by its property `debrief`, wherever it was moved; one that the
 * user deleted stays deleted, unless reports were `asked` for. Nothing of private notes goes in.
 */
export async function planReports(setup: Setup, staged: StagedVault, index: VaultIndex, asked: boolean): Promise<ReportPlan> {
  const made = await readMade(setup);
  const paths = new Set((await staged.list()).map((file) => file.path));
  const problems: string[] = [];
  const facts = index.facts();
  const write = linkStyle(setup.linkFormat, (name) => index.isUniqueName(name));
  const folder = plainFolder(setup.settings.folder);
  for (const report of REPORTS) {
    const path = index.reportPath(report.id) ?? (folder === "" ? report.fileName : `${folder}/${report.fileName}`);
    const exists = paths.has(path);
    if (!exists && made.has(report.id) && !asked) continue;
    try {
      const existing = exists ? await staged.read(path) : null;
      const link = (target: string, shown: string, inTable: boolean) => write(target, shown, path, inTable);
      const { text, problem } = report.write(existing, facts, { link, settings: setup.settings });
      if (problem !== null) problems.push(`"${path}": ${problem}`);
      await put(staged, report, path, existing, text, (now) => report.write(now, facts, { link, settings: setup.settings }).text);
      made.add(report.id);
    } catch (error) {
      problems.push(sentenceOf(error, path));
    }
  }
  return { problems, kept: [{ name: STATE, text: JSON.stringify({ made: [...made].sort() }) }] };
}

async function put(
  staged: StagedVault, report: Report, path: string, existing: string | null, text: string, again: (now: string) => string,
): Promise<void> {
  if (existing === null) await staged.create(path, text);
  else if (report.kind !== "once" && text !== existing) await staged.process(path, again);
}

async function readMade(setup: Setup): Promise<Set<string>> {
  try {
    return new Set(State.parse(JSON.parse((await setup.store.read(STATE)) ?? "")).made);
  } catch {
    return new Set();
  }
}
