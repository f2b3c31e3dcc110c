import type { Cue } from "../../model/transcript";
import { extend, type Format } from "../format";

/** Text without speakers and times: its paragraphs, or its lines where no blank line parts them. */
export const plain: Format = {
  name: "plain",
  most: 0.1,
  detect: (lines) => (lines.some((line) => line.trim() !== "") ? 0.1 : 0),
  read(lines) {
    const cues: Cue[] = [];
    const first = lines.findIndex((line) => line.trim() !== "");
    const byParagraph = lines.some((line, index) => index > first && line.trim() === "" && (lines[index + 1] ?? "").trim() !== "");
    let open = false;
    lines.forEach((line, index) => {
      if (line.trim() === "") {
        open = false;
        return;
      }
      const last = cues[cues.length - 1];
      if (last && open && byParagraph) extend(last, line, index);
      else cues.push({ speaker: null, start: null, end: null, text: line.trim(), line: index });
      open = true;
    });
    return cues;
  },
};
