import { describe, expect, it } from "vitest";
import { readTranscript } from "../../../src/transcript/read";

const read = (text: string) => readTranscript(text, { names: [] });
const rows = (text: string) => read(text)?.cues.map(({ speaker, start, end, text: said }) => [speaker, start, end, said]);

describe("WebVTT", () => {
  it.each([
    ["no blank line after the header", "WEBVTT\n00:01.000 --> 00:02.000\n<v Teo Brandt>One</v>", [["Teo Brandt", 1, 2, "One"]]],
    ["header text, notes, styles and regions", "WEBVTT - a title\nKind: captions\n\nNOTE\nnot said\nat all\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:x\n\n00:01.000 --> 00:02.000\nOne", [[null, 1, 2, "One"]]],
    ["cue ids of any kind", "WEBVTT\n\na7939eec-0000-4000-8000-000000000000/32-0\n00:01.000 --> 00:02.000\n<v Teo>One\n\n7\n00:03.000 --> 00:04.000\n<v Teo>Two\n\nthe opening remark\n00:05.000 --> 00:06.000\n<v Teo>Three", [["Teo", 1, 2, "One"], ["Teo", 3, 4, "Two"], ["Teo", 5, 6, "Three"]]],
    ["times without hours and with three digits of them", "WEBVTT\n\n02:24.720 --> 02:32.850\nOne\n\n100:00:01.000 --> 100:00:02.500\nTwo", [[null, 144.72, 152.85, "One"], [null, 360001, 360002.5, "Two"]]],
    ["tags of class, style and word times, and settings", "WEBVTT\n\n00:01.000 --> 00:02.000 align:start position:0%\n<v.loud Ines Duarte>good<00:00:00.720><c> <i>morning</i></c></v>", [["Ines Duarte", 1, 2, "good morning"]]],
    ["entities, and signs that are no tags", "WEBVTT\n\n00:01.000 --> 00:02.000\nR&amp;D&nbsp;is &lt;fast&gt; if a < b > c", [[null, 1, 2, "R&D is <fast> if a < b > c"]]],
    ["several voices in a cue", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Teo>One</v>\n<v Ines>Two</v> <v Teo>Three", [["Teo", 1, 2, "One"], ["Ines", 1, 2, "Two"], ["Teo", 1, 2, "Three"]]],
    ["a company behind the name", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Teo Brandt (Corvanta)>One</v>", [["Teo Brandt", 1, 2, "One"]]],
    ["a dash at the start stays", "WEBVTT\n\n00:01.000 --> 00:02.000\n- Fine. - And the survey?", [[null, 1, 2, "- Fine. - And the survey?"]]],
    ["times that run backwards, in the file's order", "WEBVTT\n\n00:05.000 --> 00:06.000\nOne\n\n00:01.000 --> 00:02.000\nTwo", [[null, 5, 6, "One"], [null, 1, 2, "Two"]]],
    ["an empty cue", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\nTwo", [[null, 1, 2, ""], [null, 3, 4, "Two"]]],
  ])("%s", (_, text, cues) => {
    expect(rows(text)).toEqual(cues);
    expect(read(text)?.format).toBe("vtt");
  });

  it("names before colons", () => {
    expect(rows("WEBVTT\n\n1\n00:01.000 --> 00:02.000\nMira Okafor: one\n\n2\n00:03.000 --> 00:04.000\nTeo Brandt: two\n\n3\n00:05.000 --> 00:06.000\nNote: this is said\n\n4\n00:07.000 --> 00:08.000\nMira Okafor: three"))
      .toEqual([["Mira Okafor", 1, 2, "one"], ["Teo Brandt", 3, 4, "two"], [null, 5, 6, "Note: this is said"], ["Mira Okafor", 7, 8, "three"]]);
  });

  it("numbers of signs are decoded", () => {
    expect(rows("WEBVTT\n\n00:01.000 --> 00:02.000\n<v R&amp;D>it&#8217;s &#x2014; &#39;so&#39; &#xFFFFFF; &amp;amp;")).toEqual([["R&D", 1, 2, "it’s — 'so' &#xFFFFFF; &amp;"]]);
  });

  it("two people in one caption", () => {
    expect(rows("1\n00:00:01,000 --> 00:00:03,500\nInes Duarte: Good morning.\nLena Okafor: Hi.\n\n2\n00:00:04,000 --> 00:00:05,000\nInes Duarte: So.\n")?.map(([speaker]) => speaker)).toEqual(["Ines Duarte", "Lena Okafor", "Ines Duarte"]);
  });

  it("a first and last name in a short file needs to come once", () => {
    const text = "WEBVTT\n\n1\n00:01.000 --> 00:02.000\nMira Okafor: Hello.\n\n2\n00:02.000 --> 00:03.000\nand then we go\n\n3\n00:04.000 --> 00:05.000\nTeo Brandt: Fine.\n";
    expect(readTranscript(text, { names: [] })?.cues.map(({ speaker }) => speaker)).toEqual(["Mira Okafor", "Mira Okafor", "Teo Brandt"]);
  });

  it("a name on few captions goes on until the next; before the first there is none", () => {
    const said = ["hello", "Mira Okafor: one", "two", "three", "Teo Brandt: four", "five", "Mira Okafor: six", "seven"];
    const text = `WEBVTT\n\n${said.map((line, index) => `00:0${index}.000 --> 00:0${index + 1}.000\n${line}`).join("\n\n")}`;
    expect(read(text)?.turns.map(({ speaker, text: words }) => [speaker, words])).toEqual([
      [null, "hello"], ["Mira Okafor", "one two three"], ["Teo Brandt", "four five"], ["Mira Okafor", "six seven"],
    ]);
  });

  it("shows a rolling caption's lines once", () => {
    const text = [
      "WEBVTT", "00:00.000 --> 00:02.000\n \ngood morning", "00:02.000 --> 00:02.010\ngood morning\n ",
      "00:02.010 --> 00:04.000\ngood morning\nhow are you", "00:04.000 --> 00:04.010\nhow are you\n ",
      "00:04.010 --> 00:06.000\nhow are you\nfine thanks", "00:06.000 --> 00:06.010\nfine thanks\n ",
    ].join("\n\n");
    expect(rows(text)).toEqual([[null, 0, 2.01, "good morning"], [null, 2.01, 4.01, "how are you"], [null, 4.01, 6.01, "fine thanks"]]);
  });

  it("merges what is shown twice at one time, and keeps what is said twice", () => {
    const text = "WEBVTT\n\n00:01.000 --> 00:03.000\nwe start\n\n00:01.500 --> 00:04.000\nwe start on Friday\n\n00:05.000 --> 00:06.000\nyes\n\n00:06.000 --> 00:07.000\nyes";
    expect(rows(text)).toEqual([[null, 1, 4, "we start on Friday"], [null, 5, 6, "yes"], [null, 6, 7, "yes"]]);
  });
});

describe("SRT", () => {
  it.each([
    ["numbered", "1\n00:00:01,000 --> 00:00:03,500\nInes Duarte: Good morning.\n\n2\n00:00:04,000 --> 00:00:05,000\nInes Duarte: Well\nthen."],
    ["without blank lines", "1\n00:00:01,000 --> 00:00:03,500\nInes Duarte: Good morning.\n2\n00:00:04,000 --> 00:00:05,000\nInes Duarte: Well\nthen."],
    ["with a blank line inside a caption", "1\n00:00:01,000 --> 00:00:03,500\nInes Duarte: Good morning.\n\n2\n00:00:04,000 --> 00:00:05,000\nInes Duarte: Well\n\nthen."],
  ])("%s", (_, text) => {
    expect(rows(text)).toEqual([["Ines Duarte", 1, 3.5, "Good morning."], ["Ines Duarte", 4, 5, "Well then."]]);
    expect(read(text)?.format).toBe("srt");
  });
});
