import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ActionItem, Debrief, Item } from "../../src/model/debrief";
import { firstWords, namesFound, pairUp, sameOwner, shareOf } from "./match";
import { addTally, emptyTally, formatRates, type Tally } from "./tally";

/** Gives the debrief of a file by its name and text, as the command line's `summarize --json` would; null where it fails. */
export type Summarize = (name: string, text: string, date: string | null) => Promise<Debrief | null>;

interface GoldItem {
  text: string;
  evidence?: string[];
}
interface GoldAction extends GoldItem {
  owner: string | null;
  due: string | null;
}
interface GoldName {
  name: string;
  variants: string[];
}
/** A file NAME.gold.json: what people labelled in the transcript that it names. */
interface Gold {
  file: string;
  date: string;
  key_facts?: string[];
  actions?: GoldAction[];
  decisions?: GoldItem[];
  risks?: GoldItem[];
  questions?: GoldItem[];
  people?: GoldName[];
  orgs?: GoldName[];
}

const SECTIONS = ["actions", "decisions", "risks", "questions"] as const;
/** Key facts may stand in any of the telling sections, but not arbitrarily far down. */
const TOLD_WORDS = 400;

const seconds = (clock: string) => clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
const labels = (items: readonly GoldItem[] | undefined) =>
  (items ?? []).map(({ text, evidence }) => ({ text, moments: (evidence ?? []).map(seconds) }));

function saidIn(debrief: Debrief, section: (typeof SECTIONS)[number]): (Item | ActionItem)[] {
  if (section === "actions") return [...debrief.actions, ...debrief.followUps];
  return section === "questions" ? debrief.openQuestions : debrief[section];
}

/** The figures of one meeting, and the lines of what was missed and what was said in error. */
export interface MeetingScore {
  file: string;
  sections: Record<(typeof SECTIONS)[number], Tally>;
  names: Tally;
  owners: number;
  dues: number;
  facts: { covered: number; all: number };
  misses: string[];
}

function told(debrief: Debrief): string {
  return firstWords([debrief.summary ?? "", ...[...debrief.keyFacts, ...debrief.outcomes].map(({ text }) => text)].join(" "), TOLD_WORDS);
}

/** Scores one debrief; a meeting that failed counts as silence. */
export function scoreMeeting(gold: Gold, debrief: Debrief | null): MeetingScore {
  const score: MeetingScore = {
    file: gold.file,
    sections: { actions: emptyTally(), decisions: emptyTally(), risks: emptyTally(), questions: emptyTally() },
    names: emptyTally(), owners: 0, dues: 0, facts: { covered: 0, all: gold.key_facts?.length ?? 0 }, misses: [],
  };
  for (const section of SECTIONS) {
    const said = debrief ? saidIn(debrief, section) : [];
    const wanted = labels(gold[section]);
    const pairs = pairUp(said, wanted);
    score.sections[section] = { found: pairs.length, said: said.length, labelled: wanted.length };
    if (section === "actions") for (const pair of pairs) {
      const [item, label] = [said[pair.predicted] as ActionItem, gold.actions?.[pair.labelled]];
      const ownerRight = sameOwner(item.owner, label?.owner ?? null);
      const dueRight = item.due === (label?.due ?? null);
      score.owners += Number(ownerRight);
      score.dues += Number(dueRight);
      if (!ownerRight) score.misses.push(`owner   ${item.owner ?? "nobody"}, not ${label?.owner ?? "nobody"}: ${label?.text ?? ""}`);
      if (!dueRight) score.misses.push(`due     ${item.due ?? "none"}, not ${label?.due ?? "none"} (${item.dueWords ?? "no words"}): ${label?.text ?? ""}`);
    }
    wanted.forEach((label, at) => {
      if (!pairs.some((pair) => pair.labelled === at)) score.misses.push(`missed  ${section}: ${label.text} (${gold[section]?.[at]?.evidence?.join(", ") ?? ""})`);
    });
    said.forEach((item, at) => {
      if (!pairs.some((pair) => pair.predicted === at)) score.misses.push(`false   ${section} ${item.confidence.toFixed(2)}: ${item.text} (${item.evidence[0]?.quote ?? ""})`);
    });
  }
  for (const [said, wanted] of [[debrief?.people, gold.people], [debrief?.organizations, gold.orgs]] as const) {
    addTally(score.names, { found: namesFound(said ?? [], wanted ?? []), said: said?.length ?? 0, labelled: wanted?.length ?? 0 });
  }
  const text = debrief ? told(debrief) : "";
  score.facts.covered = (gold.key_facts ?? []).filter((fact) => shareOf(text, fact) >= 0.5).length;
  return score;
}

const row = ({ file, sections }: MeetingScore) =>
  `${file}: ${SECTIONS.map((name) => `${name} ${sections[name].found}/${sections[name].said}/${sections[name].labelled}`).join(", ")}  (matched/predicted/labelled)`;

/** The table over all meetings. */
export function summarizeScores(scores: readonly MeetingScore[]): string[] {
  const sum = (take: (score: MeetingScore) => Tally) => {
    const total = emptyTally();
    for (const score of scores) addTally(total, take(score));
    return total;
  };
  const count = (take: (score: MeetingScore) => number) => scores.reduce((total, score) => total + take(score), 0);
  const matched = sum((score) => score.sections.actions).found;
  const share = (part: number, whole: number) => (part / Math.max(1, whole)).toFixed(3);
  const facts = count((score) => score.facts.all);
  return [
    ...SECTIONS.map((name) => formatRates(name, sum((score) => score.sections[name]))),
    formatRates("names", sum((score) => score.names)),
    `owner accuracy ${share(count((score) => score.owners), matched)} of ${matched}, ` +
      `due accuracy ${share(count((score) => score.dues), matched)}, ` +
      `key facts covered ${share(count((score) => score.facts.covered), facts)} of ${facts}`,
  ];
}

/** Scores every NAME.gold.json of a folder: one line a meeting, then the table; with `misses` also what went wrong. */
export async function scoreFolder(folder: string, summarize: Summarize, misses: boolean): Promise<string[]> {
  const scores: MeetingScore[] = [];
  const lines: string[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".gold.json")).sort()) {
    const gold = JSON.parse(readFileSync(join(folder, name), "utf8")) as Gold;
    const score = scoreMeeting(gold, await summarize(gold.file, readFileSync(join(folder, gold.file), "utf8"), gold.date));
    scores.push(score);
    lines.push(row(score), ...(misses ? score.misses.map((line) => `    ${line}`) : []));
  }
  return [...lines, ...summarizeScores(scores)];
}
