import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkMentions, type LinkOptions } from "../../src/entity/link";
import { linkStyle } from "../../src/entity/link-style";
import { buildRegistry } from "../../src/entity/registry";
import { applyEdits, invertEdits } from "../../src/text/edits";
import { CONTAINERS, scan } from "../../src/text/scan";
import { entity } from "./samples";

const NOTE = "Meetings/Sync.md";
const registry = buildRegistry([
  entity("Ana", { aliases: ["Annie Reis"] }),
  entity("Teo Brandt", { aliases: ["Teo"] }),
  entity("Mira"),
  entity("José Prado"),
  entity("Will"),
  entity("Lund", { path: "People/Lund.md" }),
  entity("Lund", { path: "Organizations/Lund.md", kind: "organization" }),
  entity("Kai Ode", { aliases: ["Kai"] }),
  entity("Kai Sun", { aliases: ["Kai"] }),
  entity("halvex.net", { kind: "organization" }),
  entity("王小明"),
]);
const wiki = linkStyle({ useMarkdownLinks: false, newLinkFormat: "shortest" }, (name) => name !== "Lund");
const markdown = linkStyle({ useMarkdownLinks: true, newLinkFormat: "absolute" }, () => true);

function link(text: string, more: Partial<LinkOptions> = {}, style = wiki) {
  return linkMentions(text, registry, {
    notePath: NOTE, mentions: "section", headings: false, owners: false, allowEveryday: [], doNotLink: [], closed: [],
    link: ({ path }, shown, inTable) => style(path, shown, NOTE, inTable), ...more,
  });
}

