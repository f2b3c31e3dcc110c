import * as z from "zod/mini";
import { linkStyle } from "../entity/link-style";
import type { Report } from "../report/report";
import { REPORTS } from "../report/reports";
import { plainFolder } from "../text/paths";
import type { VaultIndex } from "../vault/index";
import { workedOut, type StagedVault } from "../vault/staged";
import { isConflictCopy } from "../vault/vault";
import { sentenceOf, type Kept } from "./journal";
import type { Setup } from "./setup";

/**
 * The name under which is kept which reports were made (one that is gone was deleted by the user), and by their ids the paths of
 * those that have no property to be found by.
 */
const STATE = "reports.json";
const State = z.object({ made: z.array(z.string()), paths: z._default(z.record(z.string(), z.string()), {}) });

/** What a plan of reports found. */
export interface ReportPlan {
  problems: string[];
  /** Which reports are made now, to be kept once the plan is carried out. */
  kept: Kept[];
  /** Where the reports lie. */
  paths: string[];
}

/**
 * Plans all reports into a staged vault. A report is found by its property `debrief`, wherever it was moved, a canvas or base by
 * where it was made and by what it holds; one that the user deleted stays deleted, unless reports were `asked` for. Nothing of
 * private notes goes in.
 * @param only the ids of the reports that are meant, or those that were made before; all without it
 */
export async function planReports(
  setup: Setup, staged: StagedVault, index: VaultIndex, asked: boolean, only: readonly string[] | "made" | null = null,
): Promise<ReportPlan> {
  const { made: before, paths: places } = await readState(setup);
  const made = new Set(before);
  const paths = new Set((await staged.list()).map((file) => file.path));
  const problems: string[] = [];
  const planned: string[] = [];
  const facts = index.facts();
  const write = linkStyle(setup.linkFormat, (name) => index.isUniqueName(name));
  const folder = plainFolder(setup.settings.folder);
  const wanted = only === "made" ? before : only;
  for (const report of REPORTS.filter(({ id }) => wanted?.includes(id) ?? true)) {
    const usual = folder === "" ? report.fileName : `${folder}/${report.fileName}`;
    let path = index.reportPath(report.id) ?? [places[report.id], usual].find((place) => place !== undefined && paths.has(place)) ?? usual;
    try {
      if (!paths.has(path) && made.has(report.id)) path = (await movedTo(report, staged, paths, setup)) ?? path;
      const exists = paths.has(path);
      if (!exists && made.has(report.id) && !asked) continue;
      const existing = exists ? await staged.read(path) : null;
      const link = (target: string, shown: string, inTable: boolean) => write(target, shown, path, inTable);
      const { text, problem } = report.write(existing, facts, { link, settings: setup.settings });
      if (problem !== null) problems.push(`"${path}": ${problem}`);
      await put(staged, report, path, existing, text, (now) => report.write(now, facts, { link, settings: setup.settings }).text);
      made.add(report.id);
      planned.push(path);
      if (report.isOwn) places[report.id] = path;
    } catch (error) {
      problems.push(sentenceOf(error, path));
    }
  }
  return { problems, kept: [{ name: STATE, text: JSON.stringify({ made: [...made].sort(), paths: places }) }], paths: planned };
}

async function put(
  staged: StagedVault, report: Report, path: string, existing: string | null, text: string, again: (now: string) => string,
): Promise<void> {
  if (existing === null) await staged.create(path, text);
  else if (report.kind !== "once" && text !== existing) await staged.process(path, workedOut(existing, text, again));
}

/** Where a report without a property lies now, if the user moved it: the only file of its kind that was made as this report. */
async function movedTo({ fileName, isOwn }: Report, staged: StagedVault, paths: ReadonlySet<string>, { settings }: Setup): Promise<string | null> {
  if (!isOwn) return null;
  const ending = fileName.slice(fileName.lastIndexOf("."));
  const found: string[] = [];
  for (const path of paths) {
    if (path.endsWith(ending) && !isConflictCopy(path) && isOwn(await staged.read(path), settings)) found.push(path);
  }
  return found.length === 1 ? found[0] ?? null : null;
}

async function readState(setup: Setup): Promise<z.infer<typeof State>> {
  try {
    return State.parse(JSON.parse((await setup.store.read(STATE)) ?? ""));
  } catch {
    return { made: [], paths: {} };
  }
}
