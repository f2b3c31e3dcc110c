import { TFile } from "obsidian";
import { dropDraft, moveDraft } from "../../app/drafts";
import type { Runtime } from "../runtime";

export const REVIEW_VIEW = "debrief-review";

/** Opens the review of a note in a tab of its own, or shows the one that is open. */
export async function reviewNote({ app: { workspace } }: Runtime, path: string): Promise<void> {
  const open = workspace.getLeavesOfType(REVIEW_VIEW).find((leaf) => leaf.getViewState().state?.["path"] === path);
  const leaf = open ?? workspace.getLeaf("tab");
  if (!open) await leaf.setViewState({ type: REVIEW_VIEW, state: { path }, active: true });
  await workspace.revealLeaf(leaf);
}

/** Drafts go with their notes: moved where a note is renamed, dropped where it is deleted. */
export function followNotes({ app, plugin, store }: Runtime): void {
  plugin.registerEvent(app.vault.on("rename", (file, before) => {
    if (file instanceof TFile) void moveDraft(store, before, file.path);
  }));
  plugin.registerEvent(app.vault.on("delete", (file) => {
    if (file instanceof TFile && file.extension === "md") void dropDraft(store, file.path);
  }));
}
