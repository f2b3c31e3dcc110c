/**
 * Builds Debrief and does its main job on a vault.
 *
 *   npm start                          on a fresh copy of the sample vault, in ./sample-vault
 *   npm start -- PATH                  on your own vault: shows the plan, changes nothing
 *   npm start -- PATH --write [ARG …]  does it, and puts the plugin's three files into the vault
 *
 * Further arguments go to `debrief run`. On your own vault the plugin is never switched on.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SAMPLE = join(root, "tests", "fixtures", "vault");
const COPY = join(root, "sample-vault");
/** The sample vault's quarter ends here, so the same run gives the same notes on every day. */
const SAMPLE_TODAY = "2026-03-20";
const PLUGIN_FILES = ["main.js", "manifest.json", "styles.css"];

const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
const build = () => node("esbuild.config.mjs", "production");
const debrief = (...args) => node(join("dist", "cli.mjs"), ...args);
const say = (...lines) => console.log(lines.join("\n"));

/** The user's own settings in data.json stay: only the three files are written. */
function installPlugin(vault) {
  const folder = join(vault, ".obsidian", "plugins", "debrief");
  mkdirSync(folder, { recursive: true });
  for (const name of PLUGIN_FILES) copyFileSync(join(root, name), join(folder, name));
}

/** Every note's path and the hash of its bytes; the app's own folder is left out. */
function snapshot(vault) {
  const files = readdirSync(vault, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !relative(vault, path).split(sep).some((part) => part.startsWith(".")))
    .map((path) => [relative(vault, path), createHash("sha256").update(readFileSync(path)).digest("hex")])
    .sort(([a], [b]) => (a < b ? -1 : 1)));
}

function listDifference(before, after) {
  const fresh = [...after.keys()].filter((path) => !before.has(path));
  const changed = [...after].filter(([path, hash]) => before.has(path) && before.get(path) !== hash).map(([path]) => path);
  for (const [title, paths] of [["New files", fresh], ["Changed files", changed]]) {
    if (paths.length > 0) say("", `${title} (${paths.length})`, ...paths.map((path) => `  ${path}`));
  }
}

function startSample(args) {
  rmSync(COPY, { recursive: true, force: true });
  cpSync(SAMPLE, COPY, { recursive: true });
  installPlugin(COPY);
  writeFileSync(join(COPY, ".obsidian", "community-plugins.json"), `${JSON.stringify(["debrief"])}\n`);
  const before = snapshot(COPY);
  say(`Sample vault: ${COPY} (${before.size} files)`, "");
  const status = debrief("run", COPY, "--today", SAMPLE_TODAY, "--write", ...args);
  if (status !== 0) return status;
  listDifference(before, snapshot(COPY));
  say(
    "",
    "To look at it in Obsidian: Open folder as vault, choose",
    `  ${COPY}`,
    "and answer \"Trust author and enable plugins\". Start with Debrief/Open actions.",
    "For your own vault: npm start -- PATH shows the plan, npm start -- PATH --write does it.",
  );
  return 0;
}

function startOwn(vault, args) {
  const write = args.includes("--write");
  const status = debrief("run", vault, ...args);
  if (status !== 0) return status;
  if (write) installPlugin(vault);
  say("", ...(write
    ? [
        `The plugin's files are in ${join(vault, ".obsidian", "plugins", "debrief")}.`,
        "Switch it on yourself: Settings → Community plugins → Debrief.",
        `To take this run back: node ${join(root, "dist", "cli.mjs")} undo ${JSON.stringify(vault)}`,
      ]
    : ["Nothing was written. With --write after the path it is done, and the plugin is put into the vault."]));
  return 0;
}

function main([first, ...rest]) {
  if (first === undefined || first.startsWith("-")) return build() || startSample(first === undefined ? [] : [first, ...rest]);
  const vault = resolve(process.env.INIT_CWD ?? process.cwd(), first);
  if (statSync(vault, { throwIfNoEntry: false })?.isDirectory() !== true) {
    console.error(`${vault} is no folder.`);
    return 2;
  }
  return build() || startOwn(vault, rest);
}

process.exitCode = main(process.argv.slice(2));
