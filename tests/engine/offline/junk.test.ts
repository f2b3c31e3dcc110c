import { describe, expect, it } from "vitest";
import { offline } from "../../../src/engine/offline/index";
import { dayAhead } from "../../../src/engine/offline/next";
import { readDialogue } from "../../../src/engine/offline/sentences";
import { closed, flawOf, hasVerb, isTorn, tellingWords } from "../../../src/engine/offline/whole";
import { CONTEXT, talk } from "../talk";

const debrief = (...lines: string[]) => offline.debrief(talk(...lines), CONTEXT);

describe("a line that can be read alone", () => {
  it.each<[string, ReturnType<typeof flawOf>]>([
    ["Send the price list to the depot", null], ["Order two guards for the rack", null], ["Make a sheet", null],
    ["A bit annoying about the log", "broken"], ["Not say that", "broken"], ["Responsible for the design", "broken"],
    ["Send this in wait a second I can probably", "broken"], ["Get Bo but the depot can't do that today", "broken"],
    ["Play we're probably three weeks away", "broken"], ["Do that (rack plan)", "thin"], ["Include in the image", "thin"], ["Go", "thin"],
  ])("%j is %j", (line, flaw) => expect(flawOf(line)).toBe(flaw));

  it.each([["Try her this week and", "Try her this week"], ["Send the list by the end of", "Send the list"], ["Log in", "Log in"]])(
    "%j closes as %j", (line, expected) => expect(closed(line)).toBe(expected));

  it("tells words that carry something from those that do not", () => {
    expect([...tellingWords("That's, we're never good.")]).toEqual([]);
    expect(tellingWords("We keep the blue housing").size).toBe(3);
    expect([hasVerb("blue housing in both halls"), hasVerb("the alarm goes to four minutes"), isTorn("what about the"), isTorn("who pays for that")])
      .toEqual([false, true, true, false]);
  });
});

describe("no work", () => {
  it.each([
    ["what anybody could do", ["Ana: You could put the buttons on the side.", "Bo: Yeah, right."]],
    ["what is shown now", ["Ana: I'll draw the curve on the whiteboard.", "Bo: Okay."]],
    ["a question about others", ["Ana: They'll ask whether Petra will sign the contract.", "Bo: Yes."]],
    ["an order to the talk", ["Ana: Could you walk us through the figures?", "Bo: Sure."]],
    ["a passive", ["Ana: I'll get moved around a lot then.", "Bo: Yes."]],
    ["speech of others", ["Ana: He said, \"I'll send the price list to the depot.\"", "Bo: Okay."]],
    ["a question that nobody takes", ["Ana: Could you do the trade fair by Friday?", "Bo: The fair in Bremen, with the booth and the coffee machine?"]],
  ])("is heard in %s", async (_, lines) => {
    const { actions, followUps } = await debrief(...lines);
    expect([...actions, ...followUps].map(({ text }) => text)).toEqual([]);
  });

  it("weighs less in the middle of a long meeting than at its end", async () => {
    const filler = Array.from({ length: 160 }, (_, i) => `${i % 2 ? "Bo" : "Ana"}: The weather was mild and the road was dry.`);
    const lines = [...filler.slice(0, 60), "Ana: I'm going to collect the papers.", ...filler.slice(0, 99), "Bo: I'm going to phone the landlord."];
    const { actions, doubtful } = await debrief(...lines);
    expect(actions.map(({ text }) => text)).toEqual(["Phone the landlord"]);
    expect(doubtful.map(({ text }) => text)).toContain("Collect the papers");
  });
});

describe("work said twice", () => {
  it("is one item with the moments of both", async () => {
    const { actions } = await debrief(
      "Ana: I'll send the rack plan to procurement tomorrow.", "Bo: Good.", "Ana: How is the new hall?", "Bo: It is cold and bright.", "Ana: And the road?",
      "Bo: It was icy in the morning.", "Ana: So, to sum up, I'll send the rack plan to procurement.", "Bo: Yes.",
    );
    expect(actions.map(({ text, evidence }) => [text, evidence.map(({ turn }) => turn)])).toEqual([["Send the rack plan to procurement tomorrow", [0, 6]]]);
  });
});

describe("no choice", () => {
  it.each([
    ["a fragment", ["Ana: Forty minutes if we're good.", "Bo: We're never good.", "Ana: Agreed."]],
    ["a machine that decides", ["Ana: Sorry, that's the laptop decided to restart itself before the call.", "Bo: Yes."]],
    ["speech of others", ["Ana: You go in and say, \"let's keep the blue housing for the pilot\".", "Bo: Ha, maybe."]],
  ])("is heard in %s", async (_, lines) => expect((await debrief(...lines)).decisions).toEqual([]));

  it("stays that is denied later in its own words", async () => {
    const { decisions } = await debrief(
      "Ana: Let's go for May with all three sites.", "Bo: Agreed.", "Ana: How was lunch?", "Bo: It was soup with bread.",
      "Ana: It was loud in the kitchen as well.", "Bo: So not three in May, only the harbour.", "Ana: Yes.",
    );
    expect(decisions.filter(({ text }) => text.includes("all three"))).toEqual([]);
  });

  it("but one that nobody minds stays", async () => {
    const { decisions } = await debrief("Ana: We keep the readings for two years. Does that hurt anybody?", "Bo: No.");
    expect(decisions).toHaveLength(1);
  });
});

describe("half questions", () => {
  it.each([["Ana: Do BizDev?"], ["Ana: And the cost of the?"]])("%j is none", async (line) =>
    expect((await debrief(line, "Bo: No idea, honestly.")).openQuestions).toEqual([]));

  it("keeps \"do you know\" and \"what kind of\"", () => {
    const said = readDialogue(talk("Ana: Do you know who signs it? What kind of lock is it, you know, kind of big?")).sentences.map(({ text }) => text);
    expect(said).toEqual(["Do you know who signs it?", "What kind of lock is it big?"]);
  });
});

describe("the next meeting", () => {
  it.each<[string[], string | null]>([
    [["Ana: Same time in two weeks?", "Bo: That's the seventeenth. Can we do the eighteenth?", "Ana: The eighteenth. At ten."], "2026-03-18"],
    [["Ana: When do we speak again? Same time?", "Bo: Monday the sixteenth, same time."], "2026-03-16"],
    [["Ana: Same time on the third then.", "Bo: Bye."], "2026-04-03"],
    [["Ana: See you.", "Bo: Bye."], null],
  ])("%j is on %j", async (lines, day) => expect((await debrief("Ana: Hello. Hi. Well. So.", "Bo: Hello there. Well. Hm.", "Ana: The road was dry.", "Bo: Yes it was.", ...lines)).nextMeeting).toBe(day));

  it("is never today", () => expect(dayAhead("today", "2026-03-03")).toBeNull());
});
