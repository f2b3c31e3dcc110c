/** What a character is to a name. */
const OTHER = 1;
const LETTER = 2;
const MARK = 3;
/** A letter of a script that writes no spaces, or hangs endings on names: every one is a word of its own. */
const SPACELESS = 4;
const SPACE = 5;
/** Holds two words together where both stand against it: `Winter-Hale`, `R&D`, `halvex.net`, `O'Dell`, `a_b`. */
const JOINER = 6;

const JOINERS: Readonly<Record<string, string>> = {
  "-": "-", "\u2010": "-", "\u2011": "-", "'": "'", "\u2019": "'", "\u02BC": "'", "&": "&", ".": ".", "_": "_",
};
const SPACELESS_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30FC々]/u;
const KATAKANA = /[\p{Script=Katakana}\u30FC]/u;
const HANGUL = /\p{Script=Hangul}/u;

/** Joiners of letters that show nothing, the soft hyphen, and the middle dot of Catalan. */
const MARKLIKE = "\u200C\u200D\u00AD\u00B7";

/** Filled as characters are met: classing all of Unicode at once would cost the start 10 ms. */
const classes = new Uint8Array(0x10000);

function classify(char: string): number {
  if (JOINERS[char] !== undefined) return JOINER;
  if ((/\p{M}/u.test(char) || MARKLIKE.includes(char))) return MARK;
  if (/[\p{L}\p{N}]/u.test(char)) return SPACELESS_SCRIPTS.test(char) ? SPACELESS : LETTER;
  return /[^\S\r\n]/u.test(char) ? SPACE : OTHER;
}

/** The class of the character that starts at an offset; astral ones are classed each time, being rare. */
function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit < 0xdc00) return classify(String.fromCodePoint(text.codePointAt(at) ?? unit));
  return classes[unit] || (classes[unit] = classify(text.charAt(at)));
}

const widthAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** Conjoining vowels and finals of decomposed Hangul, which belong to the letter before. */
const continuesSyllable = (unit: number) => unit >= 0x1160 && unit <= 0x11ff;

/** The offset behind the word that starts at `at`; `at` itself where none starts. */
export function wordEnd(text: string, at: number, to: number): number {
  const first = at < to ? classAt(text, at) : OTHER;
  if (first !== LETTER && first !== SPACELESS) return at;
  let end = at + widthAt(text, at);
  while (end < to) {
    const next = classAt(text, end);
    const joins = next === MARK || (first === LETTER ? next === LETTER : continuesSyllable(text.charCodeAt(end)));
    if (!joins) break;
    end += widthAt(text, end);
  }
  return end;
}

/** The offset of the next word's start at or after `at`, or `to`. */
export function nextWord(text: string, at: number, to: number): number {
  while (at < to) {
    const unit = classAt(text, at);
    if (unit === LETTER || unit === SPACELESS) return at;
    at += widthAt(text, at);
  }
  return to;
}

/** What joins two words of a name, and where the second one starts. */
export interface Gap {
  key: string;
  end: number;
}

/**
 * What stands between a word's end and the next word: `key` is a space for white space within the line, the joiner in its
 * plain form, or nothing between letters without spaces; null where the name cannot go on.
 */
export function gapAt(text: string, at: number, to: number): Gap | null {
  if (at >= to) return null;
  const first = classAt(text, at);
  if (first === LETTER || first === SPACELESS) return { key: "", end: at };
  if (first === JOINER) {
    const joiner = JOINERS[text.charAt(at)] ?? "";
    if (isWordAt(text, at + 1, to)) return { key: joiner, end: at + 1 };
    // "T. Brandt", "Ana & Bo": the sign has white space beside it.
    const end = spaceEnd(text, at + 1, to);
    return (joiner === "." || joiner === "&") && end > at + 1 && isWordAt(text, end, to) ? { key: `${joiner} `, end } : null;
  }
  if (first !== SPACE) return null;
  const end = spaceEnd(text, at, to);
  if (isWordAt(text, end, to)) return { key: " ", end };
  const behind = spaceEnd(text, end + 1, to);
  return text.charAt(end) === "&" && isWordAt(text, behind, to) ? { key: " & ", end: behind } : null;
}

function spaceEnd(text: string, at: number, to: number): number {
  while (at < to && classAt(text, at) === SPACE) at++;
  return at;
}

function isWordAt(text: string, at: number, to = text.length): boolean {
  if (at < 0 || at >= to) return false;
  const unit = classAt(text, at);
  return unit === LETTER || unit === SPACELESS || unit === MARK;
}

/** The whole character that ends at an offset. */
function charBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit < 0xe000 && at > 1 ? text.slice(at - 2, at) : text.charAt(at - 1);
}

const isLetterBefore = (text: string, at: number) => at > 0 && isWordAt(charBefore(text, at), 0);
const ELISIONS = new Set(["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "dell", "all", "nell", "un"]);

/** Whether a name may start at an offset: not inside a word, nor behind one that a joiner ties to it; `l'Ana` may. */
export function startsName(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = charBefore(text, at);
  const kind = classAt(before, 0);
  if (kind === OTHER || kind === SPACE) return true;
  if (kind !== JOINER) return tellsApart(before, text.slice(at, at + widthAt(text, at)), "start");
  let edge = at - 1;
  if (before === "_") while (edge > 0 && text.charAt(edge - 1) === "_") edge--;
  if (!isLetterBefore(text, edge)) return true;
  return JOINERS[before] === "'" && ELISIONS.has(wordBefore(text, edge));
}

function wordBefore(text: string, end: number): string {
  let from = end;
  while (from > 0 && end - from < 8 && isLetterBefore(text, from)) from--;
  return text.slice(from, end);
}

/** Whether a name may end at an offset: `Ana's`, `Ana'ya` and `_Ana_` may, `Ana-Maria`, `Ana.com` and `Ana’Maria` not. */
export function endsName(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const kind = classAt(text, at);
  if (kind === OTHER || kind === SPACE) return true;
  if (kind !== JOINER) return tellsApart(charBefore(text, at), text.slice(at, at + widthAt(text, at)), "end");
  let edge = at + 1;
  if (text.charAt(at) === "_") while (text.charAt(edge) === "_") edge++;
  if (!isWordAt(text, edge)) return true;
  return JOINERS[text.charAt(at)] === "'" && /\p{Ll}/u.test(text.charAt(edge));
}

/** Whether a name's edge may lie between two letters: between scripts, or where a script writes no spaces. */
function tellsApart(left: string, right: string, edge: "start" | "end"): boolean {
  const [a, b] = [classAt(left, 0), classAt(right, 0)];
  if (b === MARK || (a !== SPACELESS && b !== SPACELESS)) return false;
  // Katakana words are told from their neighbours by script alone; Korean hangs endings on names and nothing before them.
  if (KATAKANA.test(left) && KATAKANA.test(right)) return false;
  return !(edge === "start" && HANGUL.test(left) && HANGUL.test(right));
}

/** Whether a letter of a script without spaces stands at an offset. */
export const isSpaceless = (text: string, at: number) => classAt(text, at) === SPACELESS;
