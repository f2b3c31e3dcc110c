import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDialogue, tidy } from "../../../src/engine/offline/sentences";
import { talk } from "../talk";

describe("tidy", () => {
  it.each([
    ["So, um, the, the list is, uh, ready.", "So the list is ready."],
    ["I, I think it's, it's fine", "I think it's fine"],
    ["Umbrella terms", "Umbrella terms"],
    ["  two   spaces ", "two spaces"],
  ])("%j → %j", (before, after) => expect(tidy(before)).toBe(after));
});

describe("readDialogue", () => {
  it("parts turns into sentences", () => {
    expect(readDialogue(talk("Ana: Dr. Bo called. Was it 3.5 tonnes? Yes")).sentences.map(({ text, question }) => [text, question])).toEqual([
      ["Dr. Bo called.", false], ["Was it 3.5 tonnes?", true], ["Yes", false],
    ]);
  });

  it("makes a sentence whole that an interjection cut", () => {
    const [first] = readDialogue(talk("Ana: I'll send the", "Bo: Yeah.", "Ana: whole list tomorrow.")).sentences;
    expect(first?.text).toBe("I'll send the whole list tomorrow.");
    expect(first?.quotes.map(({ turn }) => turn)).toEqual([0, 2]);
  });

  it("parts a run-on without marks", () => {
    const text = "we looked at all of the numbers from the spring trial on Monday and then we saw that two of them were wrong so I will send the corrected sheet to the whole team";
    expect(readDialogue(talk(`Ana: ${text}`)).sentences.length).toBeGreaterThan(1);
  });

  it("loses no words", () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 60 }), { maxLength: 6 }), (texts) => {
      const transcript = talk(...texts.map((text) => `Ana: ${text}`));
      const { sentences } = readDialogue(transcript);
      const said = sentences.flatMap(({ quotes }) => quotes);
      transcript.turns.forEach((turn, i) => {
        expect(said.filter((quote) => quote.turn === i).map(({ quote }) => quote).join("").replace(/\s/gu, "")).toBe(turn.text.replace(/\s/gu, ""));
      });
      for (const { text, said: lower } of sentences) expect(lower).toHaveLength(text.length);
    }));
  });
});
