import type { Entity } from "../model/entity";
import { type Gap, endsName, gapAt, isSpaceless, nextWord, startsName, wordEnd } from "./tokens";

/** A name as it stands in a text, UTF-16 range `[from, to)`; with more than one entity it is ambiguous. */
export interface Mention {
  from: number;
  to: number;
  /** The words as they stand there. */
  form: string;
  entities: Entity[];
}

/** A written form of an entity. */
export interface Form {
  text: string;
  entity: Entity;
}

/** A form that ends at a node: one word is compared by case; `head` and `tail` are signs around it, as in `C++`. */
interface End {
  exact: string | null;
  head: string;
  tail: string;
  entities: Entity[];
}

interface Branch {
  next: Map<string, Branch> | null;
  ends: End[] | null;
}

/** All forms as a trie of words, and a filter of the hashes of their first words. */
export interface Matcher {
  root: Map<string, Branch>;
  firsts: Uint8Array;
}

const FILTER_BITS = 18;
const plain = (text: string) => text.normalize("NFC").replace(/[\u2019\u02BC]/gu, "'").replace(/[\u2010\u2011]/gu, "-");

/** A word as a key: letter case and composition do not count. */
function wordKey(word: string): string {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 127) return word.normalize("NFC").toLowerCase();
  return word.toLowerCase();
}

/** A hash of a word's letters, ASCII case aside; -1 where it has others, whose key needs the slow way. */
function asciiHash(text: string, from: number, to: number): number {
  let hash = to - from;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127) return -1;
    hash = Math.imul(hash ^ (unit | 32), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) & ((1 << FILTER_BITS) - 1);
}

/** The forms of many names made ready for `findMentions`. Forms without a letter or digit are left out. */
export function buildMatcher(forms: readonly Form[]): Matcher {
  const matcher: Matcher = { root: new Map(), firsts: new Uint8Array(1 << FILTER_BITS) };
  for (const form of forms) addForm(matcher, form);
  return matcher;
}

function addForm({ root, firsts }: Matcher, { text: written, entity }: Form): void {
  const text = written.normalize("NFC").trim();
  const to = text.length;
  const start = nextWord(text, 0, to);
  let end = wordEnd(text, start, to);
  if (end === start) return;
  const hash = asciiHash(text, start, end);
  if (hash >= 0) firsts[hash] = 1;
  let node = child(root, wordKey(text.slice(start, end)));
  for (let gap = gapAt(text, end, to); gap; gap = gapAt(text, end, to)) {
    const word = wordEnd(text, gap.end, to);
    node = child((node.next ??= new Map<string, Branch>()), gap.key + wordKey(text.slice(gap.end, word)));
    end = word;
  }
  const rest = nextWord(text, end, to);
  // Signs inside a name that join no words, as in "Ana (Porto)": what is behind them is compared letter by letter.
  const tail = rest < to ? text.slice(end) : text.slice(end).trim();
  addEnd(node, {
    exact: /\s/u.test(text) ? null : plain(text.slice(start, end)),
    head: text.slice(0, start),
    tail: tail === "." ? "" : tail,
    entities: [entity],
  });
}

function child(map: Map<string, Branch>, key: string): Branch {
  let node = map.get(key);
  if (!node) map.set(key, (node = { next: null, ends: null }));
  return node;
}

function addEnd(node: Branch, end: End): void {
  const ends = (node.ends ??= []);
  const same = ends.find((other) => other.exact === end.exact && other.head === end.head && other.tail === end.tail);
  const entity = end.entities[0];
  if (!same) ends.push(end);
  else if (entity && !same.entities.includes(entity)) same.entities.push(entity);
}

/**
 * The names in `text.slice(from, to)`, leftmost first, the longest at each place, none overlapping. Boundaries are judged
 * on the whole text: `Ana's` is Ana, `Ana-Maria` and `Anabel` are not. One-word names match by case, longer ones without.
 */
export function findMentions(matcher: Matcher, text: string, from = 0, to = text.length): Mention[] {
  const found: Mention[] = [];
  if (matcher.root.size === 0) return found;
  for (let at = nextWord(text, from, to); at < to;) {
    const end = wordEnd(text, at, to);
    const hash = asciiHash(text, at, end);
    const hit = hash >= 0 && matcher.firsts[hash] === 0 ? null : longestAt(matcher, text, at, end, from, to);
    if (hit) found.push(hit);
    at = nextWord(text, hit ? Math.max(hit.to, end) : end, to);
  }
  return found;
}

function longestAt(matcher: Matcher, text: string, at: number, firstEnd: number, from: number, to: number): Mention | null {
  let node: Branch | undefined = matcher.root.get(wordKey(text.slice(at, firstEnd)));
  if (!node || !startsName(text, at)) return null;
  let best: Mention | null = null;
  let end = firstEnd;
  while (node) {
    const hit = node.ends ? mentionOf(node.ends, text, at, end, from, to) : null;
    if (hit && (!best || hit.to >= best.to)) best = hit;
    const gap: Gap | null = node.next ? gapAt(text, end, to) : null;
    if (!gap) break;
    const word: number = wordEnd(text, gap.end, to);
    node = node.next?.get(gap.key + wordKey(text.slice(gap.end, word)));
    end = word;
  }
  return best;
}

function mentionOf(ends: readonly End[], text: string, at: number, end: number, from: number, to: number): Mention | null {
  let best: Mention | null = null;
  for (const { exact, head, tail, entities } of ends) {
    const [start, stop] = [at - head.length, end + tail.length];
    if (start < from || stop > to || !text.startsWith(head, start) || !text.startsWith(tail, end)) continue;
    if (!endsName(text, stop) || (head !== "" && !startsName(text, start))) continue;
    if (exact !== null && !isWritten(exact, text, at, end)) continue;
    if (best && stop - start < best.to - best.from) continue;
    const longer = !best || stop - start > best.to - best.from;
    const all: Entity[] = longer ? entities : [...new Set([...(best?.entities ?? []), ...entities])];
    best = { from: start, to: stop, form: text.slice(start, stop), entities: all };
  }
  return best;
}

/** Whether a one-word form stands at a place in just this writing; one letter without spaces needs spaces about it. */
function isWritten(exact: string, text: string, at: number, end: number): boolean {
  const word = text.slice(at, end);
  if (word !== exact && plain(word) !== exact) return false;
  if (exact.length > 1 || !isSpaceless(text, at)) return true;
  return !(at > 0 && isSpaceless(text, at - 1)) && !(end < text.length && isSpaceless(text, end));
}
