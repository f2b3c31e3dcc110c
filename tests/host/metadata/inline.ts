import type { LinkCache, Pos, ReferenceCache, TagCache } from "obsidian";

/** A stretch of a note's text, by offsets. */
export interface Range {
  from: number;
  to: number;
}

const WIKILINK = /(!?)\[\[([^[\]\n]+?)\]\]/gu;
const TAG = /(^|[\s\u200b])(#(?:[\p{L}\p{N}\p{M}\p{So}\p{Sk}_/-]|\u200d|\ufe0f)+)/gmu;
const EXTERNAL = /^[a-z][a-z\d+.-]*:/iu;

/** What a link shows: its alias, else its target with ` > ` for each `#`. */
const shownOf = (target: string): string => target.split("#").filter((part) => part !== "").join(" > ").trim();

/** A link as it stands, taken apart; null where it is none. */
export function wikilink(original: string): Pick<LinkCache, "link" | "original" | "displayText"> | null {
  const inside = /^!?\[\[([^[\]\n]+)\]\]$/u.exec(original)?.[1];
  if (inside === undefined) return null;
  const bar = inside.indexOf("|", 1);
  const link = (bar < 0 ? inside : inside.slice(0, bar)).replace(/\\$/u, "").trim();
  return { link, original, displayText: bar < 0 ? shownOf(link) : inside.slice(bar + 1).trim() };
}

/** The target of a Markdown link as the cache has it; null for an address outside the vault. */
export function internalTarget(url: string): string | null {
  if (url === "" || EXTERNAL.test(url) || url.startsWith("//")) return null;
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** The text with these stretches blanked, so that offsets stay. */
export function blanked(text: string, ranges: readonly Range[]): string {
  let out = text;
  for (const { from, to } of ranges) out = out.slice(0, from) + out.slice(from, to).replace(/[^\n]/gu, (sign) => " ".repeat(sign.length)) + out.slice(to);
  return out;
}

/** Wikilinks and embeds in these stretches of a text. */
export function wikilinksIn(text: string, ranges: readonly Range[], at: (from: number, to: number) => Pos): { links: ReferenceCache[]; embeds: ReferenceCache[]; taken: Range[] } {
  const found = { links: [] as ReferenceCache[], embeds: [] as ReferenceCache[], taken: [] as Range[] };
  for (const { from, to } of ranges) {
    for (const match of text.slice(from, to).matchAll(WIKILINK)) {
      const start = from + match.index;
      const end = start + match[0].length;
      const link = wikilink(match[0]);
      if (!link) continue;
      found.taken.push({ from: start, to: end });
      found[match[1] === "!" ? "embeds" : "links"].push({ ...link, position: at(start, end) });
    }
  }
  return found;
}

/** Tags in these stretches: a `#`, then letters and not digits alone. */
export function tagsIn(text: string, ranges: readonly Range[], at: (from: number, to: number) => Pos): TagCache[] {
  return ranges.flatMap(({ from, to }) => [...text.slice(from, to).matchAll(TAG)].flatMap((match) => {
    const tag = match[2] ?? "";
    const start = from + match.index + (match[1] ?? "").length;
    return /^#\d+$/u.test(tag) ? [] : [{ tag, position: at(start, start + tag.length) }];
  }));
}
