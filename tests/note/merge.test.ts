import { describe, expect, it } from "vitest";
import { formatMemory, readMemory, type Kind, type Remembered } from "../../src/note/memory";
import { merge, type Entry } from "../../src/note/merge";
import { shortHash } from "../../src/text/hash";

const entry = (kind: Kind, text: string, moments: string[] = [], fields: Partial<Entry> = {}): Entry => {
  const { owner = null, due = null, priority = null } = fields;
  return { kind, text, moments, owner, due, priority, hash: shortHash(`${text}|${owner}|${due}|${priority}`), ...fields };
};
const remember = (...entries: Entry[]): Remembered[] => entries.map(({ kind, moments, hash }) => ({ kind, moments, hash }));

const send = entry("actions", "Send the rack plan to procurement", ["1900"], { owner: "Ines Duarte", due: "2026-03-06" });
const pilot = entry("decisions", "Pilot with one site before any contract", ["1325"]);

describe("merge", () => {
  it("adds everything to a note without lines or memory", () => {
    const { verdicts, memory, missing } = merge([send, pilot], [], []);
    expect(verdicts).toEqual([{ is: "added" }, { is: "added" }]);
    expect(memory).toEqual(remember(send, pilot));
    expect(missing).toEqual([]);
  });

  it("leaves a line that says the same as it is", () => {
    expect(merge([send], [send], remember(send)).verdicts).toEqual([{ is: "same", line: 0 }]);
  });

  it("brings an untouched line up to date and forgets what it said before", () => {
    const later = { ...send, due: "2026-03-09", hash: shortHash("later") };
    const result = merge([later], [send], remember(send));
    expect(result.verdicts).toEqual([{ is: "updated", line: 0 }]);
    expect(result.memory).toEqual(remember(later));
  });

  it.each<[string, Entry, boolean]>([
    ["ticked", { ...send, hash: shortHash("ticked") }, false],
    ["reworded", entry("actions", "Get procurement the new rack plan", ["1900"], { owner: "Ines Duarte", due: "2026-03-06" }), false],
    ["moved to another section", { ...send, kind: "followUps" }, false],
    ["worded anew altogether, alone at its moment", entry("actions", "Mail Bo", ["1900"]), false],
  ])("keeps a line that the user %s", (_what, line, conflicting) => {
    expect(merge([send], [line], remember(send)).verdicts).toEqual([{ is: "kept", line: 0, conflicting }]);
  });

  it("keeps the user's date and counts the conflict where the engine now gives another", () => {
    const mine = { ...send, due: "2026-03-20", hash: shortHash("mine") };
    const later = { ...send, due: "2026-03-09", hash: shortHash("later") };
    expect(merge([later], [mine], remember(send)).verdicts).toEqual([{ is: "kept", line: 0, conflicting: true }]);
  });

  it.each<[string, Entry]>([
    ["the same words", send],
    ["other words at the same moment", entry("actions", "Mail the drawings", ["1901"])],
  ])("lets a deleted item stay away when it comes back in %s", (_how, item) => {
    const first = merge([item], [], remember(send));
    expect(first.verdicts).toEqual([{ is: "gone" }]);
    expect(merge([item], [], first.memory).verdicts).toEqual([{ is: "gone" }]);
  });

  it("adds a second item at a moment whose first line is still there", () => {
    const second = entry("actions", "Book the lift", ["1900"]);
    expect(merge([send, second], [send], remember(send)).verdicts).toEqual([{ is: "same", line: 0 }, { is: "added" }]);
  });

  it("adds nothing beside a line of the user's own that says it", () => {
    const own = entry("actions", "send rack plan over to procurement please");
    expect(merge([send], [own], []).verdicts[0]).toMatchObject({ is: "kept", line: 0 });
  });

  it("does not take two items for one because they share a single word", () => {
    const other = entry("actions", "Send flowers");
    expect(merge([entry("actions", "Send invoice", ["10"])], [other], []).verdicts).toEqual([{ is: "added" }]);
  });

  it.each([
    ["a number", "Send report 5 to the board by Friday", "Send report 13 to the board by Friday"],
    ["a name", "Send the floor plan to Tom", "Send the floor plan to Tim"],
    ["a weekday", "Check the ovens of the hall on Monday", "Check the ovens of the hall on Thursday"],
  ])("adds an item that differs from a line in %s, and keeps to the line where it was said at that moment", (_what, text, other) => {
    const [line, item] = [entry("actions", text, ["30"]), entry("actions", other, ["250"])];
    expect(merge([item], [line], remember(line)).verdicts).toEqual([{ is: "added" }]);
    expect(merge([item], [{ ...line, touched: true }], []).verdicts).toEqual([{ is: "added" }]);
    expect(merge([line], [{ ...item, moments: ["31"] }], remember(line)).verdicts).toEqual([{ is: "kept", line: 0, conflicting: false }]);
  });

  it("adds nothing where the user reworded the number and took the moment away", () => {
    const item = entry("actions", "Send report 5 to the board", ["30"]);
    expect(merge([item], [entry("actions", "Send report 6 to the board")], remember(item)).verdicts).toEqual([{ is: "gone" }]);
  });

  it("lets an untouched line that is no longer found stay, and names it", () => {
    const result = merge([], [send, pilot], remember(send));
    expect(result.missing).toEqual([0]);
    expect(result.memory).toEqual(remember(send));
  });
});

describe("the comment of what was generated", () => {
  it("comes back as it was written, sorted, each once", () => {
    const entries = remember(pilot, send, send, entry("openQuestions", "Who pays?", ["p12"]), entry("summary", "All went well."));
    const line = formatMemory(entries);
    const read = readMemory([line]);
    expect(read.state).toBe("read");
    expect(formatMemory(read.entries)).toBe(line);
    expect(line).toMatch(/^<!-- debrief:1 a1900:[0-9a-f]{6} d1325:[0-9a-f]{6} qp12:[0-9a-f]{6} s:[0-9a-f]{6} -->$/);
  });

  it("is united where a sync merge left two", () => {
    const read = readMemory([formatMemory(remember(send)), "", formatMemory(remember(pilot, send))]);
    expect(formatMemory(read.entries)).toBe(formatMemory(remember(send, pilot)));
  });

  it.each([
    ["missing", []],
    ["damaged", ["<!-- debrief:1 a19:zz -->"]],
    ["damaged", ["<!-- debrief:2 a19:aaaaaa -->"]],
    ["damaged", ["<!-- debrief:1 a1900:3f2a1c"]],
  ])("says that it is %s", (state, lines) => {
    expect(readMemory(lines)).toEqual({ entries: [], state });
  });
});
