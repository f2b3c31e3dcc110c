import type { Page } from "playwright-core";
import { clearNotices, openSidebar } from "../session";
import { PHONE, WINDOW, type Scene } from "./scene";
import { OPEN_NOTE, VAULT } from "./vault";

/** The note for reading, with the sidebar of open actions beside it and the files out of the way. */
async function noteAndSidebar(page: Page): Promise<void> {
  await page.evaluate(async (path) => {
    window.host?.app.workspace.leftSplit.collapse();
    await window.host?.open(path, "preview");
  }, OPEN_NOTE);
  await openSidebar(page);
  await clearNotices(page);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
}

/** The sidebar, the settings and the notices. */
export const scenes: Scene[] = [
  { name: "overview", vault: VAULT, options: WINDOW, show: ({ page }) => noteAndSidebar(page) },
  {
    name: "sidebar-dark", vault: VAULT, options: { ...WINDOW, theme: "dark" },
    async show({ page }) {
      await noteAndSidebar(page);
      await page.getByLabel("Group by").selectOption("owner");
      await page.locator(".debrief-row", { hasText: "Order twelve spare lamps" }).getByRole("button", { name: "More actions" }).click();
      await page.locator(".menu").waitFor();
    },
  },
  {
    name: "phone", vault: VAULT, options: PHONE,
    show: ({ page }) => noteAndSidebar(page),
  },
  {
    name: "settings", vault: VAULT, options: WINDOW,
    async show({ page }) {
      await noteAndSidebar(page);
      await page.evaluate(() => window.host?.openSettings());
    },
  },
];
