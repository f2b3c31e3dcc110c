/**
 * Builds Debrief and shows it in the browser, on a fresh copy of the sample vault, in a stand-in for Obsidian.
 *
 *   npm run preview                    prints the address, and opens it where there is a browser
 *   npm run preview -- PATH            on a copy of your own vault; the vault itself is not touched
 *   npm run preview -- --port 8123 --no-open
 *
 * It ends with Ctrl+C.
 */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import esbuild from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const CACHE = join(root, "node_modules", ".cache", "debrief", "preview");
const SAMPLE = join(root, "tests", "fixtures", "vault");
const DEFAULT_PORT = 5178;

function optionsOf(args) {
  const options = { vault: SAMPLE, port: DEFAULT_PORT, open: true };
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === "--port") options.port = Number(args[at += 1]);
    else if (args[at] === "--no-open") options.open = false;
    else options.vault = resolve(process.env.INIT_CWD ?? process.cwd(), args[at]);
  }
  return options;
}

/** The server and the page are TypeScript, which Node 20 does not run. */
async function bundled(name) {
  const outfile = join(CACHE, `${name}.mjs`);
  await esbuild.build({
    absWorkingDir: root, entryPoints: [`tests/host/preview/${name}.ts`], outfile, bundle: true,
    format: "esm", platform: "node", target: "node20", packages: "external", logLevel: "error",
  });
  return import(pathToFileURL(outfile).href);
}

function openBrowser(address) {
  const [command, ...args] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[process.platform] ?? ["xdg-open"];
  const child = spawn(command, [...args, address], { stdio: "ignore", detached: true });
  // Where there is no browser the address that was printed is enough.
  child.on("error", () => undefined);
  child.unref();
}

async function serve(start, options) {
  try {
    return await start(options);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    return start({ ...options, port: 0 });
  }
}

async function main() {
  const { vault, port, open } = optionsOf(process.argv.slice(2));
  if (statSync(vault, { throwIfNoEntry: false })?.isDirectory() !== true) {
    console.error(`${vault} is no folder.`);
    return 2;
  }
  mkdirSync(CACHE, { recursive: true });
  const plugin = join(CACHE, "plugin");
  const built = spawnSync(process.execPath, ["esbuild.config.mjs", "production", plugin], { cwd: root, stdio: "inherit" });
  if (built.status !== 0) return built.status ?? 1;
  if (!existsSync(join(plugin, "manifest.json"))) cpSync(join(root, "manifest.json"), join(plugin, "manifest.json"));
  const page = join(CACHE, "page");
  await (await bundled("build")).buildPage(root, page);
  const copy = join(mkdtempSync(join(tmpdir(), "debrief-preview-")), vault === SAMPLE ? "Sample vault" : basename(vault));
  cpSync(vault, copy, { recursive: true });
  const { address } = await serve((await bundled("server")).startServer, { vault: copy, plugin, page, port });
  console.log([
    `Debrief on a copy of ${vault === SAMPLE ? "the sample vault" : vault}: ${address}`,
    `The copy is in ${copy}`,
    "This is a stand-in for Obsidian: the plugin is the real one, the app around it is not.",
    "Ctrl/Cmd+P opens the commands, the gear the settings. Ctrl+C ends it.",
  ].join("\n"));
  if (open) openBrowser(address);
  return null;
}

const status = await main();
if (status !== null) process.exitCode = status;
