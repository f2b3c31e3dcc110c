import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, type Settings } from "../../src/model/settings";
import { isMeetingNote, readMeeting } from "../../src/note/read";

const read = (text: string, path = "Meetings/Rack sync.md", options = {}) => readMeeting(path, text, { settings: DEFAULT_SETTINGS, ...options });
const meetingOf = (...args: Parameters<typeof read>) => read(...args).meeting;

const TRANSCRIPT = [
  "---", "", "<!-- ai:transcript:start -->", "", "## Transcript (auto)", "", "```text",
  "[00:00:04.00]   RemoteGood morning to you.", "", "[00:12:31.20]  Teo BrandtWe ship forty racks a month.", "",
  "[00:31:40.00]   RemoteI will send the plan.", "", "[00:35:12.00]  Teo BrandtFine, thanks a lot.", "",
  "[00:36:00.00]   RemoteUntil next time.", "", "[00:36:10.00]  Teo BrandtBye.",
  "```", "", "<!-- ai:transcript:end -->", "",
].join("\n");

const NOTE = `---
entities:
  people:
  - '[[Ines Duarte]]'
  organizations:
  - '[[Orgs/Corvanta]]'
type: transcript
source_type: unknown
date: '2026-03-02'
---

# 1:1 â€” Ines Duarte â€” 2026-03-02

> [!info] Purpose
> Build trust.

## Summary

Ines and Teo spoke of
racks.

They agreed.

## Key facts learned

- Corvanta ships 40 racks a month. (12:31)
* Itâ€™s a second one
  that goes on. (99:99)
  1. A nested one

## Decisions

- (none)

## Action items (for Ines Duarte)

- [x] Send the rack plan. (31:40) @Ines Duarte â« ðŸ“… 2026-03-06
  - only a remark
  - [ ] Tell Teo. @Teo Brandt
- Book a room @Ines Duarte 📅 2026-03-09

## Follow-ups

> - [ ] Confirm the survey. (35:12) 👤 Lena Okafor ðŸ”½

## Risks

- Power may run short. (12:31) — closed 2026-03-09 ^r-1
- n/a

## Open questions

- [ ] Who owns the survey? (35:12)

> Next meeting (if any): 2026-03-16

${TRANSCRIPT}`;

describe("readMeeting: the default form", () => {
  const { meeting, layout } = read(NOTE);
  const at = (part: string) => NOTE.split("\n").findIndex((line) => line.includes(part));

  it("reads title, day, type and names, repaired", () => {
    expect(meeting).toMatchObject({
      path: "Meetings/Rack sync.md", title: "1:1 — Ines Duarte — 2026-03-02", date: "2026-03-02", type: "transcript", sourceType: "unknown",
      people: ["Ines Duarte"], organizations: ["Corvanta"], nextMeeting: "2026-03-16",
      summary: "Ines and Teo spoke of racks.\n\nThey agreed.",
    });
  });
  it("reads items with evidence, nested ones, and none for (none)", () => {
    expect(meeting.keyFacts).toEqual([
      { line: at("Corvanta ships"), text: "Corvanta ships 40 racks a month.", evidence: [751] },
      { line: at("second one"), text: "It’s a second one that goes on. (99:99)", evidence: [] },
      { line: at("A nested"), text: "A nested one", evidence: [] },
    ]);
    expect(meeting.decisions).toEqual([]);
    expect(meeting.risks).toEqual([{ line: at("Power"), text: "Power may run short. — closed 2026-03-09", evidence: [751] }]);
    expect(meeting.openQuestions).toEqual([{ line: at("Who owns"), text: "Who owns the survey?", evidence: [2112] }]);
  });
  it("reads actions: tasks, nested tasks, plain bullets", () => {
    expect(meeting.actions.map(({ line, text, status, owners, priority, due, evidence }) => ({ line, text, status, owners, priority, due, evidence }))).toEqual([
      { line: at("Send the rack"), text: "Send the rack plan.", status: "done", owners: ["Ines Duarte"], priority: "high", due: "2026-03-06", evidence: [1900] },
      { line: at("Tell Teo"), text: "Tell Teo.", status: "open", owners: ["Teo Brandt"], priority: null, due: null, evidence: [] },
      { line: at("Book a room"), text: "Book a room", status: "open", owners: ["Ines Duarte"], priority: null, due: "2026-03-09", evidence: [] },
    ]);
    expect(meeting.followUps).toMatchObject([{ line: at("Confirm"), text: "Confirm the survey.", owners: ["Lena Okafor"], priority: "low", evidence: [2112] }]);
  });
  it("reads the transcript with the file's lines", () => {
    expect(meeting.transcript?.speakers).toEqual(["Remote", "Teo Brandt"]);
    expect(meeting.transcript?.turns).toHaveLength(6);
    expect(meeting.transcript?.turns[0]?.line).toBe(at("Good morning"));
  });
  it("tells the layout, and all tasks with their section", () => {
    expect(layout).toMatchObject({ problem: null, bodyLine: 10, nextMeetingLine: at("> Next"), transcripts: [{ from: at("transcript:start"), to: at("transcript:end") + 1 }] });
    expect(layout.sections.map(({ name }) => name)).toEqual(["summary", "keyFacts", "decisions", "actions", "followUps", "risks", "openQuestions"]);
    expect(layout.tasks.map(({ section, task }) => [section, task.text])).toEqual([
      ["actions", "Send the rack plan."], ["actions", "Tell Teo."], ["actions", "Book a room"],
      ["followUps", "Confirm the survey."], ["openQuestions", "Who owns the survey? (35:12)".replace(" (35:12)", "")],
    ]);
  });
  it("reads the same with CRLF and BOM", () => {
    expect(meetingOf(`\uFEFF${NOTE.replace(/\n/gu, "\r\n")}`)).toEqual(meeting);
  });
});

