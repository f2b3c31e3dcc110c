import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";

/** The stand-in for the app's module, as far as loading needs it. */
export interface HostModule {
  Plugin: new (app: unknown, manifest: unknown) => { onload(): Promise<void> | void };
}

const require = createRequire(import.meta.url);

/** Reads a built main.js the way the app does: as a CommonJS function that is given `require`. */
export function compilePlugin(path: string): (module: { exports: Record<string, unknown> }, require: (name: string) => unknown) => void {
  const wrapped: unknown = runInThisContext(`(function (module, exports, require) {${readFileSync(path, "utf8")}\n})`, { filename: path });
  return (module, ask) => (wrapped as (...args: unknown[]) => void)(module, module.exports, ask);
}

/** The stand-in for the app's module `obsidian`. */
const hostModule = () => require("obsidian-test-mocks/obsidian") as HostModule;

/** The class that a built main.js exports, beside the stand-in for the app that it was given; the editor's modules are the real ones. */
export function loadPlugin(path: string): { Plugin: HostModule["Plugin"]; exported: unknown } {
  const host = hostModule();
  const module: { exports: Record<string, unknown> } = { exports: {} };
  compilePlugin(path)(module, (name) => {
    if (name === "obsidian") return host;
    if (name.startsWith("@codemirror/")) return require(name);
    throw new Error(`main.js asks for ${name}`);
  });
  return { Plugin: host.Plugin, exported: module.exports["default"] ?? module.exports };
}
