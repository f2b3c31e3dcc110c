import { registerReport } from "./register";

/** ` — closed 2026-03-16` at a risk's end (design, section 3). */
const CLOSED = / [—–-] closed(?: (\d{4}-\d{2}-\d{2}))?$/u;

/** The register of risks. */
export const risksReport = registerReport({
  id: "risks",
  title: "Risks",
  closed: "Closed",
  nothing: "No risks yet.",
  items: (meeting) => meeting.risks,
  split: (text) => {
    const hit = CLOSED.exec(text);
    if (!hit) return { text, closing: null };
    const day = hit[1] ?? null;
    return { text: text.slice(0, hit.index), closing: { day, words: day === null ? "closed" : `closed ${day}` } };
  },
});
