import type { Candidate, Need } from "../repair";
import { HIGH_CHARACTERS, windowsByte } from "../windows-1252";

/** The character of a lead byte of UTF-8 before that of a continuation byte, or of a lost one. Damage starts so. */
export const SUSPICIOUS = new RegExp(`[\\u00C2-\\u00F4][\\u0080-\\u00BF${HIGH_CHARACTERS}\\uFFFD]`);

/** Signs among the continuation bytes that people write right behind a letter, and letters that follow one in a word (`víš…`). */
const BEHIND_LETTERS = new Set("\u00a0’‘”“…–—»«›‹„‚™®©•¡¿ªº¹²³šžœŠŽŒŸ");

const OPENING = new Map([["“", "”"], ["„", "“"], ["«", "»"], ["‘", "’"], ["‚", "‘"], ["‹", "›"], ["»", "«"], ["”", "”"]]);

/** How strict UTF-8 reads the sequences of each length: bits of the lead byte, least code point. */
const SHAPES: readonly { length: number; mask: number; least: number }[] = [
  { length: 2, mask: 0x1f, least: 0x80 },
  { length: 3, mask: 0x0f, least: 0x800 },
  { length: 4, mask: 0x07, least: 0x10000 },
];

/** Whether the UTF-16 unit stands for a continuation byte (80–BF). */
export function isContinuation(code: number): boolean {
  const byte = windowsByte(code);
  return byte >= 0x80 && byte <= 0xbf;
}

function isLetter(char: string): boolean {
  return /^\p{L}$/u.test(char);
}

function isUpper(char: string): boolean {
  return /^\p{Lu}$/u.test(char);
}

function isLower(char: string): boolean {
  return /^\p{Ll}$/u.test(char);
}

/** The run at `from` read as one character of UTF-8, bytes complete; null where it is none. `before`: the run found before, which ends at `behind`. */
export function decodeAt(text: string, from: number, before: Candidate | undefined, behind: number): Candidate | null {
  const lead = text.charCodeAt(from);
  const shape = SHAPES[lead < 0xe0 ? 0 : lead < 0xf0 ? 1 : 2];
  if (!shape) return null;
  let point = lead & shape.mask;
  for (let i = 1; i < shape.length; i++) {
    const code = text.charCodeAt(from + i);
    if (!isContinuation(code)) return null;
    point = (point << 6) | (windowsByte(code) & 0x3f);
  }
  if (point < shape.least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null;
  const adjacent = from === behind ? before : undefined;
  if (point < 0xa0 && !isPartOfDamage(adjacent)) return null;
  // ⏫ ⏬ ⏳ with their byte lost, before a hard space: far likelier than the rare signs that this would spell.
  if (lead === 0xe2 && /[«¬³]\u00a0/.test(text.slice(from + 1, from + 3))) return null;
  const need = adjacent ? adjacent.need : needOf(text, from, shape.length);
  return need && { length: shape.length, char: String.fromCodePoint(point), need };
}

/** A control character comes out only of damage done twice: behind a lead or continuation byte's character. */
function isPartOfDamage(adjacent: Candidate | undefined): boolean {
  const code = adjacent?.char.charCodeAt(0) ?? 0;
  return windowsByte(code) >= 0x80;
}

/** What the run must have around it to be taken for damage; null where it is to be left alone. */
function needOf(text: string, from: number, length: number): Need | null {
  const lead = text.charCodeAt(from);
  const second = text.charAt(from + 1);
  const plain = BEHIND_LETTERS.has(second) && (length < 3 || BEHIND_LETTERS.has(text.charAt(from + 2))) && (length < 4 || BEHIND_LETTERS.has(text.charAt(from + 3)));
  const before = from > 0 ? text.charAt(from - 1) : " ";
  if (length > 2) {
    if (!plain || (lead === 0xf0 && second === "Ÿ") || (lead === 0xe2 && (second === "›" || isLetter(second)))) return "nothing";
    // `â` and `ï` end hardly any word; the other letters before dots and quotes are what they seem.
    if (lead !== 0xe2 && lead !== 0xef) return null;
    return isLetter(before) ? "note" : "nothing";
  }
  const quoted = plain && OPENING.get(before) === second;
  const next = text.charAt(from + length);
  if (lead === 0xc2) return quoted ? "note" : "nothing";
  if (lead < 0xdf && lead !== 0xd7 && isLower(before)) return "nothing";
  if (lead <= 0xc5 || (lead >= 0xce && lead <= 0xd1)) {
    const genuine = plain && isUpper(before) && !(lead === 0xc3 && isLetter(next));
    return quoted || genuine ? "note" : "nothing";
  }
  return startsWord(lead, second, plain) || (lead === 0xc8 && isLower(next)) ? "nothing" : null;
}

/** Whether a run of Hebrew or Arabic may start here; `×` is also a sign that fractions follow. */
function startsWord(lead: number, second: string, plain: boolean): boolean {
  const byte = windowsByte(second.charCodeAt(0));
  return lead === 0xd7 ? byte >= 0x90 && byte <= 0xaa : !plain && lead >= 0xd8 && lead <= 0xdb;
}
