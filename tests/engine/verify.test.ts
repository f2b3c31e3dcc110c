import { describe, expect, it } from "vitest";
import type { Findings, FoundItem } from "../../src/engine/engine";
import { NO_DATE, verify } from "../../src/engine/verify";
import { CONTEXT, talk } from "./talk";

const TALK = talk(
  "Ana Ruiz: Could you send the price list to Corvin?",
  "Bo Hult: Sure, I'll send it by Friday.",
  "Ana Ruiz: Thanks. We go with the small rack.",
  "Bo Hult: Agreed.",
  "Ana Ruiz: This stays between us, but the budget may be cut.",
  "Bo Hult: Oh no.",
);
const found = (...items: FoundItem[]): Findings => ({
  engine: "test", summary: "A summary.", items, nextMeeting: null, people: [], organizations: [], unread: [], notices: [],
});
const item = (change: Partial<FoundItem> = {}): FoundItem => ({
  section: "actions", text: "Send the price list", confidence: 0.8, evidence: [{ turn: 0, quote: "send the price list" }], ...change,
});
const check = (...items: FoundItem[]) => verify(found(...items), TALK, CONTEXT);

describe("verify", () => {
  it("drops and counts what rests on words that nobody said", () => {
    const debrief = check(item({ evidence: [{ turn: 0, quote: "buy a boat" }] }), item());
    expect(debrief.actions).toHaveLength(1);
    expect(debrief.dropped).toEqual({ evidence: 1, owner: 0, due: 0 });
  });

  it.each([
    ["Bo Hult", "Bo Hult", 0], ["bo", "Bo Hult", 0], ["Corvin", "Corvin", 0], ["Remy", null, 1], [null, null, 0],
  ])("owner %j is %j", (owner, expected, cleared) => {
    const debrief = check(item({ owner }));
    expect(debrief.actions[0]?.owner).toBe(expected);
    expect(debrief.dropped.owner).toBe(cleared);
  });

  it("takes a known person who is called by an alias near the evidence", () => {
    const known = [{ kind: "person" as const, name: "Cornelius Vin", path: "p.md", aliases: ["Corvin"], heardAs: [], organization: null }];
    expect(verify(found(item({ owner: "Cornelius Vin" })), TALK, { ...CONTEXT, known }).actions[0]?.owner).toBe("Cornelius Vin");
  });

  it.each<[string, Partial<FoundItem>, string | null, number]>([
    ["its words are said near", { dueWords: "by Friday" }, "2026-03-06", 0],
    ["it is the day that is said", { due: "2026-03-06" }, "2026-03-06", 0],
    ["it is another day", { due: "2026-03-07", dueWords: "by Friday" }, null, 1],
    ["nobody said the words", { dueWords: "next month" }, null, 1],
    ["there is none", {}, null, 0],
  ])("due date when %s", (_, change, due, cleared) => {
    const debrief = check(item(change));
    expect(debrief.actions[0]?.due).toBe(due);
    expect(debrief.dropped.due).toBe(cleared);
  });

  it("lets the words of the date join the evidence", () => {
    expect(check(item({ dueWords: "Friday" })).actions[0]?.evidence.map(({ turn, quote }) => [turn, quote])).toEqual([[0, "send the price list"], [1, "by Friday"]]);
  });

  it("sets no date without the meeting's, and says so once", () => {
    const debrief = verify(found(item({ dueWords: "by Friday" }), item({ text: "Another thing", dueWords: "by Friday" })), TALK, { ...CONTEXT, date: null });
    expect(debrief.actions.map(({ due }) => due)).toEqual([null, null]);
    expect(debrief.notices).toEqual([NO_DATE]);
    expect(debrief.dropped.due).toBe(0);
  });

  it("promises to the other one of two", () => expect(check(item({ owner: "Bo Hult" })).actions[0]?.for).toBe("Ana Ruiz"));

  it("keeps what is below the threshold apart, with its section", () => {
    const debrief = check(item({ confidence: 0.49, section: "risks" }), item({ confidence: 0.5 }));
    expect(debrief.doubtful.map(({ section }) => section)).toEqual([]);
    expect(check(item({ confidence: 0.49, section: "risks", text: "The budget may be cut" })).doubtful[0]).toMatchObject({ section: "risks", owner: null, due: null });
  });

  it("marks what was said in confidence", () => {
    const secret = item({ section: "risks", text: "The budget may be cut", evidence: [{ turn: 4, quote: "the budget may be cut" }] });
    const debrief = check(item(), secret);
    expect(debrief.risks[0]?.confidential).toBe(true);
    expect(debrief.actions[0]?.confidential).toBe(false);
  });

  it.each<[FoundItem["section"], FoundItem["section"], string]>([
    ["followUps", "actions", "actions"], ["outcomes", "decisions", "decisions"], ["keyFacts", "risks", "risks"],
  ])("never has one item in %s and %s", (one, other, kept) => {
    const debrief = check(item({ section: one, confidence: 0.9 }), item({ section: other }));
    const all = [...debrief.actions, ...debrief.followUps, ...debrief.decisions, ...debrief.outcomes, ...debrief.risks, ...debrief.keyFacts];
    expect(all).toHaveLength(1);
    expect(debrief[kept as "actions"]).toHaveLength(1);
  });

  it("keeps a next meeting only where somebody named the day", () => {
    expect(verify({ ...found(), nextMeeting: "2026-03-06" }, TALK, CONTEXT).nextMeeting).toBe("2026-03-06");
    expect(verify({ ...found(), nextMeeting: "2026-03-09" }, TALK, CONTEXT).nextMeeting).toBeNull();
  });

  it("writes items as plain text on one line", () => {
    expect(check(item({ text: "Send\n[[the]] `list` #now" })).actions[0]?.text).toBe("Send (the) 'list' now");
  });

  it("is the same each time and leaves what it was given alone", () => {
    const given = found(item({ dueWords: "by Friday", owner: "Bo" }));
    const before = JSON.stringify(given);
    expect(verify(given, TALK, CONTEXT)).toEqual(verify(given, TALK, CONTEXT));
    expect(JSON.stringify(given)).toBe(before);
  });
});
