import { describe, expect, it } from "vitest";
import { findQuote, makeEvidence, proveQuote } from "../../src/engine/evidence";
import { talk } from "./talk";

const transcript = talk("Ana: Well, I can  do that.", "Bo: The rack plan is late, I'd say.", "Ana: Fine.");

describe("findQuote", () => {
  it.each([
    ["the rack plan is late", "rack plan is", { from: 4, to: 16 }],
    ["The rack, plan   is late", "the rack plan", { from: 0, to: 14 }],
    ["“I’d say so”", "I'd say", { from: 1, to: 8 }],
    ["the rack plan", "the plan", null],
    ["the rack plan", "...", null],
    ["the rack plan", "", null],
  ])("in %j finds %j", (text, quote, range) => expect(findQuote(text, quote)).toEqual(range));
});

describe("makeEvidence", () => {
  it("collapses white space and takes the times of the cue", () => {
    expect(makeEvidence(transcript, 0, 6, 25)).toEqual({ start: 0, end: 9, quote: "I can do that.", turn: 0 });
  });

  it("takes the cue that holds the range's start", () => {
    const joined = talk("Ana: First part.", "Ana: Second part.");
    const turn = { ...joined.turns[0], speaker: "Ana", start: 0, end: 19, line: 0, text: "First part. Second part.", cues: [{ cue: 0, offset: 0 }, { cue: 1, offset: 12 }] };
    expect(makeEvidence({ ...joined, turns: [turn] }, 0, 11, 24)).toEqual({ start: 10, end: 19, quote: "Second part.", turn: 0 });
  });

  it("is none where nothing stands", () => {
    expect(makeEvidence(transcript, 9, 0, 5)).toBeNull();
    expect(makeEvidence(transcript, 0, 5, 5)).toBeNull();
  });
});

describe("proveQuote", () => {
  it("finds words in a neighbouring turn", () => expect(proveQuote(transcript, 0, "rack plan is late")?.turn).toBe(1));
  it("does not find what nobody said", () => expect(proveQuote(transcript, 1, "the rack plan is early")).toBeNull());
});
