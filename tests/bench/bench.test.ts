import { describe, expect, it } from "vitest";
import { entities, meetingNote, prose, transcript } from "./generate";
import { measure, median, show, verdict } from "./measure";

describe("figures", () => {
  it.each([[[3], 3], [[9, 1, 5], 5], [[4, 1, 3, 2], 3]])("the median of %j is %d", (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it.each([[80, "met"], [119, "met (within 1.5 times)"], [121, "NOT MET"]])("%d of 80: %s", (figure, words) => {
    expect(verdict(figure, 80)).toBe(words);
  });

  it.each([[1.234, "ms", "1.23 ms"], [80.04, "ms", "80.0 ms"], [560_000, "bytes", "560.0 KB"], [3_100_000, "bytes", "3.1 MB"]] as const)(
    "%d as %s is %s", (figure, unit, words) => {
      expect(show(figure, unit)).toBe(words);
    });

  it("runs a thing as often as it says", async () => {
    let runs = 0;
    const { first, median: middle } = await measure(() => runs++, 5, 2);
    expect(runs).toBe(1 + 2 + 5);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(middle).toBeGreaterThanOrEqual(0);
  });
});

describe("generated vaults", () => {
  it("have as many different names as asked, always the same ones", () => {
    const some = entities(500);
    expect(new Set(some.map(({ name }) => name)).size).toBe(500);
    expect(entities(500)).toEqual(some);
  });

  it("have prose of about the length asked, which names them", () => {
    const names = entities(50).map(({ name }) => name);
    const text = prose(65_000, names);
    expect(text.length).toBeGreaterThan(64_000);
    expect(text.length).toBeLessThan(67_000);
    expect(names.some((name) => text.includes(name))).toBe(true);
    expect(prose(65_000, names)).toBe(text);
  });

  it("have meetings of an hour", () => {
    const { text, speakers } = transcript(10_000);
    expect(text.split(/\s+/).length).toBeGreaterThan(10_000);
    expect(text.trim().split("\n").every((line) => /^\[\d\d:\d\d:\d\d\] /.test(line))).toBe(true);
    expect(speakers).toHaveLength(4);
  });

  it("have notes of the size asked, each with its own path", () => {
    const people = entities(20);
    const notes = [0, 1, 2].map((at) => meetingNote(8_000, people, at));
    expect(new Set(notes.map(({ path }) => path)).size).toBe(3);
    for (const { text } of notes) expect(Math.abs(text.length - 8_000)).toBeLessThan(400);
  });
});
