// @vitest-environment happy-dom
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EditorView } from "@codemirror/view";
import type { MarkdownView } from "obsidian";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startHost } from "./host";
import type { Host } from "./types";

const plugin = mkdtempSync(join(tmpdir(), "debrief-evidence-"));
beforeAll(() => {
  expect(spawnSync(process.execPath, ["esbuild.config.mjs", "production", plugin]).status).toBe(0);
}, 60_000);

const NOTE = "Meetings/a.md";
const REPORT = "Debrief/Open actions.md";
const TEXT = `---
type: meeting
people: ['[[Ines Duarte]]']
recording: '[[call.m4a]]'
---

# Talk with Ines Duarte

## Action items

- [ ] Send the plan. (00:14) @Ines Duarte
- [ ] Call Bo (14:30)

## Transcript

\`\`\`text
[00:00:00.00] Mira Okafor: Good morning.
[00:00:14.00] Ines Duarte: I will send the plan.
[00:00:20.00] Mira Okafor: Thanks.
[00:00:24.00] Ines Duarte: Sure.
\`\`\`
`;
const FILES = {
  [NOTE]: TEXT, "call.m4a": "sound", "People/Ines Duarte.md": "",
  [REPORT]: "---\ndebrief: actions\n---\n\n## [[Ines Duarte]]\n\n- Send the plan. (00:14) · 📅 2026-03-06 · [[a]], 2026-03-02\n",
};
const start = async (files: Record<string, string> = FILES, phone = false): Promise<Host> => {
  const host = await startHost({ plugin, files, phone });
  await host.settled();
  return host;
};
const all = (selector: string) => Array.from(document.querySelectorAll<HTMLElement>(selector));
const card = () => document.querySelector<HTMLElement>(".debrief-card");
const marks = (pane: string) => all(`${pane} .debrief-moment`);
const shown = (pane: string) => vi.waitFor(() => expect(marks(pane).map((mark) => mark.textContent)).toEqual(["00:14"]), 3_000);
const press = (mark: HTMLElement | undefined) => {
  for (const type of ["pointerdown", "mousedown", "mouseup", "click"]) mark?.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, button: 0 }));
};
const cmOf = (view: MarkdownView) => (view.editor as unknown as { cm: EditorView }).cm;
const lineOf = (words: string) => TEXT.split("\n").findIndex((line) => line.includes(words));

beforeEach(() => document.body.replaceChildren());

