import { withoutEnd } from "./ends";

/** ASCII words with single spaces: nothing to take off but letter case. */
const SIMPLE = /^[!-~]+(?: [!-~]+)*$/u;

/** A name for comparing: letter case, accents and extra white space do not count. */
export function foldName(name: string): string {
  if (SIMPLE.test(name)) return name.toLowerCase();
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** Whether two names are written the same, letter case and accents aside. */
export function sameName(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}

/** The text of a name as a property or a list gives it: the last part of a link's target, else the text itself. */
export function plainName(text: string): string {
  const link = /^\s*\[\[([^\]|#^]+)(?:[#^][^\]|]*)?(?:\|[^\]]*)?\]\]\s*$/u.exec(text) ?? /^\s*\[([^\]]+)\]\([^)]*\)\s*$/u.exec(text);
  const target = link?.[1] ?? text;
  return (link ? target.slice(target.lastIndexOf("/") + 1) : target).replace(/\.md$/u, "").trim();
}

/**
 * A name made legal as a file name on every system and as a link's target (Obsidian help, "Internal links"):
 * no slashes, no signs that Windows or links reserve, no dot at either end. `Untitled` where nothing is left.
 */
export function legalFileName(name: string): string {
  const whole = name
    .normalize("NFC")
    .replace(/%%/gu, " ")
    .replace(/[\\/:*?"<>|#^[\]\p{Cc}]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[. ]+/u, "")
    .slice(0, 120);
  const legal = withoutEnd(whole, /[. ]/u);
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu.test(legal);
  return legal === "" ? "Untitled" : reserved ? `${legal} note` : legal;
}
