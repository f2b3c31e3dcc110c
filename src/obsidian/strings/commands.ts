/** The names of commands, and what they say. */
export const commands = {
  summarize: "Summarize transcript",
  makeReports: "Make reports",
  working: (subject: string) => `${subject}: working…`,
  reportsUpToDate: "All reports are up to date.",
  undo: "Undo",
} as const;
