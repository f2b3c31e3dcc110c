import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedLines, type Piece } from "../../src/app/changed-lines";

const marked = (pieces: readonly Piece[]) => pieces.map(({ text, changed }) => (changed ? `‹${text}›` : text)).join("");
const shown = (before: string, after: string) => changedLines(before, after).map((change) => [change.line, marked(change.before), marked(change.after)]);

describe("the lines in which two texts differ", () => {
  it.each([
    ["nothing", "a\nb", "a\nb", []],
    ["a link", "x\nAsk Lena Sato now\ny", "x\nAsk [[Lena Sato]] now\ny", [[1, "Ask Lena Sato now", "Ask ‹[[›Lena Sato‹]]› now"]]],
    ["two lines", "Lena\nb\nInes", "[[Lena]]\nb\n[[Ines]]", [[0, "Lena", "‹[[›Lena‹]]›"], [2, "Ines", "‹[[›Ines‹]]›"]]],
    ["a damaged sign", "a â€” b", "a — b", [[0, "a ‹â€”› b", "a ‹—› b"]]],
    ["more lines", "a\nb\nc", "a\nb\nnew\nc", [[2, "", "‹new›"]]],
    ["fewer lines", "a\nb\nc", "a\nc", [[1, "‹b›", ""]]],
    ["Windows line endings", "a\r\nb\r\n", "a\r\nc\r\n", [[1, "‹b›", "‹c›"]]],
  ])("shows %s", (_, before, after, expected) => {
    expect(shown(before, after)).toEqual(expected);
  });

  it("cuts long unchanged words, never changed ones", () => {
    const long = "word ".repeat(100).trim();
    const [change] = changedLines(`${long} Lena`, `${long} [[Lena]]`);
    expect(marked(change?.after ?? [])).toMatch(/^word .{20,90} … .{20,90} ‹\[\[›Lena‹\]\]›$/u);
    expect(marked(changedLines("", "y".repeat(5000))[0]?.after ?? [])).toBe(`‹${"y".repeat(5000)}›`);
  });

  it("loses no word of short lines", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 40 }), fc.string({ unit: "binary", maxLength: 40 }), (before, after) => {
      const [one, other] = [before, after].map((text) => text.replace(/[\r\n]/gu, " ")) as [string, string];
      const changes = changedLines(one, other);
      expect(changes.length).toBe(one === other ? 0 : 1);
      for (const change of changes) {
        expect(change.before.map(({ text }) => text).join("")).toBe(one);
        expect(change.after.map(({ text }) => text).join("")).toBe(other);
        expect(change.before.filter(({ changed }) => !changed).map(({ text }) => text).join("")).toBe(change.after.filter(({ changed }) => !changed).map(({ text }) => text).join(""));
      }
    }));
  });
});
