import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import type { CachedMetadata } from "obsidian";

/** A text as mdast; offsets are those of the text. */
const treeOf = (text: string): Root => fromMarkdown(text, {
  extensions: [frontmatter(["yaml"]), gfm({ singleTilde: false })],
  mdastExtensions: [frontmatterFromMarkdown(["yaml"]), gfmFromMarkdown()],
});

/** The metadata of a note, as the app's cache has it. */
export function parseMetadata(text: string): CachedMetadata {
  void treeOf(text);
  return {};
}
