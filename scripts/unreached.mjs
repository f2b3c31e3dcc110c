/** What the bundle leaves out of packages. `tests/build/unreached.test.ts` compares what is built so with the packages whole. */
import { readFileSync } from "node:fs";

/** Modules that only stand in the way, by the end of their path: each is replaced by this text. */
const REPLACED = {
  // Properties are read by the core schema of YAML 1.2 alone, without merge keys and revivers, and written without folding lines.
  "yaml-1.1/binary": "export const binary = undefined;",
  "yaml-1.1/omap": "export const omap = undefined;",
  "yaml-1.1/pairs": "export const pairs = undefined;",
  "yaml-1.1/set": "export const set = undefined;",
  "yaml-1.1/timestamp": "export const timestamp = undefined, intTime = undefined, floatTime = undefined;",
  "yaml-1.1/schema": "export const schema = undefined;",
  "yaml-1.1/merge": "export const merge = undefined, addMergeToJSMap = undefined, isMergeKey = () => false;",
  "json/schema": "export const schema = undefined;",
  "doc/applyReviver": "export const applyReviver = undefined;",
  "stringify/foldFlowLines": 'export const FOLD_FLOW = "flow", FOLD_BLOCK = "block", FOLD_QUOTED = "quoted", foldFlowLines = (text) => text;',
  "parse/cst-visit": "export const visit = undefined;",
};

/** The plugin for esbuild. */
export const unreached = {
  name: "parts of packages that nothing reaches",
  setup(build) {
    const replaced = new RegExp(`[\\\\/]yaml[\\\\/].*[\\\\/](${Object.keys(REPLACED).join("|").replaceAll("/", "[\\\\/]")})\\.js$`);
    const rewritten = (filter, rewrite) => build.onLoad({ filter }, ({ path }) => ({ contents: rewrite(readFileSync(path, "utf8")) }));
    build.onLoad({ filter: replaced }, ({ path }) => ({ contents: REPLACED[replaced.exec(path)[1].replaceAll("\\", "/")] }));
    // The graph is laid out step by step: nothing waits for the simulation's own clock, or listens to it.
    rewritten(/[\\/]d3-timer[\\/].*\.m?js$/, () => "export const timer = () => ({ stop() {} });");
    rewritten(/[\\/]d3-dispatch[\\/].*\.m?js$/, () => "export const dispatch = () => undefined;");
    // An assignment to a function keeps it, though nobody calls it.
    rewritten(/[\\/]yaml[\\/].*[\\/]visit\.js$/, (text) => text.replace(/^visitAsync\.\w+ = \w+;$/gm, ""));
    // One helper asked for by way of a namespace in a namespace brings in all of them; the module imports them directly too.
    rewritten(/[\\/]zod[\\/]v4[\\/]mini[\\/]schemas\.js$/, (text) => text.replaceAll("core.util.", "util."));
  },
};
