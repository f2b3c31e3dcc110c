import { MONTHS, WEEKDAYS } from "../text/days";
import { foldName } from "../text/names";

/** Known names made ready for looking up where one stands in a text. */
export interface KnownNames {
  /** By the letters that a name starts with, in lower case; longest first. */
  byStart: ReadonlyMap<string, readonly string[]>;
  bySlug: ReadonlyMap<string, string>;
}

const START = /^[\p{L}\p{M}\p{N}]*/u;
/** How a name or text starts: its first letters and digits, in lower case. */
export const startOf = (text: string): string => (START.exec(text)?.[0] ?? "").normalize("NFC").toLowerCase();

/** `Ines Duarte` as `ines-duarte`, the form of a tag. */
export function slugOf(name: string): string {
  return foldName(name).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/gu, "");
}

const known = new WeakMap<readonly string[], KnownNames>();

/** The lookup of a list of names, built once for each list. */
export function knownNames(people: readonly string[]): KnownNames {
  const had = known.get(people);
  if (had) return had;
  const byStart = new Map<string, string[]>();
  const bySlug = new Map<string, string>();
  for (const name of [...people].filter((text) => text.trim() !== "").sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    const key = startOf(name);
    byStart.set(key, [...(byStart.get(key) ?? []), name]);
    bySlug.set(slugOf(name), name);
  }
  const made = { byStart, bySlug };
  known.set(people, made);
  return made;
}

/** Lists of known names: those of a vault, which are made ready once, and those of one note. */
export type NameLists = readonly (readonly string[])[];

/** A name that stands in a text, and the UTF-16 offset behind it. */
export interface ReadName {
  name: string;
  end: number;
}

const goesOn = /^(?:[\p{L}\p{M}\p{N}_]|['’-][\p{L}\p{N}])/u;
const possessive = /^['’]s(?![\p{L}\p{N}])/u;
/** The offset behind a name that ends here, its possessive `'s` included; null where the word goes on. */
function endOfName(text: string, end: number): number | null {
  const after = text.slice(end, end + 4);
  if (possessive.test(after)) return end + 2;
  return goesOn.test(after) ? null : end;
}

function readKnown(text: string, at: number, people: NameLists): ReadName | null {
  const start = startOf(text.slice(at, at + 80));
  const names = people.flatMap((list) => knownNames(list).byStart.get(start) ?? []).sort((a, b) => b.length - a.length);
  const exactFirst = [(a: string, b: string) => a === b, (a: string, b: string) => a.toLowerCase() === b.toLowerCase()];
  for (const name of names) {
    for (const form of new Set([name, name.normalize("NFC"), name.normalize("NFD")])) {
      const written = text.slice(at, at + form.length);
      const end = exactFirst.some((equal) => equal(written.normalize("NFC"), name.normalize("NFC"))) ? endOfName(text, at + form.length) : null;
      if (end !== null) return { name, end };
    }
  }
  return null;
}

const PARTICLES = "van|de|den|der|het|ten|ter|von|zu|zum|zur|vom|bin|ben|ibn|bint|al|el|la|le|les|los|las|lo|du|da|das|do|dos|di|del|della|dei|af|av|y|e";
const LEADING_PARTICLES = new RegExp(`(?:(?:${PARTICLES}) )*`, "uy");
const WORD = /(?:[dl]['’]|(?:al|el|ad|as|ash|an|ul)-)?[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/uy;
const INITIAL = /\. (?=[\p{Lu}\p{Lt}])/uy;
const NAME_MONTHS = new Set(["april", "may", "june", "august"]);
const TIME_WORDS = new Set<string>([...WEEKDAYS, ...MONTHS, "today", "tomorrow", "tonight", "by", "due", "before", "until", "eod", "eow", "asap"]);
const MAX_WORDS = 3;

const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
};

/** Up to three capitalized words; weekdays, months, other words of time and signs end them. */
function readCapitalized(text: string, at: number): ReadName | null {
  let end = at;
  let pos = at;
  for (let count = 0; count < MAX_WORDS; count++) {
    pos += matchAt(LEADING_PARTICLES, text, pos).length;
    const word = matchAt(WORD, text, pos);
    const bare = word.replace(/['’]s$/u, "");
    const key = bare.toLowerCase();
    if (bare === "" || (TIME_WORDS.has(key) && !(count === 0 && NAME_MONTHS.has(key)))) break;
    end = pos + bare.length;
    pos += word.length;
    if (bare !== word) return { name: text.slice(at, end), end: pos };
    const dot = word.length === 1 ? matchAt(INITIAL, text, pos) : "";
    if (dot !== "") pos += dot.length;
    else if (text[pos] === " " || text[pos] === "\u00A0") pos++;
    else break;
  }
  return end > at && !/^[\p{L}\p{M}\p{N}_]/u.test(text.slice(end, end + 2)) ? { name: text.slice(at, end).replace(/\u00A0/gu, " "), end } : null;
}

/** The name that starts at an offset: a known one, longest first, else capitalized words; null where there is neither. */
export function readName(text: string, at: number, people: NameLists): ReadName | null {
  return readKnown(text, at, people) ?? readCapitalized(text, at);
}

/** The name that a tag's last part means: `ines-duarte` is a known name of that form, else "Ines Duarte". */
export function nameOfSlug(slug: string, people: NameLists): string {
  return people.map((list) => knownNames(list).bySlug.get(slugOf(slug))).find((name) => name !== undefined)
    ?? slug.split(/[-_]+/u).filter((part) => part !== "").map((part) => part[0]!.toUpperCase() + part.slice(1)).join(" ");
}
