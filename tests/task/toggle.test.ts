import { describe, expect, it } from "vitest";
import { DEFAULT_TASK_SETTINGS, readTaskSettings, statusOf, type TaskSettings } from "../../src/task/format";
import { toggleTask } from "../../src/task/toggle";

const TODAY = "2026-03-09";

const toggle = (line: string, settings: Partial<TaskSettings> = {}) => toggleTask(line, TODAY, { ...DEFAULT_TASK_SETTINGS, ...settings });

describe("toggleTask", () => {
  it.each([
    ["- [ ] Send @Bo ⏫ 📅 2026-03-06", "- [x] Send @Bo ⏫ 📅 2026-03-06 ✅ 2026-03-09"],
    ["- [x] Send @Bo ⏫ ✅ 2026-03-01 ^b", "- [ ] Send @Bo ⏫ ^b"],
    ["> * [/] Send", "> * [x] Send ✅ 2026-03-09"],
    ["- [-] Send ❌ 2026-03-01", "- [ ] Send"],
    ["- [?] Send", "- [x] Send ✅ 2026-03-09"],
    ["- [ ] Send 📅 2026-13-45", "- [x] Send 📅 2026-13-45 ✅ 2026-03-09"],
    ["- [ ] Send 🏁 archive", "- [x] Send 🏁 archive ✅ 2026-03-09"],
    ["- [x] Send 🔁 every week ✅ 2026-03-01", "- [ ] Send 🔁 every week"],
    ["- [x] Send 🔁 whenever ✅ 2026-03-01", "- [ ] Send 🔁 whenever"],
  ])("%s", (before, after) => {
    expect(toggle(before)).toEqual({ lines: [after] });
  });

  it("heeds the settings of dates and of the form", () => {
    expect(toggle("- [ ] Send", { doneDate: false })).toEqual({ lines: ["- [x] Send"] });
    expect(toggle("- [ ] Send", { form: "dataview" })).toEqual({ lines: ["- [x] Send  [completion:: 2026-03-09]"] });
    const statuses = { " ": { status: "open", next: "-" }, "-": { status: "cancelled", next: " " } } as const;
    expect(toggle("- [ ] Send", { statuses })).toEqual({ lines: ["- [-] Send ❌ 2026-03-09"] });
  });

  it("flips a checkbox without the global filter and does no more", () => {
    const filter = { globalFilter: "#task" };
    expect(toggle("- [ ]  Milk 📅 2026-03-06 x", filter)).toEqual({ lines: ["- [x]  Milk 📅 2026-03-06 x"] });
    expect(toggle("- [x] Milk", filter)).toEqual({ lines: ["- [ ] Milk"] });
    expect(toggle("- [ ] #task Milk", filter)).toEqual({ lines: ["- [x] #task Milk ✅ 2026-03-09"] });
  });

  it("puts the next occurrence above, or below, without what names the one that is done", () => {
    const line = "  - [ ] Send @Bo #a 🆔 a1 ⛔ b2 ⏫ 🔁 every week 🏁 keep ➕ 2026-02-01 🛫 2026-03-04 ⏳ 2026-03-05 📅 2026-03-06 ^b";
    const done = "  - [x] Send @Bo #a 🆔 a1 ⛔ b2 ⏫ 🔁 every week 🏁 keep ➕ 2026-02-01 🛫 2026-03-04 ⏳ 2026-03-05 📅 2026-03-06 ✅ 2026-03-09 ^b";
    const next = "  - [ ] Send @Bo #a ⏫ 🔁 every week 🏁 keep 🛫 2026-03-11 ⏳ 2026-03-12 📅 2026-03-13";
    expect(toggle(line)).toEqual({ lines: [next, done] });
    expect(toggle(line, { recurrenceOnNextLine: true })).toEqual({ lines: [done, next] });
    expect(toggle("- [ ] Send 🔁 every week 📅 2026-03-06", { createdDate: true })).toMatchObject({ lines: ["- [ ] Send 🔁 every week ➕ 2026-03-09 📅 2026-03-13", expect.anything()] });
    const dropped = toggle("- [ ] Send 🔁 every week ⏳ 2026-03-05 📅 2026-03-06", { dropScheduled: true });
    expect(dropped).toMatchObject({ lines: ["- [ ] Send 🔁 every week 📅 2026-03-13", expect.anything()] });
  });

  it("gives the next occurrence an open status", () => {
    const statuses = { ...DEFAULT_TASK_SETTINGS.statuses, "x": { status: "done", next: "-" }, "-": { status: "cancelled", next: "!" }, "!": { status: "open", next: "x" } } as const;
    expect(toggle("- [!] Send 🔁 every day", { statuses })).toEqual({ lines: ["- [!] Send 🔁 every day", "- [x] Send 🔁 every day ✅ 2026-03-09"] });
  });

  it("leaves no line of a task that is to go when it is done", () => {
    expect(toggle("- [ ] Send 🏁 delete")).toEqual({ lines: [] });
    expect(toggle("- [ ] Send 🔁 every week 🏁 delete 📅 2026-03-06")).toEqual({ lines: ["- [ ] Send 🔁 every week 🏁 delete 📅 2026-03-13"] });
  });

  it.each([
    ["- no task", "noTask"],
    ["- [ ] Send 🔁 fortnightly 📅 2026-03-06", "rule"],
    ["- [ ] Send 🔁 every day then tell Bo 📅 2026-03-06", "rule"],
  ])("refuses: %s", (line, refused) => {
    expect(toggle(line)).toEqual({ refused });
  });
});

describe("readTaskSettings", () => {
  it.each([null, "{", "[]", "3", "{\"statusSettings\": {\"coreStatuses\": 1}}"])("falls back to the defaults: %s", (json) => {
    expect(readTaskSettings(json)).toEqual(DEFAULT_TASK_SETTINGS);
  });
  it("reads what Tasks keeps", () => {
    const settings = readTaskSettings(JSON.stringify({
      taskFormat: "dataview", globalFilter: "#task", setDoneDate: false, setCancelledDate: false, setCreatedDate: true, recurrenceOnNextLine: true, removeScheduledDateOnRecurrence: true,
      statusSettings: {
        coreStatuses: [{ symbol: " ", name: "Todo", nextStatusSymbol: "/", type: "TODO" }],
        customStatuses: [{ symbol: "w", name: "Waiting", nextStatusSymbol: "x", type: "ON_HOLD" }, { symbol: "ab", type: "DONE" }, null],
      },
    }));
    expect(settings).toMatchObject({ form: "dataview", globalFilter: "#task", doneDate: false, cancelledDate: false, createdDate: true, recurrenceOnNextLine: true, dropScheduled: true });
    expect(["w", " ", "x", "ab", "constructor"].map((symbol) => statusOf(symbol, settings))).toEqual([
      { status: "on_hold", next: "x" }, { status: "open", next: "/" }, { status: "done", next: " " }, { status: "open", next: "x" }, { status: "open", next: "x" },
    ]);
  });
});
