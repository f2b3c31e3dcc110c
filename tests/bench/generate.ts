/** Invented names, notes and transcripts in any amount; the same seed gives the same text. */
import type { Entity } from "../../src/model/entity";

/** A source of numbers in [0, 1): mulberry32, a public-domain generator of 32 bits of state. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const STARTS = "b br c d dr f g gr h j k kl l m n p pr r s st t tr v w z".split(" ");
const VOWELS = "a e i o u ai eo ia ó ü".split(" ");
const ENDS = "l n r s th x nd rt v ".split(" ");
const PROSE = (
  "the a of to and in for with on that this we they plan rack site pilot order budget contract delivery supplier schedule team week " +
  "month review draft report number change question answer risk date list note call meeting customer product price server test build " +
  "needs keeps brings moves takes shows asks opens closes holds slowly early later again together before after new old small large clear"
).split(" ");

const syllable = (random: Random) => pick(random, STARTS) + pick(random, VOWELS) + pick(random, ENDS);
const properName = (random: Random) => capital(syllable(random) + (random() < 0.6 ? syllable(random) : "a"));

/** `count` people and organizations (nine to one), a third with an alias; two of them never share a name. */
export function entities(count: number, seed = 1): Entity[] {
  const random = seeded(seed);
  const names = new Set<string>();
  while (names.size < count) names.add(names.size % 10 === 9 ? `${properName(random)}${syllable(random)} Ltd` : `${properName(random)} ${properName(random)}`);
  return [...names].map((name, at) => {
    const kind = at % 10 === 9 ? "organization" : "person";
    const aliases = at % 3 === 0 ? [`${name.split(" ")[0]?.slice(0, 1)}. ${name.split(" ")[1]}`] : [];
    return { kind, name, path: `${kind === "person" ? "People" : "Organizations"}/${name}.md`, aliases, heardAs: [], organization: null };
  });
}

const sentence = (random: Random, names: readonly string[]) => {
  const words = times(8 + Math.floor(random() * 10), () => (random() < 0.02 ? pick(random, names) : pick(random, PROSE)));
  return `${capital(words.join(" "))}.`;
};

/** Markdown prose of about so many UTF-16 units: headings, paragraphs, lists, some links and code; every fiftieth word is a name. */
export function prose(units: number, names: readonly string[], seed = 2): string {
  const random = seeded(seed);
  const blocks: string[] = [];
  for (let length = 0; length < units; length += (blocks.at(-1)?.length ?? 0) + 2) {
    const roll = random();
    if (roll < 0.1) blocks.push(`## ${capital(pick(random, PROSE))} ${pick(random, PROSE)}`);
    else if (roll < 0.3) blocks.push(times(4, () => `- ${sentence(random, names)}`).join("\n"));
    else if (roll < 0.35) blocks.push(`\`${pick(random, PROSE)}\` and [[${pick(random, names)}]], see https://example.org/${pick(random, PROSE)}.`);
    else blocks.push(times(4, () => sentence(random, names)).join(" "));
  }
  return blocks.join("\n\n");
}

const SAID: readonly ((random: Random, name: string) => string)[] = [
  (random) => `I'll send you the ${pick(random, PROSE)} ${pick(random, PROSE)} by Friday.`,
  (random, name) => `Can you ask ${name} about the ${pick(random, PROSE)}?`,
  () => "Yeah, sure, I'll do that tomorrow.",
  (random) => `We decided to keep the ${pick(random, PROSE)} for the ${pick(random, PROSE)}.`,
  (random) => `The risk is that the ${pick(random, PROSE)} comes too late for the ${pick(random, PROSE)}.`,
  (random) => `Who owns the ${pick(random, PROSE)} in the end?`,
  () => "Um, so, right, let me think.",
];

const two = (value: number) => String(value).padStart(2, "0");
const clock = (seconds: number) => `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

/** A meeting of so many words as `[hh:mm:ss] Name: text`, 167 words a minute (10,000 an hour), four speakers, and their names. */
export function transcript(words: number, seed = 3): { text: string; speakers: string[] } {
  const random = seeded(seed);
  const speakers = entities(4, seed).map(({ name }) => name).map((name) => name.replace(" Ltd", ""));
  const lines: string[] = [];
  for (let count = 0; count < words;) {
    const said = random() < 0.25 ? pick(random, SAID)(random, pick(random, speakers)) : sentence(random, speakers);
    lines.push(`[${clock(Math.floor((count / 10_000) * 3600))}] ${pick(random, speakers)}: ${said}`);
    count += said.split(" ").length;
  }
  return { text: lines.join("\n"), speakers };
}

/** A meeting note of about so many bytes in the default form, with eight tasks and its transcript. */
export function meetingNote(bytes: number, people: readonly Entity[], at: number): { path: string; text: string } {
  const random = seeded(1000 + at);
  const who = pick(random, people).name;
  const day = `${2016 + (at % 10)}-${two(1 + (at % 12))}-${two(1 + (at % 28))}`;
  const items = (count: number, make: () => string) => times(count, () => `- ${make()}`).join("\n");
  const head = [
    `---\ntype: transcript\ndate: '${day}'\npeople:\n- '[[${who}]]'\n---`,
    `# 1:1 — ${who} — ${day}`,
    `## Summary\n\n${times(4, () => sentence(random, [who])).join(" ")}`,
    `## Decisions\n\n${items(3, () => sentence(random, [who]))}`,
    `## Action items (for ${who})\n\n${items(8, () => `[${random() < 0.5 ? " " : "x"}] ${sentence(random, [who])} @${who} ⏫ 📅 ${day}`)}`,
    `## Risks\n\n${items(2, () => sentence(random, [who]))}`,
  ].join("\n\n");
  const lines: string[] = [];
  for (let length = head.length; length < bytes; length += (lines.at(-1)?.length ?? 0) + 1) {
    lines.push(`[${clock(lines.length * 6)}] ${random() < 0.5 ? who : "Remote"}: ${sentence(random, [who])}`);
  }
  const text = `${head}\n\n---\n\n<!-- ai:transcript:start -->\n\n## Transcript (auto)\n\n\`\`\`text\n${lines.join("\n")}\n\`\`\`\n\n<!-- ai:transcript:end -->\n`;
  return { path: `Meetings/${day} ${who} ${at}.md`, text };
}
