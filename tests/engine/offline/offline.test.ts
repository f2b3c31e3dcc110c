import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offline } from "../../../src/engine/offline/index";
import { findQuote } from "../../../src/engine/evidence";
import { CONTEXT, talk } from "../talk";

const debrief = (...lines: string[]) => offline.debrief(talk(...lines), CONTEXT);
const tasks = async (...lines: string[]) => {
  const { actions, followUps } = await debrief(...lines);
  return [...actions, ...followUps].map(({ text, owner, due }) => [text, owner, due]);
};

describe("what people take on", () => {
  it.each<[string, string[], [string, string | null, string | null][]]>([
    ["a promise with a date", ["Ana: I'll send the price list tomorrow.", "Bo: Great."], [["Send the price list tomorrow", "Ana", "2026-03-04"]]],
    ["a request and its yes", ["Ana: Could you book the large room for the workshop?", "Bo: Sure, no problem."], [["Book the large room for the workshop", "Bo", null]]],
    ["a date in the answer", ["Ana: Can you update the staffing sheet?", "Bo: Yes. You'll have it by Thursday."], [["Update the staffing sheet", "Bo", "2026-03-05"]]],
    ["a named third person", ["Ana: What about the venue?", "Bo: I asked around. Then Petra will confirm the venue by Monday."], [["Confirm the venue by Monday", "Petra", "2026-03-09"]]],
    ["work that nobody took", ["Ana: Somebody needs to clean up the contact list.", "Bo: True."], [["Clean up the contact list", null, null]]],
    ["a suggestion taken up", ["Ana: Why don't you draft the agenda for the offsite?", "Bo: Okay, end of next week?"], [["Draft the agenda for the offsite", "Bo", "2026-03-13"]]],
  ])("hears %s", async (_, lines, expected) => expect(await tasks(...lines)).toEqual(expected));

  it.each([
    ["the past", ["Ana: I sent the price list yesterday.", "Bo: Good."]],
    ["an idle condition", ["Ana: If I had the time I would rewrite the guide.", "Bo: Yes."]],
    ["an offer declined", ["Ana: Should I write to the landlord?", "Bo: No, leave it."]],
    ["a promise waved off", ["Ana: I'll call the printer today.", "Bo: No, don't. They called me."]],
    ["a request refused", ["Ana: Could you review the contract?", "Bo: No, I can't."]],
    ["the call itself", ["Ana: Can you hear me?", "Bo: Yes.", "Ana: I'll share my screen.", "Bo: Okay."]],
    ["a joke on a condition", ["Ana: If this works I'll bake you a cake.", "Bo: Yes."]],
  ])("hears nothing in %s", async (_, lines) => expect(await tasks(...lines)).toEqual([]));

  it("says for whom and how pressing", async () => {
    const { actions } = await debrief("Ana: Could you order the spare parts? It's really urgent.", "Bo: Yes, I'll order them today.");
    expect(actions).toHaveLength(1);
    expect(actions[0]).toMatchObject({ owner: "Bo", for: "Ana", due: "2026-03-03", priority: "high" });
  });
});

describe("what is settled", () => {
  it.each([
    ["Ana: Let's go with the blue housing for the pilot.", "Bo: Agreed."],
    ["Ana: We've decided to drop the printed catalogue.", "Bo: Yes."],
    ["Ana: The launch moves to the second of June, that's fixed.", "Bo: Fine."],
  ])("hears %j", async (...lines) => expect((await debrief(...lines)).decisions).toHaveLength(1));

  it.each([
    ["Ana: Should we go with the blue housing?", "Bo: No, not really."],
    ["Ana: They decided that last year.", "Bo: Yes."],
    ["Ana: Let's see how the weather is.", "Bo: Yes."],
  ])("hears no choice in %j", async (...lines) => expect((await debrief(...lines)).decisions).toEqual([]));

  it("lets a later choice take an earlier one back", async () => {
    const { decisions } = await debrief(
      "Ana: Let's go with the night shift for the move.", "Bo: Agreed.", "Ana: How was lunch?", "Bo: It was soup with bread.",
      "Ana: It was loud in the kitchen as well.", "Bo: Quite loud.", "Ana: We'll go with the Saturday for it, forget the night shift.", "Bo: Agreed.",
    );
    expect(decisions.map(({ text }) => text)).toEqual([expect.stringContaining("Saturday")]);
  });
});

