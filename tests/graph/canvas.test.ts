import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build";
import { writeCanvas } from "../../src/graph/canvas";
import { crowd, meeting, organization, person } from "./invent";

interface Part {
  id: string;
  type?: string;
  file?: string;
  label?: string;
  x?: number;
  y?: number;
  fromNode?: string;
  toNode?: string;
  [key: string]: unknown;
}
interface Canvas {
  nodes: Part[];
  edges: Part[];
  [key: string]: unknown;
}
const read = (text: string) => JSON.parse(text) as Canvas;

const facts = {
  tasks: [],
  entities: [person("Ada Lind", { organization: "Norvik" }), person("Bo Rask"), person("Cy Holm"), organization("Norvik")],
  meetings: [meeting("One", "2026-03-02", { people: ["Ada Lind", "Bo Rask", "Someone"] }), meeting("Two", "2026-03-09", { people: ["Ada Lind", "Bo Rask"] }), meeting("Three", null, { people: ["Cy Holm", "Bo Rask"] })],
};
const graph = buildGraph(facts);

describe("writeCanvas", () => {
  it("draws notes, frames and ties as JSON Canvas", () => {
    const { text, problem } = writeCanvas(null, graph);
    const canvas = read(text);
    expect(problem).toBeNull();
    expect(canvas.nodes.map(({ type, file, label }) => [type, file ?? label])).toEqual([
      ["group", "Norvik"], ["file", "Organizations/Norvik.md"], ["file", "People/Ada Lind.md"], ["file", "People/Bo Rask.md"], ["file", "People/Cy Holm.md"],
    ]);
    expect(canvas.edges.map(({ label, toEnd }) => [label, toEnd])).toEqual([["member of", undefined], ["2 meetings", "none"], ["1 meeting", "none"]]);
    const ids = new Set(canvas.nodes.map(({ id }) => id));
    expect(ids.size).toBe(canvas.nodes.length);
    for (const edge of canvas.edges) expect(ids.has(edge.fromNode ?? "") && ids.has(edge.toNode ?? "")).toBe(true);
    expect([...canvas.nodes, ...canvas.edges].every((part) => part.debrief === true)).toBe(true);
  });

  it.each(["{", "[]", "null", "7", '{"nodes":{}}', '{"nodes":[],"edges":1}'])("leaves %j alone and says so", (existing) => {
    const result = writeCanvas(existing, graph);
    expect(result.text).toBe(existing);
    expect(result.problem).toContain("left alone");
  });

  it.each(["", "{}", "\uFEFF{}", '{"nodes":[]}'])("fills %j", (existing) => {
    expect(read(writeCanvas(existing, graph).text).nodes).toHaveLength(5);
  });

  it("keeps what the user drew and dragged, and every key that it does not know", () => {
    const canvas = read(writeCanvas(null, graph).text);
    const ada = canvas.nodes.find(({ file }) => file === "People/Ada Lind.md");
    Object.assign(ada ?? {}, { x: 5000, y: -4000, width: 400, height: 400, color: "3" });
    canvas.nodes.push({ id: "mine", type: "text", text: "hello", x: -9000, y: 0, width: 100, height: 60, extra: { a: 1 } });
    canvas.edges.push({ id: "line", fromNode: "mine", toNode: ada?.id, label: "look" });
    canvas.metadata = { version: "1.0" };
    const existing = JSON.stringify(canvas);
    expect(writeCanvas(existing, graph)).toEqual({ text: existing, problem: null });

    const grown = buildGraph({ ...facts, meetings: [...facts.meetings, meeting("Four", null, { people: ["Cy Holm", "Ada Lind"] })] });
    const after = read(writeCanvas(existing, grown).text);
    expect(after.nodes).toEqual(canvas.nodes);
    expect(after.edges).toHaveLength(canvas.edges.length + 1);
    expect(after.edges).toEqual(expect.arrayContaining(canvas.edges));
    expect(after.metadata).toEqual(canvas.metadata);
  });

  it("follows a renamed note, takes out what is gone, and keeps a node that the user drew a line to", () => {
    const canvas = read(writeCanvas(null, graph).text);
    const nodeOf = (file: string) => canvas.nodes.find((node) => node.file === `People/${file}.md`);
    const cy = nodeOf("Cy Holm");
    const ada = nodeOf("Ada Lind");
    if (ada) ada.file = "People/Ada Berg.md";
    const renamed = buildGraph({
      tasks: [], entities: [person("Ada Berg"), person("Bo Rask")],
      meetings: [meeting("One", "2026-03-02", { people: ["Ada Berg", "Bo Rask"] })],
    });
    const without = read(writeCanvas(JSON.stringify(canvas), renamed).text);
    expect(without.nodes.map(({ id }) => id)).toEqual([ada?.id, nodeOf("Bo Rask")?.id]);
    expect(without.nodes[0]).toEqual(ada);

    canvas.edges.push({ id: "line", fromNode: ada?.id, toNode: cy?.id });
    const withLine = read(writeCanvas(JSON.stringify(canvas), renamed).text);
    expect(withLine.nodes).toContainEqual(cy);
  });

  it("takes a node that the user drew for a note as its node", () => {
    const own = { id: "mine", type: "file", file: "People/Bo Rask.md", x: 0, y: 0, width: 400, height: 400 };
    const canvas = read(writeCanvas(JSON.stringify({ nodes: [own], edges: [] }), graph).text);
    expect(canvas.nodes.filter(({ file }) => file === own.file)).toEqual([own]);
    expect(canvas.edges.filter(({ fromNode, toNode }) => fromNode === "mine" || toNode === "mine")).toHaveLength(2);
  });

  it("finds a place again for a node that lost it", () => {
    const canvas = read(writeCanvas(null, graph).text);
    const node = canvas.nodes[1];
    delete node?.x;
    const after = read(writeCanvas(JSON.stringify(canvas), graph).text);
    expect(after.nodes.every(({ x }) => Number.isInteger(x))).toBe(true);
  });

  it("gives the same bytes over its own output, however the vault grew before", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 1e6 }), (people, seed) => {
      const first = writeCanvas(null, buildGraph(crowd(people, 3, people, seed))).text;
      const grown = buildGraph(crowd(people + 5, 4, people + 8, seed + 1));
      const second = writeCanvas(first, grown).text;
      expect(writeCanvas(second, grown).text).toBe(second);
      const now = new Map(read(second).nodes.map((node) => [node.id, node]));
      for (const node of read(first).nodes) {
        const same = now.get(node.id);
        if (same) expect([same.x, same.y, same.width, same.height]).toEqual([node.x, node.y, node.width, node.height]);
      }
    }), { numRuns: 40 });
  });
});
