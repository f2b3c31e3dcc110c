import type { Page } from "playwright-core";
import { clearNotices } from "../session";
import { PHONE, WINDOW, type Scene } from "./scene";

const SAMPLE = "tests/fixtures/vault";
const RAW = "Meetings/2026-03-16 Ines Duarte.md";
const DONE = "Meetings/2026-02-16 Lena Sato.md";

/** The two panes in the whole window. */
async function review(page: Page): Promise<void> {
  await page.evaluate(async (path) => {
    window.host?.app.workspace.leftSplit.collapse();
    window.host?.app.workspace.rightSplit.collapse();
    await window.host?.open(path);
    window.host?.run("summarize-transcript");
  }, RAW);
  await page.locator(".debrief-review-item").first().waitFor();
  await clearNotices(page);
}

/** The card over a note for reading. */
async function card(page: Page): Promise<void> {
  await page.evaluate(async (path) => {
    window.host?.app.workspace.leftSplit.collapse();
    await window.host?.open(path, "preview");
  }, DONE);
  await clearNotices(page);
  const moment = page.locator(".markdown-preview-view .debrief-moment").nth(1);
  await moment.evaluate((one) => one.closest("ul")?.scrollIntoView({ block: "start" }));
  await moment.click();
  await page.locator(".debrief-card").waitFor();
}

/** The review and the card of evidence. */
export const scenes: Scene[] = [
  {
    name: "review", vault: SAMPLE, options: WINDOW,
    async show({ page }) {
      await review(page);
      for (const key of ["j", "j"]) await page.keyboard.press(key);
    },
  },
  { name: "review-dark", vault: SAMPLE, options: { ...WINDOW, theme: "dark" }, show: ({ page }) => review(page) },
  { name: "review-phone", vault: SAMPLE, options: PHONE, show: ({ page }) => review(page) },
  { name: "evidence", vault: SAMPLE, options: WINDOW, show: ({ page }) => card(page) },
  { name: "evidence-phone", vault: SAMPLE, options: PHONE, show: ({ page }) => card(page) },
];
