import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildMatcher, findMentions } from "../../src/entity/matcher";
import { entity } from "./samples";

const found = (names: string[], text: string) =>
  findMentions(buildMatcher(names.map((name) => ({ text: name, entity: entity(name) }))), text).map(({ form }) => form);

describe("findMentions", () => {
  it.each([
    ["a plain name", ["Ana"], "Ask Ana today", ["Ana"]],
    ["a straight possessive", ["Ana"], "Ana's plan", ["Ana"]],
    ["a curled possessive", ["Ana"], "Ana’s plan", ["Ana"]],
    ["a Turkish ending", ["Ana"], "Ana'ya sor", ["Ana"]],
    ["an elision before", ["Ana"], "l’Ana e d'Ana", ["Ana", "Ana"]],
    ["a double name", ["Ana"], "Ana-Maria and Maria-Ana", []],
    ["a non-breaking hyphen", ["Ana"], "Ana\u2011Maria", []],
    ["a dash", ["Ana"], "Ana—Maria, Ana–Bo", ["Ana", "Ana"]],
    ["a longer word", ["Ana"], "Anabel, MiraAna, Ana2", []],
    ["an underscore inside", ["Ana"], "Ana_x x_Ana", []],
    ["emphasis", ["Ana"], "_Ana_ __Ana__ **Ana** ~~Ana~~", ["Ana", "Ana", "Ana", "Ana"]],
    ["quotes", ["Ana"], "'Ana' \"Ana\" “Ana” (Ana)", ["Ana", "Ana", "Ana", "Ana"]],
    ["another name's part", ["Dell"], "O'Dell", []],
    ["an apostrophe in the name", ["O'Dell"], "O’Dell's and O'Dell", ["O’Dell", "O'Dell"]],
    ["a hyphen in the name", ["Winter-Hale"], "Winter-Hale, not Winter", ["Winter-Hale"]],
    ["an ampersand", ["R&D"], "R&D and R&Ds and R", ["R&D"]],
    ["a dot in the name", ["halvex.net"], "halvex.net. halvex", ["halvex.net"]],
    ["a domain", ["halvex"], "halvex.net", []],
    ["a trailing dot in the name", ["Corvanta Inc."], "Corvanta Inc. and corvanta inc", ["Corvanta Inc", "corvanta inc"]],
    ["initials", ["T. Brandt"], "T. Brandt", ["T. Brandt"]],
    ["spaced ampersand", ["Meyer & Bo"], "Meyer & Bo", ["Meyer & Bo"]],
    ["signs at the end", ["C++"], "C++ and C", ["C++"]],
    ["signs at the start", [".NETWORK"], ".NETWORK and NETWORK", [".NETWORK"]],
    ["a one-word name in another case", ["Ana"], "ana ANA", []],
    ["a longer name in another case", ["Teo Brandt"], "TEO brandt", ["TEO brandt"]],
    ["the longest name", ["Teo", "Teo Brandt", "Brandt"], "Teo Brandt, Teo, Brandt", ["Teo Brandt", "Teo", "Brandt"]],
    ["the longest that ends as a word", ["Teo", "Teo Brandt"], "Teo Brandts", ["Teo"]],
    ["two spaces and a fixed one", ["Teo Brandt"], "Teo  Brandt Teo\u00A0Brandt", ["Teo  Brandt", "Teo\u00A0Brandt"]],
    ["a line break between", ["Teo Brandt"], "Teo\nBrandt", []],
    ["a decomposed text", ["José Núñez"], "José Núñez".normalize("NFD"), ["José Núñez".normalize("NFD")]],
    ["a decomposed name", ["Zoë".normalize("NFD")], "Zoë", ["Zoë"]],
    ["a combining mark behind", ["Ana"], "Ana\u0301", []],
    ["Cyrillic", ["Ольга"], "Ольга и Ольгами", ["Ольга"]],
    ["Chinese running on", ["王小明"], "我和王小明开会", ["王小明"]],
    ["one sign in a word", ["王"], "国王来了。王 说", ["王"]],
    ["Japanese with an ending", ["田中健"], "田中健さんは", ["田中健"]],
    ["a Katakana word's part", ["アナ"], "アナウンスのアナさん", ["アナ"]],
    ["Thai", ["สมชาย"], "คุณสมชายมา", ["สมชาย"]],
    ["a Korean ending", ["김민준"], "김민준은 온다", ["김민준"]],
    ["Korean decomposed", ["김민준"], "김민준은".normalize("NFD"), ["김민준".normalize("NFD")]],
    ["Latin beside Japanese", ["Ana"], "Anaさん", ["Ana"]],
    ["letters beyond the first plane", ["𠮷田"], "私は𠮷田です", ["𠮷田"]],
    ["emoji about it", ["Ana"], "🙂Ana🙂", ["Ana"]],
    ["no letter at all", ["!!!"], "!!! what", []],
  ])("%s", (_, names, text, forms) => {
    expect(found(names, text)).toEqual(forms);
  });

  it("names every entity of a shared form, and one of them only by its own case", () => {
    const [bo, other, upper] = [entity("Bo Lund"), entity("Bo Lindqvist"), entity("BO")];
    const matcher = buildMatcher([
      { text: "Bo", entity: bo }, { text: "Bo", entity: other }, { text: "BO", entity: upper },
    ]);
    expect(findMentions(matcher, "Bo and BO").map(({ entities }) => entities)).toEqual([[bo, other], [upper]]);
  });

  it("keeps to the range and judges its edges by the whole text", () => {
    const matcher = buildMatcher([{ text: "Ana", entity: entity("Ana") }]);
    expect(findMentions(matcher, "Anabel Ana Ana", 0, 3)).toEqual([]);
    expect(findMentions(matcher, "Anabel Ana Ana", 7, 10).map(({ from, to }) => [from, to])).toEqual([[7, 10]]);
  });

  it("gives ranges that are sorted, apart and hold the form", () => {
    const word = fc.constantFrom("Ana", "ana", "Ana Bo", "Bo", "王小明", "é", "-", "'", " ", "\n", ".", "_", "x", "𠮷");
    fc.assert(fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { maxLength: 6 }), (parts, names) => {
      const text = parts.join("");
      let last = 0;
      for (const { from, to, form } of findMentions(buildMatcher(names.map((name) => ({ text: name, entity: entity(name) }))), text)) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(text.slice(from, to)).toBe(form);
        last = to;
      }
    }));
  });
});
