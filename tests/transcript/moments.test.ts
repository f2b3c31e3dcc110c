import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentsOf } from "../../src/transcript/moments";
import { transcriptOf } from "../../src/transcript/turns";

const cue = (start: number | null, end: number | null = null) => ({ speaker: null, start, end, text: "Word.", line: 0 });

describe("momentsOf", () => {
  it("knows the seconds in which a cue starts or runs", () => {
    const isMoment = momentsOf(transcriptOf("vtt", [cue(1.9), cue(10, 12.5), cue(5, 6)]));
    expect([1, 2, 5, 6, 10, 11, 12, 13].filter((seconds) => isMoment({ seconds }))).toEqual([1, 5, 10, 11, 12]);
    expect(isMoment({ turn: 0 })).toBe(false);
  });

  it("knows turns only where there are no times", () => {
    const isMoment = momentsOf(transcriptOf("plain", [cue(null), cue(null)]));
    expect([-1, 0, 1, 2, 0.5].filter((turn) => isMoment({ turn }))).toEqual([0, 1]);
    expect(isMoment({ seconds: 0 })).toBe(false);
  });

  it("knows none without a transcript", () => {
    expect(momentsOf(null)({ seconds: 0 })).toBe(false);
    expect(momentsOf(null)({ turn: 0 })).toBe(false);
  });

  it("answers as a look at every cue does", () => {
    const time = fc.integer({ min: 0, max: 60 });
    fc.assert(fc.property(fc.array(fc.tuple(time, fc.option(time)), { minLength: 1, maxLength: 12 }), time, (spans, seconds) => {
      const cues = spans.map(([start, end]) => cue(start, end));
      const slow = cues.some(({ start, end }) => start === seconds || (start !== null && end !== null && start <= seconds && seconds < end));
      expect(momentsOf(transcriptOf("vtt", cues))({ seconds })).toBe(slow);
    }));
  });
});
