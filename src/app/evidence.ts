import type { Cue, Transcript, Turn } from "../model/transcript";
import { namedSpeakersOf, readMeeting, type ReadOptions } from "../note/read";
import type { LineRange } from "../note/sections";
import type { IsMoment, Moment } from "../text/moments";
import { decodedPath } from "../text/paths";
import { momentsOf } from "../transcript/moments";
import { nameSpeakers } from "../transcript/speakers";

/** What one speaker said, cut to what a card holds; `start` in seconds. */
export interface Said {
  speaker: string | null;
  start: number | null;
  text: string;
}

/** The turn that evidence rests on, with what was said around it. */
export interface Evidence {
  moment: Moment;
  speaker: string | null;
  /** Seconds, or null where the transcript has no times. */
  start: number | null;
  /** The sentence or sentences of that moment, and what the same turn says before and behind them. */
  quote: string;
  lead: string;
  rest: string;
  before: Said[];
  after: Said[];
  /** The 0-based line of the file where the words of that moment start, and those words as the file has them. */
  line: number;
  words: string;
}

/** What a note's evidence is looked up in. */
export interface NoteEvidence {
  isMoment: IsMoment;
  /** Lines of the transcripts, 0-based, `to` exclusive. */
  transcripts: LineRange[];
  /** The file that the property `recording` names, as a link's target or a path; null for none. */
  recording: string | null;
  /** Null where the moment is none of this note's transcript. */
  find(moment: Moment): Evidence | null;
}

/** Turns shown on each side, and how many characters of them and of the turn around the quote. */
const AROUND = 2;
const LONGEST = 220;
/** A quote grows to whole sentences by so many characters on each side. */
const SENTENCE = 240;

/** Reads a note's text once for looking up its evidence. Speakers have the names that the note gives them. */
export function readEvidence(path: string, text: string, options: ReadOptions): NoteEvidence {
  const { meeting, layout } = readMeeting(path, text, options);
  const raw = meeting.transcript;
  let named: Transcript | null = null;
  const transcript = () => (named ??= raw && nameSpeakers(raw, {
    people: meeting.people, title: meeting.title, me: options.settings.me, named: namedSpeakersOf(layout.properties),
  }).transcript);
  return {
    isMoment: momentsOf(raw),
    transcripts: layout.transcripts,
    recording: recordingOf(layout.properties),
    find: (moment) => evidenceAt(transcript(), moment),
  };
}

function recordingOf(properties: Readonly<Record<string, unknown>>): string | null {
  const key = Object.keys(properties).find((name) => name.toLowerCase() === "recording");
  const value: unknown = key === undefined ? null : [properties[key]].flat()[0];
  if (typeof value !== "string" || value.trim() === "" || /^[a-z][a-z\d+.-]*:\/\//iu.test(value.trim())) return null;
  const wiki = /^!?\[\[([^\]|#]+)/u.exec(value.trim())?.[1];
  const link = /^!?\[[^\]]*\]\(<?([^)>]+)>?\)$/u.exec(value.trim())?.[1];
  return (wiki ?? (link === undefined ? value : decodedPath(link))).trim();
}

function evidenceAt(transcript: Transcript | null, moment: Moment): Evidence | null {
  if (!transcript || !momentsOf(transcript)(moment)) return null;
  const { cues, turns } = transcript;
  const cue = "turn" in moment ? (turns[moment.turn]?.cues[0]?.cue ?? -1) : cueAt(cues, moment.seconds);
  const at = turns.findIndex((turn) => turn.cues.some((part) => part.cue === cue));
  const [turn, words] = [turns[at], cues[cue]];
  if (!turn || !words) return null;
  const part = turn.cues.findIndex((one) => one.cue === cue);
  const [from, to] = "turn" in moment
    ? [0, turn.text.length]
    : sentencesAt(turn.text, turn.cues[part]?.offset ?? 0, turn.cues[part + 1]?.offset ?? turn.text.length);
  return {
    moment,
    speaker: turn.speaker,
    start: words.start,
    quote: turn.text.slice(from, to).trim(),
    lead: lastOf(turn.text.slice(0, from)),
    rest: firstOf(turn.text.slice(to)),
    before: turns.slice(Math.max(0, at - AROUND), at).map((said) => saidOf(said, lastOf)),
    after: turns.slice(at + 1, at + 1 + AROUND).map((said) => saidOf(said, firstOf)),
    line: words.line,
    words: words.text,
  };
}

/** The cue that starts in a second, else the last one that runs over it. */
function cueAt(cues: readonly Cue[], seconds: number): number {
  const starts = cues.findIndex(({ start }) => start !== null && Math.floor(start) === seconds);
  return starts >= 0 ? starts : cues.reduce((last, { start, end }, index) =>
    (start !== null && end !== null && start <= seconds && end > seconds ? index : last), -1);
}

/** The range grown to the sentences that it cuts. */
function sentencesAt(text: string, from: number, to: number): [number, number] {
  const ends = [...text.slice(Math.max(0, from - SENTENCE), from).matchAll(/[.?!…]["'”’)]*\s+/gu)].pop();
  const first = Math.max(0, from - SENTENCE);
  const start = ends ? first + ends.index + ends[0].length : first === 0 ? 0 : from;
  const isWhole = /[.?!…]["'”’)]*\s*$/u.test(text.slice(from, to));
  const next = isWhole ? null : /[.?!…]["'”’)]*(?=\s|$)/u.exec(text.slice(to, to + SENTENCE));
  return [start, next ? to + next.index + next[0].length : to + SENTENCE >= text.length && !isWhole ? text.length : to];
}

const saidOf = ({ speaker, start, text }: Turn, cut: (text: string) => string): Said => ({ speaker, start, text: cut(text) });

/** The beginning of a text, cut at a word. */
function firstOf(text: string): string {
  const whole = text.trim();
  return whole.length <= LONGEST ? whole : `${whole.slice(0, LONGEST).replace(/\s+\S*$/u, "")} …`;
}

/** The end of a text, cut at a word. */
function lastOf(text: string): string {
  const whole = text.trim();
  return whole.length <= LONGEST ? whole : `… ${whole.slice(-LONGEST).replace(/^\S*\s+/u, "")}`;
}

const ROW_LINK = /\[\[([^[\]|#]+)[^[\]]*\]\]|\[[^[\]]*\]\(<?([^()\s>]+)>?\)/gu;

/**
 * The note that a report's row tells of, as a link's target: the link of a part behind its evidence, else that of the heading above.
 * @param line the row's 0-based line
 * @param end the UTF-16 offset in the line where its evidence ends
 */
export function rowNote(lines: readonly string[], line: number, end: number): string | null {
  const parts = (lines[line] ?? "").slice(end).split(" · ").slice(1);
  const own = parts.filter((part) => !/^(?:answered|closed|replaces)\b/u.test(part)).map(linkIn).find((link) => link !== null);
  if (own !== undefined) return own;
  for (let at = line - 1; at >= 0; at--) if (/^#{1,6}\s/u.test(lines[at] ?? "")) return linkIn(lines[at] ?? "");
  return null;
}

function linkIn(text: string): string | null {
  const hit = [...text.matchAll(ROW_LINK)].pop();
  return hit ? (hit[1] ?? decodedPath(hit[2] ?? "")).replace(/\\$/u, "") : null;
}

/** Whether a line may hold an item: a bullet, a number, a row of a table. */
export const isItemLine = (line: string): boolean => /^[\s>]*(?:[-*+•]|\d+[.)]|\|)/u.test(line);
