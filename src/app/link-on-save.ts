import type { Registry } from "../entity/registry";
import { changeProperties, splitNote } from "../note/properties";
import { doNotLinkOf } from "../note/read";
import { applyEdits, editBetween, type Edit } from "../text/edits";
import { sharedEnds, splitLines } from "../text/lines";
import { foldName, plainName } from "../text/names";
import { decodedPath, isInFolder } from "../text/paths";
import { repair } from "../text/repair";
import { shownText } from "../text/shown";
import type { VaultIndex } from "../vault/index";
import { readRecord, type NoteRecord } from "../vault/record";
import type { StagedVault } from "../vault/staged";
import { isConflictCopy } from "../vault/vault";
import { linkText, type LinkSetup } from "./link";

/** What saving a note changes in it. */
export interface SavePlan {
  /** Sorted; but for the property only insertions. */
  edits: Edit[];
  /** How many names become links. */
  links: number;
  /** Names whose link the user took away, which the property `do_not_link` now lists. */
  takenAway: string[];
  /** Names whose link the editor's undo took away. */
  undone: string[];
}

/** What stays plain in a note for now: names, and those whose link is gone since the last save where the editor's undo was used. */
export interface Plain {
  names: readonly string[];
  undone: boolean;
}
const NOTHING: Plain = { names: [], undone: false };

/**
 * What linking on save does to a note's text: names become links, but for those whose link was taken away since `before`,
 * the text of the last save (null: not known). What the editor's undo unlinked is no wish for good: it is not listed, but stays
 * plain (`plain`) for now. Null where nothing is to be done: no meeting note (unless all are wanted), a
 * folder that is left out, `no-links`, broken properties, nothing to link.
 */
export function planSave(setup: LinkSetup, index: VaultIndex, path: string, before: string | null, text: string, plain: Plain = NOTHING): SavePlan | null {
  const { settings } = setup;
  const closed = [...settings.linkExcludedFolders, ...settings.excludedFolders];
  if (!settings.linkOnSave || !/\.md$/iu.test(path) || isInFolder(path, closed) || isConflictCopy(path)) return null;
  const wanted = linkText(setup, index, path, text, { alsoPlain: plain.names });
  if (wanted.links.length === 0 || !isLinked(setup, index, path, text)) return null;
  const { properties, problem } = splitNote(repair(text).text);
  if (problem !== null) return null;
  const again = new Set(wanted.links.map(({ name }) => name));
  const away = before === null || before === text ? [] : takenAway(before, text, index.registry()).filter((name) => again.has(name));
  if (away.length === 0) return { edits: wanted.edits, links: wanted.links.length, takenAway: [], undone: [] };
  const { edits, links } = linkText(setup, index, path, text, { alsoPlain: [...plain.names, ...away] });
  if (plain.undone) return { edits, links: links.length, takenAway: [], undone: away };
  const listed = changeProperties(text, { do_not_link: [...doNotLinkOf(properties), ...away] });
  return { edits: [...editBetween(text, listed), ...edits], links: links.length, takenAway: away, undone: [] };
}

/** Links a note in a plan as saving it will, so that leaving it adds nothing to what the plan wrote. */
export async function linkStaged(setup: LinkSetup, staged: StagedVault, index: VaultIndex, path: string): Promise<void> {
  await staged.process(path, (text) => applyEdits(text, planSave(setup, index, path, null, text)?.edits ?? []));
}

/** The note with these names no longer in its property `do_not_link`. Throws `BrokenProperties`. */
export function linkAgain(text: string, names: readonly string[]): string {
  const folded = new Set(names.map(foldName));
  const left = doNotLinkOf(splitNote(repair(text).text).properties).filter((name) => !folded.has(foldName(name)));
  return changeProperties(text, { do_not_link: left.length > 0 ? left : null });
}

/** Whether saving links this note at all: a meeting note, or any by the setting, but none of Debrief's reports. */
function isLinked({ settings, taskSettings }: LinkSetup, index: VaultIndex, path: string, text: string): boolean {
  const by = (record: NoteRecord | null) => record !== null && record.reportId === null && (settings.linkAllNotes || record.meeting !== null);
  // The index may be a save behind: only what it says no to is read anew.
  return by(index.record(path)) || by(readRecord(path, text, { settings, taskSettings, people: index.peopleNames() }));
}

