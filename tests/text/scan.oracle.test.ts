import { GFM, parser } from "@lezer/markdown";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scan, type Construct } from "../../src/text/scan";

const oracle = parser.configure(GFM);

/** What both know: the oracle's node names and our kinds. */
const KINDS: Record<string, Construct["kind"]> = {
  FencedCode: "fence", CodeBlock: "indentedCode", InlineCode: "code", CommentBlock: "htmlComment", Comment: "htmlComment",
  HTMLBlock: "html", HTMLTag: "html", Table: "table", LinkReference: "link",
  ATXHeading1: "heading", ATXHeading2: "heading", ATXHeading3: "heading", SetextHeading1: "heading", SetextHeading2: "heading",
};
const COMPARED = new Set(["fence", "code", "htmlComment", "html", "heading", "table", "link", "image", "indentedCode"]);
const HOLDS = new Set(["heading", "table"]);

function expected(text: string): string[] {
  const found: { kind: string; from: number; to: number }[] = [];
  oracle.parse(text).iterate({
    enter(node) {
      let kind: string | undefined = KINDS[node.name];
      if (node.name === "Link" || node.name === "Image") {
        if (node.node.getChild("URL")) kind = node.name.toLowerCase();
      }
      if (kind) found.push({ kind, from: node.from, to: node.to });
      return !kind || HOLDS.has(kind);
    },
  });
  return show(text, found);
}

/** Code is compared from its first sign to its last: where its indentation starts is a matter of taste.
 * The oracle does not know which references are defined. */
function show(text: string, found: readonly { kind: string; from: number; to: number }[]): string[] {
  return found.filter(({ kind }) => COMPARED.has(kind)).map(({ kind, from, to }) => {
    const words = text.slice(from, to);
    return words === "[label]" ? "" : `${kind} ${from + words.length - words.trimStart().length}-${from + words.trimEnd().length}`;
  }).filter(Boolean).sort();
}

const word = fc.constantFrom("Ines", "asks", "about", "the plan", "a*b", "snow_man", "5 > 4", "x < y", "é", "!", "**bold**", "\\`", "\\[", "\\<b>");
const piece = fc.oneof(
  { weight: 4, arbitrary: word },
  fc.constantFrom(
    "`code`", "``a ` b``", "`", "``", "`[x](y)`", "[text](target)", "[a `b](c)` d](e)", "[text](<a b> \"title\")",
    "![alt](pic.png)", "[![alt](pic.png)](page)", "[a [b](c) d](e)", "(", "](x)", "[", "so <b>", "so </b>", "so <br/>",
    "so <i class=\"x y\">", "<i class=`x`>", "so <!-- hidden -->", "<", ">", "[text](a(b)c)", "![text](a b)",
  ),
);
const sentence = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(" "));
const lines = fc.array(sentence, { minLength: 1, maxLength: 3 });
const block = fc.oneof(
  { weight: 4, arbitrary: lines },
  sentence.map((words) => [`## ${words}`]),
  sentence.map((words) => [`plain ${words}`, "==="]),
  fc.tuple(fc.constantFrom("```", "~~~", "````js"), lines, fc.constantFrom("```", "~~~", "````", "")).map(([open, body, close]) => [open, ...body, close]),
  lines.map((body) => body.map((line) => `    x ${line}`)),
  fc.constantFrom(["<!-- region:start -->"], ["***"], ["---"], ["A table:", "", "| a | b |", "|---|---|", "| `c` | d \\| e |", ""], ["[label]: target", ""]),
);
/**
 * Raw HTML stands at the top and alone: the oracle does not end it at a blank line inside a quote, and takes no
 * empty element for its start. A table stands between blank lines: the oracle lets no heading follow it.
 */
const raw = fc.tuple(lines, fc.constantFrom(["<div>", "</div>"], ["<!-- open", "end -->"])).map(([body, [open, close]]) => [open ?? "", ...body, close ?? "", ""]);
const nested = fc.tuple(fc.constantFrom("", "> ", "- ", "1. ", "> - ", "- > ", "* "), fc.array(block, { minLength: 1, maxLength: 2 })).map(([prefix, blocks]) => {
  const body = blocks.flatMap((block, i) => (i > 0 ? ["", ...block] : block));
  const rest = prefix.replace(/[-*]/g, " ").replace("1.", "  ");
  return body.map((line, i) => (i === 0 ? prefix : rest) + line);
});
const note = fc.array(fc.tuple(fc.oneof({ weight: 5, arbitrary: nested }, raw), fc.boolean()), { minLength: 1, maxLength: 5 }).map((parts) =>
  parts.flatMap(([body, gap]) => (gap ? [...body, ""] : body)).join("\n"))
  // The oracle knows no properties.
  .filter((text) => !text.startsWith("---\n"));

describe("the scanner beside @lezer/markdown", () => {
  it("finds the same code, links, HTML, headings and tables", () => {
    fc.assert(fc.property(note, (text) => {
      expect(show(text, scan(text))).toEqual(expected(text));
    }), process.env.FUZZ ? { numRuns: Number(process.env.FUZZ) } : { numRuns: 600, seed: 1 });
  });
});
