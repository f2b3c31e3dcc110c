import { linkMentions } from "../entity/link";
import { linkStyle } from "../entity/link-style";
import type { Settings } from "../model/settings";
import { doNotLinkOf, flagsOf, readMeeting } from "../note/read";
import { parseTask } from "../task/parse";
import { splitLines } from "../text/lines";
import { repair } from "../text/repair";
import type { VaultIndex } from "../vault/index";
import { workedOut, type StagedVault } from "../vault/staged";
import type { Setup } from "./setup";

/** What linking one note did. */
export interface LinkResult {
  path: string;
  links: { name: string; line: number }[];
  /** Forms that two entities share: left alone. */
  ambiguous: { form: string; candidates: string[] }[];
  /** One-word names that are everyday words: they wait for the user's word. */
  everyday: string[];
  /** The note itself forbids links. */
  forbidden: boolean;
}

/**
 * Links the mentions of known people and organizations in one note, by the rules of the design's section 6. Only
 * insertions are made, and a second time does nothing.
 */
export async function linkNote(
  setup: Setup, staged: StagedVault, index: VaultIndex, path: string, mentions: Settings["mentions"] = setup.settings.mentions,
): Promise<LinkResult> {
  const link = (text: string) => linkText(setup, index, path, text, mentions);
  const before = await staged.read(path);
  const result = link(before);
  await staged.process(path, workedOut(before, result.text, (now) => link(now).text));
  return result;
}

function linkText(setup: Setup, index: VaultIndex, path: string, text: string, mentions: Settings["mentions"]): LinkResult & { text: string } {
  const { settings } = setup;
  const { layout } = readMeeting(path, text, setup);
  if (flagsOf(layout.properties).includes("no-links")) return { path, text, links: [], ambiguous: [], everyday: [], forbidden: true };
  const starts = splitLines(text).map((line) => line.from);
  const closed = layout.transcripts.map(({ from, to }) => ({ from: starts[from] ?? text.length, to: starts[to] ?? text.length }));
  const write = linkStyle(setup.linkFormat, (name) => index.isUniqueName(name));
  const { text: linked, links, ambiguous, everyday } = linkMentions(text, index.registry(), {
    notePath: path,
    mentions,
    headings: settings.linkHeadings,
    owners: settings.linkOwners,
    allowEveryday: settings.linkEverydayWords,
    doNotLink: doNotLinkOf(layout.properties),
    closed,
    tasks: { lines: new Set(layout.tasks.map(({ task }) => task.line)), differ: (before, after) => ownersOf(setup, before) !== ownersOf(setup, after) },
    link: (entity, shown, inTable) => write(entity.path, shown, path, inTable),
  });
  return { path, text: linked, links, ambiguous, everyday, forbidden: false };
}

/** The bare links that are owners of a task's line or of a plain item among tasks; other forms stay what they are when linked. */
function ownersOf({ taskSettings: settings }: Setup, line: string): string {
  const words = repair(line).text.replace(/^[\s>]*(?:[-*+•]|\d+[.)])[ \t]+(?:\[.\](?:[ \t]+|$))?/u, "");
  const read = parseTask(`- [ ] ${words}`, { settings });
  return read?.ownerForm === "link" ? read.task.owners.join("\n") : "";
}

/** The notes that "all" means: meeting notes, or all notes by the settings; never those of Debrief itself. */
export function notesToLink(setup: Setup, index: VaultIndex): string[] {
  return index.records()
    .filter((record) => record.reportId === null && (setup.settings.linkAllNotes || record.meeting !== null))
    .map((record) => record.path);
}
