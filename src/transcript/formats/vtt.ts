import { isTiming, readCaptions } from "../captions";
import type { Format } from "../format";

/** WebVTT as Teams (`<v Name>`), Zoom (`Name: `) and players write it; also without its header line. Source: w3.org/TR/webvtt1. */
export const vtt: Format = {
  name: "vtt",
  most: 1,
  detect(lines) {
    const first = lines.find((line) => line.trim() !== "") ?? "";
    if (/^\s*WEBVTT(?:\s|$)/u.test(first)) return 1;
    return lines.some((line) => isTiming(line) && !line.includes(",")) ? 0.97 : 0;
  },
  read: readCaptions,
};
