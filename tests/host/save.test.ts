// @vitest-environment happy-dom
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { undo, undoDepth } from "@codemirror/commands";
import type { EditorView } from "@codemirror/view";
import type { Command, MarkdownView } from "obsidian";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { startHost } from "./host";
import type { Host } from "./types";

const plugin = mkdtempSync(join(tmpdir(), "debrief-save-"));
beforeAll(() => {
  expect(spawnSync(process.execPath, ["esbuild.config.mjs", "production", plugin]).status).toBe(0);
}, 60_000);

const NOTE = "Meetings/a.md";
const HEAD = "---\ntype: meeting\n---\n\n";
const FILES = {
  "People/Ines Duarte.md": "---\naliases: [Ines]\n---\n", "People/Lena Sato.md": "",
  [NOTE]: `${HEAD}Met Ines today.\n`, "Notes/b.md": "Ines\n",
};

async function start(files: Record<string, string> = FILES): Promise<Host> {
  const host = await startHost({ plugin, files });
  await host.open("Notes/b.md");
  // The vault is read by then: before that, a save links nothing.
  await vi.waitFor(() => expect(host.commands().some(({ id }) => id === "debrief:summarize-transcript")).toBe(false), 5_000);
  return host;
}
const cmOf = (view: MarkdownView) => (view.editor as unknown as { cm: EditorView }).cm;
const save = async (host: Host) => {
  await host.save();
  await host.settled();
};
const saveCommand = (host: Host) =>
  (host.app as unknown as { commands: { commands: Record<string, Command> } }).commands.commands["editor:save-file"] as Command;

describe("the save command", () => {
  it("links the names once, in one step, says nothing, and the next save of the app writes them", async () => {
    const host = await start();
    const view = await host.open(NOTE);
    const told = host.told().length;
    await save(host);
    const linked = `${HEAD}Met [[Ines Duarte|Ines]] today.\n`;
    expect(view.editor.getValue()).toBe(linked);
    await save(host);
    expect(view.editor.getValue()).toBe(linked);
    expect(await host.read(NOTE)).toBe(linked);
    expect(undoDepth(cmOf(view).state)).toBe(1);
    expect(host.told()).toHaveLength(told);
    undo(cmOf(view));
    expect(view.editor.getValue()).toBe(FILES[NOTE]);
  });

  it("keeps what was typed a moment before and behind apart in undo, and the cursor behind the link", async () => {
    const host = await start();
    const view = await host.open(NOTE);
    view.editor.setCursor(view.editor.lastLine(), 0);
    host.type("And Lena Sato");
    await save(host);
    expect(view.editor.getLine(view.editor.lastLine())).toBe("And [[Lena Sato]]");
    host.type(" too");
    expect(view.editor.getLine(view.editor.lastLine())).toBe("And [[Lena Sato]] too");
    undo(cmOf(view));
    expect(view.editor.getLine(view.editor.lastLine())).toBe("And [[Lena Sato]]");
    undo(cmOf(view));
    expect(view.editor.getLine(view.editor.lastLine())).toBe("And Lena Sato");
  });

  it("leaves notes alone that are about no meeting, and all where the setting is off", async () => {
    const host = await start();
    await host.open("Notes/b.md");
    await save(host);
    expect(await host.read("Notes/b.md")).toBe("Ines\n");
    const off = await start({ ...FILES, [`.${"obsidian"}/plugins/debrief/data.json`]: '{"linkOnSave":false}' });
    await off.open(NOTE);
    await save(off);
    expect(await off.read(NOTE)).toBe(FILES[NOTE]);
  });

  it("waits while letters are being composed", async () => {
    const host = await start();
    const view = await host.open(NOTE);
    const cm = cmOf(view);
    let composing = true;
    Object.defineProperty(cm, "composing", { get: () => composing });
    await save(host);
    expect(view.editor.getValue()).toBe(FILES[NOTE]);
    await save(host);
    composing = false;
    cm.contentDOM.dispatchEvent(new Event("compositionend"));
    await new Promise((resolve) => window.setTimeout(resolve, 20));
    await host.settled();
    expect(view.editor.getValue()).toBe(`${HEAD}Met [[Ines Duarte|Ines]] today.\n`);
    expect(undoDepth(cm.state)).toBe(1);
  });

  it("keeps a name plain whose link was taken away, says so, and takes it back", async () => {
    const host = await start();
    const view = await host.open(NOTE);
    await save(host);
    view.editor.setValue(FILES[NOTE] ?? "");
    await save(host);
    await save(host);
    expect(await host.read(NOTE)).toBe("---\ntype: meeting\ndo_not_link:\n  - Ines Duarte\n---\n\nMet Ines today.\n");
    expect(host.notices().join("\n")).toContain("Ines Duarte will not be linked");
    await save(host);
    expect(view.editor.getValue()).toContain("Met Ines today.");
    activeDocument.querySelector<HTMLElement>(".debrief-notice-undo")?.click();
    await host.settled();
    expect(view.editor.getValue()).toBe(FILES[NOTE]);
  });

  it("takes the editor's undo of a link for no wish: nothing is written, and the name is not linked again", async () => {
    const host = await start();
    const view = await host.open(NOTE);
    await save(host);
    undo(cmOf(view));
    await save(host);
    expect(view.editor.getValue()).toBe(FILES[NOTE]);
    view.editor.setCursor(view.editor.lastLine(), 0);
    host.type("And Lena Sato. ");
    await save(host);
    expect(view.editor.getValue()).toBe(`${FILES[NOTE]}And [[Lena Sato]]. `);
    expect(host.told().join("\n")).not.toContain("will not be linked");
  });

  it("lives beside another plugin's wrapper, and leaves it when it goes", async () => {
    const host = await start();
    const command = saveCommand(host);
    const mine = command.checkCallback;
    const calls: string[] = [];
    command.checkCallback = (checking) => {
      calls.push(checking ? "asked" : "saved");
      return mine?.call(command, checking);
    };
    const wrapper = command.checkCallback;
    const view = await host.open(NOTE);
    await save(host);
    expect(calls).toContain("saved");
    expect(view.editor.getValue()).toContain("[[Ines Duarte|Ines]]");
    await host.unload();
    expect(command.checkCallback).toBe(wrapper);
    view.editor.setValue(FILES[NOTE] ?? "");
    await save(host);
    expect(await host.read(NOTE)).toBe(FILES[NOTE]);
  });

  it("is as it was once the plugin is gone", async () => {
    const host = await start();
    const command = saveCommand(host);
    const wrapped = command.checkCallback;
    await host.unload();
    expect(command.checkCallback).not.toBe(wrapped);
    expect(command.checkCallback?.(true)).toBe(true);
  });
});

describe("leaving a note", () => {
  it("links one that was typed in, and no other", async () => {
    const host = await start();
    const view = await host.open(NOTE);
    await host.open("Notes/b.md");
    await host.settled();
    expect(await host.read(NOTE)).toBe(FILES[NOTE]);
    await host.open(NOTE);
    view.editor.setCursor(view.editor.lastLine(), 0);
    host.type("Lena Sato");
    await host.open("Notes/b.md");
    await host.settled();
    await new Promise((resolve) => window.setTimeout(resolve, 20));
    expect(await host.read(NOTE)).toBe(`${HEAD}Met [[Ines Duarte|Ines]] today.\n[[Lena Sato]]`);
  });
});
