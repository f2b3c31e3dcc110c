import { summarizeNote } from "../../src/app/summarize";
import type { Setup } from "../../src/app/setup";
import { offline } from "../../src/engine/offline/index";
import { DEFAULT_SETTINGS } from "../../src/model/settings";
import { DEFAULT_TASK_SETTINGS } from "../../src/task/format";
import { buildIndex } from "../../src/vault/index";
import { stage } from "../../src/vault/staged";
import { VaultError, type Vault } from "../../src/vault/vault";
import type { Summarize } from "./labelled";

/** A vault that holds one file, by its name. */
function oneFileVault(name: string, text: string): Vault {
  const refuse = (path: string): Promise<never> => Promise.reject(new VaultError("unwritable", path, "This vault is for reading."));
  return {
    list: () => Promise.resolve([{ path: name, size: text.length, mtime: 0 }]),
    read: (path) => (path === name ? Promise.resolve(text) : Promise.reject(new VaultError("missing", path, `There is no "${path}".`))),
    create: refuse, process: refuse, remove: refuse,
  };
}

/** The same use case as the command line's `summarize --json`, in process, with the offline engine and nothing known before. */
export const summarize: Summarize = async (name, text, date) => {
  const setup: Setup = {
    vault: oneFileVault(name, text),
    store: { read: () => Promise.resolve(null), write: () => Promise.resolve() },
    settings: DEFAULT_SETTINGS, taskSettings: DEFAULT_TASK_SETTINGS,
    linkFormat: { useMarkdownLinks: false, newLinkFormat: "shortest" },
    today: date ?? "2026-01-01",
  };
  try {
    const { debrief } = await summarizeNote(setup, stage(setup.vault), await buildIndex(setup), name, { engine: offline, date });
    return debrief;
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    return null;
  }
};
