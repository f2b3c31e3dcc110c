import { actionsReport } from "./actions";
import { meetingsBase, peopleBase } from "./bases";
import { canvasReport } from "./canvas";
import { decisionsReport } from "./decisions";
import { peopleReport } from "./people";
import { questionsReport } from "./questions";
import type { Report } from "./report";
import { risksReport } from "./risks";

/** Every file that Debrief keeps in its own folder (design, section 7). */
export const REPORTS: readonly Report[] = [
  actionsReport,
  decisionsReport,
  risksReport,
  questionsReport,
  peopleReport,
  canvasReport,
  meetingsBase,
  peopleBase,
];
