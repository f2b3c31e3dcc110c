// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { SAMPLE_NAME, sampleNote } from "../../src/app/sample-note";
import { localDay } from "../../src/app/setup";
import { buildPlugin, sampleFiles } from "./built";
import { startHost } from "./host";
import type { Host, HostOptions } from "./types";

const plugin = buildPlugin();
const CONFIG = [".", "obsidian"].join("");
const TODAY = localDay(new Date());
const NOTE = `${SAMPLE_NAME}.md`;
const EMPTY = { "Welcome.md": "# Hello\n", [`${CONFIG}/plugins/debrief/manifest.json`]: "{}" };

let host: Host;
afterEach(async () => {
  document.body.replaceChildren();
  await host.unload();
});

async function start(files: Record<string, string>, more: Partial<HostOptions> = {}): Promise<void> {
  document.body.replaceChildren();
  host = await startHost({ plugin, files, firstEnable: true, ...more });
  await host.settled();
}

const leaves = () => host.app.workspace.getLeavesOfType("debrief-actions").length;
const buttons = (words: string, within = "body") => Array.from(document.querySelectorAll<HTMLElement>(`${within} button`)).filter(({ textContent }) => textContent === words);
const told = (pattern: RegExp) => vi.waitFor(() => expect(host.told().join("\n")).toMatch(pattern), 10_000);
const files = async () => Object.fromEntries(await Promise.all(host.app.vault.getFiles().map(async ({ path }) => [path, await host.read(path)] as const)));

describe("the first minute", () => {
  it("opens the sidebar without taking the focus, tells what an old vault holds, and writes nothing", async () => {
    const sample = sampleFiles(CONFIG);
    await start(sample);
    await told(/Debrief found \d+ meeting notes with \d+ open actions\. \d+ transcripts? waits? for a summary.*\nNothing was changed\./u);
    expect(leaves()).toBe(1);
    expect(document.querySelector(".debrief-sidebar")?.contains(document.activeElement)).toBe(false);
    for (const [path, text] of Object.entries(sample)) expect(await host.read(path), path).toBe(text);
    expect(Object.keys(await files()).sort()).toEqual(Object.keys(sample).filter((path) => !path.startsWith(".")).sort());
  });

  it("does not come again when the app starts anew", async () => {
    await start(sampleFiles(CONFIG), { firstEnable: false });
    expect([leaves(), host.told()]).toEqual([0, []]);
  });

  it("opens no sidebar on a phone", async () => {
    await start(sampleFiles(CONFIG), { phone: true });
    await told(/Debrief found/u);
    expect(leaves()).toBe(0);
  });

  it.each([["the notice", ".notice"], ["the sidebar", ".debrief-sidebar"]])("tells an empty vault how to begin, and makes the sample by one button in %s", async (_name, within) => {
    await start(EMPTY);
    await told(/No meeting notes yet.*"Summarize transcript"/u);
    expect(await files()).toEqual({ "Welcome.md": EMPTY["Welcome.md"] });
    await vi.waitFor(() => expect(buttons("Make a sample note", within)).toHaveLength(1));
    buttons("Make a sample note", within)[0]?.click();
    await vi.waitFor(async () => expect(await host.read(NOTE)).toBe(sampleNote(TODAY, null)));
    await vi.waitFor(() => expect(host.app.workspace.getActiveFile()?.path).toBe(NOTE));
  });

  it("makes another sample beside one that is there", async () => {
    await start({ ...EMPTY, [NOTE]: "# Mine\n" });
    await vi.waitFor(() => expect(buttons("Make a sample note", ".notice")).toHaveLength(1), 10_000);
    buttons("Make a sample note", ".notice")[0]?.click();
    await vi.waitFor(async () => expect(await host.read(`${SAMPLE_NAME} 2.md`)).not.toBeNull());
    expect(await host.read(NOTE)).toBe("# Mine\n");
  });

  it("the sample is summarized to a note worth reading, and its actions stand in the sidebar", async () => {
    await start({ ...EMPTY, [`${CONFIG}/plugins/debrief/data.json`]: "{\"review\":false}" });
    await vi.waitFor(() => expect(buttons("Make a sample note", ".notice")).toHaveLength(1), 10_000);
    buttons("Make a sample note", ".notice")[0]?.click();
    await vi.waitFor(() => expect(host.commands().some(({ id }) => id === "debrief:summarize-transcript")).toBe(true), 10_000);
    host.run("summarize-transcript");
    await vi.waitFor(async () => expect(await host.read(NOTE)).toContain("## Action items"), 20_000);
    await vi.waitFor(() => expect(document.querySelector(".debrief-sidebar")?.textContent).toContain("Send Ines the revised rack plan by Friday"), 10_000);
    expect(buttons("Make a sample note", ".debrief-sidebar")).toHaveLength(0);
  });
});
