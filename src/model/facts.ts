import type { Entity } from "./entity";
import type { NoteItem } from "./meeting";
import type { Task } from "./task";

/** What reports and the graph know of a meeting. Names of people are those of their notes where one is known. */
export interface MeetingFacts {
  path: string;
  title: string;
  /** YYYY-MM-DD. */
  date: string | null;
  people: string[];
  organizations: string[];
  decisions: NoteItem[];
  risks: NoteItem[];
  openQuestions: NoteItem[];
  /** Nothing of it goes into a report, a brief or the graph. */
  private: boolean;
  /** Written without the user's look. */
  unreviewed: boolean;
}

/** A task with its place in the vault, and the meeting that it comes from. */
export type VaultTask = Task & {
  path: string;
  /** The heading above it. */
  section: string | null;
  meeting: { title: string; date: string | null } | null;
  private: boolean;
  unreviewed: boolean;
};

/** All that is written back into a vault is made from this. */
export interface VaultFacts {
  meetings: MeetingFacts[];
  tasks: VaultTask[];
  entities: Entity[];
}
