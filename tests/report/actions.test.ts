import { describe, expect, it } from "vitest";
import { actionGroups } from "../../src/report/actions";
import { person } from "../graph/invent";
import { body, facts, task } from "./invent";

const ada = person("Ada Lind", { aliases: ["Ada"] });

describe("Open actions", () => {
  it("groups by owner, the vault's owner first, and sorts by date, priority, path and line", () => {
    const vault = facts({
      entities: [ada],
      tasks: [
        task("Nobody takes this"),
        task("Later", { owners: ["Zed Moe"], due: "2026-03-20" }),
        task("No day, high", { owners: ["Zed Moe"], priority: "high" }),
        task("No day, low", { owners: ["Zed Moe"], priority: "low", line: 3 }),
        task("No day, plain", { owners: ["zed moe"], line: 4 }),
        task("Sooner", { owners: ["Zed Moe"], due: "2026-03-10", evidence: [1900, 3727], priority: "highest" }),
        task("By alias", { owners: ["Ada"], status: "in_progress" }),
        task("Both", { owners: ["Bo Rask", "Mia Roe"] }),
        task("Done", { status: "done" }),
        task("Waiting", { status: "on_hold" }),
        task("Hidden", { private: true }),
        task("  "),
      ],
    });
    expect(body("actions", vault, { me: "Mia Roe" })).toBe([
      "## Mia Roe", "",
      "- Both · Bo Rask, Mia Roe · [[Meetings/Sync|Sync]], 2026-03-02", "",
      "## [[People/Ada Lind|Ada Lind]]", "",
      "- By alias · in progress · [[Meetings/Sync|Sync]], 2026-03-02", "",
      "## Zed Moe", "",
      "- Sooner (31:40, 1:02:07) · 🔺 · 📅 2026-03-10 · [[Meetings/Sync|Sync]], 2026-03-02",
      "- Later · 📅 2026-03-20 · [[Meetings/Sync|Sync]], 2026-03-02",
      "- No day, high · ⏫ · [[Meetings/Sync|Sync]], 2026-03-02",
      "- No day, plain · [[Meetings/Sync|Sync]], 2026-03-02",
      "- No day, low · 🔽 · [[Meetings/Sync|Sync]], 2026-03-02", "",
      "## No owner", "",
      "- Nobody takes this · [[Meetings/Sync|Sync]], 2026-03-02",
    ].join("\n"));
  });

  it("keeps apart what nobody has looked at, and links a plain note by its name", () => {
    const vault = facts({ tasks: [task("Fresh", { owners: ["Bo"], unreviewed: true }), task("Old", { path: "Work/List.md", meeting: null })] });
    expect(body("actions", vault)).toBe([
      "## No owner", "", "- Old · [[Work/List|List]]", "",
      "## Not yet reviewed", "", "- Fresh · Bo · [[Meetings/Sync|Sync]], 2026-03-02",
    ].join("\n"));
  });

  it("says so when nothing is open", () => {
    expect(body("actions", facts({ tasks: [task("x", { status: "done" })] }))).toBe("No open actions.");
  });

  it("gives every task to one owner alone", () => {
    const tasks = [task("a", { owners: ["Bo", "Ada"] }), task("b", { owners: ["Ada Lind"] }), task("c", { owners: [" "] })];
    const groups = actionGroups(tasks, [ada], "ada lind");
    expect(groups.map(({ owner, tasks: own }) => [owner?.name ?? null, own.length])).toEqual([["Ada Lind", 2], [null, 1]]);
  });
});
