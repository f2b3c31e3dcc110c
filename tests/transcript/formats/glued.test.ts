import { describe, expect, it } from "vitest";
import { readTranscript } from "../../../src/transcript/read";

const read = (lines: string[], names: string[] = []) =>
  readTranscript(lines.join("\n\n"), { names })?.cues.map(({ speaker, text }) => [speaker, text]);

describe("glued labels", () => {
  it("form A, of two lines alone", () => {
    expect(read(["[00:00:00.12]   RemoteMorning, can you hear me?", "[00:00:04.90]  Mira OkaforYes, loud and clear."]))
      .toEqual([["Remote", "Morning, can you hear me?"], ["Mira Okafor", "Yes, loud and clear."]]);
  });

  it("form B: a device as source, the local name glued behind two spaces", () => {
    expect(read(["[00:03:06.05] Remote : so the second rack is late", "[00:03:08.40] Conference Speaker 2 :  Mira OkaforBy how much?"]))
      .toEqual([["Remote", "so the second rack is late"], ["Mira Okafor", "By how much?"]]);
  });

  it("form C: an application as source, or the user's own name", () => {
    expect(read(["[00:00:00.01] Mira Okafor :  Mira OkaforHi, good to see you.", "[00:00:45.01] Virtual Machine App : Hello."]))
      .toEqual([["Mira Okafor", "Hi, good to see you."], ["Virtual Machine App", "Hello."]]);
  });

  const many = (label: string, gap: string, texts: string[]) => texts.map((text, index) => `[00:00:0${index}.50]${gap}${label}${text}`);
  it.each([
    ["capitals inside a name", "Mira McDonald", ["Yes", "No way", "until then", "I think"]],
    ["a hyphen", "Anna-Maria Berg", ["Yes", "No way", "Until then"]],
    ["a number", "Speaker 1", ["Yes", "No way", "Until then"]],
    ["an initial at the end", "Teo B", ["Yes", "No way", "Until then", "What"]],
    ["a script without case", "陈伟", ["你好。", "我们开始。", "好的。", "明天。"]],
    ["text that opens with signs", "Teo Brandt", ["\"Quote\" he said", "- Well, yes", "(laughs)", "Yes", "42 racks"]],
    ["the same first word", "Teo Brandt", ["Yeah.", "Yeah.", "Yeah. Right.", "Yeah, so"]],
  ])("with %s", (_, label, texts) => {
    expect(read([...many(label, "  ", texts), ...many("Remote", "   ", ["Okay", "and then"])])).toEqual([
      ...texts.map((text) => [label, text]), ["Remote", "Okay"], ["Remote", "and then"],
    ]);
  });

  it("prefers known names, and never a part of a longer one", () => {
    expect(read(["[00:01]  Mira Okaforby how much?", "[00:02]  Mira OkaforWell", "[00:03]   Remotetwo weeks"], ["Mira", "Mira Okafor"]))
      .toEqual([["Mira Okafor", "by how much?"], ["Mira Okafor", "Well"], ["Remote", "two weeks"]]);
  });

  it("keeps a line without a known label whole, its speaker unknown", () => {
    const lines = [...many("Remote", "   ", ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]), "[00:01:00.00] static noise here"];
    expect(read(lines)?.at(-1)).toEqual([null, "static noise here"]);
  });

  it("takes up lines without a stamp as the turn's own", () => {
    expect(read(["[00:01]   RemoteOne", "two", "[00:03]   RemoteThree"])).toEqual([["Remote", "One two"], ["Remote", "Three"]]);
  });
});
