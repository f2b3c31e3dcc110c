import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import esbuild from "esbuild";

/** Builds the page (`page.js`, `host.css`) into a folder. */
export async function buildPage(root: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await esbuild.build({
    absWorkingDir: root, entryPoints: [join("tests", "host", "preview", "page.ts")], outfile: join(folder, "page.js"),
    bundle: true, format: "esm", platform: "browser", target: "es2022", logLevel: "error",
    define: { "process.env.NODE_ENV": "\"production\"", global: "globalThis" },
  });
  copyFileSync(join(root, "tests", "host", "preview", "host.css"), join(folder, "host.css"));
}
