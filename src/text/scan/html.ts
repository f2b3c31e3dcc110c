import {
  APOSTROPHE, BACKTICK, BANG, COLON, DASH, DOT, EQUALS, GREATER, LESS, QUESTION, QUOTE, SLASH, UNDERSCORE,
  isAlphanumeric, isAsciiLetter, isSpace, skipBlanks, skipSpace,
} from "./chars";

/** Elements that start an HTML block of kind 6, which ends at a blank line (CommonMark 4.6). */
const BLOCK_ELEMENTS = new Set((
  "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt " +
  "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link " +
  "main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead " +
  "title tr track ul"
).split(" "));

const RAW_ELEMENTS = new Set(["script", "pre", "style", "textarea"]);

/** How an HTML block ends: at the line that matches, or before a blank line where that is null. */
export interface HtmlBlock {
  kind: "html" | "htmlComment";
  end: RegExp | null;
}

/** The offset behind a tag's name that starts at `at`. */
function nameEnd(text: string, at: number, end: number): number {
  if (at >= end || !isAsciiLetter(text.charCodeAt(at))) return at;
  while (at < end && (isAlphanumeric(text.charCodeAt(at)) || text.charCodeAt(at) === DASH)) at++;
  return at;
}

/** The offset behind an attribute's value that starts at `at`, -1 where there is none. */
function valueEnd(text: string, at: number, end: number): number {
  const quote = text.charCodeAt(at);
  if (quote === QUOTE || quote === APOSTROPHE) {
    for (at++; at < end; at++) if (text.charCodeAt(at) === quote) return at + 1;
    return -1;
  }
  const from = at;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isSpace(code) || code === QUOTE || code === APOSTROPHE || code === EQUALS || code === LESS || code === GREATER || code === BACKTICK) break;
  }
  return at > from ? at : -1;
}

/** The offset behind the attributes from `at` on, -1 where one of them is broken. */
function attributesEnd(text: string, at: number, end: number): number {
  for (;;) {
    const from = skipSpace(text, at, end);
    const first = text.charCodeAt(from);
    if (from === at || from >= end || !(isAsciiLetter(first) || first === UNDERSCORE || first === COLON)) return from;
    at = from + 1;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (!isAlphanumeric(code) && code !== UNDERSCORE && code !== COLON && code !== DOT && code !== DASH) break;
      at++;
    }
    const sign = skipSpace(text, at, end);
    if (sign < end && text.charCodeAt(sign) === EQUALS) at = valueEnd(text, skipSpace(text, sign + 1, end), end);
    if (at < 0) return -1;
  }
}

/** The offset behind the open or closing tag at `from` (where `<` stands), -1 where there is none (CommonMark 6.6). */
export function tagEnd(text: string, from: number, end: number): number {
  const closing = text.charCodeAt(from + 1) === SLASH;
  const name = from + (closing ? 2 : 1);
  let at = nameEnd(text, name, end);
  if (at === name) return -1;
  if (closing) at = skipSpace(text, at, end);
  else {
    at = attributesEnd(text, at, end);
    if (at >= 0 && at < end && text.charCodeAt(at) === SLASH) at++;
  }
  return at >= 0 && at < end && text.charCodeAt(at) === GREATER ? at + 1 : -1;
}

/** The HTML block that starts at `from`, where `<` stands; null for none. `interrupts`: a paragraph is open. */
export function htmlBlockAt(text: string, from: number, end: number, interrupts: boolean): HtmlBlock | null {
  const next = text.charCodeAt(from + 1);
  if (next === BANG) {
    if (text.startsWith("<!--", from)) return { kind: "htmlComment", end: /-->/ };
    if (text.startsWith("<![CDATA[", from)) return { kind: "html", end: /\]\]>/ };
    return isAsciiLetter(text.charCodeAt(from + 2)) ? { kind: "html", end: />/ } : null;
  }
  if (next === QUESTION) return { kind: "html", end: /\?>/ };
  const start = from + (next === SLASH ? 2 : 1);
  const stop = nameEnd(text, start, end);
  if (stop === start) return null;
  const name = text.slice(start, Math.min(stop, start + 12)).toLowerCase();
  const after = stop < end ? text.charCodeAt(stop) : GREATER;
  const ends = isSpace(after) || after === GREATER;
  if (ends && next !== SLASH && RAW_ELEMENTS.has(name)) return { kind: "html", end: /<\/(?:script|pre|style|textarea)>/i };
  if ((ends || text.startsWith("/>", stop)) && BLOCK_ELEMENTS.has(name)) return { kind: "html", end: null };
  if (interrupts) return null;
  const tag = tagEnd(text, from, end);
  return tag > 0 && skipBlanks(text, tag, end) === end && !RAW_ELEMENTS.has(name) ? { kind: "html", end: null } : null;
}
