/** The windows that ask before something is written. */
export const preview = {
  cancel: "Cancel",
  write: (files: string) => `Write ${files}`,
  nothingChosen: "Nothing chosen",
  all: "All",
  line: (n: number) => `Line ${n}`,
  before: "Before",
  after: "After",

  linkTitle: "Link people and organizations",
  linkAbout: (links: string, notes: string) => `${links} in ${notes}. Untick the notes that should stay as they are.`,
  problems: "Left alone",

  repairTitle: "Repair text encoding",
  repairAbout: (places: string, signs: string) => `${places} to mend: ${signs}.`,

  folderTitle: (folder: string) => (folder === "" ? "Summarize all transcripts" : `Summarize all transcripts in "${folder}"`),
  folderAbout: "The ticked ones are summarized and written at once, each marked as not reviewed.",
  hasSummary: "has a summary",
  noDate: "no date",
  summarize: (notes: string) => `Summarize ${notes}`,
  chooseFolder: "Choose a folder",
  vault: "The whole vault",
  waiting: (n: number) => (n === 0 ? "nothing new" : `${n} new`),

  reportsTitle: "Make reports",
  reportsAbout: "Each report is a file in your vault that stays readable without Debrief. What you tick is remembered.",
  makeReports: (reports: string) => `Make ${reports}`,
  reports: {
    actions: { name: "Open actions", about: "Who has what to do, by owner and due date" },
    decisions: { name: "Decisions", about: "What was decided, and what each decision replaces" },
    risks: { name: "Risks", about: "Risks of all meetings, open and closed" },
    questions: { name: "Open questions", about: "Questions that wait for an answer" },
    "people-graph": { name: "People", about: "Who meets whom, as a table and a small drawing" },
    "people-canvas": { name: "People canvas", about: "The same as a canvas to arrange" },
    "meetings-base": { name: "Meetings base", about: "A table of all meetings" },
    "people-base": { name: "People base", about: "A table of all people" },
  },

  recapTitle: "Copy the recap for…",
  everything: "Everything",
  recap: { decisions: "Decisions", actions: "Actions", nobody: "nobody yet", due: (day: string) => `by ${day}`, done: "done" },
} as const;
