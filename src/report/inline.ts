import { shownText } from "../text/shown";

/**
 * Text of a note as it may stand in a row of a report: it makes no task, tag, block id, embed, comment, HTML, math or query, and ends
 * no region; the user's own links, code and emphasis stay.
 */

const CODE = "(`+)([^`]+)\\1(?!`)|`+";
const WIKILINK = String.raw`!?\[\[[^[\]]+\]\]`;
const LINK = String.raw`!?\[[^[\]]*\]\((?:[^()\s]|\([^()\s]*\))*\)`;
const URL = String.raw`https?://[^\s<>\x60[\]]+`;
const TOKENS = new RegExp(String.raw`\\[^<%]|\\?<(?=[A-Za-z/!?%[])|${CODE}|${WIKILINK}|${LINK}|${URL}|\\?%%+|#(?=[\p{L}\p{N}\p{S}_/-])|[$^[]`, "gu");

const PERCENT = "&#37;";
const withoutComments = (text: string) => text.replace(/%%/g, `%${PERCENT}`);

/** Code that a plugin would run (Dataview's inline queries), or that holds a comment, is shown as text. */
function code(span: string, inside: string): string {
  return /^\s*\$?=|<!--/.test(inside) ? inline(inside) : span;
}

function link(text: string): string {
  const plain = text.replace(/^!/, "");
  const within = /^\[\[#[^|\]]*?([^|#^\]]*)(?:\|([^\]]*))?\]\]$/.exec(plain);
  if (within) return inline((within[2] ?? within[1] ?? "").replace(/[[\]]/g, " "));
  const runs = /^\[([^\]]*)\]\(\s*(?:javascript|data|vbscript):/i.exec(plain);
  return runs ? inline(runs[1] ?? "") : withoutComments(plain).replace(/</g, "&lt;");
}

function token(text: string, ticks: string | undefined, inside: string | undefined): string {
  if (ticks !== undefined) return code(text, inside ?? "");
  if (text.startsWith("`")) return text.replace(/`/g, "\\`");
  if (text.endsWith("<")) return "&lt;";
  if (/^\\?%%/.test(text)) return text.replace("\\", "").replace(/%/g, PERCENT);
  if (/^!?\[./.test(text)) return link(text);
  return text.length === 1 ? `\\${text}` : withoutComments(text);
}

/** A text in one line, safe behind a list marker or in a heading. */
export function inline(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .replace(TOKENS, (all: string, ticks?: string, inside?: string) => token(all, ticks, inside))
    .replace(/^(?:[-+*](?= |$)|>|#|~{3,}|\|)/, "\\$&")
    .replace(/^(\d{1,9})([.)])(?= |$)/, "$1\\$2");
}

/** A text in a cell of a table. */
export function cell(text: string): string {
  return inline(text).replace(/\\*\|/g, "\\|");
}

/** A title as the shown text of a link: without what would end the link or start something else. */
export function linkText(title: string): string {
  return shownText(title).replace(/[[\]|<>`\\\p{Cc}\s]+/gu, " ").replace(/%%+/g, "%").trim();
}
