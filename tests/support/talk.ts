/** What was said in an invented meeting: work, a decision and a fact. */
export const SAID = [
  ["Ines Duarte", "Can you send me the rack plan by Friday?"], ["Mira Okafor", "Yes, I will send you the rack plan by Friday."],
  ["Ines Duarte", "I'll book the hall in Corvanta next week."], ["Mira Okafor", "Good. Then we decided to pilot with one site before any contract."],
  ["Ines Duarte", "Agreed, we pilot with one site."], ["Mira Okafor", "The racks cost forty thousand a month from May."],
] as const;

const talk = SAID.map(([who, what], i) => `[00:00:${i + 1}0] ${who}: ${what}\n`).join("\n");

/** A note of that meeting with its transcript; `words` stand before it. */
export const meetingNote = (title = "Racks", words = ""): string =>
  `---\ntype: meeting\ndate: 2026-03-02\n---\n\n# ${title}\n\n${words}## Transcript\n\n${talk}`;
