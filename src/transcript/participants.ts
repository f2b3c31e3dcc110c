import type { Transcript } from "../model/transcript";
import { foldName, sameName } from "../text/names";
import { isPerson, REMOTE } from "./sides";

/** The speakers that are people by name, in order of appearance: no `Remote`, no `Speaker 1`. */
export function participants(transcript: Transcript): string[] {
  return transcript.speakers.filter(isPerson);
}

/** The one named speaker of a recorder that calls the other side `Remote` or the like; null where there is no such pair. */
export function localSpeaker(transcript: Transcript): string | null {
  const people = participants(transcript);
  const sides = transcript.speakers.some((label) => REMOTE.has(label.toLowerCase()));
  return sides && people.length === 1 ? (people[0] ?? null) : null;
}

/** Whether two names can be one person's: the same, or one the beginning or a part of the other (`Ines`, `Ines Duarte`). */
export function samePerson(a: string, b: string): boolean {
  if (sameName(a, b)) return true;
  const [left, right] = [foldName(a).split(" "), foldName(b).split(" ")];
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return short.every((word) => word !== "" && long.includes(word));
}

/** Who stands in the heading `Action items (for NAME)`: the one person beside `me` who took part, null where they are none or more. */
export function otherPerson(people: readonly string[], me: string | null): string | null {
  const others = people.filter((name) => isPerson(name) && (me === null || !samePerson(name, me)));
  return others.length === 1 ? (others[0] ?? null) : null;
}
