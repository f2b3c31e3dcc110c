// @vitest-environment happy-dom
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { startHost } from "./host";
import type { Host } from "./types";

const NOTE = "Meetings/Racks.md";
const REPORT = "Debrief/Open actions.md";
const NOTE_TEXT = "---\ntype: meeting\ndate: 2026-03-02\n---\n\n# Racks\n\n## Action items\n\n- [ ] Send the plan @Bo 📅 2026-03-06\n- [ ] Call Ada\n- [ ] Odd one 🔁 whenever\n";
const REPORT_TEXT = [
  "---", "debrief: actions", "---", "", "# Open actions", "", "<!-- debrief:actions:start -->", "", "## Bo", "",
  "- Send the plan · 📅 2026-03-06 · [[Racks]], 2026-03-02", "", "## No owner", "", "- Call Ada · [[Racks]], 2026-03-02", "- Odd one · [[Racks]], 2026-03-02", "- Long gone · [[Racks]], 2026-03-02", "",
  "<!-- debrief:actions:end -->", "",
].join("\n");

let plugin = "";
beforeAll(() => {
  plugin = mkdtempSync(join(tmpdir(), "debrief-boxes-"));
  expect(spawnSync(process.execPath, ["esbuild.config.mjs", "production", plugin]).status).toBe(0);
});

let pane = "";
const boxes = () => Array.from(document.querySelectorAll<HTMLInputElement>(`${pane} .debrief-report-box input`));
const rows = () => boxes().map((box) => [box.getAttribute("aria-label"), box.checked]);
const OPEN = [["Done: Send the plan", false], ["Done: Call Ada", false], ["Done: Odd one", false]];

async function start(mode: "source" | "preview"): Promise<Host> {
  document.body.replaceChildren();
  pane = mode === "source" ? ".cm-editor" : ".markdown-preview-view";
  const host = await startHost({ plugin, files: { [NOTE]: NOTE_TEXT, [REPORT]: REPORT_TEXT } });
  await host.open(REPORT, mode);
  await vi.waitFor(() => expect(rows()).toEqual(OPEN), 5_000);
  return host;
}

describe.each(["preview", "source"] as const)("the dashboard in %s", (mode) => {
  it("ticks a task in its note, follows it, and takes it back", async () => {
    const host = await start(mode);
    boxes()[0]?.click();
    await vi.waitFor(async () => expect(await host.read(NOTE)).toMatch(/- \[x\] Send the plan @Bo 📅 2026-03-06 ✅ \d{4}-\d\d-\d\d\n- \[ \] Call Ada\n/u));
    await vi.waitFor(() => expect(rows()).toEqual([["Done: Send the plan", true], ...OPEN.slice(1)]));
    expect(await host.read(REPORT)).toBe(REPORT_TEXT);
    expect(host.notices().join()).toContain("Done: “Send the plan”");
    document.querySelector<HTMLElement>(".debrief-notice-undo")?.click();
    await vi.waitFor(async () => expect(await host.read(NOTE)).toBe(NOTE_TEXT));
    await vi.waitFor(() => expect(rows()).toEqual(OPEN));
    await host.unload();
  });

  it("refuses with a sentence what it cannot tick, and loses the boxes of a note that is gone", async () => {
    const host = await start(mode);
    boxes()[2]?.click();
    await vi.waitFor(() => expect(host.told().join()).toContain("its rule \"whenever\" cannot be read"));
    expect(rows()).toEqual(OPEN);
    expect(await host.read(NOTE)).toBe(NOTE_TEXT);
    await host.outside.remove(NOTE);
    await vi.waitFor(() => expect(boxes()).toEqual([]));
    await host.unload();
  });
});

it("ticks by the Tasks plugin where it is there", async () => {
  const host = await start("preview");
  const app = host.app as unknown as { plugins: { plugins: Record<string, unknown> } };
  app.plugins.plugins["obsidian-tasks-plugin"] = { apiV1: { executeToggleTaskDoneCommand: (line: string, path: string) => `${line.replace("[ ]", "[x]")} in ${path}` } };
  boxes()[1]?.click();
  await vi.waitFor(async () => expect(await host.read(NOTE)).toContain(`- [x] Call Ada in ${NOTE}\n`));
  await host.unload();
});
