import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { buildPage } from "../host/preview/build";
import { startServer } from "../host/preview/server";
import type { Host } from "../host/types";

declare global {
  interface Window {
    host?: Host;
  }
}

const ROOT = process.cwd();
const CONFIG = [".", "obsidian"].join("");
/** How long the page may take to start, in ms: these machines are slow now and then. */
const PATIENCE = 60_000;

export interface BrowserOptions {
  /** The folder with the built plugin. */
  plugin: string;
  width?: number;
  height?: number;
  theme?: "light" | "dark";
  phone?: boolean;
  /** Pixels of a picture to one of the page. */
  scale?: number;
  /** The day at which the page's clock begins (YYYY-MM-DD). */
  today?: string;
  /** The note that is opened at first. */
  note?: string;
}

export interface OpenPage {
  page: Page;
  /** The vault's folder: a copy of what was given, read it for what the plugin wrote. */
  vault: string;
  /** What the page's console told as an error, and what was thrown. */
  errors: string[];
  close(): Promise<void>;
}

/** A headless browser: the one from npm on Linux, elsewhere an installed Chrome; null, with one printed line, where there is none. */
export async function launch(): Promise<Browser | null> {
  try {
    if (process.platform !== "linux") return await chromium.launch({ channel: "chrome" });
    const { default: packed } = await import("@sparticuz/chromium");
    // In a single process the browser would end with the first page that is closed.
    const args = packed.args.filter((arg) => arg !== "--single-process" && arg !== "--no-zygote");
    return await chromium.launch({ executablePath: await packed.executablePath(), args: [...args, "--no-sandbox"], headless: true });
  } catch (error) {
    console.log(`Skipped: no browser could be started (${error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error)}).`);
    return null;
  }
}

/** Opens a copy of a vault's folder in the host, in a browser, and waits until it is ready: `window.host` is `types.ts`'s Host. */
export async function openBrowser(browser: Browser, vaultFolder: string, options: BrowserOptions): Promise<OpenPage> {
  const { plugin, width = 1280, height = 800, theme = "light", phone = false, scale = 1, note, today } = options;
  const folder = mkdtempSync(join(tmpdir(), "debrief-browser-"));
  const vault = join(folder, "Vault");
  cpSync(vaultFolder, vault, { recursive: true });
  // Where an installed plugin keeps its settings: the folder is always there.
  mkdirSync(join(vault, CONFIG, "plugins", "debrief"), { recursive: true });
  await buildPage(ROOT, join(folder, "page"));
  const server = await startServer({ vault, plugin, page: join(folder, "page") });
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: phone, isMobile: phone, deviceScaleFactor: scale });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.address });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
  const query = new URLSearchParams({ theme, ...(phone ? { phone: "1" } : {}), ...(note === undefined ? {} : { note }), ...(today === undefined ? {} : { today }) });
  await page.goto(`${server.address}?${query.toString()}`);
  await page.waitForSelector("body[data-host]", { timeout: PATIENCE });
  const failed = await page.locator(".host-error").allTextContents();
  if (failed.length > 0) throw new Error(failed.join("\n"));
  return {
    page, vault, errors,
    async close() {
      await context.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A picture of the page, as a file; the folder is there. Movement and cursor stand still in it. */
export async function screenshot(page: Page, path: string): Promise<void> {
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
}
