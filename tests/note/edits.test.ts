import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Debrief } from "../../src/model/debrief";
import { DEFAULT_SETTINGS } from "../../src/model/settings";
import { mergeDebrief } from "../../src/note/write";
import { DEFAULT_TASK_SETTINGS } from "../../src/task/format";
import { action, debriefOf, item, TRANSCRIPT } from "../support/debrief";

const options = {
  settings: { ...DEFAULT_SETTINGS, me: "Mira Okafor" }, taskSettings: DEFAULT_TASK_SETTINGS, people: ["Ines Duarte", "Mira Okafor"],
  ownerForm: "at" as const, today: "2026-03-20", other: "Ines Duarte",
};
const run = (text: string, debrief: Debrief) => mergeDebrief("1-1.md", text, debrief, options);

const STARTS = [10, 65, 120, 210];
const NOTE = `---
type: transcript
date: '2026-03-02'   # the day we met
---

# Racks and sites

Some words of mine.

${TRANSCRIPT}`;

const WORDS = ["send", "rack", "plan", "pilot", "survey", "procurement", "contract", "budget", "freezer", "door"];
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 5 }).map((words) => {
  const text = words.join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
});
const start = fc.constantFrom(...STARTS);
const plain = fc.array(fc.tuple(sentence, start).map(([text, at]) => item(text, at)), { maxLength: 3 });
const tasks = fc.array(fc.record({
  text: sentence, at: start, owner: fc.constantFrom(null, "Ines Duarte", "Mira Okafor", "Bo"), due: fc.constantFrom(null, "2026-03-06", "2026-03-09"),
  priority: fc.constantFrom(null, "high" as const, "low" as const),
}).map(({ text, at, ...fields }) => action(text, at, fields)), { maxLength: 3 });
const answer: fc.Arbitrary<Debrief> = fc.record({
  summary: fc.option(fc.tuple(sentence, sentence).map((two) => two.join(" "))), keyFacts: plain, decisions: plain, actions: tasks, followUps: tasks,
  risks: plain, nextMeeting: fc.constantFrom(null, "2026-03-16", "2026-03-23"),
}).map((parts) => debriefOf(parts));

