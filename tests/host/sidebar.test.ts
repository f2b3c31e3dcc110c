// @vitest-environment happy-dom
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { localDay } from "../../src/app/setup";
import { addDays } from "../../src/text/days";
import { startHost } from "./host";
import type { Host } from "./types";

const TODAY = localDay(new Date());
const CONFIG = [".", "obsidian"].join("");
const day = (count: number) => addDays(TODAY, count);
const NOTE = "Meetings/Racks.md";
const SECRET = "Meetings/Secret.md";
const FRESH = "Meetings/Fresh.md";
const NOTE_TEXT = [
  "---", "type: meeting", `date: ${day(-4)}`, "---", "", "# Racks", "", "## Action items", "",
  `- [ ] Send the plan @Bo Rask 📅 ${day(-3)}`, `- [ ] Call Ada @Ines Duarte 📅 ${TODAY}`, `- [ ] Water the plants 🔁 every day 📅 ${TODAY}`,
  "- [ ] Odd one 🔁 whenever", "- [x] Long done", "",
].join("\n");
const FILES = {
  [NOTE]: NOTE_TEXT,
  "Meetings/Aged.md": "---\ntype: meeting\ndate: 2020-01-06\n---\n\n# Aged\n\n## Action items\n\n- [ ] From long ago\n",
  [SECRET]: `---\ntype: meeting\ndate: ${day(-1)}\ndebrief: private\n---\n\n# Secret\n\n## Action items\n\n- [ ] Keep it quiet\n`,
  [FRESH]: `---\ntype: meeting\ndate: ${day(-2)}\ndebrief: unreviewed\n---\n\n# Fresh\n\n## Action items\n\n- [ ] Look at me\n`,
  "People/Ines Duarte.md": "---\ntype: person\n---\n",
};

let plugin = "";
beforeAll(() => {
  plugin = mkdtempSync(join(tmpdir(), "debrief-sidebar-"));
  expect(spawnSync(process.execPath, ["esbuild.config.mjs", "production", plugin]).status).toBe(0);
});

const all = <T extends HTMLElement = HTMLElement>(selector: string) => Array.from(document.querySelectorAll<T>(`.debrief-sidebar ${selector}`));
const rowOf = (text: string) => all(".debrief-row").find((row) => row.textContent.includes(text));
const rows = () => all(".debrief-row")
  .sort((a, b) => Number(a.dataset["index"]) - Number(b.dataset["index"]))
  .map((row) => row.querySelector(".debrief-group-title, .debrief-action-text, .debrief-folded")?.textContent ?? "");
const tick = (text: string) => rowOf(text)?.querySelector<HTMLInputElement>("input")?.click();
const undo = () => Array.from(document.querySelectorAll<HTMLElement>(".debrief-notice-undo")).pop()?.click();
const menuOf = (text: string) => rowOf(text)?.querySelector<HTMLElement>(".debrief-action-more")?.click();
const lineOf = async (host: Host, words: string) => (await host.read(NOTE))?.split("\n").filter((line) => line.includes(words));
const ALL = ["To review", "Fresh", "Look at me", "Overdue", "Send the plan", "Today", "Call Ada", "Water the plants", "No date", "Odd one", "1 action of older meetings"];

async function start(more: Record<string, string> = {}): Promise<Host> {
  document.body.replaceChildren();
  const host = await startHost({ plugin, files: { ...FILES, ...more } });
  host.run("open-action-sidebar");
  await vi.waitFor(() => expect(rows()).toEqual(ALL), 8_000);
  return host;
}

