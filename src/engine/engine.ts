import type { Debrief, NamedEntity, Section } from "../model/debrief";
import type { Entity } from "../model/entity";
import type { Priority } from "../model/task";
import type { Transcript } from "../model/transcript";

/** What is known about a meeting before an engine reads its transcript. */
export interface Context {
  /** The meeting's day, YYYY-MM-DD. Without one there are no due dates. */
  date: string | null;
  /** The vault owner's name. */
  me: string | null;
  /** People whom the properties and the title name. */
  people: string[];
  organizations: string[];
  /** People and organizations that have a note. */
  known: Entity[];
  /** Items of this confidence or more stand in sections, the rest are doubtful; 0 to 1. */
  threshold: number;
  /** The label of the speaker at whose device the meeting was recorded, where that is known. */
  localSpeaker?: string | null;
}

/** How an engine runs: it may be stopped, and it says what share (0 to 1) it has read. */
export interface RunOptions {
  signal?: AbortSignal;
  onProgress?: (share: number) => void;
}

/**
 * Transcript in, debrief out, checked against the transcript. Speakers who are known are named by the caller.
 * Rejects with the signal's reason when stopped, and with an Error that says why when it fails.
 */
export interface Engine {
  name: string;
  debrief(transcript: Transcript, context: Context, options?: RunOptions): Promise<Debrief>;
}

/** Words that an engine quotes: `turn` is the 0-based index of the turn that holds them. */
export interface FoundQuote {
  turn: number;
  quote: string;
}

/** An item as an engine found it, before the checks. */
export interface FoundItem {
  section: Section;
  text: string;
  /** 0 to 1. */
  confidence: number;
  evidence: FoundQuote[];
  owner?: string | null;
  for?: string | null;
  /** YYYY-MM-DD. Left out, it is read from `dueWords`. */
  due?: string | null;
  dueWords?: string | null;
  priority?: Priority | null;
}

/** All that an engine found, before the checks. */
export interface Findings {
  engine: string;
  summary: string | null;
  items: FoundItem[];
  /** YYYY-MM-DD. */
  nextMeeting: string | null;
  people: NamedEntity[];
  organizations: NamedEntity[];
  unread: Debrief["unread"];
  notices: string[];
}
