import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CachedMetadata } from "obsidian";
import { describe, expect, it } from "vitest";
import { parseMetadata } from "./metadata/parse";

/** Recordings of the app's own cache; they lie beside the repository and are not part of it. */
const RECORDINGS = "../shared/obsidian-metadata";

interface Recording {
  name: string;
  text: string;
  cache: CachedMetadata;
}

/** Where the parser is known to differ, and why. */
const DIFFERENT: Record<string, string> = {
  "numbered_list_items_standard.json": "a child of `1.` begins at its own number there, where a child of `1)` begins at the parent's text",
};

const recordings: Recording[] = (existsSync(RECORDINGS) ? readdirSync(RECORDINGS) : []).filter((name) => name.endsWith(".json")).flatMap((name) => {
  const { fileContents: text, cachedMetadata: cache } = JSON.parse(readFileSync(join(RECORDINGS, name), "utf8")) as { fileContents?: string; cachedMetadata?: CachedMetadata };
  return text === undefined || cache === undefined ? [] : [{ name, text, cache }];
});

describe("the metadata parser against recordings of the app's cache", () => {
  if (recordings.length === 0) it.skip(`the recordings are not there (${RECORDINGS})`, () => undefined);
  else it("55 of them at least are equal in full", () => {
    const equal = recordings.filter(({ text, cache }) => JSON.stringify(sorted(parseMetadata(text))) === JSON.stringify(sorted(cache)));
    expect(equal.length).toBeGreaterThanOrEqual(55);
  });
  it.each(recordings.filter(({ name }) => !(name in DIFFERENT)))("$name", ({ text, cache }) => {
    expect(parseMetadata(text)).toEqual(cache);
  });
  it.each(recordings.filter(({ name }) => name in DIFFERENT))("$name differs in list items alone", ({ text, cache }) => {
    expect({ ...parseMetadata(text), listItems: [] }).toEqual({ ...cache, listItems: [] });
    expect(parseMetadata(text)).not.toEqual(cache);
  });
});

describe("the metadata parser", () => {
  it("sees neither tags nor links in code, comments of HTML and addresses", () => {
    const cache = parseMetadata("# A\n\n`#no [[No]]` <!-- #no [[No]] --> [x](https://no.example/#no)\n\n```\n#no [[No]]\n- [ ] no\n```\n");
    expect(cache).toEqual({ headings: cache.headings, sections: cache.sections });
    expect(cache.sections?.map(({ type }) => type)).toEqual(["heading", "paragraph", "code"]);
  });

  it("reads embeds, Markdown links, block ids and links in lists of properties", () => {
    const cache = parseMetadata("---\npeople:\n  - '[[Bo Reed|Bo]]'\n---\n![[a.png]] and [Kite](Kites%20up.md)\n\n- [/] fly ^k1\n");
    expect(cache.frontmatterLinks).toEqual([{ key: "people.0", link: "Bo Reed", original: "[[Bo Reed|Bo]]", displayText: "Bo" }]);
    expect(cache.embeds?.map(({ link }) => link)).toEqual(["a.png"]);
    expect(cache.links?.map(({ link, displayText }) => [link, displayText])).toEqual([["Kites up.md", "Kite"]]);
    expect(cache.listItems?.map(({ task, id }) => [task, id])).toEqual([["/", "k1"]]);
    expect(cache.blocks?.["k1"]?.position.start.line).toBe(6);
  });

  it("leaves properties that cannot be read out, and reads the rest", () => {
    const cache = parseMetadata("---\na: [\n---\n# T\n");
    expect(cache.frontmatter).toBeUndefined();
    expect(cache.headings?.[0]?.heading).toBe("T");
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
