import { BOM } from "./lines";
import { scanBlocks } from "./scan/blocks";
import { inlineScanner } from "./scan/inline";
import { propertiesEnd } from "./scan/starts";
import type { Span } from "./spans";

export type Kind =
  | "properties" | "fence" | "indentedCode" | "code" | "math" | "comment" | "htmlComment" | "html" | "wikilink" | "embed"
  | "link" | "image" | "url" | "email" | "tag" | "blockId" | "footnote" | "template" | "heading" | "table";

/** A Markdown construct of a note and where it stands, in UTF-16 offsets. */
export interface Construct extends Span {
  kind: Kind;
}

/** The kinds that hold others. All other constructs are disjoint: the outer one wins. */
export const CONTAINERS: ReadonlySet<Kind> = new Set<Kind>(["heading", "table"]);

/**
 * The Markdown constructs of a note, sorted by `from`, a container before what it holds. Blocks follow CommonMark
 * 0.31 and GFM's tables; comments, math, tags, block ids and wikilinks follow Obsidian.
 * - `properties`: from 0 to the end of the closing line. `fence`, `indentedCode`, `html` blocks: from their first sign
 *   to the end of their last line, line break not included, quote signs in between included.
 * - `link`, `image`: text and target together, also reference links whose label is defined, and the definitions.
 * - `html`: a tag; an `<a …>` with its content and end tag; a block of raw HTML. `htmlComment` as a block runs to the
 *   end of the line that closes it.
 * - `template`: `{{…}}`, `<%…%>`, and Kanban's `@{…}` and `@@{…}`. `footnote`: `[^label]`, with the colon of a definition.
 * - `heading`, `table`: their lines, without quote signs before the first one.
 */
export function scan(text: string): Construct[] {
  const out: Construct[] = [];
  const start = propertiesEnd(text);
  if (start > 0) out.push({ kind: "properties", from: 0, to: start });
  const { runs, labels } = scanBlocks(text, start === 0 && text.startsWith(BOM) ? 1 : start, out);
  const scanNote = inlineScanner(text, 0, labels, out);
  for (const run of runs) {
    const scanRun = run.masked === null ? scanNote : inlineScanner(run.masked, run.from, labels, out);
    if (run.masked === null) scanRun(run.from, run.to);
    else scanRun(0, run.to - run.from);
  }
  return out.sort((a, b) => a.from - b.from || b.to - a.to);
}
