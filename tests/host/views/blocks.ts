import { setIcon } from "../ui/icons";
import { drawInline } from "./inline";

/** A block of a note with its lines (0-based, `to` is its last). */
export interface Block {
  type: string;
  from: number;
  to: number;
  lines: string[];
}

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^`\s]*)/u;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/u;
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/u;
const ITEM = /^(\s*)([-*+]|\d+[.)])(\s+|$)(?:\[(.)\](?=\s)\s)?(.*)$/u;
const QUOTE = /^ {0,3}>\s?/u;
const CALLOUT = /^\[!([^\]]+)\]([+-]?)\s*(.*)$/u;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/u;
const blank = (line: string) => line.trim() === "";

/** Cuts a note into its blocks, as far as the host shows them. */
export function blocksOf(text: string): Block[] {
  const lines = text.replace(/\r\n?/gu, "\n").split("\n");
  const blocks: Block[] = [];
  const add = (type: string, from: number, to: number) => blocks.push({ type, from, to, lines: lines.slice(from, to + 1) });
  const until = (from: number, ends: (line: string) => boolean) => {
    let to = from;
    while (to + 1 < lines.length && !ends(lines[to + 1] ?? "")) to++;
    return to;
  };
  const past = (from: number, isEnd: (line: string) => boolean) => Math.min(until(from, isEnd) + 1, lines.length - 1);
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? "";
    const [type, to] = kindAt(at, line);
    if (type !== "") add(type, at, to);
    at = to + 1;
  }
  return blocks;

  function kindAt(at: number, line: string): [string, number] {
    const fence = FENCE.exec(line);
    if (at === 0 && line === "---" && lines.indexOf("---", 1) > 0) return ["yaml", lines.indexOf("---", 1)];
    if (blank(line)) return ["", at];
    if (fence) {
      const mark = fence[1] ?? "```";
      return ["code", past(at, (next) => next.trim().startsWith(mark) && blank(next.trim().replaceAll(mark[0] ?? "`", "")))];
    }
    if (/^\s*<!--/u.test(line)) return ["html", line.includes("-->") ? at : past(at, (next) => next.includes("-->"))];
    if (line.trim().startsWith("%%")) return ["comment", /%%.*%%/u.test(line) ? at : past(at, (next) => next.includes("%%"))];
    if (HEADING.test(line)) return ["heading", at];
    if (RULE.test(line)) return ["thematicBreak", at];
    if (QUOTE.test(line)) return [CALLOUT.test(line.replace(QUOTE, "")) ? "callout" : "blockquote", until(at, (next) => !QUOTE.test(next))];
    if (ITEM.test(line)) return ["list", listEnd(at)];
    if (line.includes("|") && TABLE_RULE.test(lines[at + 1] ?? "x")) return ["table", until(at, (next) => !next.includes("|"))];
    return ["paragraph", until(at, (next) => blank(next) || HEADING.test(next) || FENCE.test(next) || QUOTE.test(next) || ITEM.test(next) || RULE.test(next) || /^\s*<!--/u.test(next))];
  }

  /** A list goes on over blank lines when another item or an indented line follows. */
  function listEnd(from: number): number {
    let to = from;
    for (let at = from + 1; at < lines.length; at++) {
      const line = lines[at] ?? "";
      if (ITEM.test(line) && !RULE.test(line) || /^\s+\S/u.test(line)) to = at;
      else if (!blank(line)) {
        const plain = at === to + 1 && !HEADING.test(line) && !FENCE.test(line) && !QUOTE.test(line) && !RULE.test(line) && !/^\s*<!--/u.test(line);
        if (!plain) break;
        to = at;
      }
    }
    return to;
  }
}