describe("readMeeting: other forms", () => {
  it.each([
    ["title from the file's name", "No heading", { title: "Rack sync" }],
    ["title is no section's heading", "## Summary\nText\n\n### Detail", { title: "Rack sync" }],
    ["title behind the sections, of level 1", "## Summary\nText\n\n# Rack review", { title: "Rack review" }],
    ["title with Markdown", "# **Rack** [[Plans/Review|review]] #", { title: "Rack review" }],
    ["day of the title", "# Sync on 2026-03-03", { date: "2026-03-03" }],
    ["day of the property first", "---\nmeeting_date: 2026-03-04T10:00\n---\n# Sync on 2026-03-03", { date: "2026-03-04" }],
    ["day of a line near the head", "# Sync\n\n- **Date:** 2026-03-03\n", { date: "2026-03-03" }],
    ["no day", "# Sync", { date: null }],
    ["type as a list", "---\ntype:\n  - \"[[Types/Meeting]]\"\n---\n", { type: "Meeting" }],
    ["people in flat lists", "---\npeople:\n  - \"[[P/Ines Duarte|Ines]]\"\n  - Bo Lind\nattendees: Lena Okafor, ines duarte\norganizations: Corvanta\n---\n", { people: ["Ines Duarte", "Bo Lind", "Lena Okafor"], organizations: ["Corvanta"] }],
    ["people without quotes", "---\nparticipants: [[Ines Duarte]]\n---\n", { people: ["Ines Duarte"] }],
    ["a line of attendees", "**Attendees:** [[Ines Duarte]] (Corvanta), Bo Lind <bo@x.example> and Lena", { people: ["Ines Duarte", "Bo Lind", "Lena"] }],
    ["a list of attendees", "Attendees:\n- Ines Duarte (lead)\n- [[Bo Lind]]\n\nText", { people: ["Ines Duarte", "Bo Lind"] }],
    ["attendees under a heading", "## Participants\n\n- Ines Duarte – PM\n- Bo\n\n## Notes\n- no name", { people: ["Ines Duarte", "Bo"] }],
    ["no next meeting", "> Next meeting (if any): (none)", { nextMeeting: null }],
    ["next meeting in words", "**Next meeting**: March 16, 2026", { nextMeeting: "2026-03-16" }],
    ["next meeting as a heading", "## Next meeting\n\n16 March 2026", { nextMeeting: "2026-03-16" }],
    ["next meeting in a list", "- Next meeting: 2026-03-16", { nextMeeting: "2026-03-16" }],
    ["next meeting behind a dash", "Next meeting – 16 March 2026, 10:00", { nextMeeting: "2026-03-16" }],
    ["properties in other letters", "---\nDate: 2026-03-04\nTYPE: meeting\nSource Type: zoom\nATTENDEES: [Bo Lind]\nCompany: Corvanta\n---\n", { date: "2026-03-04", type: "meeting", sourceType: "zoom", people: ["Bo Lind"], organizations: ["Corvanta"] }],
    ["attendees below a heading, in one line", "## Attendees\n\nInes Duarte, [[Bo Lind]]\n\nThey met at noon.", { people: ["Ines Duarte", "Bo Lind"] }],
    ["a sentence below attendees", "## Attendees\n\nall of the rack team, as ever", { people: [] }],
    ["attendees in a callout", "> [!info] Attendees (2)\n> - Ines Duarte\n> - Bo\n\nText", { people: ["Ines Duarte", "Bo"] }],
    ["attendees counted", "Attendees (2): Ines Duarte; Bo", { people: ["Ines Duarte", "Bo"] }],
    ["guests", "Guests: Ines Duarte", { people: ["Ines Duarte"] }],
    ["summary of bullets", "## TL;DR\n- One.\n- Two.", { summary: "One.\nTwo." }],
    ["empty summary", "## Summary\n\n(none)\n", { summary: null }],
  ])("%s", (_name, text, expected) => {
    expect(meetingOf(text)).toMatchObject(expected);
  });

  it("takes the day from the file's name, then from the transcript's first lines", () => {
    expect(meetingOf("# Sync", "2026-03-05 Sync.md").date).toBe("2026-03-05");
    const meet = "## Transcript\n\nRack sync (2026-03-06 at 10:00 GMT)\n\n[00:00:01] Ines Duarte: Good morning.\n[00:00:05] Bo Lind: Morning.\n[00:00:09] Ines Duarte: So.\n[00:00:12] Bo Lind: Yes.\n";
    expect(meetingOf(meet).date).toBe("2026-03-06");
  });

  it("reads actions from a table", () => {
    const { actions, decisions } = meetingOf([
      "## Action items", "", "| # | Action | Owner | Due date | Priority | Status |", "|--|:--|--|--|--|--|",
      "| 1 | Send [[Plan\\|the plan]] | [[Ines Duarte]], Bo | 2026-03-06 | High | Done |", "| 2 | Call @Lena | TBD | soon | | In progress |", "| 3 | | | | | |",
      "", "## Decisions", "| Decision | Who |", "| --- | --- |", "| Pilot first | Bo |",
    ].join("\n"));
    expect(actions.map(({ line, text, owners, due, priority, status }) => [line, text, owners, due, priority, status])).toEqual([
      [4, "Send [[Plan|the plan]]", ["Ines Duarte", "Bo"], "2026-03-06", "high", "done"],
      [5, "Call", ["Lena"], null, null, "in_progress"],
    ]);
    expect(decisions).toEqual([{ line: 11, text: "Pilot first", evidence: [] }]);
  });

  it("reads a table's boxes and words of status", () => {
    const { actions } = meetingOf("## Actions\n| | Action | Status |\n|---|---|---|\n| [x] | Send | |\n| | - [/] Book | |\n| | Look | ✅ Done |\n| [ ] | Call | not started |");
    expect(actions.map(({ text, status }) => [text, status])).toEqual([["Send", "done"], ["Book", "in_progress"], ["Look", "done"], ["Call", "open"]]);
  });

  it("reads actions in a callout", () => {
    expect(meetingOf("> [!todo]+ Action items\n> - [ ] Send it @Bo\n> - Call\n\nText").actions.map(({ text, owners, line }) => [text, owners, line])).toEqual([["Send it", ["Bo"], 1], ["Call", [], 2]]);
  });

  it("takes a callout directly below one of our headings for its dress", () => {
    const { followUps, actions } = meetingOf("## Follow-ups\n\n> [!todo]\n> - [ ] Ask Bo\n\n> [!todo]\n> - [ ] Call Bo");
    expect([followUps, actions].map((tasks) => tasks.map(({ text }) => text))).toEqual([["Ask Bo"], ["Call Bo"]]);
  });

  it("reads no task in code, comments and regions", () => {
    const { layout } = read([
      "# Sync", "- [ ] one", "    - [ ] two", "", "    - [ ] three", "", "Text", "", "    - [ ] code", "", "```", "- [ ] fence", "```", "%%", "- [ ] comment", "%%", "<!--", "- [ ] html", "-->", "    - [ ] code",
      "<!-- debrief:open:start -->", "## Risks", "- [ ] region", "<!-- debrief:open:end -->", "- [ ] four", "## Actions",
      "<!-- debrief:mine:start -->", "- [ ] region", "<!-- debrief:mine:end -->", "- [ ] five", "<!-- debrief:broken:start -->", "- [ ] six",
    ].join("\n"));
    expect(layout.tasks.map(({ section, task }) => [section, task.text])).toEqual([
      ["Sync", "one"], ["Sync", "two"], ["Sync", "three"], ["Sync", "four"], ["actions", "five"], ["actions", "six"],
    ]);
  });

  it("joins several transcripts in order", () => {
    const part = (name: string, words: string) => `## Transcript ${name}\n\n[00:00:01] Ines Duarte: ${words} one.\n[00:00:05] Bo Lind: ${words} two.\n[00:00:09] Ines Duarte: ${words} three.\n[00:00:12] Bo Lind: ${words} four.\n`;
    const { transcript } = meetingOf(`# Sync\n\n${part("1", "First")}\n${part("2", "Second")}`);
    expect(transcript?.cues.map(({ text }) => text)).toEqual(["First one.", "First two.", "First three.", "First four.", "Second one.", "Second two.", "Second three.", "Second four."]);
    expect(transcript?.cues[4]?.line).toBe(11);
  });

  it("reads a transcript that is no note", () => {
    const { transcript, title } = meetingOf("WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ines Duarte>Good morning.\n", "Calls/Sync.vtt");
    expect(transcript?.turns).toMatchObject([{ speaker: "Ines Duarte", text: "Good morning." }]);
    expect(title).toBe("Sync");
  });

  it("goes on without a broken property block", () => {
    const { meeting, layout } = read("---\ntype: [\n---\n# Sync\n\n## Decisions\n- Pilot");
    expect(layout.problem).toMatch(/line \d/u);
    expect(meeting).toMatchObject({ title: "Sync", type: null, decisions: [{ line: 6, text: "Pilot" }] });
  });

  it.each([
    ["- a\n  more\n  - b\n\n", { noneLine: null, lastItem: { from: 1, to: 4, isList: true } }],
    ["- a\n- b\n  more\n\nText", { noneLine: null, lastItem: { from: 2, to: 4, isList: true } }],
    ["\n- (none)\n", { noneLine: 2, lastItem: null }],
    ["\n(none)\n", { noneLine: 2, lastItem: null }],
    ["\n", { noneLine: null, lastItem: null }],
    ["None of this.\n- a", { noneLine: null, lastItem: { from: 2, to: 3, isList: true } }],
    ["| Risk |\n| --- |\n| a |\n", { noneLine: null, lastItem: { from: 3, to: 4, isList: false } }],
  ])("tells where a section's items end: %j", (text, end) => {
    expect(read(`## Risks\n${text}`).layout.sections).toMatchObject([end]);
  });

  it("matches owners with known names and with those of the meeting", () => {
    const text = "---\npeople: [bell hooks]\n---\n## Actions\n- [ ] Call @bell hooks\n- [ ] Call @lena okafor now";
    expect(meetingOf(text, "a.md", { people: ["Lena Okafor"] }).actions.map(({ owners }) => owners)).toEqual([["bell hooks"], ["Lena Okafor"]]);
  });
});

