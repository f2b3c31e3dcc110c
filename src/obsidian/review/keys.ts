import type { Group } from "../../app/review-draft";

/** What a key asks for; the screen does it. */
export type Command = "next" | "previous" | "doubt" | "tick" | "drop" | "edit" | "owner" | "due" | "priority" | "turn" | "keys" | "write" | "unfold" | "fold";

const KEYS: Readonly<Record<string, Command>> = {
  j: "next", ArrowDown: "next", k: "previous", ArrowUp: "previous", n: "doubt", " ": "tick", x: "drop", Delete: "drop", e: "edit", Enter: "edit", o: "owner", d: "due",
  p: "priority", t: "turn", "?": "keys", ArrowRight: "unfold", ArrowLeft: "fold",
};

/** The command of a key outside of fields, or null. `write` works in a field too. */
export function commandOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">, inField: boolean): Command | null {
  const mod = event.ctrlKey || event.metaKey;
  if (event.isComposing || event.altKey) return null;
  if (mod) return event.key === "Enter" ? "write" : null;
  return inField ? null : (KEYS[event.key] ?? null);
}

/** Where the keys stop, in order: an item, or the head of a block. */
export const stopsOf = (groups: readonly Group[], unfolded: ReadonlySet<string>): string[] =>
  groups.flatMap(({ id, open, items }) => [...(open ? [] : [headOf(id)]), ...(open || unfolded.has(id) ? items.map((item) => item.id) : [])]);

/** The stop of a block's head. */
export const headOf = (group: string): string => `block:${group}`;

/** The stop so many places on; the first where none is known, and never past the ends. */
export function stopAt(stops: readonly string[], at: string | null, by: number): string | null {
  const index = at === null ? -1 : stops.indexOf(at);
  return stops[index < 0 ? 0 : Math.min(stops.length - 1, Math.max(0, index + by))] ?? null;
}
