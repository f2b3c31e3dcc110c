import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONTAINERS, scan } from "../../src/text/scan";

const shown = (text: string) => scan(text).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`);

describe("scan", () => {
  it.each<[string, string[]]>([
    ["---\ntype: a\n---\nInes", ["properties: ---\ntype: a\n---"]],
    ["\uFEFF---\r\ntype: a\r\n---\r\n# Ines", ["properties: \uFEFF---\r\ntype: a\r\n---", "heading: # Ines"]],
    ["--- \ntype: a\n---", ["heading: type: a\n---"]],
    ["\n---\nInes", []],
    ["---\nno end", []],
    ["\uFEFF# Ines", ["heading: # Ines"]],
    ["$x$ and $ 5 and 6$ and $5 to $6, $7-$8 more", ["math: $x$"]],
    ["US$ 5 and 6 US$ more", []],
    ["\\$x$ `y`", ["code: `y`"]],
    ["$$x + y$$ then $$\na\n\nb\n$$", ["math: $$x + y$$"]],
    ["so\n$$\na\n\nb\n$$ Ines `x`", ["math: $$\na\n\nb\n$$", "code: `x`"]],
    ["$$\nno end", []],
    ["so %%hidden [[a]]%% and 5%% more", ["comment: %%hidden [[a]]%%"]],
    ["%%\nhidden\n\n```\n%% Ines [[a]]", ["comment: %%\nhidden\n\n```\n%%", "wikilink: [[a]]"]],
    ["%%\nhidden\n\nto the end", ["comment: %%\nhidden\n\nto the end"]],
    ["> %%\n> hidden\n> %%\n> `x`", ["comment: %%\n> hidden\n> %%", "code: `x`"]],
    ["[[Ines Duarte|Ines]]'s ![[plan.png|200]] ![[[x]] \\[[y]] \\![[z]]", [
      "wikilink: [[Ines Duarte|Ines]]", "embed: ![[plan.png|200]]", "wikilink: [[x]]", "wikilink: [[z]]"]],
    ["[[no\nend]] [[a [[b]]", ["wikilink: [[b]]"]],
    ["| a |\n|---|\n| [[A\\|b]] `x` |\n\n[[c]]", ["table: | a |\n|---|\n| [[A\\|b]] `x` |", "wikilink: [[A\\|b]]", "code: `x`", "wikilink: [[c]]"]],
    ["[Ines](https://a.example.com/x) and [Bo][b] and [b] and [c]\n\n[b]: https://b.example.com", [
      "link: [Ines](https://a.example.com/x)", "link: [Bo][b]", "link: [b]", "link: [b]: https://b.example.com"]],
    ["(https://a.example.com/x_(y)). obsidian://open?vault=a, www.example.com; see mira.example.com/x!", [
      "url: https://a.example.com/x_(y)", "url: obsidian://open?vault=a", "url: www.example.com", "url: mira.example.com/x"]],
    ["<https://a.example.com/Ines> <ines@example.com> mail ines.duarte@example.com.", [
      "url: <https://a.example.com/Ines>", "email: <ines@example.com>", "email: ines.duarte@example.com"]],
    ["done.Ines said 3.5, e.g. this... Corvanta.com’s page; and.so on", ["url: Corvanta.com"]],
    ["@Ines and @@{12:00} @{2026-03-02} @ home", ["template: @@{12:00}", "template: @{2026-03-02}"]],
    ["<b>Ines</b> <a href=\"x\">Ines\nDuarte</a> <abbr>Bo</abbr> 3 < 4 > 2", [
      "html: <b>", "html: </b>", "html: <a href=\"x\">Ines\nDuarte</a>", "html: <abbr>", "html: </abbr>"]],
    ["<!-- debrief:a:start -->\n[[a]]\n<!-- debrief:a:end -->", ["htmlComment: <!-- debrief:a:start -->", "wikilink: [[a]]", "htmlComment: <!-- debrief:a:end -->"]],
    ["so <!-- hidden --> and <!-- not", ["htmlComment: <!-- hidden -->"]],
    ["#plan #2026 a#b (#x/y-z) #été 日#本 &#39; #1a, #📌now!", ["tag: #plan", "tag: #x/y-z", "tag: #été", "tag: #1a", "tag: #📌now"]],
    ["Send it ^a-1\n2 ^ 3 ^b c", ["blockId: ^a-1"]],
    ["so[^1] and [^two words]\n\n[^1]: Ines", ["footnote: [^1]", "footnote: [^1]:"]],
    ["{{date}} <% tp.date %> {{no", ["template: {{date}}", "template: <% tp.date %>"]],
    ["<%*\nlet a\n\nlet b\n%>\n`x`", ["template: <%*\nlet a\n\nlet b\n%>", "code: `x`"]],
    ["> [!info] Purpose\n> `a\n> b` [[c]]", ["code: `a\n> b`", "wikilink: [[c]]"]],
    ["- a\n\n      code\n\n  text\n\n      more", ["indentedCode: code", "indentedCode: more"]],
    ["text\n    not code\n\n    code", ["indentedCode: code"]],
    ["```text\n[[a]]\n\n~~~\n", ["fence: ```text\n[[a]]\n\n~~~"]],
    ["> ```\n> a\nb", ["fence: ```\n> a"]],
    ["~~~\r\na\r\n~~~\r\n`x`\r`y`", ["fence: ~~~\r\na\r\n~~~", "code: `x`", "code: `y`"]],
    ["# `a` [[b]] #\n\nSet\n===", ["heading: # `a` [[b]] #", "code: `a`", "wikilink: [[b]]", "heading: Set\n==="]],
    ["`a\n\nb`", []],
  ])("reads %j", (text, constructs) => {
    expect(shown(text)).toEqual(constructs);
  });

  const pieces = fc.array(fc.constantFrom(
    "a", "Ines ", "\n", "\n\n", "\r\n", "> ", "- ", "    ", "\t", "```", "~~~", "`", "$", "$$", "%%", "[", "[[", "]", "]]", "](", "![", ")", "<", ">",
    "<!--", "-->", "<a>", "</a>", "<div>", "{{", "}}", "<%", "%>", "#", "#a", "^a", "[^a]", ":", "://", ".com", "@", "@{", "}", "|", "|---|---|", "---", "===", "\\", "é",
  ), { maxLength: 30 }).map((parts) => parts.join(""));

  it("is sorted, stays inside the text and overlaps nowhere but in containers", () => {
    fc.assert(fc.property(pieces, (text) => {
      let last = 0;
      let behind = 0;
      for (const { kind, from, to } of scan(text)) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
        last = from;
        if (CONTAINERS.has(kind)) continue;
        expect(from).toBeGreaterThanOrEqual(behind);
        behind = to;
      }
    }), { numRuns: Number(process.env.FUZZ ?? 2000) });
  });

  it.each(["[", "[[", "`a", "$a", "%%", "<a b=\"", "<!--", "](", "[a](b", "a.", "a@", "a://", "> ", "- ", "1. ", "| a ", "[a]: b\n", "``a`"])("comes to an end with 300,000 characters of %j", (sign) => {
    const text = sign.repeat(Math.ceil(300000 / sign.length));
    for (const { from, to } of scan(text)) expect(from >= 0 && from < to && to <= text.length).toBe(true);
  });
});
