const WIKILINK = /!?\[\[([^[\]|]+)(?:\|([^[\]]*))?\]\]/gu;
const LINK = /!?\[([^[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)/gu;

/** A text as it reads on the screen: links as what they show (without one, the last part of the path), white space collapsed. */
export function shownText(text: string): string {
  return text
    .replace(WIKILINK, (_, target: string, shown?: string) => shown ?? target.slice(target.lastIndexOf("/") + 1))
    .replace(LINK, "$1")
    .replace(/\s+/gu, " ")
    .trim();
}
