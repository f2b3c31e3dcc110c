import type { Transcript } from "../model/transcript";
import { splitNote } from "../note/properties";
import { findTranscripts } from "../transcript/find";
import { readTranscript } from "../transcript/read";
import { joinTranscripts } from "../transcript/turns";
import { splitLines } from "../text/lines";
import { repair } from "../text/repair";

/** Whether a file is a note, by its name. */
export const isNote = (path: string): boolean => /\.md$/iu.test(path);

/** Whether a file is a transcript of captions, by its name. */
export const isCaption = (path: string): boolean => /\.(?:vtt|srt)$/iu.test(path);

/** Whether a file may be a transcript of its own, by its name. */
export const isTranscriptFile = (path: string): boolean => isCaption(path) || /\.txt$/iu.test(path);

/**
 * The transcript of a file of its own, or of a note: there all that stand in it, as one, else its body where that is one
 * with speakers or times, or holds neither properties nor headings. Null where there is none.
 * @param names people who may stand as labels
 */
export function readFileTranscript(path: string, text: string, names: readonly string[] = []): Transcript | null {
  const repaired = repair(text).text;
  if (isNote(path)) {
    const found = findTranscripts(splitLines(repaired).map((line) => line.text));
    const joined = joinTranscripts(found.flatMap((part) => readTranscript(part.text, { names }, part.textLine) ?? []));
    if (joined) return joined;
  } else return readTranscript(repaired, { names });
  const { bodyFrom, bodyLine } = splitNote(repaired);
  const whole = readTranscript(repaired.slice(bodyFrom), { names }, bodyLine);
  const isProse = whole?.format === "plain" && (bodyLine > 0 || /^ {0,3}#{1,6}\s/mu.test(repaired));
  return isProse ? null : whole;
}
