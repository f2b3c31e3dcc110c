import type { Blockquote, Heading, Image, Link, List, ListItem, Nodes, Root, RootContent, Yaml } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import type { BlockCache, CachedMetadata, FrontmatterLinkCache, ListItemCache, Loc, Pos, ReferenceCache, SectionCache } from "obsidian";
import { parseYaml } from "../yaml";
import { blanked, internalTarget, tagsIn, wikilink, wikilinksIn, type Range } from "./inline";

/** The metadata of a note, as the app's cache has it. What a note has none of is absent. */
export function parseMetadata(text: string): CachedMetadata {
  return new Reader(text).read();
}

const BLOCK_ID = /(?:^|\s)\^([a-z\d-]+)\s*$/iu;

class Reader {
  private readonly lines: number[] = [0];
  private readonly comments: Range[];
  /** The text as Markdown sees it: comment blocks blanked. */
  private readonly body: string;
  private readonly cache: CachedMetadata = {};
  /** Stretches of running text, and in them what is neither link nor tag. */
  private readonly prose: Range[] = [];
  private readonly literal: Range[] = [];
  private readonly addresses: Range[] = [];

  constructor(private readonly text: string) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.lines.push(at + 1);
    this.comments = commentBlocks(text);
    this.body = blanked(text, this.comments);
  }

  read(): CachedMetadata {
    const tree = fromMarkdown(this.body, {
      extensions: [frontmatter(["yaml"]), gfm({ singleTilde: false })],
      mdastExtensions: [frontmatterFromMarkdown(["yaml"]), gfmFromMarkdown()],
    });
    for (const block of tree.children) this.section(block);
    for (const range of this.comments) this.push("sections", { type: "comment", position: this.pos(range.from, range.to) });
    this.cache.sections?.sort((a, b) => a.position.start.offset - b.position.start.offset);
    this.walk(tree);
    this.inline();
    return this.cache;
  }

  private push<K extends "sections" | "headings" | "listItems" | "links" | "embeds" | "tags">(key: K, value: NonNullable<CachedMetadata[K]>[number]): void {
    const list = (this.cache[key] ??= []) as unknown[];
    list.push(value);
  }

  private loc(offset: number): Loc {
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, col: offset - (this.lines[low] ?? 0), offset };
  }

  private readonly pos = (from: number, to: number): Pos => ({ start: this.loc(from), end: this.loc(to) });

  private section(block: RootContent): void {
    const { from: begins, to } = rangeOf(block);
    const line = this.lines[this.loc(begins).line] ?? 0;
    const from = block.type === "blockquote" && this.body.slice(line, begins).trim() === "" ? line : begins;
    const section: SectionCache = { type: this.typeOf(block), position: this.pos(from, to) };
    const id = ["paragraph", "heading", "listItem"].includes(block.type) ? this.blockId(from, to) : undefined;
    if (id !== undefined && block.type === "paragraph") section.id = id;
    this.push("sections", section);
  }

  private typeOf(block: RootContent): string {
    if (block.type === "blockquote" && /^\s*>\s*\[!/u.test(this.slice(block))) return "callout";
    if (block.type === "paragraph" && /^\$\$[\s\S]*\$\$$/u.test(this.slice(block).trim())) return "math";
    return block.type;
  }

  private slice(node: Nodes): string {
    const { from, to } = rangeOf(node);
    return this.body.slice(from, to);
  }

  private blockId(from: number, to: number): string | undefined {
    const id = BLOCK_ID.exec(this.body.slice(from, to))?.[1];
    if (id === undefined) return undefined;
    const block: BlockCache = { id: id.toLowerCase(), position: this.pos(from, to) };
    (this.cache.blocks ??= {})[block.id] = block;
    return id;
  }

  private walk(node: Root | RootContent | ListItem, parent: ListItem | null = null): void {
    switch (node.type) {
      case "yaml": return this.properties(node);
      case "heading": this.heading(node); break;
      case "list": return this.list(node, parent);
      case "paragraph": case "tableCell": this.prose.push(rangeOf(node)); break;
      case "inlineCode": case "html": case "code": this.literal.push(rangeOf(node)); break;
      case "link": case "image": this.link(node); break;
    }
    if ("children" in node) for (const child of node.children) this.walk(child, node.type === "listItem" ? node : null);
  }

  private heading(node: Heading): void {
    const { from, to } = rangeOf(node);
    const first = node.children[0];
    const last = node.children.at(-1);
    const heading = first && last ? this.body.slice(rangeOf(first).from, rangeOf(last).to) : "";
    this.push("headings", { heading, level: node.depth, position: this.pos(from, to) });
    this.prose.push({ from, to });
  }

  private list(list: List | Blockquote, parent: ListItem | null): void {
    const start = this.loc(rangeOf(list).from).line;
    const items = list.children as ListItem[];
    for (const [at, item] of items.entries()) {
      const line = parent ? this.loc(rangeOf(parent).from).line : -Math.max(1, start);
      this.item(item, line, this.startOf(item, parent, at === 0), at < items.length - 1);
      this.walk(item);
    }
  }

  /** An item begins where its parent's text begins, before what indents it further; one of the top at its line's begin. */
  private startOf(item: ListItem, parent: ListItem | null, first: boolean): number {
    const { from } = rangeOf(item);
    const line = this.lines[this.loc(from).line] ?? 0;
    if (!parent) return first ? from : from - (/[ \t]*$/u.exec(this.body.slice(line, from).replace(/^(?:[ \t]*> ?)+/u, ""))?.[0].length ?? 0);
    const parentFrom = rangeOf(parent).from;
    const parentLine = this.lines[this.loc(parentFrom).line] ?? 0;
    const marker = /^(?:[-*+]|\d+[.)])[ \t]{1,4}/u.exec(this.body.slice(parentFrom))?.[0].length ?? 0;
    const column = widthOf(this.body.slice(parentLine, parentFrom)) + marker;
    let at = line;
    while (at < from && widthOf(this.body.slice(line, at)) < column) at += 1;
    return at;
  }

  private item(item: ListItem, parent: number, from: number, hasNext: boolean): void {
    const { to } = rangeOf(item);
    const nested = item.children.findIndex((child) => child.type === "list");
    const before = nested > 0 ? item.children[nested - 1] : undefined;
    const last = before ? rangeOf(before).to : to;
    // Where a blank line stands before the next item, the item takes the line break.
    const end = !before && hasNext && /^\n[ \t]*(?:\n|$)/u.test(this.body.slice(last)) ? last + 1 : last;
    const entry: ListItemCache = { parent, position: this.pos(from, end) };
    const task = /^\s*(?:[-*+]|\d+[.)])\s+\[(.)\](?:\s|$)/su.exec(this.body.slice(from, end))?.[1];
    if (task !== undefined) entry.task = task;
    const id = this.blockId(from, end);
    if (id !== undefined) entry.id = id;
    this.push("listItems", entry);
  }

  private link(node: Link | Image): void {
    const range = rangeOf(node);
    const original = this.body.slice(range.from, range.to);
    this.addresses.push(range);
    const link = original.startsWith("[") || original.startsWith("![") ? internalTarget(node.url) : null;
    if (link === null) return;
    const shown = node.type === "image" ? node.alt ?? "" : this.body.slice(range.from + 1, original.lastIndexOf("](") + range.from);
    const entry: ReferenceCache = { link, original, displayText: shown, position: this.pos(range.from, range.to) };
    this.push(node.type === "image" ? "embeds" : "links", entry);
  }

  private inline(): void {
    const text = blanked(this.text, this.literal);
    const { links, embeds, taken } = wikilinksIn(text, this.prose, this.pos);
    for (const link of links) this.push("links", link);
    for (const embed of embeds) this.push("embeds", embed);
    const plain = blanked(text, [...taken, ...this.addresses]);
    for (const tag of tagsIn(plain, [...this.prose, ...this.comments], this.pos)) this.push("tags", tag);
    for (const list of [this.cache.links, this.cache.embeds, this.cache.tags]) list?.sort((a, b) => a.position.start.offset - b.position.start.offset);
  }

  private properties(node: Yaml): void {
    const { from, to } = rangeOf(node);
    const values = readYaml(node.value);
    if (!values) return;
    this.cache.frontmatter = values;
    this.cache.frontmatterPosition = this.pos(from, to);
    this.cache.frontmatterLinks = linksOf(values);
  }
}

/** How many columns a beginning of a line takes: a tab goes to the next multiple of four. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += sign === "\t" ? 4 - (width % 4) : 1;
  return width;
}

function readYaml(yaml: string): Record<string, unknown> | null {
  try {
    const value = parseYaml(yaml);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : null;
  } catch {
    return null;
  }
}

function linksOf(value: unknown, key = ""): FrontmatterLinkCache[] {
  if (typeof value === "string") {
    const link = wikilink(value);
    return link ? [{ key, ...link }] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => linksOf(inner, key === "" ? name : `${key}.${name}`));
}

function rangeOf({ position }: Pick<Nodes, "position">): Range {
  return { from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 };
}

/** Blocks between two `%%`, each at the beginning of a line and outside code. */
function commentBlocks(text: string): Range[] {
  const found: Range[] = [];
  const sign = /^(?:(```+|~~~+)[^\n]*\n[\s\S]*?^\1|%%(?:[\s\S]*?%%|[\s\S]*$))/gmu;
  for (const match of text.matchAll(sign)) {
    if (match[1] === undefined) found.push({ from: match.index, to: match.index + match[0].length });
  }
  return found;
}