/** One thing that a user does to a note, at a line chosen by a number. */
type Doing = (lines: string[], at: number, mark: string) => string[];
const onLine = (change: (line: string, mark: string) => string): Doing => (lines, at, mark) => lines.map((line, i) => (i === at ? change(line, mark) : line));
const DOINGS: Record<string, Doing> = {
  tick: onLine((line) => line.replace("- [ ]", "- [x]")),
  reword: onLine((line, mark) => line.replace(/ (\w+)/u, ` $1 ${mark}`)),
  redate: onLine((line) => line.replace(/📅 \S+/u, "📅 2026-04-01")),
  reown: onLine((line) => line.replace(/@\w+ \w+/u, "@Lena Sato")),
  star: onLine((line) => line.replace(/^- /u, "* ")),
  link: onLine((line) => line.replace(/\b(plan|pilot|survey)\b/u, "[[Plan|$1]]")),
  indent: onLine((line) => (line.startsWith("- ") ? `  ${line}` : line)),
  drop: (lines, at) => lines.filter((_, i) => i !== at),
  move: (lines, at) => {
    const rest = lines.filter((_, i) => i !== at);
    const to = (at * 7) % Math.max(1, rest.length);
    return /^- /u.test(lines[at] ?? "") ? [...rest.slice(0, to), lines[at] ?? "", ...rest.slice(to)] : lines;
  },
  own: (lines, at, mark) => [...lines.slice(0, at), `- My own line ${mark}`, ...lines.slice(at)],
  ownTask: (lines, at, mark) => [...lines.slice(0, at), `- [ ] Water the plants ${mark} @Ines Duarte 📅 2026-03-30`, ...lines.slice(at)],
  below: (lines, at, mark) => (/^- /u.test(lines[at] ?? "") ? [...lines.slice(0, at + 1), `    my remark ${mark}`, ...lines.slice(at + 1)] : lines),
  nested: (lines, at, mark) => (/^- /u.test(lines[at] ?? "") ? [...lines.slice(0, at + 1), `    - my detail ${mark}`, ...lines.slice(at + 1)] : lines),
  words: (lines, at, mark) => [...lines.slice(0, at), "", `A paragraph ${mark}`, "", ...lines.slice(at)],
  comment: (lines, at, mark) => [...lines.slice(0, at), `<!-- mine ${mark} -->`, ...lines.slice(at)],
  heading: (lines, at, mark) => [...lines.slice(0, at), "", `## Mine ${mark}`, "", ...lines.slice(at)],
  level: onLine((line) => line.replace(/^## (?!Transcript)/u, "### ")),
  callout: onLine((line) => (/^- /u.test(line) ? `> ${line}` : line)),
  block: onLine((line, mark) => (/^- /u.test(line) ? `${line} ^${mark}` : line)),
};
const edit = fc.record({ what: fc.constantFrom(...Object.keys(DOINGS)), at: fc.nat(200) });
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** The edits done to the lines above the transcript; `number` makes the user's words unlike any other. */
function doAll(text: string, edits: readonly Edit[], number: number): string {
  const end = text.indexOf("<!-- ai:transcript:start");
  const head = text.indexOf("sites\n") + 6;
  let lines = text.slice(head, end).split("\n");
  edits.forEach(({ what, at }, i) => {
    lines = DOINGS[what]?.(lines, lines.length === 0 ? 0 : at % lines.length, `zq${number}x${i}`) ?? lines;
  });
  return text.slice(0, head) + lines.join("\n") + (lines[lines.length - 1] === "" ? "" : "\n\n") + text.slice(end);
}

/** A line as the design compares it: quote, list marker and links do not count. */
const plainLine = (line: string) => line.replace(/^[\s>]*(?:[-*] )?/u, "").replace(/\[\[Plan\|(\w+)\]\]/gu, "$1");

/** Every line stays, in order, but for those that Debrief wrote and nobody touched. */
function expectKept(before: string, after: string, generated: ReadonlySet<string>): void {
  const now = after.split("\n");
  let at = 0;
  for (const line of before.split("\n")) {
    if (line.trim() === "" || generated.has(plainLine(line)) || line.startsWith("<!-- debrief:1")) continue;
    const found = now.indexOf(line, at);
    if (found < 0) expect(after, `lost or moved: ${line}\n--- before\n${before}\n--- after\n`).toContain(`!!${line}`);
    at = found + 1;
  }
}

const memoryOf = (text: string) => text.split("\n").filter((line) => line.startsWith("<!-- debrief:1"));

describe("edits of the user between runs", () => {
  it("none is ever lost or changed, and a run done twice is a run done once", () => {
    fc.assert(fc.property(fc.array(fc.tuple(answer, fc.array(edit, { maxLength: 6 })), { minLength: 1, maxLength: 4 }), (rounds) => {
      const generated = new Set<string>();
      let text = NOTE;
      for (const [i, [debrief, edits]] of rounds.entries()) {
        const before = text;
        const result = run(before, debrief);
        expectKept(before, result.text, generated);
        const old = new Set(before.split("\n"));
        for (const line of result.text.split("\n")) if (!old.has(line)) generated.add(plainLine(line));
        const again = run(result.text, debrief);
        expect(again.text).toBe(result.text);
        expect(again.counts).toMatchObject({ added: 0, updated: 0 });
        const memory = memoryOf(result.text);
        expect(memory.length).toBeLessThanOrEqual(1);
        if (memory[0] !== undefined) {
          expect(result.text.trimEnd().endsWith(memory[0])).toBe(true);
          const words = memory[0].split(" ").slice(2, -1);
          expect(words).toEqual([...words].sort());
        }
        text = doAll(result.text, edits, i);
      }
    }), { numRuns: 100, seed: 42 });
  });

  it("what was deleted stays deleted over three runs, whatever else is found", () => {
    fc.assert(fc.property(answer, fc.constantFrom("keyFacts", "decisions", "actions", "followUps", "risks"), fc.nat(20), (debrief, section, pick) => {
      const other = { ...debrief, [section]: [] };
      const first = run(NOTE, debrief).text;
      const items = first.split("\n").filter((line) => line.startsWith("- "));
      const gone = items[pick % Math.max(1, items.length)];
      if (gone === undefined) return;
      let text = first.split("\n").filter((line) => line !== gone).join("\n");
      for (const answered of [debrief, debrief, other, debrief]) {
        text = run(text, answered).text;
        if (answered === debrief) expect(text.split("\n")).not.toContain(gone);
      }
    }), { numRuns: 100, seed: 42 });
  });

  it("a note with CRLF is merged like one with LF", () => {
    fc.assert(fc.property(answer, answer, fc.array(edit, { maxLength: 5 }), (debrief, other, edits) => {
      const crlf = (text: string) => text.replace(/\n/gu, "\r\n");
      const edited = doAll(run(NOTE, debrief).text, edits, 0);
      const after = run(crlf(edited), other);
      expect(after.text).toBe(crlf(run(edited, other).text));
    }), { numRuns: 60, seed: 42 });
  });

  it("two comments of a sync merge are united, and with a damaged one every line is the user's", () => {
    fc.assert(fc.property(answer, answer, (debrief, other) => {
      const first = run(NOTE, debrief).text;
      const [memory] = memoryOf(first);
      if (memory === undefined) return;
      const entries = memory.split(" ").slice(2, -1);
      const part = (list: readonly string[]) => `<!-- debrief:1${list.map((word) => ` ${word}`).join("")} -->`;
      const half = Math.ceil(entries.length / 2);
      const two = first.replace(memory, `${part(entries.slice(0, half))}\n${part(entries.slice(half))}`);
      expect(run(two, debrief).text).toBe(first);
      const damaged = run(first.replace(memory, memory.slice(0, -6)), { ...other, nextMeeting: null });
      expectKept(first.replace(memory, ""), damaged.text, new Set());
      expect(damaged.notices).toEqual(["What Debrief remembered of this note is damaged, so every line in it counts as yours."]);
    }), { numRuns: 60, seed: 42 });
  });
});
