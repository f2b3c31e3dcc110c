import { EditorView } from "@codemirror/view";
import type { MarkdownView, PaneType } from "obsidian";
import type { Evidence } from "../../app/evidence";
import { viewOf } from "../editor";
import { openNote } from "../open-note";
import type { Runtime } from "../runtime";
import { markLine } from "./live";
import { sectionOf } from "./reading";

/** A turn stays marked for so many ms. */
const MARKED = 3000;
/** The reading view draws what it scrolls to some frames later. */
const FRAMES = 40;
const NAME = "debrief-turn";
/** So many characters of the words find their place on the screen. */
const ENOUGH = 40;

/**
 * Opens the note at a turn of its transcript and marks it for a moment; the app's "back" returns to where the user was.
 * Fails with a `VaultError` where the note is gone.
 */
export async function goToTurn(runtime: Runtime, path: string, evidence: Evidence, pane: PaneType | boolean = false): Promise<void> {
  const { line } = evidence;
  const back = remember(runtime, path, pane);
  const view = await openNote(runtime, path, line, pane);
  back();
  if (!view) return;
  const editor = viewOf(view.editor);
  if (view.getMode() === "source" && editor) markInEditor(editor, line);
  else markOnScreen(view, path, evidence);
}

/** What the app keeps of a leaf's way; undocumented, so each part is looked at before it is used. */
interface Way {
  getHistoryState?: () => unknown;
  history?: { backHistory?: unknown[]; pushState?: (state: unknown) => void };
}

/** Within one note the app may keep no step to go back to: then it is given one. */
function remember({ app }: Runtime, path: string, pane: PaneType | boolean): () => void {
  if (pane !== false || app.workspace.getActiveFile()?.path !== path) return () => undefined;
  const way = app.workspace.getLeaf(false) as Way;
  const { history } = way;
  const steps = history?.backHistory?.length;
  if (steps === undefined || !history?.pushState || !way.getHistoryState) return () => undefined;
  const here = way.getHistoryState();
  return () => {
    if (history.backHistory?.length === steps) history.pushState?.(here);
  };
}

function markInEditor(view: EditorView, line: number): void {
  const { from } = view.state.doc.line(Math.min(line + 1, view.state.doc.lines));
  view.dispatch({ effects: [markLine.of(from), EditorView.scrollIntoView(from, { y: "center" })] });
  window.setTimeout(() => {
    if (view.dom.isConnected) view.dispatch({ effects: markLine.of(null) });
  }, MARKED);
}

/** Marks the words where they stand in the reading view, which draws them when it has scrolled there. */
function markOnScreen(view: MarkdownView, path: string, evidence: Evidence, frame = 0): void {
  const { win } = view.containerEl;
  const scroller = view.containerEl.querySelector<HTMLElement>(".markdown-preview-view");
  const range = scroller && rangeOf(scroller, path, evidence);
  if (!range) {
    if (frame < FRAMES) win.requestAnimationFrame(() => markOnScreen(view, path, evidence, frame + 1));
    return;
  }
  const place = range.getBoundingClientRect();
  const frameOf = scroller.getBoundingClientRect();
  if (place.top < frameOf.top || place.bottom > frameOf.bottom) {
    scroller.scrollTop += place.top - frameOf.top - frameOf.height / 2;
  }
  const { CSS: css, Highlight: Mark } = win as unknown as { CSS?: { highlights?: Map<string, unknown> }; Highlight?: new (range: Range) => unknown };
  if (!css?.highlights || !Mark) return;
  // The app flashes the whole block that holds the line, which may be the whole transcript.
  for (const block of Array.from(scroller.querySelectorAll(".is-flashing"))) block.removeClass("is-flashing");
  css.highlights.set(NAME, new Mark(range));
  win.setTimeout(() => css.highlights?.delete(NAME), MARKED);
}

/** Where the words stand in what is drawn of their line's block; an item may say the same elsewhere, and another turn before. */
function rangeOf(root: HTMLElement, path: string, { line, words }: Evidence): Range | null {
  const wanted = words.slice(0, ENOUGH);
  if (wanted === "") return null;
  const walker = root.doc.createTreeWalker(root, 4);
  let before: number | null = null;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (!node.data.includes(wanted)) continue;
    const section = sectionOf(node, path);
    if (!section || line < section.lineStart || line > section.lineEnd) continue;
    before ??= section.text.split("\n").slice(section.lineStart, line).join("\n").split(wanted).length - 1;
    for (let at = node.data.indexOf(wanted); at >= 0; at = node.data.indexOf(wanted, at + 1)) {
      if (before-- > 0) continue;
      const range = root.doc.createRange();
      range.setStart(node, at);
      range.setEnd(node, Math.min(node.length, at + words.length));
      return range;
    }
  }
  return null;
}
