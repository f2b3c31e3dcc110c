import { ItemView, Menu, type ViewStateResult, type WorkspaceLeaf } from "obsidian";
import { render } from "preact";
import { sentenceOf } from "../../app/journal";
import { ADDABLE } from "../../app/review-draft";
import { baseName } from "../../text/paths";
import { say, sayWithUndo } from "../notices";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import { askDiscard } from "./discard";
import { Screen, type ScreenActions } from "./screen";
import { writeReview } from "./write";
import { ReviewSession } from "./session";
import { REVIEW_VIEW } from "./open";

/** The tab in which what was found in one note is looked at before it is written. */
export class ReviewView extends ItemView {
  override icon = "scroll-text";
  private path: string | null = null;
  private session: ReviewSession | null = null;

  constructor(leaf: WorkspaceLeaf, private readonly runtime: Runtime) {
    super(leaf);
  }

  getViewType(): string {
    return REVIEW_VIEW;
  }

  getDisplayText(): string {
    return this.path === null ? S.review.untitled : S.review.title(baseName(this.path));
  }

  override getState(): Record<string, unknown> {
    return { path: this.path };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    const path = (state as { path?: unknown } | null)?.path;
    if (typeof path === "string" && path !== this.path) this.show(path);
    await super.setState(state, result);
  }

  override onOpen(): Promise<void> {
    this.contentEl.addClass("debrief-view", "debrief-review-view");
    this.registerEvent(this.runtime.app.vault.on("rename", (file, before) => {
      if (before !== this.path) return;
      this.path = file.path;
      this.session?.move(file.path);
    }));
    return Promise.resolve();
  }

  override async onClose(): Promise<void> {
    render(null, this.contentEl);
    await this.session?.keep();
  }

  private show(path: string): void {
    void this.session?.keep();
    this.path = path;
    const session = new ReviewSession(this.runtime, path, (draft) => writeReview(this.runtime, draft));
    this.session = session;
    render(<Screen key={path} session={session} actions={this.actions(session)} />, this.contentEl);
    // A tab that was open when the app closed comes back before the vault is there.
    this.app.workspace.onLayoutReady(() => void session.begin());
  }

  private actions(session: ReviewSession): ScreenActions {
    return {
      isActive: () => this.app.workspace.getActiveViewOfType(ReviewView) === this,
      write: () => void this.write(session),
      discard: () => askDiscard(this.app, () => void session.discard().then(() => {
        say(S.review.discarded);
        this.leaf.detach();
      }, (error: unknown) => say(sentenceOf(error, session.state().draft?.path ?? "")))),
      openNote: () => void this.openNote(),
      turnMenu: (event, add) => {
        const menu = new Menu();
        for (const kind of ADDABLE) menu.addItem((item) => item.setTitle(S.review.addAs[kind]).onClick(() => add(kind)));
        menu.showAtMouseEvent(event);
      },
    };
  }

  private async write(session: ReviewSession): Promise<void> {
    const result = await session.write();
    if (!result) return;
    const told = [result.changed ? S.review.written(result.kept, result.all) : S.review.unchanged, ...result.notices].join("\n");
    if (result.undo) sayWithUndo(told, result.undo);
    else say(told);
    await this.openNote();
  }

  /** The note takes the review's place, unless it is open elsewhere. */
  private async openNote(): Promise<void> {
    const { workspace, vault } = this.app;
    const file = this.path === null ? null : vault.getFileByPath(this.path);
    if (!file) return;
    const open = workspace.getLeavesOfType("markdown").find((leaf) => leaf.getViewState().state?.["file"] === file.path);
    if (!open) {
      await this.leaf.openFile(file);
      return;
    }
    await workspace.revealLeaf(open);
    this.leaf.detach();
  }
}
