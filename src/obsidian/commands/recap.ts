import type { TFile } from "obsidian";
import { isEmptyRecap, recapFor, recapLine, recapOf, recapText, recapTitle, type Recap } from "../../app/recap";
import { count } from "../../app/told";
import { suggest } from "../modals/suggest";
import { say } from "../notices";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import { noteSays, type FileCommand } from "./command";

/** What a meeting decided and who does what, for a message to those who took part. */
export const copyRecap: FileCommand = {
  id: "copy-recap",
  name: S.commands.copyRecap,
  icon: "clipboard-copy",
  menus: ["file", "editor"],
  fits: (runtime, file) => noteSays(runtime, file, ({ meeting, tasks }) => meeting !== null && !meeting.private && meeting.decisions.length + tasks.length > 0),
  run: copy,
};

async function copy(runtime: Runtime, file: TFile): Promise<void> {
  const setup = await runtime.setup();
  const index = await runtime.index.ready();
  const recap = recapOf(setup, index, file.path, await runtime.vault.read(file.path));
  if (!recap || isEmptyRecap(recap)) {
    say(recap ? S.commands.recapEmpty : S.commands.recapPrivate);
    return;
  }
  const owners = recap.groups.flatMap(({ owner, actions }) => (owner === null ? [] : [{ owner, n: actions.length }]));
  const choices = owners.map(({ owner, n }) => ({ value: owner, text: owner, note: count(n, "action item") }));
  const chosen = owners.length === 0
    ? { value: null }
    : await suggest<string | null>(runtime, S.preview.recapTitle, [{ value: null, text: S.preview.everything }, ...choices]);
  if (!chosen) return;
  const copied = await toClipboard(chosen.value === null ? recap : recapFor(recap, chosen.value));
  say(copied ? S.commands.recapCopied(chosen.value) : S.commands.recapFailed);
}

/** Puts a recap into the clipboard as rich and plain text, as plain text alone where the device takes no other. */
async function toClipboard(recap: Recap): Promise<boolean> {
  // The clipboard is given to the window that has the focus alone.
  const { clipboard } = activeWindow.navigator;
  const plain = recapText(recap, S.preview.recap);
  try {
    const types = { "text/html": richText(recap), "text/plain": plain };
    const blobs = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })] as const);
    await clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return clipboard.writeText(plain).then(() => true, () => false);
  }
}

/** A recap as HTML: built as elements, so that what stands in a note stays text. */
function richText(recap: Recap): string {
  const root = createDiv();
  root.createEl("p").createEl("strong", { text: recapTitle(recap) });
  const list = (heading: string, lines: readonly string[]) => {
    root.createEl("p").createEl("strong", { text: heading });
    const bullets = root.createEl("ul");
    for (const text of lines) bullets.createEl("li", { text });
  };
  const words = S.preview.recap;
  if (recap.decisions.length > 0) list(words.decisions, recap.decisions);
  for (const { owner, actions } of recap.groups) list(`${words.actions}: ${owner ?? words.nobody}`, actions.map((action) => recapLine(action, words)));
  return new XMLSerializer().serializeToString(root);
}
