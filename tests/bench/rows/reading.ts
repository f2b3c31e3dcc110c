import { offline } from "../../../src/engine/offline/index";
import { readTranscript } from "../../../src/transcript/read";
import { transcript } from "../generate";
import { timed, type Row } from "../measure";

const WORDS = 10_000;

/** From a transcript's text to its debrief. */
export const reading: Row = timed("offline debrief of an hour's transcript (10,000 words)", 150, () => {
  const { text, speakers } = transcript(WORDS);
  const context = { date: "2026-03-02", me: null, people: speakers, organizations: [], known: [], threshold: 0.5 };
  return () => {
    const read = readTranscript(text, { names: speakers });
    if (!read) throw new Error("the transcript could not be read");
    return offline.debrief(read, context);
  };
});
