/** An invented meeting to try everything on: what two people say, `me` being the vault's owner. */
const TALK: readonly (readonly [time: string, who: "other" | "me", words: string])[] = [
  ["00:00:04", "other", "Good to see you. How did the visit at the harbour go?"],
  ["00:00:11", "me", "Very well. The first twelve racks came two days early, on Monday."],
  ["00:00:20", "other", "Great. Corvanta says that forty racks a month are possible from May."],
  ["00:00:29", "me", "Good. So we're aligned with Corvanta on more racks and fewer suppliers."],
  ["00:00:37", "other", "Yes. And we decided to start with the harbour site and leave the second site for the summer."],
  ["00:00:45", "me", "Right. I'll send you the revised rack plan by Friday."],
  ["00:00:52", "other", "Thanks. Can you ask procurement for a quote on the cooling units?"],
  ["00:00:59", "me", "Sure, I'll ask them tomorrow."],
  ["00:01:05", "other", "And I'll book the electrician by next Wednesday."],
  ["00:01:12", "me", "The risk is that the customs papers are late again and the installation slips by a month."],
  ["00:01:21", "other", "True. Somebody should check with the harbour office whether they still need the old permits."],
  ["00:01:30", "me", "Yes. And who pays for the survey of the second site?"],
  ["00:01:36", "other", "I don't know yet."],
  ["00:01:40", "me", "All right, that stays open."],
  ["00:01:44", "other", "Then we meet again next Thursday."],
  ["00:01:48", "me", "Perfect, see you then."],
];

/** The person of the sample, in no vault but by chance. */
export const SAMPLE_PERSON = "Ines Duarte";
const NOBODY = "Alex Reed";

/** The name of the sample note, without `.md`. */
export const SAMPLE_NAME = `Sample 1-1 with ${SAMPLE_PERSON}`;

/** The text of the sample note: a meeting on this day (YYYY-MM-DD) of the vault's owner and an invented person. */
export function sampleNote(day: string, me: string | null): string {
  const lines = TALK.map(([time, who, words]) => `[${time}] ${who === "me" ? (me ?? NOBODY) : SAMPLE_PERSON}: ${words}`);
  return [
    "---", "type: transcript", `date: '${day}'`, "people:", `  - '[[${SAMPLE_PERSON}]]'`, "---", "",
    `# ${SAMPLE_NAME}`, "", "An invented meeting. Run \"Summarize transcript\" on it, then delete it.", "",
    "<!-- ai:transcript:start -->", "", "## Transcript (auto)", "", "```text", lines.join("\n\n"), "```", "", "<!-- ai:transcript:end -->", "",
  ].join("\n");
}