describe("readMeeting: size", () => {
  it.each(["- [ ] a @B\n", "- a\n", "## Risks\n", "| a | b |\n| --- | --- |\n", "Attendees: a, ", "> [", "<!-- ", "(", "[["])("stays linear: %j", (part) => {
    const { meeting } = read(`## Action items\n${part.repeat(20_000)}`);
    expect(meeting.decisions).toEqual([]);
  }, 4000);
});

describe("isMeetingNote", () => {
  it.each([
    ["by its type", "---\ntype: Meeting\n---\n", true],
    ["by a one-to-one type", "---\ntype: \"1:1\"\n---\n", true],
    ["by a transcript", TRANSCRIPT, true],
    ["by two sections", "## Decisions\n- a\n## Risks\n- b", true],
    ["by one section, people and a day", "---\nattendees: [Bo Lind]\ndate: 2026-03-02\n---\n## Decisions\n- a", true],
    ["not by one everyday heading, people and a day", "---\npeople: [Bo Lind]\ndate: 2026-03-02\n---\n## Tasks\n- a", false],
    ["not by one section", "## Decisions\n- a", false],
    ["not by everyday headings alone", "## Overview\nText\n## Tasks\n- [ ] a", false],
    ["not a person's note", "---\ntype: person\n---\n## Summary\nText\n## Open questions\n- a", false],
    ["not any note", "# Recipe\nText", false],
  ])("%s", (_name, text, expected) => {
    expect(isMeetingNote(read(text), DEFAULT_SETTINGS)).toBe(expected);
  });

  it.each<[name: string, text: string, settings: Partial<Settings>, expected: boolean]>([
    ["by a type of the user's own", "---\ntype: Standup\n---\n", { meetingTypes: ["standup"] }, true],
    ["not by a type that the user took away", "---\ntype: call\n---\n", { meetingTypes: ["standup"] }, false],
    ["by its folder", "# Recipe", { meetingFolders: ["Meetings"] }, true],
    ["not a person's note in that folder", "---\ntype: person\n---\n", { meetingFolders: ["Meetings"] }, false],
  ])("%s", (_name, text, settings, expected) => {
    expect(isMeetingNote(read(text), { ...DEFAULT_SETTINGS, ...settings })).toBe(expected);
  });
});
