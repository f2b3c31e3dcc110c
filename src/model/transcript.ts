import * as z from "zod/mini";

/** One caption as the file has it. Times in seconds from the start of the recording, or null. */
export const Cue = z.object({
  speaker: z.nullable(z.string()),
  start: z.nullable(z.number()),
  end: z.nullable(z.number()),
  text: z.string(),
  /** 0-based line of the file where the cue's text starts. */
  line: z.number(),
});
export type Cue = z.infer<typeof Cue>;

/** What one speaker said without a break: neighbouring cues of one speaker, their texts joined by a space. */
export const Turn = z.extend(Cue, {
  /** Where each joined cue stands: its index in `cues` and the UTF-16 offset of its text in `text`. */
  cues: z.array(z.object({ cue: z.number(), offset: z.number() })),
});
export type Turn = z.infer<typeof Turn>;

/** What was said, read from any format. */
export const Transcript = z.object({
  format: z.string(),
  /** Labels in order of appearance, each once. */
  speakers: z.array(z.string()),
  cues: z.array(Cue),
  turns: z.array(Turn),
});
export type Transcript = z.infer<typeof Transcript>;
