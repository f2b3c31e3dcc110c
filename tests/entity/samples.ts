import type { Entity, EntityKind } from "../../src/model/entity";
import type { Transcript } from "../../src/model/transcript";

/** A note of a person or organization with invented path and the forms given. */
export function entity(name: string, more: Partial<Entity> & { kind?: EntityKind } = {}): Entity {
  const kind = more.kind ?? "person";
  const folder = kind === "person" ? "People" : "Organizations";
  return { kind, name, path: `${folder}/${name}.md`, aliases: [], heardAs: [], organization: null, ...more };
}

/** A transcript of the turns given as `[speaker, text]`. */
export function talk(turns: readonly (readonly [string | null, string])[]): Transcript {
  const cues = turns.map(([speaker, text], line) => ({ speaker, start: line * 5, end: line * 5 + 4, text, line }));
  return {
    format: "plain",
    speakers: [...new Set(turns.flatMap(([speaker]) => speaker ?? []))],
    cues,
    turns: cues.map((cue, i) => ({ ...cue, cues: [{ cue: i, offset: 0 }] })),
  };
}
