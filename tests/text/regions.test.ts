import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRegion, replaceRegion } from "../../src/text/regions";

const START = "<!-- debrief:log:start -->";
const END = "<!-- debrief:log:end -->";

describe("replaceRegion", () => {
  it.each([
    ["an empty file", "", `${START}\nnew\n${END}\n`],
    ["a line without an end", "# Log", `# Log\n\n${START}\nnew\n${END}\n`],
    ["a line with its end", "# Log\n", `# Log\n\n${START}\nnew\n${END}\n`],
    ["a blank line at the end", "# Log\n\n", `# Log\n\n${START}\nnew\n${END}\n`],
    ["Windows line endings", "# Log\r\n", `# Log\r\n\r\n${START}\r\nnew\r\n${END}\r\n`],
    ["a BOM alone", "\uFEFF", `\uFEFF${START}\nnew\n${END}\n`],
    ["old content", `a\n${START}\nold\nolder\n${END}\nb`, `a\n${START}\nnew\n${END}\nb`],
    ["markers on one line", `a ${START}old${END} b`, `a ${START}\nnew\n${END} b`],
    ["markers without spaces", "<!--debrief:log:start-->\n<!--debrief:log:end-->", "<!--debrief:log:start-->\nnew\n<!--debrief:log:end-->"],
    ["a region of another name", `<!-- debrief:x:start -->\n<!-- debrief:x:end -->\n`, `<!-- debrief:x:start -->\n<!-- debrief:x:end -->\n\n${START}\nnew\n${END}\n`],
    ["markers in a code fence", `\`\`\`\n${START}\n${END}\n\`\`\`\n`, `\`\`\`\n${START}\n${END}\n\`\`\`\n\n${START}\nnew\n${END}\n`],
    ["markers in inline code", `\`${START}\` and \`${END}\`\n`, `\`${START}\` and \`${END}\`\n\n${START}\nnew\n${END}\n`],
    ["markers in indented code", `x\n\n    ${START}\n`, `x\n\n    ${START}\n\n${START}\nnew\n${END}\n`],
    ["a fence that ends with its quote", `> ~~~\n> code\n\n${START}\n${END}`, `> ~~~\n> code\n\n${START}\nnew\n${END}`],
    ["a longer fence around a shorter one", `\`\`\`\`\n\`\`\`\n${START}\n\`\`\`\`\n${START}\n${END}`, `\`\`\`\`\n\`\`\`\n${START}\n\`\`\`\`\n${START}\nnew\n${END}`],
  ])("writes into %s", (_, before, after) => {
    expect(replaceRegion(before, "log", "new")).toEqual({ text: after, problem: null });
    expect(replaceRegion(after, "log", "new").text).toBe(after);
    expect(readRegion(after, "log")).toBe("new");
  });

  it.each([
    ["only its start marker", `${START}\ntext`, "only its start marker"],
    ["only its end marker", `text\n${END}`, "only its end marker"],
    ["its markers turned round", `${END}\n${START}`, "wrong order"],
    ["two regions", `${START}\n${END}\n${START}\n${END}`, "more than once"],
    ["two start markers", `${START}\n${START}`, "wrong order"],
    ["another region inside", `${START}\n<!-- debrief:x:start -->\n<!-- debrief:x:end -->\n${END}`, "nested"],
    ["another region around", `<!-- debrief:x:start -->\n${START}\n${END}\n<!-- debrief:x:end -->`, "nested"],
    ["an open fence before the end", "```\ncode", "could not be written"],
  ])("leaves a note with %s alone and says why", (_, text, words) => {
    const result = replaceRegion(text, "log", "new");
    expect(result.text).toBe(text);
    expect(result.problem).toContain(words);
    expect(readRegion(text, "log")).toBeNull();
  });

  it.each([`one\n${END}\ntwo`, "```\nopen", `<!-- debrief:other:start -->`])("refuses content that would break the region: %j", (content) => {
    const text = `${START}\nold\n${END}\n`;
    const result = replaceRegion(text, "log", content);
    expect(result.text).toBe(text);
    expect(result.problem).not.toBeNull();
  });

  const piece = fc.constantFrom(
    "words", "\n", "\r\n", "\r", "```", "~~~", "> ", "    ", "`", START, END, "<!-- debrief:x:start -->", "<!-- debrief:x:end -->", "- [ ] a", "%%", "\uFEFF", "é",
  );
  const note = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(""));

  it("keeps all that stands outside, is stable, and is all or nothing", () => {
    fc.assert(fc.property(note, note, note.filter((text) => !text.includes("debrief:")), (before, after, content) => {
      const text = `${before}\n${START}\nold\n${END}\n${after}`;
      const result = replaceRegion(text, "log", content);
      if (result.problem !== null) {
        expect(result.text).toBe(text);
        return;
      }
      expect(replaceRegion(result.text, "log", content)).toEqual({ text: result.text, problem: null });
      const kept = result.text.startsWith(text) || (result.text.startsWith(text.slice(0, text.indexOf(START))) && result.text.endsWith(after));
      expect(kept).toBe(true);
    }), { numRuns: 2000 });
  });

  it("only adds to a note that has no region", () => {
    fc.assert(fc.property(note, (text) => {
      const result = replaceRegion(text, "log", "new");
      if (result.problem !== null) expect(result.text).toBe(text);
      else if (readRegion(text, "log") === null) expect(result.text.startsWith(text)).toBe(true);
      if (result.problem === null) expect(readRegion(result.text, "log")).toBe("new");
    }), { numRuns: 2000 });
  });

  it("finds a region behind 10 MB", () => {
    const text = "A line of plain words that says little.\n".repeat(250_000) + `${START}\nold\n${END}\n`;
    expect(replaceRegion(text, "log", "new").problem).toBeNull();
  });
});
