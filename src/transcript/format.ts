import type { Cue } from "../model/transcript";

/** What is known before reading: names that may stand as labels (properties, title, the user's own). */
export interface Hints {
  names: readonly string[];
}

/**
 * One form of transcript. `lines` are without line endings and BOM; the cues' `line` is an index into them.
 * `detect` answers 0 to 1, the share of the lines that fit; the best format reads.
 */
export interface Format {
  name: string;
  /** The largest share that `detect` can answer: where another fits better, this one is not asked. */
  most: number;
  detect(lines: readonly string[], hints: Hints): number;
  read(lines: readonly string[], hints: Hints): Cue[];
}

/** Joins a further line to a cue's text by one space. */
export function extend(cue: Cue, line: string, index: number): void {
  const text = line.trim();
  if (text === "") return;
  if (cue.text === "") cue.line = index;
  cue.text = cue.text === "" ? text : `${cue.text} ${text}`;
}

/** How many lines hold something. */
export function filled(lines: readonly string[]): number {
  return lines.reduce((sum, line) => (line.trim() === "" ? sum : sum + 1), 0);
}
