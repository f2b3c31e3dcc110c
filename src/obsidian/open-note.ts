import { MarkdownView, type PaneType } from "obsidian";
import { VaultError } from "../vault/vault";
import type { Runtime } from "./runtime";

/** Opens a note at a line (0-based) in the middle of its window. Fails with a `VaultError` where the note is gone. */
export async function openNote({ app }: Runtime, path: string, line: number | null, pane: PaneType | boolean = false): Promise<MarkdownView | null> {
  const file = app.vault.getFileByPath(path);
  if (!file) throw new VaultError("missing", path, `"${path}" is not there (it was moved or deleted).`);
  const leaf = app.workspace.getLeaf(pane);
  await leaf.openFile(file, line === null ? {} : { eState: { line } });
  return leaf.view instanceof MarkdownView ? leaf.view : null;
}
