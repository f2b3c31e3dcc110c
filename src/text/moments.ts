/**
 * The evidence at the end of an item: `(31:40)`, `(1:02:07)`, up to three as `(31:40, 44:02)`, or `(¶12)`, the turn's
 * number from 1 where a transcript has no times (design, section 3).
 */
export type Moment = { seconds: number } | { turn: number };

/** Says whether a moment is one of this note's transcript; without a transcript none is. */
export type IsMoment = (moment: Moment) => boolean;

const ONE = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}|¶\d+`;
const EVIDENCE = new RegExp(String.raw`\((${ONE})((?:,\s*(?:${ONE})){0,2})\)$`, "u");

/** `31:40` or `1:02:07` for seconds, rounded down; `¶12` for the turn of index 11. */
export function formatMoment(moment: Moment): string {
  if ("turn" in moment) return `¶${moment.turn + 1}`;
  const total = Math.max(0, Math.floor(moment.seconds));
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}

function parseMoment(text: string): Moment {
  if (text.startsWith("¶")) return { turn: Number(text.slice(1)) - 1 };
  return { seconds: text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) };
}

/** Takes the evidence off an item's end. Where any of its moments is none of the transcript's, the text stays whole. */
export function splitMoments(text: string, isMoment: IsMoment): { text: string; moments: Moment[] } {
  const whole = text.trimEnd();
  const hit = EVIDENCE.exec(whole);
  if (!hit) return { text: whole, moments: [] };
  const moments = `${hit[1]}${hit[2]}`.split(",").map((part) => parseMoment(part.trim()));
  return moments.every(isMoment) ? { text: whole.slice(0, hit.index).trimEnd(), moments } : { text: whole, moments: [] };
}

/** Evidence in an item's line and where it stands, UTF-16 offsets of the line; each of its moments on its own too. */
export interface PlacedMoments {
  /** With the white space before it. */
  from: number;
  to: number;
  moments: { from: number; to: number; moment: Moment }[];
}

/** What may stand behind an item's evidence: owner, signs, fields, tags, block id, what settled it, the next part of a report's row or cell. */
const BEHIND = String.raw`\s*(?:$|[@#^·|[\uFFFC]|\(\p{L}+::|[—–-] (?:closed|answered|replaces)\b|\p{Extended_Pictographic})`;
const PLACED = new RegExp(String.raw`[ \t]{0,80}\(((?:${ONE})(?:,\s*(?:${ONE})){0,2})\)(?=${BEHIND})`, "gmu");
const EACH = new RegExp(ONE, "gu");

/**
 * The evidence of the item that a line holds, by its shape and place alone: the last that only owner and signs follow.
 * U+FFFC stands for a link or code where the line was read off the screen. Null where there is none.
 */
export function placedMoments(line: string): PlacedMoments | null {
  if (!line.includes(")")) return null;
  const hit = [...line.matchAll(PLACED)].pop();
  if (!hit) return null;
  const start = hit.index + hit[0].lastIndexOf("(") + 1;
  const moments = [...(hit[1] ?? "").matchAll(EACH)].map((one) => {
    const from = start + one.index;
    return { from, to: from + one[0].length, moment: parseMoment(one[0]) };
  });
  return { from: hit.index, to: hit.index + hit[0].length, moments };
}

/** ` (31:40, 44:02)` for up to three moments, each once; empty for none. */
export function formatMoments(moments: readonly Moment[]): string {
  const shown = [...new Set(moments.map(formatMoment))].slice(0, 3);
  return shown.length > 0 ? ` (${shown.join(", ")})` : "";
}
