import { describe, expect, it } from "vitest";
import { isItemLine, readEvidence, rowNote } from "../../src/app/evidence";
import { DEFAULT_SETTINGS } from "../../src/model/settings";
import { placedMoments } from "../../src/text/moments";

const head = "---\ntype: meeting\npeople: ['[[Ines Duarte]]']\nrecording: '[[call.m4a]]'\n---\n\n# 1:1 — Ines Duarte\n\n- Send it. (00:14)\n\n## Transcript\n\n```text\n";
const NOTE = `${head}[00:00:00.00] Mira Okafor: Good morning. How are you?
[00:00:05.20] Remote: Fine. We shipped the
[00:00:09.90] Remote: first rack. And then
[00:00:14.00] Remote: I will send the plan. By Friday.
[00:00:20.00] Mira Okafor: Thanks.
[00:00:24.00] Remote: Sure.
[00:00:28.00] Mira Okafor: Bye.
\`\`\`
`;
const read = (text: string) => readEvidence("Meetings/a.md", text, { settings: { ...DEFAULT_SETTINGS, me: "Mira Okafor" } });

describe("the evidence of a moment", () => {
  it("is the turn by the name that the note gives, its sentences, what was said around it, and the line in the file", () => {
    const lines = NOTE.split("\n");
    const found = read(NOTE).find({ seconds: 14 });
    expect(found).toEqual({
      moment: { seconds: 14 }, speaker: "Ines Duarte", start: 14,
      lead: "Fine. We shipped the first rack.", quote: "And then I will send the plan. By Friday.", rest: "",
      before: [{ speaker: "Mira Okafor", start: 0, text: "Good morning. How are you?" }],
      after: [{ speaker: "Mira Okafor", start: 20, text: "Thanks." }, { speaker: "Ines Duarte", start: 24, text: "Sure." }],
      line: lines.findIndex((line) => line.includes("00:00:14")), words: "I will send the plan. By Friday.",
    });
  });

  it("has the speaker's name that the note's property gives a label", () => {
    const named = NOTE.replace("people: ['[[Ines Duarte]]']", "speakers: ['Remote: Teo Brandt']");
    expect(read(named).find({ seconds: 14 })?.speaker).toBe("Teo Brandt");
  });

  it("is null for a moment in which nothing is said", () => {
    const note = read(NOTE);
    expect(note.find({ seconds: 4000 })).toBeNull();
    expect(note.isMoment({ seconds: 4000 })).toBe(false);
    expect(note.find({ turn: 1 })).toBeNull();
    expect(read("Only words (14:30)\n").find({ seconds: 870 })).toBeNull();
  });

  it("is a whole turn by its number where there are no times", () => {
    const text = "## Transcript\n\nMira: One.\nIda: Two. And a half.\nMira: Three.\nIda: Four.\nMira: Five.\nIda: Six.\n";
    const found = read(text).find({ turn: 1 });
    expect(found).toMatchObject({ speaker: "Ida", start: null, quote: "Two. And a half.", line: 3 });
  });

  it("keeps lines where the file has CRLF, a BOM and a second transcript", () => {
    const text = `\uFEFF${NOTE}`.replace(/\n/gu, "\r\n");
    expect(read(text).find({ seconds: 20 })?.line).toBe(NOTE.split("\n").findIndex((line) => line.includes("00:00:20")));
  });

  it("is cut where turns are long", () => {
    const long = "word ".repeat(400);
    const found = read(`## Transcript\n\n[00:01] Ida: ${long}\n[00:30] Mo: Yes. ${long}\n[00:40] Ida: Right.\n[00:44] Mo: Bye.\n`).find({ seconds: 40 });
    expect(found?.before.every(({ text }) => text.length <= 224)).toBe(true);
  });

  it.each([
    ["'[[call.m4a]]'", "call.m4a"],
    ["'![[Audio/call.m4a|the call]]'", "Audio/call.m4a"],
    ["'[call](Audio/the%20call.m4a)'", "Audio/the call.m4a"],
    ["Audio/call.m4a", "Audio/call.m4a"],
    ["[a.mp3, b.mp3]", "a.mp3"],
    ["https://example.org/call.mp3", null],
    ["", null],
  ])("knows the recording %s", (value, path) => {
    expect(read(`---\nrecording: ${value}\n---\n`).recording).toBe(path);
  });
});

describe("evidence in a line", () => {
  const seconds = (line: string) => placedMoments(line)?.moments.map(({ moment, from, to }) => [line.slice(from, to), moment]);
  it.each([
    ["- Send it. (31:40)", [["31:40", { seconds: 1900 }]]],
    ["- [ ] Send it (1:02:07) @Ines Duarte ⏫ 📅 2026-03-06 ^a1", [["1:02:07", { seconds: 3727 }]]],
    ["- Send it (31:40, 44:02) · 📅 2026-03-06 · [[a]]", [["31:40", { seconds: 1900 }], ["44:02", { seconds: 2642 }]]],
    ["- Send it (¶12)", [["¶12", { turn: 11 }]]],
    ["- A risk. (05:11) — closed 2026-03-16", [["05:11", { seconds: 311 }]]],
    ["| Send it (31:40) | Ines |", [["31:40", { seconds: 1900 }]]],
    ["- Call at (14:30) and (31:40) [due:: 2026-03-06]", [["31:40", { seconds: 1900 }]]],
    ["- Call Bo (14:30) tomorrow", undefined],
    ["- Call Bo 14:30", undefined],
    ["- (a) b", undefined],
  ])("%s", (line, moments) => {
    expect(seconds(line)).toEqual(moments);
  });

  it("takes the space before it along, so that hiding it leaves no gap", () => {
    const line = "- Send it (31:40) @Ines";
    const placed = placedMoments(line);
    expect(line.slice(0, placed?.from) + line.slice(placed?.to)).toBe("- Send it @Ines");
  });

  it.each([["- a", true], ["  > 1. a", true], ["| a |", true], ["Prose (31:40)", false]])("%s: an item %s", (line, item) => {
    expect(isItemLine(line)).toBe(item);
  });
});

describe("a report's row", () => {
  const lines = ["## [[Meetings/2026-03-02|1:1]], 2026-03-02", "", "- Ask [[Bram]] (05:11)", "- Ask [[Bram]] (05:11) · 📅 2026-03-06 · [[b|B]]", "- It (05:11) · [B](Meetings/b%20c.md)"];
  it.each([[2, "Meetings/2026-03-02"], [3, "b"], [4, "Meetings/b c.md"]])("%i tells its note", (line, note) => {
    expect(rowNote(lines, line, placedMoments(lines[line] ?? "")?.to ?? 0)).toBe(note);
  });
  it("without a link tells none", () => expect(rowNote(["## Open", "- It (05:11)"], 1, 12)).toBeNull());
});
