import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Builds the plugin into a folder of its own, which goes when the test file's tests are done. */
export function buildPlugin(): string {
  const folder = mkdtempSync(join(tmpdir(), "debrief-built-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const { status, stderr } = spawnSync(process.execPath, ["esbuild.config.mjs", "production", folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`The plugin cannot be built: ${stderr}`);
  return folder;
}

/** The sample vault as texts by path, its settings in a folder of another name. */
export function sampleFiles(settings = ".settings"): Record<string, string> {
  const sample = "tests/fixtures/vault";
  const files = readdirSync(sample, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map((entry) => {
    const path = join(entry.parentPath, entry.name).slice(sample.length + 1).split("\\").join("/");
    return [path.replace(/^\.[a-z]+\//u, `${settings}/`), readFileSync(join(entry.parentPath, entry.name), "utf8")];
  }));
}
