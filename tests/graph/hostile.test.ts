import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { buildGraph } from "../../src/graph/build";
import { writeCanvas } from "../../src/graph/canvas";
import type { VaultFacts } from "../../src/model/facts";
import { HOSTILE } from "../report/hostile";
import { meeting, organization, person } from "./invent";

const whole = z.int();
const color = z.optional(z.string().check(z.regex(/^(?:[1-6]|#[\da-f]{6})$/iu)));
const place = { id: z.string().check(z.minLength(1)), x: whole, y: whole, width: whole, height: whole, color };
const side = z.optional(z.enum(["top", "right", "bottom", "left"]));
const end = z.optional(z.enum(["none", "arrow"]));

/** JSON Canvas 1.0 (jsoncanvas.org), with keys that it does not know. */
const Canvas = z.looseObject({
  nodes: z.array(z.discriminatedUnion("type", [
    z.looseObject({ ...place, type: z.literal("text"), text: z.string() }),
    z.looseObject({ ...place, type: z.literal("file"), file: z.string(), subpath: z.optional(z.string().check(z.startsWith("#"))) }),
    z.looseObject({ ...place, type: z.literal("link"), url: z.string() }),
    z.looseObject({ ...place, type: z.literal("group"), label: z.optional(z.string()) }),
  ])),
  edges: z.array(z.looseObject({
    id: z.string(), fromNode: z.string(), toNode: z.string(), fromSide: side, toSide: side, fromEnd: end, toEnd: end, color, label: z.optional(z.string()),
  })),
});
type Canvas = z.infer<typeof Canvas>;

/** A canvas, checked: every id once, every edge between nodes that there are. */
function read(text: string): Canvas {
  const canvas = Canvas.parse(JSON.parse(text));
  const ids = [...canvas.nodes, ...canvas.edges].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const nodes = new Set(canvas.nodes.map(({ id }) => id));
  expect(canvas.edges.filter(({ fromNode, toNode }) => !nodes.has(fromNode) || !nodes.has(toNode))).toEqual([]);
  return canvas;
}

function vault(names: readonly string[]): VaultFacts {
  return {
    tasks: [],
    entities: names.flatMap((name, at) => [person(name, { organization: `Of ${names[at % 5] ?? ""}`, aliases: [`Alias ${name}`] }), organization(`Of ${name}`)]),
    meetings: names.map((name, at) => meeting(`Talk ${at}`, at % 3 === 0 ? null : "2026-03-02", { people: [name, names[(at + 1) % names.length] ?? "", names[at % 7] ?? ""] })),
  };
}
const write = (existing: Canvas | null, names: readonly string[]): Canvas => {
  const before = existing && JSON.stringify(existing);
  const { text, problem } = writeCanvas(before, buildGraph(vault(names)));
  expect(problem).toBeNull();
  expect(writeCanvas(text, buildGraph(vault(names))).text).toBe(text);
  return read(text);
};
const nodeOf = (canvas: Canvas, name: string) => canvas.nodes.find((node) => node.type === "file" && node.file === `People/${name}.md`);

describe("the canvas of a vault of hostile names", () => {
  const half = HOSTILE.slice(0, Math.ceil(HOSTILE.length / 2));

  it("is valid JSON Canvas, with every note as it is called", () => {
    const canvas = write(null, HOSTILE);
    for (const name of HOSTILE) expect(nodeOf(canvas, name)).toBeDefined();
    expect(canvas.edges.length).toBeGreaterThan(HOSTILE.length);
  });

  it("keeps dragged nodes, the user's own parts and unknown keys while people come and go", () => {
    const canvas = write(null, half);
    const dragged = nodeOf(canvas, half[3] ?? "");
    Object.assign(dragged ?? {}, { x: -7777, y: 4242, width: 333, height: 222, color: "#ff0000", mine: { deep: [1, null] } });
    const own = HOSTILE.map((text, i) => ({ id: `own ${text}`, type: "text" as const, text, x: 20_000, y: i * 100, width: 200, height: 60, extra: text }));
    const lines = HOSTILE.slice(1).map((label, i) => ({ id: `line ${label}`, fromNode: own[i]?.id ?? "", toNode: own[i + 1]?.id ?? "", label, fromSide: "left" as const, odd: true }));
    canvas.nodes.push(...own);
    canvas.edges.push(...lines, { id: "to ours", fromNode: own[0]?.id ?? "", toNode: dragged?.id ?? "" });
    canvas.metadata = { version: "1.0-1.0", frontmatter: { a: HOSTILE } };

    let now = canvas;
    for (const names of [HOSTILE, half.slice(5), HOSTILE.slice(20), half]) {
      const before = new Map(now.nodes.map((node) => [node.id, node]));
      now = write(now, names);
      expect(now.nodes).toEqual(expect.arrayContaining([...own, dragged]));
      expect(now.edges).toEqual(expect.arrayContaining(lines));
      expect(now.edges.map(({ id }) => id)).toContain("to ours");
      expect(now.metadata).toEqual(canvas.metadata);
      for (const { id, x, y } of now.nodes) expect({ x, y }).toEqual({ x: before.get(id)?.x ?? x, y: before.get(id)?.y ?? y });
    }
    expect(nodeOf(now, HOSTILE[HOSTILE.length - 1] ?? "")).toBeUndefined();
  });

  it("follows a note that was renamed, in the canvas by the app or not", () => {
    const canvas = write(null, half);
    const [first = "", ...rest] = half;
    const node = nodeOf(canvas, first);
    const forgotten = write(canvas, ["New name", ...rest]);
    expect(nodeOf(forgotten, first)).toBeUndefined();
    expect(nodeOf(forgotten, "New name")).toBeDefined();
    if (node?.type === "file") node.file = "People/New name.md";
    expect(nodeOf(write(canvas, ["New name", ...rest]), "New name")).toEqual(node);
  });

  it.each([
    ["two nodes of one id", (canvas: Canvas) => ({ ...canvas, nodes: [...canvas.nodes, ...canvas.nodes] })],
    ["edges of the user's own to nothing", (canvas: Canvas) => ({ ...canvas, edges: [...canvas.edges, { id: "x", fromNode: "nowhere", toNode: "neither" }] })],
    ["parts that are none", (canvas: Canvas) => ({ ...canvas, nodes: [...canvas.nodes, null, 7, "x", [], {}], edges: [...canvas.edges, null, {}] })],
    ["its own nodes without ids", (canvas: Canvas) => ({ ...canvas, nodes: canvas.nodes.map((node) => ({ ...node, id: undefined })) })],
  ])("with %s is written over without a fault, and then stays", (_, damage) => {
    const damaged = JSON.stringify(damage(write(null, half)));
    const first = writeCanvas(damaged, buildGraph(vault(half)));
    expect(first.problem).toBeNull();
    expect(writeCanvas(first.text, buildGraph(vault(half)))).toEqual(first);
  });
});
