import type { Transcript } from "../model/transcript";
import type { IsMoment } from "../text/moments";

/**
 * Which moments are this transcript's: whole seconds in which a cue starts, or that a cue with an end runs over; a
 * turn by its 0-based index only where the transcript has no times. Without a transcript none is.
 */
export function momentsOf(transcript: Transcript | null): IsMoment {
  const cues = transcript?.cues ?? [];
  const starts = new Set<number>();
  const spans: [number, number][] = [];
  for (const { start, end } of cues) {
    if (start === null) continue;
    starts.add(Math.floor(start));
    if (end !== null && end > start) spans.push([start, end]);
  }
  // Sorted, with the latest end so far: one search answers, also where cues overlap.
  spans.sort((a, b) => a[0] - b[0]);
  let latest = 0;
  const reach = spans.map(([, end]) => (latest = Math.max(latest, end)));
  const runs = (seconds: number): boolean => {
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.[0] ?? 0) <= seconds) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (reach[low - 1] ?? 0) > seconds;
  };
  const turns = starts.size === 0 ? (transcript?.turns.length ?? 0) : 0;
  return (moment) => ("turn" in moment
    ? Number.isInteger(moment.turn) && moment.turn >= 0 && moment.turn < turns
    : starts.has(moment.seconds) || runs(moment.seconds));
}
