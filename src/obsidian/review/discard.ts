import { Modal, Setting, type App } from "obsidian";
import { S } from "../strings/index";

/** Asks before a review is thrown away. */
export function askDiscard(app: App, discard: () => void): void {
  const modal = new Modal(app);
  modal.setTitle(S.review.discardTitle);
  modal.contentEl.createEl("p", { text: S.review.discardText });
  new Setting(modal.contentEl)
    .addButton((button) => button.setButtonText(S.review.cancel).onClick(() => modal.close()))
    .addButton((button) => button.setButtonText(S.review.discard).setDestructive().onClick(() => {
      modal.close();
      discard();
    }));
  modal.open();
}