describe("risks and open questions", () => {
  it("hears a threat", async () => {
    const { risks } = await debrief("Ana: If the permit isn't here by May we can't start and we may lose the season.", "Bo: Right.");
    expect(risks).toHaveLength(1);
  });

  it("leaves wishes alone", async () => {
    expect((await debrief("Ana: If it was up to me I'd never miss a lunch.", "Bo: Ha.")).risks).toEqual([]);
  });

  it("keeps a question that nobody answers", async () => {
    const { openQuestions } = await debrief("Ana: Who pays for the extra storage in autumn?", "Bo: Good question. I don't know.");
    expect(openQuestions.map(({ text }) => text)).toEqual(["Who pays for the extra storage in autumn?"]);
  });

  it.each([
    [["Ana: Who pays for the extra storage?", "Bo: The shop pays for it, from its own budget."]],
    [["Ana: When does the storage lease end?", "Bo: I don't know, let me look.", "Ana: Fine.", "Bo: I found it, the storage lease ends in June."]],
  ])("drops one that is answered", async (lines) => expect((await debrief(...lines)).openQuestions).toEqual([]));
});

describe("the whole", () => {
  const LONG = [
    "Ana Ruiz: The pilot in Hall 3 costs 4,000 a month and ends in June.", "Bo Hult: Okay, I'll send the revised rack plan to procurement by Friday.",
    "Ana Ruiz: Perfect. Let's go with one site before any contract.", "Bo Hult: Agreed.", "Ana Ruiz: Who signs the lease for the second site?",
    "Bo Hult: No idea.", "Ana Ruiz: Let's talk next Tuesday.", "Bo Hult: Bye.",
  ];

  it("sums up in sentences from what it found", async () => {
    const { summary, nextMeeting, participants, date, engine } = await debrief(...LONG);
    expect({ nextMeeting, participants, date, engine }).toEqual({ nextMeeting: "2026-03-10", participants: ["Ana Ruiz", "Bo Hult"], date: "2026-03-03", engine: "offline" });
    expect(summary).toContain("Ana Ruiz and Bo Hult");
    expect(summary).toContain("rack plan");
  });

  it("is empty for silence", async () => {
    const empty = await offline.debrief({ format: "test", speakers: [], cues: [], turns: [] }, { ...CONTEXT, date: null });
    expect(empty).toMatchObject({ summary: null, actions: [], decisions: [], risks: [], openQuestions: [], keyFacts: [] });
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    stop.abort(new Error("stopped"));
    await expect(offline.debrief(talk(...LONG), CONTEXT, { signal: stop.signal })).rejects.toThrow("stopped");
  });

  it("rests on words that stand, with owners that speak or are named, the same each time", async () => {
    const parts = fc.constantFrom(...LONG.map((line) => line.replace(/^[^:]*: /u, "")), "um, the, the uh list", "Can you do that?", "I'll", "?", "sure", "by Friday then", "[[x]] `y` <b>");
    const turn = fc.tuple(fc.constantFrom("Ana", "Bo", "Remote"), fc.array(parts, { minLength: 1, maxLength: 4 })).map(([who, said]) => `${who}: ${said.join(" ")}`);
    await fc.assert(fc.asyncProperty(fc.array(turn, { maxLength: 12 }), async (lines) => {
      const transcript = talk(...lines);
      const first = await offline.debrief(transcript, CONTEXT);
      expect(await offline.debrief(transcript, CONTEXT)).toEqual(first);
      const all = [...first.keyFacts, ...first.outcomes, ...first.decisions, ...first.actions, ...first.followUps, ...first.risks, ...first.openQuestions, ...first.doubtful];
      for (const item of all) {
        expect(item.text).not.toMatch(/[\n[\]<>`|]/u);
        expect(item.evidence.length).toBeGreaterThan(0);
        for (const { turn: index, quote } of item.evidence) expect(findQuote((transcript.turns[index]?.text ?? "").replace(/\s+/gu, " "), quote)).not.toBeNull();
      }
      expect(first.dropped).toEqual({ evidence: 0, owner: 0, due: 0 });
    }), { numRuns: 60 });
  });
});
