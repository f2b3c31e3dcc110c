import { describe, expect, it } from "vitest";
import { readTranscript } from "../../../src/transcript/read";

const read = (text: string, names: string[] = []) => readTranscript(text, { names });
const rows = (text: string) => read(text)?.cues.map(({ speaker, start, text: said }) => [speaker, start, said]);

describe("stamped lines with names", () => {
  it.each([
    ["[00:15] Mira: one\n[00:20] Teo: two", [["Mira", 15, "one"], ["Teo", 20, "two"]]],
    ["[0:54:24] Mira Okafor: one\n[1:00:00.5] **Teo:** two", [["Mira Okafor", 3264, "one"], ["Teo", 3600.5, "two"]]],
    ["[00:00:01.05] Project Manager: one\n[00:00:02.00] Project Manager: two: three", [["Project Manager", 1.05, "one"], ["Project Manager", 2, "two: three"]]],
    ["- [00:01:05] [Mic1] one\n- [00:01:09] [Mic2] two", [["Mic1", 65, "one"], ["Mic2", 69, "two"]]],
    ["[00:15] one thing\n[00:20] Note: two\n[00:25] [BLANK_AUDIO]", [[null, 15, "one thing"], [null, 20, "Note: two"], [null, 25, "[BLANK_AUDIO]"]]],
    ["[00:15] Mira: one\ngoes on\n[00:20] Mira: two", [["Mira", 15, "one goes on"], ["Mira", 20, "two"]]],
    ["[00:15] Mira :  bonjour\n[00:20] Teo : oui", [["Mira", 15, "bonjour"], ["Teo", 20, "oui"]]],
  ])("%j", (text, cues) => {
    expect(rows(text)).toEqual(cues);
  });

  it("ends where the line says so", () => {
    expect(read("[00:00:01.000 --> 00:00:03.500]  Hello there\n[00:00:03.500 - 00:00:05.000]  Well")?.cues.map(({ start, end }) => [start, end])).toEqual([[1, 3.5], [3.5, 5]]);
  });
});

describe("names alone: few turns", () => {
  it.each([
    ["me: hello\nthem: hi\nme: so\nthem: ok", ["me", "them"]],
    ["**Mira Okafor:** Hi.\n\n**Teo:** Ho.", ["Mira Okafor", "Teo"]],
    ["Mira Okafor: Hi.\nTeo Brandt: Ho.", []],
  ])("%j", (text, speakers) => {
    expect(read(text)?.speakers).toEqual(speakers);
  });
});

describe("names and times without square brackets before", () => {
  const cues = [["Ines Duarte", 1, "one"], ["Lena Okafor", 65, "two: three"], ["Ines Duarte", 69, "four"]];
  it.each([
    ["00:00:01 Ines Duarte: one\n00:01:05 Lena Okafor: two: three\n00:01:09 Ines Duarte: four"],
    ["0:01 - Ines Duarte: one\n1:05 - Lena Okafor: two: three\n1:09 - Ines Duarte: four"],
    ["(00:01) Ines Duarte: one\n\n(01:05) **Lena Okafor:** two: three\n\n(01:09) Ines Duarte: four"],
    ["Ines Duarte (00:01): one\nLena Okafor (01:05): two: three\nInes Duarte (01:09): four"],
    ["Ines Duarte [00:01] one\nLena Okafor [01:05] two: three\nInes Duarte [01:09] four"],
    ["**Ines Duarte** *[00:01]* one\n**Lena Okafor** *[01:05]* two: three\n**Ines Duarte** *[01:09]* four"],
    ["[Ines Duarte] [00:00:01.000 --> 00:00:03.000]: one\n[Lena Okafor] [00:01:05.000 --> 00:01:06.000]: two: three\n[Ines Duarte] [00:01:09.000 --> 00:01:10.000]: four"],
  ])("%j", (text) => {
    expect(rows(text)).toEqual(cues);
  });
  it.each([
    "Call Bo (14:30) about it.\nThen lunch (15:00) with the team.\nAnd so on.",
    "10:30 Meeting: the plan\n11:00 Note: more",
    "We met at 10:30 and said: yes.",
  ])("leaves prose alone: %j", (text) => {
    expect(read(text)?.format).toBe("plain");
  });
});

describe("names alone", () => {
  it("counts a label that comes again, and what is said after a colon stays", () => {
    expect(rows("Mira: one\nTeo Brandt: two\n\nAnd so: three\nMira: four\nTeo Brandt: five")).toEqual([
      ["Mira", null, "one"], ["Teo Brandt", null, "two And so: three"], ["Mira", null, "four"], ["Teo Brandt", null, "five"],
    ]);
  });
});

describe("Otter", () => {
  it("reads headers of name and time, several paragraphs, and a time alone", () => {
    expect(rows("Site survey\nMon, Mar 2\n\nInes Duarte  55:21  \nWe signed on Friday.\n\nAnd then at 10:30\nwe left.\n\n1:00:15  \nHello?\n\nInes Duarte  1:00:20\n\nTranscribed by https://otter.ai")).toEqual([
      ["Ines Duarte", 3321, "We signed on Friday. And then at 10:30 we left."], [null, 3615, "Hello?"], ["Ines Duarte", 3620, ""],
    ]);
  });
});

describe("times alone, and Teams as pasted", () => {
  it("reads Otter's times without any name", () => {
    expect(rows("0:15  \nHello?\n\n0:30  \nYes, hello.\n\nTranscribed by https://otter.ai")).toEqual([[null, 15, "Hello?"], [null, 30, "Yes, hello."]]);
  });
  it("reads name, three spaces and time, and drops what Teams says of itself", () => {
    expect(rows([
      "Site survey-20260302_133555-Meeting Transcript", "2 March 2026, 01:35pm", "27m 42s", "Mira Okafor started transcription", "Teo Brandt   0:03", "Shall we begin?",
      "", "Mira Okafor   1:02:05", "Yes.", "Mira Okafor stopped transcription",
    ].join("\n"))).toEqual([["Teo Brandt", 3, "Shall we begin?"], ["Mira Okafor", 3725, "Yes."]]);
  });
});

describe("Google Meet", () => {
  const gemini = [
    "Site survey - 2026/03/02 14:00 CET - Notes by Gemini", "### Summary", "The gate code: it changed. [Mira Okafor](mailto:mira@example.com)", "### Next steps",
    "- [Mira Okafor, Teo Brandt] Survey: book the second visit.", "Site survey - Transcript", "### 00:00:00", "**Mira Okafor:** Morning.", "Shall we?",
    "### 00:00:53", "**Teo Brandt:** The gate code changed.", "**Mira Okafor's Presentation:** ", "### Transcription ended after 00:49:58",
    "This editable transcript was computer generated and might contain errors.",
  ].join("\n");

  it("gives every turn its anchor's time and leaves summary and notices out", () => {
    expect(read(gemini)?.format).toBe("meet");
    expect(rows(gemini)).toEqual([
      ["Mira Okafor", 0, "Morning. Shall we?"], ["Teo Brandt", 53, "The gate code changed."], ["Mira Okafor's Presentation", 53, ""],
    ]);
  });

  it("reads plain anchors and names, and turns above the first anchor", () => {
    expect(rows("Mira Okafor: hello\nTeo Brandt: hi\n00:05:00\nMira Okafor: one\nTeo Brandt: two\n00:10:00\nMira Okafor: three")).toEqual([
      ["Mira Okafor", null, "hello"], ["Teo Brandt", null, "hi"], ["Mira Okafor", 300, "one"], ["Teo Brandt", 300, "two"], ["Mira Okafor", 600, "three"],
    ]);
  });
});
