import type { Entity } from "../model/entity";
import { applyEdits, type Edit } from "../text/edits";
import { foldName } from "../text/names";
import { decodedPath } from "../text/paths";
import { originalOffsets, repair } from "../text/repair";
import { scan, type Construct } from "../text/scan";
import { isInside, lastStartingAt, mergeSpans, touches, type Span } from "../text/spans";
import { isEveryday } from "./everyday";
import { findMentions, type Mention } from "./matcher";
import { ownerFields, ownerSpans } from "./owners";
import type { Registry } from "./registry";

export interface LinkOptions {
  notePath: string;
  /** Which mentions of an entity become links: the first of each section, the first of the note, or all. */
  mentions: "section" | "note" | "all";
  /** Whether headings and task owners are linked too. */
  headings: boolean;
  owners: boolean;
  /** Everyday words that the user let through. */
  allowEveryday: readonly string[];
  /** Names and forms that stay plain in this note. */
  doNotLink: readonly string[];
  /** Ranges of `text` that the caller keeps closed: transcripts. */
  closed: readonly Span[];
  /** Whether a 0-based line is a task's, and whether such a line means something else with a link in it: such a link is not made. */
  tasks?: { isTask: (line: number) => boolean; differ: (before: string, after: string) => boolean };
  /** The link in the vault's style, holding `shown` as it is; null where that cannot be written. */
  link: (entity: Entity, shown: string, inTable: boolean) => string | null;
}

export interface Linked {
  text: string;
  /** Insertions into the text before. */
  edits: Edit[];
  /** The names that were linked, with their 0-based lines. */
  links: { name: string; line: number }[];
  /** Forms that more than one note has, left alone; candidates by name, by path where the names are equal. */
  ambiguous: { form: string; candidates: string[] }[];
  /** Everyday words that may be names and wait for the user's word. */
  everyday: string[];
}

/** What of the note a mention is judged by. Offsets are those of the repaired text unless told otherwise. */
interface Scene {
  original: string;
  repaired: string;
  options: LinkOptions;
  headings: readonly Span[];
  tables: readonly Span[];
  /** What the caller closed, in offsets of the file. */
  closed: readonly Span[];
  /** Entities that have a link already, by section. */
  linked: Set<string>;
  doNotLink: ReadonlySet<string>;
  allowed: ReadonlySet<string>;
  /** The place in the file, null inside a letter that was repaired. */
  place: (offset: number) => number | null;
}

/**
 * Makes links of the names of known entities in a note's prose (design, section 6). It only inserts: what it puts around
 * a mention taken out again gives the text before. Damaged encoding is read as repaired and stays as it is. Linking again
 * adds nothing.
 */
export function linkMentions(text: string, registry: Registry, options: LinkOptions): Linked {
  const fixed = repair(text);
  const constructs = scan(fixed.text);
  const headings = constructs.filter(({ kind }) => kind === "heading");
  const original = originalOffsets(fixed.edits);
  const place = (offset: number) => {
    if (fixed.edits.length === 0) return offset;
    const at = original(offset);
    const edit = fixed.edits[lastStartingAt(fixed.edits, at - 1)];
    return edit && at < edit.to ? null : at;
  };
  const scene: Scene = {
    original: text, repaired: fixed.text, options, headings, place,
    tables: constructs.filter(({ kind }) => kind === "table"),
    linked: new Set(),
    closed: mergeSpans(options.closed),
    doNotLink: new Set(options.doNotLink.map(foldName)),
    allowed: new Set(options.allowEveryday.map(foldName)),
  };
  for (const construct of constructs) markLinked(scene, construct, registry);
  const closed = closedSpans(fixed.text, constructs, registry, options);
  return linkOpen(scene, openSpans(closed, fixed.text.length).flatMap(({ from, to }) => findMentions(registry.matcher, fixed.text, from, to)));
}

function linkOpen(scene: Scene, mentions: readonly Mention[]): Linked {
  const edits: Edit[] = [];
  const links: Linked["links"] = [];
  const ambiguous = new Map<string, string[]>();
  const everyday = new Set<string>();
  const lineAt = lineCounter(scene.original);
  for (const mention of mentions) {
    const range = openRange(scene, mention);
    const verdict = range ? judge(scene, mention) : null;
    if (!range || !verdict) continue;
    if (verdict === "everyday") everyday.add(mention.form);
    else if (verdict === "ambiguous") ambiguous.set(mention.form, candidates(mention.entities));
    else {
      const line = lineAt(range.from);
      if (insertLink(scene, mention, range, verdict, edits, line)) links.push({ name: verdict.name, line });
    }
  }
  return {
    text: applyEdits(scene.original, edits),
    edits,
    links,
    ambiguous: [...ambiguous].map(([form, names]) => ({ form, candidates: names })),
    everyday: [...everyday],
  };
}

/** The mention's range in the file, null where the caller closed it or a link's brackets would mean something else. */
function openRange({ original, repaired, closed, place }: Scene, mention: Mention): Span | null {
  const [from, to] = [place(mention.from), place(mention.to)];
  if (from === null || to === null || touches(closed, from, to)) return null;
  // `![[` embeds, `\[` is no link, `^[` starts a footnote, `[[[` and `]]]` are read differently by every reader.
  const before = repaired.charAt(mention.from - 1);
  const isSafe = !"![]\\^".includes(before || " ") && repaired.charAt(mention.to) !== "]" && !repaired.startsWith("::", mention.to);
  return isSafe && original.slice(from, to) !== "" ? { from, to } : null;
}

