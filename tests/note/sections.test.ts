import { describe, expect, it } from "vitest";
import { headingMeaning } from "../../src/note/headings";
import { nextMeetingOf, readSections } from "../../src/note/sections";

describe("headingMeaning", () => {
  it.each([
    ["Summary", "summary"], ["TL;DR", "summary"], ["Recap:", "summary"], ["1. Overview", "summary"],
    ["Key facts learned", "keyFacts"], ["Key Facts", "keyFacts"], ["🔑 Key takeaways", "keyFacts"],
    ["Outcomes", "outcomes"], ["Results", "outcomes"],
    ["Decisions made", "decisions"], ["**Decisions**", "decisions"], ["Agreed", "decisions"],
    ["Action items (for Ines Duarte)", "actions"], ["Action items for Ines", "actions"], ["✅ Next steps", "actions"], ["TODOs", "actions"], ["To-do:", "actions"], ["Actions (3)", "actions"],
    ["Follow-ups", "followUps"], ["Follow ups", "followUps"], ["Followups", "followUps"],
    ["Risks & blockers", "risks"], ["II. Concerns", "risks"],
    ["Open questions", "openQuestions"], ["Unanswered questions?", "openQuestions"], ["Questions", "openQuestions"],
    ["Meeting summary", "summary"], ["Synopsis", "summary"], ["What we learned", "keyFacts"], ["Main takeaways", "keyFacts"], ["Insights", "keyFacts"],
    ["Key outcomes", "outcomes"], ["Conclusions", "outcomes"], ["Decisions taken", "decisions"], ["What we agreed", "decisions"], ["Decisions & agreements", "decisions"],
    ["Action items / Next steps", "actions"], ["Our next steps", "actions"], ["Commitments", "actions"], ["New tasks", "actions"], ["To follow up", "followUps"], ["Follow-up items", "followUps"],
    ["Risks/Issues", "risks"], ["Risks / Blockers", "risks"], ["Key risks", "risks"], ["Risks identified", "risks"], ["Risks and concerns", "risks"],
    ["Open points", "openQuestions"], ["Questions raised", "openQuestions"], ["Question", "openQuestions"],
    ["Decisions and risks", null], ["New", null], ["Agreed so far", "decisions"], ["Risks ^r-1", "risks"], ["Open questions #later", "openQuestions"],
    ["Notes", null], ["Summary of the summer school", null], ["", null], ["📌", null], ["Transcript (auto)", null], ["Actionable", null],
  ])("%s is %s", (title, name) => {
    expect(headingMeaning(title)?.name ?? null).toBe(name);
  });
  it("puts the settings' words first", () => {
    expect(headingMeaning("Agreed:", { outcomes: "Agreed" })?.name).toBe("outcomes");
    expect(headingMeaning("Beschlüsse", { decisions: "Beschlüsse" })?.name).toBe("decisions");
  });
});

const ranges = (text: string, closed: { from: number; to: number }[] = []) =>
  readSections(text.split("\n"), {}, closed).sections.map(({ name, from, to }) => [name, from, to]);

describe("readSections", () => {
  it.each([
    ["headings of any level", "# Summary\na\n### Decisions\n- b\n#### Why\nc\n## Other\nd", [["summary", 1, 2], ["decisions", 3, 6]]],
    ["a deeper heading belongs to the section", "## Actions\n- a\n### Ines\n- b\n## Next\nc", [["actions", 1, 4]]],
    ["closing signs", "## Risks ##\n- a", [["risks", 1, 2]]],
    ["bold lines", "**Decisions:**\n- a\n\n__Risks__\n- b\n**Other**\n- c", [["decisions", 1, 3], ["risks", 4, 5]]],
    ["lines with a colon", "Action items:\n- a\n\nOpen questions:\n- b", [["actions", 1, 3], ["openQuestions", 4, 5]]],
    ["underlined", "Decisions\n---------\n- a\n\nRisks\n=====\n- b", [["decisions", 2, 4], ["risks", 6, 7]]],
    ["a rule", "## Risks\n- a\n\n---\n- b", [["risks", 1, 3]]],
    ["a rule of stars", "## Risks\n- a\n* * *\n- b", [["risks", 1, 2]]],
    ["the next meeting", "## Risks\n- a\n\n> Next meeting (if any): (none)\n- b", [["risks", 1, 3]]],
    ["callouts", "> [!todo] Action items\n> - [ ] a\n> - [ ] b\n\n- c", [["actions", 1, 3]]],
    ["a callout's own type", "> [!summary]\n> a\n\n> [!warning] Risks\n> - b", [["summary", 1, 2], ["risks", 4, 5]]],
    ["another callout", "## Risks\n> [!info] Purpose\n> - a", [["risks", 1, 3]]],
    ["code", "## Risks\n```md\n## Decisions\n```\n- a", [["risks", 1, 5]]],
    ["comments", "%%\n## Risks\n%%\n<!--\n## Decisions\n-->\n## Outcomes\n- a", [["outcomes", 7, 8]]],
    ["an unclosed fence", "~~~\n## Risks\n- a", []],
    ["one heading twice", "## Risks\n- a\n## Risks\n- b", [["risks", 1, 2], ["risks", 3, 4]]],
  ])("%s", (_name, text, expected) => {
    expect(ranges(text)).toEqual(expected);
  });

  it("ends at the transcript, and reads nothing in it", () => {
    expect(ranges("## Risks\n- a\n<!-- start -->\n## Decisions\n<!-- end -->\n- b", [{ from: 2, to: 5 }])).toEqual([["risks", 1, 2]]);
  });

  it("is linear in its text", () => {
    for (const part of ["- ", "* ", "**", "> ", "#", "(", "\t", "_ _ "]) expect(ranges(part.repeat(100_000))).toEqual([]);
  }, 4000);
});

describe("nextMeetingOf", () => {
  it.each([
    ["> Next meeting (if any): 2026-03-16", "2026-03-16"], ["**Next meeting:** 16 March", "16 March"], ["Next meeting: ", ""], ["The next meeting: soon", null],
  ])("%s", (line, value) => {
    expect(nextMeetingOf(line)).toBe(value);
  });
});
