import { compare, compareNewest } from "../graph/order";
import type { MeetingFacts, VaultFacts } from "../model/facts";
import type { NoteItem } from "../model/meeting";
import { inline } from "./inline";
import { regionReport, type Report, type ReportOptions } from "./report";
import { byReview, foldText, formatSections, joinParts, meetingLink, splitEvidence, UNREVIEWED } from "./rows";

/** How an item of a register came to its end: on which day, if one is known, and in what words. */
export interface Closing {
  day: string | null;
  words: string;
}

/** What makes a register of its own: risks that are closed, questions that are answered. */
export interface RegisterKind {
  id: string;
  title: string;
  items: (meeting: MeetingFacts) => readonly NoteItem[];
  /** Takes the closing off an item's end; `text` is one line. */
  split: (text: string, meeting: MeetingFacts, meetings: readonly MeetingFacts[]) => { text: string; closing: Closing | null };
  closed: string;
  nothing: string;
}

interface Sighting {
  meeting: MeetingFacts;
  text: string;
  evidence: string;
  closing: Closing | null;
}

/** One matter in all notes that tell of it, by day. */
interface Matter {
  first: Sighting;
  last: Sighting;
  /** In how many meetings it came up. */
  count: number;
  closing: Closing | null;
}

/** A matter is closed where a note says so and no later meeting brings it up again as open. */
function closingOf(sightings: readonly Sighting[]): Closing | null {
  const closing = sightings.flatMap((sighting) => sighting.closing ?? []).sort((a, b) => compareNewest(a.day, b.day))[0];
  if (!closing) return null;
  const { day } = closing;
  const isBack = day !== null && sightings.some((sighting) => !sighting.closing && (sighting.meeting.date ?? "") > day);
  return isBack ? null : closing;
}

function matters(kind: RegisterKind, meetings: readonly MeetingFacts[], all: readonly MeetingFacts[]): Matter[] {
  const byText = new Map<string, Sighting[]>();
  const order = (a: MeetingFacts, b: MeetingFacts) => compare(a.date ?? "", b.date ?? "") || compare(a.path, b.path);
  for (const meeting of [...meetings].sort(order)) {
    for (const item of kind.items(meeting)) {
      const split = kind.split(item.text.replace(/\s+/gu, " ").trim(), meeting, all);
      const sighting = { meeting, ...splitEvidence(split.text, item.evidence), closing: split.closing };
      const key = foldText(sighting.text);
      byText.set(key, [...(byText.get(key) ?? []), sighting]);
    }
  }
  return [...byText.values()].flatMap((sightings) => {
    const [first, last] = [sightings[0], sightings[sightings.length - 1]];
    if (!first || !last) return [];
    return [{ first, last, count: new Set(sightings.map(({ meeting }) => meeting.path)).size, closing: closingOf(sightings) }];
  });
}

/** Open ones by when they were last seen, closed ones by their closing; the latest first. */
function compareMatters(a: Matter, b: Matter): number {
  return compareNewest(a.closing?.day ?? null, b.closing?.day ?? null)
    || compareNewest(a.last.meeting.date, b.last.meeting.date)
    || compareNewest(a.first.meeting.date, b.first.meeting.date)
    || compare(foldText(a.last.text), foldText(b.last.text));
}

function row({ first, last, count, closing }: Matter, options: ReportOptions): string {
  const seen = (sighting: Sighting) => `${meetingLink(sighting.meeting, options)}${sighting.evidence}`;
  const text = inline(last.text);
  return count === 1
    ? joinParts([`${text}${last.evidence}`, closing?.words ?? null, meetingLink(last.meeting, options)])
    : joinParts([text, closing?.words ?? null, `${count} meetings`, `first ${seen(first)}`, `last ${seen(last)}`]);
}

/** A register: what is open, what is closed, and apart from both what the user has not looked at. One matter is one row. */
export function registerReport(kind: RegisterKind): Report {
  return regionReport(kind.id, kind.title, (facts: VaultFacts, options) => {
    const { reviewed, unreviewed } = byReview(facts.meetings);
    const all = [...reviewed, ...unreviewed];
    const known = matters(kind, reviewed, all).sort(compareMatters);
    const rows = (list: readonly Matter[]) => list.map((matter) => row(matter, options));
    return formatSections([
      { heading: "Open", rows: rows(known.filter(({ closing }) => closing === null)) },
      { heading: kind.closed, rows: rows(known.filter(({ closing }) => closing !== null)) },
      { heading: UNREVIEWED, rows: rows(matters(kind, unreviewed, all).sort(compareMatters)) },
    ], kind.nothing);
  });
}
