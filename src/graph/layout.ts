import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import type { EntityKind } from "../model/entity";
import { fileHash } from "../text/hash";
import type { Graph, GraphNode } from "./build";
import { compare } from "./order";
import { type Box, boxAround, centreOf, distance, emptySpace, type Point, type Space } from "./space";

/** The frame around an organization and its people. */
export interface Group {
  id: string;
  label: string;
  box: Box;
}

export interface Layout {
  /** The box of every node of the graph, by its id. */
  nodes: Map<string, Box>;
  groups: Group[];
}

/** Sizes in pixels: a card shows a note's name and its first lines; the gap leaves room for names and labels. */
const CARD = { width: 260, height: 120 };
const GAP = 100;
const PADDING = 60;

/** Organizations with their people, and each person alone who has none. The organization comes first. */
interface Cluster {
  id: string;
  label: string | null;
  nodes: GraphNode[];
}

/** The id of the frame around an organization. */
export function groupId(organizationId: string): string {
  return fileHash(`group ${organizationId}`);
}

function clustersOf(graph: Graph): Cluster[] {
  const home = new Map(graph.edges.filter((edge) => edge.kind === "member").map((edge) => [edge.a, edge.b]));
  const homes = new Set(home.values());
  const members = new Map<string, GraphNode[]>();
  const rank = (kind: EntityKind) => (kind === "organization" ? 0 : 1);
  for (const node of graph.nodes) {
    const key = home.get(node.id) ?? node.id;
    members.set(key, [...(members.get(key) ?? []), node]);
  }
  return [...members].map(([key, nodes]) => {
    nodes.sort((a, b) => rank(a.entity.kind) - rank(b.entity.kind) || compare(a.entity.path, b.entity.path));
    const label = homes.has(key) ? nodes[0]?.entity.name ?? null : null;
    return { id: label === null ? key : groupId(key), label, nodes };
  });
}

/** How many cards stand in the first ring around a card, and its reach in pixels; each further ring holds and reaches as much more. */
const RING = { cards: 6, x: 460, y: 320 };

/**
 * Boxes for `count` cards without overlap: the first in the middle, the others in rings around it, so that a line between
 * two of a ring seldom crosses a third.
 */
function cardsAround(count: number): Box[] {
  const centres: Point[] = [{ x: 0, y: 0 }];
  for (let ring = 1; centres.length < count; ring++) {
    const many = Math.min(RING.cards * ring, count - centres.length);
    for (let at = 0; at < many; at++) {
      const angle = (2 * Math.PI * at) / many - Math.PI / 2;
      centres.push({
        x: Math.round(Math.cos(angle) * ring * RING.x),
        y: Math.round(Math.sin(angle) * ring * RING.y),
      });
    }
  }
  return centres.slice(0, count).map(({ x, y }) => ({ x: x - CARD.width / 2, y: y - CARD.height / 2, ...CARD }));
}

interface Body extends SimulationNodeDatum {
  id: string;
  radius: number;
}

