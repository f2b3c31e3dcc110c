import type { Cue } from "../../model/transcript";
import { extend, filled, type Format, type Hints } from "../format";
import { acceptLabels, splitLabel } from "../label";

function labelled(lines: readonly string[], hints: Hints) {
  const found = lines.map(splitLabel);
  const sure = acceptLabels(found.filter((hit, index) => hit !== null || (lines[index] ?? "").trim() !== ""), hints);
  return found.map((hit) => (hit && sure.has(hit.label) ? hit : null));
}

/** `Name: text` or `**Name:** text` without times; a label counts where it comes again. */
export const names: Format = {
  name: "names",
  most: 0.9,
  detect(lines, hints) {
    const hits = labelled(lines, hints).filter((hit) => hit !== null);
    const speakers = new Set(hits.map((hit) => hit.label));
    return hits.length >= 2 && (hits.length > speakers.size || hits.every(({ bold }) => bold)) ? (0.9 * hits.length) / filled(lines) : 0;
  },
  read(lines, hints) {
    const cues: Cue[] = [];
    labelled(lines, hints).forEach((hit, index) => {
      const last = cues[cues.length - 1];
      if (hit) cues.push({ speaker: hit.label, start: null, end: null, text: hit.text, line: index });
      else if (last) extend(last, lines[index] ?? "", index);
      else if ((lines[index] ?? "").trim() !== "") cues.push({ speaker: null, start: null, end: null, text: (lines[index] ?? "").trim(), line: index });
    });
    return cues;
  },
};
