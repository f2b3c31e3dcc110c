import { describe, expect, it } from "vitest";
import { meeting } from "../graph/invent";
import { body, facts, items } from "./invent";

describe("Risks", () => {
  it("shows one row for one matter, open ones first, closed ones apart", () => {
    const vault = facts({ meetings: [
      meeting("Two", "2026-02-02", { risks: items("the supplier MAY slip", "Budget is thin — closed 2026-02-03") }),
      meeting("One", "2026-01-02", { risks: [{ line: 4, text: "The supplier may slip.", evidence: [125] }, ...items("Nobody owns the site (¶12)")] }),
      meeting("Three", "2026-03-02", { risks: items("Budget is thin."), private: true }),
    ] });
    expect(body("risks", vault)).toBe([
      "## Open", "",
      "- the supplier MAY slip · 2 meetings · first [[Meetings/One|One]], 2026-01-02 (02:05) · last [[Meetings/Two|Two]], 2026-02-02",
      "- Nobody owns the site (¶12) · [[Meetings/One|One]], 2026-01-02", "",
      "## Closed", "",
      "- Budget is thin · closed 2026-02-03 · [[Meetings/Two|Two]], 2026-02-02",
    ].join("\n"));
  });

  it.each([
    ["2026-02-03", "2026-02-02", "## Closed"],
    ["2026-02-03", "2026-02-04", "## Open"],
    ["2026-02-03", null, "## Closed"],
  ])("closed on %s and seen open on %s it stands under %s", (closed, seen, heading) => {
    const vault = facts({ meetings: [meeting("One", "2026-01-02", { risks: items(`Slip — closed ${closed}`) }), meeting("Two", seen, { risks: items("Slip") })] });
    expect(body("risks", vault).split("\n")[0]).toBe(heading);
  });

  it("keeps apart what nobody has looked at", () => {
    const vault = facts({ meetings: [meeting("One", null, { risks: items("Slip"), unreviewed: true })] });
    expect(body("risks", vault)).toBe("## Not yet reviewed\n\n- Slip · [[Meetings/One|One]]");
  });

  it("says so when there are none", () => {
    expect(body("risks", facts({}))).toBe("No risks yet.");
  });
});

describe("Open questions", () => {
  it("keeps answered ones apart, with the link to the answer", () => {
    const vault = facts({ meetings: [
      meeting("One", "2026-01-02", { openQuestions: items("Who signs? — answered [[Two]]", "Which hall?", "When? — answered [[Elsewhere]].") }),
      meeting("Two", "2026-02-02", { openQuestions: items("Who signs?") }),
    ] });
    expect(body("questions", vault)).toBe([
      "## Open", "",
      "- Which hall? · [[Meetings/One|One]], 2026-01-02", "",
      "## Answered", "",
      "- Who signs? · answered [[Two]] · 2 meetings · first [[Meetings/One|One]], 2026-01-02 · last [[Meetings/Two|Two]], 2026-02-02",
      "- When? · answered [[Elsewhere]] · [[Meetings/One|One]], 2026-01-02",
    ].join("\n"));
  });

  it("opens a question again that a later meeting asks", () => {
    const vault = facts({ meetings: [meeting("One", "2026-01-02", { openQuestions: items("Who? — answered [[One]]") }), meeting("Two", "2026-02-02", { openQuestions: items("Who?") })] });
    expect(body("questions", vault)).toContain("## Open\n\n- Who? · 2 meetings");
  });
});