describe.each([["preview", ".markdown-preview-view"], ["source", ".cm-editor"]] as const)("evidence in %s", (mode, pane) => {
  it("opens a card with speaker, quote and the turns around it, which Escape closes", async () => {
    const host = await start();
    await host.open(NOTE, mode);
    await shown(pane);
    press(marks(pane)[0]);
    await vi.waitFor(() => expect(card()).not.toBeNull());
    expect(card()?.querySelector(".debrief-card-speaker")?.textContent).toBe("Ines Duarte");
    expect(card()?.querySelector("mark")?.textContent).toBe("I will send the plan.");
    expect(all(".debrief-card-turn").map((turn) => turn.textContent)).toEqual(["Mira Okafor Good morning.", "Mira Okafor Thanks.", "Ines Duarte Sure."]);
    const player = card()?.querySelector("audio");
    expect(player?.getAttribute("src")).toContain("call.m4a");
    expect(player?.autoplay).toBe(false);
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(card()).toBeNull();
    expect(await host.read(NOTE)).toBe(TEXT);
    await host.unload();
  });

  it("closes its card by a press outside, and when the plugin goes", async () => {
    const host = await start();
    await host.open(NOTE, mode);
    await shown(pane);
    press(marks(pane)[0]);
    await vi.waitFor(() => expect(card()).not.toBeNull());
    document.body.dispatchEvent(new MouseEvent("pointerdown", { bubbles: true }));
    expect(card()).toBeNull();
    press(marks(pane)[0]);
    await vi.waitFor(() => expect(card()).not.toBeNull());
    await host.unload();
    expect(card()).toBeNull();
  });

  it("shows no card once the plugin is gone, nor two of them", async () => {
    const host = await start();
    await host.open(NOTE, mode);
    await shown(pane);
    press(marks(pane)[0]);
    press(marks(pane)[0]);
    await vi.waitFor(() => expect(card()).not.toBeNull());
    await host.settled();
    expect(all(".debrief-card")).toHaveLength(1);
    document.body.dispatchEvent(new MouseEvent("pointerdown", { bubbles: true }));
    press(marks(pane)[0]);
    await host.unload();
    await host.settled();
    expect(card()).toBeNull();
  });

  it("leads to the turn in the transcript", async () => {
    const host = await start();
    const view = await host.open(NOTE, mode);
    await shown(pane);
    press(marks(pane)[0]);
    await vi.waitFor(() => expect(card()).not.toBeNull());
    card()?.querySelector<HTMLElement>(".debrief-card-go")?.click();
    expect(card()).toBeNull();
    if (mode === "source") await vi.waitFor(() => expect(document.querySelector(".debrief-turn-mark")?.textContent).toContain("I will send the plan."));
    else await host.settled();
    expect(view.file?.path).toBe(NOTE);
    await host.unload();
  });

  it("is shown by a report's row, from the note that the row tells of", async () => {
    const host = await start();
    await host.open(REPORT, mode);
    await shown(pane);
    press(marks(pane)[0]);
    await vi.waitFor(() => expect(card()?.querySelector("mark")?.textContent).toBe("I will send the plan."));
    card()?.querySelector<HTMLElement>(".debrief-card-go")?.click();
    await vi.waitFor(() => expect(host.app.workspace.getActiveFile()?.path).toBe(NOTE));
    (host.app as unknown as { commands: { executeCommandById(id: string): boolean } }).commands.executeCommandById("app:go-back");
    await vi.waitFor(() => expect(host.app.workspace.getActiveFile()?.path).toBe(REPORT));
    await host.unload();
  });
});

describe("evidence in the reading view", () => {
  it("is a button for keyboards and screen readers, and focus comes back to it", async () => {
    const host = await start();
    await host.open(NOTE, "preview");
    await shown(".markdown-preview-view");
    const [mark] = marks(".markdown-preview-view");
    expect([mark?.getAttribute("role"), mark?.tabIndex, mark?.getAttribute("aria-label")]).toEqual(["button", 0, "Evidence at 00:14"]);
    mark?.focus();
    mark?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await vi.waitFor(() => expect(card()).not.toBeNull());
    expect(document.activeElement?.textContent).toBe("Go to the transcript");
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(document.activeElement).toBe(mark);
    await host.unload();
  });

  it.each<[string, (words: readonly string[]) => string]>([
    ["fenced", (words) => `\`\`\`text\n${words.join("\n")}\n\`\`\``], ["without blank lines", (words) => words.join("\n")], ["in paragraphs", (words) => words.join("\n\n")],
  ])("marks the words of the turn in a transcript %s, not the item that says the same", async (_, transcript) => {
    const highlights = new Map<string, { range: Range }>();
    Object.assign(window, { CSS: { highlights }, Highlight: class { constructor(readonly range: Range) {} } });
    const words = ["[00:00:04] Mira Okafor: Agreed.", "[00:00:14] Ines Duarte: We close the Leeds office.", "[00:00:20] Mira Okafor: Agreed.", "[00:00:24] Ines Duarte: Sure."];
    const said = `## Decisions\n\n- We close the Leeds office. (00:14)\n- Agreed. (00:20)\n\n## Transcript\n\n${transcript(words)}\n`;
    const host = await start({ [NOTE]: `---\ntype: meeting\n---\n\n${said}` });
    await host.open(NOTE, "preview");
    await vi.waitFor(() => expect(marks(".markdown-preview-view")).toHaveLength(2));
    for (const [at, before] of [[0, 1], [1, 2]] as const) {
      highlights.clear();
      press(marks(".markdown-preview-view")[at]);
      await vi.waitFor(() => expect(card()).not.toBeNull());
      card()?.querySelector<HTMLElement>(".debrief-card-go")?.click();
      await vi.waitFor(() => expect(highlights.size).toBe(1));
      const range = highlights.get("debrief-turn")?.range;
      expect(range?.toString()).toBe(words[before]?.split(": ")[1]);
      expect(range?.startContainer.parentElement?.closest("li")).toBeNull();
      const all = document.createRange();
      all.setStart(document.querySelector(".markdown-preview-view") ?? document.body, 0);
      all.setEnd(range?.startContainer ?? document.body, range?.startOffset ?? 0);
      expect(all.toString().split("[00:").length - 1).toBe(before + 1);
      expect(document.querySelector(".is-flashing")).toBeNull();
    }
    await host.unload();
  });

  it("says where a recording is missing", async () => {
    const { "call.m4a": _, ...rest } = FILES;
    const host = await start(rest);
    await host.open(NOTE, "preview");
    await shown(".markdown-preview-view");
    press(marks(".markdown-preview-view")[0]);
    await vi.waitFor(() => expect(card()?.textContent).toContain('The recording "call" is not in this vault.'));
    await host.unload();
  });
});

