import type { HeadingName } from "../model/settings";
import type { NoteLayout } from "./read";
import { nextMeetingOf, RULE } from "./sections";

const isBlank = (line: string | undefined): boolean => (line ?? "").trim() === "";

/**
 * Where new sections go when none of the known ones stands near: before the transcript, its rule above it and the line of
 * the next meeting above that. `at` is the 0-based line before which they go.
 */
export function tailOf(layout: NoteLayout, lines: readonly string[]): { at: number; hasRule: boolean; beforeNextMeeting: number } {
  const end = layout.transcripts[0]?.from ?? lines.length;
  const up = (line: number) => {
    let at = line;
    while (at > layout.bodyLine && isBlank(lines[at - 1])) at--;
    return at;
  };
  let at = up(end);
  const hasRule = at > layout.bodyLine && RULE.test(lines[at - 1] ?? "");
  if (hasRule) at--;
  const above = up(at);
  const beforeNextMeeting = nextMeetingOf(lines[above - 1] ?? "") !== null ? above - 1 : at;
  return { at: hasRule ? at : end, hasRule, beforeNextMeeting: beforeNextMeeting === at && !hasRule ? end : beforeNextMeeting };
}

/**
 * The 0-based line before which a missing section goes: behind the section that comes before it in the order and is
 * there, else before the first that comes after it, else before the transcript.
 */
export function placeOf(name: HeadingName, order: readonly HeadingName[], layout: NoteLayout, lines: readonly string[]): number {
  const rank = order.indexOf(name);
  const before = layout.sections.filter((section) => order.indexOf(section.name) < rank);
  const nearest = before.sort((a, b) => order.indexOf(b.name) - order.indexOf(a.name))[0];
  if (nearest) return nearest.to;
  const after = layout.sections.filter((section) => order.indexOf(section.name) > rank)
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))[0];
  return after ? after.heading : tailOf(layout, lines).beforeNextMeeting;
}
