import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BrokenProperties, changeProperties, splitNote } from "../../src/note/properties";

describe("splitNote", () => {
  it.each([
    ["no block", "# Title\n", { properties: {}, problem: null, bodyFrom: 0, bodyLine: 0 }],
    ["empty text", "", { properties: {}, problem: null, bodyFrom: 0 }],
    ["a block", "---\ntype: meeting\n---\n# T", { properties: { type: "meeting" }, bodyFrom: 22, bodyLine: 3 }],
    ["an empty block", "---\n---\nText", { properties: {}, problem: null, bodyFrom: 8, bodyLine: 2 }],
    ["days stay texts", "---\ndate: 2026-03-02\nat: 2026-03-02T10:00:00\n---\n", { properties: { date: "2026-03-02", at: "2026-03-02T10:00:00" } }],
    ["explicit timestamps too", "---\ndate: !!timestamp 2026-03-02\n---\n", { properties: { date: "2026-03-02" } }],
    ["CRLF", "---\r\na: 1\r\n---\r\nText", { properties: { a: 1 }, bodyFrom: 16, bodyLine: 3 }],
    ["lone CR", "---\ra: 1\rb: 2\r---\rText", { properties: { a: 1, b: 2 }, bodyLine: 4 }],
    ["BOM", "\uFEFF---\na: 1\n---\nText", { bom: "\uFEFF", properties: { a: 1 }, bodyFrom: 14 }],
    ["no text behind", "---\na: 1\n---", { properties: { a: 1 }, bodyFrom: 12 }],
    ["comments alone", "---\n# none\n---\n", { properties: {}, problem: null }],
    ["a rule behind an empty line", "\n---\na: 1\n---\n", { properties: {}, problem: null, bodyFrom: 0 }],
    ["four dashes", "----\na: 1\n----\n", { properties: {}, problem: null, bodyFrom: 0 }],
    ["a key that begins with dashes", "---\na: {}\n---b: 2\n---\n", { properties: { a: {}, "---b": 2 }, problem: null }],
    ["links without quotes", "---\npeople: [[Ines Duarte]]\n---\n", { properties: { people: [["Ines Duarte"]] } }],
  ])("%s", (_name, text, expected) => {
    expect(splitNote(text)).toMatchObject(expected);
  });

  it.each([
    ["unterminated", "---\na: 1\n\nText", /line 1/u, 0],
    ["another language", "---js\nmodule.exports = { a: 1 }\n---\nText", /---js/u, 0],
    ["broken", "---\na: 1\nb: \"x\nc: [\n---\nText", /line \d/u, 24],
    ["a quote that never ends", "---\na: 1\nb: \"x\nc: 2\n---\nText", /line 4/u, 24],
    ["twice the same key", "---\na: 1\na: 2\n---\nText", /line 3.*unique/u, 18],
    ["a list", "---\n- a\n---\nText", /names and values/u, 12],
    ["too many aliases", `---\na: &a [x, x]\n${["b", "c", "d", "e", "f", "g"].map((key, index) => `${key}: &${key} [*${"abcdef"[index]}, *${"abcdef"[index]}, *${"abcdef"[index]}]`).join("\n")}\n---\n`, /aliases/u, null],
  ])("says what is wrong: %s", (_name, text, problem, bodyFrom) => {
    for (const round of [1, 2]) {
      const split = splitNote(text);
      expect(split.properties, `round ${round}`).toEqual({});
      expect(split.problem).toMatch(problem);
      if (bodyFrom !== null) expect(split.bodyFrom).toBe(bodyFrom);
    }
  });

  it("holds no prototype keys", () => {
    const { properties } = splitNote("---\n__proto__:\n  bad: 1\nconstructor: 2\na:\n  __proto__: 3\n  b: 4\n---\n");
    expect(properties).toEqual({ a: { b: 4 } });
    expect(Object.hasOwn(properties, "__proto__")).toBe(false);
    expect(({} as Record<string, unknown>)["bad"]).toBeUndefined();
  });
});

const NOTE = "---\nentities:\n  people:\n  - '[[Ines Duarte]]' # lead\n  organizations: []\n\n# kind\ntype:   transcript # note\ndate: '2026-03-02'\ntags: [a, b]\nmore: |\n  one\n  two\nlast:\n- z\n# end\n---\n\n# Title\n";

