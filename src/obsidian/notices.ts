import { Notice } from "obsidian";
import { S } from "./strings/index";

/** How long a notice stays, in ms. */
const STAYS = 10_000;

/** A notice in plain text, its lines kept. */
export function say(text: string): Notice {
  const notice = new Notice(text, STAYS);
  notice.messageEl.addClass("debrief-notice");
  return notice;
}

/** A notice with a button that takes back what it tells. */
export function sayWithUndo(text: string, undo: () => void): Notice {
  const notice = say(text);
  const button = notice.messageEl.createEl("button", { cls: "debrief-notice-undo", text: S.commands.undo });
  button.addEventListener("click", () => {
    notice.hide();
    undo();
  });
  return notice;
}
