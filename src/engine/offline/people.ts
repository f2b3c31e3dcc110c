import type { NamedEntity } from "../../model/debrief";
import { foldName } from "../../text/names";
import type { NameOwner } from "./clause";
import type { Dialogue } from "./sentences";

/** The first name of a label, null for one that names nobody ("Remote", "Speaker 2") or a role. */
export function firstName(label: string | null): string | null {
  if (label === null || /^(?:remote|me|you|them|unknown|guest|host|system|(?:speaker|participant|person|caller)\b.*)$/iu.test(label.trim())) return null;
  return label.trim().split(/\s+/u)[0] ?? null;
}

/** How spoken names are read: the people of the meeting by any of their forms, else a capitalized word that is no other word. */
export function readNames(dialogue: Dialogue, people: readonly NamedEntity[], organizations: readonly NamedEntity[]): NameOwner {
  const { speakers } = dialogue.transcript;
  const forms = new Map<string, string | null>();
  const add = (form: string, name: string) => {
    const key = foldName(form);
    const held = forms.get(key);
    forms.set(key, held === undefined || held === name ? name : null);
  };
  const labelOf = (name: string) => speakers.find((label) => foldName(label) === foldName(name)) ?? name;
  for (const { name, variants } of people) {
    for (const form of new Set([name, ...variants, name.split(" ")[0] ?? name])) add(form, labelOf(name));
  }
  for (const label of speakers) for (const form of [label, firstName(label)]) if (form !== null) add(form, label);
  const firms = new Set(organizations.flatMap(({ name, variants }) => [name, ...variants].map(foldName)));
  /** Words that are capitalized in the midst of some sentence too. */
  const inside = new Set(dialogue.sentences.flatMap(({ text }) => text.match(/ \p{Lu}\p{Ll}{2,}/gu) ?? []).map((word) => word.slice(1)));
  return (spoken) => {
    const key = foldName(spoken);
    const name = forms.get(key) ?? forms.get(key.split(" ")[0] ?? "");
    if (firms.has(key)) return null;
    if (name !== undefined) return name;
    return /^\p{Lu}\p{Ll}{2,}$/u.test(spoken) && !dialogue.commonWords.has(spoken.toLowerCase()) && inside.has(spoken) ? spoken : null;
  };
}

/** The person whom a turn speaks to: in a meeting of two the other one, else null. */
export function addresseeOf({ transcript }: Dialogue, turn: number): string | null {
  const speaker = transcript.turns[turn]?.speaker ?? null;
  const others = transcript.speakers.filter((label) => label !== speaker);
  return transcript.speakers.length === 2 && others.length === 1 ? others[0] ?? null : null;
}

/** Whether a name is for sure a person's: a speaker's, or one that was recognized or is known. */
export function knownPeople({ transcript }: Dialogue, people: readonly NamedEntity[]): (name: string) => boolean {
  const names = new Set([...transcript.speakers, ...people.map(({ name }) => name)].map(foldName));
  return (name) => names.has(foldName(name));
}
