import { ItemView, Keymap, setIcon, type HoverParent, type HoverPopover, type ViewStateResult, type WorkspaceLeaf } from "obsidian";
import { changeAction } from "../../app/change-action";
import { makeSample } from "../sample";
import { say, sayWithUndo } from "../notices";
import { showNote } from "../open-note";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import { tasksApi } from "../tasks-plugin";
import type { SidebarActions } from "./actions";
import { mountSidebar } from "./app";
import { showActionMenu } from "./menu";
import { SidebarModel } from "./model";
import { ACTIONS_VIEW } from "./open";

/** The sidebar of open actions. */
export class ActionsView extends ItemView implements HoverParent {
  hoverPopover: HoverPopover | null = null;
  override navigation = false;
  override icon = "list-checks";
  private readonly model: SidebarModel;

  constructor(leaf: WorkspaceLeaf, private readonly runtime: Runtime) {
    super(leaf);
    const { app } = runtime;
    this.model = new SidebarModel(runtime, {
      say, sayWithUndo,
      write: async (task, change) => changeAction(await runtime.setup(), await runtime.index.ready(), task, change, tasksApi(app) ?? undefined),
      saveState: () => void app.workspace.requestSaveLayout(),
    });
  }

  getViewType(): string {
    return ACTIONS_VIEW;
  }

  getDisplayText(): string {
    return S.sidebar.title;
  }

  override getState(): Record<string, unknown> {
    return { ...this.model.state() };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    this.model.restore(state);
    await super.setState(state, result);
  }

  override onOpen(): Promise<void> {
    this.contentEl.addClass("debrief-view");
    this.register(this.model.start());
    this.register(mountSidebar(this.contentEl, { model: this.model, actions: this.actions() }));
    return Promise.resolve();
  }

  /** Draws anew where the day has changed since. */
  checkDay(): void {
    this.model.checkDay();
  }

  private actions(): SidebarActions {
    const { runtime } = this;
    const { workspace } = runtime.app;
    return {
      icon: setIcon,
      open(path, line, event) {
        showNote(runtime, path, line, "button" in event && event.button === 1 ? "tab" : Keymap.isModEvent(event));
      },
      hover: (path, line, event, targetEl) => void workspace.trigger("hover-link", {
        event, source: ACTIONS_VIEW, hoverParent: this, targetEl, linktext: path, sourcePath: "", state: { scroll: line },
      }),
      sample: () => void makeSample(runtime),
      menu: (row, place) => showActionMenu(runtime, row, place, (change) => void this.model.change(row, change)),
    };
  }
}
