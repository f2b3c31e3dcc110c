import { performance } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** What several runs of one thing took, in milliseconds; heap in bytes above the start, after collection. */
export interface Measured {
  first: number;
  median: number;
  heap: number;
}

export const WARM_UPS = 3;
export const RUNS = 15;
/** The machines are noisy: within this factor a budget is met. */
export const TOLERANCE = 1.5;

/** The middle value; of an even number of values the upper one of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function heapNow(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

async function clocked(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Runs a thing once for the first figure, then to warm up, then for the median; what it leaves on the heap stays counted. */
export async function measure(run: () => unknown, runs = RUNS, warmUps = WARM_UPS): Promise<Measured> {
  const before = heapNow();
  let kept: unknown;
  const keep = async () => {
    kept = await run();
  };
  const first = await clocked(keep);
  for (let at = 0; at < warmUps; at++) await clocked(keep);
  const taken: number[] = [];
  for (let at = 0; at < runs; at++) taken.push(await clocked(keep));
  const heap = heapNow() - before;
  // Read after the heap was, so that the result is still held then.
  void kept;
  return { first, median: median(taken), heap };
}

/** Whether a figure keeps its budget, the noise of machines allowed for. */
export function verdict(figure: number, budget: number): string {
  if (figure <= budget) return "met";
  return figure <= budget * TOLERANCE ? "met (within 1.5 times)" : "NOT MET";
}

/** A figure with its unit: `12.3 ms`, `168.7 KB` (of 1,000 bytes), `3.1 MB`. */
export function show(figure: number, unit: "ms" | "bytes"): string {
  if (unit === "ms") return `${figure < 10 ? figure.toFixed(2) : figure.toFixed(1)} ms`;
  return Math.abs(figure) < 1e6 ? `${(figure / 1e3).toFixed(1)} KB` : `${(figure / 1e6).toFixed(1)} MB`;
}

/** A fixed piece of arithmetic and string work: how fast this machine is today. */
export function calibration(): number {
  let hash = 0;
  const parts: string[] = [];
  for (let at = 0; at < 300_000; at++) {
    hash = (Math.imul(hash, 31) + at) | 0;
    if (at % 50 === 0) parts.push(hash.toString(36));
  }
  return parts.join(" ").split(" ").sort().length + hash;
}

/** A budget of the design. `take` gives the figure in its unit, and what else is worth a line. */
export interface Row {
  what: string;
  budget: number;
  unit: "ms" | "bytes";
  take: () => Promise<{ figure: number; notes: string[] }> | { figure: number; notes: string[] };
}

/** A row about time: `setUp` once, clocked apart; then what it gives back is run again and again. */
export function timed(what: string, budget: number, setUp: () => (() => unknown) | Promise<() => unknown>): Row {
  return {
    what, budget, unit: "ms",
    take: async () => {
      const start = performance.now();
      const run = await setUp();
      const setUpTime = performance.now() - start;
      const { first, median: figure, heap } = await measure(run);
      return { figure, notes: [`first ${show(first, "ms")}, set-up ${show(setUpTime, "ms")}, heap +${show(Math.max(0, heap), "bytes")}`] };
    },
  };
}
