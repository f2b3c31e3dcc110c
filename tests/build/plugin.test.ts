import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { appOver, MarkdownView, Notice, obsidian, type Plugin } from "../support/app";
import { compilePlugin } from "./load";

const SAMPLE = "tests/fixtures/vault";
const NOTE = "Meetings/2026-03-16 Ines Duarte.md";
const folder = mkdtempSync(join(tmpdir(), "debrief-plugin-"));
let DebriefPlugin: new (app: unknown, manifest: unknown) => Plugin & { onload(): void };

beforeAll(() => {
  expect(spawnSync(process.execPath, ["esbuild.config.mjs", "production", folder]).status).toBe(0);
  vi.stubGlobal("window", { setTimeout });
  const module: { exports: Record<string, unknown> } = { exports: {} };
  compilePlugin(join(folder, "main.js"))(module, (name) => {
    if (name === "obsidian") return obsidian;
    throw new Error(`main.js asks for ${name}`);
  });
  DebriefPlugin = module.exports["default"] as typeof DebriefPlugin;
});
afterAll(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => void (Notice.shown = []));

/** The sample vault in memory, its settings in a folder of another name. */
function sampleFiles(): Map<string, string> {
  const files = readdirSync(SAMPLE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => {
    const path = join(entry.parentPath, entry.name).slice(SAMPLE.length + 1).split("\\").join("/");
    return [path.replace(/^\.[a-z]+\//u, ".settings/"), readFileSync(join(entry.parentPath, entry.name), "utf8")];
  }));
}

function load(files: Map<string, string>, open: MarkdownView[] = []) {
  const app = appOver(files, open);
  const plugin = new DebriefPlugin(app, { id: "debrief", dir: ".settings/plugins/debrief" });
  plugin.onload();
  const command = (id: string) => plugin.commands.find((known) => known.id === id);
  return { app, plugin, summarize: command("summarize-transcript"), reports: command("make-reports") };
}

const settled = () => vi.waitFor(() => {
  expect(Notice.shown.filter((message) => !message.includes("working…"))).toHaveLength(1);
}, { timeout: 20_000 });

describe("the built plugin in an app", () => {
  it("registers its commands and touches nothing while it loads", () => {
    const files = sampleFiles();
    const before = new Map(files);
    const { plugin } = load(files);
    expect(plugin.commands.map(({ id, name }) => [id, name])).toEqual([
      ["summarize-transcript", "Summarize transcript"], ["make-reports", "Make reports"],
    ]);
    expect(files).toEqual(before);
  });

  it("shows the command only on a note", () => {
    const { app, summarize } = load(sampleFiles());
    app.activate(null);
    expect(summarize?.checkCallback?.(true)).toBe(false);
    app.activate("Imports/2026-03-18 Penhallow certification call.vtt");
    expect(summarize?.checkCallback?.(true)).toBe(false);
    app.activate(NOTE);
    expect(summarize?.checkCallback?.(true)).toBe(true);
  });

  it("summarizes the note at hand, tells the result, and changes nothing the second time", async () => {
    const files = sampleFiles();
    const before = new Map(files);
    const { app, summarize } = load(files);
    app.activate(NOTE);
    summarize?.checkCallback?.(false);
    await settled();
    const after = files.get(NOTE) ?? "";
    expect(after).toContain("## Action items (for Ines Duarte)");
    expect(after).toMatch(/^- \[ \] .+ \(\d\d:\d\d.*\) @Mira Okafor.* 📅 2026-03-\d\d$/mu);
    expect(Notice.shown[0]).toMatch(/^2026-03-16 Ines Duarte\n\d+ added\.\nRead 00:00–32:3\d, 2 speakers, \d+ turns\./u);
    const changed = [...files].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    expect(changed.sort()).toEqual([".settings/plugins/debrief/journal.json", NOTE]);
    Notice.shown = [];
    summarize?.checkCallback?.(false);
    await settled();
    expect(files.get(NOTE)).toBe(after);
    expect(Notice.shown[0]).toContain("Nothing new.");
  });

  it("works in an open editor in one step, on what is typed there", async () => {
    const files = sampleFiles();
    const saved = files.get(NOTE) ?? "";
    const view = new MarkdownView(NOTE, saved.replace("> Build trust", "> Typed a moment ago. Build trust"));
    const { app, summarize } = load(files, [view]);
    app.activate(NOTE);
    summarize?.checkCallback?.(false);
    await settled();
    expect(view.text).toContain("> Typed a moment ago.");
    expect(view.text).toContain("## Action items");
    expect(view.undoSteps).toHaveLength(1);
    expect(files.get(NOTE)).toBe(saved);
  });

  it("says in one sentence that a note holds no transcript", async () => {
    const files = sampleFiles();
    const { app, summarize } = load(files);
    app.activate("Welcome.md");
    summarize?.checkCallback?.(false);
    await settled();
    expect(Notice.shown).toEqual([expect.stringMatching(/"Welcome\.md" holds no transcript/u)]);
  });

  it("makes the reports, and says that they are up to date the second time", async () => {
    const files = sampleFiles();
    const { reports } = load(files);
    reports?.callback?.();
    await settled();
    expect([...files.keys()].filter((path) => path.startsWith("Debrief/")).sort()).toEqual([
      "Debrief/Decisions.md", "Debrief/Meetings.base", "Debrief/Open actions.md", "Debrief/Open questions.md",
      "Debrief/People graph.canvas", "Debrief/People graph.md", "Debrief/People.base", "Debrief/Risks.md",
    ]);
    Notice.shown = [];
    reports?.callback?.();
    await settled();
    expect(Notice.shown[0]).toMatch(/^All reports are up to date\./u);
  });
});
