import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cell, inline, linkText } from "../../src/report/inline";
import { shownText } from "../../src/text/shown";

describe("inline", () => {
  it.each([
    ["plain words, and 2 < 3", "plain words, and 2 < 3"],
    ["two\nlines\r\n and\ttabs", "two lines and tabs"],
    ["[ ] send it", "\\[ ] send it"],
    ["- [ ] send it", "\\- \\[ ] send it"],
    ["1. first", "1\\. first"],
    ["12) twelfth", "12\\) twelfth"],
    ["> quoted", "\\> quoted"],
    ["# heading", "\\# heading"],
    ["see #project/x now", "see \\#project/x now"],
    ["C# and number # 4", "C# and number # 4"],
    ["done ^block-1", "done \\^block-1"],
    ["note[^1] costs $5$", "note\\[\\^1] costs \\$5\\$"],
    ["a %%hidden%% b", "a &#37;&#37;hidden&#37;&#37; b"],
    ["a \\%% b", "a &#37;&#37; b"],
    ["<b>bold</b> <% tp %>", "&lt;b>bold&lt;/b> &lt;% tp %>"],
    ["x <!-- debrief:actions:end --> y", "x &lt;!-- debrief:actions:end --> y"],
    ["x \\<!-- debrief:actions:end -->", "x &lt;!-- debrief:actions:end -->"],
    ["`<!-- debrief:actions:end -->`", "&lt;!-- debrief:actions:end -->"],
    ["keep `code <b>` and ``a ` b``", "keep `code <b>` and \\`\\`a \\` b\\`\\`"],
    ["keep ``code #x``", "keep ``code #x``"],
    ["a ` alone", "a \\` alone"],
    ["`= this.file.name` and `$= dv.x`", "= this.file.name and \\$= dv.x"],
    ["keep [[Note|shown]] and [text](https://a.b/c_(d)#e)", "keep [[Note|shown]] and [text](https://a.b/c_(d)#e)"],
    ["https://a.b/c#d %%", "https://a.b/c#d &#37;&#37;"],
    ["![[picture.png]] ![x](https://a.b/p.png)", "[[picture.png]] [x](https://a.b/p.png)"],
    ["[[#Heading]] and [[#^id|that]]", "Heading and that"],
    ["[go](javascript:alert(1))", "go"],
    ["<[[#b]]", "&lt;b"],
    ["[[open", "\\[\\[open"],
    ["**bold** and ==marked==", "**bold** and ==marked=="],
  ])("%j becomes %j", (text, safe) => {
    expect(inline(text)).toBe(safe);
  });

  const nasty = fc.array(fc.constantFrom("a", " ", "\n", "`", "``", "<", "!--", "debrief:actions:end", "-->", "%", "%%", "\\", "[", "]", "[[", "]]", "(", ")", "#", "^", "$", "!", "|", "- ", "https://x", "é", "🔺"), { maxLength: 20 }).map((parts) => parts.join(""));

  it("never leaves a comment, an opening of HTML, or a task outside code", () => {
    fc.assert(fc.property(nasty, (text) => {
      const safe = inline(text);
      expect(safe).not.toMatch(/[\n\r]/);
      expect(safe).not.toContain("<!--");
      expect(safe.replace(/(`+)[^`]+\1/g, " ")).not.toMatch(/%%|<[a-z/!?%]/i);
      expect(safe).not.toMatch(/^(?:[-+*] |\[.\] |> ?|#{1,6} )/);
    }), { numRuns: 5000 });
  });

  it("comes to an end with long texts of one sign", () => {
    for (const part of ["`", "[", "[[", "`a", "[a](", "\\", "<", "![", "%%", "[[a|"]) {
      expect(inline(part.repeat(20_000)).length).toBeGreaterThan(0);
    }
  });
});

it.each([["a|b", "a\\|b"], ["a\\|b", "a\\|b"], ["[[a|b]]", "[[a\\|b]]"]])("a cell holds %j as %j", (text, safe) => {
  expect(cell(text)).toBe(safe);
});

it.each([["see [[a/b|c]] and [[a/b]]", "see c and b"], ["[x](y)  z", "x z"]])("the words of %j are %j", (text, words) => {
  expect(shownText(text)).toBe(words);
});

it.each([["1:1 — [[Ada]] | x", "1:1 — Ada x"], ["<!-- a --> `b` %%c%%", "!-- a -- b %c%"]])("the title %j is shown as %j", (title, shown) => {
  expect(linkText(title)).toBe(shown);
});
