import type { BrowserOptions, OpenPage } from "../browser";

/** One picture for the README. Each file of this folder exports its own as `scenes`. */
export interface Scene {
  /** The picture's file, without `.png`. */
  name: string;
  /** A folder, or texts by path. */
  vault: string | Record<string, string>;
  options: Omit<BrowserOptions, "plugin">;
  /** Brings the page to what the picture shows. */
  show: (opened: OpenPage) => Promise<void>;
}

/** As the directory of plugins wants pictures: a window, and a phone. */
export const WINDOW = { width: 1200, height: 800 };
export const PHONE = { width: 450, height: 800, scale: 2, phone: true };
