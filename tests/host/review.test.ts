// @vitest-environment happy-dom
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { undo } from "@codemirror/commands";
import type { EditorView } from "@codemirror/view";
import { startHost } from "./host";
import type { Host } from "./types";
import { meetingNote } from "../support/talk";

const PATH = "Meetings/2026-03-02 Racks.md";
const NOTE = meetingNote();

let plugin = "";
beforeAll(() => {
  plugin = mkdtempSync(join(tmpdir(), "debrief-review-"));
  expect(spawnSync(process.execPath, ["esbuild.config.mjs", "production", plugin]).status).toBe(0);
});

const root = () => document.querySelector<HTMLElement>(".debrief-review");
const key = (name: string, ctrlKey = false) =>
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key: name, ctrlKey, bubbles: true, cancelable: true }));

async function until(what: () => boolean, host: Host): Promise<void> {
  for (let i = 0; i < 100 && !what(); i++) {
    await host.settled();
    await new Promise((resolve) => window.setTimeout(resolve, 20));
  }
  expect(what()).toBe(true);
}

async function review(files: Record<string, string> = { [PATH]: NOTE }): Promise<Host> {
  const host = await startHost({ plugin, files });
  await host.open(PATH);
  await until(() => host.commands().some(({ id }) => id === "debrief:summarize-transcript"), host);
  host.run("summarize-transcript");
  await until(() => root() !== null, host);
  return host;
}
const draftsOf = (host: Host) => host.app.vault.adapter.exists(`${host.plugin.manifest.dir ?? ""}/drafts`).then(async (there) =>
  (there ? (await host.app.vault.adapter.list(`${host.plugin.manifest.dir ?? ""}/drafts`)).files : []));

