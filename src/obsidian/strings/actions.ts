/** The boxes on the rows of the report of open actions. */
export const actions = {
  done: (text: string) => `Done: ${text}`,
  ticked: (text: string) => `Done: “${text}”`,
  reopened: (text: string) => `Open again: “${text}”`,
  undone: (text: string) => `Taken back: “${text}”`,
} as const;
