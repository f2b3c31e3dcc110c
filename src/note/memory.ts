import { SECTIONS, type Section } from "../model/debrief";
import type { Moment } from "../text/moments";

/**
 * What Debrief generated in a note, kept in one comment on the file's last line (design, section 4):
 * `<!-- debrief:1 a1900:3f2a1c d1325.2012:77b0de -->`: the version, then for each item its kind's letter, the
 * moments of its evidence (seconds, or `p12` for the twelfth turn), and the hash of its fields. No text.
 */
export interface Remembered {
  kind: Told;
  moments: string[];
  hash: string;
}

/** The kinds of lines that are remembered: the sections with items, the summary, and the line of the next meeting. */
export type Kind = Section | "summary" | "nextMeeting";

/** What is remembered beside them: the bullets among the actions of which the user said that they are none, by the hash of their text. */
type Told = Kind | "notAction";

const LETTERS: Record<Told, string> = {
  summary: "s", keyFacts: "k", outcomes: "o", decisions: "d", actions: "a", followUps: "f", risks: "r",
  openQuestions: "q", nextMeeting: "n", notAction: "x",
};
const KINDS = new Map<string, Told>(([...SECTIONS, "summary", "nextMeeting", "notAction"] as const).map((kind) => [LETTERS[kind], kind]));

const COMMENT = /^<!-- debrief:1((?: [a-z][0-9p.]*:[0-9a-f]{6})*) -->\s*$/u;
const ANY_COMMENT = /^<!-- debrief:\d/u;

/** How a moment is remembered: whole seconds, or `p12` for the twelfth turn. */
export function momentKey(moment: Moment): string {
  return "turn" in moment ? `p${moment.turn + 1}` : String(Math.floor(moment.seconds));
}

/** Whether a line is a comment of ours, whole or damaged. */
export function isMemoryLine(line: string): boolean {
  return ANY_COMMENT.test(line);
}

/**
 * What the comments among a note's lines remember; several (a sync merge) are united. `missing` where there is none,
 * `damaged` where one cannot be read: then every line counts as the user's. What only tells of no actions remembers no run.
 */
export function readMemory(lines: readonly string[]): { entries: Remembered[]; state: "read" | "missing" | "damaged" } {
  const comments = lines.filter(isMemoryLine);
  if (comments.length === 0) return { entries: [], state: "missing" };
  const entries = new Map<string, Remembered>();
  for (const comment of comments) {
    const hit = COMMENT.exec(comment);
    if (!hit) return { entries: [], state: "damaged" };
    for (const word of hit[1]!.trim().split(" ")) {
      const entry = parseEntry(word);
      if (entry) entries.set(word, entry);
    }
  }
  const list = [...entries.values()];
  return { entries: list, state: list.length > 0 && list.every(({ kind }) => kind === "notAction") ? "missing" : "read" };
}

function parseEntry(word: string): Remembered | null {
  const kind = KINDS.get(word.charAt(0));
  const colon = word.indexOf(":");
  if (!kind || colon < 0) return null;
  return { kind, moments: word.slice(1, colon).split(".").filter((part) => part !== ""), hash: word.slice(colon + 1) };
}

/** The comment's line for these entries, sorted, each once. */
export function formatMemory(entries: readonly Remembered[]): string {
  const found = new Set(entries.map(({ kind, moments, hash }) => `${LETTERS[kind]}${moments.join(".")}:${hash}`));
  return `<!-- debrief:1${[...found].sort().map((word) => ` ${word}`).join("")} -->`;
}
