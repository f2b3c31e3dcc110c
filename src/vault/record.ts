import { entityFrom } from "../entity/registry";
import type { Entity } from "../model/entity";
import type { MeetingFacts, VaultTask } from "../model/facts";
import type { Settings } from "../model/settings";
import { splitNote } from "../note/properties";
import { flagsOf, isMeetingNote, namedSpeakersOf, readMeeting, tagsOf, type MeetingReading } from "../note/read";
import { REPORTS } from "../report/reports";
import type { TaskSettings } from "../task/format";
import type { OwnerForm } from "../task/owners";
import { fileHash } from "../text/hash";
import { isInFolder, isTag } from "../text/paths";
import { repair } from "../text/repair";
import { isPerson } from "../transcript/sides";
import { namedSpeakers } from "../transcript/speakers";
import { calledNames } from "./dependence";

/** What the index keeps of a note. No text of its transcript. */
export interface NoteRecord {
  path: string;
  entity: Entity | null;
  /** Null where the note is about no meeting. Names as the note has them. */
  meeting: MeetingFacts | null;
  hasTranscript: boolean;
  hasSummary: boolean;
  /** Open promises and all other tasks that count as action items. */
  tasks: VaultTask[];
  ownerForms: OwnerForm[];
  /** Where known names decide how it is read, as `calledNames` gives them. */
  called: string[];
  /** Which of Debrief's reports the note is, by its property `debrief`. */
  reportId: string | null;
  /** One sentence where the note is broken. */
  problem: string | null;
}

export interface RecordOptions {
  settings: Settings;
  taskSettings: TaskSettings;
  people: readonly string[];
}

/** Words of the property `debrief` that name a report; what else stands there makes no report of a note. */
const REPORT_IDS: ReadonlySet<string> = new Set(REPORTS.map(({ id }) => id));

/** Settings that change nothing in how a note is read; a new one counts until it is named here. */
const IRRELEVANT: ReadonlySet<string> = new Set<keyof Settings>([
  "threshold", "markUnreviewed", "review", "leftOutSections", "showEvidence", "reports", "refreshReports", "linkOnSave", "linkExcludedFolders",
  "mentions", "linkHeadings", "linkOwners", "linkAllNotes", "linkEverydayWords",
]);

/** A hash of all settings that decide how notes are read: with another one records must be made anew. */
export function readingKey(settings: Settings, taskSettings: TaskSettings): string {
  const relevant = Object.entries(settings).filter(([name]) => !IRRELEVANT.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  return fileHash(JSON.stringify([relevant, taskSettings]));
}

/** The person or organization that a note stands for, or null: a look at its properties alone. */
export function readEntity(path: string, text: string, settings: Settings): Entity | null {
  const { properties } = splitNote(repair(text).text);
  return entityFrom(path, properties, tagsOf(properties), settings);
}

/** Reads one note for the index. */
export function readRecord(path: string, text: string, options: RecordOptions): NoteRecord {
  const { settings } = options;
  const reading = readMeeting(path, text, options);
  const { meeting, layout } = reading;
  const flags = flagsOf(layout.properties);
  const tags = tagsOf(layout.properties);
  const entity = entityFrom(path, layout.properties, tags, settings);
  const reportId = flags.find((flag) => REPORT_IDS.has(flag)) ?? null;
  const isMeeting = entity === null && reportId === null && !isInFolder(path, [settings.folder]) && isMeetingNote(reading, settings);
  const isWanted = (tag: string) => settings.actionTags.some((wanted) => isTag(tag, wanted));
  const all = isMeeting || isInFolder(path, settings.actionFolders) || tags.some(isWanted);
  return {
    path,
    entity,
    meeting: isMeeting ? factsOf(reading, flags, settings) : null,
    hasTranscript: meeting.transcript !== null,
    hasSummary: meeting.summary !== null,
    tasks: reportId === null ? tasksOf(reading, flags, isMeeting).filter((task) => all || task.tags.some(isWanted)) : [],
    ownerForms: layout.tasks.flatMap(({ ownerForm }) => (ownerForm === null ? [] : [ownerForm])),
    called: calledNames(reading.text),
    reportId,
    problem: layout.problem,
  };
}

function factsOf({ meeting, layout }: MeetingReading, flags: readonly string[], { me }: Settings): MeetingFacts {
  const context = { people: meeting.people, title: meeting.title, me, named: namedSpeakersOf(layout.properties) };
  const named = meeting.transcript ? namedSpeakers(meeting.transcript, context) : [];
  const { path, title, date, organizations, decisions, risks, openQuestions } = meeting;
  const people = [...new Set([...meeting.people, ...named.filter(isPerson)])];
  return { path, title, date, people, organizations, decisions, risks, openQuestions, private: flags.includes("private"), unreviewed: flags.includes("unreviewed") };
}

function tasksOf({ meeting, layout }: MeetingReading, flags: readonly string[], isMeeting: boolean): VaultTask[] {
  return layout.tasks.map(({ task, section }) => ({
    ...task,
    path: meeting.path,
    section,
    meeting: isMeeting ? { title: meeting.title, date: meeting.date } : null,
    private: flags.includes("private"),
    unreviewed: flags.includes("unreviewed"),
  }));
}
