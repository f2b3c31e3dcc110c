import { describe, expect, it } from "vitest";
import { offline } from "../../../src/engine/offline/index";
import { CONTEXT, talk } from "../talk";

const debrief = (...lines: string[]) => offline.debrief(talk(...lines), CONTEXT);
const OPENING = ["Priya Nair: Hello, Oskar.", "Oskar Lind: Hello. The pump hall is warm today."];

describe("the next meeting of a short talk", () => {
  it.each<[string, string[], string | null]>([
    ["a day with the same time", ["Priya Nair: Let's meet again on Monday, same time.", "Oskar Lind: Good."], "2026-03-09"],
    ["next Tuesday at ten", ["Oskar Lind: Let's meet again next Tuesday at ten.", "Priya Nair: Fine. Bye."], "2026-03-10"],
    ["a weekday that is today's", ["Oskar Lind: Let's meet again on Tuesday.", "Priya Nair: Fine. Bye."], "2026-03-10"],
    ["said early", ["Priya Nair: Our next meeting is on Thursday.", "Oskar Lind: Yes.", ...OPENING, ...OPENING, ...OPENING], "2026-03-05"],
    ["see you with a day", ["Oskar Lind: See you on Friday.", "Priya Nair: Bye."], "2026-03-06"],
    ["a question and a yes", ["Oskar Lind: Shall we say Monday?", "Priya Nair: Yes."], "2026-03-09"],
    ["a question and a no", ["Oskar Lind: Shall we say Monday?", "Priya Nair: No, I can't."], null],
    ["same time next week", ["Oskar Lind: Same time next week?", "Priya Nair: Yes, bye."], "2026-03-10"],
    ["the next call", ["Oskar Lind: The next call is tomorrow at nine.", "Priya Nair: Okay."], "2026-03-04"],
    ["two sentences", ["Oskar Lind: When do we meet again?", "Priya Nair: On Thursday at ten."], "2026-03-05"],
    ["speaking again", ["Oskar Lind: We'll speak again on Friday.", "Priya Nair: Okay."], "2026-03-06"],
    ["figures seen", ["Oskar Lind: We see the figures on Friday.", "Priya Nair: Good."], null],
    ["a call to a vendor and a goodbye", ["Oskar Lind: I will call the vendor tomorrow and ask for a second source.", "Priya Nair: Good. See you."], null],
    ["a call with others", ["Oskar Lind: We'll meet the supplier on Monday.", "Priya Nair: Good. See you."], null],
    ["a talk with others", ["Oskar Lind: We'll talk to Nadia tomorrow.", "Priya Nair: Good. Talk soon."], null],
    ["a call of others", ["Oskar Lind: The next call is with the vendor on Monday.", "Priya Nair: Good."], null],
    ["a promise before the goodbye", ["Oskar Lind: I'll send the drawing on Friday.", "Priya Nair: Let's talk again."], null],
  ])("%s", async (_, lines, expected) => expect((await debrief(...OPENING, ...lines)).nextMeeting).toBe(expected));
});

describe("a risk said plainly", () => {
  it.each([
    "The risk is that the valve maker goes on strike in April.", "My concern is that the supplier goes bankrupt.", "I'm worried that the pump is too small.",
    "There's a danger that the roof leaks.", "There is a chance that the permit comes late.", "One risk: the crane is booked in June.", "I am afraid that the cable won't reach the hall.",
    "The danger is the frost.", "Our biggest worry is the permit for the hall.", "I fear that the boiler bursts.", "There's a risk of flooding in the pump hall.",
  ])("%s", async (line) => {
    const { risks } = await debrief(...OPENING, `Oskar Lind: ${line}`, "Priya Nair: Yes, I see that too.");
    expect(risks).toHaveLength(1);
  });
  it.each(["I'm worried about my dog.", "There's no risk of frost any more.", "There's a good chance of sun on Sunday.", "I'm afraid I have to go now."])("none in %s", async (line) => {
    const { risks } = await debrief(...OPENING, `Oskar Lind: ${line}`, "Priya Nair: Ah.");
    expect(risks).toEqual([]);
  });
});

