import { BOM } from "../lines";
import {
  BACKSLASH, BACKTICK, BAR, COLON, DASH, DOT, CLOSE_PAREN, EQUALS, HASH, PLUS, SPACE, STAR, TAB, TILDE, UNDERSCORE,
  isDigit, skipBlanks,
} from "./chars";

/** The end of the property block that the note starts with: behind its closing `---`; 0 for none. */
export function propertiesEnd(text: string): number {
  const start = text.startsWith(BOM) ? 1 : 0;
  if (!/^\uFEFF?---(?:\r\n|\n|\r)/.test(text.slice(0, 6))) return 0;
  const closing = /[\r\n]---[ \t]*(?=[\r\n]|$)/g;
  closing.lastIndex = start + 3;
  return closing.exec(text) ? closing.lastIndex : 0;
}

/** How many signs of one kind stand at `at`. */
function runLength(text: string, at: number, end: number): number {
  const sign = text.charCodeAt(at);
  let to = at;
  while (to < end && text.charCodeAt(to) === sign) to++;
  return to - at;
}

/** The width of the fence that opens at `at`, 0 for none (CommonMark 4.5). */
export function fenceWidth(text: string, at: number, end: number): number {
  const sign = text.charCodeAt(at);
  if (sign !== BACKTICK && sign !== TILDE) return 0;
  const width = runLength(text, at, end);
  if (width < 3) return 0;
  const info = sign === BACKTICK ? text.indexOf("`", at + width) : -1;
  return info >= 0 && info < end ? 0 : width;
}

/** Whether the line from `at` closes a fence of that sign and width. */
export function closesFence(text: string, at: number, end: number, sign: number, width: number): boolean {
  if (text.charCodeAt(at) !== sign) return false;
  const length = runLength(text, at, end);
  return length >= width && skipBlanks(text, at + length, end) === end;
}

/** Where the words of an ATX heading start whose `#` stands at `at`; -1 for none (CommonMark 4.2). */
export function headingStart(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) !== HASH) return -1;
  const behind = at + runLength(text, at, end);
  if (behind - at > 6) return -1;
  const next = text.charCodeAt(behind);
  return behind >= end || next === SPACE || next === TAB ? behind : -1;
}

/** Whether the line underlines a heading: `===` or `---` alone. */
export function isUnderline(text: string, at: number, end: number): boolean {
  const sign = text.charCodeAt(at);
  if (sign !== EQUALS && sign !== DASH) return false;
  return skipBlanks(text, at + runLength(text, at, end), end) === end;
}

/** Whether the line is a rule: three or more `*`, `-` or `_`, with blanks between (CommonMark 4.1). */
export function isRule(text: string, at: number, end: number): boolean {
  const sign = text.charCodeAt(at);
  if (sign !== STAR && sign !== DASH && sign !== UNDERSCORE) return false;
  let count = 0;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === sign) count++;
    else if (code !== SPACE && code !== TAB) return false;
  }
  return count >= 3;
}

/** The length of the list marker at `at`, 0 for none. One that interrupts a paragraph has words and counts from 1. */
export function markerLength(text: string, at: number, end: number, interrupts: boolean): number {
  const sign = text.charCodeAt(at);
  let behind = at;
  if (sign === DASH || sign === STAR || sign === PLUS) behind++;
  else {
    while (behind < end && behind - at < 9 && isDigit(text.charCodeAt(behind))) behind++;
    const mark = text.charCodeAt(behind);
    if (behind === at || (mark !== DOT && mark !== CLOSE_PAREN)) return 0;
    if (interrupts && (behind - at > 1 || sign !== 49)) return 0;
    behind++;
  }
  const next = text.charCodeAt(behind);
  if (behind < end && next !== SPACE && next !== TAB) return 0;
  return interrupts && skipBlanks(text, behind, end) === end ? 0 : behind - at;
}

/** The cells of a table's row as `[from, to)` pairs; null where no bar stands in it. An escaped bar is none. */
export function rowCells(text: string, from: number, end: number): [number, number][] | null {
  const cells: [number, number][] = [];
  let at = skipBlanks(text, from, end);
  let bars = 0;
  if (text.charCodeAt(at) === BAR && at < end) {
    bars++;
    at++;
  }
  let start = at;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === BAR) {
      bars++;
      cells.push([start, at]);
      start = at + 1;
    }
  }
  if (skipBlanks(text, start, end) < end) cells.push([start, end]);
  return bars > 0 ? cells : null;
}

/** The number of columns that a table's delimiter row at `at` sets, 0 where the line is none. */
export function delimiterColumns(text: string, at: number, end: number): number {
  const first = text.charCodeAt(at);
  if (first !== BAR && first !== DASH && first !== COLON) return 0;
  const line = text.slice(at, end);
  return /^[|: \t-]+$/.test(line) ? countDelimiters(text, at, end) : 0;
}

function countDelimiters(text: string, at: number, end: number): number {
  const cells = rowCells(text, at, end) ?? [];
  return cells.every(([from, to]) => /^:?-+:?$/.test(text.slice(from, to).trim())) ? cells.length : 0;
}

/** The offset behind the line break at `end`. */
export function nextLine(text: string, end: number): number {
  return text.startsWith("\r\n", end) ? end + 2 : end + 1;
}