describe("changeProperties", () => {
  it.each([
    ["nothing", {}, (note: string) => note],
    ["the same", { type: "transcript", date: "2026-03-02", tags: ["a", "b"], gone: null, last: ["z"] }, (note: string) => note],
    ["a text", { type: "meeting" }, (note: string) => note.replace("transcript", "meeting")],
    ["a text in quotes", { date: "2026-03-09" }, (note: string) => note.replace("03-02", "03-09")],
    ["a list in a row", { tags: ["a", "c, d"] }, (note: string) => note.replace("[a, b]", "[a, 'c, d']")],
    ["a list that grows", { last: ["z", "[[Y]]"] }, (note: string) => note.replace("- z\n", "- z\n- '[[Y]]'\n")],
    ["a list in a map", { "entities.people": ["[[Ines Duarte]]", "[[Bo]]"] }, (note: string) => note.replace("# lead\n", "# lead\n  - '[[Bo]]'\n")],
    ["an empty list", { "entities.organizations": ["[[Corvanta]]"] }, (note: string) => note.replace("organizations: []", "organizations:\n  - '[[Corvanta]]'")],
    ["a list taken for a text", { last: "z" }, (note: string) => note.replace("last:\n- z", "last: z")],
    ["gone", { tags: null }, (note: string) => note.replace("tags: [a, b]\n", "")],
    ["gone, many lines", { more: null, last: null }, (note: string) => note.replace("more: |\n  one\n  two\nlast:\n- z\n", "")],
    ["a new text", { debrief: "unreviewed" }, (note: string) => note.replace("# end\n", "# end\ndebrief: unreviewed\n")],
    ["a new list", { people: ["[[Bo]]"] }, (note: string) => note.replace("# end\n", "# end\npeople:\n- '[[Bo]]'\n")],
    ["a new key in a map", { "entities.rooms": ["A"] }, (note: string) => note.replace("organizations: []\n", "organizations: []\n  rooms:\n  - A\n")],
    ["a new map", { "x.y": "z" }, (note: string) => note.replace("# end\n", "# end\nx:\n  y: z\n")],
  ])("%s", (_name, changes, change) => {
    expect(changeProperties(NOTE, changes)).toBe(change(NOTE));
    const crlf = `\uFEFF${NOTE.replace(/\n/gu, "\r\n")}`;
    expect(changeProperties(crlf, changes)).toBe(`\uFEFF${change(NOTE).replace(/\n/gu, "\r\n")}`);
    expect(changeProperties(NOTE.replace(/\n/gu, "\r"), changes)).toBe(change(NOTE).replace(/\n/gu, "\r"));
  });

  it.each([
    ["no block", "# Title\n", { type: "meeting", people: ["[[Bo]]"] }, "---\ntype: meeting\npeople:\n  - \"[[Bo]]\"\n---\n# Title\n"],
    ["no block, nothing to add", "# Title\n", { type: null }, "# Title\n"],
    ["no block, CRLF and BOM", "\uFEFFa\r\nb", { type: "x" }, "\uFEFF---\r\ntype: x\r\n---\r\na\r\nb"],
    ["an empty block", "---\n---\nText", { type: "x" }, "---\ntype: x\n---\nText"],
    ["an empty value", "---\ntype:\ndate: 2026-03-02\n---\n", { type: "x" }, "---\ntype: x\ndate: 2026-03-02\n---\n"],
    ["text that YAML would misread", "---\na: b\n---\n", { a: "yes: no", c: "- d", e: "12", f: "x\ny" }, "---\na: \"yes: no\"\nc: \"- d\"\ne: \"12\"\nf: \"x\\ny\"\n---\n"],
  ])("%s", (_name, text, changes, expected) => {
    expect(changeProperties(text, changes)).toBe(expected);
  });

  it.each(["---\na: [\n---\nText", "---\na: 1\n\nText", "---js\na\n---\n"])("refuses a broken block: %j", (text) => {
    expect(() => changeProperties(text, { a: "b" })).toThrow(BrokenProperties);
  });

  it("is read back as what was asked for, whatever the values, and leaves the body", () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }), fc.constantFrom("2026-03-02", "[[A]]", "# x", "a: b", "'", "\"", "null", ""));
    const key = fc.constantFrom("type", "tags", "last", "more", "people", "entities.people", "new");
    fc.assert(fc.property(fc.dictionary(key, value, { maxKeys: 3, noNullPrototype: true }), (changes) => {
      const changed = changeProperties(NOTE, changes);
      const { properties, problem, bodyFrom } = splitNote(changed);
      expect(problem).toBeNull();
      expect(changed.slice(bodyFrom)).toBe("\n# Title\n");
      for (const [name, wanted] of Object.entries(changes)) {
        const got = name === "entities.people" ? (properties["entities"] as Record<string, unknown>)["people"] : properties[name];
        expect(got).toEqual(wanted);
      }
      expect(changeProperties(changed, changes)).toBe(changed);
    }), { numRuns: 300 });
  });
});
