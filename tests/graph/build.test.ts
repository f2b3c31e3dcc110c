import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build";
import { LARGEST_MEETING } from "../../src/graph/ties";
import { crowd, meeting, organization, person } from "./invent";

const ada = person("Ada Lind", { aliases: ["Ada"], organization: "Norvik" });
const bo = person("Bo Rask");
const cy = person("Cy Holm");
const norvik = organization("Norvik");

function named(facts: Parameters<typeof buildGraph>[0]) {
  const graph = buildGraph(facts);
  const name = new Map(graph.nodes.map(({ id, entity }) => [id, entity.name]));
  return {
    nodes: graph.nodes.map(({ entity }) => entity.name),
    edges: graph.edges.map(({ a, b, ...rest }) => ({ ends: [name.get(a), name.get(b)].sort(), ...rest })),
  };
}

describe("buildGraph", () => {
  it("counts who met whom, by name or alias, with the first and the last day", () => {
    const graph = named({
      tasks: [], entities: [bo, norvik, ada],
      meetings: [
        meeting("Two", "2026-03-09", { people: ["Ada", "Bo Rask", "Ada Lind"] }),
        meeting("One", "2026-03-02", { people: ["bo rask", "Ada Lind", "Nobody Known"] }),
        meeting("Undated", null, { people: ["Ada Lind", "Bo Rask"] }),
      ],
    });
    expect(graph.nodes).toEqual(["Norvik", "Ada Lind", "Bo Rask"]);
    expect(graph.edges).toEqual([
      { ends: ["Ada Lind", "Norvik"], kind: "member", weight: 1, first: null, last: null },
      { ends: ["Ada Lind", "Bo Rask"], kind: "met", weight: 3, first: "2026-03-02", last: "2026-03-09" },
    ]);
  });

  it("leaves out private meetings and people who are in none", () => {
    const graph = named({ tasks: [], entities: [ada, bo, cy, norvik], meetings: [meeting("Secret", "2026-03-02", { people: ["Bo Rask", "Cy Holm"], private: true })] });
    expect(graph).toEqual({ nodes: ["Norvik", "Ada Lind"], edges: [{ ends: ["Ada Lind", "Norvik"], kind: "member", weight: 1, first: null, last: null }] });
  });

  it("makes no ties of a gathering", () => {
    const people = Array.from({ length: LARGEST_MEETING + 1 }, (_, i) => person(`Guest ${i}`));
    const graph = named({ tasks: [], entities: people, meetings: [meeting("Hall", null, { people: people.map(({ name }) => name) })] });
    expect(graph.nodes).toHaveLength(people.length);
    expect(graph.edges).toEqual([]);
  });

  it("does not depend on the order of what it is given", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const facts = crowd(12, 3, 20, seed);
      const turned = { ...facts, meetings: [...facts.meetings].reverse(), entities: [...facts.entities].reverse() };
      expect(buildGraph(turned)).toEqual(buildGraph(facts));
    }), { numRuns: 30 });
  });
});
