import { fileHash } from "../text/hash";
import { BOM } from "../text/lines";
import type { Graph } from "./build";
import { groupId, layout } from "./layout";
import type { Box } from "./space";
import type { Tie } from "./ties";

/** A node, an edge or a whole canvas, with whatever keys it has (JSON Canvas 1.0; the app keeps keys that it does not know). */
type Json = Record<string, unknown>;

/** More ties than this would hide each other: the strongest are drawn. */
const MOST_TIES = 1000;

/** The key that tells what Debrief made from what the user drew. */
const MARK = "debrief";

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const isOurs = (value: unknown): boolean => isJson(value) && value[MARK] === true;
const idOf = (value: unknown) => (isJson(value) && typeof value.id === "string" ? value.id : null);

interface Canvas {
  whole: Json;
  nodes: unknown[];
  edges: unknown[];
}

/** A canvas from its text; null where it is none. An empty file is an empty canvas. */
function parseCanvas(text: string): Canvas | null {
  try {
    const whole: unknown = text.trim() === "" ? {} : JSON.parse(text);
    if (!isJson(whole)) return null;
    const { nodes = [], edges = [] } = whole;
    return Array.isArray(nodes) && Array.isArray(edges) ? { whole, nodes, edges } : null;
  } catch {
    return null;
  }
}

/** Whether Debrief drew something on this canvas. */
export function isOwnCanvas(text: string): boolean {
  const canvas = parseCanvas(text.replace(BOM, ""));
  return canvas !== null && canvas.nodes.some(isOurs);
}

function boxOf(node: unknown): Box | null {
  if (!isJson(node)) return null;
  const { x, y, width, height } = node;
  const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
  return isNumber(x) && isNumber(y) && isNumber(width) && isNumber(height) ? { x, y, width, height } : null;
}

/** Gives every node of the graph the id that a file node of its note already has, so that a renamed note keeps its place. */
function idsOnCanvas(graph: Graph, nodes: readonly unknown[]): Map<string, string> {
  const byFile = new Map<string, string>();
  const taken = new Set<string>();
  for (const node of nodes) {
    const id = idOf(node);
    if (id === null) continue;
    taken.add(id);
    if (isJson(node) && node.type === "file" && typeof node.file === "string" && (!byFile.has(node.file) || isOurs(node))) byFile.set(node.file, id);
  }
  const free = (id: string): string => (taken.has(id) ? free(fileHash(id)) : id);
  return new Map(graph.nodes.map(({ id, entity }) => [id, byFile.get(entity.path) ?? free(id)]));
}

function edgeOf(tie: Tie): Json {
  const ends = { id: fileHash(`${tie.kind} ${tie.a} ${tie.b}`), fromNode: tie.a, toNode: tie.b };
  return tie.kind === "member"
    ? { ...ends, label: "member of", [MARK]: true }
    : { ...ends, toEnd: "none", label: tie.weight === 1 ? "1 meeting" : `${tie.weight} meetings`, [MARK]: true };
}

/** What is generated: by id the keys that Debrief answers for. Places count only where the canvas has none. */
function generate(graph: Graph, existing: readonly unknown[], isNeeded: (id: string) => boolean): { nodes: Map<string, Json>; edges: Map<string, Json> } {
  const ids = idsOnCanvas(graph, existing);
  const id = (graphId: string) => ids.get(graphId) ?? graphId;
  const drawn = [...graph.edges.filter((edge) => edge.kind === "member"), ...graph.edges.filter((edge) => edge.kind === "met").slice(0, MOST_TIES)];
  const onCanvas: Graph = {
    nodes: graph.nodes.map((node) => ({ ...node, id: id(node.id) })),
    edges: drawn.map((edge) => ({ ...edge, a: id(edge.a), b: id(edge.b) })),
  };
  // What is about to be taken out stands in nobody's way.
  const homes = onCanvas.edges.filter((edge) => edge.kind === "member").map((edge) => groupId(edge.b));
  const alive = new Set([...homes, ...onCanvas.nodes.map((node) => node.id)]);
  const kept = new Map(existing.flatMap((node) => {
    const [own, box] = [idOf(node), boxOf(node)];
    return own !== null && box && (!isOurs(node) || alive.has(own) || isNeeded(own)) ? [[own, box] as const] : [];
  }));
  const placed = layout(onCanvas, kept);
  const nodes = new Map<string, Json>();
  for (const { id: group, label, box } of placed.groups) nodes.set(group, { id: group, type: "group", ...box, label, [MARK]: true });
  for (const { id: own, entity } of onCanvas.nodes) {
    nodes.set(own, { id: own, type: "file", ...placed.nodes.get(own), file: entity.path, [MARK]: true });
  }
  return { nodes, edges: new Map(onCanvas.edges.map(edgeOf).map((edge) => [String(edge.id), edge])) };
}

