import { TFile } from "obsidian";
import { moveDraft } from "../../app/drafts";
import { sentenceOf } from "../../app/journal";
import { say } from "../notices";
import type { Runtime } from "../runtime";

export const REVIEW_VIEW = "debrief-review";

/** Opens the review of a note in a tab of its own, or shows the one that is open. */
export async function reviewNote({ app: { workspace } }: Runtime, path: string): Promise<void> {
  const open = workspace.getLeavesOfType(REVIEW_VIEW).find((leaf) => leaf.getViewState().state?.["path"] === path);
  const leaf = open ?? workspace.getLeaf("tab");
  if (!open) await leaf.setViewState({ type: REVIEW_VIEW, state: { path }, active: true });
  await workspace.revealLeaf(leaf);
}

/** A draft goes along where its note is renamed. One whose note is gone stays: it may come back, or lie elsewhere. */
export function followNotes({ app, plugin, store }: Runtime): void {
  plugin.registerEvent(app.vault.on("rename", (file, before) => {
    if (file instanceof TFile) moveDraft(store, before, file.path).catch((error: unknown) => say(sentenceOf(error, before)));
  }));
}
