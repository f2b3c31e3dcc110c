import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, type TestContext } from "vitest";
import { launch, openBrowser, type BrowserOptions, type OpenPage } from "./browser";

/** The day of the sample vault's quarter at which every page's clock begins. */
export const TODAY = "2026-03-20";

export interface VaultPage extends OpenPage {
  /** What a file on the disk holds. */
  file: (path: string) => string;
}

export interface Session {
  /** Opens the built plugin over a vault: a folder, or texts by path. The test is skipped where there is no browser. */
  open: (context: TestContext, vault: string | Record<string, string>, options?: Omit<BrowserOptions, "plugin">) => Promise<VaultPage>;
}

/** Builds the plugin and starts a browser once for a file of tests; every page is closed after its test, and none may tell an error. */
export function session(): Session {
  const folder = mkdtempSync(join(tmpdir(), "debrief-session-"));
  const plugin = join(folder, "plugin");
  const pages: OpenPage[] = [];
  let browser: Browser | null = null;
  let count = 0;
  beforeAll(async () => {
    expect(spawnSync(process.execPath, ["esbuild.config.mjs", "production", plugin], { stdio: "inherit" }).status).toBe(0);
    browser = await launch();
  }, 120_000);
  afterEach(async () => {
    const errors = pages.flatMap((page) => page.errors);
    for (const page of pages.splice(0)) await page.close();
    expect(errors).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    async open(context, vault, options = {}) {
      if (!browser) return context.skip();
      const source = typeof vault === "string" ? vault : join(folder, `vault-${String(count += 1)}`);
      if (typeof vault !== "string") writeFiles(source, vault);
      const page = await openBrowser(browser, source, { plugin, today: TODAY, ...options });
      pages.push(page);
      page.page.setDefaultTimeout(10_000);
      return { ...page, file: (path) => readFileSync(join(page.vault, path), "utf8") };
    },
  };
}

function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Opens the sidebar of open actions, as the palette does, and waits for its rows. */
export async function openSidebar(page: Page): Promise<void> {
  await page.evaluate(() => window.host?.run("open-action-sidebar"));
  await page.locator(".debrief-sidebar .debrief-row").first().waitFor();
}

/** Takes the notices off the screen that lie over it. */
export async function clearNotices(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.querySelectorAll<HTMLElement>(".notice").forEach((notice) => notice.click());
  });
}

/** What can be tapped and is smaller than 44 pixels in one direction: its class and its size. A box counts with its label. */
export async function smallTargets(root: Locator): Promise<string[]> {
  return root.evaluate((element) => Array.from(element.querySelectorAll<HTMLElement>("button, input, select, summary, [role=button]")).flatMap((one) => {
    const { width, height } = (one.closest("label") ?? one).getBoundingClientRect();
    return width === 0 || (width >= 44 && height >= 44) ? [] : [`${one.className || one.tagName} ${String(Math.round(width))}×${String(Math.round(height))}`];
  }));
}

/** Texts with less contrast than 4.5 to what they stand on: their contrast and their first words. */
export async function paleTexts(root: Locator): Promise<string[]> {
  return root.evaluate((element) => {
    const canvas = createEl("canvas").getContext("2d", { willReadFrequently: true });
    type Colour = [number, number, number, number];
    const rgba = (css: string): Colour => {
      if (!canvas) return [0, 0, 0, 0];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
    const behind = (one: Element | null): Colour => (one === null ? [255, 255, 255, 1] : over(rgba(getComputedStyle(one).backgroundColor), behind(one.parentElement)));
    const light = ([r, g, b]: Colour) => [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
    return Array.from(element.querySelectorAll("*")).flatMap((one) => {
      const words = Array.from(one.childNodes).filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? "").join("").trim();
      if (words === "" || one.getClientRects().length === 0) return [];
      const ground = behind(one);
      const pair = [light(over(rgba(getComputedStyle(one).color), ground)), light(ground)].sort((a, b) => b - a);
      const contrast = ((pair[0] ?? 0) + 0.05) / ((pair[1] ?? 0) + 0.05);
      return contrast >= 4.5 ? [] : [`${contrast.toFixed(2)} ${words.slice(0, 30)}`];
    });
  });
}
