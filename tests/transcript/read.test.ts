import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTranscript } from "../../src/transcript/read";
import { meeting, speech, WRITE } from "./generate";

const read = (text: string, names: string[] = []) => readTranscript(text, { names });
const same = (text: string) => text.toLowerCase();

describe("every format gives back what was said", () => {
  it.each(Object.entries(WRITE))("%s", (name, write) => {
    fc.assert(fc.property(meeting, fc.constantFrom("\n", "\r\n", "\r"), fc.boolean(), (said, eol, bom) => {
      const text = (bom ? "\uFEFF" : "") + write(said).replace(/\n/gu, eol);
      const transcript = read(text);
      expect(transcript?.format).toBe(name.split(" ")[0]);
      expect(transcript?.cues.map(({ speaker, text }) => [speaker, same(text)])).toEqual(said.map(({ speaker, text }) => [speaker, same(text)]));
    }));
  });

  it("plain text", () => {
    fc.assert(fc.property(fc.array(speech, { minLength: 1, maxLength: 9 }), fc.constantFrom("\n", "\n\n", "\r\n"), (said, gap) => {
      const transcript = read(said.join(gap));
      expect(transcript?.format).toBe("plain");
      expect(transcript?.cues.map(({ text }) => text).join(" ")).toBe(said.join(" "));
      expect(transcript?.speakers).toEqual([]);
    }));
  });
});

describe("turns", () => {
  it("join neighbours of one speaker and say where each cue stands", () => {
    fc.assert(fc.property(meeting, (said) => {
      const transcript = read(WRITE["vtt"]?.(said) ?? "");
      for (const [index, turn] of (transcript?.turns ?? []).entries()) {
        expect(turn.speaker).not.toBe(transcript?.turns[index - 1]?.speaker);
        for (const { cue, offset } of turn.cues) {
          const part = transcript?.cues[cue];
          expect(turn.text.slice(offset, offset + (part?.text.length ?? 0))).toBe(part?.text);
        }
      }
      expect(transcript?.turns.flatMap(({ cues }) => cues.map(({ cue }) => cue))).toEqual(transcript?.cues.map((_, index) => index));
    }));
  });

  it("keep empty and noise cues in the numbering", () => {
    const transcript = read("[00:00:01.00]   RemoteHello there\n\n[00:00:02.00]   Remote\n\n[00:00:03.00]   Remote[BLANK_AUDIO]\n\n[00:00:04.00]  Mira OkaforYes\n\n[00:00:05.00]  Mira OkaforGo on");
    expect(transcript?.cues.map(({ text }) => text)).toEqual(["Hello there", "", "[BLANK_AUDIO]", "Yes", "Go on"]);
    expect(transcript?.turns).toEqual([
      { speaker: "Remote", start: 1, end: null, text: "Hello there [BLANK_AUDIO]", line: 0, cues: [{ cue: 0, offset: 0 }, { cue: 1, offset: 11 }, { cue: 2, offset: 12 }] },
      { speaker: "Mira Okafor", start: 4, end: null, text: "Yes Go on", line: 6, cues: [{ cue: 3, offset: 0 }, { cue: 4, offset: 4 }] },
    ]);
  });

  it("without a speaker end with the sentence", () => {
    expect(read("The rack is\n\nlate again.\n\nWhy?")?.turns.map(({ text }) => text)).toEqual(["The rack is late again.", "Why?"]);
  });
});

describe("readTranscript", () => {
  it.each(["", "\uFEFF", " \r\n\t\n", "```text\n```"])("is null for nothing: %j", (text) => {
    expect(read(text)).toBeNull();
  });

  it("counts lines from the text's own place, with fences left out", () => {
    const transcript = readTranscript("```text\n[00:15] Mira: One\n[00:20] Teo: Two\n```", { names: [] }, 40);
    expect(transcript?.cues.map(({ speaker, text, line }) => [speaker, text, line])).toEqual([["Mira", "One", 41], ["Teo", "Two", 42]]);
  });

  it.each([
    "10:30 Meeting: the pump\n11:00 Meeting: the rack",
    "Note: first\nNote: second\nNote: third",
    "https://example.com\nhttps://example.org",
    "Re: the plan\nRe: the plan again",
    "one two three four five six: never\none two three four five six: again",
  ])("takes nobody for a speaker in %j", (text) => {
    expect(read(text)?.speakers).toEqual([]);
  });

  it("drops Otter's footer wherever it stands", () => {
    expect(read("[00:15] Mira: Bye. Transcribed by https://otter.ai\n[00:20] Teo: Transcribed by https://otter.ai")?.cues.map(({ text }) => text)).toEqual(["Bye.", ""]);
  });

  it("never throws, whatever the text", () => {
    const piece = fc.constantFrom("[00:01]", "-->", "00:01.000", "Mira:", "<v ", ">", "WEBVTT", "\n", "\r", " ", "**", "### 00:10", "  0:01", "Remote", "```", "Transcript", "é", "&amp;");
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const transcript = read(pieces.join(""), ["Mira"]);
      expect(transcript?.cues.every(({ text }) => !text.includes("\r")) ?? true).toBe(true);
    }));
  });
});
