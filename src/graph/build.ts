import type { Entity } from "../model/entity";
import type { VaultFacts } from "../model/facts";
import { fileHash } from "../text/hash";
import { compare } from "./order";
import { entityFinder } from "./resolve";
import { countTies, type Tie } from "./ties";

export interface GraphNode {
  /** A hash of the note's path. */
  id: string;
  entity: Entity;
}

/** Who met whom and who belongs where. Nodes are sorted by path, ties by strength; both name nodes by id. */
export interface Graph {
  nodes: GraphNode[];
  edges: Tie[];
}

/** The id of the node of a note: 16 hexadecimal digits. */
export function nodeId(path: string): string {
  return fileHash(path);
}

const isEntity = (entity: Entity | null): entity is Entity => entity !== null;

/**
 * The graph of the people and organizations that have a note and stand in a meeting, or belong together. Private meetings
 * are left out.
 */
export function buildGraph(facts: VaultFacts): Graph {
  const person = entityFinder(facts.entities, "person");
  const organization = entityFinder(facts.entities, "organization");
  const meetings = facts.meetings.filter((meeting) => !meeting.private).map((meeting) => ({
    date: meeting.date,
    people: meeting.people.map(person).filter(isEntity),
    organizations: meeting.organizations.map(organization).filter(isEntity),
  }));
  const met = countTies(meetings.map(({ date, people }) => ({ date, members: people.map(({ path }) => nodeId(path)) })));

  const shown = new Set(meetings.flatMap(({ people, organizations }) => [...people, ...organizations]));
  const members: Tie[] = [];
  for (const entity of [...facts.entities].sort((a, b) => compare(a.path, b.path))) {
    const home = entity.kind === "person" && entity.organization !== null ? organization(entity.organization) : null;
    if (!home) continue;
    shown.add(entity).add(home);
    members.push({ a: nodeId(entity.path), b: nodeId(home.path), kind: "member", weight: 1, first: null, last: null });
  }
  const nodes = [...shown].sort((a, b) => compare(a.path, b.path)).map((entity) => ({ id: nodeId(entity.path), entity }));
  return { nodes, edges: [...members, ...met] };
}
