/** Counts of one section: how many were found, how many were said, how many there are. */
export interface Tally {
  found: number;
  said: number;
  labelled: number;
}

/** A tally of nothing yet. */
export const emptyTally = (): Tally => ({ found: 0, said: 0, labelled: 0 });

/** Adds the second tally to the first. */
export function addTally(sum: Tally, one: Tally): void {
  sum.found += one.found;
  sum.said += one.said;
  sum.labelled += one.labelled;
}

/** Precision, recall and their harmonic mean, each 0 to 1. */
export function rates({ found, said, labelled }: Tally): { precision: number; recall: number; f1: number } {
  const precision = found / Math.max(1, said);
  const recall = found / Math.max(1, labelled);
  return { precision, recall, f1: found === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** One line of the table: `actions    P 0.500  R 0.250  F1 0.333`. */
export function formatRates(name: string, tally: Tally): string {
  const { precision, recall, f1 } = rates(tally);
  return `${name.padEnd(10)} P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`;
}
