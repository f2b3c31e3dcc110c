import { describe, expect, it } from "vitest";
import { localSpeaker, otherPerson, participants } from "../../src/transcript/participants";
import { nameSpeakers } from "../../src/transcript/speakers";
import { transcriptOf } from "../../src/transcript/turns";

const spoken = (...speakers: string[]) =>
  transcriptOf("glued", speakers.map((speaker, line) => ({ speaker, start: line, end: null, text: `word ${line}`, line })));
const named = (speakers: string[], people: string[], title: string | null, me: string | null = null) =>
  nameSpeakers(spoken(...speakers), { people, title, me }).transcript.speakers;

describe("nameSpeakers", () => {
  it.each<[string, string[], string[], string | null, string | null, string[]]>([
    ["the properties name one", ["Remote", "Lena Okafor"], ["Ines Duarte"], null, null, ["Ines Duarte", "Lena Okafor"]],
    ["the local speaker and the user aside", ["Remote", "Lena"], ["Ines Duarte", "Lena Okafor", "Teo Brandt"], null, "Teo Brandt", ["Ines Duarte", "Lena"]],
    ["the title names one", ["Remote", "Lena Okafor"], [], "1:1 — Ines Duarte — 2026-03-02", null, ["Ines Duarte", "Lena Okafor"]],
    ["with", ["Remote", "Lena Okafor"], [], "2026-03-02 1:1 with Ines", null, ["Ines", "Lena Okafor"]],
    ["a call with", ["Remote", "Lena Okafor"], [], "Call with Ines Duarte", null, ["Ines Duarte", "Lena Okafor"]],
    ["a pair, one of them known", ["Remote", "Teo Brandt"], [], "Ines Duarte / Teo Brandt", null, ["Ines Duarte", "Teo Brandt"]],
    ["the title picks from several properties", ["Them", "Me"], ["Ines Duarte", "Sam Roy"], "Planning, Ines Duarte", null, ["Ines Duarte", "Me"]],
    ["several, and nothing tells them apart", ["Remote", "Lena"], ["Ines Duarte", "Sam Roy"], null, null, ["Remote", "Lena"]],
    ["a title that only looks like a name", ["Remote", "Lena"], [], "Sales Pipeline — 2026-03-02", null, ["Remote", "Lena"]],
    ["a topic beside the local name", ["Remote", "Lena Okafor"], [], "Sales Pipeline — Lena Okafor", null, ["Remote", "Lena Okafor"]],
    ["a company", ["Remote", "Lena Okafor"], [], "Site survey with Corvanta", null, ["Remote", "Lena Okafor"]],
    ["one's own side", ["Me", "System"], [], null, "Lena Okafor", ["Lena Okafor", "System"]],
    ["nobody is a side", ["Ines", "Lena"], ["Sam Roy"], null, "Lena", ["Ines", "Lena"]],
  ])("%s", (_, speakers, people, title, me, after) => {
    expect(named(speakers, people, title, me)).toEqual(after);
  });

  it("says what it renamed, joins turns anew and leaves the given transcript alone", () => {
    const before = spoken("Remote", "Ines Duarte", "Me");
    const { transcript, renamed } = nameSpeakers(before, { people: [], title: null, me: "Ines Duarte" });
    expect(renamed).toEqual([{ from: "Me", to: "Ines Duarte", why: "this is your own side" }]);
    expect(transcript.turns.map(({ speaker, text }) => [speaker, text])).toEqual([["Remote", "word 0"], ["Ines Duarte", "word 1 word 2"]]);
    expect(before.speakers).toEqual(["Remote", "Ines Duarte", "Me"]);
  });
});

describe("participants", () => {
  it("are people by name", () => {
    expect(participants(spoken("Remote", "Speaker 1", "SPEAKER_00", "Unknown Speaker", "Ines", "Ines's Presentation"))).toEqual(["Ines"]);
    expect(localSpeaker(spoken("Remote", "Ines"))).toBe("Ines");
    expect(localSpeaker(spoken("Teo", "Ines"))).toBeNull();
  });

  it.each<[string[], string | null, string | null]>([
    [["Lena Okafor", "Ines Duarte"], "Lena", "Ines Duarte"],
    [["Lena Okafor", "Ines Duarte", "Teo"], "Lena Okafor", null],
    [["Lena Okafor", "Remote"], "Lena Okafor", null],
    [["Lena Okafor"], null, "Lena Okafor"],
  ])("the other of %j beside %j is %j", (people, me, other) => {
    expect(otherPerson(people, me)).toBe(other);
  });
});
