import { describe, expect, it } from "vitest";
import { agreement, contentOf, namesFound, pairUp, sameOwner, shareOf } from "./match";

const said = (text: string, start: number | null = null, quote = "") => ({ text, evidence: [{ start, quote }] });
const label = (text: string, ...moments: number[]) => ({ text, moments });

describe("contentOf", () => {
  it.each([
    ["She sends the kites to Odo's barn", ["send", "kit", "odo", "barn"]],
    ["It is what it is", []],
    ["Éva painted", ["éva", "paint"]],
  ])("%s", (text, words) => {
    expect([...contentOf(text)]).toEqual(words);
  });
});

describe("shareOf", () => {
  it.each([
    ["paint the barn red", "paint the barn", 1],
    ["paint a fence", "paint the barn", 0],
    ["paint", "paint", 1],
    ["the barn and the paint", "paint barn door hinge", 0.5],
    ["anything", "it is", 0],
  ])("%s / %s", (text, labelled, share) => {
    expect(shareOf(text, labelled)).toBeCloseTo(share);
  });
});

describe("agreement", () => {
  const kites = label("Mend the blue kites quickly", 100);
  it.each([
    ["at the same moment a fifth of the words is enough", said("mend kites", 130), 1.5],
    ["a second later it is not the same moment", said("mend kites", 131), 0.5],
    ["far away half of the words is needed", said("mend something", 900), 0],
    ["without a time the words decide", said("mend blue kites"), 0.75],
    ["the quote serves, but less", said("", 100, "mend the blue kites quickly"), 1.8],
    ["at the same moment with other words it is another item", said("call the bakery", 100), 0],
  ])("%s", (_what, predicted, value) => {
    expect(agreement(predicted, kites)).toBeCloseTo(value);
  });

  it("counts only the first forty words and three moments", () => {
    expect(agreement(said(`${"hum ".repeat(40)}mend the blue kites`), kites)).toBe(0);
    const late = [1000, 2000, 3000, 100].map((start) => ({ start, quote: "" }));
    expect(agreement({ text: "mend kites", evidence: late }, kites)).toBeCloseTo(0.5);
  });
});

describe("pairUp", () => {
  it("gives each item once, best first", () => {
    const predicted = [said("mend the kites", 500), said("mend the blue kites", 100)];
    const labelled = [label("Mend the blue kites", 100), label("Mend the green kites", 500)];
    expect(pairUp(predicted, labelled)).toEqual([{ predicted: 1, labelled: 0 }, { predicted: 0, labelled: 1 }]);
  });

  it("leaves what fits nothing", () => {
    expect(pairUp([said("sing")], [label("Mend the kites", 1)])).toEqual([]);
  });
});

describe("names", () => {
  it.each([
    ["Odo", "Odo Kestrel", true],
    ["odo kestrel", "Odo Kestrel", true],
    ["Zoë", "zoe", true],
    ["Odo Kestrel", "Odo Finch", false],
    [null, null, true],
    ["Odo", null, false],
    [null, "Odo", false],
  ])("owner %s / %s", (predicted, labelled, same) => {
    expect(sameOwner(predicted, labelled)).toBe(same);
  });

  it("lets one prediction serve one name", () => {
    const odo = { name: "Odo", variants: ["Odo Kestrel"] };
    expect(namesFound([odo], [odo, { name: "Odo Kestrel", variants: [] }])).toBe(1);
    expect(namesFound([{ name: "Hodo", variants: ["Odo Kestrel"] }], [{ name: "Odo Kestrel", variants: [] }])).toBe(1);
  });
});
