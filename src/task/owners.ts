import { plainName, sameName } from "../text/names";
import { nameOfSlug, readName, type NameLists } from "./owner-name";
import { takeTag } from "./tags";

/** How an owner is written: `@Name`, `@[[Name]]`, `[assignee:: [[Name]]]`, `👤 Name`, `#owner/first-last`, `[[Name]]`. */
export type OwnerForm = "at" | "atLink" | "field" | "person" | "tag" | "link";

/** An owner where it stands in a description: UTF-16 range, names, form. */
export interface OwnerHit {
  from: number;
  to: number;
  names: string[];
  form: OwnerForm;
}

/** Code, comments, addresses and links come first, so that what stands in them is no owner. */
const SCAN = /`[^`]*`|%%[^%]*%%|<!--[^<>]*-->|(?:https?|obsidian|file):\/\/\S+|@\[\[([^[\]]+)\]\]|\[\[[^[\]]*\]\]|[[(](?:[Aa]ssignees?|[Oo]wners?|👤)\s*::|👤\uFE0F?\s*@?(?:\[\[([^[\]]+)\]\])?|#(?:owner|person|assignee)\/([^\s!@#$%^&*(),.?":{}|<>]+)|@/gu;
const BEFORE_AT = /[\p{L}\p{N}\p{M}_.+%@/-]/u;

function splitNames(value: string): string[] {
  const links = value.match(/\[\[[^[\]]+\]\]/gu);
  const parts = links ?? value.split(/[,;]|\s(?:and|&)\s/u);
  return parts.map((part) => plainName(part).replace(/^@/u, "").trim()).filter((name) => name !== "");
}

/** The offset behind the bracket that closes the one at `from`, links inside it passed over; -1 where none does. */
function closing(text: string, from: number): number {
  const [open, close] = text[from] === "[" ? ["[", "]"] : ["(", ")"];
  for (let at = from, depth = 0; at < text.length; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at + 1;
  }
  return -1;
}

function readHit(text: string, hit: RegExpExecArray, people: NameLists): OwnerHit | null {
  const [whole, atLink, personLink, tag] = hit;
  const [from, to] = [hit.index, hit.index + whole.length];
  const before = text.slice(Math.max(0, from - 1), from);
  if (atLink !== undefined) return BEFORE_AT.test(before) ? null : { from, to, names: [plainName(`[[${atLink}]]`)], form: "atLink" };
  if (personLink !== undefined) return { from, to, names: [plainName(`[[${personLink}]]`)], form: "person" };
  if (tag !== undefined) {
    return /^\S$/u.test(before) ? null : { from, to, names: [nameOfSlug(tag.slice(tag.lastIndexOf("/") + 1), people)], form: "tag" };
  }
  if (whole.endsWith("::")) {
    const end = closing(text, from);
    const names = end < 0 ? [] : splitNames(text.slice(to, end - 1));
    return names.length > 0 ? { from, to: end, names, form: "field" } : null;
  }
  if (whole === "@" ? BEFORE_AT.test(before) : !whole.startsWith("👤")) return null;
  const name = readName(text, to, people);
  return name ? { from, to: name.end, names: [name.name], form: whole === "@" ? "at" : "person" } : null;
}

const EVIDENCE = /^\((?:[\d:]+|¶\d+)(?:,\s*(?:[\d:]+|¶\d+)){0,2}\)$/u;

/** The text before a tag or evidence at its end, which may stand between a bare link and the signifiers; null where there is none. */
function beforeTail(text: string): string | null {
  const at = text.endsWith(")") ? text.lastIndexOf("(") : -1;
  return at >= 0 && EVIDENCE.test(text.slice(at)) ? text.slice(0, at).trimEnd() : (takeTag(text)?.rest ?? null);
}

const LAST_LINK = /(\s*)(?:\(\s*)?\[\[([^[\]]+)\]\](?:\s*\))?$/u;

/** Bare links at the very end, behind a full stop, a dash, a bracket or evidence; elsewhere a link is a mention. */
function bareLinks(text: string): OwnerHit[] {
  const hits: OwnerHit[] = [];
  let head = text.trimEnd();
  for (let rest = beforeTail(head); rest !== null; rest = beforeTail(head)) head = rest;
  for (let link = LAST_LINK.exec(head); link?.[2] !== undefined; link = LAST_LINK.exec(head)) {
    const from = link.index + (link[1] ?? "").length;
    hits.unshift({ from, to: head.length, names: [plainName(`[[${link[2]}]]`)], form: "link" });
    const inBrackets = text[from] === "(";
    const before = text.slice(0, link.index);
    if (inBrackets ? before.trim() !== "" : /(?:[.…)\]([]|[–—]|\s-)$/u.test(before) && !before.endsWith("]]")) return hits;
    head = before.replace(/\s*(?:,|&|\sand)$/u, "");
  }
  return [];
}

/**
 * All owners of a description in order, in every form of the design's section 3. `@{…}` is Kanban's date and an
 * e-mail address is none; a bare link counts only where no other form stands in the text.
 */
export function findOwners(text: string, ...people: NameLists): OwnerHit[] {
  const hits: OwnerHit[] = [];
  SCAN.lastIndex = 0;
  for (let hit = SCAN.exec(text); hit; hit = SCAN.exec(text)) {
    const owner = readHit(text, hit, people);
    if (owner) {
      hits.push(owner);
      SCAN.lastIndex = owner.to;
    }
  }
  return hits.length > 0 ? hits : bareLinks(text);
}

/** The names of owners, each once, in order. */
export function ownerNames(hits: readonly OwnerHit[]): string[] {
  const names = hits.flatMap((hit) => hit.names);
  return names.filter((name, index) => names.findIndex((other) => sameName(other, name)) === index);
}

/** Joins what stands before and after an owner that was taken out. */
function mend(left: string, right: string): string {
  const [head, tail] = [left.trimEnd(), right.trimStart()];
  if (head.endsWith("(") && tail.startsWith(")")) return mend(head.slice(0, -1), tail.slice(1));
  if (head === "") return tail.replace(/^[:,–—-]\s+/u, "");
  if (tail === "") return head.replace(/(?:\s+[-–—]|[,;])$/u, "");
  return /^[.,;:!?)\]]/u.test(tail) || /[([]$/u.test(head) ? head + tail : `${head} ${tail}`;
}

/** A description without its owners and without the `and`, comma or dash that bound them; white space tidied. */
export function withoutOwners(text: string, hits: readonly OwnerHit[]): string {
  let out = "";
  let at = 0;
  for (const [index, { from, to }] of hits.entries()) {
    const between = text.slice(at, from);
    const joined = index > 0 && /^\s*(?:[,&/+]|and)?\s*$/u.test(between);
    out = index === 0 ? between : joined ? out : mend(out, between);
    at = to;
  }
  const whole = hits.length > 0 ? mend(out, text.slice(at)) : text;
  return whole.replace(/\s+/gu, " ").trim();
}
