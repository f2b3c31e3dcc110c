import type { Construct, Kind } from "../scan";
import { emailAt, hostAt, schemeAt } from "./address";
import {
  AT, BACKSLASH, BACKTICK, BANG, CARET, CLOSE_BRACKET, COLON, DASH, DOLLAR, DOT, GREATER, HASH, LESS, OPEN_BRACE,
  OPEN_BRACKET, OPEN_PAREN, PERCENT, QUESTION, SLASH, SPACE, UNDERSCORE, CR, LF,
  finder, isAlphanumeric, isAsciiLetter, isDigit, isPunctuation, isSpace, lineEndAt, skipBlanks,
} from "./chars";
import { tagEnd } from "./html";
import { foldLabel, inlineTargetEnd, labelEnd } from "./reference";

interface Opener {
  at: number;
  image: boolean;
  /** How many constructs had been found before it. */
  found: number;
}

const SPECIAL = new Uint8Array(128);
for (const code of [
  BACKSLASH, BACKTICK, DOLLAR, PERCENT, LESS, OPEN_BRACKET, CLOSE_BRACKET, HASH, CARET, OPEN_BRACE, AT, COLON, DOT,
]) SPECIAL[code] = 1;

/** Signs that end a tag although they are not of ASCII: general and CJK punctuation, the joiner of emoji apart. */
function endsTag(code: number): boolean {
  if (code === 0x200d || code === 0xfe0f) return false;
  return code === 0xa0 || (code >= 0x2000 && code <= 0x206f) || (code >= 0x2e00 && code <= 0x2e7f) ||
    (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xff0f);
}

/** The offset behind the tag whose `#` stands at `from`, -1 for none: it needs one sign that is no digit. */
function hashtagEnd(text: string, from: number, end: number): number {
  let named = false;
  let at = from + 1;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 128 ? !isAlphanumeric(code) && code !== UNDERSCORE && code !== DASH && code !== SLASH : endsTag(code)) break;
    if (!isDigit(code)) named = true;
  }
  return named ? at : -1;
}

