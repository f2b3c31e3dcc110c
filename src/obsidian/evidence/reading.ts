import type { MarkdownPostProcessorContext, MarkdownSectionInformation } from "obsidian";
import { rowNote } from "../../app/evidence";
import { formatMoment, placedMoments, type Moment, type PlacedMoments } from "../../text/moments";
import { S } from "../strings/index";
import type { EvidenceSource } from "./source";

/** Opens the card of a moment beside an element; the note is where its transcript stands. */
export type OpenCard = (path: string | null, moment: Moment, anchor: HTMLElement) => void;

/** Stands for what is no text of the item itself. */
const OTHER = "\uFFFC";

/** A text node of an item and where it stands in the item's words. */
interface Piece {
  node: Text;
  from: number;
}

const drawn = new WeakMap<Node, MarkdownPostProcessorContext>();

/** The lines of a note that a rendered element shows; null where it shows none of this note's. */
export function sectionOf(node: Node, path: string): MarkdownSectionInformation | null {
  let at: Node | null = node;
  while (at && !drawn.has(at)) at = at.parentNode;
  const context = at && drawn.get(at);
  return context?.sourcePath === path ? context.getSectionInfo(at as HTMLElement) : null;
}

/**
 * Makes buttons of the moments of evidence in rendered items. Only moments of the note's own transcript are; in a report,
 * whose rows Debrief wrote, all are.
 */
export async function markRendered(el: HTMLElement, context: MarkdownPostProcessorContext, source: EvidenceSource, open: OpenCard): Promise<void> {
  drawn.set(el, context);
  const found = Array.from(el.querySelectorAll<HTMLElement>("li, td")).flatMap((item) => {
    const pieces: Piece[] = [];
    const words = readItem(item, pieces, "");
    const placed = placedMoments(words);
    return placed ? [{ item, pieces, placed }] : [];
  });
  if (found.length === 0) return;
  const path = context.sourcePath;
  const report = source.isReport(path);
  const note = report ? null : await source.ofNote(path);
  for (const { item, pieces, placed } of found) {
    if (!report && !placed.moments.every(({ moment }) => note?.isMoment(moment) === true)) continue;
    wrap(pieces, placed, (moment, anchor) => {
      const info = report ? context.getSectionInfo(el) : null;
      const target = info ? linkOfRow(item, info.text.split("\n"), info.lineStart) : null;
      open(report ? target && source.follow(target, path) : path, moment, anchor);
    });
  }
}

/** An item's own words: without what is nested in it; links and code stand as one sign. */
function readItem(node: Node, pieces: Piece[], before: string): string {
  let words = before;
  for (const child of Array.from(node.childNodes)) {
    if (child.nodeType === 3) {
      pieces.push({ node: child as Text, from: words.length });
      words += child.textContent ?? "";
    } else if (child.nodeType === 1) {
      const name = child.nodeName;
      if (name === "BR") words += "\n";
      else if (name === "UL" || name === "OL" || name === "PRE") words += "\n";
      else if (/^(?:A|CODE|BUTTON|INPUT|IMG|SVG)$/iu.test(name)) words += name === "INPUT" ? "" : OTHER;
      else words = readItem(child, pieces, words);
    }
  }
  return words;
}

/** Puts the evidence into a span that can be hidden, and each moment into one that can be pressed. Evidence that is cut by other elements stays text. */
function wrap(pieces: readonly Piece[], placed: PlacedMoments, press: (moment: Moment, anchor: HTMLElement) => void): void {
  const piece = pieces.find(({ node, from }) => from <= placed.from && placed.to <= from + node.length);
  const parent = piece?.node.parentElement;
  if (!piece || !parent) return;
  const { node, from } = piece;
  const text = node.data;
  const whole = parent.createSpan({ cls: "debrief-evidence" });
  let at = placed.from - from;
  for (const { from: start, to: end, moment } of placed.moments) {
    whole.appendText(text.slice(at, start - from));
    button(whole, text.slice(start - from, end - from), moment, press);
    at = end - from;
  }
  whole.appendText(text.slice(at, placed.to - from));
  const rest = node.splitText(placed.from - from);
  rest.data = text.slice(placed.to - from);
  parent.insertBefore(whole, rest);
}

function button(parent: HTMLElement, text: string, moment: Moment, press: (moment: Moment, anchor: HTMLElement) => void): void {
  const anchor = parent.createSpan({
    cls: "debrief-moment", text, attr: { role: "button", tabindex: "0", "aria-haspopup": "dialog", "aria-label": S.evidence.moment(formatMoment(moment)) },
  });
  const pressed = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    press(moment, anchor);
  };
  anchor.addEventListener("click", pressed);
  anchor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") pressed(event);
  });
}

/** The note that a rendered row tells of: by a link of its own behind the evidence, else by the heading above its section. */
function linkOfRow(item: HTMLElement, lines: readonly string[], sectionLine: number): string | null {
  const links = Array.from(item.querySelectorAll<HTMLElement>("a.internal-link"))
    .filter((link) => item.querySelector(".debrief-evidence")?.compareDocumentPosition(link) === 4);
  const own = links.filter((link) => /·\s*$/u.test(link.previousSibling?.textContent ?? "")).pop()?.dataset["href"];
  return own === undefined ? rowNote(lines, sectionLine, (lines[sectionLine] ?? "").length) : own.replace(/[#^].*$/u, "");
}
