import { describe, expect, it } from "vitest";
import { isEmptyRecap, recapFor, recapOf, recapText, writtenDay, type RecapWords } from "../../src/app/recap";
import { buildIndex } from "../../src/vault/index";
import { memorySetup } from "../support/memory-vault";

const NOTE = "Meetings/a.md";
const WORDS: RecapWords = { decisions: "Decisions", actions: "Actions", nobody: "nobody", due: (day) => `by ${day}`, done: "done" };

const HEAD = "---\ntype: meeting\ndate: 2026-03-02\npeople: ['[[Ines Duarte]]', '[[Lena Sato]]']\n---\n\n# Plan\n\n";
const TRANSCRIPT = [
  "", "## Transcript", "", "```text",
  "[00:00:10.00]   Ines DuarteLet's take the second supplier.",
  "[00:01:00.00]   Lena SatoBetween us, the board wants to drop the depot.",
  "[00:20:00.00]   Ines DuarteI'll send the rack plan.",
  "[00:21:00.00]   Lena SatoGood.",
  "[00:22:00.00]   Ines DuarteAnd the budget is next.",
  "[00:30:00.00]   Lena SatoI'll call the depot.", "```", "",
].join("\n");

async function recap(body: string, head = HEAD) {
  const text = `${head}${body}`;
  const setup = memorySetup({ [NOTE]: text, "People/Ines Duarte.md": "---\naliases: [Ines]\n---\n" });
  return recapOf(setup, await buildIndex(setup), NOTE, text);
}

describe("a recap", () => {
  it("gives decisions and actions by owner with dates, links as what they show", async () => {
    const found = await recap([
      "## Decisions", "", "- Take the [[Supplier|second supplier]].", "", "## Action items", "",
      "- [ ] Send the plan @Ines 📅 2026-03-06", "- [x] Call [[Corvanta]] @Ines Duarte ✅ 2026-03-03", "- [ ] Find a room",
      "- [-] Ask the board @Lena Sato", "- [ ] Book the hall @Lena Sato", "",
    ].join("\n"));
    expect(found && recapText(found, WORDS)).toBe([
      "Plan, Mon, 2 Mar 2026", "", "Decisions", "- Take the second supplier.", "",
      "Actions: Ines Duarte", "- Send the plan (by Fri, 6 Mar 2026)", "- Call Corvanta (done)", "",
      "Actions: Lena Sato", "- Book the hall", "", "Actions: nobody", "- Find a room", "",
    ].join("\n"));
    expect(found && recapText(recapFor(found, "lena sato"), WORDS)).toBe("Plan, Mon, 2 Mar 2026\n\nDecisions\n- Take the second supplier.\n\nActions: Lena Sato\n- Book the hall\n");
  });

  it("gives nothing of a private note", async () => {
    expect(await recap("## Decisions\n\n- Go on.\n", HEAD.replace("type: meeting", "type: meeting\ndebrief: [private]"))).toBeNull();
  });

  it.each([
    ["whose evidence stands beside words in confidence", "- Drop the depot. (01:00)", []],
    ["near such words", "- Take the second supplier. (00:10)", []],
    ["far from them", "- Call the depot. (30:00)", ["Call the depot."]],
    ["that say so themselves", "- Off the record: sell the depot.", []],
    ["without evidence", "- Sell the van.", ["Sell the van."]],
  ])("treats a decision %s", async (_, line, expected) => {
    expect((await recap(`## Decisions\n\n${line}\n${TRANSCRIPT}`))?.decisions).toEqual(expected);
  });

  it("leaves out what was said in confidence where the transcript has no times", async () => {
    const talk = ["Ines Duarte: We take the van.", "Lena Sato: Off the record, we sell it.", "Ines Duarte: Well.", "Lena Sato: Fine.", "Ines Duarte: Then the hall."];
    const body = `## Action items\n\n- [ ] Take the van (¶1) @Ines Duarte\n- [ ] Book the hall (¶5) @Ines Duarte\n\n## Transcript\n\n${talk.join("\n\n")}\n`;
    expect((await recap(body))?.groups).toEqual([{ owner: "Ines Duarte", actions: [{ text: "Book the hall", due: null, done: false }] }]);
  });

  it("is empty where there is nothing to tell", async () => {
    const found = await recap("## Summary\n\nWe talked.\n");
    expect(found && isEmptyRecap(found)).toBe(true);
  });

  it.each([["2026-03-06", "Fri, 6 Mar 2026"], ["2024-02-29", "Thu, 29 Feb 2024"], ["2026-12-31", "Thu, 31 Dec 2026"]])("writes %s as %s", (day, written) => {
    expect(writtenDay(day)).toBe(written);
  });
});
