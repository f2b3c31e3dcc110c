import { findDay } from "../text/days";
import { legalFileName } from "../text/names";
import { baseName, folderOf } from "../text/paths";
import { repair } from "../text/repair";
import { participants } from "../transcript/participants";
import type { Vault } from "../vault/vault";
import { JobError } from "./setup";
import { isTranscriptFile, readFileTranscript } from "./transcript";

/** The path of the note that belongs to a transcript file: beside it, under the same name. */
export function draftPath(path: string): string {
  const folder = folderOf(path);
  return `${folder === "" ? "" : `${folder}/`}${legalFileName(baseName(path))}.md`;
}

/**
 * A note in the design's form around the transcript of a file of its own, without sections yet. The date comes from
 * the file's name or the transcript's head, else it is `date`. Null where the text holds no transcript.
 */
export function draftNote(path: string, text: string, date: string | null): string | null {
  const transcript = readFileTranscript(path, text);
  if (!transcript || transcript.cues.length === 0) return null;
  const words = repair(text).text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n").trimEnd();
  const title = baseName(path).replace(/[_\s]+/gu, " ").trim();
  const day = findDay(title) ?? date;
  const fence = "`".repeat(Math.max(3, ...[...words.matchAll(/`{3,}/gu)].map((run) => run[0].length + 1)));
  const people = participants(transcript);
  const properties = [
    "---", "type: transcript", `source_type: ${transcript.format}`, ...(day === null ? [] : [`date: '${day}'`]),
    ...(people.length > 0 ? ["people:", ...people.map((name) => `  - ${JSON.stringify(`[[${legalFileName(name)}]]`)}`)] : []), "---",
  ];
  return [
    ...properties, "", `# ${title}`, "", "<!-- ai:transcript:start -->", "", "## Transcript (auto)", "", `${fence}text`, words, fence, "",
    "<!-- ai:transcript:end -->", "",
  ].join("\n");
}

/**
 * A note's text; where there is no note but the transcript file that it belongs to, the text that it will have, and then
 * `isPlanned`. Fails where there is neither, or the file holds no transcript.
 */
export async function noteText(vault: Pick<Vault, "list" | "read">, path: string): Promise<{ text: string; isPlanned: boolean }> {
  const paths = (await vault.list()).map((file) => file.path);
  const source = paths.includes(path) ? undefined : paths.find((one) => isTranscriptFile(one) && draftPath(one) === path);
  if (source === undefined) return { text: await vault.read(path), isPlanned: false };
  const text = draftNote(source, await vault.read(source), null);
  if (text === null) throw new JobError(`"${source}" holds no transcript that can be read.`);
  return { text, isPlanned: true };
}
