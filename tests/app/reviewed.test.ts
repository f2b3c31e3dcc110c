import { describe, expect, it } from "vitest";
import { markReviewed, markUnreviewed } from "../../src/app/reviewed";

const note = (property: string) => `---\ntitle: "A: b" # kept\n${property}---\n\n# A\n`;

describe("A note that is marked as reviewed", () => {
  it.each([
    ["debrief: unreviewed\n", ""],
    ["debrief:\n- unreviewed\n", ""],
    ["debrief: [unreviewed, private]\n", "debrief: [private]\n"],
    ["debrief:\n- private\n- Unreviewed\n- no-links\n", "debrief:\n- private\n- no-links\n"],
    ["debrief: private\n", "debrief: private\n"],
  ])("loses the mark alone: %j", (before, after) => {
    expect(markReviewed(note(before))).toBe(note(after));
    expect(markUnreviewed(note(after), note(before), note(after))).toBe(note(before));
  });

  it("gets it back beside what was written since", () => {
    expect(markUnreviewed(`${note("")}More.\n`, note("debrief: unreviewed\n"), note(""))).toBe(`${note("debrief:\n  - unreviewed\n")}More.\n`);
  });

  it("stays as it is without properties", () => expect(markReviewed("# A\n")).toBe("# A\n"));
});
