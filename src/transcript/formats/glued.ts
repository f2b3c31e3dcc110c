import type { Cue } from "../../model/transcript";
import { extend, filled, type Format, type Hints } from "../format";
import { learnLabels } from "../glued-labels";
import { type Stamped, stampsOf } from "../time";

/** Forms B and C: the source, ` : `, and for the local side two spaces and the local name glued to the text. */
const SOURCE = /^([^:[\]]{1,60}?) :(?: ( *)(.*))?$/su;

interface Sourced {
  source: string;
  /** Two or more spaces: a name is glued to what follows. */
  glued: boolean;
  text: string;
}

function splitSource(body: string): Sourced | null {
  const hit = SOURCE.exec(body);
  if (!hit || !/^\p{L}/u.test(hit[1] ?? "")) return null;
  return { source: (hit[1] ?? "").trim(), glued: (hit[2] ?? "") !== "", text: hit[3] ?? "" };
}

/** How lines of this text fall into speaker and words; null where the text is none of the three forms. */
function splitter(rows: readonly Stamped[], hints: Hints): ((body: string) => { speaker: string | null; text: string }) | null {
  const sourced = rows.map(({ body }) => splitSource(body));
  const withSource = sourced.filter((one) => one !== null);
  const strip = (text: string, labels: readonly string[]) => {
    const speaker = labels.find((label) => text.startsWith(label)) ?? null;
    return { speaker, text: speaker === null ? text : text.slice(speaker.length).trim() };
  };
  if (withSource.length * 2 >= rows.length && new Set(withSource.map(({ source }) => source)).size <= Math.max(6, rows.length / 4)) {
    const names = learnLabels(withSource.filter(({ glued }) => glued).map(({ text }) => ({ indent: 0, body: text })), hints, true);
    return (body) => {
      const one = splitSource(body);
      if (!one) return strip(body, names);
      const inner = one.glued ? strip(one.text, names) : strip(one.text, names.filter((name) => name === one.source));
      return inner.speaker === null ? { speaker: one.source, text: one.text.trim() } : inner;
    };
  }
  const labels = learnLabels(rows, hints);
  return labels.length > 0 ? (body) => strip(body, labels) : null;
}

const rowsOf = (lines: readonly string[]): Stamped[] => stampsOf(lines).filter((row) => row !== null);

/**
 * Two-channel recorders whose label is glued to the text: `[00:00:00.05]   RemoteOh no`, and the two forms with a
 * source before it, `[00:03:08.40] Device :  Mira OkaforBy how much?`. Labels are learned from what the lines share.
 */
export const glued: Format = {
  name: "glued",
  most: 1,
  detect(lines, hints) {
    const rows = rowsOf(lines);
    return rows.length > 0 && splitter(rows, hints) ? rows.length / filled(lines) : 0;
  },
  read(lines, hints) {
    const rows = stampsOf(lines);
    const split = splitter(rowsOf(lines), hints);
    const cues: Cue[] = [];
    lines.forEach((line, index) => {
      const row = rows[index];
      const last = cues[cues.length - 1];
      if (row) cues.push({ ...(split?.(row.body) ?? { speaker: null, text: row.body }), start: row.start, end: row.end, line: index });
      else if (last) extend(last, line, index);
      else if (line.trim() !== "") cues.push({ speaker: null, start: null, end: null, text: line.trim(), line: index });
    });
    return cues;
  },
};
