import type { Cue } from "../../model/transcript";
import { extend, filled, type Format } from "../format";
import { acceptLabels, isLabel, type Labelled, splitLabel } from "../label";
import { isSide } from "../sides";
import { stampsOf } from "../time";

const SOURCE = /^\[([^\]]{1,40})\]:?\s+(?=\S)/u;
const NOISE = /^(?:blank_?audio|_.*_|music|applause|laughter|laughs|inaudible|noise|silence|crosstalk|typing|coughs?)$/iu;

/** A speaker in brackets or before a colon. */
function speakerOf(body: string): Labelled | null {
  const source = SOURCE.exec(body);
  const label = (source?.[1] ?? "").trim();
  if (!source) return splitLabel(body);
  return isLabel(label) && !NOISE.test(label) ? { label, bold: isSide(label), text: body.slice(source[0].length) } : null;
}

/** `[00:15] Mira: text`, `[00:01:05] **Mira:** text`, `[00:01:05] [Mic1] text`; also without a speaker, and with an end (`-->`). */
export const bracketed: Format = {
  name: "bracketed",
  most: 0.95,
  detect: (lines) => (0.95 * stampsOf(lines).filter((row) => row !== null).length) / Math.max(1, filled(lines)),
  read(lines, hints) {
    const rows = stampsOf(lines);
    const found = rows.map((row) => (row ? speakerOf(row.body) : null));
    const sure = acceptLabels(found.filter((_, index) => rows[index] !== null), hints);
    const cues: Cue[] = [];
    rows.forEach((row, index) => {
      const hit = found[index];
      const last = cues[cues.length - 1];
      const text = (lines[index] ?? "").trim();
      if (row) {
        const speaker = hit && sure.has(hit.label) ? hit : null;
        cues.push({ speaker: speaker?.label ?? null, start: row.start, end: row.end, text: (speaker?.text ?? row.body).trim(), line: index });
      } else if (last) extend(last, text, index);
      else if (text !== "") cues.push({ speaker: null, start: null, end: null, text, line: index });
    });
    return cues;
  },
};
