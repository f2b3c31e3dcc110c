import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Debrief } from "../../src/model/debrief";
import { DEFAULT_SETTINGS } from "../../src/model/settings";
import { asAction, type Reviewed } from "../../src/note/ask";
import { readMeeting } from "../../src/note/read";
import { mergeDebrief, mergeReview } from "../../src/note/write";
import { DEFAULT_TASK_SETTINGS } from "../../src/task/format";
import { action, debriefOf, item, TRANSCRIPT } from "../support/debrief";

const settings = { ...DEFAULT_SETTINGS, me: "Mira Okafor" };
const options = {
  settings, taskSettings: DEFAULT_TASK_SETTINGS, people: ["Ines Duarte", "Mira Okafor"], ownerForm: "at" as const, today: "2026-03-20", other: "Ines Duarte",
};
const write = (text: string, debrief: Debrief) => mergeDebrief("1-1.md", text, debrief, options);

const HEAD = `---
entities:
  people:
  - '[[Ines Duarte]]'
type: transcript
date: '2026-03-02'   # the day we met
---

# 1:1 â€” Ines Duarte â€” 2026-03-02

> [!info] Purpose
> Build trust.
`;
const FULL = debriefOf({
  summary: "Ines and Mira spoke about racks.",
  keyFacts: [item("The racks ship in May.", 10)],
  decisions: [item("Pilot with one site.", 120)],
  actions: [action("Send the plan.", 65, { owner: "Mira Okafor", due: "2026-03-06", priority: "high" })],
  followUps: [action("Confirm who owns the survey.", 210)],
  openQuestions: [item("Who owns the survey?", 210)],
  nextMeeting: "2026-03-16",
});
const TWICE = debriefOf({ decisions: [item("Pilot with one site.", 210, 10, 120)], actions: [action("Send the plan.", 65, { evidence: item("", 120, 65).evidence })] });
const SECTIONS = `## Summary

Ines and Mira spoke about racks.

## Key facts learned

- The racks ship in May. (00:10)

## Decisions

- Pilot with one site. (02:00)

## Action items (for Ines Duarte)

- [ ] Send the plan. (01:05) @Mira Okafor ⏫ 📅 2026-03-06

## Follow-ups

- [ ] Confirm who owns the survey. (03:30)

## Open questions

- Who owns the survey? (03:30)

> Next meeting (if any): 2026-03-16

---

`;

/** The note without its last line, in which Debrief remembers. */
const withoutMemory = (text: string) => text.replace(/\n<!-- debrief:1 [^\n]*\n$/u, "");

