import { linkMentions } from "../entity/link";
import { linkStyle } from "../entity/link-style";
import type { Settings } from "../model/settings";
import { isMemoryLine } from "../note/memory";
import { splitNote } from "../note/properties";
import { doNotLinkOf, flagsOf, readMeeting } from "../note/read";
import { parseTask } from "../task/parse";
import type { Edit } from "../text/edits";
import { splitLines } from "../text/lines";
import { repair } from "../text/repair";
import type { Span } from "../text/spans";
import { findTranscripts } from "../transcript/find";
import type { VaultIndex } from "../vault/index";
import { workedOut, type StagedVault } from "../vault/staged";
import type { Setup } from "./setup";

/** What linking a text needs of the setup. */
export type LinkSetup = Pick<Setup, "settings" | "taskSettings" | "linkFormat">;

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
  const link = (text: string) => linkText(setup, index, path, text, { mentions });
  const before = await staged.read(path);
  const result = link(before);
  await staged.process(path, workedOut(before, result.text, (now) => link(now).text));
  return result;
}

/** How one text is linked, beside what the settings say. */
export interface LinkTextOptions {
  mentions?: Settings["mentions"];
  /** Names that stay plain beside those that the note lists. */
  alsoPlain?: readonly string[];
}

/** The text with its links, and the insertions that make them: what `linkNote` does, decided on one text. */
export function linkText(
  setup: LinkSetup, index: VaultIndex, path: string, text: string, { mentions = setup.settings.mentions, alsoPlain = [] }: LinkTextOptions = {},
): LinkResult & { text: string; edits: Edit[] } {
  const { settings } = setup;
  const { properties, transcripts } = placesOf(path, text);
  if (flagsOf(properties).includes("no-links")) return { path, text, edits: [], links: [], ambiguous: [], everyday: [], forbidden: true };
  const write = linkStyle(setup.linkFormat, (name) => index.isUniqueName(name));
  let lines: ReadonlySet<number> | null = null;
  const linked = linkMentions(text, index.registry(), {
    notePath: path,
    mentions,
    headings: settings.linkHeadings,
    owners: settings.linkOwners,
    allowEveryday: settings.linkEverydayWords,
    doNotLink: [...doNotLinkOf(properties), ...alsoPlain],
    closed: transcripts,
    tasks: {
      isTask: (line) => (lines ??= new Set(readMeeting(path, text, setup).layout.tasks.map(({ task }) => task.line))).has(line),
      differ: (before, after) => ownersOf(setup, before) !== ownersOf(setup, after),
    },
    link: (entity, shown, inTable) => write(entity.path, shown, path, inTable),
  });
  return { path, ...linked, forbidden: false };
}

/** The properties, and where the transcripts stand (UTF-16 ranges): as `readMeeting` sees them, without reading what was said. */
function placesOf(path: string, text: string): { properties: Record<string, unknown>; transcripts: Span[] } {
  const repaired = repair(text).text;
  const { properties, bodyLine } = splitNote(repaired);
  const body = splitLines(repaired).slice(bodyLine).map((line) => (isMemoryLine(line.text) ? "" : line.text));
  const places = findTranscripts(body, bodyLine);
  const found = places.length > 0 || /\.md$/iu.test(path) ? places : [{ from: bodyLine, to: bodyLine + body.length }];
  const starts = found.length > 0 ? splitLines(text).map((line) => line.from) : [];
  return { properties, transcripts: found.map(({ from, to }) => ({ from: starts[from] ?? text.length, to: starts[to] ?? text.length })) };
}

/** The bare links that are owners of a task's line or of a plain item among tasks; other forms stay what they are when linked. */
function ownersOf({ taskSettings: settings }: LinkSetup, line: string): string {
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
