import {
  APOSTROPHE, BACKSLASH, CLOSE_BRACKET, CLOSE_PAREN, COLON, GREATER, LESS, LF, CR, OPEN_BRACKET, OPEN_PAREN, QUOTE, SPACE,
  CARET, isPunctuation, isSpace, lineEndAt, skipBlanks, skipSpace,
} from "./chars";

/** The longest label of a reference (CommonMark 4.7), and how deep round brackets may nest in a target. */
const LONGEST_LABEL = 999;
const DEEPEST = 32;

/** A label as references are compared: letter case and white space do not count. */
export function foldLabel(label: string): string {
  return label.trim().replace(/\s+/gu, " ").toLowerCase();
}

/** The offset behind a link's target at `at`, -1 where there is none. */
export function targetEnd(text: string, at: number, end: number): number {
  const angled = text.charCodeAt(at) === LESS;
  let depth = 0;
  const from = at;
  for (at += angled ? 1 : 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH && at + 1 < end && isPunctuation(text.charCodeAt(at + 1))) at++;
    else if (angled) {
      if (code === GREATER) return at + 1;
      if (code === LESS || code === LF || code === CR) return -1;
    } else if (code === OPEN_PAREN) {
      if (++depth > DEEPEST) return -1;
    } else if (code === CLOSE_PAREN) {
      if (depth-- === 0) break;
    } else if (code <= SPACE) break;
  }
  return angled || depth > 0 || at === from ? -1 : at;
}

/** The offset behind a link's title at `at`, -1 where there is none. */
export function titleEnd(text: string, at: number, end: number): number {
  const open = text.charCodeAt(at);
  if (open !== QUOTE && open !== APOSTROPHE && open !== OPEN_PAREN) return -1;
  const close = open === OPEN_PAREN ? CLOSE_PAREN : open;
  for (at++; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === close) return at + 1;
    else if (code === open) return -1;
  }
  return -1;
}

/** The offset behind `(target "title")` that starts at `from`, -1 where there is none. */
export function inlineTargetEnd(text: string, from: number, end: number): number {
  let at = skipSpace(text, from + 1, end);
  if (text.charCodeAt(at) !== CLOSE_PAREN) {
    at = targetEnd(text, at, end);
    if (at < 0) return -1;
    const title = skipSpace(text, at, end);
    if (title > at && text.charCodeAt(title) !== CLOSE_PAREN) {
      at = titleEnd(text, title, end);
      if (at < 0) return -1;
    }
    at = skipSpace(text, at, end);
  }
  return at < end && text.charCodeAt(at) === CLOSE_PAREN ? at + 1 : -1;
}

/** Where the label that opens at `from` closes (the offset of `]`), -1 where it does not. */
export function labelEnd(text: string, from: number, end: number): number {
  let filled = false;
  const last = Math.min(end, from + LONGEST_LABEL + 2);
  for (let at = from + 1; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === CLOSE_BRACKET) return filled ? at : -1;
    if (code === OPEN_BRACKET) return -1;
    if (code === BACKSLASH) at++;
    if (!isSpace(code)) filled = true;
  }
  return -1;
}

/** A link reference definition at `from`: its folded label and the offset behind it; null for none (CommonMark 4.7). */
export function definitionAt(text: string, from: number, end: number): { label: string; to: number } | null {
  if (text.charCodeAt(from) !== OPEN_BRACKET || text.charCodeAt(from + 1) === CARET) return null;
  const close = labelEnd(text, from, end);
  if (close < 0 || text.charCodeAt(close + 1) !== COLON) return null;
  const start = skipSpace(text, close + 2, end);
  const target = start < end ? targetEnd(text, start, end) : -1;
  if (target < 0) return null;
  const label = foldLabel(text.slice(from + 1, close));
  const title = skipSpace(text, target, end);
  const behind = title > target && title < end ? titleEnd(text, title, end) : -1;
  if (behind >= 0 && skipBlanks(text, behind, end) === lineEndAt(text, behind, end)) return { label, to: behind };
  return skipBlanks(text, target, end) === lineEndAt(text, target, end) ? { label, to: target } : null;
}