describe("a first run", () => {
  it("writes the moments of an item in the order of time, and a second time nothing", () => {
    const { text } = write(`${HEAD}\n${TRANSCRIPT}`, TWICE);
    expect(text).toContain("- Pilot with one site. (00:10, 02:00, 03:30)\n");
    expect(text).toContain("- [ ] Send the plan. (01:05, 02:00)\n");
    expect(write(text, TWICE).text).toBe(text);
  });

  it("writes the sections between the note's head and its transcript, and touches nothing else", () => {
    const { text, counts } = write(`${HEAD}\n${TRANSCRIPT}`, FULL);
    expect(withoutMemory(text)).toBe(`${HEAD}\n${SECTIONS}${TRANSCRIPT}`);
    expect(text.trimEnd().split("\n").pop()).toMatch(/^<!-- debrief:1 (?:[a-z][\d.]*:[0-9a-f]{6} ?)+ -->$/u);
    expect(counts).toEqual({ added: 7, updated: 0, kept: 0, conflicting: 0, missing: 0 });
  });

  it.each([
    ["CRLF", `${HEAD}\n${TRANSCRIPT}`.replace(/\n/gu, "\r\n"), "\r\n"],
    ["a BOM", `\uFEFF${HEAD}\n${TRANSCRIPT}`, "\n"],
    ["no newline at the end", `${HEAD}\n${TRANSCRIPT}`.trimEnd(), "\n"],
    ["a fence that is never closed", `${HEAD}\n${TRANSCRIPT}`.split("```\n\n<!--")[0] ?? "", "\n"],
    ["a rule already there", `${HEAD}\n---\n\n${TRANSCRIPT}`, "\n"],
    ["no title", TRANSCRIPT, "\n"],
    ["no title and a BOM", `\uFEFF${TRANSCRIPT}`, "\n"],
  ])("keeps every line of a note with %s, and a second run changes nothing", (_what, before, eol) => {
    const { text } = write(before, FULL);
    const kept = text.split(/\r\n|\n/u);
    for (const line of before.replace("\uFEFF", "").split(/\r\n|\n/u)) expect(kept.map((one) => one.replace("\uFEFF", ""))).toContain(line);
    expect(text.lastIndexOf("\uFEFF")).toBe(before.lastIndexOf("\uFEFF"));
    expect(new Set(text.match(/\r\n|\n/gu))).toEqual(new Set([eol]));
    expect(text.match(/^---$/gmu)?.length ?? 0).toBeLessThanOrEqual(3);
    expect(write(text, FULL).text).toBe(text);
  });

  it("reads back what it wrote", () => {
    const { text } = write(`${HEAD}\n${TRANSCRIPT}`, FULL);
    const { meeting } = readMeeting("1-1.md", text, { settings, people: options.people });
    expect(meeting.summary).toBe(FULL.summary);
    expect(meeting.decisions).toMatchObject([{ text: "Pilot with one site.", evidence: [120] }]);
    expect(meeting.actions).toMatchObject([{ text: "Send the plan.", owners: ["Mira Okafor"], due: "2026-03-06", priority: "high", evidence: [65] }]);
    expect(meeting.nextMeeting).toBe("2026-03-16");
  });

  it("leaves out what was said in confidence", () => {
    const { text } = write(`${HEAD}\n${TRANSCRIPT}`, debriefOf({ decisions: [{ ...item("Let Bo go.", 10), confidential: true }] }));
    expect(text).toBe(`${HEAD}\n${TRANSCRIPT}`);
  });
});