describe("linkMentions", () => {
  it.each([
    ["the note's name", "Ask Ana.", "Ask [[Ana]]."],
    ["an alias", "Ask Annie Reis.", "Ask [[Ana|Annie Reis]]."],
    ["a name in another case", "Ask teo brandt.", "Ask [[Teo Brandt|teo brandt]]."],
    ["a possessive", "Ana’s plan", "[[Ana]]’s plan"],
    ["a table", "| who | what |\n| - | - |\n| Teo | plan |", "| who | what |\n| - | - |\n| [[Teo Brandt\\|Teo]] | plan |"],
    ["the first in each section", "Ana, Ana\n\n## Next\n\nAna, Ana", "[[Ana]], Ana\n\n## Next\n\n[[Ana]], Ana"],
    ["a task's text", "- [ ] Ask Ana for it (12:31) @Mira ⏫ 📅 2026-03-06", "- [ ] Ask [[Ana]] for it (12:31) @Mira ⏫ 📅 2026-03-06"],
    ["damaged letters behind", "Miraâ€™s plan", "[[Mira]]â€™s plan"],
    ["damaged letters inside", "ask JosÃ© Prado now", "ask [[José Prado|JosÃ© Prado]] now"],
    ["decomposed letters", "José Prado".normalize("NFD"), `[[José Prado|${"José Prado".normalize("NFD")}]]`],
    ["running text without spaces", "我和王小明开会", "我和[[王小明]]开会"],
    ["CRLF and BOM", "\uFEFFAsk Ana\r\nand Mira\r\n", "\uFEFFAsk [[Ana]]\r\nand [[Mira]]\r\n"],
    ["quotes", "> \"Ana\" (Mira)", "> \"[[Ana]]\" ([[Mira]])"],
    ["a callout", "> [!note] Ana\n> Mira", "> [!note] [[Ana]]\n> [[Mira]]"],
  ])("links %s", (_, before, after) => {
    expect(link(before).text).toBe(after);
  });

  it.each([
    ["properties", "---\npeople: Ana\n---\n"],
    ["a fence", "```\nAna\n```"],
    ["indented code", "text\n\n    Ana\n"],
    ["inline code", "`Ana`"],
    ["math", "$Ana + x$ and\n\n$$\nAna\n$$"],
    ["a comment", "%%Ana%% <!-- Ana -->"],
    ["a link's text and target", "[Ana](Mira.md) [[Other|Ana]]"],
    ["an embed", "![[Ana.png]] ![Ana](x.png)"],
    ["a URL", "https://x.org/Ana www.Mira.com"],
    ["an e-mail address", "Mira@corp.example"],
    ["a tag", "#Ana #p/Mira"],
    ["HTML", "<a href=\"x\">Ana</a> <b title=\"Mira\">"],
    ["a heading", "# Ana\n\nMira\n===\n"],
    ["a block id", "text ^Ana"],
    ["a footnote", "text[^Ana]"],
    ["templates", "{{Ana}} <% Mira %>"],
    ["task owners", "- [ ] Send it @Ana\n- [ ] Call @Teo Brandt 📅 2026-03-06\n- [ ] Do it 👤 Mira"],
    ["an owner that only looks known in part", "- [ ] Send it @Jo Mira"],
    ["an owner's field", "- [ ] Send it [assignee:: Ana] (owner:: [[x]] Mira)"],
    ["brackets", "[Ana] [Mira said] [see Teo]"],
    ["signs that would make something else of a link", "!Ana \\Mira ^Teo"],
    ["a field's name", "Ana:: yes"],
  ])("leaves %s alone", (_, text) => {
    expect(link(text)).toMatchObject({ text, edits: [], links: [] });
  });

  it.each([
    ["a wikilink", "Ana met [[Ana]]."],
    ["one with another text", "Ana met [[Ana|her]]."],
    ["one with a path and a heading", "Ana met [[People/Ana#Home|her]]."],
    ["a Markdown link", "Ana met [her](../People/Ana.md)."],
    ["an encoded one", "Teo met [him](People/Teo%20Brandt.md)."],
    ["one in a table", "| a |\n| - |\n| [[Ana\\|her]] |\n\nAna"],
  ])("counts %s as the mention", (_, text) => {
    expect(link(text).text).toBe(text);
  });

  it("links the first of the note, or all", () => {
    const text = "Ana Ana\n# Next\nAna";
    expect(link(text, { mentions: "note" }).text).toBe("[[Ana]] Ana\n# Next\nAna");
    expect(link(text, { mentions: "all" }).text).toBe("[[Ana]] [[Ana]]\n# Next\n[[Ana]]");
  });

  it("links headings and owners when told", () => {
    expect(link("# Ana\n", { headings: true }).text).toBe("# [[Ana]]\n");
    expect(link("- [ ] Send @Teo Brandt", { owners: true }).text).toBe("- [ ] Send @[[Teo Brandt]]");
    expect(link("- [ ] Send @Jo Mira", { owners: true }).edits).toEqual([]);
  });

  it("writes Markdown links", () => {
    expect(link("Ask Teo", {}, markdown).text).toBe("Ask [Teo](People/Teo%20Brandt.md)");
  });

  it("leaves a shared name to the user", () => {
    expect(link("Kai and Lund, Kai")).toMatchObject({
      edits: [],
      ambiguous: [{ form: "Kai", candidates: ["Kai Ode", "Kai Sun"] }, { form: "Lund", candidates: ["Organizations/Lund", "People/Lund"] }],
    });
  });

  it("holds an everyday word back until it is let through", () => {
    expect(link("Will comes. Will?")).toMatchObject({ edits: [], everyday: ["Will"] });
    expect(link("Will comes.", { allowEveryday: ["will"] }).text).toBe("[[Will]] comes.");
  });

  it("leaves out the note's own entity, what is not wanted here and what the caller closed", () => {
    expect(link("Ana Mira Teo Will", { notePath: "People/Ana.md", doNotLink: ["mira"], closed: [{ from: 9, to: 12 }] }))
      .toMatchObject({ edits: [], everyday: ["Will"], ambiguous: [] });
    expect(link("Teo Brandt", { doNotLink: ["Teo"] }).text).toBe("[[Teo Brandt]]");
  });

  it("tells the lines, as the file counts them", () => {
    expect(link("x\r\nAna\rMira\nTeo").links).toEqual([{ name: "Ana", line: 1 }, { name: "Mira", line: 2 }, { name: "Teo Brandt", line: 3 }]);
  });

  const piece = fc.constantFrom(
    "Ana", "Teo Brandt", "Teo", "Mira", "Kai", "José Prado", "JosÃ© Prado", "王小明", "Annie Reis", "halvex.net", "â€™s", "’s", " ", " ", "\n", "\n\n",
    "\r\n", "# ", "## Next\n", "- [ ] ", "@", "`", "```\n", "$", "$$", "%%", "[[", "]]", "[", "](", ")", "|", "| a | b |\n| - | - |\n", "> ", "    ",
    "<!-- ", " -->", "<a>", "</a>", "https://x.org/", "#", "^", "!", "\\", "::", "[assignee:: ", "👤 ", "{{", "}}", "---\n", "*", "_", "(31:40)", "\uFEFF", "x",
  );
  const notes = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(""));
  const options = fc.record({
    mentions: fc.constantFrom("section" as const, "note" as const, "all" as const), headings: fc.boolean(), owners: fc.boolean(),
  });
  const styles = fc.constantFrom(wiki, markdown);

  it("only inserts, so that the text before comes back byte for byte", () => {
    fc.assert(fc.property(notes, options, styles, (text, more, style) => {
      const linked = link(text, more, style);
      expect(linked.edits.every(({ from, to }) => from === to)).toBe(true);
      expect(applyEdits(linked.text, invertEdits(text, linked.edits))).toBe(text);
    }), { numRuns: 300 });
  });

  it("adds nothing the second time", () => {
    fc.assert(fc.property(notes, options, styles, (text, more, style) => {
      const once = link(text, more, style).text;
      expect(link(once, more, style).text).toBe(once);
    }), { numRuns: 300 });
  });

  it("writes nothing into what is closed to links", () => {
    const undamaged = notes.filter((text) => !/[âÃ]/u.test(text));
    fc.assert(fc.property(undamaged, options, (text, more) => {
      const closed = scan(text).filter(({ kind }) => !CONTAINERS.has(kind));
      for (const { from } of link(text, more).edits) {
        expect(closed.some((span) => span.from < from && from < span.to)).toBe(false);
      }
    }), { numRuns: 300 });
  });
});
