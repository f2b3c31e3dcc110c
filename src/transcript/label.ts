import { foldName } from "../text/names";
import { isSide } from "./sides";
import type { Hints } from "./format";

/** Words before a colon that are never a person. */
const NEVER = new Set((
  "note,notes,re,fw,fwd,aw,wg,http,https,mailto,file,meeting,todo,action,actions,action items,next steps,agenda,warning," +
  "summary,decision,decisions,date,time,subject,from,to,cc,bcc,attendees,invited,ps,example,tip,question,answer,details," +
  "duration,title,topic,link,source,update,important,outcome,outcomes,risk,risks,follow-ups,key facts"
).split(","));

const SHAPE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’_&,@/-]*(?:\([^()]{1,40}\))?$/u;
const NAME_WORD = /^(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}(]|(?:van|von|de|der|den|di|da|du|del|la|le|bin|ibn|al|el|af|av|zu|ter|ten|dos|das|do|y|e|und|and|of)$)/u;
const COLON = /^\s*(\*\*|__)?([^:：*]{1,60})(?:\*\*|__)?(?::|：)(?:\*\*|__)?(?:\s+|$)/u;

/** Whether a text has the shape of a speaker's label: up to five words that start with a letter, none of the usual heads of a remark. */
export function isLabel(text: string): boolean {
  const label = text.trim();
  return label.length <= 60 && SHAPE.test(label) && /^\p{L}/u.test(label)
    && cleanLabel(label).split(/\s+/u).length <= 5 && !NEVER.has(label.toLowerCase());
}

/** Whether every word is written as names are. */
export function isNameShaped(label: string): boolean {
  return cleanLabel(label).split(/\s+/u).every((word) => NAME_WORD.test(word));
}

/** A label without its emphasis and without a company in brackets: `Teo Brandt (Corvanta)` is Teo Brandt. */
export function cleanLabel(label: string): string {
  return label.replace(/\s*\([^()]*\)\s*$/u, "").replace(/[*_]{2}/gu, "").trim().replace(/\s+/gu, " ");
}

const FOLDED = new WeakMap<Hints, ReadonlySet<string>>();

/** The names of the hints folded, once for all formats that ask. */
function foldedNames(hints: Hints): ReadonlySet<string> {
  const folded = FOLDED.get(hints) ?? new Set(hints.names.map(foldName));
  FOLDED.set(hints, folded);
  return folded;
}

export interface Labelled {
  label: string;
  /** Written in bold, which no remark in passing is. */
  bold: boolean;
  text: string;
}

const CLEANED = new Map<string, string | null>();
const MOST_CLEANED = 2_000;

/** The label that a text is, cleaned, or null; remembered, because a transcript says few labels on thousands of lines. */
function labelOf(text: string): string | null {
  const known = CLEANED.get(text);
  if (known !== undefined) return known;
  if (CLEANED.size >= MOST_CLEANED) CLEANED.clear();
  const label = isLabel(text) ? cleanLabel(text) : null;
  CLEANED.set(text, label);
  return label;
}

/** `Name: text`, `**Name:** text` or `**Name**: text` in its parts, or null where what stands before the colon is no label. */
export function splitLabel(line: string): Labelled | null {
  const hit = COLON.exec(line.length > 200 ? line.slice(0, 200) : line);
  const label = hit ? labelOf(hit[2] ?? "") : null;
  if (!hit || label === null) return null;
  return { label, bold: hit[1] !== undefined, text: line.slice(hit[0].length).trim() };
}

/** In a text of so few lines nobody may come twice. */
const SHORT = 12;

/**
 * The labels among what was found before colons (null where there was none): known names, bold ones, those that
 * come again; beside such, or in a short text, a first and last name; and, where most lines are labelled, whatever is written as a name.
 */
export function acceptLabels(found: readonly (Labelled | null)[], hints: Hints): Set<string> {
  const counts = new Map<string, number>();
  const sure = new Set<string>();
  for (const hit of found) {
    if (!hit) continue;
    counts.set(hit.label, (counts.get(hit.label) ?? 0) + 1);
    if (hit.bold) sure.add(hit.label);
  }
  let repeated = 0;
  let named = 0;
  for (const [label, count] of counts) {
    const name = isNameShaped(label) || isSide(label);
    // Turns of phrase come again too, but rarely: one word needs one line in 200, what is not written as a name one in 50.
    const often = name ? count >= 2 && (label.includes(" ") || count * 200 >= found.length) : count >= 3 && count * 50 >= found.length;
    if (often || foldedNames(hints).has(foldName(label))) sure.add(label);
    if (sure.has(label)) repeated += count;
    if (name) named += count;
  }
  const mostly = repeated * 2 >= found.length || named * 5 >= found.length * 4;
  for (const label of counts.keys()) {
    if (isNameShaped(label) && (mostly || ((repeated > 0 || found.length <= SHORT) && label.includes(" ")))) sure.add(label);
  }
  return sure;
}
