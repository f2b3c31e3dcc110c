import { describe, expect, it } from "vitest";
import { meeting, organization, person } from "../graph/invent";
import { body, facts } from "./invent";

describe("People graph", () => {
  it("lists people and draws who met whom", () => {
    const vault = facts({
      entities: [person("Ada Lind", { organization: "Norvik", aliases: ["Ada"] }), person("Bo Rask", { organization: "Elsewhere | Ltd" }), organization("Norvik")],
      meetings: [
        meeting("One", "2026-01-02", { people: ["Ada", "Bo Rask", 'Cy "the" Holm', "cy \"the\" holm"] }),
        meeting("Two", "2026-02-02", { people: ["Ada Lind", "Bo Rask"] }),
        meeting("Secret", "2026-03-02", { people: ["Ada Lind", "Hidden One"], private: true }),
      ],
    });
    expect(body("people-graph", vault)).toBe([
      "| Person | Organization | Meetings | Last met |",
      "| --- | --- | ---: | --- |",
      "| [[People/Ada Lind\\|Ada Lind]] | [[Organizations/Norvik\\|Norvik]] | 2 | 2026-02-02 |",
      "| [[People/Bo Rask\\|Bo Rask]] | Elsewhere \\| Ltd | 2 | 2026-02-02 |",
      '| cy "the" holm |  | 1 | 2026-01-02 |', "",
      "## Strongest ties", "",
      "```mermaid",
      "graph LR",
      '  n0["Ada Lind"]',
      '  n1["Bo Rask"]',
      '  n2["cy #34;the#34; holm"]',
      "  n0 ---|2| n1",
      "  n0 ---|1| n2",
      "  n1 ---|1| n2",
      "  class n0,n1 internal-link;",
      "```",
    ].join("\n"));
  });

  it("draws no more than fifty ties", () => {
    const people = Array.from({ length: 20 }, (_, i) => `Guest ${i}`);
    const text = body("people-graph", facts({ meetings: [meeting("Hall", null, { people })] }));
    expect(text.match(/---\|/g)).toHaveLength(50);
  });

  it("shows a label that would end the drawing as what it is", () => {
    const text = body("people-graph", facts({ meetings: [meeting("A", null, { people: ["x\"] --> y\n```", "%%{init}%%"] })] }));
    expect(text.match(/```/g)).toHaveLength(2);
    expect(text).toContain("#37;#37;{init}#37;#37;");
  });

  it("says so when there is nobody", () => {
    expect(body("people-graph", facts({}))).toBe("No people yet.");
  });
});
