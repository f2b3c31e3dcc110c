import { spawn } from "node:child_process";
import { once } from "node:events";
import { get } from "node:http";
import { describe, expect, it } from "vitest";
import { session } from "./session";

const { open } = session();

describe("the preview's window", () => {
  it("has the sidebar again when it is loaded anew", async (context) => {
    const { page } = await open(context, "tests/fixtures/vault");
    const rows = page.locator(".mod-right-split .debrief-row");
    await rows.first().waitFor();
    await page.reload();
    await rows.first().waitFor();
  }, 60_000);

  it("opens the note that was clicked, whatever its name, and a caption file as one without a view", async (context) => {
    const { page } = await open(context, { "C.md": "# Other\n", "C# notes.md": "# Sharp\n", "a|b.md": "# Bar\n", "call.vtt": "WEBVTT\n" });
    const shown = async (path: string) => {
      await page.locator(`.nav-file-title[data-path='${path}']`).click();
      await page.locator(`.nav-file-title.is-active[data-path='${path}']`).waitFor();
    };
    for (const path of ["C# notes.md", "a|b.md", "C.md", "call.vtt"]) await shown(path);
    await page.getByText("There is no view for this file (call.vtt).").waitFor();
    expect(await page.locator(".nav-file-title").count()).toBe(4);
  }, 60_000);
});

const answers = (address: string) => new Promise<boolean>((resolve) => {
  get(address, (response) => resolve(response.resume().statusCode === 200)).on("error", () => resolve(false));
});

describe("npm run preview", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("ends with its server at %s", async (signal) => {
    const preview = spawn(process.execPath, ["scripts/preview.mjs", "--no-open", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
    let told = "";
    preview.stdout.on("data", (data: Buffer) => (told += data.toString()));
    await expect.poll(() => /http:\S+/u.exec(told)?.[0], { timeout: 60_000 }).toBeDefined();
    const address = /http:\S+/u.exec(told)?.[0] ?? "";
    expect(await answers(address)).toBe(true);
    const ended = once(preview, "exit");
    preview.kill(signal);
    await ended;
    expect(await answers(address)).toBe(false);
  }, 90_000);
});
