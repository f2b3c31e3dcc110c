import type { Hints } from "./format";
import { isLabel, isNameShaped } from "./label";
import { isSide } from "./sides";

/** What stands behind a stamp, and the white space before it. */
export interface Body {
  indent: number;
  body: string;
}

/** Signs with which text may open, glued to a label; a hyphen only as a dash. */
const OPENS = String.raw`[\p{Lu}\p{Lt}\p{N}"“‘'¿¡([>…]|-[\s-]`;
const OPENS_TEXT = new RegExp(`^(?:${OPENS})`, "u");
/** The last sign of a label before such a one. */
const BOUNDARY = new RegExp(String.raw`[\p{Ll}\p{N}.](?=${OPENS})`, "gu");
const LABEL_RUN = /^[\p{L}\p{M}\p{N} .'’_-]+/u;
/** First halves of names with a capital inside: `Mc|Donald`. */
const HALF_NAME = /(?:^|[\s-])(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O['’])$/u;
const LONGEST = 48;
const MOST_CANDIDATES = 60;
const MOST_LABELS = 6;
/** Labels must cover this share of the lines. */
const COVER = 0.9;

/** Whether text may begin at `at`, glued to a label before it. */
const opensText = (body: string, at: number): boolean => body.length === at || OPENS_TEXT.test(body.slice(at, at + 2));

/** The prefixes of a line that end where a small letter meets a capital, a digit or an opening sign. */
function prefixes(body: string): string[] {
  const start = body.slice(0, LONGEST + 2);
  const run = Math.min(LONGEST, LABEL_RUN.exec(start)?.[0].length ?? 0);
  const head = start.slice(0, run + 2);
  const found: string[] = [];
  BOUNDARY.lastIndex = 0;
  for (let hit = BOUNDARY.exec(head); hit && BOUNDARY.lastIndex <= run; hit = BOUNDARY.exec(head)) {
    const at = BOUNDARY.lastIndex;
    if (!/^\d\d/u.test(head.slice(at - 1, at + 1))) found.push(head.slice(0, at));
  }
  return found;
}

const starting = (bodies: readonly Body[], label: string): number =>
  bodies.reduce((sum, { body }) => (body.startsWith(label) ? sum + 1 : sum), 0);

/** The beginning that all lines of one indent share: labels without small letters at their end have no other sign. */
function sharedStarts(bodies: readonly Body[]): string[] {
  const groups = new Map<number, { prefix: string; lines: number }>();
  for (const { indent, body } of bodies) {
    const group = groups.get(indent);
    if (!group) {
      groups.set(indent, { prefix: body.slice(0, LONGEST), lines: 1 });
      continue;
    }
    let same = 0;
    while (same < group.prefix.length && group.prefix[same] === body[same]) same++;
    group.prefix = group.prefix.slice(0, same);
    group.lines++;
  }
  return [...groups.values()].filter(({ lines, prefix }) => lines >= 4 && prefix.trimEnd().length >= 2).map(({ prefix }) => prefix.trimEnd());
}

/** From nested candidates the ones that are labels: `Mira Mc` gives way to `Mira McDonald` where nearly all its lines go on so. */
function settle(candidates: readonly string[], counts: ReadonlyMap<string, number>): string[] {
  const tops = candidates.filter((one) => !candidates.some((other) => other !== one && one.startsWith(other)));
  return tops.flatMap((top) => {
    const count = counts.get(top) ?? 0;
    const longer = candidates.filter((one) => one !== top && one.startsWith(top)
      && ((counts.get(one) ?? 0) >= 3 || HALF_NAME.test(top)));
    const nearest = longer.filter((one) => !longer.some((other) => other !== one && one.startsWith(other)));
    const covered = nearest.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
    return longer.length > 0 && covered >= COVER * count ? settle(longer, counts) : [top];
  });
}

/** Labels that need no learning: names from outside, and the recorder's own words for the sides. */
function knownLabels(bodies: readonly Body[], hints: Hints): string[] {
  // A vault knows hundreds of names: most fall out by their first two signs, as one number.
  const headOf = (text: string) => text.charCodeAt(0) * 0x10000 + text.charCodeAt(1);
  const heads = new Set(bodies.map(({ body }) => headOf(body)));
  const likely = ["Remote", ...hints.names].filter((name) => name.length === 1 || (name !== "" && heads.has(headOf(name))));
  return [...new Set(likely)].filter((name) => bodies.some(({ body }) =>
    body.startsWith(name) && (opensText(body, name.length) || name === "Remote" && /^\p{Ll}/u.test(body.slice(name.length)))));
}

/**
 * The labels that stand glued before the text of these lines, longest first: known names and `Remote`, then
 * prefixes that many lines share (`once`: that one line shows). Empty where no few labels cover nearly all lines.
 */
export function learnLabels(bodies: readonly Body[], hints: Hints, once = false): string[] {
  const known = knownLabels(bodies, hints);
  const rest = bodies.filter(({ body }) => !known.some((label) => body.startsWith(label) && opensText(body, label.length)));
  const seen = new Map<string, number>();
  for (const { body } of rest) for (const prefix of prefixes(body)) seen.set(prefix, (seen.get(prefix) ?? 0) + 1);
  const often = [...seen].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_CANDIDATES)
    .map(([prefix]) => prefix).filter(isLabel);
  const shared = sharedStarts(rest).filter((start) => isLabel(start) && !often.some((one) => start.startsWith(one)));
  const candidates = [...often, ...shared];
  const counts = new Map(candidates.map((one) => [one, starting(rest, one)]));
  const learned = settle(candidates, counts).filter((label) => !known.includes(label));
  const company = once || known.length > 0 || learned.some((label) => (counts.get(label) ?? 0) >= 2);
  const supported = learned.filter((label) => (counts.get(label) ?? 0) >= 2 || isSide(label)
    || (company && label.includes(" ") && isNameShaped(label)));
  const most = supported.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, Math.max(MOST_LABELS - known.length, 0));
  const labels = [...known, ...most].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const covered = bodies.filter(({ body }) => labels.some((label) => body.startsWith(label))).length;
  return covered >= COVER * bodies.length ? labels : [];
}
