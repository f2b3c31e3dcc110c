import { describe, expect, it } from "vitest";
import { isLabel, recognizeNames } from "../../src/entity/recognize";
import { entity, talk } from "./samples";

const names = (text: string, speakers: string[] = ["Bo Lund"]) => {
  const found = recognizeNames(talk([...speakers.map((name) => [name, "Right."] as const), ["Remote", text]]), [], [], []);
  return { people: found.people.map(({ name }) => name).slice(speakers.length), organizations: found.organizations.map(({ name }) => name) };
};

describe("recognizeNames", () => {
  it.each([
    ["asked", "We should ask Ottavio about the crates."],
    ["named", "There is a guy named Ottavio over there."],
    ["told of", "I think Ottavio said he cannot make it."],
    ["with a pronoun", "The lift, um, Ottavio, he knows about the lift."],
    ["with a title", "It went to Professor Ottavio last spring."],
    ["twice without more", "Yeah and Ottavio too. Then Ottavio again maybe, so Ottavio it stays, with Ottavio."],
  ])("hears a person %s", (_, text) => {
    expect(names(text)).toEqual({ people: ["Ottavio"], organizations: [] });
  });

  it.each([
    ["worked at", "When I was working at Quorvane we had nothing.", "Quorvane"],
    ["over at", "She sits over at Quorvane now.", "Quorvane"],
    ["its people", "I met the Quorvane people again.", "Quorvane"],
    ["its contract", "Because Quorvane's renewal is due.", "Quorvane"],
    ["its kind", "I wrote to Quorvane Ltd in spring.", "Quorvane Ltd"],
    ["its kind before", "He went to University of Quorvane then.", "University of Quorvane"],
  ])("hears an organization by %s", (_, text, name) => {
    expect(names(text)).toEqual({ people: [], organizations: [name] });
  });

  it.each([
    ["a sentence's first words", "Perfect. Nothing else. Parked outside. Noted."],
    ["weekdays, months, feasts", "We said Monday, maybe in March, before Easter."],
    ["places", "We were in Tarkov and near Belmoor."],
    ["a word that is mostly small", "The Crate is here, the crate is there, one crate more, ask Crate."],
    ["abbreviations", "Ask the API team at the ERP desk."],
  ])("takes %s for no name", (_, text) => {
    expect(names(text)).toEqual({ people: [], organizations: [] });
  });

  it("gathers first names, short forms, torn and misspelt ones with the full name", () => {
    const found = recognizeNames(talk([
      ["Henriksa Dolmen", "Right."],
      ["Remote", "Hi Henriksa, is Henri there? I told Henrihsa and Dolmen and Henrik Sa."],
    ]), [], [], []);
    expect(found.people).toEqual([
      { name: "Henriksa Dolmen", variants: ["Henriksa Dolmen", "Henriksa", "Henri", "Henrihsa", "Dolmen", "Henrik Sa"] },
    ]);
  });

  it("gives known entities first, under their own names, misheard forms included", () => {
    const known = [
      entity("Nadia Roth", { aliases: ["Nadia"], heardAs: ["Natya"] }),
      entity("Corvanta", { kind: "organization", heardAs: ["core vendor"] }),
      entity("Nobody Here"),
    ];
    const found = recognizeNames(talk([["Bo", "Did Natya call the core vendor?"], ["Speaker 2", "Yes."]]), known, ["Ines"], ["Halvex"]);
    expect(found).toEqual({
      people: [{ name: "Nadia Roth", variants: ["Nadia Roth", "Natya"] }, { name: "Bo", variants: ["Bo"] }, { name: "Ines", variants: ["Ines"] }],
      organizations: [{ name: "Corvanta", variants: ["Corvanta", "core vendor"] }, { name: "Halvex", variants: ["Halvex"] }],
    });
  });

  it("leaves out what may be another name misheard", () => {
    const text = "I told Katriena and Katriena told me. And Katriena knows. So ask Gatrin about it.";
    expect(names(text).people).toEqual(["Katriena"]);
  });

  it("gives the same each time", () => {
    const meeting = talk([["Ana", "Ask Bram, and ask Cleo. Over at Dunmoor they said no."], ["Bram", "Cleo will do it."]]);
    expect(recognizeNames(meeting, [], [], [])).toEqual(recognizeNames(meeting, [], [], []));
  });
});

describe("isLabel", () => {
  it.each(["Remote", "Me", "Speaker 1", "speaker_02", "Unknown speaker", "Participant 3", " "])("%s names nobody", (name) => {
    expect(isLabel(name)).toBe(true);
  });
  it.each(["Mei", "Ana Reis", "Guestin", "Speaker Jones"])("%s names somebody", (name) => {
    expect(isLabel(name)).toBe(false);
  });
});
