import type { Runtime } from "../runtime";

/** The type of the sidebar's view, as it is kept with the workspace. */
export const ACTIONS_VIEW = "debrief-actions";

/** Shows the sidebar of open actions, and makes it where there is none; the focus goes into its list where it is `active`. */
export async function openSidebar({ app }: Runtime, active = true): Promise<void> {
  const { view } = await app.workspace.ensureSideLeaf(ACTIONS_VIEW, "right", { active, reveal: true });
  if (active) view.containerEl.querySelector<HTMLElement>("[data-main][tabindex='0']")?.focus();
}
