// @vitest-environment happy-dom
import type { ItemView, WorkspaceLeaf } from "obsidian";
import { describe, expect, it } from "vitest";
import { startProbe, type Probe } from "./probe";
import type { HostWorkspace } from "./workspace";

const FILES = { "a.md": "# A\n\nSee [[b]].\n", "b.md": "# B\n\n## Part\n\ntext\n" };

/** Registers a view that notes its life. */
function registerSeen({ host, obsidian }: Probe) {
  const life: string[] = [];
  class Seen extends obsidian.ItemView {
    getViewType = () => "seen";
    getDisplayText = () => "Seen";
    override navigation = false;
    protected override async onOpen(): Promise<void> {
      life.push(this.contentEl.isConnected ? "open" : "open outside the document");
      this.contentEl.setText("Seen it");
    }
    protected override async onClose(): Promise<void> {
      life.push("close");
    }
    override async setState(state: unknown): Promise<void> {
      life.push(`state ${JSON.stringify(state)}`);
    }
  }
  host.plugin.registerView("seen", (leaf) => new Seen(leaf));
  return { life, Seen: Seen as unknown as new (leaf: WorkspaceLeaf) => ItemView };
}

describe("the workspace of the host", () => {
  it("builds a view, opens it in the document, then gives it its state; closes it when its leaf goes", async () => {
    const probe = await startProbe(FILES);
    const { life, Seen } = registerSeen(probe);
    const leaf = await probe.host.app.workspace.ensureSideLeaf("seen", "right", { state: { mine: true } });
    expect(leaf.view).toBeInstanceOf(Seen);
    expect(life).toEqual(["open", "state {\"mine\":true}"]);
    expect(leaf.view.containerEl.dataset["type"]).toBe("seen");
    expect(probe.host.app.workspace.getLeavesOfType("seen")).toEqual([leaf]);
    expect(await probe.host.app.workspace.ensureSideLeaf("seen", "right")).toBe(leaf);
    leaf.detach();
    await probe.host.settled();
    expect(life.at(-1)).toBe("close");
    expect(probe.host.app.workspace.getLeavesOfType("seen")).toEqual([]);
  });

  it("restores leaves as stand-ins, until they are shown", async () => {
    const probe = await startProbe(FILES, { starting: true });
    const { life, Seen } = registerSeen(probe);
    const workspace = probe.host.app.workspace as unknown as HostWorkspace;
    await workspace.restore({ leaves: [{ side: "right", state: { type: "seen", state: { n: 1 } }, current: true }] });
    await probe.host.ready();
    await probe.host.settled();
    const [leaf] = probe.host.app.workspace.getLeavesOfType("seen");
    expect(leaf?.isDeferred).toBe(true);
    expect(leaf?.view).not.toBeInstanceOf(Seen);
    expect(life).toEqual([]);
    await probe.host.app.workspace.revealLeaf(leaf as WorkspaceLeaf);
    expect(leaf?.isDeferred).toBe(false);
    expect(leaf?.view).toBeInstanceOf(Seen);
    expect(life).toEqual(["open", "state {\"n\":1}"]);
  });

  it("calls onLayoutReady when the layout is ready, and at once after that", async () => {
    const { host } = await startProbe(FILES, { starting: true });
    const calls: string[] = [];
    host.app.workspace.onLayoutReady(() => void calls.push("first"));
    expect(calls).toEqual([]);
    await host.ready();
    expect(calls).toEqual(["first"]);
    host.app.workspace.onLayoutReady(() => void calls.push("second"));
    expect(calls).toEqual(["first", "second"]);
  });

  it("opens a note in the pane that is there, in a tab, and beside it", async () => {
    const { host } = await startProbe(FILES);
    const { workspace } = host.app;
    await host.open("a.md");
    await host.open("b.md");
    expect(workspace.getLeavesOfType("markdown")).toHaveLength(1);
    const tab = workspace.getLeaf("tab");
    await tab.openFile(host.app.vault.getFileByPath("a.md") as never);
    expect(workspace.getLeavesOfType("markdown")).toHaveLength(2);
    expect(workspace.getActiveFile()?.path).toBe("a.md");
    expect(() => workspace.getLeaf("window")).toThrow("Not implemented in host");
  });

  it("tells what is active, keeps the note's file while a sidebar is active, and goes back", async () => {
    const probe = await startProbe(FILES);
    const { host } = probe;
    registerSeen(probe);
    const told: (string | null)[] = [];
    host.app.workspace.on("file-open", (file) => void told.push(file?.path ?? null));
    await host.open("a.md");
    await host.open("b.md");
    await host.app.workspace.ensureSideLeaf("seen", "right", { active: true });
    expect(host.app.workspace.getActiveFile()?.path).toBe("b.md");
    expect(host.app.workspace.getActiveViewOfType(probe.obsidian.MarkdownView)).toBe(null);
    expect(host.app.workspace.activeEditor?.file?.path).toBe("b.md");
    (host.app as unknown as { commands: { executeCommandById(id: string): boolean } }).commands.executeCommandById("app:go-back");
    await host.settled();
    expect(host.app.workspace.getActiveFile()?.path).toBe("a.md");
    expect(told).toEqual(["a.md", "b.md", "a.md"]);
  });

  it("draws a note for reading, with section info for what a plugin draws, and follows its links", async () => {
    const { host } = await startProbe({ ...FILES, "t.md": "---\ntags: x\n---\n\n# T\n\n- [ ] Do it\n  - [x] done [[b|B]]\n\n```text\n<b>raw</b>\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> [!info] Why\n> Because.\n" });
    const infos: [string, number, number][] = [];
    host.plugin.registerMarkdownPostProcessor((el, context) => {
      const info = context.getSectionInfo(el);
      if (info) infos.push([el.className, info.lineStart, info.lineEnd]);
    });
    const view = await host.open("t.md", "preview");
    const items = [...view.contentEl.findAll("li.task-list-item")];
    expect(items.map((item) => [item.dataset["task"], item.querySelector("input")?.checked])).toEqual([["", false], ["x", true]]);
    expect(infos).toContainEqual(["el-list", 6, 7]);
    expect(view.contentEl.querySelector("pre code")?.textContent).toBe("<b>raw</b>\n");
    expect(view.contentEl.querySelector("td")?.textContent).toBe("1");
    expect(view.contentEl.querySelector(".callout[data-callout=info] .callout-content")?.textContent).toBe("Because.");
    view.contentEl.find("a.internal-link").click();
    await host.settled();
    expect(host.app.workspace.getActiveFile()?.path).toBe("b.md");
  });

  it("says that there is no view for a caption file, and its menu works", async () => {
    const { host, obsidian } = await startProbe({ ...FILES, "call.vtt": "WEBVTT\n" });
    host.plugin.registerEvent(host.app.workspace.on("file-menu", (menu, file) => void menu.addItem((item) => item.setTitle(`About ${file.name}`))));
    const view = await host.open("call.vtt");
    expect(view.contentEl.textContent).toBe("There is no view for this file (call.vtt).");
    expect(host.app.workspace.getActiveFile()?.path).toBe("call.vtt");
    const menu = new obsidian.Menu();
    view.onPaneMenu(menu, "more-options");
    menu.showAtPosition({ x: 0, y: 0 });
    expect(host.menu()).toEqual(["About call.vtt"]);
  });

  it("ticks a box of a note that is read, in its file", async () => {
    const { host } = await startProbe({ "t.md": "text\n\n- [ ] One\n- [ ] Two\n" });
    const view = await host.open("t.md", "preview");
    (view.contentEl.findAll("input.task-list-item-checkbox")[1] as HTMLInputElement).click();
    await host.settled();
    expect(await host.read("t.md")).toBe("text\n\n- [ ] One\n- [x] Two\n");
  });

  it("opens a note at a line, and follows a rename", async () => {
    const { host } = await startProbe(FILES);
    const view = await host.open("b.md");
    view.leaf.setEphemeralState({ line: 4 });
    expect(view.editor.getCursor()).toEqual({ line: 4, ch: 0 });
    await host.app.fileManager.renameFile(view.file as never, "c.md");
    await host.settled();
    expect(view.getDisplayText()).toBe("c");
    expect(view.containerEl.querySelector(".view-header-title")?.textContent).toBe("c");
  });
});
