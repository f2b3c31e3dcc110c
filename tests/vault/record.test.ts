import { describe, expect, it } from "vitest";
import { Settings } from "../../src/model/settings";
import { DEFAULT_TASK_SETTINGS } from "../../src/task/format";
import { readRecord } from "../../src/vault/record";

const record = (path: string, text: string, settings: object = {}) =>
  readRecord(path, text, { settings: Settings.parse(settings), taskSettings: DEFAULT_TASK_SETTINGS, people: [] });

describe("what makes a report", () => {
  it.each([
    ["decisions", "decisions", 0],
    ["people-graph", "people-graph", 0],
    ["unreviewed", null, 1],
    ["[private, unreviewed]", null, 1],
    // A word that nobody knows makes no report of a meeting: its tasks would be lost.
    ["[checked, unreviewed]", null, 1],
  ])("debrief: %s is the report %s", (value, id, tasks) => {
    const read = record("Meetings/Sync.md", `---\ntype: meeting\ndebrief: ${value}\n---\n\n## Action items\n\n- [ ] Send the plan\n`);
    expect(read.reportId).toBe(id);
    expect(read.meeting === null).toBe(id !== null);
    expect(read.tasks.length).toBe(tasks);
  });
});

describe("tasks outside of meetings", () => {
  const text = "- [ ] One #work/site\n- [ ] Two #workshop\n";
  it.each([
    [{}, []],
    [{ actionTags: ["#Work"] }, ["One #work/site"]],
    [{ actionFolders: ["/Daily/"] }, ["One #work/site", "Two #workshop"]],
    [{ actionFolders: ["Dai"] }, []],
  ])("with %j are %j", (settings, expected) => {
    expect(record("Daily/Monday.md", text, settings).tasks.map((task) => task.text)).toEqual(expected);
  });
});
