import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import esbuild from "esbuild";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build";
import { layout } from "../../src/graph/layout";
import { DEFAULT_SETTINGS, parseSettings } from "../../src/model/settings";
import * as properties from "../../src/note/properties";
import * as bases from "../../src/report/bases";
import { crowd } from "../graph/invent";
import { unreached } from "../../scripts/unreached.mjs";

interface Lean {
  properties: typeof properties;
  bases: typeof bases;
  parseSettings: typeof parseSettings;
  layout: typeof layout;
}

const folder = mkdtempSync(join(tmpdir(), "debrief-lean-"));
let lean: Lean;
let sizes: Record<string, { bytesInOutput: number }> = {};

beforeAll(async () => {
  const contents = `export * as properties from "./src/note/properties"; export * as bases from "./src/report/bases"; export { parseSettings } from "./src/model/settings"; export { layout } from "./src/graph/layout";`;
  const outfile = join(folder, "lean.cjs");
  const { metafile } = await esbuild.build({
    stdin: { contents, resolveDir: "." }, outfile, bundle: true, metafile: true, minify: true, format: "cjs", platform: "browser", target: "es2022", plugins: [unreached],
  });
  sizes = Object.values(metafile.outputs)[0]?.inputs ?? {};
  lean = createRequire(import.meta.url)(outfile) as Lean;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a function gives, or the message of what it throws. */
function given(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

const CHANGES = { type: "meeting", date: null, tags: ["a", "b: c", "#d"], "entities.people": ["[[Ines Duarte]]", "[[Bo]]"], note: `${"many words ".repeat(30)}\nand another line` };

function same(text: string): void {
  expect(lean.properties.splitNote(text)).toEqual(properties.splitNote(text));
  expect(given(() => lean.properties.changeProperties(text, CHANGES))).toEqual(given(() => properties.changeProperties(text, CHANGES)));
}

describe("what the bundle leaves out of packages", () => {
  it("is left out", () => {
    const of = (end: string) => Object.entries(sizes).filter(([path]) => path.endsWith(end)).reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    expect(of("yaml/browser/dist/stringify/foldFlowLines.js")).toBeLessThan(100);
    expect(of("yaml/browser/dist/visit.js")).toBeLessThan(1_500);
    expect(of("zod/v4/core/util.js")).toBeLessThan(8_000);
    expect(of("d3-timer.mjs") + of("d3-dispatch.mjs")).toBeLessThan(200);
  });

  it("is not missed in the notes of the sample vault", () => {
    const notes = readdirSync("tests/fixtures/vault", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md"));
    expect(notes.length).toBeGreaterThan(5);
    for (const note of notes) same(readFileSync(join("tests/fixtures/vault", note), "utf8"));
  });

  it.each([
    "<<: { a: 1 }\nb: 2", "a: &x { b: 1 }\nc:\n  <<: *x\n  d: 2", "a: !!set { b, c }", "a: !!omap [ b: 1 ]", "a: !!binary aGk=", "a: !!timestamp 2026-03-02", "a: 2026-03-02T10:00:00Z",
    "a: yes\nb: 0o17\nc: 0x1f\nd: 1e3\ne: .inf\nf: ~", "a: >\n  folded\n  text\n\n  more\nb: |-\n  kept\n  lines", "? a\n: b", "{ a: 1, b: [c, d] }", "a: 'it''s'\nb: \"x\\ty\"",
    "%YAML 1.1\n--- \na: yes", "a: [\n", "a: 1\na: 2", "a: *none", "- list", "plain", "# only this", "a:\n\t- b", "entities: { people: [x] }", `a: "${"long words ".repeat(40)}"`,
  ])("is not missed in %j", (block) => same(`---\n${block}\n---\nText`));

  it("is not missed in any block", () => {
    const part = fc.constantFrom("a", "b: ", "\n", "- ", "  ", "'", "\"", "|", ">", "[", "]", "{", "}", ", ", "&x ", "*x", "!!set ", "<<: ", "# c", "2026-03-02", "1", "~", "? ", "entities:\n  people:\n", "tags: ", "key: v\n");
    fc.assert(fc.property(fc.array(part, { maxLength: 16 }).map((parts) => parts.join("")), (block) => same(`---\n${block}\n---\n`)), { numRuns: 600 });
  });

  it("is not missed in the layout of the graph", () => {
    for (const seed of [1, 2, 3]) {
      const graph = buildGraph(crowd(20, 4, 30, seed));
      expect(lean.layout(graph, new Map())).toEqual(layout(graph, new Map()));
    }
  });

  it("is not missed in bases, nor in settings", () => {
    const settings = { ...DEFAULT_SETTINGS, peopleFolders: ["People", `A "quoted" ${"folder ".repeat(20)}`] };
    const input = { settings } as Parameters<typeof bases.peopleBase.write>[2];
    for (const id of ["peopleBase", "meetingsBase"] as const) {
      expect(lean.bases[id].write(null, undefined as never, input)).toEqual(bases[id].write(null, undefined as never, input));
    }
    for (const json of [null, "{}", "[]", "{", '{"headings":{"summary":3},"review":"yes","peopleFolders":["x",1]}']) expect(lean.parseSettings(json)).toEqual(parseSettings(json));
  });
});
