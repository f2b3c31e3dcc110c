import type { Context } from "../../src/engine/engine";
import type { Cue, Transcript, Turn } from "../../src/model/transcript";

/** A transcript from lines `Name: words`, a turn each, ten seconds apart. */
export function talk(...lines: string[]): Transcript {
  const cues: Cue[] = lines.map((line, i) => {
    const [speaker, text] = line.split(/: (.*)/su);
    return { speaker: speaker ?? null, start: i * 10, end: i * 10 + 9, text: text ?? "", line: i };
  });
  const turns: Turn[] = cues.map((cue, i) => ({ ...cue, cues: [{ cue: i, offset: 0 }] }));
  return { format: "test", speakers: [...new Set(cues.map(({ speaker }) => speaker ?? ""))], cues, turns };
}

/** What is known of a meeting on Tuesday, 3 March 2026. */
export const CONTEXT: Context = { date: "2026-03-03", me: null, people: [], organizations: [], known: [], threshold: 0.5 };
