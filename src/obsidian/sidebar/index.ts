import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import { ACTIONS_VIEW, openSidebar } from "./open";
import { ActionsView } from "./view";

/** How often the day is looked at, in ms: at midnight what is due tomorrow becomes due today. */
const CLOCK = 60_000;

/** Registers the sidebar of open actions, its command and its ribbon icon. */
export function addSidebar(runtime: Runtime): void {
  const { app, plugin } = runtime;
  const open = () => void openSidebar(runtime);
  plugin.registerView(ACTIONS_VIEW, (leaf) => new ActionsView(leaf, runtime));
  plugin.registerHoverLinkSource(ACTIONS_VIEW, { display: S.sidebar.title, defaultMod: true });
  plugin.addCommand({ id: "open-action-sidebar", name: S.sidebar.open, callback: open });
  plugin.addRibbonIcon("list-checks", S.sidebar.open, open);
  const views = () => app.workspace.getLeavesOfType(ACTIONS_VIEW).flatMap(({ view }) => (view instanceof ActionsView ? [view] : []));
  plugin.registerInterval(window.setInterval(() => views().forEach((view) => view.checkDay()), CLOCK));
  // The leaf stays for the next start; what stands in it must not tick without the plugin.
  plugin.register(() => views().forEach((view) => view.unload()));
}