/** A source of numbers from 0 to 1 that is the same in every run (a linear congruential generator, Numerical Recipes). */
function seededSource(): () => number {
  let state = 42;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** Work of the simulation, in steps of one body; more bodies get fewer rounds, so the time stays bounded. */
const WORK = 120_000;
const ROUNDS = { least: 20, most: 300 };

/** Where the clusters want to lie: those that met lie near each other, those that are pinned stay. */
function centresOf(clusters: readonly Cluster[], graph: Graph, pinned: ReadonlyMap<string, Point>): Map<string, Point> {
  const bodies = clusters.map(({ id, nodes, label }): Body => {
    const box = boxAround(cardsAround(nodes.length), label === null ? GAP / 2 : PADDING + GAP / 2);
    const pin = pinned.get(id);
    return { id, radius: Math.hypot(box.width, box.height) / 2, ...(pin ? { fx: pin.x, fy: pin.y, x: pin.x, y: pin.y } : {}) };
  });
  const bodyOf = new Map(clusters.flatMap(({ nodes }, at) => nodes.map((node) => [node.id, at] as const)));
  const between = new Map<string, { source: number; target: number; weight: number }>();
  for (const { a, b, weight } of graph.edges) {
    const [source, target] = [bodyOf.get(a), bodyOf.get(b)].sort((x, y) => (x ?? 0) - (y ?? 0));
    if (source === undefined || target === undefined || source === target) continue;
    const key = `${source} ${target}`;
    between.set(key, { source, target, weight: weight + (between.get(key)?.weight ?? 0) });
  }
  const radius = (at: number) => bodies[at]?.radius ?? 0;
  const links = [...between.values()].map((link) => ({ ...link, reach: radius(link.source) + radius(link.target) }));
  forceSimulation(bodies)
    .randomSource(seededSource())
    .force("link", forceLink<Body, (typeof links)[number]>(links).distance((link) => link.reach).strength((link) => Math.min(0.6, 0.05 * link.weight)))
    .force("charge", forceManyBody<Body>().strength((body) => -body.radius).distanceMax(3000))
    .force("collide", forceCollide<Body>((body) => body.radius))
    .force("x", forceX<Body>(0).strength(0.04))
    .force("y", forceY<Body>(0).strength(0.06))
    .stop()
    .tick(Math.max(ROUNDS.least, Math.min(ROUNDS.most, Math.round(WORK / Math.max(1, bodies.length)))));
  return new Map(bodies.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}

function meanOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** Cells for cards inside a frame, nearest to a point first. */
function cellsInside(frame: Box, centre: Point): Box[] {
  const boxes: Box[] = [];
  const [right, bottom] = [frame.x + Math.min(frame.width, 20_000), frame.y + Math.min(frame.height, 20_000)];
  for (let y = frame.y + PADDING; y + CARD.height <= bottom; y += CARD.height + GAP) {
    for (let x = frame.x + PADDING; x + CARD.width <= right; x += CARD.width + GAP) boxes.push({ x, y, ...CARD });
  }
  return boxes.sort((a, b) => distance(centreOf(a), centre) - distance(centreOf(b), centre) || a.y - b.y || a.x - b.x);
}

/** The free place nearest to a point for a box of this size, with half a gap on every side. */
function placeFor(size: { width: number; height: number }, centre: Point, space: Space): Box {
  const room = space.nearest(centre, { width: size.width + GAP, height: size.height + GAP });
  return { x: room.x + GAP / 2, y: room.y + GAP / 2, width: size.width, height: size.height };
}

/** A whole cluster, none of it placed yet, put where it fits best. */
function placeCluster(cluster: Cluster, centre: Point, space: Space, result: Layout): void {
  const cards = cardsAround(cluster.nodes.length);
  const frame = boxAround(cards, cluster.label === null ? 0 : PADDING);
  const place = placeFor(frame, centre, space);
  const [dx, dy] = [place.x - frame.x, place.y - frame.y];
  const moved = (box: Box) => ({ ...box, x: box.x + dx, y: box.y + dy });
  cluster.nodes.forEach((node, at) => {
    const card = cards[at];
    if (card) result.nodes.set(node.id, moved(card));
  });
  if (cluster.label !== null) result.groups.push({ id: cluster.id, label: cluster.label, box: moved(frame) });
  space.take(cluster.id, moved(frame));
}

/** A cluster that is partly placed: its newcomers go into its frame where there is room, else beside it. */
function joinCluster(cluster: Cluster, kept: ReadonlyMap<string, Box>, centre: Point, space: Space, result: Layout): void {
  const frame = kept.get(cluster.id);
  const own = new Set([cluster.id]);
  for (const { id } of cluster.nodes) {
    const box = kept.get(id)
      ?? (frame && cellsInside(frame, centre).find((cell) => space.isFree(cell, own)))
      ?? placeFor(CARD, centre, space);
    result.nodes.set(id, box);
    if (!kept.has(id)) space.take(id, box);
  }
  if (cluster.label === null) return;
  const box = frame ?? boxAround(cluster.nodes.flatMap(({ id }) => result.nodes.get(id) ?? []), PADDING);
  if (!frame && !space.isFree(box, new Set(cluster.nodes.map(({ id }) => id)))) return;
  result.groups.push({ id: cluster.id, label: cluster.label, box });
  if (!frame) space.take(cluster.id, box);
}

/**
 * Lays a graph out: each organization in the middle of its people and framed, those who meet near each other, nothing over
 * anything else. `kept` holds boxes by the id of a node or a frame ({@link groupId}): they stay where they are; ids that the graph
 * does not know are obstacles. The same input gives the same boxes; coordinates are whole numbers if those kept are. A frame that
 * would cover what does not belong in it is left out.
 */
export function layout(graph: Graph, kept: ReadonlyMap<string, Box>): Layout {
  const clusters = clustersOf(graph);
  const result: Layout = { nodes: new Map(), groups: [] };
  const space = emptySpace();
  for (const [id, box] of kept) space.take(id, box);

  const pinned = new Map<string, Point>();
  for (const { id, nodes } of clusters) {
    const boxes = nodes.flatMap((node) => kept.get(node.id) ?? []);
    const frame = kept.get(id);
    if (boxes.length > 0) pinned.set(id, meanOf(boxes.map(centreOf)));
    else if (frame) pinned.set(id, centreOf(frame));
  }
  const fresh = clusters.filter(({ id }) => !pinned.has(id));
  const centres = fresh.length > 0 ? centresOf(clusters, graph, pinned) : pinned;
  const centre = (id: string) => centres.get(id) ?? { x: 0, y: 0 };

  for (const cluster of clusters) if (pinned.has(cluster.id)) joinCluster(cluster, kept, centre(cluster.id), space, result);
  const middle = { x: 0, y: 0 };
  fresh
    .sort((a, b) => distance(centre(a.id), middle) - distance(centre(b.id), middle) || compare(a.id, b.id))
    .forEach((cluster) => { placeCluster(cluster, centre(cluster.id), space, result); });
  return result;
}
