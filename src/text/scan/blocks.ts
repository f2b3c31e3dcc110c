import type { Construct } from "../scan";
import { DASH, DOLLAR, GREATER, LESS, PERCENT, SPACE, TAB, lineEndAt, skipBlanks } from "./chars";
import { htmlBlockAt } from "./html";
import { readParagraph, type Found, type Paragraph, type TextRun } from "./paragraph";
import {
  closesFence, delimiterColumns, fenceWidth, headingStart, isRule, isUnderline, markerLength, nextLine, rowCells,
} from "./starts";

/** How deep quotes and lists nest at most: what is deeper is text, so that no line costs more than its length. */
const DEEPEST = 100;

/** What stays open from one line to the next inside the innermost container. */
type Leaf =
  | ({ kind: "paragraph" } & Paragraph)
  | { kind: "table"; from: number; to: number }
  | { kind: "fence"; from: number; to: number; sign: number; width: number }
  | { kind: "html" | "htmlComment"; from: number; to: number; end: RegExp | null }
  | { kind: "indentedCode"; from: number; to: number };

/** A block quote, or a list item whose lines are indented by `width` columns; `filled` once it holds something. */
type Container = { quote: true } | { quote: false; width: number; filled: boolean };

/**
 * The blocks of a note from `start` on, by CommonMark's algorithm: fences, code, headings, tables, raw HTML and
 * whatever runs over blank lines go into `out`; the rest comes back as runs of text, in order, with the folded
 * labels of the link references that the note defines.
 */
