import type { Meeting } from "../model/meeting";
import { readMeeting } from "../note/read";
import { buildIndex } from "../vault/index";
import type { Setup } from "./setup";

/** A note of the vault as a meeting, with the vault's people known, and a sentence where its property block is broken. */
export async function readVaultMeeting(setup: Setup, path: string): Promise<{ meeting: Meeting; problem: string | null }> {
  const text = await setup.vault.read(path);
  const index = await buildIndex(setup);
  const { meeting, layout } = readMeeting(path, text, { ...setup, people: index.peopleNames() });
  return { meeting, problem: layout.problem };
}
