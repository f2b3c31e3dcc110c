import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import { ACTIONS_VIEW, openSidebar } from "./open";
import { ActionsView } from "./view";

/** Registers the sidebar of open actions, its command and its ribbon icon. */
export function addSidebar(runtime: Runtime): void {
  const { plugin } = runtime;
  const open = () => void openSidebar(runtime);
  plugin.registerView(ACTIONS_VIEW, (leaf) => new ActionsView(leaf, runtime));
  plugin.registerHoverLinkSource(ACTIONS_VIEW, { display: S.sidebar.title, defaultMod: true });
  plugin.addCommand({ id: "open-action-sidebar", name: S.sidebar.open, callback: open });
  plugin.addRibbonIcon("list-checks", S.sidebar.open, open);
}
