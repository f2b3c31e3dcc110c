import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "debrief-start-"));
const vault = join(folder, "My vault");
/** The settings folder of a vault whose user renamed it. */
const config = join(vault, ".settings");
const plugin = join(config, "plugins", "debrief");
const NOTE = "---\ntype: meeting\ndate: 2026-03-02\n---\n# Kite workshop\n\n## Action items\n\n- [ ] Mend the kites @Odo Finch\n";

const start = (...args: string[]) => spawnSync(process.execPath, ["scripts/start.mjs", ...args], {
  encoding: "utf8", env: { ...process.env, INIT_CWD: folder },
});

beforeEach(() => {
  rmSync(vault, { recursive: true, force: true });
  mkdirSync(plugin, { recursive: true });
  writeFileSync(join(vault, "Kites.md"), NOTE);
  for (const name of ["app.json", "core-plugins.json"]) writeFileSync(join(config, name), "{}");
  writeFileSync(join(plugin, "data.json"), '{"me": "Odo Finch"}');
  writeFileSync(join(config, "community-plugins.json"), '["dataview"]');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("npm start on one's own vault", () => {
  it.each([["Nowhere"], ["My vault/Kites.md"]])("says in one sentence that %s is no folder", (path) => {
    const { status, stderr } = start(path);
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toEqual([`${join(folder, path)} is no folder.`]);
  });

  it("shows its plan and writes nothing", () => {
    const { status, stdout } = start("My vault");
    expect(status).toBe(0);
    expect(stdout).toContain("Open actions.md");
    expect(existsSync(join(vault, "Debrief"))).toBe(false);
    expect(existsSync(join(plugin, "main.js"))).toBe(false);
  });

  it("with --write puts the plugin there and leaves settings and switches alone", () => {
    const { status } = start("My vault", "--write");
    expect(status).toBe(0);
    expect(readFileSync(join(vault, "Debrief", "Open actions.md"), "utf8")).toContain("Mend the kites");
    expect(readFileSync(join(plugin, "main.js")).equals(readFileSync("main.js"))).toBe(true);
    expect(existsSync(join(plugin, "manifest.json")) && existsSync(join(plugin, "styles.css"))).toBe(true);
    expect(readFileSync(join(plugin, "data.json"), "utf8")).toBe('{"me": "Odo Finch"}');
    expect(readFileSync(join(config, "community-plugins.json"), "utf8")).toBe('["dataview"]');
    expect(readFileSync(join(vault, "Kites.md"), "utf8")).toBe(NOTE);
  });
});
