import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, openBrowser } from "./browser";

const SAMPLE = "tests/fixtures/vault";
const built = mkdtempSync(join(tmpdir(), "debrief-built-"));
let browser: Browser | null = null;

beforeAll(async () => {
  expect(spawnSync(process.execPath, ["esbuild.config.mjs", "production", built], { stdio: "inherit" }).status).toBe(0);
  browser = await launch();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(built, { recursive: true, force: true });
});

describe("the built plugin in a browser", () => {
  it("makes reports from the palette: a notice on the screen, files on the disk", async (context) => {
    if (!browser) return context.skip();
    const opened = await openBrowser(browser, SAMPLE, { plugin: built });
    const { page, vault, errors } = opened;
    await page.keyboard.press("Control+p");
    await page.locator(".prompt-input").fill("make reports");
    await page.locator(".suggestion-item", { hasText: "Make reports" }).click();
    const dialog = page.locator(".modal button.mod-cta");
    const notice = page.locator(".notice", { hasText: /Open actions|reports/iu });
    await dialog.or(notice).first().waitFor();
    if (await dialog.isVisible()) await dialog.click();
    await expect.poll(() => existsSync(join(vault, "Debrief", "Open actions.md")), { timeout: 30_000 }).toBe(true);
    await notice.first().waitFor();
    expect(readFileSync(join(vault, "Debrief", "Open actions.md"), "utf8")).toContain("debrief: actions");
    // The new note stands in the list of files, too: the host noticed it.
    await page.locator(".nav-file-title[data-path='Debrief/Open actions.md']").waitFor();
    expect(errors).toEqual([]);
    await opened.close();
  }, 60_000);

  it("types into an open note, and takes over what another program writes", async (context) => {
    if (!browser) return context.skip();
    const opened = await openBrowser(browser, SAMPLE, { plugin: built, note: "Welcome.md" });
    const { page, vault } = opened;
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Typed. ");
    await page.keyboard.press("Control+s");
    await expect.poll(() => readFileSync(join(vault, "Welcome.md"), "utf8")).toMatch(/^Typed\. /u);
    writeFileSync(join(vault, "Welcome.md"), `Outside.\n${readFileSync(join(vault, "Welcome.md"), "utf8")}`);
    await page.locator(".cm-line", { hasText: "Outside." }).waitFor();
    await opened.close();
  }, 60_000);

  it("starts as on a phone, 320 pixels wide, in the dark, and nothing stands over the edge", async (context) => {
    if (!browser) return context.skip();
    const opened = await openBrowser(browser, SAMPLE, { plugin: built, phone: true, width: 320, height: 640, theme: "dark", note: "Welcome.md" });
    const { page, errors } = opened;
    expect(await page.evaluate(() => [document.body.className.includes("theme-dark"), document.documentElement.scrollWidth])).toEqual([true, 320]);
    expect(errors).toEqual([]);
    await opened.close();
  }, 60_000);
});