describe("evidence in an editor", () => {
  it("goes by command from the item under the cursor to its turn, and only from there", async () => {
    const host = await start();
    const view = await host.open(NOTE);
    const has = () => host.commands().some(({ id }) => id.endsWith(":jump-to-evidence"));
    view.editor.setCursor({ line: lineOf("Call Bo"), ch: 3 });
    expect(has()).toBe(false);
    view.editor.setCursor({ line: lineOf("Send the plan."), ch: 3 });
    expect(has()).toBe(true);
    host.run("jump-to-evidence");
    await vi.waitFor(() => expect(view.editor.getCursor().line).toBe(lineOf("I will send the plan")));
    await host.unload();
  });

  it("leaves one step to go back to within one note, where the app keeps none itself", async () => {
    const host = await start();
    const view = await host.open(NOTE);
    const from = { line: lineOf("Send the plan."), ch: 3 };
    view.editor.setCursor(from);
    const kept: unknown[] = [];
    Object.assign(view.leaf, { getHistoryState: () => view.leaf.getEphemeralState() as unknown, history: { backHistory: kept, pushState: (state: unknown) => void kept.push(state) } });
    host.run("jump-to-evidence");
    await vi.waitFor(() => expect(view.editor.getCursor().line).toBe(lineOf("I will send the plan")));
    expect(kept).toMatchObject([{ cursor: { from } }]);
    (host.app as unknown as { commands: { executeCommandById(id: string): boolean } }).commands.executeCommandById("app:go-back");
    await vi.waitFor(() => expect(view.editor.getCursor()).toEqual(from));
    await host.unload();
  });

  it("follows the transcript as it is edited", async () => {
    const host = await start();
    const view = await host.open(NOTE);
    await shown(".cm-editor");
    const cm = cmOf(view);
    const at = cm.state.doc.toString().indexOf("00:00:14");
    cm.dispatch({ changes: { from: at, to: at + 8, insert: "00:00:15" } });
    await vi.waitFor(() => expect(marks(".cm-editor")).toHaveLength(0), 3_000);
    await host.unload();
  });

  it("is hidden by a setting, but for the line that is edited; the file stays", async () => {
    const host = await start({ ...FILES, [`.${"obsidian"}/plugins/debrief/data.json`]: '{"showEvidence":false}' });
    const view = await host.open(NOTE);
    view.editor.setCursor({ line: 0, ch: 0 });
    const line = () => all(".cm-line").map((one) => one.textContent).find((text) => text?.includes("Send the plan."));
    await vi.waitFor(() => expect(line()).toBe("- [ ] Send the plan. @Ines Duarte"), 3_000);
    view.editor.setCursor({ line: lineOf("Send the plan."), ch: 3 });
    expect(line()).toContain("(00:14)");
    expect(document.body.classList.contains("debrief-hides-evidence")).toBe(true);
    expect(await host.unload()).toEqual([]);
    expect(document.body.classList.contains("debrief-hides-evidence")).toBe(false);
  });
});