describe("the review in the app", () => {
  it("is written by keys, told with Undo, and a second one asks for nothing", async () => {
    const host = await review();
    expect(await host.read(PATH)).toBe(NOTE);
    key("x");
    await until(() => document.querySelectorAll(".debrief-review-item.is-left").length === 1, host);
    key("Enter", true);
    await until(() => host.notices().some((notice) => notice.startsWith("Wrote ")), host);
    await host.save();
    await host.settled();
    const text = await host.read(PATH) ?? "";
    expect(text).toContain("## Action items");
    expect(text).not.toContain("## Decisions");
    expect(root()).toBeNull();
    expect(await draftsOf(host)).toEqual([]);
    host.run("summarize-transcript");
    await until(() => root()?.textContent?.includes("Nothing new to review") === true, host);
    await host.unload();
  });

  it("is discarded after a question, and nothing is written", async () => {
    const host = await review();
    expect((await draftsOf(host)).length).toBeGreaterThan(0);
    Array.from(root()?.querySelectorAll<HTMLElement>(".debrief-review-foot button") ?? []).find((button) => button.textContent === "Discard")?.click();
    Array.from(host.modal()?.querySelectorAll<HTMLElement>("button") ?? []).find((button) => button.textContent === "Discard")?.click();
    await until(() => root() === null, host);
    expect(await draftsOf(host)).toEqual([]);
    expect(await host.read(PATH)).toBe(NOTE);
    await host.unload();
  });

  it("is taken back by Undo, links and all, when another note was opened meanwhile", async () => {
    const files = { [PATH]: NOTE, "People/Ines Duarte.md": "", "People/Mira Okafor.md": "", "Other.md": "" };
    const host = await review(files);
    key("Enter", true);
    await until(() => host.notices().some((notice) => notice.startsWith("Wrote ")), host);
    await host.settled();
    await host.open("Other.md");
    await host.settled();
    // Another program makes a note of a name: saving links it now, and no word is the user's.
    await host.outside.write("Organizations/Corvanta.md", "");
    await host.settled();
    const view = await host.open(PATH);
    await host.save();
    await until(() => view.editor.getValue().includes("[[Corvanta]]"), host);
    await host.open("Other.md");
    await host.settled();
    expect(await host.read(PATH)).toContain("[[Ines Duarte]]");
    activeDocument.querySelector<HTMLElement>(".debrief-notice-undo")?.click();
    await until(() => host.told().some((notice) => notice.includes("restored")), host);
    await host.settled();
    expect(await host.read(PATH)).toBe(NOTE);
    await host.unload();
  });

  it("is one step of the editor's undo, and the names of the note's own words stay linkable", async () => {
    const host = await review({ [PATH]: NOTE.replace("# Racks", "# Racks\n\nMet Ines Duarte."), "People/Ines Duarte.md": "" });
    key("Enter", true);
    await until(() => host.notices().some((notice) => notice.startsWith("Wrote ")), host);
    const view = await host.open(PATH);
    await host.save();
    await host.settled();
    const cm = (view.editor as unknown as { cm: EditorView }).cm;
    expect(view.editor.getValue()).toContain("Met [[Ines Duarte]].");
    undo(cm);
    expect(view.editor.getValue()).toBe(NOTE.replace("# Racks", "# Racks\n\nMet Ines Duarte."));
    await host.save();
    await host.settled();
    expect(view.editor.getValue()).not.toContain("do_not_link");
    await host.unload();
  });

  it("says that it goes on with the renamed note, where another program renamed it meanwhile", async () => {
    const host = await review();
    key("x");
    await until(() => document.querySelectorAll(".debrief-review-item.is-left").length === 1, host);
    const to = "Meetings/Racks of March.md";
    await host.outside.rename(PATH, to);
    await host.settled();
    key("Enter", true);
    await until(() => document.querySelector(".debrief-review-problem")?.textContent?.includes("summarize the note where it lies now") === true, host);
    host.app.workspace.getLeavesOfType("debrief-review").forEach((leaf) => leaf.detach());
    await host.open(to);
    host.run("summarize-transcript");
    await until(() => document.querySelectorAll(".debrief-review-item.is-left").length === 1, host);
    await host.unload();
  });

  it.each<[string, (host: Host) => Promise<unknown>]>([
    ["there", () => Promise.resolve()],
    ["there under a name that another program gave", (host) => host.outside.rename(PATH, "Meetings/Racks of March.md")],
    ["there under such a name and reworded", async (host) => {
      await host.outside.rename(PATH, "Meetings/Racks of March.md");
      await host.outside.write("Meetings/Racks of March.md", meetingNote("Racks of March"));
    }],
  ])("is not taken up by a second note with the same words while the first is %s", async (_, rename) => {
    const twin = "Meetings/Twin.md";
    const host = await review({ [PATH]: NOTE, [twin]: meetingNote("Twin") });
    key("x");
    await until(() => document.querySelectorAll(".debrief-review-item.is-left").length === 1, host);
    host.app.workspace.getLeavesOfType("debrief-review").forEach((leaf) => leaf.detach());
    await host.settled();
    await rename(host);
    await host.settled();
    await host.open(twin);
    host.run("summarize-transcript");
    await until(() => document.querySelectorAll(".debrief-review-item").length > 1, host);
    expect(document.querySelectorAll(".debrief-review-item.is-left")).toHaveLength(0);
    await host.unload();
  });

  it.each<[string, (host: Host, to: string) => Promise<unknown>]>([
    ["as it was", () => Promise.resolve()],
    ["under a new name of the note", (host, to) => host.app.fileManager.renameFile(host.app.vault.getFileByPath(PATH)!, to)],
    ["under a name that another program gave", (host, to) => host.outside.rename(PATH, to)],
  ])("goes on where it was left, %s", async (_, rename) => {
    const host = await review();
    key("x");
    await until(() => document.querySelectorAll(".debrief-review-item.is-left").length === 1, host);
    host.app.workspace.getLeavesOfType("debrief-review").forEach((leaf) => leaf.detach());
    await host.settled();
    const to = "Meetings/Racks of March.md";
    await rename(host, to);
    await host.settled();
    await host.open(host.app.vault.getFileByPath(to) ? to : PATH);
    host.run("summarize-transcript");
    await until(() => document.querySelectorAll(".debrief-review-item.is-left").length === 1, host);
    await host.unload();
  });
});
