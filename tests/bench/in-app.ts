import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launch, openBrowser, type OpenPage } from "../browser/browser";
import { TODAY, writeVault } from "./in-app-vault";
import { build } from "./rows/plugin";

interface InApp extends OpenPage {
  browser: Browser;
  folder: string;
}

let opened: Promise<InApp | null> | null = null;

async function open(): Promise<InApp | null> {
  const browser = await launch();
  if (!browser) return null;
  const folder = mkdtempSync(join(tmpdir(), "debrief-bench-"));
  build(join(folder, "plugin"));
  writeVault(join(folder, "Vault"));
  const page = await openBrowser(browser, join(folder, "Vault"), { plugin: join(folder, "plugin"), today: TODAY });
  return { ...page, browser, folder };
}

/** The built plugin in a browser, on a vault of 10,000 open actions and 10,000 names; one page for all rows. Fails where there is no browser. */
export async function inApp(): Promise<Page> {
  const app = await (opened ??= open());
  if (!app) throw new Error("no browser could be started here");
  return app.page;
}

/** Closes the page, if one was opened. */
export async function closeApp(): Promise<void> {
  const app = await opened?.catch(() => null);
  opened = null;
  if (!app) return;
  await app.close();
  await app.browser.close();
  rmSync(app.folder, { recursive: true, force: true });
}
