import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { buildPage } from "./build";
import { startServer, type ServerOptions } from "./server";

const DEFAULT_PORT = 5178;
/** The sample vault's quarter ends here, so that its dates are near on every day. */
const SAMPLE_TODAY = "2026-03-20";
const OPENERS: Record<string, string[] | undefined> = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] };

function optionsOf(args: string[]) {
  const options = { vault: null as string | null, port: DEFAULT_PORT, open: true };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    if (arg === "--port") options.port = Number(args[at += 1]);
    else if (arg === "--no-open") options.open = false;
    else options.vault = resolve(process.env["INIT_CWD"] ?? process.cwd(), arg);
  }
  return options;
}

function openBrowser(address: string): void {
  const [command = "xdg-open", ...args] = OPENERS[process.platform] ?? [];
  const child = spawn(command, [...args, address], { stdio: "ignore", detached: true });
  // Where there is no browser the address that was printed is enough.
  child.on("error", () => undefined);
  child.unref();
}

/** On the port that was asked for, or on any where that one is taken. */
async function serve(options: ServerOptions) {
  try {
    return await startServer(options);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    return startServer({ ...options, port: 0 });
  }
}

/** `main.ts ROOT CACHE [PATH] [--port N] [--no-open]`: serves a copy of a vault until it is stopped. */
async function main([root = "", cache = "", ...args]: string[]): Promise<void> {
  const { vault, port, open } = optionsOf(args);
  const source = vault ?? join(root, "tests", "fixtures", "vault");
  if (statSync(source, { throwIfNoEntry: false })?.isDirectory() !== true) {
    console.error(`${source} is no folder.`);
    process.exitCode = 2;
    return;
  }
  const page = join(cache, "page");
  await buildPage(root, page);
  const copy = join(mkdtempSync(join(tmpdir(), "debrief-preview-")), vault === null ? "Sample vault" : basename(source));
  cpSync(source, copy, { recursive: true });
  const { address } = await serve({ vault: copy, plugin: join(cache, "plugin"), page, port, today: vault === null ? SAMPLE_TODAY : null });
  console.log([
    `Debrief on a copy of ${vault ?? "the sample vault"}: ${address}`,
    `The copy is in ${copy}`,
    "This is a stand-in for Obsidian: the plugin is the real one, the app around it is not.",
    "Ctrl/Cmd+P opens the commands, the gear the settings. Ctrl+C ends it.",
  ].join("\n"));
  if (open) openBrowser(address);
}

await main(process.argv.slice(2));