/** The entity to link, or why the user has to decide; null where the mention stays plain. */
function judge(scene: Scene, { form, entities, from }: Mention): Entity | "everyday" | "ambiguous" | null {
  const { options, doNotLink, allowed } = scene;
  if (doNotLink.size > 0 && [form, ...entities.map(({ name }) => name)].some((name) => doNotLink.has(foldName(name)))) return null;
  if (isEveryday(form) && !allowed.has(foldName(form))) return entities.some(({ path }) => path === options.notePath) ? null : "everyday";
  const entity = entities[0];
  if (!entity || entities.length > 1) return "ambiguous";
  if (entity.path === options.notePath) return null;
  return options.mentions !== "all" && scene.linked.has(sectionKey(scene, from, entity)) ? null : entity;
}

function insertLink(scene: Scene, mention: Mention, { from, to }: Span, entity: Entity, edits: Edit[], line: number): boolean {
  const shown = scene.original.slice(from, to);
  const inTable = scene.tables.some((table) => table.from <= mention.from && mention.to <= table.to);
  const link = /[[\]|]/u.test(shown) ? null : scene.options.link(entity, shown, inTable);
  const parts = link === null ? null : around(link, shown);
  if (!parts) return false;
  const fresh: Edit[] = [{ from, to: from, insert: parts[0] }, { from: to, to, insert: parts[1] }];
  if (scene.options.tasks?.isTask(line) === true && changesTask(scene, edits, fresh, from)) return false;
  edits.push(...fresh);
  scene.linked.add(sectionKey(scene, mention.from, entity));
  return true;
}

/** Whether a task's line, with the links made in it so far, means something else with one more: a bare link at its end is an owner. */
function changesTask({ original, options }: Scene, edits: readonly Edit[], fresh: readonly Edit[], at: number): boolean {
  const start = Math.max(original.lastIndexOf("\n", at - 1), original.lastIndexOf("\r", at - 1)) + 1;
  const length = original.slice(start).search(/[\r\n]|$/u);
  const first = edits.findIndex((edit) => edit.from >= start);
  const made = first < 0 ? [] : edits.slice(first);
  const lineWith = (all: readonly Edit[]) =>
    applyEdits(original.slice(start, start + length), all.map((edit) => ({ ...edit, from: edit.from - start, to: edit.to - start })));
  return options.tasks?.differ(lineWith(made), lineWith([...made, ...fresh])) ?? false;
}

/** What a link puts before and behind the text that it shows. */
function around(link: string, shown: string): [string, string] | null {
  if (link.endsWith(`${shown}]]`)) return [link.slice(0, -shown.length - 2), "]]"];
  return link.startsWith(`[${shown}](`) ? ["[", link.slice(shown.length + 1)] : null;
}

/** Names an entity in the part of the note where one link is enough. */
function sectionKey({ headings, options }: Scene, offset: number, { path }: Entity): string {
  return options.mentions === "section" ? `${lastStartingAt(headings, offset)} ${path}` : path;
}

/** Remembers the entities that an existing link names. */
function markLinked(scene: Scene, { kind, from, to }: Construct, registry: Registry): void {
  if (kind !== "wikilink" && kind !== "link") return;
  if (isInside(scene.closed, scene.place(from) ?? 0)) return;
  const target = targetOf(scene.repaired.slice(from, to));
  const key = foldName(target.slice(target.lastIndexOf("/") + 1));
  for (const entity of registry.written.get(key) ?? []) {
    if (leadsTo(foldName(target), entity)) scene.linked.add(sectionKey(scene, from, entity));
  }
}

/** A link's target without `.md`, subpath, shown text and the dots of a relative path. */
function targetOf(link: string): string {
  const wiki = /^\[\[([^\]|#^\\]*)/u.exec(link)?.[1];
  const markdown = wiki === undefined ? /\]\(\s*<?([^)>#]*)/u.exec(link)?.[1] : undefined;
  return (wiki ?? decodedPath(markdown ?? "")).trim().replace(/\.md$/iu, "").replace(/^(?:\.{0,2}\/)+/u, "");
}

function leadsTo(target: string, { path, name }: Entity): boolean {
  const whole = foldName(path.replace(/\.md$/iu, ""));
  return target === foldName(name) || whole === target || whole.endsWith(`/${target}`);
}

/** All that is closed to links in this note, sorted. */
function closedSpans(text: string, constructs: readonly Construct[], registry: Registry, options: LinkOptions): Span[] {
  const owners = ownerSpans(text, registry.matcher).filter(({ known }) => !known || !options.owners);
  const closed = constructs.filter(({ kind }) => kind !== "table" && (kind !== "heading" || !options.headings));
  return mergeSpans([...closed, ...owners, ...ownerFields(text)]);
}

/** What lies between merged spans. */
function openSpans(closed: readonly Span[], end: number): Span[] {
  const open: Span[] = [];
  let at = 0;
  for (const { from, to } of closed) {
    if (from > at) open.push({ from: at, to: from });
    at = to;
  }
  return at < end ? [...open, { from: at, to: end }] : open;
}

function candidates(entities: readonly Entity[]): string[] {
  const names = entities.map(({ name }) => name);
  const all = new Set(names).size === names.length ? names : entities.map(({ path }) => path.replace(/\.md$/iu, ""));
  return [...all].sort();
}

/** The 0-based lines of offsets that are asked in rising order. */
function lineCounter(text: string): (offset: number) => number {
  const breaks = /\r\n|\n|\r/g;
  let line = 0;
  let next = breaks.exec(text);
  return (offset) => {
    for (; next && next.index < offset; next = breaks.exec(text)) line++;
    return line;
  };
}
