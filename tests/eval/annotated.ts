import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Debrief } from "../../src/model/debrief";
import type { Summarize } from "./labelled";
import { firstWords } from "./match";
import { addTally, emptyTally, formatRates, type Tally } from "./tally";

/**
 * A meeting of an annotated corpus, one JSON line of a pack: `u` are its dialogue acts
 * `[who, start, end, text, …]` in seconds, `gold` its summary by section, each sentence `t` linked to acts `l`.
 */
export interface AnnotatedMeeting {
  id: string;
  roles: Record<string, string>;
  u: [string, number, number, string, ...unknown[]][];
  gold: Record<string, { t: string; l: number[] }[]>;
}

const SECTIONS = ["actions", "decisions", "problems"] as const;
const NEAR_ACTS = 3;
const COUNTED_MOMENTS = 3;
const SUMMARY_WORDS = 350;
const ROLES: Readonly<Record<string, string>> = {
  PM: "Project Manager", ME: "Marketing Expert", ID: "Industrial Designer", UI: "Interface Designer",
};

const two = (value: number) => String(value).padStart(2, "0");

function clock(seconds: number): string {
  const hundredths = Math.round(seconds * 100);
  const whole = Math.floor(hundredths / 100);
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${two(hundredths % 100)}`;
}

/** The meeting as a transcript: `[hh:mm:ss.cc] Role: text`, a line a dialogue act. */
export function transcriptOf({ u, roles }: AnnotatedMeeting): string {
  return u.map(([who, start, , text]) => `[${clock(start)}] ${ROLES[roles[who] ?? ""] ?? who}: ${text}`).join("\n");
}

function saidIn(debrief: Debrief, section: (typeof SECTIONS)[number]) {
  if (section === "actions") return [...debrief.actions, ...debrief.followUps];
  return section === "decisions" ? debrief.decisions : [...debrief.risks, ...debrief.openQuestions];
}

/** The act that starts nearest to a moment; the first of two. */
function actAt(starts: readonly number[], moment: number): number {
  let best = 0;
  starts.forEach((start, at) => {
    if (Math.abs(start - moment) < Math.abs((starts[best] ?? 0) - moment)) best = at;
  });
  return best;
}

/** A labelled sentence is found by a prediction that points near one of its acts; one prediction serves one sentence. */
export function scoreSection(predicted: readonly (readonly number[])[], labelled: readonly (readonly number[])[]): Tally {
  const free = new Set(predicted);
  let found = 0;
  for (const acts of labelled) {
    const hit = [...free].find((points) => points.some((point) => acts.some((act) => Math.abs(point - act) <= NEAR_ACTS)));
    if (hit) {
      free.delete(hit);
      found++;
    }
  }
  return { found, said: predicted.length, labelled: labelled.length };
}

function wordPairs(text: string): Map<string, number> {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
  const counts = new Map<string, number>();
  words.slice(1).forEach((word, at) => {
    const pair = `${words[at]} ${word}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  });
  return counts;
}

/** ROUGE-2: the harmonic mean of precision and recall of word pairs, 0 to 1. */
export function rouge2(text: string, reference: string): number {
  const [a, b] = [wordPairs(text), wordPairs(reference)];
  const size = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  let shared = 0;
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
  return shared === 0 ? 0 : (2 * shared) / (size(a) + size(b));
}

function allText(debrief: Debrief): string {
  const items = [debrief.keyFacts, debrief.outcomes, debrief.decisions, debrief.actions, debrief.followUps, debrief.risks, debrief.openQuestions];
  return firstWords([debrief.summary ?? "", ...items.flat().map(({ text }) => text)].join(" "), SUMMARY_WORDS);
}

/** Scores a pack `*.jsonl.gz`; with `misses` the sentences that no prediction points to are listed a meeting. */
export async function scorePack(path: string, summarize: Summarize, misses: boolean): Promise<string[]> {
  const meetings = gunzipSync(readFileSync(path)).toString().trim().split("\n").map((line) => JSON.parse(line) as AnnotatedMeeting);
  const totals = { actions: emptyTally(), decisions: emptyTally(), problems: emptyTally() };
  const lines: string[] = [];
  let rouge = 0;
  for (const meeting of meetings) {
    const debrief = await summarize(`${meeting.id}.txt`, transcriptOf(meeting), null);
    const starts = meeting.u.map(([, start]) => start);
    for (const section of SECTIONS) {
      const labelled = (meeting.gold[section] ?? []).filter(({ l }) => l.length > 0);
      const predicted = (debrief ? saidIn(debrief, section) : []).map(({ evidence }) =>
        evidence.slice(0, COUNTED_MOMENTS).flatMap(({ start }) => (start === null ? [] : [actAt(starts, start)])));
      addTally(totals[section], scoreSection(predicted, labelled.map(({ l }) => l)));
      if (misses) for (const { t, l } of labelled) {
        if (scoreSection(predicted, [l]).found === 0) lines.push(`    missed  ${meeting.id} ${section}: ${t}`);
      }
    }
    if (debrief) rouge += rouge2(allText(debrief), Object.values(meeting.gold).flat().map(({ t }) => t).join(" "));
  }
  return [
    ...lines,
    ...SECTIONS.map((name) => `${formatRates(name, totals[name])}  (${totals[name].said} predicted, ${totals[name].labelled} labelled)`),
    `ROUGE-2 F ${((100 * rouge) / Math.max(1, meetings.length)).toFixed(2)} over ${meetings.length} meetings`,
  ];
}
