/** The card of evidence, and the way to its turn. */
export const evidence = {
  jump: "Jump to evidence",
  moment: (moment: string) => `Evidence at ${moment}`,
  card: "Evidence",
  nobody: "Unknown speaker",
  go: "Go to the transcript",
  close: "Close",
  player: (moment: string) => `Recording from ${moment}`,
  noRecording: (name: string) => `The recording "${name}" is not in this vault.`,
  gone: "This moment is not in the transcript of the note any more.",
  noNote: "The note of this row was not found; make the reports again.",
} as const;
