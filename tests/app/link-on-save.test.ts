import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkAgain, moveCursor, planSave, takenAway } from "../../src/app/link-on-save";
import type { Settings } from "../../src/model/settings";
import { applyEdits } from "../../src/text/edits";
import { buildIndex } from "../../src/vault/index";
import { memorySetup } from "../support/memory-vault";

const NOTE = "Meetings/a.md";
const PEOPLE = { "People/Ines Duarte.md": "---\naliases: [Ines]\n---\n", "People/Lena Sato.md": "", "Organizations/Corvanta.md": "" };
const HEAD = "---\ntype: meeting\n---\n\n";

async function save(text: string, before: string | null = null, settings: Partial<Settings> = {}, path = NOTE) {
  const setup = memorySetup({ ...PEOPLE, [path]: text }, settings);
  const plan = planSave(setup, await buildIndex(setup), path, before, text);
  return { plan, text: plan ? applyEdits(text, plan.edits) : text };
}

describe("linking on save", () => {
  it("links the names of a meeting note, once", async () => {
    const { plan, text } = await save(`${HEAD}Ines met Lena Sato.\n`);
    expect(text).toBe(`${HEAD}[[Ines Duarte|Ines]] met [[Lena Sato]].\n`);
    expect(plan?.links).toBe(2);
    expect(plan?.edits.every(({ from, to }) => from === to)).toBe(true);
    expect((await save(text, text)).plan).toBeNull();
  });

  it.each<[string, string, Partial<Settings>, string]>([
    ["a note of another kind", "Ines\n", {}, NOTE],
    ["a note that forbids links", "---\ntype: meeting\ndebrief: no-links\n---\nInes\n", {}, NOTE],
    ["a folder that is left out", `${HEAD}Ines\n`, { linkExcludedFolders: ["Meetings"] }, NOTE],
    ["a template", `${HEAD}Ines\n`, {}, "Templates/a.md"],
    ["a report", "---\ndebrief: actions\n---\nInes\n", { linkAllNotes: true }, "Debrief/Open actions.md"],
    ["broken properties", "---\ntype: meeting\na: [\n---\n\n## Summary\n\nInes\n\n## Decisions\n\n- Yes.\n", { linkAllNotes: true }, NOTE],
    ["the setting off", `${HEAD}Ines\n`, { linkOnSave: false }, NOTE],
    ["a copy of a conflict", `${HEAD}Ines\n`, {}, "Meetings/a (conflicted copy 2026-03-02).md"],
    ["a transcript alone", `${HEAD}## Transcript\n\n\`\`\`text\n[00:00] Ines: Hello Lena Sato.\n[00:04] Lena: Hello.\n\`\`\`\n`, {}, NOTE],
    ["a name that is an everyday word", `${HEAD}Will it rain\n`, {}, NOTE],
  ])("leaves %s alone", async (_, text, settings, path) => {
    expect((await save(text, null, settings, path)).plan).toBeNull();
  });

  it("links other notes where the setting says so", async () => {
    expect((await save("Ines\n", null, { linkAllNotes: true }, "Notes/b.md")).text).toBe("[[Ines Duarte|Ines]]\n");
  });

  it("keeps a name plain whose link was taken away, says so in the property, and links the others", async () => {
    const before = `${HEAD}[[Ines Duarte|Ines]] spoke.\n`;
    const { plan, text } = await save(`${HEAD}Ines spoke. Lena Sato heard it.\n`, before);
    expect(plan?.takenAway).toEqual(["Ines Duarte"]);
    expect(text).toBe("---\ntype: meeting\ndo_not_link:\n  - Ines Duarte\n---\n\nInes spoke. [[Lena Sato]] heard it.\n");
    expect((await save(text, text)).plan).toBeNull();
    expect(linkAgain(text, ["Ines Duarte"])).toBe(`${HEAD}Ines spoke. [[Lena Sato]] heard it.\n`);
  });

  it("adds to the names that the note lists already, and takes one off again", async () => {
    const head = "---\ntype: meeting\ndo_not_link: ['[[Corvanta]]']\n---\n\n";
    const { text } = await save(`${head}Ines at Corvanta\n`, `${head}[[Ines Duarte|Ines]] at Corvanta\n`);
    expect(text).toMatch(/do_not_link: \[.*Corvanta.*, .*Ines Duarte.*\]/u);
    expect(linkAgain(text, ["Ines Duarte"])).toMatch(/do_not_link: \[[^,]*Corvanta[^,]*\]/u);
  });

  it("does not list a name whose other link in the note is enough", async () => {
    const before = `${HEAD}[[Ines Duarte]] and [[Ines Duarte|Ines]] again\n`;
    expect((await save(`${HEAD}[[Ines Duarte]] and Ines again\n`, before, { mentions: "note" })).plan).toBeNull();
  });
});

