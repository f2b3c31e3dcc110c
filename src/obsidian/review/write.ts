import { linkStaged } from "../../app/link-on-save";
import { refreshReports } from "../../app/refresh";
import { planReview } from "../../app/review";
import type { Draft } from "../../app/review-draft";
import { JobError } from "../../app/setup";
import { baseName } from "../../text/paths";
import { stage } from "../../vault/staged";
import { carry, shortened } from "../carry";
import type { Runtime } from "../runtime";
import { alone } from "../work";
import type { Done } from "./session";

/** Writes a reviewed draft, brings the reports up to date, and says how to take it back. Fails where the note cannot be written. */
export function writeReview(runtime: Runtime, draft: Draft): Promise<Done> {
  return alone(runtime, baseName(draft.path), async (control) => {
    const setup = await runtime.setup();
    const index = await runtime.index.ready();
    const staged = stage(setup.vault);
    const result = await planReview(setup, staged, index, draft);
    if (result.changed) await linkStaged(setup, staged, index, draft.path);
    const reports = await refreshReports(setup, staged, index);
    const { changed, created, problems, undo } = await carry(runtime, control, staged.changes(), reports);
    if (result.changed && ![...changed, ...created].includes(draft.path) && problems[0] !== undefined) throw new JobError(problems[0]);
    return { ...result, undo, notices: shortened([...result.notices, ...reports.problems, ...problems]) };
  });
}
