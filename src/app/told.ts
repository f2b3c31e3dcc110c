import { SECTIONS, type Debrief, type Section } from "../model/debrief";
import type { Transcript } from "../model/transcript";
import type { MergeCounts } from "../note/write";
import { formatMoment } from "../text/moments";

/** `1 note`, `2 notes`; a plural that is not made by an `s` is given. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** What of a transcript was read: `00:00–33:01, 2 speakers, 412 turns; unclear at 24:06`. */
export function sentenceOfReading({ cues, speakers, turns }: Transcript, { unread }: Debrief): string {
  const times = cues.flatMap((cue) => [cue.start, cue.end].filter((time) => time !== null));
  const least = times.reduce((a, b) => Math.min(a, b), Infinity);
  const most = times.reduce((a, b) => Math.max(a, b), -Infinity);
  const span = times.length > 0 ? `${formatMoment({ seconds: least })}–${formatMoment({ seconds: most })}, ` : "";
  const unclear = unread.flatMap(({ start }) => (start === null ? [] : [formatMoment({ seconds: start })]));
  return `${span}${count(speakers.length, "speaker")}, ${count(turns.length, "turn")}${unclear.length > 0 ? `; unclear at ${unclear.join(", ")}` : ""}`;
}

const NAMES: Record<Section, readonly [string, string]> = {
  keyFacts: ["key fact", "key facts"], outcomes: ["outcome", "outcomes"], decisions: ["decision", "decisions"],
  actions: ["action item", "action items"], followUps: ["follow-up", "follow-ups"], risks: ["risk", "risks"],
  openQuestions: ["open question", "open questions"],
};

/** What a debrief holds: `3 decisions, 9 action items, 1 risk`. */
export function sentenceOfDebrief(debrief: Debrief): string {
  const parts = SECTIONS.filter((section) => debrief[section].length > 0).map((section) => count(debrief[section].length, ...NAMES[section]));
  return parts.length > 0 ? parts.join(", ") : "nothing to keep";
}

/** What a run did to a note's lines: `12 added, 1 updated, 3 of yours kept, 2 no longer found and kept.` */
export function sentenceOfCounts({ added, updated, kept, conflicting, missing, changed }: MergeCounts & { changed: boolean }): string {
  const parts = [
    added > 0 ? `${added} added` : "",
    updated > 0 ? `${updated} updated` : "",
    kept > 0 ? `${kept} of yours kept${conflicting > 0 ? ` (${conflicting} of them now read differently in the transcript)` : ""}` : "",
    missing > 0 ? `${missing} no longer found and kept` : "",
  ].filter((part) => part !== "");
  if (parts.length === 0) return changed ? "Brought up to date." : "Nothing new.";
  return `${parts.join(", ")}.`;
}
