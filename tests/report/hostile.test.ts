import { describe, expect, it } from "vitest";
import { linkStyle } from "../../src/entity/link-style";
import type { VaultFacts } from "../../src/model/facts";
import { REPORTS } from "../../src/report/reports";
import { readRegion } from "../../src/text/regions";
import { meeting, organization, person } from "../graph/invent";
import { HOSTILE } from "./hostile";
import { facts, items, options, task } from "./invent";

const legal = (name: string) => name.replace(/[/\n\r\0]/gu, " ").slice(0, 80);
const vault: VaultFacts = facts({
  entities: HOSTILE.flatMap((text) => [person(legal(text), { aliases: [text], organization: text }), organization(`Of ${legal(text)}`)]),
  meetings: HOSTILE.map((text, at) => meeting(text, at % 3 === 0 ? null : "2026-03-02", {
    path: `Meetings/${legal(text)}.md`, people: [text, `Not ${text}`, HOSTILE[(at + 1) % HOSTILE.length] ?? ""], organizations: [text], unreviewed: at % 4 === 0,
    decisions: items(text, `${text} — replaces [[${legal(text)}]]: ${text}`), risks: items(text, `x ${text}`, `${text} — closed 2026-03-03`), openQuestions: items(text, `y ${text} — answered [[${text}]]`),
  })),
  tasks: HOSTILE.map((text, line) => task(text, { line, owners: [text, `Not ${text}`], path: `Meetings/${legal(text)}.md`, meeting: { title: text, date: null } })),
});

/** Says what is wrong with a drawing as Debrief writes it: nodes with quoted labels, ties between them, one class. */
function faultsOf(drawing: string): string[] {
  const lines = drawing.split("\n");
  const nodes = new Set<string>();
  return lines.flatMap((line, at) => {
    if (at === 0) return line === "graph LR" ? [] : [line];
    const node = /^ {2}(n\d+)\["((?:[^"#%&;<>\\`\n]|#\d+;)+)"\]$/u.exec(line);
    if (node) {
      const isNew = !nodes.has(node[1] ?? "");
      nodes.add(node[1] ?? "");
      // Mermaid takes the label for Markdown, which knows lists there and shows none.
      return isNew && !/^(?:[-+*]|\d+[.)])\s/u.test(node[2] ?? "") && (node[2] ?? "").length < 600 ? [] : [line];
    }
    const ends = /^ {2}(n\d+) ---\|\d+\| (n\d+)$/u.exec(line)?.slice(1) ?? (at === lines.length - 1 ? /^ {2}class (n\d+(?:,n\d+)*) internal-link;$/u.exec(line)?.[1]?.split(",") : undefined);
    return ends?.every((end) => nodes.has(end)) ? [] : [line];
  });
}

const STYLES = { wikilinks: { useMarkdownLinks: false, newLinkFormat: "shortest" }, "Markdown links": { useMarkdownLinks: true, newLinkFormat: "relative" } } as const;

describe.each(Object.keys(STYLES) as (keyof typeof STYLES)[])("a vault of hostile names and words, with %s", (style) => {
  const write = linkStyle(STYLES[style], () => true);
  const regions = REPORTS.filter(({ kind }) => kind === "region");
  const textOf = (id: string) => {
    const report = regions.find((one) => one.id === id);
    return report?.write(null, vault, { ...options, link: (path, shown, inTable) => write(path, shown, `Debrief/${report.fileName}`, inTable) });
  };

  it.each(regions.map(({ id }) => id))("makes of %s one sound region without boxes, tags, comments or block ids", (id) => {
    const { text, problem } = textOf(id) ?? { text: "", problem: "" };
    expect(problem).toBeNull();
    expect(readRegion(text, id)).not.toBeNull();
    expect(text.match(/<!--/gu)).toHaveLength(2);
    expect(text.match(/^(?:```|~~~)/gmu)?.length ?? 0).toBe(id === "people-graph" ? 2 : 0);
    const rows = (readRegion(text, id) ?? "").replace(/```mermaid[^]*?```/u, "").split("\n").filter((line) => line !== "");
    for (const row of rows) {
      expect(row).toMatch(/^(?:## |- | {2}- replaces |\| )/u);
      const words = row.replace(/(`+)[^`]+\1|\[\[[^\]]*\]\]|\[[^\]]*\]\([^()\s]*\)/gu, "~");
      expect(words).not.toMatch(/^\s*- (?:[-+*] |\d+[.)] )*\[.\] |(?:^#+ |\s)#[\p{L}\p{N}]|%%|<[a-z/!%]|\s\^[\w-]+$/iu);
    }
  });

  it("draws a sound table and drawing of people", () => {
    const body = readRegion(textOf("people-graph")?.text ?? "", "people-graph") ?? "";
    const rows = body.split("\n").filter((line) => line.startsWith("|"));
    expect(rows.length).toBeGreaterThan(HOSTILE.length);
    for (const row of rows) expect(row.replace(/\\\|/gu, "").match(/\|/gu)).toHaveLength(5);
    expect(faultsOf(/```mermaid\n([^]*?)\n```/u.exec(body)?.[1] ?? "")).toEqual([]);
  });
});
