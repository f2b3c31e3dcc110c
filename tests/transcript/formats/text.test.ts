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
    expect(read("[00:00:01.000 --> 00:00:03.500]  Hello there\n[00:00:03.500 --> 00:00:05.000]  Well")?.cues.map(({ start, end }) => [start, end])).toEqual([[1, 3.5], [3.5, 5]]);
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