describe("a link that was taken away", () => {
  const registry = async () => (await buildIndex(memorySetup(PEOPLE))).registry();

  it.each<[string, string, string, string[]]>([
    ["is seen where its words stand as they stood", "Met [[Ines Duarte|Ines]] today", "Met Ines today", ["Ines Duarte"]],
    ["by its name", "- [[Lena Sato]] agreed", "- Lena Sato agreed", ["Lena Sato"]],
    ["in Markdown's form", "See [Ines](People/Ines%20Duarte.md) now", "See Ines now", ["Ines Duarte"]],
    ["in a table", "| [[Ines Duarte\\|Ines]] | x |", "| Ines | x |", ["Ines Duarte"]],
    ["beside words that changed further off", "We met [[Ines Duarte|Ines]] in the long hall on Monday", "We met Ines in the long hall on Tuesday", ["Ines Duarte"]],
    ["in a line that moved", "a\n[[Lena Sato]] spoke\nb", "a\nb\nLena Sato spoke", ["Lena Sato"]],
    ["is none where the words are gone too", "Met [[Ines Duarte|Ines]] today", "Met today", []],
    ["is none where the line was written anew", "Met [[Ines Duarte|Ines]] today", "Ines will call us", []],
    ["is none where the link stands in its place", "[[Ines Duarte|Ines]] one", "two\n[[Ines Duarte|Ines]] one", []],
    ["is none where only another mention is plain", "[[Ines Duarte|Ines]] came", "[[Ines Duarte|Ines]] came\nInes came back", []],
    ["is none where the link shows other words now", "[[Ines Duarte|Ines]] came", "[[Ines Duarte]] came", []],
    ["is none of a note that is no entity", "[[Other]] came", "Other came", []],
  ])("%s", async (_, before, after, names) => {
    expect(takenAway(before, after, await registry())).toEqual(names);
  });
});

describe("the cursor", () => {
  const link = [{ from: 4, to: 4, insert: "[[Ines Duarte|" }, { from: 8, to: 8, insert: "]]" }];
  it.each([[0, 0], [4, 4], [6, 20], [8, 24], [9, 25]])("at %i goes to %i", (offset, moved) => {
    expect(moveCursor(link, offset)).toBe(moved);
  });

  it("at the note's start stays behind a property block that is made there", () => {
    const block = "---\ndo_not_link:\n  - Ines Duarte\n---\n";
    expect(moveCursor([{ from: 0, to: 0, insert: block }, { from: 0, to: 0, insert: "[[Ines Duarte|" }], 0)).toBe(block.length);
  });

  it("keeps the letters on its left and right but for what was put in", () => {
    fc.assert(fc.property(fc.string({ minLength: 9, maxLength: 30 }), fc.nat(30), (text, at) => {
      const offset = Math.min(at, text.length);
      const after = applyEdits(text, link);
      const moved = moveCursor(link, offset);
      expect(after.slice(moved)).toContain(text.slice(offset).slice(0, offset < 8 ? 0 : undefined));
      expect(moved).toBeGreaterThanOrEqual(offset);
    }));
  });
});
