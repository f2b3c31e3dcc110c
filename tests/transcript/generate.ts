import fc from "fast-check";

/** Words that no format takes for its own signs. */
const word = fc.constantFrom(
  "the", "rack", "plan", "Tuesday", "we", "survey", "and", "then", "budget", "moves", "okay", "I", "said", "pump", "42", "it's", "fine,", "good.", "why?",
);
export const speech = fc.array(word, { minLength: 1, maxLength: 12 }).map((all) => all.join(" "));
export const PEOPLE = ["Mira Okafor", "Teo Brandt", "Ines van Dael"] as const;

export interface Said {
  speaker: string;
  text: string;
}

/** At least eight turns of two or three people, each of whom speaks twice or more. */
export const meeting = fc.tuple(
  fc.constantFrom(2, 3),
  fc.array(fc.tuple(fc.nat(2), speech), { minLength: 2, maxLength: 20 }),
  fc.array(speech, { minLength: 6, maxLength: 6 }),
).map(([count, turns, first]): Said[] => [
  ...first.map((text, index) => ({ speaker: PEOPLE[index % count] ?? "", text })),
  ...turns.map(([who, text]) => ({ speaker: PEOPLE[who % count] ?? "", text })),
]);

const two = (n: number) => String(n).padStart(2, "0");
/** The time of the turn of this index as hh:mm:ss, seven seconds each. */
export const clock = (index: number, step = 7): string =>
  `${two(Math.floor((index * step) / 3600))}:${two(Math.floor((index * step) / 60) % 60)}:${two((index * step) % 60)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A recorder's label glued to the text; every third turn goes on in lower case, as cut sentences do. */
const gluedText = (label: string, text: string, index: number) => label + (index % 3 === 2 && index > 5 ? text : capital(text));

/** One writer a format. */
export const WRITE: Record<string, (said: readonly Said[]) => string> = {
  "glued A": (said) => said.map(({ speaker, text }, index) =>
    `[${clock(index)}.05]${speaker === PEOPLE[0] ? "  " : "   "}${gluedText(speaker, text, index)}`).join("\n\n"),
  "glued B": (said) => said.map(({ speaker, text }, index) =>
    `[${clock(index)}.05] ${speaker === PEOPLE[0] ? `Desk Speaker 2 :  ${gluedText(speaker, text, index)}` : `${speaker} : ${text}`}`).join("\n\n"),
  "glued C": (said) => said.map(({ speaker, text }, index) =>
    `[${clock(index)}.05] ${speaker} : ${speaker === PEOPLE[0] ? ` ${gluedText(speaker, text, index)}` : text}`).join("\n\n"),
  bracketed: (said) => said.map(({ speaker, text }, index) => `[${clock(index)}] ${speaker}: ${text}`).join("\n"),
  timed: (said) => said.map(({ speaker, text }, index) => (index % 2 === 0 ? `${clock(index)} ${speaker}: ${text}` : `${speaker} (${clock(index)}): ${text}`)).join("\n"),
  names: (said) => said.map(({ speaker, text }) => `**${speaker}:** ${text}`).join("\n\n"),
  vtt: (said) => `WEBVTT\n\n${said.map(({ speaker, text }, index) => `${clock(index)}.000 --> ${clock(index + 1)}.000\n<v ${speaker}>${text}</v>`).join("\n\n")}\n`,
  srt: (said) => said.map(({ speaker, text }, index) => `${index + 1}\n${clock(index)},000 --> ${clock(index + 1)},000\n${speaker}: ${text}`).join("\n\n"),
  otter: (said) => `${said.map(({ speaker, text }, index) => `${speaker}  ${clock(index)}  \n${text}`).join("\n\n")}\n\nTranscribed by https://otter.ai`,
  meet: (said) => said.map(({ speaker, text }, index) => `${index % 4 === 0 ? `### ${clock(index)}\n\n` : ""}**${speaker}:** ${text}`).join("\n\n"),
};
