/** The vault's own settings of links (`useMarkdownLinks`, `newLinkFormat` of `.obsidian/app.json`). */
export interface LinkFormat {
  useMarkdownLinks: boolean;
  newLinkFormat: "shortest" | "relative" | "absolute";
}

/**
 * A link to a note of the vault with the text to show, written for the note at `fromPath`. Null where text or path hold
 * a sign that would break it.
 */
export type WriteLink = (targetPath: string, shown: string, fromPath: string, inTable: boolean) => string | null;

/** Signs with a meaning of their own in a wikilink's target (Obsidian help, "Internal links"), and such as begin code or a comment. */
const NO_TARGET = /[#^|[\]`]|%%|\\|<!--/u;
const NO_TEXT = /[[\]|\r\n]/u;

/**
 * Links as the vault writes them: wikilinks, or Markdown links with percent-encoded paths.
 * @param isUnique whether no other note of the vault has this base name (without `.md`)
 */
export function linkStyle(format: LinkFormat, isUnique: (basename: string) => boolean): WriteLink {
  return (targetPath, shown, fromPath, inTable) => {
    if (NO_TEXT.test(shown)) return null;
    const path = pathFor(targetPath, fromPath, format.newLinkFormat, isUnique);
    if (format.useMarkdownLinks) return `[${shown}](${encodePath(path)})`;
    const target = path.replace(/\.md$/iu, "");
    if (NO_TARGET.test(target)) return null;
    return target === shown ? `[[${shown}]]` : `[[${target}${inTable ? "\\|" : "|"}${shown}]]`;
  };
}

function pathFor(target: string, from: string, format: LinkFormat["newLinkFormat"], isUnique: (basename: string) => boolean): string {
  const file = target.slice(target.lastIndexOf("/") + 1);
  if (format === "shortest") return isUnique(file.replace(/\.md$/iu, "")) ? file : target;
  return format === "absolute" ? target : relativePath(target, from);
}

/** The way from one note to another, both paths from the vault's root. */
function relativePath(target: string, from: string): string {
  const to = target.split("/");
  const here = from.split("/").slice(0, -1);
  let shared = 0;
  while (shared < here.length && shared < to.length - 1 && here[shared] === to[shared]) shared++;
  return [...here.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}

/** Letters of any script stay readable; white space and the signs of links, tables and URLs are encoded. */
function encodePath(path: string): string {
  return path.replace(/[\s%()<>#?^|[\]\\"*`]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}
