/** When an item that was predicted is an item that people labelled. */

/** An item as labelled: its words, and the moments (in seconds) of the turns that prove it. */
export interface Labelled {
  text: string;
  moments: readonly number[];
}

/** An item as an engine gives it; of a longer one only the first words and moments count. */
export interface Predicted {
  text: string;
  evidence: readonly { start: number | null; quote: string }[];
}

/** Predicted and labelled items that belong together, by index. */
export interface Pair {
  predicted: number;
  labelled: number;
}

const NEAR_SECONDS = 30;
const COUNTED_WORDS = 40;
const COUNTED_MOMENTS = 3;
/** Share of the labelled words that is enough at the same moment, and anywhere. */
const SHARE_NEAR = 0.2;
const SHARE_ANYWHERE = 0.5;
/** Words of the quote prove less than words of the item. */
const QUOTE_WEIGHT = 0.8;

const LITTLE_WORDS = new Set([
  ..."a about an and are as at be by can could did do does for from get got had has have he her his how i if in".split(" "),
  ..."into is it its just me my no not of on or our out she should so than that the their them then there they this to".split(" "),
  ..."up us was we were what when which who will with would you your".split(" "),
]);

/** The words that carry a text's content, without possessives and the commonest endings. */
export function contentOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}']+/gu)) {
    const base = word.replace(/'s$/, "").replace(/(?:ing|ed|es|s)$/, "");
    if (base.length > 1 && !LITTLE_WORDS.has(base)) found.add(base);
  }
  return found;
}

/** The first `count` words of a text. */
export function firstWords(text: string, count: number): string {
  return text.split(/\s+/).slice(0, count).join(" ");
}

/** Which share of the labelled content a text holds, 0 to 1; fewer than two words in common (of two or more) are none. */
export function shareOf(text: string, labelled: string): number {
  const wanted = contentOf(labelled);
  const held = contentOf(text);
  const common = [...wanted].filter((word) => held.has(word)).length;
  return common === 0 || common < Math.min(2, wanted.size) ? 0 : common / wanted.size;
}

/** How well the two agree: above 1 at the same moment, .5 to 1 by words alone, 0 where they are different items. */
export function agreement(predicted: Predicted, labelled: Labelled): number {
  const evidence = predicted.evidence.slice(0, COUNTED_MOMENTS);
  const shares = [
    shareOf(firstWords(predicted.text, COUNTED_WORDS), labelled.text),
    ...evidence.map(({ quote }) => QUOTE_WEIGHT * shareOf(firstWords(quote, COUNTED_WORDS), labelled.text)),
  ];
  const share = Math.max(...shares);
  const near = evidence.some(({ start }) => start !== null && labelled.moments.some((at) => Math.abs(at - start) <= NEAR_SECONDS));
  if (near && share >= SHARE_NEAR) return 1 + share;
  return share >= SHARE_ANYWHERE ? share : 0;
}

/** One to one, the best agreement first; among equals the earlier prediction, then the earlier label. */
export function pairUp(predicted: readonly Predicted[], labelled: readonly Labelled[]): Pair[] {
  const candidates = predicted.flatMap((item, p) => labelled.map((label, l) => ({ predicted: p, labelled: l, value: agreement(item, label) })))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  const takenPredicted = new Set<number>();
  const takenLabelled = new Set<number>();
  const pairs: Pair[] = [];
  for (const { predicted: p, labelled: l } of candidates) {
    if (takenPredicted.has(p) || takenLabelled.has(l)) continue;
    takenPredicted.add(p);
    takenLabelled.add(l);
    pairs.push({ predicted: p, labelled: l });
  }
  return pairs;
}

const fold = (name: string) => name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** The same name, or one of them is a single word of the other; nobody is nobody. */
export function sameOwner(predicted: string | null, labelled: string | null): boolean {
  if (predicted === null || labelled === null) return predicted === labelled;
  const [a, b] = [fold(predicted), fold(labelled)];
  return a === b || a.split(" ").includes(b) || b.split(" ").includes(a);
}

/** How many labelled names are found among the predicted ones, each of which serves once. */
export function namesFound(
  predicted: readonly { name: string; variants: readonly string[] }[],
  labelled: readonly { name: string; variants: readonly string[] }[],
): number {
  const forms = (entity: { name: string; variants: readonly string[] }) => [entity.name, ...entity.variants].map(fold);
  const free = new Set(predicted);
  let found = 0;
  for (const label of labelled) {
    const candidates = [...free];
    const hit = candidates.find((entity) => forms(label).includes(fold(entity.name)))
      ?? candidates.find((entity) => forms(entity).includes(fold(label.name)));
    if (hit) {
      free.delete(hit);
      found++;
    }
  }
  return found;
}
