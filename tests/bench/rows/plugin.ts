import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { show, type Row } from "../measure";

const LARGEST_PARTS = 8;

interface Metafile {
  outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
}

/** Builds into a folder of its own. */
export function build(folder: string): void {
  const { status, stderr } = spawnSync(process.execPath, ["esbuild.config.mjs", "production", folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`the build failed: ${stderr.split("\n")[0]}`);
}

/** Builds into a folder of its own, hands it over, and takes it away again. */
async function withBuild<T>(use: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "debrief-bench-"));
  try {
    build(folder);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Our own folders by their name under src, packages by theirs. */
function partOf(input: string): string {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
  return inPackage ?? /^src\/[^/]+/.exec(input)?.[0] ?? input;
}

function largestParts({ outputs }: Metafile): string[] {
  const sizes = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) sizes.set(partOf(input), (sizes.get(partOf(input)) ?? 0) + bytesInOutput);
  }
  return [...sizes].sort((a, b) => b[1] - a[1]).slice(0, LARGEST_PARTS).map(([part, bytes]) => `${part} ${show(bytes, "bytes")}`);
}

/** The size of what is shipped. */
export const mainBundle: Row = {
  what: "main.js, minified", budget: 560_000, unit: "bytes",
  take: () => withBuild((folder) => {
    const { plugin } = JSON.parse(readFileSync(join(folder, "meta.json"), "utf8")) as { plugin: Metafile };
    return { figure: statSync(join(folder, "main.js")).size, notes: [`largest parts: ${largestParts(plugin).join(", ")}`] };
  }),
};
