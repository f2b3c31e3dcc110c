import { foldName, plainName } from "../text/names";
import { baseName } from "../text/paths";
import { inline } from "./inline";
import { registerReport } from "./register";

/** ` — answered [[note]]` at a question's end (design, section 3). */
const ANSWERED = / [—–-] answered(?: (\[\[[^[\]]+\]\]|\[[^[\]]*\]\([^()\s]*\)))?\.?$/u;

/** The register of open questions. An answer is of the day of the meeting that it links, else of the question's own. */
export const questionsReport = registerReport({
  id: "questions",
  title: "Open questions",
  closed: "Answered",
  nothing: "No open questions.",
  items: (meeting) => meeting.openQuestions,
  split: (text, meeting, meetings) => {
    const hit = ANSWERED.exec(text);
    if (!hit) return { text, closing: null };
    const name = foldName(plainName(hit[1] ?? ""));
    const answer = meetings.find(({ path }) => foldName(baseName(path)) === name) ?? meeting;
    return { text: text.slice(0, hit.index), closing: { day: answer.date, words: hit[1] ? `answered ${inline(hit[1])}` : "answered" } };
  },
});
