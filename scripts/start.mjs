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
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SAMPLE = join(root, "tests", "fixtures", "vault");
const COPY = join(root, "sample-vault");
/** The sample vault's quarter ends here, so the same run gives the same notes on every day. */
const SAMPLE_TODAY = "2026-03-20";
/** The app's settings folder is hidden and bears its name, unless the user renamed it: then it is the one with its settings. */
const APP = "obsidian";
const PLUGIN_FILES = ["main.js", "manifest.json", "styles.css"];

const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
const build = () => node("esbuild.config.mjs", "production");
const debrief = (...args) => node(join("dist", "cli.mjs"), ...args);
const say = (...lines) => console.log(lines.join("\n"));

function configFolder(vault) {
  const hidden = readdirSync(vault).filter((name) => name.startsWith("."));
  const renamed = hidden.find((name) => ["app.json", "core-plugins.json"].every((file) => existsSync(join(vault, name, file))));
  return join(vault, hidden.includes(`.${APP}`) ? `.${APP}` : (renamed ?? `.${APP}`));
}

const pluginFolder = (vault) => join(configFolder(vault), "plugins", "debrief");

/** The user's own settings in data.json stay: only the three files are written. */
function installPlugin(vault) {
  const folder = pluginFolder(vault);
  mkdirSync(folder, { recursive: true });
  for (const name of PLUGIN_FILES) copyFileSync(join(root, name), join(folder, name));
}

function startSample(args) {
  rmSync(COPY, { recursive: true, force: true });
  cpSync(SAMPLE, COPY, { recursive: true });
  installPlugin(COPY);
  writeFileSync(join(configFolder(COPY), "community-plugins.json"), `${JSON.stringify(["debrief"])}\n`);
  say(`A fresh copy of the sample vault: ${COPY}`, "");
  const status = debrief("run", COPY, "--today", SAMPLE_TODAY, "--write", ...args);
  if (status !== 0) return status;
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
        `The plugin's files are in ${pluginFolder(vault)}.`,
        "Switch it on yourself: Settings → Community plugins → Debrief.",
      ]
    : ["With --write after the path the plugin is put into the vault, too; it is never switched on."]));
  return 0;
}

function main(args) {
  const others = args.filter((arg) => arg !== "--write");
  const [first] = others;
  if (first === undefined || first.startsWith("-")) return build() || startSample(others);
  const vault = resolve(process.env.INIT_CWD ?? process.cwd(), first);
  if (statSync(vault, { throwIfNoEntry: false })?.isDirectory() !== true) {
    console.error(`${vault} is no folder.`);
    return 2;
  }
  return build() || startOwn(vault, args.filter((arg) => arg !== first));
}

process.exitCode = main(process.argv.slice(2));
