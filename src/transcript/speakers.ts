import type { Transcript } from "../model/transcript";
import { foldName } from "../text/names";
import { isNameShaped } from "./label";
import { participants, samePerson } from "./participants";
import { LOCAL, REMOTE } from "./sides";
import { transcriptOf } from "./turns";

/** What the note knows about who was there. */
export interface SpeakerContext {
  /** The people of its properties. */
  people: readonly string[];
  title: string | null;
  /** The vault's owner. */
  me: string | null;
  /** Names that the user gave to labels. */
  named?: Readonly<Record<string, string>>;
}

export interface Renamed {
  from: string;
  to: string;
  /** A sentence part for the user. */
  why: string;
}

const ONE_TO_ONE = /(?:^|[^\p{L}\p{N}])(?:1\s?[:-]\s?1|1\s?on\s?1|1o1|one[\s-](?:on|to)[\s-]one)(?![\p{L}\p{N}])/iu;
const DATE = /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{1,2}:\d{2}\b/gu;
const BETWEEN_CHUNKS = /\s[—–-]+(?=\s)|[|()]+|:\s/u;
const BETWEEN_NAMES = /[/&,+×<>→↔]+|\s(?:and|und|x|vs\.?)\s/iu;
const WITH = /(?:^|\s)(?:with|mit|avec|con)\s/iu;
const NO_NAME = new Set((
  "meeting,call,sync,weekly,monthly,transcript,notes,note,chat,catch-up,catchup,check-in,checkin,review,planning,interview," +
  "standup,stand-up,kickoff,kick-off,follow-up,followup,discussion,conversation,recording,zoom,teams,meet,project,session,update"
).split(","));

const isName = (part: string): boolean => {
  const words = part.split(/\s+/u);
  return /^\p{L}[\p{L}\p{M}.'’ -]*$/u.test(part) && words.length <= 4 && isNameShaped(part) && !words.some((word) => NO_NAME.has(word.toLowerCase()));
};

/**
 * The names that a title of two people gives: `1:1 — Ines Duarte — 2026-03-02`, `Call with Ines Duarte`,
 * `Ines Duarte / Teo Brandt` where one of them is known. Other titles give none: `Sales Pipeline` looks like a name.
 */
function namesInTitle(title: string, known: readonly string[]): string[] {
  const bare = title.slice(0, 300).replace(DATE, " ");
  const pair = ONE_TO_ONE.test(bare);
  const chunks = bare.replace(ONE_TO_ONE, " | ").split(BETWEEN_CHUNKS).map((chunk) => {
    const [before = "", ...after] = chunk.split(WITH);
    const names = (text: string) => text.split(BETWEEN_NAMES).map((part) => part.trim().replace(/^[—–-]+\s+|\s+[—–-]+$/gu, "").trim()).filter(isName);
    const beside = names(before);
    return { beside, after: names(after.join(" & ")), met: beside.length > 1 && beside.some((name) => known.some((one) => samePerson(one, name))) };
  });
  return chunks.flatMap(({ beside, after, met }) => [
    ...(pair || met ? beside : []),
    ...after.filter((name) => pair || name.includes(" ")),
  ]);
}

/** Each person once; of two forms of one name the longer. */
function distinct(names: readonly string[]): string[] {
  const kept: string[] = [];
  for (const name of [...names].sort((a, b) => b.length - a.length)) if (!kept.some((one) => samePerson(one, name))) kept.push(name);
  return kept;
}

/** The other person and the source that names exactly one. */
function otherOf(transcript: Transcript, { people, title, me, named = {} }: SpeakerContext): { name: string; why: string } | null {
  const given = transcript.speakers.flatMap((label) => named[label] ?? []);
  const here = [...participants(transcript), ...given, ...(me === null ? [] : [me])];
  const besides = (names: readonly string[]) => distinct(names.filter((name) => name.trim() !== "" && !here.some((one) => samePerson(one, name))));
  const folded = ` ${foldName(title ?? "").replace(/[^\p{L}\p{N}'’-]+/gu, " ")} `;
  const listed = besides(people);
  const inTitle = listed.filter((name) => folded.includes(` ${foldName(name)} `));
  const sources: [string[], string][] = [
    [listed, "from the note's properties"],
    [inTitle, "from the note's properties and title"],
    [besides(namesInTitle(title ?? "", here)), "from the note's title"],
  ];
  for (const [names, why] of sources) if (names.length === 1 && names[0] !== undefined) return { name: names[0], why };
  return null;
}

/** Who takes the place of which label. */
function renames(transcript: Transcript, context: SpeakerContext): Renamed[] {
  let other: ReturnType<typeof otherOf> | undefined;
  return transcript.speakers.flatMap((from): Renamed[] => {
    const label = from.toLowerCase();
    const given = context.named?.[from];
    if (given !== undefined) return given === from ? [] : [{ from, to: given, why: "you said so" }];
    if (REMOTE.has(label)) {
      if (other === undefined) other = otherOf(transcript, context);
      if (other) return [{ from, to: other.name, why: other.why }];
    }
    if (LOCAL.has(label) && context.me !== null) return [{ from, to: context.me, why: "this is your own side" }];
    return [];
  });
}

/** The speakers as `nameSpeakers` names them, each once, in order of appearance; nothing else of the transcript is made. */
export function namedSpeakers(transcript: Transcript, context: SpeakerContext): string[] {
  const names = new Map(renames(transcript, context).map(({ from, to }) => [from, to]));
  return [...new Set(transcript.speakers.map((label) => names.get(label) ?? label))];
}

/**
 * Gives the sides their names: `Remote` and its like become the other person where the properties or else the title
 * name exactly one besides the named speakers and `me`; `Me`, `Mic` and the like become `me`. What cannot be told stays.
 * Turns are joined anew; the cues keep their number, times and text.
 */
export function nameSpeakers(transcript: Transcript, context: SpeakerContext): { transcript: Transcript; renamed: Renamed[] } {
  const renamed = renames(transcript, context);
  if (renamed.length === 0) return { transcript, renamed };
  const names = new Map(renamed.map(({ from, to }) => [from, to]));
  const cues = transcript.cues.map((cue) => ({ ...cue, speaker: cue.speaker === null ? null : (names.get(cue.speaker) ?? cue.speaker) }));
  return { transcript: transcriptOf(transcript.format, cues), renamed };
}
