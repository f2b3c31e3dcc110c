import { EditorView } from "@codemirror/view";
import { editorInfoField, MarkdownView, type App, type Editor } from "obsidian";
import type { Edit } from "../text/edits";

/** The editor in which a note is being edited, if there is one; a note that is open for reading is changed as a file. */
export function editorOf(app: App, path: string): Editor | null {
  for (const leaf of app.workspace.getLeavesOfType("markdown")) {
    if (leaf.view instanceof MarkdownView && leaf.view.file?.path === path && leaf.view.getMode() === "source") return leaf.view.editor;
  }
  return null;
}

/** The CodeMirror view behind an editor, where it is one: the app does not document it. */
export function viewOf(editor: Editor): EditorView | null {
  const { cm } = editor as { cm?: unknown };
  return cm instanceof EditorView ? cm : null;
}

/** The path of the note in a CodeMirror view. */
export const pathOf = (view: EditorView): string | null => view.state.field(editorInfoField, false)?.file?.path ?? null;

/** Makes edits as one step of undo. */
export function makeEdits(editor: Editor, edits: readonly Edit[]): void {
  editor.transaction({ changes: edits.map(({ from, to, insert }) => ({ from: editor.offsetToPos(from), to: editor.offsetToPos(to), text: insert })) });
}
