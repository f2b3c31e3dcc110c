import type { NamedEntity } from "../model/debrief";
import type { Entity, EntityKind } from "../model/entity";
import type { Transcript } from "../model/transcript";
import { candidatesIn, type Candidate } from "./candidates";
import { fold, isMisspelt, isNear, letters } from "./likeness";
import { buildMatcher, findMentions } from "./matcher";

/** A name with its forms; `sure` ones are known, speak or were given, the rest is read off the talk. */
interface Group {
  kind: EntityKind | null;
  name: string;
  variants: Set<string>;
  sure: boolean;
  count: number;
  inside: number;
  person: number;
  organization: number;
  none: number;
}

/** Labels that stand for a side of the call and name nobody. */
const LABEL = /^(?:remote|me|you|unknown|guest|host|local|system|microphone|user|(?:unknown )?(?:speaker|participant|person|caller|guest)[ _-]*(?:\d+|[a-z])?|spk[ _-]?\d+|sprecher(?:in)? ?\d*)$/iu;

/**
 * The people and organizations of a transcript with every written form. Known entities come first, then speakers, then
 * the names that the note gives, then what the talk itself names. A misspelt form joins a name only where it is surely the
 * same; one that may be a mishearing of another is left out. The order is that of first certainty, the same each time.
 */
export function recognizeNames(
  transcript: Transcript, known: readonly Entity[], people: readonly string[], organizations: readonly string[],
): { people: NamedEntity[]; organizations: NamedEntity[] } {
  const groups: Group[] = [];
  addKnown(groups, transcript, known, [...people, ...organizations]);
  for (const name of transcript.speakers) if (!isLabel(name)) addSure(groups, name, "person");
  for (const name of people) if (!isLabel(name)) addSure(groups, name, "person");
  for (const name of organizations) addSure(groups, name, "organization");
  const { candidates, lower } = candidatesIn(transcript);
  // Full names before single ones, frequent before rare: the later join the earlier.
  const order = [...candidates].sort((a, b) => rank(b) - rank(a));
  for (const candidate of order) if (!joinSure(groups, candidate)) joinOrAdd(groups, candidate);
  const named = groups.filter((group) => group.sure || isName(group, lower)).filter((group, _, all) => group.sure || !isEcho(group, all));
  return { people: ofKind(named, "person"), organizations: ofKind(named, "organization") };
}

/** Whether a speaker's label names nobody, as `Remote`, `Me`, `Speaker 2`. */
export function isLabel(name: string): boolean {
  return name.trim() === "" || LABEL.test(name.trim());
}

const rank = ({ count, inside }: Candidate) => count + inside;

function newGroup(name: string, kind: EntityKind | null, sure: boolean): Group {
  return { kind, name, variants: new Set([name]), sure, count: 0, inside: 0, person: 0, organization: 0, none: 0 };
}

/** Known entities that the talk, its speakers or the note name, by any of their forms. */
function addKnown(groups: Group[], transcript: Transcript, known: readonly Entity[], given: readonly string[]): void {
  const matcher = buildMatcher(known.flatMap((entity) =>
    [entity.name, ...entity.aliases, ...entity.heardAs].map((text) => ({ text, entity }))));
  const byPath = new Map<string, Group>();
  for (const text of [...transcript.speakers, ...given, ...transcript.turns.map((turn) => turn.text)]) {
    for (const { form, entities } of findMentions(matcher, text)) {
      const entity = entities[0];
      if (!entity || entities.length > 1) continue;
      const group = byPath.get(entity.path) ?? newGroup(entity.name, entity.kind, true);
      if (!byPath.has(entity.path)) groups.push(group);
      byPath.set(entity.path, group);
      group.variants.add(form);
      group.count++;
    }
  }
}

function addSure(groups: Group[], name: string, kind: EntityKind): void {
  const same = groups.find((group) => [...group.variants].some((form) => fold(form) === fold(name)));
  if (same) same.variants.add(name);
  else groups.push(newGroup(name, kind, true));
}

