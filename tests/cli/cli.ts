import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";

/** What a run of the built command line gave. */
export interface Ran {
  status: number | null;
  out: string;
  err: string;
}

/** The vault's settings folder, under its usual name. */
export const CONFIG = `.${"obsidian"}`;

const folder = mkdtempSync(join(tmpdir(), "debrief-cli-"));
const program = join(folder, "build", "dist", "cli.mjs");

/** Builds the command line for the tests of this file, and cleans up behind them. */
export function buildOnce(): void {
  beforeAll(() => {
    execFileSync(process.execPath, ["esbuild.config.mjs", "production", join(folder, "build")], { stdio: "pipe" });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

/** Options under which permissions hold: those of root's do not. */
export const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** Runs the built command line in the folder of the tests; whatever it was given, it shows no stack. */
export function debrief(args: readonly string[], input = "", as: { uid?: number; gid?: number } = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: "utf8", cwd: folder, input, maxBuffer: 1 << 28, ...as });
  expect(stderr).not.toMatch(/^\s+at |node:internal|something failed that should not/mu);
  return { status, out: stdout, err: stderr };
}

/** Runs a command that must succeed, and reads what it prints as JSON. */
export function json(...args: string[]): unknown {
  const { status, out, err } = debrief(args);
  expect([status, err]).toEqual([0, expect.anything()]);
  return JSON.parse(out);
}

let vaults = 0;

/** Runs a command line whose reader goes away at once; answers its exit code. */
export function unread(args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  child.stderr.destroy();
  return new Promise((done) => child.on("exit", done));
}

/** Gives a whole folder to whoever runs under `NOBODY`, with these rights. */
export function open(root: string, mode: number): void {
  chmodSync(folder, 0o755);
  for (const path of ["", ...readdirSync(root, { recursive: true, encoding: "utf8" })]) chmodSync(join(root, path), mode);
}

/** A vault of its own with these files. */
export function makeVault(files: Record<string, string | Uint8Array>): string {
  const root = join(folder, `vault-${++vaults}`);
  mkdirSync(join(root, CONFIG), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** A copy of the sample vault. */
export function sampleVault(): string {
  const root = join(folder, `vault-${++vaults}`);
  cpSync("tests/fixtures/vault", root, { recursive: true });
  return root;
}

/** Every file of a folder, hidden ones too, with a hash of its bytes. */
export function snapshot(root: string, at = ""): Record<string, string> {
  return Object.fromEntries(readdirSync(join(root, at)).sort().flatMap((name) => {
    const path = at === "" ? name : `${at}/${name}`;
    const info = lstatSync(join(root, path));
    if (info.isDirectory()) return Object.entries(snapshot(root, path));
    return [[path, info.isSymbolicLink() ? readlinkSync(join(root, path)) : createHash("sha256").update(readFileSync(join(root, path))).digest("hex")]];
  }));
}

export const readIn = (root: string, path: string): string => readFileSync(join(root, path), "utf8");
export const has = (root: string, path: string): boolean => existsSync(join(root, path));

/** A short talk in which one thing is promised and one decided. */
export const TALK = "[00:00:01] Ana Lind: I will send the plan by Friday.\n\n[00:00:10] Bo Tarn: Great, and we decided to go with blue.\n";

/** A meeting note around a transcript. */
export const meetingNote = (head = "---\ntype: meeting\ndate: 2026-03-02\n---\n", talk = TALK): string =>
  `${head}# Talk\n\n## Transcript\n\n\`\`\`text\n${talk}\`\`\`\n`;

/** The sentences that a run told on standard error. */
export const told = (ran: Ran): string[] => ran.err.split("\n").filter((line) => line !== "");
