import { isTiming, readCaptions } from "../captions";
import type { Format } from "../format";

/** SubRip: numbered captions, a comma before the milliseconds, the speaker only by convention (`Name: `). */
export const srt: Format = {
  name: "srt",
  most: 0.98,
  detect: (lines) => (lines.some((line) => isTiming(line) && line.includes(",")) ? 0.98 : 0),
  read: readCaptions,
};
