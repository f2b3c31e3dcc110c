import type { MeetingFacts } from "../model/facts";
import type { NoteItem } from "../model/meeting";
import { withoutEnd } from "../text/ends";
import { formatMoments, splitMoments } from "../text/moments";
import { foldName } from "../text/names";
import { baseName } from "../text/paths";
import { shownText } from "../text/shown";
import { cell, inline, linkText } from "./inline";
import type { ReportOptions } from "./report";

/** A heading with rows below it. */
export interface Section {
  /** Markdown, without the number signs. */
  heading: string;
  /** Each one line of Markdown, or more with their own indent. */
  rows: string[];
}

/** The sections that have rows, as bullets; the sentence where none has any. */
export function formatSections(sections: readonly Section[], nothing: string): string {
  const shown = sections.filter(({ rows }) => rows.length > 0);
  if (shown.length === 0) return nothing;
  return shown.map(({ heading, rows }) => `## ${heading}\n\n${rows.map((row) => `- ${row}`).join("\n")}`).join("\n\n");
}

/** The parts of a row that there are, joined by dots. */
export function joinParts(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join(" · ");
}

/** A link to a note by a name; the name alone where its path cannot stand in a link. */
export function linkTo(path: string, name: string, { link }: ReportOptions, inTable = false): string {
  return link(path, linkText(name), inTable) ?? (inTable ? cell : inline)(name);
}

/** A link to a note by its title, and the meeting's day where the title does not tell it. */
export function noteLink(path: string, title: string, date: string | null, options: ReportOptions): string {
  const name = linkText(title) === "" ? baseName(path) : title;
  return `${linkTo(path, name, options)}${date === null || name.includes(date) ? "" : `, ${date}`}`;
}

export function meetingLink({ path, title, date }: MeetingFacts, options: ReportOptions): string {
  return noteLink(path, title, date, options);
}

/** ` (31:40)` for evidence in seconds. */
export function formatEvidence(seconds: readonly number[]): string {
  return formatMoments(seconds.map((second) => ({ seconds: second })));
}

/** An item's text without its evidence, wherever its reader left that, and the evidence as it is shown. */
export function splitEvidence(text: string, evidence: NoteItem["evidence"]): { text: string; evidence: string } {
  const split = splitMoments(text, () => true);
  return { text: split.text, evidence: formatEvidence(evidence) || formatMoments(split.moments) };
}

/** A text for comparing: letter case, accents, white space, links and the full stop at the end do not count. */
export function foldText(text: string): string {
  return withoutEnd(foldName(shownText(text)), /[ .!?;:]/u);
}

/** Meetings that go into reports, apart by whether the user has looked at them. */
export function byReview(meetings: readonly MeetingFacts[]): { reviewed: MeetingFacts[]; unreviewed: MeetingFacts[] } {
  const open = meetings.filter((meeting) => !meeting.private);
  return { reviewed: open.filter((meeting) => !meeting.unreviewed), unreviewed: open.filter((meeting) => meeting.unreviewed) };
}

export const UNREVIEWED = "Not yet reviewed";
