import { undoRun } from "../carry";
import { S } from "../strings/index";
import type { VaultCommand } from "./command";

/** Takes back the last run that wrote. */
export const undoLastRun: VaultCommand = {
  id: "undo-last-run",
  name: S.commands.undoRun,
  icon: "undo-2",
  fits: ({ store }) => store.hasJournal(),
  run: (runtime) => undoRun(runtime),
};
