/** Prints every budget of the design with the figure beside it: `npm run bench`, or only the rows whose name holds an argument. */
import { cpus } from "node:os";
import { closeApp } from "./in-app";
import { calibration, measure, show, verdict, WARM_UPS, RUNS } from "./measure";
import { ROWS } from "./rows";

const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = ROWS.filter(({ what }) => wanted.every((word) => what.toLowerCase().includes(word)));

console.log(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}`);
const base = await measure(calibration);
console.log(`calibration: ${show(base.median, "ms")} (a fixed piece of work; first ${show(base.first, "ms")})`);
console.log(`median of ${RUNS} after ${WARM_UPS} warm-ups unless a row says otherwise; first run and set-up apart; heap above the start after collection\n`);

let broken = 0;
for (const row of chosen) {
  try {
    const { figure, notes } = await row.take();
    const result = verdict(figure, row.budget);
    if (result === "NOT MET") broken++;
    console.log(`${row.what}: ${show(figure, row.unit)} of ${show(row.budget, row.unit)}, ${result}${notes.map((note) => `\n    ${note}`).join("")}`);
  } catch (error) {
    broken++;
    console.log(`${row.what}: failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
await closeApp();
console.log(`\n${chosen.length - broken} of ${chosen.length} budgets met.`);
