import { SECTIONS, type Section } from "../model/debrief";
import type { Meeting, NoteItem } from "../model/meeting";
import type { Settings } from "../model/settings";
import type { Task } from "../model/task";
import type { Transcript } from "../model/transcript";
import { DEFAULT_TASK_SETTINGS, type TaskSettings } from "../task/format";
import { parseTask, type ParseOptions } from "../task/parse";
import { findTranscripts, type FoundTranscript } from "../transcript/find";
import { momentsOf } from "../transcript/moments";
import { readTranscript } from "../transcript/read";
import { joinTranscripts } from "../transcript/turns";
import { findDay } from "../text/days";
import { splitLines } from "../text/lines";
import { plainName } from "../text/names";
import { baseName, isInFolder } from "../text/paths";
import { repair } from "../text/repair";
import { shownText } from "../text/shown";
import { readEnd, readItems, readProse, readTasks, type FoundTask, type SectionEnd } from "./items";
import { isMemoryLine } from "./memory";
import { notActionsOf } from "./not-action";
import { readPeople } from "./people";
import { splitNote } from "./properties";
import { isIndentedCode, nextMeetingOf, readSections, type LineRange, type SectionRange, type Sections } from "./sections";

export interface ReadOptions {
  settings: Settings;
  taskSettings?: TaskSettings;
  /** Known names of people. */
  people?: readonly string[];
}

/** A section with what adding to it needs to know. */
export type NoteSection = SectionRange & SectionEnd;

/** Where things stand in the note. Lines are 0-based in the file on disk, `to` is exclusive. */
export interface NoteLayout {
  properties: Record<string, unknown>;
  /** One sentence where the property block is broken. */
  problem: string | null;
  bodyLine: number;
  sections: NoteSection[];
  transcripts: LineRange[];
  /** The line of `> Next meeting`; null where there is none. */
  nextMeetingLine: number | null;
  /** All tasks of the note, those outside of the sections too, with the name of their section, else the heading above them. */
  tasks: (FoundTask & { section: string | null })[];
  /** Plain bullets among the actions of which the user said that they are none. */
  notActions: { task: Task; section: "actions" | "followUps" }[];
}

/** A vault of more names gives only those of the note as hints for labels: each note looks at all of them. */
export const MOST_HINTS = 500;

export interface MeetingReading {
  meeting: Meeting;
  layout: NoteLayout;
  /** The file's text, encoding repaired. */
  text: string;
}

const text = (value: unknown): string | null => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" && first.trim() !== "" ? plainName(first) : typeof first === "number" ? String(first) : null;
};

/** The properties by their names in lower case, words bound by `_`; of two the first. */
const byName = (properties: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).reverse().map(([key, value]) => [key.trim().toLowerCase().replace(/[\s-]+/gu, "_"), value]));

