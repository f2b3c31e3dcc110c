import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPlugin } from "./load";

const LARGEST_BYTES = 560_000;
/** Written by `yaml` inside try … catch, with a fallback for browsers that know no lookbehind. */
const GUARDED_BY_YAML = new Set([
  String.raw`(?<![ \t])[ \t]+$`,
  String.raw`^[ \t]+|(?<![ \t])[ \t]+$`,
  String.raw`(^|(?<!\n))\n+(?!\n|$)`,
]);

const folder = mkdtempSync(join(tmpdir(), "debrief-build-"));
const [once, again] = [join(folder, "a"), join(folder, "b")];
const build = (dir: string) => execFileSync(process.execPath, ["esbuild.config.mjs", "production", dir], { stdio: "pipe" });
let main = "";

beforeAll(() => {
  build(once);
  build(again);
  main = readFileSync(join(once, "main.js"), "utf8");
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the built main.js", () => {
  it("is small enough", () => {
    expect(statSync(join(once, "main.js")).size).toBeLessThanOrEqual(LARGEST_BYTES);
  });

  it("says what made it", () => {
    expect(main).toMatch(/^\/\*.*bundled by esbuild.*\*\//);
    expect(main).not.toContain("sourceMappingURL");
  });

  it.each([
    ["eval", /\beval\s*\(/],
    ["new Function", /\bFunction\s*\(/],
    ["dynamic import", /\bimport\s*\(/],
    ["use of process", /\bprocess\.(?!env\b)/],
  ])("holds no %s", (_what, pattern) => {
    expect(pattern.exec(main)?.[0]).toBeUndefined();
  });

  it("requires only what the app gives", () => {
    const asked = [...main.matchAll(/\brequire\(\s*(["'`])(.*?)\1\s*\)/g)].map((hit) => hit[2] ?? "");
    expect(asked.filter((name) => name !== "obsidian" && !name.startsWith("@codemirror/"))).toEqual([]);
  });

  it("holds no lookbehind that an old iPhone would stumble over", () => {
    const built = /new RegExp\((["'`])((?:(?!\1)[^\\]|\\.)*)\1/gs;
    const unguarded = [...main.matchAll(built)]
      .map((hit) => (hit[2] ?? "").replaceAll("\t", String.raw`\t`).replaceAll("\n", String.raw`\n`))
      .filter((source) => /\(\?<[=!]/.test(source) && !GUARDED_BY_YAML.has(source));
    expect(unguarded).toEqual([]);
    expect(main.replace(built, "")).not.toMatch(/\(\?<[=!]/);
  });

  it("exports a plugin as the app loads it", () => {
    const { Plugin, exported } = loadPlugin(join(once, "main.js"));
    expect((exported as { prototype: unknown }).prototype).toBeInstanceOf(Plugin);
  });
});

describe("the built command line", () => {
  it("runs by itself", () => {
    expect(readFileSync(join(once, "dist", "cli.mjs"), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(execFileSync(process.execPath, [join(once, "dist", "cli.mjs"), "--help"], { encoding: "utf8" })).toContain("summarize");
  });
});

describe("two builds of one source", () => {
  it.each(["main.js", "dist/cli.mjs"])("give the same bytes of %s", (name) => {
    expect(readFileSync(join(once, name)).equals(readFileSync(join(again, name)))).toBe(true);
  });
});

describe("the packages", () => {
  it("are pinned to exact versions", () => {
    const { dependencies, devDependencies } = createRequire(import.meta.url)("../../package.json") as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });
});
