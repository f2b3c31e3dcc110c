import * as z from "zod/mini";
import { Task } from "./task";
import { Transcript } from "./transcript";

/** One line of a section. `evidence` in seconds, `line` 0-based in the file on disk. */
export const NoteItem = z.object({ line: z.number(), text: z.string(), evidence: z.array(z.number()) });
export type NoteItem = z.infer<typeof NoteItem>;

/** A note about one meeting, read. Names are texts; a link stands as its target's last part. */
export const Meeting = z.object({
  path: z.string(),
  title: z.string(),
  date: z.nullable(z.string()),
  type: z.nullable(z.string()),
  sourceType: z.nullable(z.string()),
  people: z.array(z.string()),
  organizations: z.array(z.string()),
  summary: z.nullable(z.string()),
  keyFacts: z.array(NoteItem),
  outcomes: z.array(NoteItem),
  decisions: z.array(NoteItem),
  actions: z.array(Task),
  followUps: z.array(Task),
  risks: z.array(NoteItem),
  openQuestions: z.array(NoteItem),
  nextMeeting: z.nullable(z.string()),
  transcript: z.nullable(Transcript),
});
export type Meeting = z.infer<typeof Meeting>;
