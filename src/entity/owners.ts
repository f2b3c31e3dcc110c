import type { Span } from "../text/spans";
import { findMentions, type Matcher } from "./matcher";

const SIGNS = /@|👤[ \t]*/gu;
/** Up to three capitalized words, particles inside (design, section 3). */
const CAPITALIZED =
  /\p{Lu}[\p{L}\p{M}\p{N}'’.-]*(?: (?:(?:van|von|der|den|de|di|da|del|dos|du|la|le|el|al|bin|ibn|ter|ten|af|av|zu) ){0,2}\p{Lu}[\p{L}\p{M}\p{N}'’.-]*){0,2}/uy;
const FIELD = /[[(](?:assignee|owner|assigned|responsible|who)::(?:\[\[[^\]\r\n]*\]\]|[^\])\r\n])*[\])]/giu;
const LONGEST_NAME = 120;

/**
 * The names behind `@` and `👤`, sorted: a known name, the longest, else the capitalized words, which are nobody's link
 * even where one of them is known. `known` tells the two apart.
 */
export function ownerSpans(text: string, matcher: Matcher): (Span & { known: boolean })[] {
  const spans: (Span & { known: boolean })[] = [];
  SIGNS.lastIndex = 0;
  for (let sign = SIGNS.exec(text); sign; sign = SIGNS.exec(text)) {
    const from = SIGNS.lastIndex;
    if (sign.index > 0 && /[\p{L}\p{N}]/u.test(text.charAt(sign.index - 1))) continue;
    const first = findMentions(matcher, text, from, Math.min(text.length, from + LONGEST_NAME))[0];
    CAPITALIZED.lastIndex = from;
    const to = first?.from === from ? first.to : from + (CAPITALIZED.exec(text)?.[0].length ?? 0);
    if (to > from) spans.push({ from, to, known: first?.from === from });
  }
  return spans;
}

/** Fields such as `[assignee:: Ana]`, brackets included, sorted. */
export function ownerFields(text: string): Span[] {
  if (!text.includes("::")) return [];
  return [...text.matchAll(FIELD)].map((hit) => ({ from: hit.index, to: hit.index + hit[0].length }));
}
