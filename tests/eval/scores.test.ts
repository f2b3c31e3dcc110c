import { describe, expect, it } from "vitest";
import type { ActionItem, Debrief } from "../../src/model/debrief";
import { rouge2, scoreSection, transcriptOf } from "./annotated";
import { scoreMeeting, summarizeScores } from "./labelled";
import { formatRates, rates } from "./tally";

const action = (text: string, owner: string | null, due: string | null, start: number): ActionItem => ({
  text, owner, due, dueWords: null, for: null, priority: null, confidence: 0.8, confidential: false,
  evidence: [{ start, end: start + 2, quote: text, turn: 0 }],
});
const debrief: Debrief = {
  engine: "offline", date: "2026-02-02", participants: [], summary: "Odo mends the blue kites in the barn.", keyFacts: [], outcomes: [],
  decisions: [], actions: [action("Mend the blue kites", "Odo", null, 60), action("Buy string", null, null, 300)], followUps: [], risks: [],
  openQuestions: [], nextMeeting: null, people: [{ name: "Odo", variants: ["Odo"] }], organizations: [], doubtful: [],
  dropped: { evidence: 0, owner: 0, due: 0 }, unread: [], notices: [],
};
const gold = {
  file: "kites.vtt", date: "2026-02-02",
  key_facts: ["The kites are in the barn", "Spring comes late this year"],
  actions: [{ text: "Mend the kites", owner: "Odo Kestrel", due: "2026-02-06", evidence: ["00:01:00"] }],
  decisions: [{ text: "No red kites", evidence: ["00:09:00"] }],
  people: [{ name: "Odo Kestrel", variants: ["Odo Kestrel", "Odo"] }],
};

describe("scoring a labelled meeting", () => {
  it("counts sections, owners, due dates, names and facts", () => {
    const score = scoreMeeting(gold, debrief);
    expect(score.sections.actions).toEqual({ found: 1, said: 2, labelled: 1 });
    expect(score.sections.decisions).toEqual({ found: 0, said: 0, labelled: 1 });
    expect([score.owners, score.dues]).toEqual([1, 0]);
    expect(score.names).toEqual({ found: 1, said: 1, labelled: 1 });
    expect(score.facts).toEqual({ covered: 1, all: 2 });
    expect(score.misses.map((line) => line.slice(0, 7).trim())).toEqual(["due", "false", "missed"]);
  });

  it("takes a failure for silence", () => {
    expect(scoreMeeting(gold, null).sections.actions).toEqual({ found: 0, said: 0, labelled: 1 });
  });

  it("sums up over meetings", () => {
    const lines = summarizeScores([scoreMeeting(gold, debrief), scoreMeeting(gold, null)]);
    expect(lines[0]).toBe("actions    P 0.500  R 0.500  F1 0.500");
    expect(lines.at(-1)).toBe("owner accuracy 1.000 of 1, due accuracy 0.000, key facts covered 0.250 of 4");
  });
});

describe("scoring an annotated meeting", () => {
  it("writes a transcript with hundredths", () => {
    const meeting = { id: "x", roles: { A: "PM" }, gold: {}, u: [["A", 3661.005, 3662, "Hello"], ["B", 3663.5, 3664, "Yes"]] as [string, number, number, string][] };
    expect(transcriptOf(meeting)).toBe("[01:01:01.01] Project Manager: Hello\n[01:01:03.50] B: Yes");
  });

  it("finds a sentence within three acts, each prediction once", () => {
    expect(scoreSection([[10], [50, 93]], [[13], [14], [90]])).toEqual({ found: 2, said: 2, labelled: 3 });
  });

  it.each([
    ["the kites fly", "the kites fly", 1],
    ["the kites fly", "the kites fall", 0.5],
    ["", "the kites fly", 0],
  ])("ROUGE-2 of %j and %j", (text, reference, value) => {
    expect(rouge2(text, reference)).toBeCloseTo(value);
  });
});

describe("rates", () => {
  it("are 0 without anything", () => {
    expect(rates({ found: 0, said: 0, labelled: 0 })).toEqual({ precision: 0, recall: 0, f1: 0 });
    expect(formatRates("risks", { found: 1, said: 2, labelled: 4 })).toBe("risks      P 0.500  R 0.250  F1 0.333");
  });
});
