/** The one stretch in which two texts differ. */
export interface Stretch {
  from: number;
  to: number;
  insert: string;
}

export function stretchBetween(before: string, after: string): Stretch | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let end = 0;
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/**
 * What was typed, put into the text that another program wrote. Where both changed the same stretch the file wins and what
 * was typed is lost, as people report of the app.
 */
export function mergeTexts(base: string, typed: string, file: string): string {
  const ours = stretchBetween(base, typed);
  const theirs = stretchBetween(base, file);
  if (!ours) return file;
  if (!theirs) return typed;
  if (ours.to <= theirs.from) return file.slice(0, ours.from) + ours.insert + file.slice(ours.to);
  if (ours.from < theirs.to) return file;
  const moved = file.length - base.length;
  return file.slice(0, ours.from + moved) + ours.insert + file.slice(ours.to + moved);
}
