/** An invented meeting to try everything on: what two people say, `me` being the vault's owner. */
const TALK: readonly (readonly [time: string, who: "other" | "me", words: string])[] = [
  ["00:00:04", "other", "Good to see you. Shall we start with the pilot at the harbour site?"],
  ["00:00:11", "me", "Yes. The racks arrived yesterday, all twelve of them, two days early."],
  ["00:00:20", "other", "Great. Then let's go with the harbour site first and leave the second site for the summer."],
  ["00:00:31", "me", "Agreed. I'll send you the revised rack plan by Friday."],
  ["00:00:40", "other", "Thanks. And can you ask procurement for a quote on the cooling units?"],
  ["00:00:47", "me", "Sure, I'll ask them tomorrow, it's urgent anyway."],
  ["00:00:55", "other", "I'll book the electrician for next week and let you know the day."],
  ["00:01:04", "me", "The biggest risk is that the customs papers are late again and the installation slips by a month."],
  ["00:01:13", "other", "True. Let's keep an eye on it. Who owns the site survey?"],
  ["00:01:20", "me", "I don't know. That is still open."],
  ["00:01:26", "other", "All right. We meet again next Thursday."],
  ["00:01:31", "me", "Perfect, see you then."],
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
