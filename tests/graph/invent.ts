import type { Entity } from "../../src/model/entity";
import type { MeetingFacts, VaultFacts } from "../../src/model/facts";

/** Invented facts for tests of graph and reports. */
export function person(name: string, more: Partial<Entity> = {}): Entity {
  return { kind: "person", name, path: `People/${name}.md`, aliases: [], heardAs: [], organization: null, ...more };
}

export function organization(name: string): Entity {
  return { kind: "organization", name, path: `Organizations/${name}.md`, aliases: [], heardAs: [], organization: null };
}

export function meeting(title: string, date: string | null, more: Partial<MeetingFacts> = {}): MeetingFacts {
  return {
    path: `Meetings/${title}.md`, title, date, people: [], organizations: [],
    decisions: [], risks: [], openQuestions: [], private: false, unreviewed: false, ...more,
  };
}

/** A vault of so many people and organizations whose meetings follow from the seed. */
export function crowd(people: number, organizations: number, meetings: number, seed = 1): VaultFacts {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const homes = Array.from({ length: organizations }, (_, i) => organization(`House ${i}`));
  const names = Array.from({ length: people }, (_, i) => `Person ${i}`);
  return {
    tasks: [],
    entities: [...homes, ...names.map((name) => person(name, { organization: next(3) > 0 ? homes[next(organizations)]?.name ?? null : null }))],
    meetings: Array.from({ length: meetings }, (_, i) => meeting(`Talk ${i}`, `2026-01-${String(1 + (i % 28)).padStart(2, "0")}`, {
      people: Array.from({ length: 2 + next(4) }, () => names[next(people)] ?? ""),
    })),
  };
}