const LINK = /!?\[\[([^[\]|#^\\]+)(?:[#^][^[\]|\\]*)?(?:\\?\|([^[\]]*))?\]\]|!?\[([^[\]]+)\]\(([^()\s]+)\)/gu;
/** So many characters of a line on both sides of a link say that it is the same place; fewer letters than `LEAST` only in a whole line. */
const BESIDE = 16;
const LEAST = 3;

/** A link in a line: whom it names, and where its words stand in the line as it is shown. */
interface Place {
  target: string;
  from: number;
  to: number;
}

/** A line as it is shown, with its links. */
interface Shown {
  text: string;
  links: Place[];
}

/**
 * The names of entities to which a link stood in `before`, and whose words stand in `after` at the same place without it:
 * the words beside it in the line are the same. Lines that did not change are not looked at.
 */
export function takenAway(before: string, after: string, registry: Registry): string[] {
  const [old, now] = changedLines(before, after).map((lines) => lines.map(shownLine)) as [Shown[], Shown[]];
  const same = new Map<string, Shown[]>();
  for (const line of now) same.set(line.text, [...(same.get(line.text) ?? []), line]);
  const names = new Set<string>();
  for (const line of old) {
    const others = same.get(line.text) ?? now;
    for (const link of line.links) {
      const name = nameOf(registry, link.target);
      if (name === null || names.has(name)) continue;
      const places = others.flatMap((other) => samePlaces(line, link, other).map((at) => isLinkedAt(other, at)));
      if (places.length > 0 && !places.includes(true)) names.add(name);
    }
  }
  return [...names];
}

/** The lines between those that both texts share at their ends. */
function changedLines(before: string, after: string): [string[], string[]] {
  const [old, now] = [before, after].map((text) => splitLines(text).map((line) => line.text)) as [string[], string[]];
  const { head, tail } = sharedEnds(old, now);
  return [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
}

function shownLine(line: string): Shown {
  const links: Place[] = [];
  let text = "";
  let at = 0;
  for (const hit of line.matchAll(LINK)) {
    const [whole, wiki, shown, words, path] = hit;
    const said = wiki === undefined ? (words ?? "") : (shown ?? shownText(`[[${wiki}]]`));
    text += line.slice(at, hit.index);
    links.push({ target: wiki ?? decodedPath(path ?? ""), from: text.length, to: text.length + said.length });
    text += said;
    at = hit.index + whole.length;
  }
  return { text: text + line.slice(at), links };
}

/** The one entity that a link's target names. */
function nameOf(registry: Registry, target: string): string | null {
  const found = registry.written.get(foldName(plainName(`[[${target.replace(/\.md$/iu, "")}]]`))) ?? [];
  return found.length === 1 ? (found[0]?.name ?? null) : null;
}

/** Where a link's words stand in another line between the same words. */
function samePlaces({ text }: Shown, { from, to }: Place, other: Shown): number[] {
  const [start, end] = [Math.max(0, from - BESIDE), Math.min(text.length, to + BESIDE)];
  const wanted = text.slice(start, end);
  const isWhole = (text.slice(start, from) + text.slice(to, end)).replace(/[^\p{L}\p{N}]/gu, "").length < LEAST;
  const found: number[] = [];
  for (let at = other.text.indexOf(wanted); at >= 0; at = other.text.indexOf(wanted, at + 1)) {
    if (!isWhole || other.text === text) found.push(at + from - start);
  }
  return found;
}

const isLinkedAt = (line: Shown, at: number) => line.links.some(({ from, to }) => from <= at && at < to);

/** Where a cursor goes when the edits are made: behind the link whose words end there, and behind new properties, so that what is typed next stands outside. */
export function moveCursor(edits: readonly Edit[], offset: number): number {
  let moved = offset;
  for (const { from, to, insert } of edits) {
    const opens = insert.startsWith("[");
    if (to < offset || (to === offset && (from < to || !opens))) moved += insert.length - (to - from);
    else if (from < offset) moved = moved - (offset - from) + insert.length;
  }
  return moved;
}
