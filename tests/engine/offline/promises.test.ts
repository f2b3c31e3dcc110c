import { describe, expect, it } from "vitest";
import { offline } from "../../../src/engine/offline/index";
import { CONTEXT, talk } from "../talk";

const tasks = async (...lines: string[]) => {
  const { actions, followUps } = await offline.debrief(talk(...lines), CONTEXT);
  return [...actions, ...followUps].map(({ text, owner, due }) => [text, owner, due]);
};

type Row = [string, string[], [string, string | null, string | null][]];

describe("plain promises in a short talk of two", () => {
  it.each<Row>([
    ["a second thing", ["Ana: Only one mill sells us flour.", "Bo: True. I will ring the mill tomorrow and ask for a second price."], [["Ring the mill tomorrow and ask for a second price", "Bo", "2026-03-04"]]],
    ["no date", ["Ana: Hello.", "Bo: I will send the recipe.", "Ana: Fine."], [["Send the recipe", "Bo", null]]],
    ["two in one turn", ["Ana: I will send the recipe. I will call the bakery tomorrow.", "Bo: Fine."], [["Send the recipe", "Ana", null], ["Call the bakery tomorrow", "Ana", "2026-03-04"]]],
    ["let's behind it", ["Ana: I'll review the menu on Thursday and let's meet again next Monday.", "Bo: Good."], [["Review the menu on Thursday", "Ana", "2026-03-05"]]],
    ["one that was wished for", ["Ana: Can I have a sign for the door?", "Bo: I will write you one."], [["Write Ana a sign for the door", "Bo", null]]],
    ["a wish", ["Ana: Could I get the figures?", "Bo: Yes, tonight."], [["Get Ana the figures", "Bo", "2026-03-03"]]],
    ["a request", ["Ana: Can you send me the oven plan by Friday?", "Bo: Sure, will do."], [["Send Ana the oven plan by Friday", "Bo", "2026-03-06"]]],
    ["the other's name", ["Ana: Hello.", "Bo: I'll send you the poster before I use it anywhere."], [["Send Ana the poster before I use it anywhere", "Bo", null]]],
    ["who does it", ["Ana: Who writes the menu?", "Bo: Leave it with me."], [["Write the menu", "Bo", null]]],
    ["that weekend", ["Ana: I'll paint the gate that weekend.", "Bo: On Friday we are shut."], [["Paint the gate that weekend", "Ana", null]]],
  ])("hears %s", async (_, lines, expected) => expect(await tasks(...lines)).toEqual(expected));

  it.each<[string, string]>([
    ["by Friday, no, Thursday", "by Thursday"], ["by Friday, sorry, Thursday", "by Thursday"], ["by Friday, I mean Thursday", "by Thursday"], ["by Friday, uh, Thursday", "by Thursday"],
    ["by Friday um Thursday", "by Thursday"], ["by Friday, or rather by Thursday", "by Thursday"], ["on Friday, no, tomorrow, no, by Thursday", "by Thursday"],
  ])("hears one day in %s", async (said, day) => expect(await tasks("Ana: Hello.", `Bo: I'll fix the oven door ${said}.`, "Ana: Good.")).toEqual([[`Fix the oven door ${day}`, "Bo", "2026-03-05"]]));
  it.each(["on Monday or Tuesday", "on Monday, Tuesday and Friday", "next week on Friday"])("leaves %s as it is", async (said) => {
    expect((await tasks("Ana: Hello.", `Bo: I'll fix the oven door ${said}.`, "Ana: Good.")).map(([text]) => text)).toEqual([`Fix the oven door ${said}`]);
  });

  it.each([["Bo: I'll do that today."], ["Ana: Nice weather.", "Bo: I will do that by Friday."], ["Ana: Hello.", "Bo: Hm.", "Bo: I'll handle this tomorrow."]])("takes nothing from work without a name: %s", async (...lines) => {
    expect(await tasks("Ana: Hello.", ...lines, "Ana: Good.")).toEqual([]);
  });
  it("names what that is where somebody said it", async () => {
    expect(await tasks("Ana: The invoice form is broken.", "Bo: I will do that today.")).toEqual([["Do that today (invoice form)", "Bo", "2026-03-03"]]);
    expect(await tasks("Ana: Someone has to water the plants in the hall.", "Bo: I will do that today.")).toEqual([["Water the plants in the hall", "Bo", "2026-03-03"]]);
  });

  it("takes nothing from a wish for the talk alone", async () => expect(await tasks("Ana: Can I have a minute?", "Bo: Sure.")).toEqual([]));
});

describe("plain promises among three", () => {
  const CIRA = "Cira: Hello.";
  it.each<Row>([
    ["asking a third", [CIRA, "Ana: Hello.", "Bo: I'll ask Remy whether the van is free."], [["Ask Remy whether the van is free", "Bo", null]]],
    ["checking if", [CIRA, "Ana: Hello.", "Bo: I'll check with Remy if the van came."], [["Check with Remy if the van came", "Bo", null]]],
    ["action on me", [CIRA, "Ana: Hello.", "Bo: Action on me to order the flour."], [["Order the flour", "Bo", null]]],
    ["nobody's work", [CIRA, "Ana: Hello.", "Bo: Somebody should look into the ovens."], [["Look into the ovens", null, null]]],
    ["you whom nobody knows", [CIRA, "Ana: Remy wants the poster.", "Bo: I'll send you the poster before Friday."], [["Send the poster before Friday", "Bo", "2026-03-06"]]],
    ["you who is called", [CIRA, "Ana: Hello.", "Bo: Ana, I'll mail you the list tomorrow."], [["Mail Ana the list tomorrow", "Bo", "2026-03-04"]]],
    ["your of who is asked", [CIRA, "Ana: Bo, can you send me your notes?", "Bo: Will do."], [["Send Ana Bo's notes", "Bo", null]]],
    ["an order by name", [CIRA, "Ana: Bo, please review the menu by Friday.", "Bo: Okay."], [["Review the menu by Friday", "Bo", "2026-03-06"]]],
    ["two people in one sentence", [CIRA, "Ana: I'll call the landlord and Bo will paint the sign."], [["Call the landlord", "Ana", null], ["Paint the sign", "Bo", null]]],
  ])("hears %s", async (_, lines, expected) => expect(await tasks(...lines)).toEqual(expected));

  it("puts no weekday in for him, nor an opinion beside it", async () => {
    const { actions, followUps, doubtful } = await offline.debrief(
      talk(CIRA, "Ana: So on Mondays the hall is quiet. Mondays are best.", "Bo: I'll call him after lunch.", "Ana: That is an interesting date.", "Bo: I will book it."), CONTEXT);
    const texts = [...actions, ...followUps, ...doubtful].map(({ text }) => text).join("\n");
    expect(texts).toMatch(/after lunch/u);
    expect(texts).not.toMatch(/(?:Call|to) Monday|interesting/u);
  });
});
