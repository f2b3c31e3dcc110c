import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { byPalette, DONE, MEETING, PEOPLE, silence } from "./meeting";
import { clearNotices, paleTexts, session, smallTargets } from "./session";

const { open } = session();
const FILES = { ...PEOPLE, [MEETING]: DONE };
const REPORT = "Debrief/Open actions.md";
const path = (page: Page) => page.evaluate(() => window.host?.app.workspace.getActiveFile()?.path);
const moment = (page: Page, words = "01:10") => page.locator(".debrief-moment:visible", { hasText: words }).first();

const highlights = (page: Page) => page.evaluate(() => (CSS as unknown as { highlights: { size: number } }).highlights.size);

/** A folder with a recording of so many seconds beside the notes. */
function withRecording(seconds: number): string {
  const folder = mkdtempSync(join(tmpdir(), "debrief-recording-"));
  for (const [name, text] of Object.entries({ ...FILES, "racks.wav": silence(seconds) })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe.each(["source", "preview"] as const)("evidence on the screen, in %s", (mode) => {
  it("opens a card by a click, goes by Escape, and leads to its turn and back", async (context) => {
    const { page, file } = await open(context, FILES, { note: MEETING });
    await page.evaluate(([note, how]) => window.host?.open(note, how), [MEETING, mode] as const);
    await clearNotices(page);
    const card = page.locator(".debrief-card");
    await moment(page).click();
    expect(await card.locator(".debrief-card-speaker").textContent()).toBe("Mira Okafor");
    expect(await card.locator("mark").textContent()).toBe("Yes, I will send you the rack plan by Friday.");
    expect(await card.locator(".debrief-card-turn").count()).toBe(3);
    const box = await card.boundingBox();
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 1280 && box.y + box.height <= 800).toBe(true);
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    await moment(page).click();
    await page.keyboard.press("Enter");
    await card.waitFor({ state: "detached" });
    const mark = mode === "source"
      ? page.locator(".debrief-turn-mark").textContent()
      : expect.poll(() => highlights(page)).toBeGreaterThan(0).then(() => "rack plan by Friday");
    expect(await mark).toContain("rack plan by Friday");
    await page.waitForTimeout(3_300);
    expect(await page.locator(".debrief-turn-mark").count() + await highlights(page)).toBe(0);
    expect(file(MEETING)).toBe(DONE);
  }, 60_000);

  it("is shown by a report's row, and back returns to the report", async (context) => {
    const { page, file } = await open(context, FILES, { note: MEETING });
    await page.evaluate(() => window.host?.run("make-reports"));
    const dialog = page.locator(".modal button.mod-cta");
    await dialog.or(page.locator(".notice", { hasText: "report" })).first().waitFor();
    if (await dialog.isVisible()) await dialog.click();
    await expect.poll(() => file(REPORT), { timeout: 10_000 }).toContain("01:10");
    await page.locator(`.nav-file-title[data-path='${REPORT}']`).waitFor();
    await page.evaluate(([note, how]) => window.host?.open(note, how), [REPORT, mode] as const);
    await clearNotices(page);
    await moment(page).click();
    await page.locator(".debrief-card mark", { hasText: "rack plan" }).waitFor();
    await page.getByText("Go to the transcript").click();
    await expect.poll(() => path(page)).toBe(MEETING);
    await page.evaluate(() => (window.host?.app as unknown as { commands: { executeCommandById(id: string): boolean } }).commands.executeCommandById("app:go-back"));
    await expect.poll(() => path(page)).toBe(REPORT);
  }, 60_000);
});

describe("a card", () => {
  it("plays the recording from five seconds before", async (context) => {
    const { page } = await open(context, withRecording(120), { note: MEETING });
    await page.evaluate((note) => window.host?.open(note, "preview"), MEETING);
    await clearNotices(page);
    await moment(page).click();
    const player = page.locator(".debrief-card audio");
    expect(await player.getAttribute("aria-label")).toBe("Recording from 01:05");
    await expect.poll(() => player.evaluate((one: HTMLAudioElement) => [one.currentTime, one.paused]), { timeout: 10_000 }).toEqual([65, true]);
    await player.evaluate(async (one: HTMLAudioElement) => one.play());
    await expect.poll(() => player.evaluate((one: HTMLAudioElement) => one.currentTime)).toBeGreaterThan(65);
    await page.keyboard.press("Escape");
    await page.locator(".debrief-card").waitFor({ state: "detached" });
  }, 60_000);

  it("says that a recording is missing", async (context) => {
    const { page } = await open(context, FILES, { note: MEETING });
    await clearNotices(page);
    await moment(page).click();
    await page.locator(".debrief-card").getByText('The recording "racks" is not in this vault.').waitFor();
  }, 60_000);

  it("is a sheet at the bottom of a phone, for fingers", async (context) => {
    const { page } = await open(context, FILES, { note: MEETING, phone: true, width: 320, height: 640 });
    await page.evaluate((note) => window.host?.open(note, "preview"), MEETING);
    await clearNotices(page);
    await moment(page).tap();
    const card = page.locator(".debrief-card");
    const box = await card.boundingBox();
    expect([box?.x, box?.width, Math.round((box?.y ?? 0) + (box?.height ?? 0))]).toEqual([0, 320, 640]);
    expect(await smallTargets(card)).toEqual([]);
    await page.getByRole("button", { name: "Close" }).tap();
    await card.waitFor({ state: "detached" });
  }, 60_000);

  for (const theme of ["light", "dark"] as const) it(`has words with enough contrast in ${theme}`, async (context) => {
    const { page } = await open(context, FILES, { note: MEETING, theme });
    await clearNotices(page);
    await moment(page).click();
    expect(await paleTexts(page.locator(".debrief-card"))).toEqual([]);
  }, 60_000);
});

describe("links on save, typed in the editor", () => {
  it("links what was typed, leaves the cursor, and one undo takes the links away for good", async (context) => {
    const { page, file } = await open(context, FILES, { note: MEETING });
    await page.locator(".cm-line", { hasText: "# Racks" }).first().click();
    await page.keyboard.press("End");
    await page.keyboard.type("\n\nTeo Brandt called about the hall");
    await page.keyboard.press("Control+s");
    await expect.poll(() => file(MEETING), { timeout: 10_000 }).toContain("[[Teo Brandt]] called about the hall");
    await page.keyboard.type(" again.");
    await page.keyboard.press("Control+s");
    await expect.poll(() => file(MEETING), { timeout: 10_000 }).toContain("[[Teo Brandt]] called about the hall again.");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+s");
    await expect.poll(() => file(MEETING), { timeout: 10_000 }).toContain("\nTeo Brandt called about the hall");
    await byPalette(page, "Link people and organizations in this note");
    await page.waitForTimeout(1_000);
    expect(file(MEETING)).not.toContain("[[Teo Brandt]] called");
  }, 60_000);
});
