// @vitest-environment happy-dom
import { mkdtempSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startHost } from "./host";

it("loads the built plugin, runs a command, and unloads", async () => {
  const folder = mkdtempSync(join(tmpdir(), "debrief-host-"));
  expect(spawnSync(process.execPath, ["esbuild.config.mjs", "production", folder]).status).toBe(0);
  const host = await startHost({ plugin: folder, files: { "A.md": "# A\n" } });
  await host.open("A.md");
  expect(host.commands().map(({ id }) => id)).toContain("debrief:make-reports");
  host.run("make-reports");
  expect(await host.unload()).toEqual([expect.stringContaining("debrief-choose")]);
});
