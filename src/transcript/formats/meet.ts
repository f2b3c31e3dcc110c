import type { Cue } from "../../model/transcript";
import { extend, filled, type Format, type Hints } from "../format";
import { acceptLabels, type Labelled, splitLabel } from "../label";
import { seconds } from "../time";

const ANCHOR = /^\s*(#{1,6}\s+)?(?:\*\*)?((?:\d{1,2}:)?\d{1,2}:\d{2})(?:\*\*)?\s*$/u;
const TITLE = /^\s*(?:#{1,6}\s+)?(?:.*\S\s+[-–—]\s+|📖\s*)?Transcript\s*$/iu;
const ENDED = /^\s*(?:#{1,6}\s+)?(?:Transcription|Meeting) ended after\b/iu;
const NOTICE = /^\s*[*_]*This editable transcript was computer generated\b/iu;
const HEADING = /^\s*#{1,6}\s/u;

/** The seconds of an anchor line (`### 00:00:53`, `00:00:53`), or null. */
export function anchorOf(line: string): number | null {
  const hit = line.length > 40 ? null : ANCHOR.exec(line);
  return hit ? seconds(hit[2] ?? "") : null;
}

/** Whether a line ends Google Meet's transcript: it and what follows is no speech. */
export const endsMeet = (line: string): boolean => ENDED.test(line);

interface Rows {
  from: number;
  to: number;
  hits: (Labelled | null)[];
}

/** Where the turns stand: below the transcript's title, else from the first anchor and the turns directly above it. */
function rowsOf(lines: readonly string[], hints: Hints): Rows | null {
  const first = lines.findIndex((line) => anchorOf(line) !== null);
  if (first < 0) return null;
  const title = lines.slice(0, first).reduce((at, line, index) => (line.length < 200 && TITLE.test(line) ? index : at), -1);
  const end = lines.findIndex((line, index) => index > first && endsMeet(line));
  const to = end < 0 ? lines.length : end;
  const found = lines.map((line, index) => (index > title && index < to ? splitLabel(line) : null));
  const body = found.filter((_, index) => index > first && index < to && (lines[index] ?? "").trim() !== "" && anchorOf(lines[index] ?? "") === null);
  const sure = acceptLabels(body, hints);
  const hits = found.map((hit) => (hit && sure.has(hit.label) ? hit : null));
  let from = title + 1;
  if (title < 0) {
    from = first;
    while (from > 0 && ((lines[from - 1] ?? "").trim() === "" || hits[from - 1])) from--;
  }
  return { from, to, hits };
}

/** Google Meet and Gemini: an anchor about each minute, the turns `**Name:** text` or `Name: text` below it. */
export const meet: Format = {
  name: "meet",
  most: 0.99,
  detect(lines, hints) {
    const rows = rowsOf(lines, hints);
    if (!rows) return 0;
    const body = lines.slice(rows.from, rows.to);
    const anchors = body.filter((line) => anchorOf(line) !== null).length;
    const turns = rows.hits.slice(rows.from, rows.to).filter((hit) => hit !== null).length;
    return turns > 0 ? Math.min(0.99, 0.2 + (anchors + turns) / Math.max(1, filled(body))) : 0;
  },
  read(lines, hints) {
    const rows = rowsOf(lines, hints);
    const cues: Cue[] = [];
    let start: number | null = null;
    let open = false;
    for (let index = rows?.from ?? 0; index < (rows?.to ?? 0); index++) {
      const line = lines[index] ?? "";
      const anchor = anchorOf(line);
      const hit = rows?.hits[index];
      const last = cues[cues.length - 1];
      if (anchor !== null) {
        start = anchor;
        open = false;
      } else if (line.trim() === "" || HEADING.test(line) || NOTICE.test(line)) continue;
      else if (hit) {
        cues.push({ speaker: hit.label, start, end: null, text: hit.text, line: index });
        open = true;
      } else if (last && open) extend(last, line, index);
      // What stands unlabelled between the title and the first anchor is a list of guests and the like.
      else if (start !== null) {
        cues.push({ speaker: null, start, end: null, text: line.trim(), line: index });
        open = true;
      }
    }
    return cues;
  },
};
