import { describe, expect, it } from "vitest";
import { findTranscripts } from "../../src/transcript/find";
import { readTranscript } from "../../src/transcript/read";

const SAID = ["[00:01] Mira: one", "", "[00:02] Teo: two", "", "[00:03] Mira: three", "", "[00:04] Teo: four"];
const CAPTIONS = [1, 2, 3, 4].flatMap((n) => ["", String(n), `00:0${n}.000 --> 00:0${n}.900`, `<v Teo>word ${n}</v>`]);
const places = (lines: string[], firstLine = 0) => findTranscripts(lines, firstLine).map(({ from, to, textLine, text }) => [from, to, textLine, text.split("\n").length]);

describe("findTranscripts", () => {
  it.each<[string, string[], number[][]]>([
    ["markers, heading and fence", ["# A", "<!-- ai:transcript:start -->", "", "## Transcript (auto)", "", "```text", ...SAID, "```", "", "<!-- ai:transcript:end -->", "after"], [[1, 16, 6, 7]]],
    ["markers without a fence", ["<!-- transcript:start -->", ...SAID, "<!-- transcript:end -->"], [[0, 9, 1, 7]]],
    ["an unclosed marker", ["intro", "<!-- ai:transcript:start -->", "```text", ...SAID], [[1, 10, 3, 7]]],
    ["an unclosed marker above Debrief's own comment", ["<!-- ai:transcript:start -->", ...SAID, "<!-- debrief:1 a1:000000 -->"], [[0, 8, 1, 7]]],
    ["a fence inside a turn between markers", ["<!-- ai:transcript:start -->", "```text", SAID[0] ?? "", "```", "code", "```", ...SAID.slice(2), "```", "<!-- ai:transcript:end -->"], [[0, 13, 2, 9]]],
    ["a heading with a fence, prose below", ["## Full transcript", "", "```", ...SAID, "```", "", "My own words."], [[0, 11, 3, 7]]],
    ["a heading with bare lines until the next of its level", ["## Transcript", ...SAID, "", "### Later", "said: things", "", "## Notes", "x"], [[0, 11, 1, 10]]],
    ["a heading with text that shows no times", ["# Transkript", "", "They spoke of the rack."], [[0, 3, 2, 1]]],
    ["an unclosed fence below a heading", ["## Raw transcript", "```text", ...SAID], [[0, 9, 2, 7]]],
    ["the note's own title", ["# Site survey – Transcript", "", "### 00:00:53", "", "**Mira Okafor:** One", "**Teo Brandt:** Two", "### 00:01:53", "**Mira Okafor:** Three", "**Teo Brandt:** Four", "## Summary", "x"], [[2, 9, 2, 7]]],
    ["the same with sections before the anchors", ["# Site survey – Transcript", "", "## Summary", "Two people.", "", "### 00:00:53", "", "**Mira Okafor:** One", "**Teo Brandt:** Two", "### 00:01:53", "**Mira Okafor:** Three", "**Teo Brandt:** Four"], [[5, 12, 5, 7]]],
    ["a fence alone", ["prose", "```vtt", "WEBVTT", ...CAPTIONS, "```", "prose"], [[1, 20, 2, 17]]],
    ["a fence that is never closed", ["prose", "~~~", ...SAID], [[1, 9, 2, 7]]],
    ["captions without a fence", ["WEBVTT", ...CAPTIONS, "", "prose here"], [[0, 17, 0, 17]]],
    ["SRT without a fence, its first number too", ["prose", ...CAPTIONS.map((line) => line.replaceAll(".", ",")), "", "prose here"], [[2, 17, 2, 15]]],
    ["stamped lines without a fence", ["prose", "", ...SAID, "", "prose here"], [[2, 9, 2, 7]]],
    ["Otter without a fence", ["Ines  0:01", "One.", "", "Teo  0:05", "Two.", "", "Ines  0:09", "Three.", "", "Teo  0:12", "Four.", "", "Five.", "## Notes"], [[0, 13, 0, 13]]],
    ["several", ["## Transcript 1", ...SAID, "## Transcript 2", ...SAID], [[0, 8, 1, 7], [8, 16, 9, 7]]],
    ["a fence inside a turn below a heading", ["## Transcript", "```text", SAID[0] ?? "", "```js", "code", "```", ...SAID.slice(2), "```", "", "My own words."], [[0, 12, 2, 9]]],
    ["two fences", ["```", ...SAID, "```", "Text", "", "```", ...SAID, "```"], [[0, 9, 1, 7], [11, 20, 12, 7]]],
    ["code above bare lines", ["```js", "code", "```", ...SAID], [[3, 10, 3, 7]]],
    ["one caption in a fence that says so", ["```vtt", "WEBVTT", "", "00:01.000 --> 00:02.000", "<v Teo>One.", "```"], [[0, 6, 1, 4]]],
    ["too little, code and prose", ["```ts", ...SAID, "```", "[00:15] Call Mira", "10:30", "## Transcript", "", "## Notes", "- [ ] [00:15] x"], []],
  ])("%s", (_, lines, found) => {
    expect(places(lines)).toEqual(found);
  });

  it("counts from the body's first line, and cues keep their lines", () => {
    const lines = ["# A", "", "## Transcript", "", "```text", ...SAID, "```"];
    const [hit] = findTranscripts(lines, 100);
    expect(hit).toMatchObject({ from: 102, to: 113, textLine: 105 });
    const cues = readTranscript(hit?.text ?? "", { names: [] }, hit?.textLine)?.cues ?? [];
    expect(cues.map(({ line, text }) => lines[line - 100]?.endsWith(text))).toEqual([true, true, true, true]);
  });
});

describe("talk without heading, fence or times", () => {
  const find = (text: string) => findTranscripts(text.split("\n")).map(({ from, to }) => [from, to]);
  it.each<[string, string, number[][]]>([
    ["two who speak in turn", "# Call\n\nAl Berg: Hi.\nJo Lund: Hello there.\nAl Berg: Shall we?\nJo Lund: Yes.\nAl Berg: Good.\nJo Lund: Bye.\n", [[2, 8]]],
    ["blank lines between, a side without a name", "Me: Hi.\n\nThem: Hello.\n\nMe: So.\n\nThem: Yes.\n\nMe: Good.\n\nThem: Bye.", [[0, 11]]],
    ["a list of names and values", "Venue: Oslo\nDate: Monday\nHost: Al\nFood: none\nCost: 40\nRoom: 4\nFloor: 2", []],
    ["too few turns", "Al Berg: Hi.\nJo Lund: Hello.\nAl Berg: Bye.\nJo Lund: Bye.", []],
    ["one who repeats a word", "Note: a\nNote: b\nTip: c\nNote: d\nNote: e\nNote: f\nNote: g", []],
  ])("%s", (_what, text, expected) => {
    expect(find(text)).toEqual(expected);
  });
});
