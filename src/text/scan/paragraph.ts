import type { Construct } from "../scan";
import { skipSpace } from "./chars";
import { definitionAt } from "./reference";

/** Running text `[from, to)`. `masked` is that stretch with the quote signs of its lines blanked out, null where it has none. */
export interface TextRun {
  from: number;
  to: number;
  masked: string | null;
}

/** The words of a paragraph, line by line as `[from, to)`, and whether quote signs stand before some. */
export interface Paragraph {
  lines: [number, number][];
  quoted: boolean;
}

/** Where what is found in a note is gathered: constructs, runs of text, and the folded labels of references. */
export interface Found {
  out: Construct[];
  runs: TextRun[];
  labels: Set<string>;
}

/** Adds a paragraph's link reference definitions, with which it may start, and the run of text behind them. */
export function readParagraph(text: string, { lines, quoted }: Paragraph, { out, runs, labels }: Found): void {
  const from = lines[0]?.[0] ?? 0;
  const to = lines[lines.length - 1]?.[1] ?? from;
  const masked = quoted && lines.length > 1 ? maskLines(text, lines) : null;
  const [source, shift] = masked === null ? [text, 0] : [masked, from];
  let at = from;
  for (let definition = definitionAt(source, at - shift, to - shift); definition; definition = definitionAt(source, at - shift, to - shift)) {
    labels.add(definition.label);
    out.push({ kind: "link", from: at, to: definition.to + shift });
    at = skipSpace(source, definition.to, to - shift) + shift;
  }
  if (at < to) runs.push({ from: at, to, masked: masked?.slice(at - from) ?? null });
}

/** The paragraph's text with all that stands between its lines made spaces, line breaks apart: offsets stay. */
function maskLines(text: string, lines: readonly [number, number][]): string {
  let masked = "";
  let at = lines[0]?.[0] ?? 0;
  for (const [from, to] of lines) {
    masked += text.slice(at, from).replace(/[^\r\n]/g, " ") + text.slice(from, to);
    at = to;
  }
  return masked;
}
