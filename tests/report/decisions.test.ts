import { describe, expect, it } from "vitest";
import { meeting } from "../graph/invent";
import { body, facts, items } from "./invent";

describe("Decisions", () => {
  it("shows the newest meeting first, and what each decision replaces and is replaced by", () => {
    const vault = facts({ meetings: [
      meeting("First", "2026-01-05", { decisions: items("Buy the red one. (02:10)") }),
      meeting("Undated", null, { decisions: items("Meet on Mondays") }),
      meeting("Second", "2026-02-05", { decisions: items("Buy the blue one. — replaces [[First]]: Buy the red one") }),
      meeting("Third 2026-03-05", "2026-03-05", { decisions: [{ line: 0, text: "Buy none — replaces [[Meetings/Second|second]]: buy the BLUE one.", evidence: [65] }, ...items("Hire — replaces [[Gone]]: Wait")] }),
      meeting("Secret", "2026-03-06", { decisions: items("Hidden"), private: true }),
      meeting("Empty", "2026-03-07"),
    ] });
    expect(body("decisions", vault)).toBe([
      "## [[Meetings/Third 2026-03-05|Third 2026-03-05]]", "",
      "- Buy none (01:05)",
      "  - replaces Buy the blue one. · [[Meetings/Second|Second]], 2026-02-05",
      "  - replaces Buy the red one. · [[Meetings/First|First]], 2026-01-05",
      "- Hire",
      "  - replaces Wait · [[Gone]]", "",
      "## [[Meetings/Second|Second]], 2026-02-05", "",
      "- Buy the blue one. · replaced by [[Meetings/Third 2026-03-05|Third 2026-03-05]]",
      "  - replaces Buy the red one. · [[Meetings/First|First]], 2026-01-05", "",
      "## [[Meetings/First|First]], 2026-01-05", "",
      "- Buy the red one. (02:10) · replaced by [[Meetings/Second|Second]], 2026-02-05", "",
      "## [[Meetings/Undated|Undated]]", "",
      "- Meet on Mondays",
    ].join("\n"));
  });

  it("ends where decisions replace each other in a ring", () => {
    const vault = facts({ meetings: [meeting("A", "2026-01-05", { decisions: items("x — replaces [[B]]: y", "z — replaces [[A]]: z") }), meeting("B", "2026-01-06", { decisions: items("y — replaces [[A]]: x") })] });
    expect(body("decisions", vault).split("\n").filter((line) => line.startsWith("  - "))).toHaveLength(5);
  });

  it("keeps apart what nobody has looked at, which overrules nothing yet", () => {
    const vault = facts({ meetings: [meeting("A", "2026-01-05", { decisions: items("x") }), meeting("B", "2026-01-06", { unreviewed: true, decisions: items("y — replaces [[A]]: x") })] });
    expect(body("decisions", vault)).toBe("## [[Meetings/A|A]], 2026-01-05\n\n- x\n\n## Not yet reviewed\n\n- y · [[Meetings/B|B]], 2026-01-06\n  - replaces x · [[Meetings/A|A]], 2026-01-05");
  });
});
