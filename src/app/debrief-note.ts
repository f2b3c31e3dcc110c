import type { Context, Engine } from "../engine/engine";
import type { Debrief } from "../model/debrief";
import type { Settings } from "../model/settings";
import type { Transcript } from "../model/transcript";
import { namedSpeakersOf, readMeeting } from "../note/read";
import type { MergeOptions } from "../note/write";
import { localSpeaker, otherPerson } from "../transcript/participants";
import { nameSpeakers, type Renamed } from "../transcript/speakers";
import type { VaultIndex } from "../vault/index";
import { JobError, type Setup } from "./setup";
import { sentenceOfReading } from "./told";

export interface DebriefOptions {
  engine: Engine;
  /** The meeting's day where note and transcript tell none. */
  date?: string | null;
  /** Names for labels that the user chose just now; those in the note's properties count too. */
  named?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

/** What an engine made of a note, and who it took the speakers for. */
export interface DebriefedNote {
  debrief: Debrief;
  /** As it was written, and with the speakers' names. */
  raw: Transcript;
  transcript: Transcript;
  renamed: Renamed[];
  /** The people of its properties. */
  people: string[];
  /** The one other person who took part. */
  other: string | null;
  /** What was read: `00:00–33:01, 2 speakers, 412 turns`. */
  read: string;
}

/** The debrief of a note's text. Fails where the note holds no transcript. */
export async function debriefText(setup: Setup, index: VaultIndex, path: string, text: string, options: DebriefOptions): Promise<DebriefedNote> {
  const { settings } = setup;
  const { meeting, layout } = readMeeting(path, text, { ...setup, people: index.peopleNames() });
  const raw = meeting.transcript;
  if (!raw) throw new JobError(`"${path}" holds no transcript; paste one under a heading "Transcript" and try again.`);
  const named = { ...namedSpeakersOf(layout.properties), ...options.named };
  const { transcript, renamed } = nameSpeakers(raw, { people: meeting.people, title: meeting.title, me: settings.me, named });
  const local = localSpeaker(raw);
  const localName = local === null ? null : (named[local] ?? local);
  const context: Context = {
    date: meeting.date ?? options.date ?? null,
    me: settings.me,
    people: [...new Set([...meeting.people, ...renamed.map(({ to }) => to)])],
    organizations: meeting.organizations,
    known: [...index.registry().entities],
    threshold: settings.threshold,
    localSpeaker: localName,
  };
  const debrief = withoutSections(await options.engine.debrief(transcript, context, options.signal ? { signal: options.signal } : {}), settings);
  const other = otherPerson(debrief.participants, settings.me ?? localName);
  return { debrief, raw, transcript, renamed, people: meeting.people, other, read: sentenceOfReading(transcript, debrief) };
}

/** What the settings leave out is neither written nor asked. */
function withoutSections(debrief: Debrief, { leftOutSections: out }: Settings): Debrief {
  if (out.length === 0) return debrief;
  const emptied = Object.fromEntries(out.map((name) => [name, name === "summary" ? null : []]));
  return { ...debrief, ...emptied, doubtful: debrief.doubtful.filter(({ section }) => !out.includes(section)) };
}

/** How a debrief is written into this vault's notes. */
export const mergeOptionsOf = (setup: Setup, index: VaultIndex, other: string | null): MergeOptions => ({
  settings: setup.settings, taskSettings: setup.taskSettings, people: index.peopleNames(), ownerForm: index.ownerForm(), today: setup.today, other,
});
