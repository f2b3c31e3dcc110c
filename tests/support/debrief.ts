import type { ActionItem, Debrief, Item } from "../../src/model/debrief";

/** An item that rests on the cue starting at these seconds. */
export const item = (text: string, ...starts: number[]): Item => ({
  text, confidence: 0.9, confidential: false, evidence: starts.map((start) => ({ start, end: null, quote: text, turn: 0 })),
});

export const action = (text: string, start: number, fields: Partial<ActionItem> = {}): ActionItem => ({
  ...item(text, start), owner: null, for: null, due: null, dueWords: null, priority: null, ...fields,
});

/** A debrief with these parts and nothing else. */
export const debriefOf = (parts: Partial<Debrief>): Debrief => ({
  engine: "offline", date: "2026-03-02", participants: ["Ines Duarte", "Mira Okafor"], summary: null, keyFacts: [], outcomes: [],
  decisions: [], actions: [], followUps: [], risks: [], openQuestions: [], nextMeeting: null, people: [], organizations: [],
  doubtful: [], dropped: { evidence: 0, owner: 0, due: 0 }, unread: [], notices: [], ...parts,
});

/** A transcript between its markers, as recorders glue it: four turns at 10, 65, 120 and 210 seconds. */
export const TRANSCRIPT = `<!-- ai:transcript:start -->

## Transcript (auto)

\`\`\`text
[00:00:10.00]   RemoteThe racks ship in May.

[00:01:05.20]  Mira OkaforI will send you the plan by Friday.

[00:02:00.00]   RemoteThen we pilot with one site.

[00:03:30.00]  Mira OkaforWho owns the survey?
\`\`\`

<!-- ai:transcript:end -->
`;
