import {
  AT, COLON, DASH, DOT, LESS, PERCENT, PLUS, SLASH, SPACE, UNDERSCORE, BAR, BACKTICK, GREATER, OPEN_PAREN, CLOSE_PAREN,
  OPEN_BRACKET, CLOSE_BRACKET,
  isAlphanumeric, isAsciiLetter, isDigit,
} from "./chars";
import type { Span } from "../spans";

/** The longest scheme and local part that are looked back for (RFC 3986 names none, RFC 5321 says 64). */
const LONGEST_SCHEME = 32;
const LONGEST_LOCAL = 64;

/** Top domains that make an address of two words with a dot. */
const TOP_DOMAINS = new Set((
  "com org net edu gov mil int info biz name io ai app dev co tech cloud online site store shop blog wiki page link xyz " +
  "eu uk de fr es nl ch pt br ca au nz jp cn ru pl se dk fi ie cz gr tr mx ar cl za kr sg hk tw il ua hu ro bg hr si sk " +
  "lt lv ee lu example test local md"
).split(" "));

/** Marks that end a sentence rather than an address (GFM 6.9). */
const TRAILING = new Set([..."?!.,:;*_~'\""].map((mark) => mark.charCodeAt(0)));

function isHostChar(code: number): boolean {
  return isAlphanumeric(code) || code === DASH || code === UNDERSCORE;
}

/** A letter or digit of another script, which makes one word with the dotted ones. */
function isWord(code: number): boolean {
  return code > 127 && /[\p{L}\p{N}]/u.test(String.fromCharCode(code));
}

/** The offset behind the dotted words that start at `at`; a dot at their end is not part. */
function hostEnd(text: string, at: number, end: number): number {
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isHostChar(code)) continue;
    if (code !== DOT || at + 1 >= end || !isHostChar(text.charCodeAt(at + 1))) break;
  }
  return at;
}

/** The offset behind an address's path from `at` on, without the marks that end the sentence around it. */
function pathEnd(text: string, from: number, end: number): number {
  let at = from;
  let open = 0;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code <= SPACE || code === LESS || code === GREATER || code === BAR || code === BACKTICK) break;
    if (code === OPEN_BRACKET || code === CLOSE_BRACKET || code === 0xa0 || code === 0xab || code === 0xbb) break;
    if ((code >= 0x2018 && code <= 0x201f) || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xff65)) break;
    if (code === OPEN_PAREN) open++;
    if (code === CLOSE_PAREN && open-- === 0) break;
  }
  while (at > from && TRAILING.has(text.charCodeAt(at - 1))) at--;
  return at;
}

/** `scheme://…` around the colon at `colon`, looked back for no further than `floor`. */
export function schemeAt(text: string, colon: number, floor: number, end: number): Span | null {
  if (text.charCodeAt(colon + 1) !== SLASH || text.charCodeAt(colon + 2) !== SLASH) return null;
  let from = colon;
  const least = Math.max(floor, colon - LONGEST_SCHEME);
  while (from > least && (isAlphanumeric(text.charCodeAt(from - 1)) || text.charCodeAt(from - 1) === PLUS || text.charCodeAt(from - 1) === DASH)) from--;
  while (from < colon && !isAsciiLetter(text.charCodeAt(from))) from++;
  if (colon - from < 2) return null;
  const to = pathEnd(text, colon + 3, end);
  return to > colon + 3 ? { from, to } : null;
}

/**
 * What stands around the dot at `dot`: the dotted words, and whether they are an address: with `www.`, a path,
 * a port, or a known top domain. `floor` is how far back to look.
 */
export function hostAt(text: string, dot: number, floor: number, end: number): Span & { url: boolean } {
  let from = dot;
  while (from > floor && isHostChar(text.charCodeAt(from - 1))) from--;
  const to = hostEnd(text, dot, end);
  const none = { from, to, url: false };
  const before = from > 0 ? text.charCodeAt(from - 1) : SPACE;
  const after = to < end ? text.charCodeAt(to) : SPACE;
  if (from === dot || before === AT || before === SLASH || after === AT || isWord(before) || isWord(after)) return none;
  const top = text.slice(text.lastIndexOf(".", to - 1) + 1, to);
  const path = after === SLASH && to + 1 < end && isAlphanumeric(text.charCodeAt(to + 1));
  const port = after === COLON && isDigit(text.charCodeAt(to + 1));
  const named = /^[a-z]{2,24}$/.test(top) && (path || port || TOP_DOMAINS.has(top));
  if (!named && !(/^www$/i.test(text.slice(from, dot)) && top.length > 1)) return none;
  const behind = pathEnd(text, to, end);
  return { from, to: Math.max(to, behind), url: true };
}

/** The e-mail address around the sign at `at`, looked back for no further than `floor`. */
export function emailAt(text: string, at: number, floor: number, end: number): Span | null {
  let from = at;
  const least = Math.max(floor, at - LONGEST_LOCAL);
  while (from > least) {
    const code = text.charCodeAt(from - 1);
    if (!isHostChar(code) && code !== DOT && code !== PLUS && code !== PERCENT) break;
    from--;
  }
  while (from < at && text.charCodeAt(from) === DOT) from++;
  if (from === at) return null;
  const to = hostEnd(text, at + 1, end);
  return /.\.[a-z][^.]*$/i.test(text.slice(at + 1, to)) ? { from, to } : null;
}
