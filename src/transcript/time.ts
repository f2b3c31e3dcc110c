/** A time as captions and recorders write it: `0:03`, `02:24.720`, `00:00:01,5`, `100:00:01.25`. One source for all formats. */
export const TIME = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`;

/** Seconds of such a time, exact to the millisecond. */
export function seconds(time: string): number {
  let total = 0;
  let from = 0;
  for (let colon = time.indexOf(":"); colon >= 0; colon = time.indexOf(":", from)) {
    total = total * 60 + Number(time.slice(from, colon));
    from = colon + 1;
  }
  total = total * 60 + Number(time.slice(from).replace(",", "."));
  return Math.round(total * 1000) / 1000;
}

export interface Stamped {
  start: number;
  end: number | null;
  /** White space between the stamp and what follows: recorders tell the sides apart by it. */
  indent: number;
  body: string;
}

const STAMPED = new RegExp(String.raw`^\s*(?:[-*]\s+)?\[(${TIME})(?:\s*(?:-->|[-–—])\s*(${TIME}))?\](\s*)(.*)$`, "su");

/** A line that begins with a time in square brackets, or null. */
export function stamped(line: string): Stamped | null {
  const hit = line.includes("[") ? STAMPED.exec(line) : null;
  if (!hit) return null;
  const [, start = "", end, gap = "", body = ""] = hit;
  return { start: seconds(start), end: end === undefined ? null : seconds(end), indent: gap.length, body: body.trimEnd() };
}

const STAMPS = new WeakMap<readonly string[], readonly (Stamped | null)[]>();

/** Each line's stamp, read once for all formats that ask; the lines must not change afterwards. */
export function stampsOf(lines: readonly string[]): readonly (Stamped | null)[] {
  const stamps = STAMPS.get(lines) ?? lines.map(stamped);
  STAMPS.set(lines, stamps);
  return stamps;
}
