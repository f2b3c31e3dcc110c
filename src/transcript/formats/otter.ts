import type { Cue } from "../../model/transcript";
import { extend, filled, type Format } from "../format";
import { cleanLabel, isLabel } from "../label";
import { seconds } from "../time";

const HEADER = /^(?!\s*#)\s*(?:(\S.{0,70}?)(?:\s{2,}|\t\s*))?((?:\d{1,3}:)?\d{1,2}:\d{2})\s*$/u;

/** What Teams says of itself. */
const NOTICE = /^\s*(?:\S+\s+){1,5}(?:started|stopped) transcription\s*$/u;

/** Title, date and the like above the first header take no more lines. */
const MOST_ABOVE = 12;

/** A look that spares most lines the pattern: a header ends with its time. */
function endsInDigit(line: string): boolean {
  const last = line.trimEnd();
  const sign = last.charCodeAt(last.length - 1);
  return sign >= 48 && sign <= 57;
}

/** A header line, `Name  0:01  ` or a time alone after a blank line; the speaker is null in the second. */
export function otterHeader(line: string, before: string): { speaker: string | null; start: number } | null {
  const hit = line.length > 120 || !endsInDigit(line) ? null : HEADER.exec(line);
  if (!hit || (hit[1] === undefined && before.trim() !== "")) return null;
  const name = cleanLabel(hit[1] ?? "");
  if (name !== "" && (!isLabel(name) || /[.!?]$/u.test(name))) return null;
  return { speaker: name === "" ? null : name, start: seconds(hit[2] ?? "") };
}

/** Otter: header lines of a name, two or more spaces and a time, the text below. What stands above the first header is no speech. */
export const otter: Format = {
  name: "otter",
  most: 0.96,
  detect(lines) {
    const headers = lines.map((line, index) => otterHeader(line, lines[index - 1] ?? ""));
    const first = headers.findIndex((header) => header !== null);
    const named = headers.filter((header) => header?.speaker != null).length;
    const all = filled(lines);
    const begins = first >= 0 && filled(lines.slice(0, first)) <= MOST_ABOVE;
    if (begins && (named >= 2 || (named === 1 && all <= 6))) return Math.min(0.96, 0.5 + named / 20);
    // No name at all: times alone, from the first line on.
    const times = headers.filter((header) => header !== null).length;
    return named === 0 && times >= 2 && filled(lines.slice(0, first)) === 0 ? 0.5 : 0;
  },
  read(lines) {
    const cues: Cue[] = [];
    lines.forEach((line, index) => {
      const header = otterHeader(line, lines[index - 1] ?? "");
      const last = cues[cues.length - 1];
      if (header) cues.push({ ...header, end: null, text: "", line: index });
      else if (last && !NOTICE.test(line)) extend(last, line, index);
    });
    return cues;
  },
};
