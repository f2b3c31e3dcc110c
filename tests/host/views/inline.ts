/** A kind of inline Markdown: where it stands, and what it becomes. The first that fits at the earliest place wins. */
interface Inline {
  at: RegExp;
  draw: (parent: HTMLElement, match: string[], sourcePath: string) => void;
}

const wrapped = (tag: "strong" | "em" | "del" | "mark") => (parent: HTMLElement, match: string[], sourcePath: string) =>
  drawInline(parent.createEl(tag), match[1] ?? match[2] ?? "", sourcePath);

function internalLink(parent: HTMLElement, target: string, text: string): void {
  parent.createEl("a", {
    cls: "internal-link", text, href: target,
    attr: { "data-href": target, target: "_blank", rel: "noopener nofollow" },
  });
}

const INLINES: Inline[] = [
  { at: /\\([!-/:-@[-`{-~])/u, draw: (parent, match) => parent.appendText(match[1] ?? "") },
  { at: /(`+)(.+?)\1(?!`)/u, draw: (parent, match) => void parent.createEl("code", { text: match[2]?.replace(/^ (.*) $/u, "$1") ?? "" }) },
  { at: /%%[\s\S]*?%%|<!--[\s\S]*?-->/u, draw: () => undefined },
  {
    at: /!\[\[([^\]]+)\]\]/u,
    draw: (parent, match) => void parent.createSpan({ cls: "internal-embed", text: match[1] ?? "", attr: { src: match[1] ?? "" } }),
  },
  {
    at: /\[\[([^\]|]*)(?:\|([^\]]*))?\]\]/u,
    draw: (parent, match) => internalLink(parent, match[1] ?? "", match[2] ?? (match[1] ?? "").replace(/^#/u, "").replaceAll("#", " > ")),
  },
  {
    at: /\[([^\]]*)\]\(<?([^)>]+)>?\)/u,
    draw(parent, match, sourcePath) {
      const target = match[2] ?? "";
      if (!/^[a-z][a-z0-9+.-]*:/iu.test(target)) internalLink(parent, decodeURIComponent(target), match[1] ?? "");
      else drawInline(parent.createEl("a", { cls: "external-link", href: target, attr: { rel: "noopener nofollow", target: "_blank" } }), match[1] ?? "", sourcePath);
    },
  },
  { at: /https?:\/\/[^\s<>)\]]+/u, draw: (parent, match) => void parent.createEl("a", { cls: "external-link", text: match[0], href: match[0] }) },
  { at: /\*\*(?=\S)(.+?)\*\*|__(?=\S)(.+?)__/u, draw: wrapped("strong") },
  { at: /~~(.+?)~~/u, draw: wrapped("del") },
  { at: /==(.+?)==/u, draw: wrapped("mark") },
  { at: /\*(?=\S)([^*]+?)\*|(?<![\p{L}\p{N}_])_(?=\S)([^_]+?)_(?![\p{L}\p{N}_])/u, draw: wrapped("em") },
  {
    at: /(?<![^\s])#[\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*/u,
    draw: (parent, match) => void parent.createEl("a", { cls: "tag", text: match[0], href: match[0] }),
  },
  { at: /<\/?[a-z][^>]*>/iu, draw: () => undefined },
  { at: /\n/u, draw: (parent) => void parent.createEl("br") },
];

/** Draws a paragraph's text; everything from the note becomes text nodes. */
export function drawInline(parent: HTMLElement, text: string, sourcePath: string): void {
  let rest = text;
  while (rest !== "") {
    let first: { inline: Inline; match: RegExpExecArray } | null = null;
    for (const inline of INLINES) {
      const match = inline.at.exec(rest);
      if (match && (!first || match.index < first.match.index)) first = { inline, match };
    }
    if (!first) {
      parent.appendText(rest);
      return;
    }
    const { inline, match } = first;
    if (match.index > 0) parent.appendText(rest.slice(0, match.index));
    inline.draw(parent, [...match], sourcePath);
    rest = rest.slice(match.index + match[0].length);
  }
}
