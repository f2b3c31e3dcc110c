/**
 * Builds what is shipped and what is run for measuring.
 *
 *   node esbuild.config.mjs production [DIR]   main.js, styles.css and dist/cli.mjs; with DIR into that folder, with manifest.json and meta.json
 *   node esbuild.config.mjs dev                the same, again at every change
 *   node esbuild.config.mjs bench|eval [ARG …] builds tests/NAME/index.ts and runs it
 */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, resolve } from "node:path";
import process from "node:process";
import esbuild from "esbuild";
import { unreached } from "./scripts/unreached.mjs";

const ROOT = import.meta.dirname ?? process.cwd();
const BANNER = "/* Debrief, bundled by esbuild from TypeScript. The source is in the plugin's repository, which manifest.json names. */";
/** What the app gives to every plugin. */
const HOST_MODULES = [
  "obsidian", "electron",
  ...["autocomplete", "collab", "commands", "language", "lint", "search", "state", "view"].map((name) => `@codemirror/${name}`),
  ...["common", "highlight", "lr"].map((name) => `@lezer/${name}`),
];
const NODE_MODULES = builtinModules.flatMap((name) => [name, `node:${name}`]);

const COMMON = { absWorkingDir: ROOT, bundle: true, metafile: true, logLevel: "warning", treeShaking: true, plugins: [unreached] };

/** Bundled CommonJS packages that still ask for a Node module find `require` here. */
const REQUIRE_SHIM = 'import { createRequire as debriefRequire } from "node:module"; const require = debriefRequire(import.meta.url);';
const NODE = { ...COMMON, format: "esm", platform: "node", target: "node20" };

const pluginBundle = (dir) => ({
  ...COMMON,
  entryPoints: ["src/main.ts"],
  outfile: join(dir, "main.js"),
  format: "cjs",
  platform: "browser",
  // Phones with the app's least version run iOS 16.4 or later.
  target: "es2022",
  charset: "utf8",
  minify: true,
  sourcemap: false,
  legalComments: "none",
  external: HOST_MODULES,
  banner: { js: BANNER },
});

const cliBundle = (dir) => ({
  ...NODE,
  entryPoints: ["src/cli.mts"],
  outfile: join(dir, "dist", "cli.mjs"),
  legalComments: "none",
  banner: { js: `#!/usr/bin/env node\n${BANNER}\n${REQUIRE_SHIM}` },
});

/** `styles/*.css`, in the order of their names, as the one file that the app reads. */
function joinStyles(dir) {
  const folder = join(ROOT, "styles");
  const names = readdirSync(folder).filter((name) => name.endsWith(".css")).sort();
  writeFileSync(join(dir, "styles.css"), names.map((name) => `${readFileSync(join(folder, name), "utf8").trim()}\n`).join("\n"));
}

async function production(dir = ROOT) {
  const plugin = await esbuild.build(pluginBundle(dir));
  joinStyles(dir);
  const cli = await esbuild.build(cliBundle(dir));
  chmodSync(join(dir, "dist", "cli.mjs"), 0o755);
  if (dir === ROOT) return;
  copyFileSync(join(ROOT, "manifest.json"), join(dir, "manifest.json"));
  writeFileSync(join(dir, "meta.json"), JSON.stringify({ plugin: plugin.metafile, cli: cli.metafile }));
}

async function dev() {
  joinStyles(ROOT);
  watch(join(ROOT, "styles"), () => joinStyles(ROOT));
  for (const options of [pluginBundle(ROOT), cliBundle(ROOT)]) {
    const context = await esbuild.context({ ...options, minify: false, sourcemap: "inline", logLevel: "info" });
    await context.watch();
  }
}

/** A program under tests/ that is bundled first, because Node 20 runs no TypeScript. */
async function tool(name, args) {
  const outfile = join(ROOT, "node_modules", ".cache", "debrief", `${name}.mjs`);
  mkdirSync(join(outfile, ".."), { recursive: true });
  await esbuild.build({
    ...NODE,
    entryPoints: [`tests/${name}/index.ts`],
    outfile,
    external: [...NODE_MODULES, "obsidian-test-mocks/*", "esbuild", "playwright-core", "@sparticuz/chromium"],
    banner: { js: REQUIRE_SHIM },
  });
  const { status } = spawnSync(process.execPath, [outfile, ...args], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}

const [mode, ...args] = process.argv.slice(2);
const MODES = {
  production: () => production(args[0] === undefined ? ROOT : resolve(args[0])),
  dev,
  bench: () => tool("bench", args),
  eval: () => tool("eval", args),
};

const run = MODES[mode];
if (run === undefined) {
  console.error(`usage: node esbuild.config.mjs ${Object.keys(MODES).join("|")}`);
  process.exitCode = 2;
} else {
  try {
    await run();
  } catch (error) {
    // esbuild has printed its own errors already.
    if (!Array.isArray(error.errors)) console.error(error);
    process.exitCode = 1;
  }
}
