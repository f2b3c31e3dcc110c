import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { clearNotices, paleTexts, session, smallTargets, TODAY } from "./session";

const NOTE = "Meetings/Kites.md";
const NOTE_TEXT = "---\ntype: meeting\ndate: 2026-03-16\n---\n\n# Kites\n\n## Decisions\n\n- Fly on Sundays.\n\n## Action items\n\n- [ ] Send the plan @Bo Rask 📅 2026-03-17\n- [ ] Call Ada @Bo Rask\n";
const REPORT = "Debrief/Open actions.md";
const { open } = session();

const box = (page: Page, words: string) => page.getByRole("checkbox", { name: `Done: ${words}` });

/** Makes the reports from the palette, then opens the dashboard. */
async function dashboard(page: Page, mode: "source" | "preview"): Promise<void> {
  await page.evaluate(() => window.host?.run("make-reports"));
  await page.locator(".modal button.mod-cta").click();
  await expect.poll(() => page.evaluate((path) => window.host?.app.vault.getFileByPath(path)?.path, REPORT)).toBe(REPORT);
  await page.evaluate(async ([path, how]) => {
    await window.host?.settled();
    await window.host?.open(path, how);
  }, [REPORT, mode] as const);
  await box(page, "Send the plan").waitFor();
  await clearNotices(page);
}

describe("reports in a browser", () => {
  it("writes what is ticked in the dialog, and nothing when that is closed", async (context) => {
    const { page, vault, file } = await open(context, { [NOTE]: NOTE_TEXT });
    await page.evaluate(() => window.host?.run("make-reports"));
    await page.locator(".modal").waitFor();
    expect(await paleTexts(page.locator(".modal"))).toEqual([]);
    await page.keyboard.press("Escape");
    await page.locator(".modal").waitFor({ state: "detached" });
    expect(existsSync(join(vault, "Debrief"))).toBe(false);
    await page.evaluate(() => window.host?.run("make-reports"));
    await page.getByRole("checkbox", { name: /Decisions/u }).uncheck();
    await page.locator(".modal button.mod-cta").click();
    await expect.poll(() => existsSync(join(vault, REPORT))).toBe(true);
    expect(file(REPORT)).toContain("- Send the plan");
    expect(existsSync(join(vault, "Debrief", "Decisions.md"))).toBe(false);
  });

  for (const mode of ["preview", "source"] as const) {
    it(`ticks the note from a live box (${mode}), follows it, and takes it back`, async (context) => {
      const { page, file } = await open(context, { [NOTE]: NOTE_TEXT });
      await dashboard(page, mode);
      const before = file(REPORT);
      await box(page, "Send the plan").click();
      await expect.poll(() => file(NOTE)).toContain(`- [x] Send the plan @Bo Rask 📅 2026-03-17 ✅ ${TODAY}`);
      await expect.poll(() => box(page, "Send the plan").isChecked()).toBe(true);
      expect(file(REPORT)).toBe(before);
      await page.locator(".debrief-notice-undo").last().click();
      await expect.poll(() => file(NOTE)).toBe(NOTE_TEXT);
      await expect.poll(() => box(page, "Send the plan").isChecked()).toBe(false);
      // By keyboard; the focus stays on the box that was drawn anew.
      await box(page, "Call Ada").focus();
      await page.keyboard.press("Space");
      await expect.poll(() => file(NOTE)).toContain("- [x] Call Ada");
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Done: Call Ada");
    });
  }

  it("fits a phone 320 pixels wide", async (context) => {
    const { page } = await open(context, { [NOTE]: NOTE_TEXT }, { phone: true, width: 320, height: 640 });
    await page.evaluate(() => window.host?.run("make-reports"));
    await page.locator(".modal").waitFor();
    expect(await smallTargets(page.locator(".modal-content"))).toEqual([]);
    await page.keyboard.press("Escape");
    await dashboard(page, "preview");
    expect(await smallTargets(page.locator(".markdown-preview-view"))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