/** A function that finds the inline constructs of one run after the other, all of the same `text`, into `out`. */
export function inlineScanner(text: string, shift: number, labels: ReadonlySet<string>, out: Construct[]): (from: number, to: number) => void {
  const next = {
    wikilink: finder(text, "]]"), comment: finder(text, "%%"), math: finder(text, "$$"), dollar: finder(text, "$"),
    braces: finder(text, "}}"), templater: finder(text, "%>"), brace: finder(text, "}"), htmlComment: finder(text, "-->"),
    instruction: finder(text, "?>"), greater: finder(text, ">"), cdata: finder(text, "]]>"),
  };
  const anchorEnd = anchorFinder(text);
  let start = 0;
  let end = 0;
  /** Where the last construct ends: nothing may reach back behind it. */
  let floor = 0;
  let lineEnd = -1;
  let openers: Opener[] = [];
  /** Square brackets below this index in `openers` cannot become links: links hold no links. */
  let closedBelow = 0;
  let unclosed = new Set<number>();
  let innermost = { close: -1, open: -1 };

  function add(kind: Kind, from: number, to: number): number {
    out.push({ kind, from: from + shift, to: to + shift });
    floor = to;
    return to;
  }

  function endOfLine(at: number): number {
    if (lineEnd < at) lineEnd = lineEndAt(text, at, end);
    return lineEnd;
  }

  /** Adds the construct that the needle of length `width` at `close` ends, where that stands before `limit`. */
  function closed(kind: Kind, from: number, close: number, width: number, limit: number): number {
    return close + width <= limit ? add(kind, from, close + width) : -1;
  }

  function code(from: number): number {
    let body = from;
    while (body < end && text.charCodeAt(body) === BACKTICK) body++;
    const width = body - from;
    if (unclosed.has(width)) return body;
    for (let at = body; at < end; at++) {
      if (text.charCodeAt(at) !== BACKTICK) continue;
      const run = at;
      while (at < end && text.charCodeAt(at) === BACKTICK) at++;
      if (at - run === width) return add("code", from, at);
    }
    unclosed.add(width);
    return body;
  }

  function math(from: number): number {
    if (text.charCodeAt(from + 1) === DOLLAR) {
      if (text.charCodeAt(from + 2) === DOLLAR) return text.charCodeAt(from + 3) === DOLLAR ? from + 4 : from + 3;
      return Math.max(from + 2, closed("math", from, next.math(from + 2), 2, end));
    }
    if (from + 1 >= end || isSpace(text.charCodeAt(from + 1))) return -1;
    const line = endOfLine(from);
    let close = next.dollar(from + 1);
    while (close < line && text.charCodeAt(close - 1) === BACKSLASH) close = next.dollar(close + 1);
    if (close >= line || isSpace(text.charCodeAt(close - 1)) || isDigit(text.charCodeAt(close + 1))) return -1;
    return add("math", from, close + 1);
  }

  function angle(from: number): number {
    const second = text.charCodeAt(from + 1);
    if (second === PERCENT) return closed("template", from, next.templater(from + 2), 2, end);
    if (second === BANG) {
      if (text.startsWith("<!--", from)) return closed("htmlComment", from, next.htmlComment(from + 2), 3, end);
      if (text.startsWith("<![CDATA[", from)) return closed("html", from, next.cdata(from + 9), 3, end);
      return isAsciiLetter(text.charCodeAt(from + 2)) ? closed("html", from, next.greater(from), 1, end) : -1;
    }
    if (second === QUESTION) return closed("html", from, next.instruction(from + 2), 2, end);
    const tag = tagEnd(text, from, end);
    if (tag < 0) return autolink(from);
    const anchor = (text.charCodeAt(from + 1) | 32) === 97 && /[\s>]/.test(text.charAt(from + 2)) ? anchorEnd(tag) : Infinity;
    return add("html", from, anchor <= end ? anchor : tag);
  }

  /** `<scheme:…>` or `<name@host>` (CommonMark 6.4). */
  function autolink(from: number): number {
    const limit = endOfLine(from);
    let at = from + 1;
    for (; at < limit; at++) {
      const sign = text.charCodeAt(at);
      if (sign === GREATER || sign === LESS || sign <= SPACE) break;
    }
    if (at >= limit || text.charCodeAt(at) !== GREATER) return -1;
    const inner = text.slice(from + 1, at);
    if (/^[a-z][a-z0-9+.-]{1,31}:/i.test(inner)) return add("url", from, at + 1);
    return /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9.-]+$/i.test(inner) ? add("email", from, at + 1) : -1;
  }

  /** The last `[[` before the `]]` that closes it, on one line. */
  function wikilink(from: number): number {
    const close = next.wikilink(from + 2);
    if (close >= endOfLine(from)) return -1;
    if (innermost.close !== close) innermost = { close, open: text.lastIndexOf("[[", close - 1) };
    if (innermost.open > from) return -1;
    return isBanged(from) ? add("embed", from - 1, close + 2) : add("wikilink", from, close + 2);
  }

  /** Whether an exclamation mark, itself not escaped, stands before the bracket. */
  function isBanged(from: number): boolean {
    return from > floor && text.charCodeAt(from - 1) === BANG;
  }

  function openBracket(from: number): number {
    const second = text.charCodeAt(from + 1);
    if (second === OPEN_BRACKET) {
      const link = wikilink(from);
      if (link > 0) return link;
    }
    if (second === CARET) {
      const close = labelEnd(text, from, endOfLine(from));
      const label = close > from + 2 ? text.slice(from + 2, close) : " ";
      if (!/\s/u.test(label)) return add("footnote", from, close + (text.charCodeAt(close + 1) === COLON && atLineStart(from) ? 2 : 1));
    }
    const image = isBanged(from);
    openers.push({ at: image ? from - 1 : from, image, found: out.length });
    return -1;
  }

  function atLineStart(at: number): boolean {
    return at === start || isSpace(text.charCodeAt(at - 1)) && /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(start, at - 4), at));
  }

  /** Whether the text of a bracket names a reference that the note defines. */
  function isDefined(from: number, to: number): boolean {
    return labels.size > 0 && to - from < 1000 && labels.has(foldLabel(text.slice(from, to)));
  }

  /** Where the link ends whose text runs from `from` to the bracket at `at`: target, reference or the text alone. */
  function linkEnd(from: number, at: number): number {
    const sign = text.charCodeAt(at + 1);
    if (sign === OPEN_PAREN && at + 1 < end) {
      const target = inlineTargetEnd(text, at + 1, end);
      if (target > 0) return target;
    }
    if (sign === OPEN_BRACKET && labels.size > 0 && at + 1 < end) {
      if (text.charCodeAt(at + 2) === CLOSE_BRACKET) return isDefined(from, at) ? at + 3 : -1;
      const close = labelEnd(text, at + 1, end);
      if (close > 0) return isDefined(at + 2, close) ? close + 1 : -1;
    }
    return isDefined(from, at) ? at + 1 : -1;
  }

  function closeBracket(at: number): number {
    const opener = openers.pop();
    if (!opener) return -1;
    const closedLink = !opener.image && openers.length < closedBelow;
    closedBelow = Math.min(closedBelow, openers.length);
    if (closedLink) return -1;
    const to = linkEnd(opener.at + (opener.image ? 2 : 1), at);
    if (to < 0) return -1;
    out.length = opener.found;
    if (!opener.image) closedBelow = openers.length;
    return add(opener.image ? "image" : "link", opener.at, to);
  }

  function hashtag(from: number): number {
    const before = from > start ? text.charCodeAt(from - 1) : SPACE;
    if (isAlphanumeric(before) || before === HASH || before === 38 || before === SLASH || before > 127 && !endsTag(before)) return -1;
    const to = hashtagEnd(text, from, end);
    return to < 0 ? -1 : add("tag", from, to);
  }

  function blockId(from: number): number {
    if (from > start && !isSpace(text.charCodeAt(from - 1))) return -1;
    let at = from + 1;
    while (at < end && (isAlphanumeric(text.charCodeAt(at)) || text.charCodeAt(at) === DASH)) at++;
    const last = skipBlanks(text, at, end);
    const ends = last === end || text.charCodeAt(last) === LF || text.charCodeAt(last) === CR;
    return at > from + 1 && ends ? add("blockId", from, at) : -1;
  }

  function at(from: number): number {
    const second = text.charCodeAt(from + 1);
    if (second === OPEN_BRACE || second === AT && text.charCodeAt(from + 2) === OPEN_BRACE) {
      return closed("template", from, next.brace(from + 2), 1, endOfLine(from));
    }
    const mail = from > floor ? emailAt(text, from, Math.max(start, floor), end) : null;
    return mail ? add("email", mail.from, mail.to) : -1;
  }

  function host(dot: number): number {
    if (dot === floor || !isAlphanumeric(text.charCodeAt(dot - 1)) || !isAlphanumeric(text.charCodeAt(dot + 1))) return -1;
    const found = hostAt(text, dot, Math.max(start, floor), end);
    return found.url ? add("url", found.from, found.to) : found.to;
  }

  /** What stands at a special sign: adds it and gives the offset behind it, or -1 where the sign means nothing. */
  function special(sign: number, from: number): number {
    switch (sign) {
      case BACKSLASH: return isPunctuation(text.charCodeAt(from + 1)) ? (floor = from + 2) : -1;
      case BACKTICK: return code(from);
      case DOLLAR: return math(from);
      case PERCENT: return text.charCodeAt(from + 1) === PERCENT ? closed("comment", from, next.comment(from + 2), 2, end) : -1;
      case LESS: return angle(from);
      case OPEN_BRACKET: return openBracket(from);
      case CLOSE_BRACKET: return closeBracket(from);
      case HASH: return hashtag(from);
      case CARET: return blockId(from);
      case OPEN_BRACE: return text.charCodeAt(from + 1) === OPEN_BRACE ? closed("template", from, next.braces(from + 2), 2, end) : -1;
      case AT: return at(from);
      case COLON: {
        const url = text.charCodeAt(from + 1) === SLASH ? schemeAt(text, from, Math.max(start, floor), end) : null;
        return url ? add("url", url.from, url.to) : -1;
      }
      case DOT: return host(from);
      default: return -1;
    }
  }

  return (from, to) => {
    start = floor = from;
    end = to;
    lineEnd = -1;
    openers = [];
    closedBelow = 0;
    unclosed = new Set();
    for (let i = from; i < to;) {
      const sign = text.charCodeAt(i);
      if (sign > 127 || SPECIAL[sign] === 0) {
        i++;
        continue;
      }
      const behind = special(sign, i);
      i = behind > i ? behind : i + 1;
    }
  };
}

/** Finds the offset behind the next `</a>` at growing offsets, in one pass over the text; Infinity for none. */
function anchorFinder(text: string): (from: number) => number {
  let hit = -1;
  return (from) => {
    if (hit < from) {
      const closing = /<\/a\s*>/gi;
      closing.lastIndex = from;
      hit = closing.exec(text) ? closing.lastIndex : Infinity;
    }
    return hit;
  };
}
