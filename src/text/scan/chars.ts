/** UTF-16 codes of the characters that Markdown gives a meaning to. */
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const BANG = 33;
export const QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const PERCENT = 37;
export const APOSTROPHE = 39;
export const OPEN_PAREN = 40;
export const CLOSE_PAREN = 41;
export const STAR = 42;
export const PLUS = 43;
export const DASH = 45;
export const DOT = 46;
export const SLASH = 47;
export const COLON = 58;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;
export const AT = 64;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const CARET = 94;
export const UNDERSCORE = 95;
export const BACKTICK = 96;
export const OPEN_BRACE = 123;
export const BAR = 124;
export const TILDE = 126;

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A Latin letter without accent. */
export function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

export function isAlphanumeric(code: number): boolean {
  return isAsciiLetter(code) || isDigit(code);
}

/** White space inside a line or at its end. */
export function isSpace(code: number): boolean {
  return code === SPACE || code === TAB || code === LF || code === CR;
}

/** The punctuation of ASCII, which a backslash takes the meaning from (CommonMark 2.4). */
export function isPunctuation(code: number): boolean {
  return (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96) || (code >= 123 && code <= 126);
}

/** The first offset from `at` that is neither space nor tab, nor behind `end`. */
export function skipBlanks(text: string, at: number, end: number): number {
  while (at < end && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++;
  return at;
}

/** The first offset from `at` that is no white space, line breaks included, nor behind `end`. */
export function skipSpace(text: string, at: number, end: number): number {
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Where the line that holds `at` ends, its line break not included. */
export function lineEndAt(text: string, at: number, end: number): number {
  while (at < end && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at++;
  return at;
}

/**
 * Searches one needle in a text at growing offsets. It remembers its last hit, so that any number of
 * searches costs one pass over the text. Infinity where there is none.
 */
export function finder(text: string, needle: string): (from: number) => number {
  let hit = -1;
  return (from) => {
    if (hit < from) {
      const found = text.indexOf(needle, from);
      hit = found < 0 ? Infinity : found;
    }
    return hit;
  };
}
