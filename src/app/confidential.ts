import { isConfidential, NEAR } from "../engine/verify";
import type { Transcript } from "../model/transcript";
import { splitLines } from "../text/lines";

/**
 * Whether an item of a note may be passed on: neither its own words nor those around its evidence in the transcript ask that it be
 * kept among those who heard it.
 * @param text the note as it is, where the moments of a transcript without times stand (`(¶12)`)
 */
export function mayBePassedOn(transcript: Transcript | null, text: string): (item: { line: number; text: string; evidence: readonly number[] }) => boolean {
  const turns = transcript?.turns ?? [];
  const lines = splitLines(text);
  const turnAt = (second: number): number[] => {
    const after = turns.findIndex(({ start }) => start !== null && Math.floor(start) > second);
    return after < 0 ? [turns.length - 1] : [after - 1];
  };
  const numbered = (line: number) => [...(lines[line]?.text ?? "").matchAll(/¶(\d{1,6})/gu)].map((hit) => Number(hit[1]) - 1);
  const isOpen = (turn: number) => !turns.slice(Math.max(0, turn - NEAR), turn + NEAR + 1).some((near) => isConfidential(near.text));
  return (item) => !isConfidential(item.text) && [...item.evidence.flatMap(turnAt), ...numbered(item.line)].every(isOpen);
}
