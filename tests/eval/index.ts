/**
 * Scores the offline engine: `npm run eval -- DIR [--misses]`. DIR is a folder of labelled meetings (NAME.gold.json beside
 * the transcripts; docs/adding.md shows the form), or a pack `*.jsonl.gz` of an annotated corpus. Several may be given.
 */
import { readdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { scorePack } from "./annotated";
import { scoreFolder } from "./labelled";
import { summarize } from "./summarize";

const args = process.argv.slice(2);
const misses = args.includes("--misses");
const places = args.filter((arg) => arg !== "--misses").map((place) => resolve(process.env["INIT_CWD"] ?? ".", place));

/** Why a place cannot be scored, in one sentence; null where it can. */
function objection(place: string): string | null {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) return `${place} is not there.`;
  if (found.isDirectory()) return readdirSync(place).some((name) => name.endsWith(".gold.json")) ? null : `${place} holds no *.gold.json.`;
  return place.endsWith(".jsonl.gz") ? null : `${place} is neither a folder nor a pack *.jsonl.gz.`;
}

if (places.length === 0) {
  console.error("usage: npm run eval -- DIR [--misses], where DIR holds *.gold.json beside transcripts, or is a pack *.jsonl.gz");
  process.exitCode = 2;
}
for (const place of places) {
  const problem = objection(place);
  if (problem !== null) {
    console.error(problem);
    process.exitCode = 2;
    continue;
  }
  const start = performance.now();
  const lines = await (place.endsWith(".gz") ? scorePack : scoreFolder)(place, summarize, misses);
  console.log([...lines, `(${((performance.now() - start) / 1000).toFixed(1)} s)`].join("\n"));
}
