import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, editBetween, invertEdits } from "../../src/text/edits";
import { fileHash, shortHash } from "../../src/text/hash";
import { lineEnding, sharedEnds, splitLines } from "../../src/text/lines";
import { formatMoment, formatMoments, splitMoments } from "../../src/text/moments";
import { foldName, legalFileName, plainName, sameName } from "../../src/text/names";
import { isInside, mergeSpans, touches } from "../../src/text/spans";
import { areTwo, contentWords, overlap, stem, words } from "../../src/text/words";

describe("edits", () => {
  it("are found, applied and taken back", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (before, after) => {
      const edits = editBetween(before, after);
      expect(applyEdits(before, edits)).toBe(after);
      expect(applyEdits(after, invertEdits(before, edits))).toBe(before);
    }));
  });

  it("keep their offsets when there are several", () => {
    const edits = [{ from: 0, to: 1, insert: "one" }, { from: 4, to: 4, insert: "two " }];
    expect(applyEdits("1 + 3", edits)).toBe("one + two 3");
    expect(applyEdits("one + two 3", invertEdits("1 + 3", edits))).toBe("1 + 3");
  });
});

describe("lines", () => {
  it("join to the text again", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom("a", "\r", "\n", "\r\n", " ")), (parts) => {
      const text = parts.join("");
      const lines = splitLines(text);
      expect(lines.map((line) => line.text + line.eol).join("")).toBe(text);
      for (const { text: line, from } of lines) expect(text.startsWith(line, from)).toBe(true);
    }));
  });

  it.each([["a\r\nb\n", "\r\n"], ["a\rb", "\r"], ["a\nb\r\n", "\n"], ["a", "\n"]])("of %j end by %j", (text, eol) => {
    expect(lineEnding(text)).toBe(eol);
  });
});

describe("hashes", () => {
  it("have their width and tell texts apart", () => {
    expect(shortHash("")).toMatch(/^[\da-f]{6}$/u);
    expect(fileHash("a")).toMatch(/^[\da-f]{16}$/u);
    expect(new Set(["", "a", "b", "ab", "ba", "aa"].map(shortHash)).size).toBe(6);
    expect(fileHash("ab")).not.toBe(fileHash("ba"));
    expect(shortHash("Send the plan")).toBe(shortHash("Send the plan"));
  });
});

describe("names", () => {
  it.each([["Inês  Duarte", "ines duarte"], [" ÅSA ", "asa"], ["Lena", "lena"]])("fold %j to %j", (name, folded) => {
    expect(foldName(name)).toBe(folded);
    expect(sameName(name, folded)).toBe(true);
  });

  it.each([
    ["[[People/Ines Duarte|Ines]]", "Ines Duarte"], ["[[Ines Duarte#Notes]]", "Ines Duarte"],
    ["[Ines](People/Ines.md)", "Ines"], [" Ines Duarte ", "Ines Duarte"], ["A/B testing", "A/B testing"],
  ])("stand plain: %j is %j", (text, name) => {
    expect(plainName(text)).toBe(name);
  });

  it.each([
    ["../../etc/passwd", "etc passwd"], ["Q1: plan?", "Q1 plan"], ["[[x|y]]", "x y"], ["...", "Untitled"], ["con", "con note"], ["a%%b%%", "a b"],
  ])("become file names: %j is %j", (name, legal) => {
    expect(legalFileName(name)).toBe(legal);
  });
});

describe("words", () => {
  it("are folded, stemmed and weighed", () => {
    expect(words("Bo’s Plan, 2 racks!")).toEqual(["bo’s", "plan", "2", "racks"]);
    expect([stem("racks"), stem("pass"), stem("sending"), stem("Bo’s")]).toEqual(["rack", "pass", "send", "Bo"]);
    expect([...contentWords("She will send the racks to us")]).toEqual(["send", "rack"]);
    expect(overlap(new Set(["a", "b"]), new Set(["b", "c", "d"]))).toBe(0.5);
    expect(overlap(new Set(), new Set(["a"]))).toBe(0);
  });
});

describe("sharedEnds", () => {
  it.each<[string, string, number, number]>([["abc", "abc", 3, 0], ["abc", "axc", 1, 1], ["aa", "aaa", 2, 0], ["", "ab", 0, 0], ["xab", "yab", 0, 2]])(
    "%j and %j share %d and %d", (old, now, head, tail) => expect(sharedEnds([...old], [...now])).toEqual({ head, tail }));
});

describe("moments", () => {
  it.each([[31 * 60 + 40, "31:40"], [3727, "1:02:07"], [5.9, "00:05"]])("%d seconds are %s", (seconds, shown) => {
    expect(formatMoment({ seconds })).toBe(shown);
  });

  it.each([
    ["Send it. (31:40, 1:02:07)", "Send it.", [{ seconds: 1900 }, { seconds: 3727 }]],
    ["Send it (¶12)", "Send it", [{ turn: 11 }]],
    ["Send it (soon)", "Send it (soon)", []],
  ])("are split off %j", (line, text, moments) => {
    expect(splitMoments(line, () => true)).toEqual({ text, moments });
  });

  it("stay in the text where the transcript does not know them", () => {
    expect(splitMoments("Call Bo (14:30)", () => false)).toEqual({ text: "Call Bo (14:30)", moments: [] });
  });

  it("are written once each, three at most", () => {
    expect(formatMoments([{ seconds: 60 }, { seconds: 60 }, { turn: 1 }, { seconds: 5 }, { seconds: 6 }])).toBe(" (01:00, ¶2, 00:05)");
    expect(formatMoments([])).toBe("");
  });
});

describe("spans", () => {
  const spans = [{ from: 2, to: 4 }, { from: 4, to: 6 }, { from: 9, to: 10 }];

  it.each([[1, false], [2, true], [5, true], [6, false], [9, true], [10, false]])("hold %d: %s", (offset, inside) => {
    expect(isInside(spans, offset)).toBe(inside);
  });

  it("touch and merge", () => {
    expect([touches(spans, 0, 2), touches(spans, 0, 3), touches(spans, 6, 9), touches(spans, 7, 12), touches([], 0, 9)]).toEqual([false, true, false, true, false]);
    expect(mergeSpans([{ from: 9, to: 10 }, ...spans])).toEqual([{ from: 2, to: 6 }, { from: 9, to: 10 }]);
  });
});

describe("two texts alike in their words", () => {
  it.each([
    ["Send report 5", "Send report 13"], ["Send version 1.2", "Send version 1.3"], ["Order two crates", "Order three crates"], ["Close Q3 now", "Close Q4 now"],
    ["Call Tom", "Call Tim"], ["Call Tom Baker", "Call Tom Miller"], ["Write to Émile", "Write to Ada"], ["Meet on Friday", "Meet on monday"],
  ])("are two: %s / %s", (a, b) => expect([areTwo(a, b), areTwo(b, a)]).toEqual([true, true]));
  it.each([
    ["Send report 5", "Send the report"], ["Order two crates", "Order 2 crates"], ["Call Tom", "Call Tom Baker"], ["Tom's list goes to Ada", "Call Ada about the list"],
    ["Call Tom", "I'll call tom"], ["Send it. Then wait", "Send it (Later)"], ["If I can, OK", "Or I'll go"], ["Tell Tom's boss", "Tell Tom"], ["", ""],
  ])("may be one: %s / %s", (a, b) => expect([areTwo(a, b), areTwo(b, a)]).toEqual([false, false]));
});
