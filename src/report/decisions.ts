import { compare, compareNewest } from "../graph/order";
import type { MeetingFacts } from "../model/facts";
import { foldName, plainName } from "../text/names";
import { baseName } from "../text/paths";
import { inline } from "./inline";
import { regionReport, type ReportOptions } from "./report";
import { byReview, foldText, formatSections, joinParts, meetingLink, type Section, splitEvidence, UNREVIEWED } from "./rows";

/** ` — replaces [[note]]: its text` at a decision's end (design, section 3). */
const REPLACES = / [—–-] replaces (\[\[[^[\]]+\]\]|\[[^[\]]*\]\([^()\s]*\))(?:: (.*))?$/u;

interface Decision {
  meeting: MeetingFacts;
  line: number;
  text: string;
  evidence: string;
  replaces: { link: string; text: string } | null;
}

function readDecisions(meeting: MeetingFacts): Decision[] {
  return meeting.decisions.map(({ line, text, evidence }) => {
    const oneLine = text.replace(/\s+/gu, " ").trim();
    const hit = REPLACES.exec(oneLine);
    const own = splitEvidence(hit ? oneLine.slice(0, hit.index) : oneLine, evidence);
    return { meeting, line, ...own, replaces: hit ? { link: hit[1] ?? "", text: splitEvidence(hit[2] ?? "", []).text } : null };
  });
}

const placeKey = (noteName: string, text: string) => `${foldName(noteName)}\n${foldText(text)}`;

/** Finds the decision that another replaces: by its note's name and its words. */
function earlierFinder(all: readonly Decision[]): (decision: Decision) => Decision | null {
  const places = new Map<string, Decision>();
  for (const decision of all) {
    const key = placeKey(baseName(decision.meeting.path), decision.text);
    if (!places.has(key)) places.set(key, decision);
  }
  return ({ replaces }) => (replaces ? places.get(placeKey(plainName(replaces.link), replaces.text)) ?? null : null);
}

/** Steps back that a row shows; what it does not show stands at the rows further down. */
const LONGEST_CHAIN = 5;

/** What a decision replaces, what that one replaced, and so on, newest first. */
function chain(decision: Decision, earlier: (decision: Decision) => Decision | null, options: ReportOptions): string[] {
  const rows: string[] = [];
  const seen = new Set<Decision>();
  for (let at: Decision | null = decision; at?.replaces && !seen.has(at) && rows.length < LONGEST_CHAIN; at = earlier(at)) {
    seen.add(at);
    const before = earlier(at);
    const text = inline(before?.text ?? at.replaces.text);
    rows.push(`replaces ${joinParts([text, before ? meetingLink(before.meeting, options) : inline(at.replaces.link)])}`);
  }
  return rows;
}

/** The log of decisions, the newest meeting first, each with what it replaces and what replaced it. */
export const decisionsReport = regionReport("decisions", "Decisions", (facts, options) => {
  const { reviewed, unreviewed } = byReview(facts.meetings);
  const order = (a: MeetingFacts, b: MeetingFacts) => compareNewest(a.date, b.date) || compare(a.path, b.path);
  const decided = reviewed.sort(order).map(readDecisions);
  const undecided = unreviewed.sort(order).flatMap(readDecisions);
  const all = [...decided.flat(), ...undecided];
  const earlier = earlierFinder(all);
  // An unreviewed decision does not yet overrule one that the user has seen.
  const later = new Map<Decision, Decision>();
  for (const decision of decided.flat()) {
    const before = earlier(decision);
    if (before && before !== decision && !later.has(before)) later.set(before, decision);
  }
  const row = (decision: Decision, withMeeting: boolean) => {
    const next = later.get(decision);
    const own = joinParts([
      `${inline(decision.text)}${decision.evidence}`,
      withMeeting ? meetingLink(decision.meeting, options) : null,
      next ? `replaced by ${meetingLink(next.meeting, options)}` : null,
    ]);
    return [own, ...chain(decision, earlier, options).map((line) => `  - ${line}`)].join("\n");
  };
  const sections: Section[] = decided.map((list, at) => {
    const meeting = reviewed[at];
    return { heading: meeting ? meetingLink(meeting, options) : "", rows: list.map((decision) => row(decision, false)) };
  });
  return formatSections([...sections, { heading: UNREVIEWED, rows: undecided.map((decision) => row(decision, true)) }], "No decisions yet.");
});
