import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build";
import { type Layout, layout } from "../../src/graph/layout";
import { type Box, overlaps } from "../../src/graph/space";
import { crowd } from "./invent";

function clashes(boxes: readonly Box[]): number {
  return boxes.reduce((sum, a, i) => sum + boxes.slice(i + 1).filter((b) => overlaps(a, b)).length, 0);
}

const boxesOf = (result: Layout) => new Map([...result.nodes, ...result.groups.map(({ id, box }) => [id, box] as const)]);
const contains = (outer: Box, inner: Box) =>
  outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.width >= inner.x + inner.width && outer.y + outer.height >= inner.y + inner.height;

describe("layout", () => {
  it("puts nothing over anything else, each in its own frame alone, the same in every run", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 1e6 }), (people, houses, seed) => {
      const graph = buildGraph(crowd(people, houses, people, seed));
      const result = layout(graph, new Map());
      expect(result.nodes.size).toBe(graph.nodes.length);
      expect(clashes([...result.nodes.values()])).toBe(0);
      expect(clashes(result.groups.map(({ box }) => box))).toBe(0);
      for (const { label, box } of result.groups) {
        const home = graph.nodes.find(({ entity }) => entity.name === label)?.id;
        const members = new Set([home, ...graph.edges.filter((edge) => edge.kind === "member" && edge.b === home).map((edge) => edge.a)]);
        for (const [id, node] of result.nodes) expect(members.has(id) ? contains(box, node) : !overlaps(box, node)).toBe(true);
      }
      expect(layout(graph, new Map())).toEqual(result);
      expect([...boxesOf(result).values()].every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y))).toBe(true);
    }), { numRuns: 40 });
  });

  it("leaves every kept box in its place and puts newcomers where nothing is", () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: -3000, max: 3000 }), (people, seed, shift) => {
      const graph = buildGraph(crowd(people, 4, people, seed));
      const kept = new Map([...boxesOf(layout(graph, new Map()))].filter((_, i) => (i + seed) % 3 > 0));
      kept.set("the user's own", { x: shift, y: 6000, width: 700, height: 300 });
      const moved = [...kept.keys()][0];
      if (moved !== undefined) kept.set(moved, { x: shift, y: 5000, width: 250, height: 60 });
      const result = layout(graph, kept);
      for (const [id, box] of boxesOf(result)) expect(kept.get(id) ?? box).toEqual(box);
      const keptBoxes = graph.nodes.flatMap(({ id }) => kept.get(id) ?? []);
      expect(clashes([...result.nodes.values()])).toBe(clashes(keptBoxes));
      for (const [id, box] of result.nodes) if (!kept.has(id)) expect(overlaps(box, { x: shift, y: 6000, width: 700, height: 300 })).toBe(false);
      expect(layout(graph, boxesOf(result))).toEqual(result);
    }), { numRuns: 60 });
  });

  it.each([1e3, 1e7, 1e12, 1e300])("finds room beside a box of %d pixels and near one that lies as far out", (size) => {
    const graph = buildGraph(crowd(6, 2, 6));
    const wall = { x: -size / 2, y: -size / 2, width: size, height: size };
    const first = graph.nodes[0]?.id ?? "";
    const kept = new Map([["wall", wall], [first, { x: size, y: size, width: 100, height: 100 }]]);
    const result = layout(graph, kept);
    expect(clashes([...result.nodes.values()])).toBe(0);
    for (const [id, box] of result.nodes) if (id !== first) expect(overlaps(box, wall)).toBe(false);
  });

  it("lays out 300 people without one over another", () => {
    const graph = buildGraph(crowd(300, 40, 1500));
    expect(clashes([...layout(graph, new Map()).nodes.values()])).toBe(0);
  });
});
