import { describe, expect, it } from "vitest";
import { linkStyle, type LinkFormat } from "../../src/entity/link-style";

const write = (format: Partial<LinkFormat>, target: string, shown: string, inTable = false, unique = true) =>
  linkStyle({ useMarkdownLinks: false, newLinkFormat: "shortest", ...format }, () => unique)(target, shown, "Meetings/2026/Sync.md", inTable);

describe("linkStyle", () => {
  it.each([
    ["the note's name", {}, "People/Ana.md", "Ana", false, true, "[[Ana]]"],
    ["another text", {}, "People/Ana.md", "ANA", false, true, "[[Ana|ANA]]"],
    ["a shared base name", {}, "People/Ana.md", "Ana", false, false, "[[People/Ana|Ana]]"],
    ["a table", {}, "People/Ana.md", "Annie", true, true, "[[Ana\\|Annie]]"],
    ["a table without a bar", {}, "People/Ana.md", "Ana", true, true, "[[Ana]]"],
    ["absolute", { newLinkFormat: "absolute" }, "People/Ana.md", "Ana", false, true, "[[People/Ana|Ana]]"],
    ["relative", { newLinkFormat: "relative" }, "People/Ana.md", "Ana", false, true, "[[../../People/Ana|Ana]]"],
    ["relative, beside it", { newLinkFormat: "relative" }, "Meetings/2026/Ana.md", "Ana", false, true, "[[Ana]]"],
    ["relative, above", { newLinkFormat: "relative" }, "Meetings/Ana.md", "Ana", false, true, "[[../Ana|Ana]]"],
    ["Markdown", { useMarkdownLinks: true }, "People/Ana Reis.md", "Ana", false, true, "[Ana](Ana%20Reis.md)"],
    ["Markdown with signs", { useMarkdownLinks: true, newLinkFormat: "absolute" }, "P (x)/50% Ünal.md", "Ü", true, true, "[Ü](P%20%28x%29/50%25%20Ünal.md)"],
    ["a target that breaks wikilinks", {}, "People/Ana #2.md", "Ana", false, true, null],
    ["a text with a bracket", {}, "People/Ana.md", "A]na", false, true, null],
    ["a text with a bar", { useMarkdownLinks: true }, "People/Ana.md", "A|na", false, true, null],
  ] as const)("writes %s", (_, format, target, shown, inTable, unique, link) => {
    expect(write(format, target, shown, inTable, unique)).toBe(link);
  });
});
