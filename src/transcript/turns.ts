import type { Cue, Transcript, Turn } from "../model/transcript";

/** Where nobody is named, a turn ends with its sentence, or at this many UTF-16 units. */
const LONGEST_NAMELESS = 600;
const ENDS_SENTENCE = /[.!?…。！？]["'”’)\]]*\s*$/u;

function continues(turn: Turn, cue: Cue): boolean {
  if (turn.speaker !== cue.speaker) return false;
  // Two cues without a speaker may be two people's: only half a sentence shows that they belong together.
  return cue.speaker !== null || (turn.text.length < LONGEST_NAMELESS && !ENDS_SENTENCE.test(turn.text.slice(-8)));
}

/** Neighbouring cues of one speaker as one turn: texts joined by one space, the start of the first, the end of the last. */
function joinTurns(cues: readonly Cue[]): Turn[] {
  const turns: Turn[] = [];
  cues.forEach((cue, index) => {
    const last = turns[turns.length - 1];
    if (!last || !continues(last, cue)) {
      const { speaker, start, end, text, line } = cue;
      turns.push({ speaker, start, end, text, line, cues: [{ cue: index, offset: 0 }] });
      return;
    }
    if (last.text === "") last.line = cue.line;
    const gap = last.text === "" || cue.text === "" ? "" : " ";
    last.cues.push({ cue: index, offset: last.text.length + gap.length });
    last.text += gap + cue.text;
    last.end = cue.end;
  });
  return turns;
}

/** Several transcripts of one note as one, in order, under the form of the first; null where there are none. */
export function joinTranscripts(parts: readonly Transcript[]): Transcript | null {
  const [first] = parts;
  return !first || parts.length === 1 ? (first ?? null) : transcriptOf(first.format, parts.flatMap(({ cues }) => cues));
}

/** A transcript of these cues: speakers in order of appearance, turns joined. */
export function transcriptOf(format: string, cues: Cue[]): Transcript {
  const speakers = new Set<string>();
  for (const { speaker } of cues) if (speaker !== null) speakers.add(speaker);
  return { format, speakers: [...speakers], cues, turns: joinTurns(cues) };
}
