import { planReports } from "../../app/report";
import { count } from "../../app/told";
import { REPORTS } from "../../report/reports";
import { stage } from "../../vault/staged";
import { carry, shortened } from "../carry";
import { choose } from "../modals/choose";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import { readIndex, work } from "../work";
import type { VaultCommand } from "./command";

/** The reports that are ticked the first time. */
const FIRST = ["actions", "decisions"];

const WORDS: Readonly<Record<string, { name: string; about: string } | undefined>> = S.preview.reports;

/** Reports are made or brought up to date, those that the user ticks; the choice is kept. */
export const makeReports: VaultCommand = {
  id: "make-reports",
  name: S.commands.makeReports,
  icon: "file-chart-column",
  fits: () => true,
  async run(runtime) {
    const { reports } = await runtime.settings.ready();
    const wanted = reports ?? FIRST;
    const ids = await choose(runtime, {
      title: S.preview.reportsTitle,
      about: S.preview.reportsAbout,
      choices: REPORTS.map(({ id, fileName }) => ({ id, label: WORDS[id]?.name ?? fileName, detail: WORDS[id]?.about ?? "", ticked: wanted.includes(id) })),
      action: (n) => S.preview.makeReports(count(n, "report")),
    });
    if (!ids) return;
    await runtime.settings.change({ reports: ids });
    await write(runtime, ids);
  },
};

async function write(runtime: Runtime, ids: readonly string[]): Promise<void> {
  await work(runtime, S.commands.reports, async (control) => {
    const setup = await runtime.setup();
    const index = await readIndex(runtime, control.onProgress);
    const staged = stage(setup.vault);
    const plan = await planReports(setup, staged, index, true, ids);
    const done = await carry(runtime, control, staged.changes(), { ...plan, paths: [] });
    const written = [...done.created, ...done.changed];
    const told = written.length > 0 ? S.commands.wrote(written.join(", ")) : S.commands.reportsUpToDate;
    return { text: [told, ...shortened([...index.problems(), ...plan.problems, ...done.problems])].join("\n"), undo: done.undo };
  });
}