/** A part that Debrief made before, brought up to date: what the app or the user gave it stays, its label is ours, a lost place is found anew. */
function update(part: Json, fresh: Json): Json {
  if (fresh.type !== undefined && !boxOf(part)) return { ...part, ...fresh };
  return { ...part, ...fresh, ...part, ...(fresh.label === undefined ? {} : { label: fresh.label }) };
}

/** Existing parts in their order, ours brought up to date or taken out, and those that are new. */
function merge(existing: readonly unknown[], generated: ReadonlyMap<string, Json>, isNeeded: (id: string) => boolean): { kept: unknown[]; added: Json[] } {
  const present = new Set(existing.map(idOf));
  const kept = existing.flatMap((part) => {
    if (!isJson(part) || !isOurs(part)) return [part];
    const id = idOf(part);
    const fresh = id === null ? undefined : generated.get(id);
    return fresh ? [update(part, fresh)] : id !== null && isNeeded(id) ? [part] : [];
  });
  return { kept, added: [...generated].filter(([id]) => !present.has(id)).map(([, part]) => part) };
}

/** One part a line, indented by tabs, as the app writes canvases. */
function format(whole: Json): string {
  const fields = Object.entries(whole).map(([key, value]) => {
    const list = Array.isArray(value) && value.length > 0
      ? `[\n${value.map((part) => `\t\t${JSON.stringify(part)}`).join(",\n")}\n\t]`
      : JSON.stringify(value);
    return `\t${JSON.stringify(key)}:${list}`;
  });
  return `{\n${fields.join(",\n")}\n}`;
}

/**
 * The graph as a canvas (JSON Canvas 1.0): a file node for each note, a frame for each organization with its people, ties with how
 * often two met. What is generated carries `"debrief": true` and nothing else is touched: nodes and edges of the user's own, keys
 * that Debrief does not know, and the place and size of every node stay. A node that the user drew for a note serves as its node.
 * A canvas that cannot be read stays as it is, and `problem` says so. Writing over its own output gives the same bytes.
 */
export function writeCanvas(existing: string | null, graph: Graph): { text: string; problem: string | null } {
  const canvas = parseCanvas((existing ?? "").replace(BOM, ""));
  if (!canvas) return { text: existing ?? "", problem: "The canvas cannot be read as JSON Canvas; it was left alone." };
  const ends = new Set(canvas.edges.flatMap((edge) => (isJson(edge) && !isOurs(edge) ? [edge.fromNode, edge.toNode] : [])));
  const isNeeded = (id: string) => ends.has(id);
  const { nodes, edges } = generate(graph, canvas.nodes, isNeeded);
  const ties = merge(canvas.edges, edges, () => false);
  const cards = merge(canvas.nodes, nodes, isNeeded);
  // The order of nodes is their order in depth: frames lie under everything.
  const frames = cards.added.filter((node) => node.type === "group");
  const whole: Json = {
    ...canvas.whole,
    nodes: [...frames, ...cards.kept, ...cards.added.filter((node) => node.type !== "group")],
    edges: [...ties.kept, ...ties.added],
  };
  const unchanged = existing !== null && existing.trim() !== "" && JSON.stringify(whole) === JSON.stringify(canvas.whole);
  return { text: unchanged ? existing : format(whole), problem: null };
}
