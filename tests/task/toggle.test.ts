import { describe, expect, it } from "vitest";
import { DEFAULT_TASK_SETTINGS, readTaskSettings, statusOf } from "../../src/task/format";
import { toggleTask } from "../../src/task/toggle";

const TODAY = "2026-03-09";

describe("toggleTask", () => {
  it.each([
    ["- [ ] Send @Bo ⏫ 📅 2026-03-06", "- [x] Send @Bo ⏫ 📅 2026-03-06 ✅ 2026-03-09"],
    ["- [x] Send @Bo ⏫ ✅ 2026-03-01 ^b", "- [ ] Send @Bo ⏫ ^b"],
    ["> * [/] Send", "> * [x] Send ✅ 2026-03-09"],
    ["- [-] Send ❌ 2026-03-01", "- [ ] Send"],
    ["- [?] Send", "- [x] Send ✅ 2026-03-09"],
    ["- [ ] Send 📅 2026-13-45", "- [x] Send 📅 2026-13-45 ✅ 2026-03-09"],
    ["- [x] Send 🔁 every week ✅ 2026-03-01", "- [ ] Send 🔁 every week"],
  ])("%s", (before, after) => {
    expect(toggleTask(before, TODAY)).toBe(after);
  });
  it.each(["- no task", "- [ ] Send 🔁 every week 📅 2026-03-06", "- [ ] Send 🏁 delete"])("leaves to Tasks: %s", (line) => {
    expect(toggleTask(line, TODAY)).toBeNull();
  });
  it("heeds the settings of dates and of the form", () => {
    expect(toggleTask("- [ ] Send", TODAY, { ...DEFAULT_TASK_SETTINGS, doneDate: false })).toBe("- [x] Send");
    expect(toggleTask("- [ ] Send", TODAY, { ...DEFAULT_TASK_SETTINGS, form: "dataview" })).toBe("- [x] Send  [completion:: 2026-03-09]");
    const cancels = { ...DEFAULT_TASK_SETTINGS, statuses: { " ": { status: "open", next: "-" }, "-": { status: "cancelled", next: " " } } } as const;
    expect(toggleTask("- [ ] Send", TODAY, cancels)).toBe("- [-] Send ❌ 2026-03-09");
  });
  it("flips a checkbox without the global filter and does no more", () => {
    const settings = { ...DEFAULT_TASK_SETTINGS, globalFilter: "#task" };
    expect(toggleTask("- [ ]  Milk 📅 2026-03-06 x", TODAY, settings)).toBe("- [x]  Milk 📅 2026-03-06 x");
    expect(toggleTask("- [x] Milk", TODAY, settings)).toBe("- [ ] Milk");
    expect(toggleTask("- [ ] #task Milk", TODAY, settings)).toBe("- [x] #task Milk ✅ 2026-03-09");
  });
});

describe("readTaskSettings", () => {
  it.each([null, "{", "[]", "3", "{\"statusSettings\": {\"coreStatuses\": 1}}"])("falls back to the defaults: %s", (json) => {
    expect(readTaskSettings(json)).toEqual(DEFAULT_TASK_SETTINGS);
  });
  it("reads what Tasks keeps", () => {
    const settings = readTaskSettings(JSON.stringify({
      taskFormat: "dataview", globalFilter: "#task", setDoneDate: false, setCancelledDate: false, setCreatedDate: true,
      statusSettings: {
        coreStatuses: [{ symbol: " ", name: "Todo", nextStatusSymbol: "/", type: "TODO" }],
        customStatuses: [{ symbol: "w", name: "Waiting", nextStatusSymbol: "x", type: "ON_HOLD" }, { symbol: "ab", type: "DONE" }, null],
      },
    }));
    expect(settings).toMatchObject({ form: "dataview", globalFilter: "#task", doneDate: false, cancelledDate: false, createdDate: true });
    expect(["w", " ", "x", "ab", "constructor"].map((symbol) => statusOf(symbol, settings))).toEqual([
      { status: "on_hold", next: "x" }, { status: "open", next: "/" }, { status: "done", next: " " }, { status: "open", next: "x" }, { status: "open", next: "x" },
    ]);
  });
});