describe("the sidebar in the app", () => {
  it("opens once, shows all open actions, and leaves nothing behind", async () => {
    const host = await start();
    host.run("open-action-sidebar");
    await host.settled();
    expect(host.app.workspace.getLeavesOfType("debrief-actions")).toHaveLength(1);
    expect(all(".debrief-counts")[0]?.textContent).toBe("5 open · 1 overdue · 1 private hidden");
    expect((await host.unload()).filter((left) => /actions|sidebar|interval|listener/iu.test(left))).toEqual([]);
    expect(document.querySelectorAll(".debrief-sidebar, .debrief-row")).toHaveLength(0);
  });

  it("ticks in the note by Tasks' rules, at once on the screen, and takes it back", async () => {
    const host = await start();
    tick("Send the plan");
    await vi.waitFor(async () => expect(await lineOf(host, "Send the plan")).toEqual([`- [x] Send the plan @Bo Rask 📅 ${day(-3)} ✅ ${TODAY}`]));
    await vi.waitFor(() => expect(rows()).not.toContain("Send the plan"));
    undo();
    await vi.waitFor(async () => expect(await host.read(NOTE)).toBe(NOTE_TEXT));
    await vi.waitFor(() => expect(rows()).toEqual(ALL));
    tick("Water the plants");
    await vi.waitFor(async () => expect(await lineOf(host, "Water the plants")).toEqual([
      `- [ ] Water the plants 🔁 every day 📅 ${day(1)}`, `- [x] Water the plants 🔁 every day 📅 ${TODAY} ✅ ${TODAY}`,
    ]));
    await vi.waitFor(() => expect(rowOf("Water the plants")?.querySelector("input")?.checked).toBe(false));
    await host.unload();
  });

  it("refuses a rule that cannot be read, and a line that was changed behind its back", async () => {
    const host = await start();
    tick("Odd one");
    await vi.waitFor(() => expect(host.told().join()).toContain("whenever"));
    await vi.waitFor(() => expect(rowOf("Odd one")?.querySelector("input")?.checked).toBe(false));
    expect(await host.read(NOTE)).toBe(NOTE_TEXT);
    tick("Call Ada");
    tick("Call Ada");
    await vi.waitFor(async () => expect(await lineOf(host, "Call Ada")).toEqual([`- [x] Call Ada @Ines Duarte 📅 ${TODAY} ✅ ${TODAY}`]));
    await host.unload();
  });

  it("ticks in an open editor in one step", async () => {
    const host = await start();
    const view = await host.open(NOTE);
    tick("Call Ada");
    await vi.waitFor(() => expect(view.editor.getValue()).toContain(`- [x] Call Ada @Ines Duarte 📅 ${TODAY} ✅`));
    await vi.waitFor(() => expect(rows()).not.toContain("Call Ada"));
    view.editor.undo();
    expect(view.editor.getValue()).toBe(NOTE_TEXT);
    await host.unload();
  });

  it("changes day, owner and priority, cancels, and says what is no action, each with undo", async () => {
    const host = await start();
    const change = async (title: string, then: () => void, wanted: string) => {
      menuOf("Call Ada");
      await vi.waitFor(() => expect(host.menu().length).toBeGreaterThan(5));
      host.pick(host.menu().find((one) => one.startsWith(title)) ?? title);
      then();
      await vi.waitFor(async () => expect(await lineOf(host, "Call Ada")).toEqual([wanted]));
      undo();
      await vi.waitFor(async () => expect(await host.read(NOTE)).toBe(NOTE_TEXT));
      await vi.waitFor(() => expect(rows()).toEqual(ALL));
    };
    await change("Due tomorrow", () => undefined, `- [ ] Call Ada @Ines Duarte 📅 ${day(1)}`);
    await change("No due date", () => undefined, "- [ ] Call Ada @Ines Duarte");
    await change("Due on…", () => {
      const input = host.modal()?.querySelector<HTMLInputElement>("input[type=date]");
      if (input) input.value = "2031-02-03";
      host.modal()?.querySelector<HTMLElement>("button.mod-cta")?.click();
    }, "- [ ] Call Ada @Ines Duarte 📅 2031-02-03");
    await change("Priority…", () => host.pick("High"), `- [ ] Call Ada @Ines Duarte ⏫ 📅 ${TODAY}`);
    await change("Cancel action", () => undefined, `- [-] Call Ada @Ines Duarte 📅 ${TODAY} ❌ ${TODAY}`);
    menuOf("Call Ada");
    host.pick("Owner…");
    await vi.waitFor(() => expect(host.modal()?.textContent).toContain("Bo Rask"));
    Array.from(host.modal()?.querySelectorAll<HTMLElement>(".suggestion-item") ?? []).find((one) => one.textContent === "Bo Rask")?.click();
    await vi.waitFor(async () => expect(await lineOf(host, "Call Ada")).toEqual([`- [ ] Call Ada @Bo Rask 📅 ${TODAY}`]));
    menuOf("Call Ada");
    host.pick("Not an action");
    await vi.waitFor(async () => expect((await lineOf(host, "Call Ada"))?.[0]).toMatch(/^- Call Ada/u));
    await vi.waitFor(() => expect(rows()).not.toContain("Call Ada"));
    await host.unload();
  });

  it("follows what others write, rename and delete", async () => {
    const host = await start();
    await host.outside.write(NOTE, NOTE_TEXT.replace("Call Ada", "Call Zora"));
    await vi.waitFor(() => expect(rows()).toContain("Call Zora"));
    await host.outside.rename(NOTE, "Meetings/Moved.md");
    await vi.waitFor(() => expect(rowOf("Call Zora")?.querySelector("a")?.getAttribute("href")).toBe("Meetings/Moved.md"));
    await host.outside.remove("Meetings/Moved.md");
    await vi.waitFor(() => expect(rows()).not.toContain("Call Zora"));
    await host.unload();
  });

  it("takes the mark off a reviewed note, and gives it back", async () => {
    const host = await start();
    rowOf("Fresh")?.querySelector<HTMLElement>(".debrief-note-reviewed")?.click();
    await vi.waitFor(async () => expect(await host.read(FRESH)).not.toContain("unreviewed"));
    await vi.waitFor(() => expect(rows()).not.toContain("To review"));
    expect(rows()).toContain("Look at me");
    undo();
    await vi.waitFor(async () => expect(await host.read(FRESH)).toBe(FILES[FRESH]));
    await vi.waitFor(() => expect(rows()).toEqual(ALL));
    await host.unload();
  });

  it("opens the note at the line, and keeps its filter with the workspace", async () => {
    const host = await start();
    rowOf("Call Ada")?.querySelector<HTMLElement>("a")?.click();
    await vi.waitFor(() => expect(host.app.workspace.getActiveFile()?.path).toBe(NOTE));
    all("button.debrief-toggle").find((button) => button.textContent === "Private")?.click();
    await vi.waitFor(() => expect(rows()).toContain("Keep it quiet"));
    all("button.debrief-group").find((button) => button.textContent.includes("No date"))?.click();
    await vi.waitFor(() => expect(rows()).not.toContain("Keep it quiet"));
    const leaf = host.app.workspace.getLeavesOfType("debrief-actions")[0];
    expect(leaf?.getViewState().state).toMatchObject({ private: true, folded: ["due:none"] });
    await host.unload();
  });

  it("opens on the user's own once it is known who that is", async () => {
    document.body.replaceChildren();
    const settings = JSON.stringify({ me: "Ines Duarte" });
    const host = await startHost({ plugin, files: { ...FILES, [`${CONFIG}/plugins/debrief/data.json`]: settings } });
    host.run("open-action-sidebar");
    await vi.waitFor(() => expect(rows()).toEqual(["To review", "Fresh", "Today", "Call Ada"]), 8_000);
    await host.unload();
  });
});
