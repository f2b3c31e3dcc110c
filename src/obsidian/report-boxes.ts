import { StateEffect, type Range } from "@codemirror/state";
import { Decoration, ViewPlugin, WidgetType, type DecorationSet, type EditorView, type PluginValue, type ViewUpdate } from "@codemirror/view";
import { editorLivePreviewField, MarkdownRenderChild, type App } from "obsidian";
import { changeAction } from "../app/change-action";
import { sentenceOf } from "../app/journal";
import { boxesOf, rowLines, rowsFor } from "../app/report-boxes";
import type { VaultTask } from "../model/facts";
import { flagsOf } from "../note/read";
import { actionsReport, type ActionRow } from "../report/actions";
import { shownText } from "../text/shown";
import { pathOf } from "./editor";
import { say, sayWithUndo } from "./notices";
import type { Runtime } from "./runtime";
import { S } from "./strings/index";
import { tasksApi } from "./tasks-plugin";

/** Draws a live box on each row of the dashboard of open actions, in reading view and in live preview. */
export function addReportBoxes(runtime: Runtime): void {
  const { app, plugin } = runtime;
  const rowsOf = rowReader(runtime);
  plugin.registerMarkdownPostProcessor((element, context) => {
    const section = isDashboard(app, context.sourcePath) ? context.getSectionInfo(element) : null;
    if (!section || element.querySelector("li") === null) return;
    const lines = rowLines(section.text, section.lineStart, section.lineEnd);
    context.addChild(new ReadingBoxes(element, runtime, () => rowsOf(context.sourcePath), section.text, lines));
  });
  plugin.registerEditorExtension(liveBoxes(runtime, rowsOf));
}

function isDashboard(app: App, path: string): boolean {
  return flagsOf(app.metadataCache.getCache(path)?.frontmatter ?? {}).includes(actionsReport.id);
}

type RowsOf = (path: string) => Promise<readonly ActionRow[]>;

/** The rows of a dashboard; none while the vault is not read. Its many lists ask at once: one answer serves them. */
function rowReader(runtime: Runtime): RowsOf {
  const asked = new Map<string, Promise<readonly ActionRow[]>>();
  const read = async (path: string) => {
    try {
      const sources = await runtime.setup();
      const now = runtime.index.now();
      return now ? rowsFor(sources, now, path) : [];
    } catch {
      // Settings that cannot be read are told where they are read first.
      return [];
    } finally {
      asked.delete(path);
    }
  };
  return (path) => {
    const rows = asked.get(path) ?? read(path);
    asked.set(path, rows);
    return rows;
  };
}

const isDone = ({ status }: VaultTask) => status !== "open" && status !== "in_progress";

/** Puts a box into a row, or brings the one that is there up to date. */
function drawBox(parent: HTMLElement, runtime: Runtime, task: VaultTask): void {
  const old = parent.querySelector(":scope > .debrief-report-box");
  const focused = old?.contains(parent.doc.activeElement) === true;
  old?.remove();
  const label = parent.createEl("label", { cls: "debrief-report-box", prepend: true });
  const box = label.createEl("input", { cls: "task-list-item-checkbox", type: "checkbox", attr: { "aria-label": S.actions.done(shownText(task.text)) } });
  box.checked = isDone(task);
  if (focused) box.focus();
  // Not `disabled`: that would take the focus away.
  let isBusy = false;
  box.addEventListener("click", (event) => {
    if (isBusy) event.preventDefault();
  });
  box.addEventListener("change", () => {
    isBusy = true;
    void tick(runtime, task, box).then(() => (isBusy = false));
  });
}

async function tick(runtime: Runtime, task: VaultTask, box: HTMLInputElement): Promise<void> {
  const { app, index } = runtime;
  try {
    const { path, text, undo } = await changeAction(await runtime.setup(), await index.ready(), task, { is: "toggle" }, tasksApi(app) ?? undefined);
    index.update(path, text);
    sayWithUndo(isDone(task) ? S.actions.reopened(shownText(task.text)) : S.actions.ticked(shownText(task.text)), () => void takeBack(runtime, task, undo));
  } catch (error) {
    box.checked = isDone(task);
    say(sentenceOf(error, task.path));
  }
}