export function scanBlocks(text: string, start: number, out: Construct[]): { runs: TextRun[]; labels: Set<string> } {
  const runs: TextRun[] = [];
  const labels = new Set<string>();
  const found: Found = { out, runs, labels };
  const stack: Container[] = [];
  let leaf: Leaf | null = null;
  /** The line `[from, end)`, where in it we are, at which column, and how much of a tab is left to take. */
  let end = 0;
  let pos = 0;
  let column = 0;
  let tabRest = 0;
  /** The first sign that is no blank, and how many columns it is indented from where we are. */
  let sign = 0;
  let indent = 0;
  let quoted = false;
  /** How many of the open containers go on in this line, and where the next line starts. */
  let matched = 0;
  let after = 0;

  function findSign(): void {
    sign = pos;
    let width = column;
    if (tabRest > 0) {
      width += tabRest;
      sign++;
    }
    for (; sign < end; sign++) {
      const code = text.charCodeAt(sign);
      if (code === SPACE) width++;
      else if (code === TAB) width += 4 - (width % 4);
      else break;
    }
    indent = width - column;
  }

  /** Goes forward by columns; a tab may be taken in part. */
  function advance(columns: number): void {
    while (columns > 0 && pos < end) {
      const width = tabRest > 0 ? tabRest : text.charCodeAt(pos) === TAB ? 4 - (column % 4) : 1;
      const taken = Math.min(width, columns);
      column += taken;
      columns -= taken;
      tabRest = width - taken;
      if (tabRest === 0) pos++;
    }
  }

  function advanceToSign(): void {
    column += indent;
    pos = sign;
    tabRest = 0;
  }

  /** Takes a space after a quote sign or a list marker, or one column of a tab. */
  function takeSpace(): void {
    const code = text.charCodeAt(pos);
    if (pos < end && (tabRest > 0 || code === SPACE || code === TAB)) advance(1);
  }

  function closeLeaf(): void {
    const open = leaf;
    leaf = null;
    if (!open) return;
    if (open.kind === "paragraph") readParagraph(text, open, found);
    else out.push({ kind: open.kind, from: open.from, to: open.to });
  }

  /** How many of the open containers go on in this line. */
  function matchContainers(): number {
    quoted = false;
    for (let i = 0; i < stack.length; i++) {
      const container = stack[i];
      if (!container) return i;
      findSign();
      if (container.quote) {
        if (indent > 3 || sign >= end || text.charCodeAt(sign) !== GREATER) return i;
        takeQuoteSign();
      } else if (sign >= end) {
        if (!container.filled) return i;
        advanceToSign();
      } else if (indent >= container.width) advance(container.width);
      else return i;
    }
    return stack.length;
  }

  function takeQuoteSign(): void {
    advanceToSign();
    pos++;
    column++;
    takeSpace();
    quoted = true;
  }

  function fill(): void {
    const inner = stack[stack.length - 1];
    if (inner && !inner.quote) inner.filled = true;
  }

  /** Whether the open leaf takes the whole line: code and raw HTML do, whatever stands in it. */
  function continueLeaf(): boolean {
    if (!leaf) return false;
    const blank = sign >= end;
    switch (leaf.kind) {
      case "fence":
        leaf.to = end;
        if (indent < 4 && closesFence(text, sign, end, leaf.sign, leaf.width)) closeLeaf();
        return true;
      case "indentedCode":
        if (!blank && indent < 4) return false;
        if (!blank) leaf.to = end;
        return true;
      case "html":
      case "htmlComment":
        if (leaf.end === null && blank) {
          closeLeaf();
          return true;
        }
        leaf.to = end;
        if (leaf.end?.test(text.slice(pos, end))) closeLeaf();
        return true;
      default:
        return false;
    }
  }

  /** Adds what runs to its closing sign over any lines between: comments, math, Templater's commands. */
  function startRunning(): boolean {
    const first = text.charCodeAt(sign);
    let close = -1;
    let kind: Construct["kind"] = "comment";
    if (first === PERCENT && text.charCodeAt(sign + 1) === PERCENT) {
      close = text.indexOf("%%", sign + 2);
      if (close < 0) close = text.length;
    } else if (first === DOLLAR && text.charCodeAt(sign + 1) === DOLLAR && skipBlanks(text, sign + 2, end) === end) {
      kind = "math";
      close = text.indexOf("$$", sign + 2);
    } else if (first === LESS && text.charCodeAt(sign + 1) === PERCENT) {
      kind = "template";
      close = text.indexOf("%>", sign + 2);
    }
    if (close < end) return false;
    closeLeaf();
    const to = Math.min(text.length, close + 2);
    out.push({ kind, from: sign, to });
    const stop = lineEndAt(text, to, text.length);
    if (to < stop) runs.push({ from: to, to: stop, masked: null });
    after = nextLine(text, stop);
    return true;
  }

  /** Starts or adds a block that takes the line's rest. `goesOn`: the open paragraph may go on here. */
  function startLeaf(goesOn: boolean, lazy: boolean): boolean {
    const paragraph = goesOn && leaf?.kind === "paragraph" ? leaf : null;
    const heading = headingStart(text, sign, end);
    if (heading >= 0) {
      closeLeaf();
      out.push({ kind: "heading", from: sign, to: end });
      runs.push({ from: heading, to: end, masked: null });
      return true;
    }
    const width = fenceWidth(text, sign, end);
    if (width > 0) {
      closeLeaf();
      leaf = { kind: "fence", from: sign, to: end, sign: text.charCodeAt(sign), width };
      return true;
    }
    const html = text.charCodeAt(sign) === LESS ? htmlBlockAt(text, sign, end, paragraph !== null || lazy) : null;
    if (html) {
      closeLeaf();
      leaf = { kind: html.kind, from: sign, to: end, end: html.end };
      if (html.end?.test(text.slice(sign, end))) closeLeaf();
      return true;
    }
    if (paragraph && (startTable(paragraph) || underline(paragraph))) return true;
    if (isRule(text, sign, end)) {
      closeLeaf();
      return true;
    }
    return startRunning();
  }

  /** Makes the paragraph's last line the head of a table where this line is its delimiter row. */
  function startTable({ lines, quoted: isQuoted }: Paragraph): boolean {
    const columns = delimiterColumns(text, sign, end);
    const head = lines[lines.length - 1];
    if (columns === 0 || !head) return false;
    const cells = rowCells(text, head[0], head[1]);
    if (cells?.length !== columns) return false;
    leaf = null;
    if (lines.length > 1) readParagraph(text, { lines: lines.slice(0, -1), quoted: isQuoted }, found);
    for (const [from, to] of cells) runs.push({ from, to, masked: null });
    leaf = { kind: "table", from: head[0], to: end };
    return true;
  }

  /** Makes the paragraph a heading where this line underlines it; definitions at its start are none of its words. */
  function underline(paragraph: Paragraph): boolean {
    if (!isUnderline(text, sign, end)) return false;
    const known = runs.length;
    leaf = null;
    readParagraph(text, paragraph, found);
    const run = runs[known];
    if (run) out.push({ kind: "heading", from: run.from, to: end });
    else if (text.charCodeAt(sign) !== DASH) leaf = { kind: "paragraph", lines: [[sign, end]], quoted };
    return true;
  }

  function addText(): void {
    if (leaf?.kind === "table") {
      leaf.to = end;
      for (const [from, to] of rowCells(text, sign, end) ?? [[sign, end]]) runs.push({ from, to, masked: null });
    } else if (leaf?.kind === "paragraph") {
      leaf.lines.push([sign, end]);
      if (quoted) leaf.quoted = true;
    } else {
      closeLeaf();
      leaf = { kind: "paragraph", lines: [[sign, end]], quoted };
    }
  }

  function openQuote(): Container {
    takeQuoteSign();
    return { quote: true };
  }

  /** Takes the list marker of that length at the sign, and the blanks that belong to it. */
  function openItem(length: number): Container {
    const offset = indent;
    advanceToSign();
    pos += length;
    column += length;
    findSign();
    const filled = sign < end;
    const padding = filled && indent >= 1 && indent <= 4 ? indent : 1;
    if (filled && padding === indent) advanceToSign();
    else takeSpace();
    return { quote: false, width: offset + length + padding, filled };
  }

  /** Closes the containers that did not go on in this line, and what is open in them. */
  function closeUnmatched(): void {
    if (matched === stack.length) return;
    closeLeaf();
    stack.length = matched;
  }

  /** Opens the quotes and list items that start in this line; gives whether the open leaf may still go on. */
  function openContainers(goesOn: boolean): boolean {
    while (sign < end && indent < 4 && stack.length < DEEPEST) {
      const paragraph = goesOn && leaf?.kind === "paragraph";
      const quote = text.charCodeAt(sign) === GREATER;
      const length = quote || isRule(text, sign, end) ? 0 : markerLength(text, sign, end, paragraph);
      if (!quote && length === 0) break;
      closeUnmatched();
      closeLeaf();
      fill();
      stack.push(quote ? openQuote() : openItem(length));
      matched = stack.length;
      findSign();
      goesOn = false;
    }
    return goesOn;
  }

  function readLine(): void {
    matched = matchContainers();
    if (matched < stack.length && leaf?.kind !== "paragraph") closeUnmatched();
    findSign();
    if (continueLeaf()) return;
    const goesOn = openContainers(matched === stack.length);
    const lazy = matched < stack.length;
    if (sign >= end) {
      closeUnmatched();
      closeLeaf();
      return;
    }
    const inParagraph = leaf?.kind === "paragraph" && (goesOn || lazy);
    if (indent >= 4 && !inParagraph) {
      closeLeaf();
      leaf = { kind: "indentedCode", from: sign, to: end };
    } else if (indent >= 4 || !mayStartBlock(text.charCodeAt(sign)) || !startLeaf(goesOn, lazy)) addText();
    else if (lazy) stack.length = matched;
    fill();
  }

  for (let from = start; from < text.length; from = after) {
    end = lineEndAt(text, from, text.length);
    after = nextLine(text, end);
    pos = from;
    column = 0;
    tabRest = 0;
    readLine();
  }
  closeLeaf();
  return { runs, labels };
}

const BLOCK_SIGNS = new Uint8Array(128);
for (const sign of "#`~<=-+*_|:>%$0123456789") BLOCK_SIGNS[sign.charCodeAt(0)] = 1;

function mayStartBlock(code: number): boolean {
  return code < 128 && BLOCK_SIGNS[code] === 1;
}
