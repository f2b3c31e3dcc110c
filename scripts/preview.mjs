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
import { once } from "node:events";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, "node_modules", ".cache", "debrief", "preview");
const plugin = join(cache, "plugin");
const program = join(cache, "preview.mjs");
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;

async function main() {
  const status = node("esbuild.config.mjs", "production", plugin);
  if (status !== 0) return status;
  // The server is TypeScript, which Node 20 does not run.
  await esbuild.build({
    absWorkingDir: root, entryPoints: ["tests/host/preview/main.ts"], outfile: program, bundle: true,
    format: "esm", platform: "node", target: "node20", packages: "external", logLevel: "error",
  });
  const server = spawn(process.execPath, [program, root, cache, ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
  // What ends this process ends the server, too.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill(signal));
  const [code] = await once(server, "exit");
  return code ?? 0;
}

process.exitCode = await main();