async function takeBack({ index, vault }: Runtime, task: VaultTask, undo: () => Promise<void>): Promise<void> {
  try {
    await undo();
    index.update(task.path, await vault.read(task.path));
    say(S.actions.undone(shownText(task.text)));
  } catch (error) {
    say(sentenceOf(error, task.path));
  }
}

/** The boxes of a list in reading view; they follow the vault while the list is on the screen. */
class ReadingBoxes extends MarkdownRenderChild {
  private readonly drawn = new Map<HTMLElement, VaultTask>();

  constructor(
    element: HTMLElement, private readonly runtime: Runtime, private readonly rows: () => Promise<readonly ActionRow[]>, private readonly text: string, private readonly lines: readonly number[],
  ) {
    super(element);
  }

  override onload(): void {
    this.register(this.runtime.index.onChange(() => void this.draw()));
    void this.draw();
  }

  private async draw(): Promise<void> {
    const items = Array.from(this.containerEl.querySelectorAll<HTMLElement>("li"));
    if (items.length !== this.lines.length) return;
    const boxes = boxesOf(this.text, await this.rows());
    for (const [index, item] of items.entries()) {
      const task = boxes.get(this.lines[index] ?? -1);
      if (task === this.drawn.get(item)) continue;
      if (task) drawBox(item, this.runtime, task);
      else item.querySelector(":scope > .debrief-report-box")?.remove();
      if (task) this.drawn.set(item, task);
      else this.drawn.delete(item);
    }
  }
}

class BoxWidget extends WidgetType {
  constructor(private readonly runtime: Runtime, private readonly task: VaultTask) {
    super();
  }

  override eq(other: BoxWidget): boolean {
    return other.task === this.task;
  }

  toDOM(): HTMLElement {
    const parent = createSpan();
    drawBox(parent, this.runtime, this.task);
    return parent;
  }

  override updateDOM(parent: HTMLElement): boolean {
    drawBox(parent, this.runtime, this.task);
    return true;
  }
}

const redraw = StateEffect.define<null>();

/** The boxes in live preview. */
function liveBoxes(runtime: Runtime, rowsOf: RowsOf) {
  class LiveBoxes implements PluginValue {
    decorations: DecorationSet = Decoration.none;
    private rows: readonly ActionRow[] = [];
    private boxes = new Map<number, VaultTask>();
    private path: string | null = null;
    private ended = false;
    private readonly stop: () => void;

    constructor(private readonly view: EditorView) {
      this.stop = runtime.index.onChange(() => void this.read());
      void this.read();
    }

    update({ docChanged, viewportChanged, transactions, state, startState }: ViewUpdate): void {
      const fresh = transactions.some((one) => one.effects.some((effect) => effect.is(redraw)));
      if (pathOf(this.view) !== this.path) void this.read();
      if (fresh || (docChanged && this.rows.length > 0)) this.boxes = boxesOf(state.doc.toString(), this.rows);
      const live = state.field(editorLivePreviewField, false) === true;
      if (fresh || docChanged || viewportChanged || live !== (startState.field(editorLivePreviewField, false) === true)) this.decorations = this.draw(live);
    }

    destroy(): void {
      this.ended = true;
      this.stop();
    }

    private async read(): Promise<void> {
      const path = pathOf(this.view);
      this.path = path;
      const had = this.rows.length > 0;
      const rows = path !== null && isDashboard(runtime.app, path) ? await rowsOf(path) : [];
      if (this.ended || this.path !== path || (rows.length === 0 && !had)) return;
      this.rows = rows;
      this.view.dispatch({ effects: redraw.of(null) });
    }

    private draw(live: boolean): DecorationSet {
      if (!live || this.boxes.size === 0) return Decoration.none;
      const { doc } = this.view.state;
      const drawn: Range<Decoration>[] = [];
      for (const { from, to } of this.view.visibleRanges) {
        for (let number = doc.lineAt(from).number; number <= doc.lineAt(to).number; number++) {
          const task = this.boxes.get(number - 1);
          if (task) drawn.push(Decoration.widget({ widget: new BoxWidget(runtime, task), side: 1 }).range(doc.line(number).from + "- ".length));
        }
      }
      return Decoration.set(drawn, true);
    }
  }
  return ViewPlugin.fromClass(LiveBoxes, { decorations: (value) => value.decorations });
}