/** A heading's words without Markdown: the shown text of links, no emphasis. */
const shown = (title: string): string => shownText(title.replace(/\*\*|__|`/gu, ""));

function readTitle({ headings }: Sections): string | null {
  const first = headings.find(({ meaning }) => meaning !== null)?.line ?? Infinity;
  const title = headings.find(({ form, meaning, level, line, title: words }) => form === "heading" && meaning === null && (level === 1 || line < first) && words !== "");
  return title ? shown(title.title) : null;
}

/** The day that the lines above the first words tell, as Meet's title line does. */
function dayAbove(found: readonly FoundTranscript[], transcript: Transcript | null): string | null {
  const [place] = found;
  const cue = transcript?.cues.find(({ start, speaker }) => start !== null || speaker !== null);
  if (!place || !cue) return null;
  const above = place.text.split("\n").slice(0, Math.max(0, Math.min(12, cue.line - place.textLine)));
  return above.map((line) => findDay(line)).find((day) => day !== null) ?? null;
}

/** Other lines that tell it: `- Next meeting: 2026-03-16`, `Next meeting on 16 March 2026`. */
const NEXT_MEETING_DAY = /^[\s>*_+-]*next meeting[*_]*(?:\s*\([^()]*\))?\s*(?::|[-–—]|on\b|is\b)/iu;

const DATE_LINE = /^[\s>*_+-]*(?:meeting )?date[*_]*\s*::?(.*)$/iu;
/** A line that tells the date stands so near the note's head. */
const HEAD_LINES = 40;

/** The day of a line such as `**Date:** 2026-03-02` near the note's head. */
function dayInHead(lines: readonly string[], from: number, { closed }: Sections): string | null {
  const told = lines.slice(from, from + HEAD_LINES).find((line, index) => closed[from + index] !== 1 && DATE_LINE.test(line));
  return told === undefined ? null : findDay(DATE_LINE.exec(told)?.[1] ?? "");
}

function nextMeeting(lines: readonly string[], { closed, headings }: Sections): { line: number; day: string | null } | null {
  const line = lines.findIndex((words, index) => closed[index] !== 1 && nextMeetingOf(words) !== null);
  if (line >= 0) return { line, day: findDay(nextMeetingOf(lines[line] ?? "") ?? "") };
  const told = lines.findIndex((words, index) => closed[index] !== 1 && NEXT_MEETING_DAY.test(words) && findDay(words) !== null);
  if (told >= 0) return { line: told, day: findDay(lines[told] ?? "") };
  const headed = headings.find(({ title }) => /^\W*next meeting\b/iu.test(title));
  if (!headed) return null;
  return { line: headed.line, day: findDay(headed.title) ?? findDay(lines.slice(headed.line + 1).find((words) => words.trim() !== "") ?? "") };
}

/** The other tasks of the note: boxes outside of the sections of actions. */
function otherTasks(lines: readonly string[], { closed }: Sections, sections: readonly LineRange[], options: ParseOptions): FoundTask[] {
  const taken = closed.slice();
  for (const { from, to } of sections) taken.fill(1, from, to);
  return lines.flatMap((line, index): FoundTask[] => {
    if (taken[index] === 1 || !line.includes("[") || isIndentedCode(lines, index)) return [];
    const read = parseTask(line, { ...options, line: index });
    return read && read.task.description !== "" ? [{ task: read.task, ownerForm: read.ownerForm }] : [];
  });
}

/** The tasks, each with the last heading above it: the name of the section that it opens, else its words. */
function underHeadings(tasks: readonly FoundTask[], { headings }: Sections): NoteLayout["tasks"] {
  let next = 0;
  return tasks.map((found) => {
    while (next < headings.length && (headings[next]?.line ?? 0) < found.task.line) next++;
    const heading = headings[next - 1];
    return { ...found, section: heading?.meaning?.name ?? heading?.title ?? null };
  });
}

const inSection = (tasks: readonly FoundTask[], section: Section): NoteLayout["tasks"] => tasks.map((found) => ({ ...found, section }));

/**
 * Reads a meeting note from the text of its file, or a transcript that is no note. Encoding faults are repaired in what is
 * read; lines are those of the file. Never throws: a broken property block is told in `layout.problem`.
 * @param path the note's path in the vault, for its name
 */
export function readMeeting(path: string, file: string, { settings, taskSettings = DEFAULT_TASK_SETTINGS, people: known = [] }: ReadOptions): MeetingReading {
  const repaired = repair(file).text;
  const { properties, problem, bodyLine } = splitNote(repaired);
  const named = byName(properties);
  // The comment of what was generated is no speech, also below a fence that is never closed.
  const lines = splitLines(repaired).map((line) => (isMemoryLine(line.text) ? "" : line.text));
  const body = lines.slice(bodyLine);
  const inNote = findTranscripts(body, bodyLine);
  const found = inNote.length > 0 || /\.md$/iu.test(path) ? inNote : [{ from: bodyLine, to: lines.length, text: body.join("\n"), textLine: bodyLine }];
  const transcripts = found.map(({ from, to }) => ({ from, to }));
  const sections = readSections(lines, settings.headings, [{ from: 0, to: bodyLine }, ...transcripts]);
  const { people, organizations } = readPeople(named, lines, sections);
  const title = readTitle(sections);
  const attending = [...people, ...(settings.me === null ? [] : [settings.me])];
  const names = known.length > MOST_HINTS ? attending : [...attending, ...known];
  const transcript = joinTranscripts(found.flatMap((part) => readTranscript(part.text, { names }, part.textLine) ?? []));
  const options: ParseOptions = { settings: taskSettings, people: known, attending, isMoment: momentsOf(transcript) };

  const of = (name: Section | "summary"): SectionRange[] => sections.sections.filter((section) => section.name === name);
  const items = (name: Section): NoteItem[] => of(name).flatMap((range) => readItems(lines, range, sections, options));
  const spared = notActionsOf(repaired);
  const notActions: NoteLayout["notActions"] = [];
  const tasks = (name: "actions" | "followUps"): FoundTask[] => of(name).flatMap((range) => readTasks(lines, range, sections, options, spared)).filter((found) => {
    if (found.notAction) notActions.push({ task: found.task, section: name });
    return found.notAction !== true;
  });
  const [actions, followUps] = [tasks("actions"), tasks("followUps")];
  const others = otherTasks(lines, sections, [...of("actions"), ...of("followUps")], options);
  const next = nextMeeting(lines, sections);
  const prose = of("summary").flatMap((range) => readProse(lines, range, sections) ?? []);
  const day = ["date", "meeting_date", "day", "datetime", "start"].map((key) => findDay(text(named[key]) ?? "")).find((one) => one !== null);
  return {
    meeting: {
      path,
      title: title ?? baseName(path),
      date: day ?? findDay(title ?? "") ?? findDay(baseName(path)) ?? dayInHead(lines, bodyLine, sections) ?? dayAbove(found, transcript),
      type: text(named["type"]),
      sourceType: text(named["source_type"]) ?? text(named["sourcetype"]),
      people,
      organizations,
      summary: prose.length > 0 ? prose.join("\n\n") : null,
      keyFacts: items("keyFacts"),
      outcomes: items("outcomes"),
      decisions: items("decisions"),
      actions: actions.map(({ task }) => task),
      followUps: followUps.map(({ task }) => task),
      risks: items("risks"),
      openQuestions: items("openQuestions"),
      nextMeeting: next?.day ?? null,
      transcript,
    },
    layout: {
      properties,
      problem,
      bodyLine,
      sections: sections.sections.map((section) => ({ ...section, ...readEnd(lines, section, sections) })),
      transcripts,
      nextMeetingLine: next?.line ?? null,
      tasks: [...inSection(actions, "actions"), ...inSection(followUps, "followUps"), ...underHeadings(others, sections)].sort((a, b) => a.task.line - b.task.line),
      notActions,
    },
    text: repaired,
  };
}

/**
 * Whether a note is about a meeting: by its type or folder, by a transcript, or by two of our sections (one, where people and
 * a day are told), at least one of them under words that are no everyday heading. A note of a person or an organization is none.
 */
export function isMeetingNote({ meeting, layout }: MeetingReading, settings: Settings): boolean {
  const isType = (types: readonly string[]) => types.some((type) => type.toLowerCase() === meeting.type?.toLowerCase());
  if (isType(settings.meetingTypes)) return true;
  if (isType([...settings.peopleTypes, ...settings.organizationTypes])) return false;
  if (isInFolder(meeting.path, settings.meetingFolders)) return true;
  const names = new Set(layout.sections.map(({ name }) => name));
  const least = meeting.people.length > 0 && meeting.date !== null ? 1 : 2;
  return meeting.transcript !== null
    || ([...SECTIONS, "summary" as const].filter((name) => names.has(name)).length >= least && layout.sections.some(({ weak }) => !weak));
}

const words = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : typeof value === "string" ? value.split(/[\s,]+/u) : [])
    .filter((word) => typeof word === "string").map((word) => word.trim()).filter((word) => word !== "");

/** The words of the property `debrief`: `unreviewed`, `private`, `no-links`, or the kind of a report. */
export const flagsOf = (properties: Record<string, unknown>): string[] => words(properties["debrief"]).map((word) => word.toLowerCase());

/** The tags of the properties, without `#`. */
export const tagsOf = (properties: Record<string, unknown>): string[] => words(properties["tags"]).map((tag) => tag.replace(/^#/u, ""));

/** What the user said of speakers: the property `speakers`, a list of texts such as `Remote: Ines Duarte`. */
export function namedSpeakersOf(properties: Record<string, unknown>): Record<string, string> {
  const said = [properties["speakers"]].flat().flatMap((entry): [string, string][] => {
    const hit = typeof entry === "string" ? /^(.+): +(\S.*)$/u.exec(entry) : null;
    return hit ? [[hit[1]!.trim(), plainName(hit[2]!)]] : [];
  });
  return Object.fromEntries(said);
}

/** Names that the user does not want linked in this note: the property `do_not_link`. */
export const doNotLinkOf = (properties: Record<string, unknown>): string[] =>
  [properties["do_not_link"]].flat().flatMap((name) => (typeof name === "string" ? [plainName(name)] : []));