describe("a decision said plainly", () => {
  it.each<[string, string[], string]>([
    ["agreed on", ["Oskar Lind: We agreed on Bergen.", "Priya Nair: Right."], "Bergen"],
    ["decided to", ["Oskar Lind: We decided to sell the crane.", "Priya Nair: Yes, agreed."], "sell the crane"],
    ["go with", ["Oskar Lind: So we go with Bergen.", "Priya Nair: Agreed."], "Bergen"],
    ["go with, alone", ["Oskar Lind: We go with Bergen."], "Bergen"],
    ["a label", ["Oskar Lind: Decision: the hall stays closed.", "Priya Nair: Good."], "hall stays closed"],
    ["a short label", ["Priya Nair: So where do we meet?", "Oskar Lind: Decision: Bergen."], "Where do we meet: Bergen."],
    ["one word", ["Priya Nair: Which hall do we take?", "Oskar Lind: Let's go with Bergen.", "Priya Nair: Agreed."], "Which hall do we take: Bergen."],
    ["one word to no question", ["Oskar Lind: Let's go with Bergen.", "Priya Nair: Agreed."], "Let's go with Bergen."],
    ["put as a question", ["Oskar Lind: Shall we close the old hall in June?", "Priya Nair: Yes, that's decided."], "We close the old hall in June."],
    ["answered in few words", ["Oskar Lind: Is there anybody who still wants hoses?", "Oskar Lind: No? Okay. Pumps then, no hoses."], "Pumps then, no hoses."],
    ["it's decided", ["Oskar Lind: It's decided: we paint the hall green."], "paint the hall green"],
    ["agreed, a label", ["Oskar Lind: Agreed: two pumps."], "wo pumps"],
    ["have agreed to", ["Oskar Lind: We have agreed to rent the crane.", "Priya Nair: Yes."], "rent the crane"],
    ["the decision is", ["Oskar Lind: The decision is to wait."], "wait"],
    ["let's go with", ["Oskar Lind: Let's go with the green one.", "Priya Nair: Okay."], "green one"],
    ["decided then", ["Priya Nair: Where do we meet?", "Oskar Lind: It's decided then: Bergen.", "Priya Nair: Good."], "Bergen"],
    ["chosen", ["Oskar Lind: We have chosen the red pump.", "Priya Nair: Okay."], "red pump"],
    ["proposed and agreed", ["Oskar Lind: I propose Bergen.", "Priya Nair: Agreed."], "Bergen"],
    ["a no to all", ["Oskar Lind: We will not hire anybody this year.", "Priya Nair: Agreed."], "not hire"],
    ["passive", ["Oskar Lind: It was decided that the crane is sold.", "Priya Nair: Okay."], "crane is sold"],
  ])("%s", async (_, lines, part) => {
    const { decisions } = await debrief(...OPENING, ...lines);
    expect(decisions.map(({ text }) => text)).toEqual([expect.stringContaining(part)]);
  });
  it.each([
    ["one word that says not of what", ["Oskar Lind: Decision: Bergen.", "Priya Nair: Agreed."]],
    ["a question", ["Oskar Lind: What about the risk number 18, do we keep it?", "Priya Nair: Yes, agreed."]],
    ["a question without its sign", ["Oskar Lind: What about the risk number 18 of the register.", "Priya Nair: Yes, that's decided."]],
    ["not yet", ["Oskar Lind: We haven't decided on the crane.", "Priya Nair: Yes."]],
    ["last year", ["Oskar Lind: Last year we decided to sell the crane.", "Priya Nair: Yes."]],
    ["a condition", ["Oskar Lind: If we go with Bergen, it rains.", "Priya Nair: Yes."]],
    ["turned down", ["Oskar Lind: So we go with Bergen.", "Priya Nair: No, not Bergen."]],
  ])("none: %s", async (_, lines) => expect((await debrief(...OPENING, ...lines)).decisions).toEqual([]));
});

describe("a question that stays open", () => {
  it.each([
    ["Who owns the survey?", "I don't know."], ["Who pays for the crane?", "No idea."], ["What does the permit cost?", "Nobody knows."], ["Who is on duty in June?", "Good question."],
    ["When does the hall open?", "We don't know yet."], ["Which pump is it?", "Not sure."], ["Where is the key?", "I have no idea."],
  ])("%s – %s", async (asked, answer) => {
    const { openQuestions } = await debrief(...OPENING, `Oskar Lind: ${asked}`, `Priya Nair: ${answer}`, "Oskar Lind: Okay.");
    expect(openQuestions.map(({ text }) => text)).toEqual([asked]);
  });
  it("has no place where it is answered", async () => {
    expect((await debrief(...OPENING, "Oskar Lind: Who owns the survey?", "Priya Nair: Nadia owns it.")).openQuestions).toEqual([]);
  });
});

describe("the summary", () => {
  it("counts what stands in the sections", async () => {
    const { summary, decisions, actions, followUps } = await debrief(
      ...OPENING, "Oskar Lind: We decided to sell the crane.", "Priya Nair: Agreed.", "Oskar Lind: I will send the drawing of the hall to Nadia by Friday.", "Priya Nair: Thank you.",
    );
    expect([decisions.length, actions.length, followUps.length]).toEqual([1, 1, 0]);
    expect(summary).toContain("one point: to sell the crane.");
    expect(summary).toContain("One task");
  });
  it("names a topic only where it is said often enough", async () => {
    const twice = ["Oskar Lind: Veltrix Ltd called.", "Priya Nair: Veltrix Ltd is late again."];
    expect((await debrief(...OPENING, ...twice)).summary).toMatch(/^Priya Nair and Oskar Lind met\./u);
    expect((await debrief(...OPENING, ...twice, "Oskar Lind: I like Veltrix Ltd.")).summary).toMatch(/^Priya Nair and Oskar Lind spoke about Veltrix/u);
  });
  it("counts nothing doubtful", async () => {
    const { summary, decisions, doubtful } = await debrief(...OPENING, "Oskar Lind: Maybe we could leave the old pump in the hall then.", "Priya Nair: Hm.");
    expect([decisions, summary?.includes("No decision was recorded.")]).toEqual([[], true]);
    expect(doubtful.every(({ confidence }) => confidence < CONTEXT.threshold)).toBe(true);
  });
  it("holds nothing confidential", async () => {
    const { summary, decisions } = await debrief(
      ...OPENING, "Oskar Lind: This stays between us. Veltrix Ltd is bust, Veltrix Ltd, Veltrix Ltd.", "Oskar Lind: We decided to leave Veltrix Ltd in June.", "Priya Nair: Agreed.",
      ...OPENING, ...OPENING,
    );
    expect(decisions.map(({ confidential }) => confidential)).toEqual([true]);
    expect(summary).not.toContain("Veltrix");
    expect(summary).not.toContain("settled");
  });
});
