const many = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;

/** The first minute, and the sample note. */
export const first = {
  found: (meetings: number, waiting: number, open: number) =>
    `Debrief found ${many(meetings, "meeting note")} with ${many(open, "open action")}.${waiting > 0
      ? ` ${many(waiting, "transcript")} wait${waiting === 1 ? "s" : ""} for a summary: open one and run "Summarize transcript".` : ""}\nNothing was changed.`,
  empty: "No meeting notes yet. Paste a transcript into a note, under a heading \"Transcript\", and run \"Summarize transcript\"; or try it on a sample.",
  makeSample: "Make a sample note",
} as const;
