import type { App, MarkdownPostProcessor, MarkdownPostProcessorContext, MarkdownSectionInformation, TFile } from "obsidian";
import { getFrontMatterInfo, parseYaml } from "obsidian-test-mocks/obsidian";
import { Component, Keymap, lacks } from "../base";
import { hostContext } from "../ui/context";
import { blocksOf, drawBlock, type Block } from "./blocks";

interface Registered {
  processor: MarkdownPostProcessor;
  order: number;
}

const registered: Registered[] = [];

/** A piece of rendered Markdown that lives and ends with its element. */
export class MarkdownRenderChild extends Component {
  constructor(readonly containerEl: HTMLElement) {
    super();
  }
}

/** Forgets the processors of the host before. */
export function resetPostProcessors(): void {
  registered.length = 0;
}

export const MarkdownPreviewRenderer = {
  registerPostProcessor(processor: MarkdownPostProcessor, order = processor.sortOrder ?? 0): void {
    registered.push({ processor, order });
    registered.sort((a, b) => a.order - b.order);
  },
  unregisterPostProcessor(processor: MarkdownPostProcessor): void {
    const at = registered.findIndex((one) => one.processor === processor);
    if (at >= 0) registered.splice(at, 1);
  },
  createCodeBlockPostProcessor(
    language: string, handler: (source: string, el: HTMLElement, context: MarkdownPostProcessorContext) => Promise<unknown> | void,
  ): MarkdownPostProcessor {
    return async (el, context) => {
      for (const code of Array.from(el.querySelectorAll<HTMLElement>("pre > code"))) {
        if (!code.hasClass(`language-${language}`)) continue;
        const box = createDiv({ cls: `block-language-${language}` });
        code.parentElement?.replaceWith(box);
        await handler(code.textContent.replace(/\n$/u, ""), box, context);
      }
    };
  },
};

/** Calls the registered processors on one section that was drawn. */
async function process(el: HTMLElement, context: MarkdownPostProcessorContext): Promise<void> {
  for (const { processor } of [...registered]) await processor(el, context);
}

const frontmatterOf = (text: string): unknown => {
  const info = getFrontMatterInfo(text);
  try {
    return info.exists ? parseYaml(info.frontmatter) : undefined;
  } catch {
    return undefined;
  }
};

function contextFor(text: string, sourcePath: string, owner: Component, sections: Map<HTMLElement, Block> | null): MarkdownPostProcessorContext {
  return {
    docId: sourcePath,
    sourcePath,
    frontmatter: frontmatterOf(text),
    addChild: (child) => void owner.addChild(child as unknown as Component),
    getSectionInfo(el): MarkdownSectionInformation | null {
      for (let at: HTMLElement | null = el; at; at = at.parentElement) {
        const block = sections?.get(at);
        if (block) return { text, lineStart: block.from, lineEnd: block.to };
      }
      return null;
    },
  };
}

/** `MarkdownRenderer.render`: without section info, as in the app. */
export async function renderMarkdown(_app: App, markdown: string, el: HTMLElement, sourcePath: string, owner: Component): Promise<void> {
  for (const block of blocksOf(markdown)) drawBlock(block, el, sourcePath);
  await hostContext().pending.add(process(el, contextFor(markdown, sourcePath, owner, null)));
}

export abstract class MarkdownRenderer extends MarkdownRenderChild {
  hoverPopover = null;
  abstract get file(): TFile;

  static render = renderMarkdown;

  static renderMarkdown(markdown: string, el: HTMLElement, sourcePath: string, owner: Component): Promise<void> {
    return renderMarkdown(hostContext().app as unknown as App, markdown, el, sourcePath, owner);
  }
}

/** The view of a file in which a note is read. */
interface ReadingView extends Component {
  app: App;
  file: TFile | null;
}

/** A note for reading: each section is drawn, then given to the processors; drawn anew when the text changed. */
export class MarkdownPreviewView extends MarkdownRenderer {
  readonly app: App;
  private readonly sizerEl: HTMLElement;
  private text = "";
  private sections = new Map<HTMLElement, Block>();
  private owner: Component | null = null;

  constructor(private readonly view: ReadingView, parent: HTMLElement) {
    super(parent.createDiv({ cls: "markdown-reading-view" }).createDiv({ cls: "markdown-preview-view markdown-rendered node-insert-event is-readable-line-width allow-fold-headings" }));
    this.app = view.app;
    this.sizerEl = this.containerEl.createDiv({ cls: "markdown-preview-sizer markdown-preview-section" });
    this.containerEl.addEventListener("click", (event) => this.onClick(event));
  }

  get file(): TFile {
    if (!this.view.file) throw new Error("The view has no file.");
    return this.view.file;
  }

  get(): string {
    return this.text;
  }

  set(data: string, _clear: boolean): void {
    this.text = data;
    this.rerender();
  }

  clear(): void {
    this.text = "";
    this.owner?.unload();
    this.sizerEl.empty();
  }

  rerender(_full?: boolean): void {
    void hostContext().pending.add(this.draw());
  }

  getScroll(): number {
    return this.containerEl.scrollTop;
  }

  applyScroll(scroll: number): void {
    this.containerEl.scrollTop = scroll;
  }

  /** The section that holds a line, scrolled to and marked for a moment. */
  showLine(line: number): void {
    const found = [...this.sections].find(([, { from, to }]) => from <= line && line <= to);
    if (!found) return;
    const [section, { from }] = found;
    const el = section.querySelector<HTMLElement>(`li[data-line="${String(line - from)}"]`) ?? section;
    el.scrollIntoView?.({ block: "center" });
    el.addClass("is-flashing");
    window.setTimeout(() => el.removeClass("is-flashing"), 1000);
  }

  private async draw(): Promise<void> {
    if (this.owner) this.view.removeChild(this.owner);
    const owner = this.owner = this.view.addChild(new Component());
    this.sizerEl.empty();
    this.sections = new Map();
    const context = contextFor(this.text, this.file.path, owner, this.sections);
    const drawn = blocksOf(this.text).map((block) => {
      const el = this.sizerEl.createDiv({ cls: `el-${block.type}` });
      drawBlock(block, el, this.file.path);
      this.sections.set(el, block);
      return el;
    });
    for (const el of drawn) if (this.owner === owner) await process(el, context);
  }

  private onClick(event: MouseEvent): void {
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    const link = event.target.closest("a.internal-link");
    if (link) {
      event.preventDefault();
      void hostContext().pending.add(hostContext().app.workspace.openLinkText(link.getAttribute("data-href") ?? "", this.file.path, Keymap.isModEvent(event)));
    }
    const box = event.target.closest<HTMLInputElement>("input.task-list-item-checkbox");
    if (box) this.tick(box);
  }

  /** A click on a box in a note that is read changes that line of the file. */
  private tick(box: HTMLInputElement): void {
    let section: HTMLElement | null = box;
    while (section && !this.sections.has(section)) section = section.parentElement;
    const block = section && this.sections.get(section);
    if (!block) return;
    const line = block.from + Number(box.dataset.line);
    void hostContext().pending.add(this.app.vault.process(this.file, (text) => text.split("\n")
      .map((one, at) => (at === line ? one.replace(/\[.\]/u, box.checked ? "[x]" : "[ ]") : one)).join("\n")));
  }
}

lacks(MarkdownPreviewView, "showSearch");
