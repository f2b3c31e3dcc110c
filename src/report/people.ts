import { compare, compareNewest, later } from "../graph/order";
import { entityFinder } from "../graph/resolve";
import { countTies, type Tie } from "../graph/ties";
import type { Entity } from "../model/entity";
import type { VaultFacts } from "../model/facts";
import { foldName } from "../text/names";
import { cell } from "./inline";
import { regionReport, type ReportOptions } from "./report";
import { linkTo } from "./rows";

/** A person of the meetings, with a note or without. */
interface Person {
  key: string;
  name: string;
  entity: Entity | null;
  meetings: number;
  last: string | null;
}

/** More ties than this make a drawing that nobody reads. */
const STRONGEST = 50;

function readPeople(facts: VaultFacts): { people: Person[]; ties: Tie[] } {
  const find = entityFinder(facts.entities, "person");
  const people = new Map<string, Person>();
  const meetings = facts.meetings.filter((meeting) => !meeting.private).sort((a, b) => compare(a.path, b.path)).map(({ people: names, date }) => {
    const present = new Map(names.filter((name) => name.trim() !== "").map((name) => {
      const entity = find(name);
      return [entity?.path ?? foldName(name), { name: entity?.name ?? name.trim(), entity }] as const;
    }));
    for (const [key, { name, entity }] of present) {
      const known = people.get(key) ?? { key, name, entity, meetings: 0, last: null };
      people.set(key, { ...known, meetings: known.meetings + 1, last: later(known.last, date) });
    }
    return { members: [...present.keys()], date };
  });
  const order = (a: Person, b: Person) =>
    b.meetings - a.meetings || compareNewest(a.last, b.last) || compare(foldName(a.name), foldName(b.name)) || compare(a.key, b.key);
  return { people: [...people.values()].sort(order), ties: countTies(meetings) };
}

function table(people: readonly Person[], facts: VaultFacts, options: ReportOptions): string {
  const findHome = entityFinder(facts.entities, "organization");
  const home = (name: string | null | undefined) => {
    const entity = name ? findHome(name) : null;
    return entity ? linkTo(entity.path, entity.name, options, true) : cell(name ?? "");
  };
  const rows = people.map(({ name, entity, meetings, last }) =>
    `| ${entity ? linkTo(entity.path, entity.name, options, true) : cell(name)} | ${home(entity?.organization)} | ${meetings} | ${last ?? ""} |`);
  return ["| Person | Organization | Meetings | Last met |", "| --- | --- | ---: | --- |", ...rows].join("\n");
}

/** No note's name is longer; a drawing above 50,000 signs is not drawn (Mermaid, "maxTextSize"). */
const LONGEST_LABEL = 255;

/**
 * A label between quotes: signs that Mermaid reads become its entity codes (mermaid.js.org, "Entity codes to escape characters"), those
 * of a list at its start too, in place of which Mermaid would show that it knows no lists.
 */
function label(name: string): string {
  const signs = [...name.replace(/[\s\p{Cc}]+/gu, " ").trim()];
  return (signs.length > LONGEST_LABEL ? `${signs.slice(0, LONGEST_LABEL).join("")}…` : signs.join(""))
    .replace(/["#%&;<>\\`]|^[-+*](?= )/gu, (sign) => `#${sign.charCodeAt(0)};`)
    .replace(/^(\d+)([.)])(?= )/u, (_, number: string, sign: string) => `${number}#${sign.charCodeAt(0)};`);
}

function mermaid(people: readonly Person[], ties: readonly Tie[]): string {
  const strongest = ties.slice(0, STRONGEST);
  const ends = new Set(strongest.flatMap(({ a, b }) => [a, b]));
  const shown = people.filter(({ key }) => ends.has(key));
  const ids = new Map(shown.map(({ key }, at) => [key, `n${at}`]));
  const id = (key: string) => ids.get(key) ?? "";
  // Obsidian makes a link of a node of this class by the node's text.
  const linked = shown.filter(({ entity }) => entity !== null).map(({ key }) => id(key));
  return [
    "```mermaid",
    "graph LR",
    ...shown.map(({ key, name }) => `  ${id(key)}["${label(name)}"]`),
    ...strongest.map(({ a, b, weight }) => `  ${id(a)} ---|${weight}| ${id(b)}`),
    ...(linked.length > 0 ? [`  class ${linked.join(",")} internal-link;`] : []),
    "```",
  ].join("\n");
}

/** Who took part in how many meetings, and who met whom most. */
export const peopleReport = regionReport("people-graph", "People graph", (facts, options) => {
  const { people, ties } = readPeople(facts);
  if (people.length === 0) return "No people yet.";
  return [table(people, facts, options), ...(ties.length > 0 ? ["## Strongest ties", mermaid(people, ties)] : [])].join("\n\n");
});