/** Joins a form to the one sure name that it is a part, a short form or a misspelling of. */
function joinSure(groups: readonly Group[], candidate: Candidate): boolean {
  const forms = candidate.form.split(" ");
  for (const fits of [isPart, isShort, isMisheardPart]) {
    const hits = groups.filter((group) => group.sure && [...group.variants].some((name) => fits(candidate.form, name, group.kind)));
    if (hits.length === 1 && hits[0]) {
      hits[0].variants.add(candidate.form);
      return true;
    }
    // Two people of one first name: the form is theirs and no third one's.
    if (hits.length > 1) return true;
  }
  return forms.every((form) => groups.some((group) => group.sure && isPart(form, group.name)));
}

/** `Ana` or `Reis` of `Ana Reis`; and all of a name, however cut. */
function isPart(form: string, name: string): boolean {
  return letters(form) === letters(name) || fold(name).split(" ").includes(fold(form));
}

/** `Priya` of `Priyamvada Sen`: the start of a person's first name, three letters at least. */
function isShort(form: string, name: string, kind: EntityKind | null): boolean {
  const first = fold(name).split(" ")[0] ?? "";
  return kind === "person" && form.length >= 3 && first.length >= form.length + 2 && first.startsWith(fold(form));
}

function isMisheardPart(form: string, name: string): boolean {
  const parts = name.split(" ");
  return isMisspelt(form, name) || parts.some((part) => isMisspelt(form, part)) ||
    (form.includes(" ") && parts.length > 1 && parts.every((part, i) => isMisspelt(form.split(" ")[i] ?? "", part)));
}

/** Joins a form to a name read before, or starts a new one. */
function joinOrAdd(groups: Group[], candidate: Candidate): void {
  const { form } = candidate;
  const same = groups.find((group) => !group.sure && [...group.variants].some((name) => isMisspelt(form, name) || isPart(form, name) || isPart(name, form)));
  const group = same ?? newGroup(form, null, false);
  if (!same) groups.push(group);
  group.variants.add(form);
  if (group.name.includes(" ") && !form.includes(" ") && isMisspelt(form, group.name)) group.name = form;
  // The full name gives its name to the group, unless it is the short one torn apart.
  if (form.split(" ").length > group.name.split(" ").length && letters(form) !== letters(group.name) && isPart(group.name, form)) group.name = form;
  for (const key of ["count", "inside", "person", "organization", "none"] as const) group[key] += candidate[key];
}

/** Whether what was read off the talk is a name: cues say so, and it is not mostly a word in lower case or a place. */
function isName({ name, count, inside, person, organization, none }: Group, lower: ReadonlyMap<string, number>): boolean {
  const points = Math.max(person, organization * 2);
  const plain = lower.get(fold(name)) ?? 0;
  if (plain > 0 && plain >= count) return false;
  return points > none && points >= (inside > 1 ? 1 : 3);
}

/** Whether a name that stands only once or twice may be another one of its kind misheard. */
function isEcho(group: Group, all: readonly Group[]): boolean {
  return group.count <= 2 && all.some((other) => isStronger(other, group) && kindOf(other) === kindOf(group) &&
    [...other.variants, ...(kindOf(other) === "person" ? other.name.split(" ") : [])].some((name) => isNear(group.name, name)));
}

const strength = ({ sure, count, person, organization }: Group) => (sure ? Infinity : count * 100 + Math.max(person, organization * 2));
const isStronger = (a: Group, b: Group) => strength(a) > strength(b) || (strength(a) === strength(b) && a.name < b.name);

/** Signs of an organization count twice: a supplier "tells" and "wants" as people do, but nobody works "at" a person. */
function kindOf({ kind, person, organization }: Group): EntityKind {
  return kind ?? (organization > 0 && organization * 2 >= person ? "organization" : "person");
}

function ofKind(groups: readonly Group[], kind: EntityKind): NamedEntity[] {
  return groups
    .filter((group) => kindOf(group) === kind)
    .map(({ name, variants }) => ({ name, variants: [name, ...[...variants].filter((form) => form !== name)] }));
}
