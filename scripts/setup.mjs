/**
 * Installs what package-lock.json says where node_modules lacks it. Every npm command runs it first; when all is there
 * it only compares two files and touches no network.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const NODE_MAJOR = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

function readPackages(...path) {
  try {
    return JSON.parse(readFileSync(join(root, ...path), "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** Whether npm's own record of what it installed holds every package of the lock in that version. */
function isInstalled() {
  const wanted = readPackages("package-lock.json");
  const installed = readPackages("node_modules", ".package-lock.json");
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) =>
    path === "" || optional || (devOptional && !installed[path]) || installed[path]?.version === version);
}

/** `npm ci` by the npm that runs this script, else by the one on the path. */
function install() {
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  return npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] })
    : spawnSync("npm", args, { cwd: root, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
}

if (Number(process.versions.node.split(".")[0]) < NODE_MAJOR) {
  console.error(`Debrief is built with Node ${NODE_MAJOR} or later; this is Node ${process.versions.node}.`);
  process.exitCode = 1;
} else if (!isInstalled()) {
  console.error("Installing the packages that package-lock.json names …");
  if (install().status !== 0) {
    console.error("The packages could not be installed. Is the network there? `npm ci` shows the whole story.");
    process.exitCode = 1;
  }
}