/** Draws a block into its section's box. */
export function drawBlock({ type, lines }: Block, parent: HTMLElement, sourcePath: string): void {
  const text = lines.join("\n");
  switch (type) {
    case "heading": {
      const [, marks = "#", title = ""] = HEADING.exec(text) ?? [];
      drawInline(parent.createEl(`h${String(marks.length)}` as "h1", { attr: { "data-heading": title, dir: "auto" } }), title, sourcePath);
      break;
    }
    case "code": {
      const language = FENCE.exec(lines[0] ?? "")?.[2] ?? "";
      const last = FENCE.test(lines.at(-1) ?? "") && lines.length > 1 ? -1 : undefined;
      const cls = language === "" ? "" : `language-${language}`;
      parent.createEl("pre", { cls }).createEl("code", { cls, text: `${lines.slice(1, last).join("\n")}\n` });
      break;
    }
    case "thematicBreak":
      parent.createEl("hr");
      break;
    case "list":
      drawList(lines, 0, parent, sourcePath);
      break;
    case "blockquote":
      for (const block of blocksOf(unquote(lines))) drawBlock(block, parent.querySelector("blockquote") ?? parent.createEl("blockquote", { attr: { dir: "auto" } }), sourcePath);
      break;
    case "callout":
      drawCallout(lines, parent, sourcePath);
      break;
    case "table":
      drawTable(lines, parent, sourcePath);
      break;
    case "paragraph":
      drawInline(parent.createEl("p", { attr: { dir: "auto" } }), lines.map((line) => line.trim()).join("\n"), sourcePath);
      break;
    default:
      // Properties, comments and HTML comments are not seen in a note that is read.
      break;
  }
}

const unquote = (lines: string[]) => lines.map((line) => line.replace(QUOTE, "")).join("\n");

function drawCallout(lines: string[], parent: HTMLElement, sourcePath: string): void {
  const [first = "", ...rest] = unquote(lines).split("\n");
  const [, kind = "note", fold = "", title = ""] = CALLOUT.exec(first) ?? [];
  const el = parent.createDiv({ cls: "callout", attr: { "data-callout": kind.toLowerCase(), "data-callout-fold": fold } });
  const head = el.createDiv({ cls: "callout-title", attr: { dir: "auto" } });
  setIcon(head.createDiv({ cls: "callout-icon" }), "pencil");
  drawInline(head.createDiv({ cls: "callout-title-inner" }), title === "" ? kind[0]?.toUpperCase() + kind.slice(1) : title, sourcePath);
  const content = el.createDiv({ cls: "callout-content" });
  for (const block of blocksOf(rest.join("\n"))) drawBlock(block, content, sourcePath);
}

function drawTable(lines: string[], parent: HTMLElement, sourcePath: string): void {
  const cells = (line: string) => line.trim().replace(/^\||(?<!\\)\|$/gu, "").split(/(?<!\\)\|/u).map((cell) => cell.trim().replaceAll("\\|", "|"));
  const table = parent.createEl("table");
  const [head = "", , ...rows] = lines;
  const row = (section: HTMLElement, tag: "th" | "td", line: string) => {
    const tr = section.createEl("tr");
    for (const cell of cells(line)) drawInline(tr.createEl(tag, { attr: { dir: "auto" } }), cell, sourcePath);
  };
  row(table.createEl("thead"), "th", head);
  const body = table.createEl("tbody");
  for (const line of rows) row(body, "td", line);
}

interface Item {
  line: number;
  indent: number;
  ordered: boolean;
  task: string | undefined;
  text: string[];
  children: string[];
}

/** `offset` is the first line's number in its section: `data-line` counts from there, as in the app. */
function drawList(lines: string[], offset: number, parent: HTMLElement, sourcePath: string): void {
  const items: Item[] = [];
  lines.forEach((line, at) => {
    const match = ITEM.exec(line);
    const last = items.at(-1);
    const indent = /^\s*/u.exec(line)?.[0].replaceAll("\t", "    ").length ?? 0;
    if (match && (!last || indent <= last.indent + 1)) {
      items.push({ line: offset + at, indent, ordered: /\d/u.test(match[2] ?? ""), task: match[4], text: [match[5] ?? ""], children: [] });
    } else if (last) {
      if (match || last.children.length > 0) last.children.push(line);
      else if (!blank(line)) last.text.push(line.trim());
    }
  });
  const list = parent.createEl(items[0]?.ordered ? "ol" : "ul");
  if (items.some(({ task }) => task !== undefined)) list.addClass("contains-task-list");
  for (const item of items) drawItem(item, list, sourcePath);
}

function drawItem({ line, task, text, children }: Item, list: HTMLElement, sourcePath: string): void {
  const li = list.createEl("li", { attr: { "data-line": String(line), dir: "auto" } });
  if (task !== undefined) {
    li.addClass("task-list-item");
    li.setAttr("data-task", task === " " ? "" : task);
    if (task !== " ") li.addClass("is-checked");
    const box = li.createEl("input", { cls: "task-list-item-checkbox", type: "checkbox", attr: { "data-line": String(line) } });
    box.checked = task !== " ";
  }
  drawInline(li, text.join("\n"), sourcePath);
  if (children.length > 0) drawList(children, line + text.length, li, sourcePath);
}
