import type { BlockCache, CachedMetadata, HeadingCache, HeadingSubpathResult, BlockSubpathResult } from "obsidian";

/** The version of the API that the host stands in for. */
export const apiVersion = "1.13.1";

export function requireApiVersion(version: string): boolean {
  const wanted = version.split(".").map(Number);
  const here = apiVersion.split(".").map(Number);
  for (const [at, part] of wanted.entries()) if (part !== here[at]) return part < (here[at] ?? 0);
  return true;
}

export const getLanguage = (): string => "en";

type Debounced<A extends unknown[]> = ((...args: A) => Debounced<A>) & { cancel(): Debounced<A>; run(): unknown };

/** The app's `debounce`: without `resetTimer` the first call sets the time. */
export function debounce<A extends unknown[]>(work: (...args: A) => unknown, timeout = 0, resetTimer = false): Debounced<A> {
  let timer: number | null = null;
  let last: A | null = null;
  const clear = () => {
    if (timer !== null) window.clearTimeout(timer);
    timer = null;
  };
  const run = () => {
    clear();
    const args = last;
    last = null;
    return args ? work(...args) : undefined;
  };
  const debounced = Object.assign((...args: A) => {
    last = args;
    if (timer !== null && resetTimer) clear();
    timer ??= window.setTimeout(run, timeout);
    return debounced;
  }, {
    cancel: () => {
      clear();
      last = null;
      return debounced;
    },
    run,
  }) as Debounced<A>;
  return debounced;
}

/** A heading as it stands in a link: signs with a meaning there become spaces. */
export const stripHeadingForLink = (heading: string): string => heading.replace(/[#|^\\:[\]]|%%/gu, " ").replace(/\s+/gu, " ").trim();

const plain = (heading: string) => stripHeadingForLink(heading).toLowerCase();

/** Where `#heading#below` or `#^block` stands in a note; null where there is no such place. */
export function resolveSubpath(cache: CachedMetadata, subpath: string): HeadingSubpathResult | BlockSubpathResult | null {
  const parts = subpath.split("#").filter((part) => part !== "");
  const id = /^\^(.+)$/u.exec(parts.at(-1) ?? "")?.[1]?.toLowerCase();
  if (id !== undefined) {
    const block: BlockCache | undefined = cache.blocks?.[id];
    return block ? { type: "block", block, start: block.position.start, end: block.position.end } : null;
  }
  const { headings = [] } = cache;
  let at = -1;
  let level = 0;
  for (const part of parts) {
    at = headings.findIndex((heading, index) => index > at && heading.level > level && plain(heading.heading) === plain(part));
    if (at < 0) return null;
    level = (headings[at] as HeadingCache).level;
  }
  const current = headings[at];
  if (!current) return null;
  const next = headings.slice(at + 1).find((heading) => heading.level <= current.level) ?? null;
  return { type: "heading", current, next: next as HeadingCache, start: current.position.start, end: next?.position.start ?? null };
}
