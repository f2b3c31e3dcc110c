import { parse, stringify } from "yaml";

/** YAML as the app reads it; an empty text is null. */
export const parseYaml = (text: string): unknown => parse(text) as unknown;

/** YAML as the app writes it: lists indented, long lines left whole. The app's own choice of quotes is not known. */
export const stringifyYaml = (value: unknown): string => stringify(value, { lineWidth: 0 });

/** Where a note's property block stands; `from` and `to` frame the YAML, `contentStart` is where the text begins. */
export function getFrontMatterInfo(text: string): { exists: boolean; frontmatter: string; from: number; to: number; contentStart: number } {
  const found = /^---[ \t]*\r?\n((?:[\s\S]*?\r?\n)?)---[ \t]*(?:\r?\n|$)/u.exec(text);
  if (!found) return { exists: false, frontmatter: "", from: 0, to: 0, contentStart: 0 };
  const frontmatter = found[1] ?? "";
  const from = text.indexOf("\n") + 1;
  return { exists: true, frontmatter, from, to: from + frontmatter.length, contentStart: found[0].length };
}
