import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readPlainProperties } from "../../src/note/plain-properties";
import { findBlock } from "../../src/note/properties";
import { YAML_OPTIONS } from "../../src/note/property-block";

/** What the whole reader answers; undefined where it refuses. */
function whole(source: string): unknown {
  try {
    return parse(source, YAML_OPTIONS);
  } catch {
    return undefined;
  }
}

describe("properties of the usual form", () => {
  it.each([
    ["type: transcript\ndate: '2026-03-02'\n"],
    ["entities:\n  people:\n  - '[[Ines Duarte]]'\n  organizations:\n  - '[[Corvanta]]'\ntype: transcript\nsource_type: unknown\n"],
    ["people:\n  - \"[[Ines Duarte]]\"\n  - Lena Okafor\ndate: 2026-03-02\nempty:\nlast: yes\n"],
  ])("are read: %j", (source) => {
    expect(readPlainProperties(source)).toEqual(whole(source));
    expect(readPlainProperties(source)).not.toBeNull();
  });

  it.each([
    "a: 1\n", "a: null\n", "a: [b]\n", "a: b: c\n", "a: b\n  c\n", "a: 'it''s'\n", "a: \"\\n\"\n", "a: b #c\n", "# c\na: b\n", "a: b\na: c\n",
    "- a\n", "a:\n - b\n  - c\n", "a:\n  b: c\n d: e\n", "__proto__: a\n", "a: |\n  b\n", "a: &x b\n", "a: b", "", "\n", "a:\n\n- b\n", "a: b\n- c\n",
    "a: b:\n", "a:\n- b: c\n", "a: ~\n", "a:\tb\n", "a: .inf\n", "true: a\n", "a: b\n  - c\n", "a:\n  - b\n  c: d\n", "- a: b\n",
  ])("are left to the whole reader where they are not: %j", (source) => {
    const read = readPlainProperties(source);
    if (read !== null) expect(read).toEqual(whole(source));
  });

  it("of every note of the sample are read as the whole reader does, also where a character is lost", () => {
    const vault = "tests/fixtures/vault";
    let blocks = 0;
    for (const name of readdirSync(vault, { recursive: true, encoding: "utf8" }).filter((one) => one.endsWith(".md"))) {
      const text = readFileSync(join(vault, name), "utf8");
      const block = findBlock(text);
      if (block === null || block === "unterminated") continue;
      const source = text.slice(block.from, block.to);
      blocks++;
      for (let at = 0; at <= source.length; at++) {
        const damaged = source.slice(0, at) + source.slice(at + 1);
        const read = readPlainProperties(damaged);
        if (read !== null) expect(read).toEqual(whole(damaged));
      }
    }
    expect(blocks).toBeGreaterThan(0);
  });

  const piece = fc.constantFrom("a", "b", "key", "people", "null", "no", "2026-03-02", "'x y'", "\"z\"", "'[[N M]]'", "- ", "-", ": ", ":", " ", "  ", "\n", "\n", "\n- ", "\n  - ", "\n  ", "#", "é", "’", ".", "1", "~", "[", "é: ");
  it("are read as the whole reader does, or not at all", () => {
    fc.assert(fc.property(fc.array(piece, { maxLength: 18 }), (pieces) => {
      const source = `${pieces.join("")}\n`;
      const read = readPlainProperties(source);
      if (read !== null) expect(read).toEqual(whole(source));
    }), { numRuns: 20_000 });
    const row = fc.constantFrom("a: x", "b: 'y'", "c:", "- z", "  - z", " - z", "  d: e", "  f:", "    - g", "    h: i", "\"q\": r", "k: ", "n l: m", "- ", "  d:");
    fc.assert(fc.property(fc.array(row, { maxLength: 7 }), (rows) => {
      const source = rows.map((one) => `${one}\n`).join("");
      const read = readPlainProperties(source);
      if (read !== null) expect(read).toEqual(whole(source));
    }), { numRuns: 20_000 });
  });
});
