// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { buildPlugin, sampleFiles } from "../host/built";
import { startHost } from "../host/host";
import type { Host } from "../host/types";

const NOTE = "Meetings/2026-03-16 Ines Duarte.md";
const DATA = ".settings/plugins/debrief/data.json";
const plugin = buildPlugin();
let host: Host;

/** The sample vault, its summaries written at once. */
function files(): Record<string, string> {
  const sample = sampleFiles();
  return { ...sample, [DATA]: JSON.stringify({ ...JSON.parse(sample[DATA] ?? "{}") as object, review: false }) };
}
const start = async (before = files()) => void (host = await startHost({ plugin, files: before }));
const shown = (id: string) => host.commands().some((command) => command.id === `debrief:${id}`);

/** What stands in each of these paths now. */
async function all(paths: Iterable<string>): Promise<Record<string, string | null>> {
  const texts = await Promise.all([...paths].map(async (path) => [path, await host.read(path)] as const));
  return Object.fromEntries(texts);
}

const told = (pattern: RegExp, from = 0) => vi.waitFor(() => {
  const found = host.told().slice(from).find((text) => pattern.test(text));
  expect(found, host.told().join("\n---\n")).toBeDefined();
  return found ?? "";
}, { timeout: 20_000 });

afterEach(async () => {
  expect(await host.unload()).toEqual([]);
});

describe("the built plugin in an app", () => {
  it("registers its commands and touches nothing while it loads", async () => {
    const before = files();
    await start(before);
    const own = Object.values((host.app as unknown as { commands: { commands: Record<string, { id: string; name: string }> } }).commands.commands)
      .filter(({ id }) => id.startsWith("debrief:")).map(({ id, name }) => [id, name]);
    expect(own).toEqual(expect.arrayContaining([
      ["debrief:summarize-transcript", "Debrief: Summarize transcript"], ["debrief:make-reports", "Debrief: Make reports"],
    ]));
    await host.settled();
    expect(await all(Object.keys(before))).toEqual(before);
    const there = host.app.vault.getFiles().map(({ path }) => path).sort();
    expect(there).toEqual(Object.keys(before).filter((path) => !path.startsWith(".")).sort());
    expect(await host.app.vault.adapter.list(".settings/plugins/debrief")).toEqual({ files: [DATA], folders: [] });
  });

  it("shows the command only on a note", async () => {
    await start({ ...files(), "Board.canvas": "{}" });
    expect(shown("summarize-transcript")).toBe(false);
    await host.open("Board.canvas");
    expect(shown("summarize-transcript")).toBe(false);
    await host.open(NOTE);
    expect(shown("summarize-transcript")).toBe(true);
  });

  it("summarizes the note at hand, tells the result, and changes nothing the second time", async () => {
    const before = files();
    await start(before);
    await host.open(NOTE, "preview");
    host.run("summarize-transcript");
    expect(await told(/^2026-03-16 Ines Duarte\n\d+ added\./u)).toMatch(/\nRead 00:00–32:3\d, 2 speakers, \d+ turns\./u);
    await host.settled();
    const after = await host.read(NOTE) ?? "";
    expect(after).toContain("## Action items (for Ines Duarte)");
    expect(after).toMatch(/^- \[ \] .+ \(\d\d:\d\d.*\) @Mira Okafor.* 📅 2026-03-\d\d$/mu);
    const now = await all(Object.keys(before));
    expect(Object.keys(before).filter((path) => now[path] !== before[path])).toEqual([NOTE]);
    expect((await host.app.vault.adapter.list(".settings/plugins/debrief")).files).toContain(".settings/plugins/debrief/journal.json");
    const so = host.told().length;
    host.run("summarize-transcript");
    expect(await told(/^2026-03-16 Ines Duarte\n/u, so)).toContain("Nothing new.");
    expect(await host.read(NOTE)).toBe(after);
  });

  it("works in an open editor in one step, on what is typed there", async () => {
    const before = files();
    await start(before);
    const { editor } = await host.open(NOTE);
    editor.setCursor(editor.offsetToPos(editor.getValue().indexOf("Build trust")));
    host.type("Typed a moment ago. ");
    const typed = editor.getValue();
    host.run("summarize-transcript");
    await told(/\d+ added\./u);
    expect(editor.getValue()).toContain("> Typed a moment ago. Build trust");
    expect(editor.getValue()).toContain("## Action items");
    expect(await host.read(NOTE)).toBe(before[NOTE]);
    const after = editor.getValue();
    editor.undo();
    expect(editor.getValue()).toBe(typed);
    editor.redo();
    expect(editor.getValue()).toBe(after);
    await host.save();
    expect(await host.read(NOTE)).toContain("> Typed a moment ago. Build trust");
    expect(await host.read(NOTE)).toContain("## Action items");
  });

  it("offers no summary of a note without a transcript, once the vault is read", async () => {
    await start();
    await host.open(NOTE);
    await host.open("Welcome.md");
    await vi.waitFor(() => expect(shown("summarize-transcript")).toBe(false), { timeout: 20_000 });
    await host.open(NOTE);
    expect(shown("summarize-transcript")).toBe(true);
  });

  it("makes the reports, and says that they are up to date the second time", async () => {
    await start();
    const make = async () => {
      const so = host.told().length;
      host.run("make-reports");
      await vi.waitFor(() => expect(host.modal()?.querySelector("button.mod-cta")).toBeTruthy());
      for (const box of Array.from(host.modal()?.querySelectorAll<HTMLInputElement>("li input[type=checkbox]:not(:checked)") ?? [])) box.click();
      await vi.waitFor(() => expect(host.modal()?.querySelector("li input[type=checkbox]:not(:checked)")).toBeNull());
      host.modal()?.querySelector<HTMLElement>("button.mod-cta")?.click();
      const text = await told(/^(?:Wrote|All reports)/u, so);
      await host.settled();
      return text;
    };
    await make();
    expect(host.app.vault.getFiles().map(({ path }) => path).filter((path) => path.startsWith("Debrief/")).sort()).toEqual([
      "Debrief/Decisions.md", "Debrief/Meetings.base", "Debrief/Open actions.md", "Debrief/Open questions.md",
      "Debrief/People graph.canvas", "Debrief/People graph.md", "Debrief/People.base", "Debrief/Risks.md",
    ]);
    expect(await make()).toMatch(/^All reports are up to date\./u);
  });
});