describe("a second run", () => {
  const first = write(`${HEAD}\n${TRANSCRIPT}`, FULL).text;

  it.each<[string, (text: string) => string]>([
    ["ticked", (text) => text.replace("- [ ] Send the plan. (01:05) @Mira Okafor ⏫ 📅 2026-03-06", "- [x] Send the plan. (01:05) @Mira Okafor ⏫ 📅 2026-03-06 ✅ 2026-03-05")],
    ["reworded", (text) => text.replace("- Pilot with one site.", "- One site is the pilot.")],
    ["worded anew", (text) => text.replace("- Pilot with one site. (02:00)", "- Lisbon it is (02:00)")],
    ["re-dated", (text) => text.replace("📅 2026-03-06", "📅 2026-03-09")],
    ["re-owned", (text) => text.replace("@Mira Okafor ⏫", "@Ines Duarte ⏫")],
    ["deleted", (text) => text.replace("- Pilot with one site. (02:00)\n", "")],
    ["deleted with its heading", (text) => text.replace("## Decisions\n\n- Pilot with one site. (02:00)\n\n", "")],
    ["linked", (text) => text.replace("Ines and Mira spoke", "[[Ines Duarte|Ines]] and [[Mira Okafor|Mira]] spoke")],
    ["written by the user", (text) => text.replace("## Follow-ups\n\n", "## Follow-ups\n\n- [ ] Water the plants\n")],
    ["moved", (text) => text.replace("- Pilot with one site. (02:00)\n", "").replace("- The racks ship in May. (00:10)\n", "- The racks ship in May. (00:10)\n- Pilot with one site. (02:00)\n")],
    ["edited summary", (text) => text.replace("spoke about racks.", "spoke about racks. It was short.")],
    ["next meeting", (text) => text.replace("(if any): 2026-03-16", "(if any): 2026-03-17")],
  ])("leaves a line that was %s as it is", (_what, edit) => {
    const edited = edit(first);
    expect(edited).not.toBe(first);
    const again = write(edited, FULL);
    expect(again.text).toBe(edited);
    expect(again.counts).toMatchObject({ added: 0, updated: 0, conflicting: 0 });
  });

  it("brings untouched lines up to date in place, and adds what is new at the section's end", () => {
    const better = debriefOf({
      ...FULL,
      actions: [action("Send the whole rack plan.", 65, { owner: "Mira Okafor", due: "2026-03-06" }), action("Call Ines.", 10, { owner: "Mira Okafor" })],
    });
    const { text, counts } = write(first, better);
    expect(text).toContain("- [ ] Send the whole rack plan. (01:05) @Mira Okafor 📅 2026-03-06\n- [ ] Call Ines. (00:10) @Mira Okafor\n\n## Follow-ups");
    expect(counts).toEqual({ added: 1, updated: 1, kept: 0, conflicting: 0, missing: 0 });
    expect(write(text, better).text).toBe(text);
  });

  it("lets an untouched line stay that is no longer found", () => {
    const { text, counts } = write(first, debriefOf({ ...FULL, decisions: [] }));
    expect(text).toBe(first);
    expect(counts.missing).toBe(1);
  });

  it("moves an untouched line to the section where the engine now puts it", () => {
    const { text } = write(first, debriefOf({ ...FULL, decisions: [], keyFacts: [...FULL.keyFacts, ...FULL.decisions] }));
    expect(text).toContain("- The racks ship in May. (00:10)\n- Pilot with one site. (02:00)\n");
    expect(text.match(/Pilot with one site/gu)).toHaveLength(1);
  });

  it("says so where it remembers nothing, and takes every line for the user's", () => {
    const forgotten = withoutMemory(first);
    const { text, notices } = write(forgotten, FULL);
    expect(text).toBe(forgotten);
    expect(notices).toEqual(["Nothing is remembered of an earlier run on this note, so every line in it counts as yours."]);
  });

  it.each([
    ["a callout", "> [!todo] Action items\n> - [ ] Water the plants\n\n", "> - [ ] Water the plants\n> - [ ] Send the plan."],
    ["a list with stars", "## Action items\n\n* [ ] Water the plants\n\n", "* [ ] Water the plants\n* [ ] Send the plan."],
    ["a section without items", "## Action items\n\n(none)\n\n", "## Action items\n\n- [ ] Send the plan."],
    ["a section with a heading of level three", "### Next steps\n\n- [ ] Water the plants\n", "- [ ] Water the plants\n- [ ] Send the plan."],
  ])("adds to %s in its own form", (_what, section, expected) => {
    const { text } = write(`${HEAD}\n${section}${TRANSCRIPT}`, debriefOf({ actions: FULL.actions }));
    expect(text).toContain(expected);
    expect(write(text, debriefOf({ actions: FULL.actions })).text).toBe(text);
  });
});

describe("a review", () => {
  it.each(["[x] Ask the harbour", "Who pays? — answered [[Call]]"])("writes what the user added once, also where it reads otherwise in a note: %s", (words) => {
    const own: Reviewed = { kind: "risks", mark: "kept", found: null, wanted: asAction(item(words, 65)) };
    const { text, counts } = mergeReview("1-1.md", `${HEAD}\n${TRANSCRIPT}`, [own], options);
    expect(text.split(`- ${words} (01:05)\n`)).toHaveLength(2);
    expect(counts.added).toBe(1);
  });
});

describe("any note", () => {
  const paragraph = fc.constantFrom("Some words.", "- a list\n- of two", "> quoted", "## My heading", "```js\ncode\n```", "| a | b |\n|---|---|\n| 1 | 2 |", "**Bold**", "");
  it("keeps all its lines in order, and a second run changes nothing", () => {
    fc.assert(fc.property(fc.array(paragraph, { maxLength: 6 }), fc.array(paragraph, { maxLength: 4 }), (above, below) => {
      const before = [HEAD, ...above, TRANSCRIPT, ...below].join("\n\n");
      const { text } = write(before, FULL);
      let at = 0;
      const after = text.split("\n");
      for (const line of before.split("\n")) {
        const found = after.indexOf(line, at);
        expect(found).toBeGreaterThanOrEqual(at);
        at = found + 1;
      }
      expect(write(text, FULL).text).toBe(text);
    }), { numRuns: 60 });
  });
});
