import type { Transcript } from "../model/transcript";
import { BOM, splitLines } from "../text/lines";
import type { Format, Hints } from "./format";
import { bracketed } from "./formats/bracketed";
import { glued } from "./formats/glued";
import { meet } from "./formats/meet";
import { names } from "./formats/names";
import { otter } from "./formats/otter";
import { plain } from "./formats/plain";
import { srt } from "./formats/srt";
import { timed } from "./formats/timed";
import { vtt } from "./formats/vtt";
import { transcriptOf } from "./turns";

/** All forms that are read; of equals the first wins. */
export const FORMATS: readonly Format[] = [vtt, srt, meet, otter, glued, bracketed, timed, names, plain];

/** A fence alone on its line is the note's, not speech. */
const FENCE = /^\s*(?:`{3,}|~{3,})[\w-]*\s*$/u;
/** Otter's footer, which speech recognizers also make up from silence. */
const FOOTER = /Transcribed by https?:\/\/otter\.ai\/?(?=\s|$)/giu;

/**
 * A transcript from text in any of the forms, or null where the text is empty. Times in seconds, `line` 0-based and
 * counted from `firstLine`, the text's own place in its file. `hints.names` help to learn the labels.
 * Double-encoded text is to be repaired before. Never throws.
 */
export function readTranscript(text: string, hints: Hints, firstLine = 0): Transcript | null {
  const lines = splitLines(text.startsWith(BOM) ? text.slice(1) : text).map((line) => (FENCE.test(line.text) ? "" : line.text));
  const known: Hints = { names: hints.names.map((name) => name.trim()).filter((name) => name.length > 1) };
  let best: { format: Format; share: number } | null = null;
  for (const format of FORMATS) {
    if (best && best.share >= format.most) continue;
    const share = format.detect(lines, known);
    if (share > (best?.share ?? 0)) best = { format, share };
  }
  if (!best) return null;
  const cues = best.format.read(lines, known);
  const kept = cues.filter((cue) => {
    cue.line += firstLine;
    if (!cue.text.toLowerCase().includes("otter.ai")) return true;
    cue.text = cue.text.replace(FOOTER, "").trim();
    // A footer in a paragraph of its own is no cue; who is named above it was there.
    return cue.text !== "" || cue.speaker !== null || cue.start !== null;
  });
  return transcriptOf(best.format.name, kept);
}
