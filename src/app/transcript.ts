import type { Transcript } from "../model/transcript";
import { findTranscripts } from "../transcript/find";
import { readTranscript } from "../transcript/read";
import { transcriptOf } from "../transcript/turns";
import { splitLines } from "../text/lines";
import { repair } from "../text/repair";

/** Whether a file is a note, by its name. */
export const isNote = (path: string): boolean => /\.md$/iu.test(path);

/**
 * The transcript of a file of its own, or of a note: there all that stand in it, as one. Null where there is none.
 * @param names people who may stand as labels
 */
export function readFileTranscript(path: string, text: string, names: readonly string[] = []): Transcript | null {
  const repaired = repair(text).text;
  if (isNote(path)) {
    const found = findTranscripts(splitLines(repaired).map((line) => line.text));
    const read = found.map((part) => readTranscript(part.text, { names }, part.textLine)).filter((part) => part !== null);
    if (read.length > 0) return transcriptOf(read[0]?.format ?? "", read.flatMap((part) => part.cues));
  }
  return readTranscript(repaired, { names });
}
