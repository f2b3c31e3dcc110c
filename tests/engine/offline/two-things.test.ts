import { describe, expect, it } from "vitest";
import { offline } from "../../../src/engine/offline/index";
import { CONTEXT, talk } from "../talk";

const IDLE = ["Bo: Good, thanks for that.", "Ana: The hall is cold in winter.", "Bo: It rained all day."];
const found = async (...lines: string[]) => {
  const { actions, followUps, decisions, risks, openQuestions } = await offline.debrief(talk("Ana: Hello.", "Bo: Hello.", ...lines), CONTEXT);
  return { tasks: [...actions, ...followUps].map(({ text }) => text), decisions: decisions.length, risks: risks.length, questions: openQuestions.length };
};

describe("two promises that differ in a number, a name or a weekday", () => {
  it.each<[string, string]>([
    ["I will send report 5 to the board by Friday.", "I will send report 13 to the board by Friday."],
    ["I will close ticket 212 tomorrow.", "I will close ticket 380 tomorrow."],
    ["I will call Tom tomorrow.", "I will call Tim tomorrow."],
    ["I will send the floor plan to Tom by Friday.", "I will send the floor plan to Tim by Friday."],
    ["I will order two crates of flour tomorrow.", "I will order three crates of salt flour tomorrow."],
    ["I'll publish version 1.2 of the menu next week.", "I'll publish version 1.3 of the menu next week."],
    ["I will check the ovens on Monday.", "I will check the ovens on Thursday."],
  ])("stay two: %s / %s", async (one, other) => {
    expect((await found(`Ana: ${one}`, ...IDLE, `Ana: ${other}`, "Bo: Good.")).tasks).toHaveLength(2);
    if (!one.includes("Monday")) expect((await found(`Ana: ${one} ${other}`, "Bo: Good.")).tasks).toHaveLength(2);
    if (!one.includes("Monday")) expect((await found(`Ana: ${one}`, `Ana: ${other}`, "Bo: Good.")).tasks).toHaveLength(2);
  });

  it.each<[string, string[]]>([
    ["a read-back", ["Ana: I will send report 5 to the board by Friday.", ...IDLE, "Ana: So, I'll send report 5 to the board by Friday."]],
    ["a read-back with less", ["Ana: I will send report 5 to the board by Friday.", ...IDLE, "Ana: So, I'll send report 5 to the board."]],
    ["a full name", ["Ana: I will send the floor plan to Tom by Friday.", ...IDLE, "Ana: And I will send the floor plan to Tom Baker by Friday."]],
    ["an answer with another day", ["Ana: Bo, can you send the floor plan to Tom by Tuesday?", "Bo: Sure, I'll send it to Tom on Thursday."]],
    ["a word and a figure", ["Ana: I will order two crates of flour tomorrow.", ...IDLE, "Ana: So I will order 2 crates of flour tomorrow."]],
  ])("but not %s", async (_, lines) => expect((await found(...lines, "Bo: Good.")).tasks).toHaveLength(1));
});

it.each<["decisions" | "risks" | "questions", string[]]>([
  ["decisions", ["Ana: We decided to close hall 2.", "Bo: Agreed.", "Ana: We decided to close hall 7.", "Bo: Agreed."]],
  ["risks", ["Ana: The risk is that hall 2 leaks again.", "Ana: The risk is that hall 7 leaks again."]],
  ["questions", ["Ana: Who owns hall 2?", "Bo: I don't know.", "Ana: Who owns hall 7?", "Bo: No idea."]],
])("%s that differ in a number are two", async (section, lines) => expect((await found(...lines))[section]).toBe(2));
