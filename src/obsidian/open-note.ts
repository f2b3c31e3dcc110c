import { MarkdownView, type PaneType } from "obsidian";
import { sentenceOf } from "../app/journal";
import { VaultError } from "../vault/vault";
import { say } from "./notices";
import type { Runtime } from "./runtime";

/** Opens a note at a line (0-based) in the middle of its window. Fails with a `VaultError` where the note is gone. */
export async function openNote({ app }: Runtime, path: string, line: number | null, pane: PaneType | boolean = false): Promise<MarkdownView | null> {
  const file = app.vault.getFileByPath(path);
  if (!file) throw new VaultError("missing", path, `"${path}" is not there (it was moved or deleted).`);
  const leaf = app.workspace.getLeaf(pane);
  await leaf.openFile(file, line === null ? {} : { eState: { line } });
  return leaf.view instanceof MarkdownView ? leaf.view : null;
}

/** Opens a note at a line as `openNote` does; where the note is gone, that is told. */
export function showNote(runtime: Runtime, path: string, line: number | null, pane: PaneType | boolean): void {
  openNote(runtime, path, line, pane).catch((error: unknown) => say(sentenceOf(error, path)));
}
