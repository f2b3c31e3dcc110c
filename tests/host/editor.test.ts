// @vitest-environment happy-dom
import { undoDepth } from "@codemirror/commands";
import type { EditorView } from "@codemirror/view";
import { afterEach, describe, expect, it, vi } from "vitest";
import { startProbe } from "./probe";

const NOTE = "# Plan\n\n- [ ] First\n- [ ] Second\n";

async function opened() {
  const probe = await startProbe({ "a.md": NOTE, "b.md": "other\n" });
  const view = await probe.host.open("a.md");
  return { ...probe, view, editor: view.editor };
}

afterEach(() => vi.useRealTimers());

describe("the editor of the host", () => {
  it("turns offsets into places and back, and keeps a place in the text", async () => {
    const { editor } = await opened();
    expect(editor.offsetToPos(9)).toEqual({ line: 2, ch: 1 });
    expect(editor.posToOffset({ line: 2, ch: 1 })).toBe(9);
    expect(editor.posToOffset({ line: 0, ch: 99 })).toBe(6);
    expect(editor.posToOffset({ line: 99, ch: 0 })).toBe(NOTE.length);
    expect(editor.getLine(3)).toBe("- [ ] Second");
    expect(editor.lineCount()).toBe(5);
  });

  it("takes a transaction of several changes as one undo step, and keeps the cursor", async () => {
    const { editor } = await opened();
    const { cm } = editor as unknown as { cm: EditorView };
    editor.setCursor({ line: 3, ch: 8 });
    editor.transaction({ changes: [
      { from: { line: 2, ch: 6 }, text: "The " },
      { from: { line: 3, ch: 6 }, to: { line: 3, ch: 6 }, text: "The " },
    ] });
    expect(editor.getValue()).toBe("# Plan\n\n- [ ] The First\n- [ ] The Second\n");
    expect(editor.getCursor()).toEqual({ line: 3, ch: 12 });
    expect(undoDepth(cm.state)).toBe(1);
    editor.undo();
    expect(editor.getValue()).toBe(NOTE);
  });

  it("tells every change, and saves 2 s after the last key", async () => {
    const { host, view } = await opened();
    const told: string[] = [];
    host.app.workspace.on("editor-change", (editor) => void told.push(editor.getValue()));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    host.type("x");
    await vi.advanceTimersByTimeAsync(1500);
    host.type("y");
    await vi.advanceTimersByTimeAsync(1900);
    expect(await host.read("a.md")).toBe(NOTE);
    await vi.advanceTimersByTimeAsync(200);
    vi.useRealTimers();
    await host.settled();
    expect(await host.read("a.md")).toBe(view.getViewData());
    expect(told).toEqual([`x${NOTE}`, `xy${NOTE}`]);
  });

  it("saves by the save command, and when the note is left", async () => {
    const { host } = await opened();
    host.type("x");
    await host.save();
    expect(await host.read("a.md")).toBe(`x${NOTE}`);
    host.type("y");
    await host.open("b.md");
    expect(await host.read("a.md")).toBe(`xy${NOTE}`);
  });

  it("takes over a change from outside, with the cursor where it was and nothing to undo by the user", async () => {
    const { host, view, editor } = await opened();
    editor.setCursor({ line: 3, ch: 6 });
    await host.outside.write("a.md", `New\n${NOTE}`);
    expect(view.getViewData()).toBe(`New\n${NOTE}`);
    expect(editor.getCursor()).toEqual({ line: 4, ch: 6 });
    expect(host.notices()).toEqual([]);
  });

  it("merges what was typed with what another program wrote, and says so", async () => {
    const { host, view } = await opened();
    host.type("typed ");
    await host.outside.write("a.md", `${NOTE}- [ ] Third\n`);
    expect(view.getViewData()).toBe(`typed ${NOTE}- [ ] Third\n`);
    expect(host.told().join()).toContain("modified externally");
  });

  it("loses what was typed where both changed the same words, as the app may", async () => {
    const { host, view, editor } = await opened();
    editor.setSelection({ line: 2, ch: 6 }, { line: 2, ch: 11 });
    host.type("Erste");
    await host.outside.write("a.md", NOTE.replace("First", "Premier"));
    expect(view.getViewData()).toContain("Premier");
    expect(view.getViewData()).not.toContain("Erste");
  });

  it("shows in two views of one note what is typed in one", async () => {
    const { host, view } = await opened();
    const other = host.app.workspace.getLeaf("split");
    await other.openFile(view.file as never, { active: true });
    await host.settled();
    host.type("both ");
    expect(view.getViewData()).toBe(`both ${NOTE}`);
    expect((other.view as typeof view).getViewData()).toBe(`both ${NOTE}`);
  });

  it("gives an editor extension the note's info and live preview, and takes it away again", async () => {
    const { host, view, obsidian } = await opened();
    const { EditorView: View } = await import("@codemirror/view");
    const extension = [View.editorAttributes.of({ "data-probe": "1" })];
    host.plugin.registerEditorExtension(extension);
    const { cm } = view.editor as unknown as { cm: EditorView };
    expect(cm.dom.getAttribute("data-probe")).toBe("1");
    expect(cm.state.field(obsidian.editorInfoField).file?.path).toBe("a.md");
    expect(cm.state.field(obsidian.editorLivePreviewField)).toBe(true);
    extension.length = 0;
    host.app.workspace.updateOptions();
    expect(cm.dom.getAttribute("data-probe")).toBe(null);
  });
});
