import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { screenshot } from "./browser";
import { scenes as app } from "./scenes/app";
import { scenes as review } from "./scenes/review";
import { session } from "./session";

/** With DEBRIEF_PICTURES=1 the pictures of the README are made anew; with a folder's path they go there. */
const wanted = process.env["DEBRIEF_PICTURES"] ?? "";
const folder = wanted === "1" ? join("docs", "images") : wanted;
const SCENES = [...app, ...review];
/** A page of the README loads all of them. */
const LARGEST = 300_000;
const { open } = session();

describe.skipIf(folder === "")("pictures", () => {
  for (const { name, vault, options, show } of SCENES) {
    it(`${name}.png`, async (context) => {
      const opened = await open(context, vault, options);
      await show(opened);
      // Nothing is marked by a pointer that rests somewhere.
      await opened.page.mouse.move(0, 0);
      mkdirSync(folder, { recursive: true });
      const path = join(folder, `${name}.png`);
      await screenshot(opened.page, path);
      expect(statSync(path).size).toBeLessThan(LARGEST);
    });
  }
});
