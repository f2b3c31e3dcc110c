import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clearFilter, DEFAULT_FILTER, readFilter, type ListFilter } from "../../src/app/action-filter";
import { dueGroups, listActions, type Row } from "../../src/app/action-list";
import type { MeetingFacts, VaultFacts } from "../../src/model/facts";
import { person } from "../graph/invent";
import { facts, task } from "../report/invent";

/** Friday. */
const TODAY = "2026-03-20";
const list = (vault: VaultFacts, filter: Partial<ListFilter> = {}, me: string | null = null) =>
  listActions(vault, { filter: { ...DEFAULT_FILTER, ...filter }, today: TODAY, me });

function shown(rows: readonly Row[]): string[] {
  return rows.map((row) => {
    if (row.is === "task") return row.task.text;
    if (row.is === "note") return `[${row.title} ${row.count}]`;
    if (row.is === "folded") return `(${row.count} older)`;
    const { group } = row;
    const name = group.by === "review" ? "review" : group.by === "due" ? group.due : group.by === "owner" ? group.owner : group.by === "meeting" ? group.title : group.priority;
    return `# ${name} ${row.count}${row.overdue > 0 ? ` late ${row.overdue}` : ""}`;
  });
}

const note = (path: string, more: Partial<MeetingFacts> = {}): MeetingFacts => ({
  path, title: path.replace(/^.*\/|\.md$/g, ""), date: "2026-03-10", people: [], organizations: [], decisions: [], risks: [], openQuestions: [],
  private: false, unreviewed: false, ...more,
});

const mixed = facts({
  meetings: [note("Meetings/Sync.md")],
  entities: [person("Ines Duarte", { aliases: ["Ines"] })],
  tasks: [
    task("Next", { due: "2026-03-25", owners: ["Bo Rask"], priority: "low" }),
    task("Sunday", { due: "2026-03-22", owners: ["Ines Duarte"] }),
    task("Now", { due: TODAY, owners: ["Bo Rask", "Ines Duarte"], priority: "high" }),
    task("Late", { due: "2026-03-17", owners: ["Ines Duarte"] }),
    task("Far", { due: "2026-04-06", status: "in_progress" }),
    task("Open", { path: "Meetings/Plan.md", meeting: { title: "Plän", date: "2026-03-12" } }),
    task("Ticked", { status: "done" }),
    task("Dropped", { status: "cancelled" }),
    task("Secret", { private: true, due: TODAY }),
    task("Ancient", { meeting: { title: "Kick-off", date: "2025-12-01" }, owners: ["Bo Rask"] }),
  ],
});

describe("The list of open actions", () => {
  it("groups by due date, and keeps back what is private, done or of an older meeting", () => {
    const { rows, counts, empty } = list(mixed);
    expect(shown(rows)).toEqual([
      "# overdue 1 late 1", "Late", "# today 1", "Now", "# thisWeek 1", "Sunday", "# nextWeek 1", "Next", "# later 1", "Far", "# none 1", "Open",
      "(1 older)",
    ]);
    expect(counts).toEqual({ open: 8, shown: 6, late: 1, private: 1, older: 1 });
    expect(empty).toBeNull();
  });

  it("counts the days of older meetings back from the latest one that is not in the future", () => {
    const aged = (...days: string[]) => facts({
      meetings: days.map((date) => note(`${date}.md`, { date })),
      tasks: days.map((date) => task(date, { path: `${date}.md`, meeting: { title: date, date } })),
    });
    expect(shown(list(aged("2025-01-10", "2024-12-10", "2024-08-01")).rows)).toEqual(["# none 2", "2024-12-10", "2025-01-10", "(1 older)"]);
    expect(shown(list(aged("2026-06-10", "2026-01-10")).rows)).toEqual(["# none 2", "2026-01-10", "2026-06-10"]);
    expect(shown(list(aged("2027-06-10", "2024-01-10")).rows)).toEqual(["# none 2", "2024-01-10", "2027-06-10"]);
  });

  it("says that nothing is the user's where others have open actions", () => {
    expect(list(mixed, {}, "Nobody Yet").empty).toBe("notMine");
    expect(list(mixed, { text: "now" }, "Nobody Yet").empty).toBe("filtered");
    expect(list(mixed, {}, "Bo Rask").empty).toBeNull();
  });

  it("groups by owner, the user's first and nobody's last; one with two owners stands once", () => {
    expect(shown(list(mixed, { groupBy: "owner", owner: "anyone" }, "ines").rows)).toEqual([
      "# Ines Duarte 3 late 1", "Late", "Now", "Sunday", "# Bo Rask 1", "Next", "# null 2", "Far", "Open", "(1 older)",
    ]);
    expect(shown(list(mixed, { groupBy: "owner", owner: "@Bo Rask" }, "ines").rows)).toEqual(["# Bo Rask 2", "Now", "Next", "(1 older)"]);
  });

  it("groups by meeting, the latest first, and by priority, with none between medium and low", () => {
    expect(shown(list(mixed, { groupBy: "meeting" }).rows)).toEqual([
      "# Plän 1", "Open", "# Sync 5 late 1", "Late", "Now", "Sunday", "Next", "Far", "(1 older)",
    ]);
    expect(shown(list(mixed, { groupBy: "priority" }).rows)).toEqual([
      "# high 1", "Now", "# null 4 late 1", "Late", "Sunday", "Far", "Open", "# low 1", "Next", "(1 older)",
    ]);
  });

  it("opens on the user's own once it is known who that is, and counts every choice of owner", () => {
    const { rows, owner, owners } = list(mixed, {}, "Ines");
    expect(owner).toBe("mine");
    expect(shown(rows)).toEqual(["# overdue 1 late 1", "Late", "# today 1", "Now", "# thisWeek 1", "Sunday"]);
    expect(owners).toEqual({ mine: 3, anyone: 6, nobody: 2, people: [{ name: "Bo Rask", count: 2 }] });
    expect(list(mixed, { owner: "mine" }).owner).toBe("anyone");
    expect(list(mixed, { owner: "@Zed" }).owners.people).toEqual([{ name: "Bo Rask", count: 2 }, { name: "Ines Duarte", count: 3 }, { name: "Zed", count: 0 }]);
  });

  it.each<[string, Partial<ListFilter>, string[]]>([
    ["words of the text", { text: "LATE" }, ["# overdue 1 late 1", "Late"]],
    ["words of owner and meeting, accents aside", { text: "plan ope" }, ["# none 1", "Open"]],
    ["an owner's name", { text: "bo sync" }, ["# today 1", "Now", "# nextWeek 1", "Next"]],
    ["nobody", { owner: "nobody" }, ["# later 1", "Far", "# none 1", "Open"]],
    ["overdue", { overdue: true }, ["# overdue 1 late 1", "Late"]],
    ["older", { older: true, owner: "@bo rask" }, ["# today 1", "Now", "# nextWeek 1", "Next", "# none 1", "Ancient", "(1 older)"]],
    ["private", { private: true, text: "secret" }, ["# today 1", "Secret"]],
    ["folded groups", { owner: "nobody", folded: ["due:later"] }, ["# later 1", "# none 1", "Open"]],
    ["nothing", { text: "no such thing" }, []],
  ])("filters by %s", (_, filter, wanted) => {
    expect(shown(list(mixed, filter).rows)).toEqual(wanted);
  });

  it("puts what nobody has looked at on top: each note with its actions, whoever owns them and however old", () => {
    const vault = facts({
      meetings: [note("A/Old.md", { unreviewed: true, date: "2025-01-01" }), note("A/New.md", { unreviewed: true }), note("A/Hidden.md", { unreviewed: true, private: true })],
      tasks: [
        task("Fresh", { path: "A/New.md", unreviewed: true, owners: ["Bo"] }),
        task("Aged", { path: "A/Old.md", unreviewed: true, meeting: { title: "Old", date: "2025-01-01" }, owners: ["Ines"] }),
        task("Listed", { path: "List.md", meeting: null, unreviewed: true }),
        task("Plain"),
      ],
    });
    expect(shown(list(vault).rows)).toEqual(["# review 3", "[New 1]", "Fresh", "[Old 1]", "Aged", "[List 1]", "Listed", "# none 1", "Plain"]);
    expect(shown(list(vault, {}, "Ines").rows)).toEqual(["# review 2", "[New 0]", "[Old 1]", "Aged"]);
    expect(shown(list(vault, { text: "new" }).rows)).toEqual(["# review 1", "[New 0]"]);
    expect(shown(list(vault, { folded: ["review"] }).rows)).toEqual(["# review 3", "# none 1", "Plain"]);
    expect(shown(list(vault, { private: true, text: "hidden" }).rows)).toEqual(["# review 1", "[Hidden 0]"]);
    expect(shown(list(vault, { overdue: true }).rows)).toEqual([]);
  });

  it("says why it is empty", () => {
    expect(list(facts({})).empty).toBe("noMeetings");
    expect(list(facts({ meetings: [note("a.md")], tasks: [task("x", { status: "done" })] })).empty).toBe("nothingOpen");
    expect(list(facts({ tasks: [task("x", { private: true })] })).empty).toBe("nothingOpen");
    expect(list(facts({ tasks: [task("x")] }), { overdue: true }).empty).toBe("filtered");
    expect(shown(list(mixed, clearFilter({ ...DEFAULT_FILTER, text: "zzz", overdue: true }), "Ines").rows)).toContain("Ancient");
  });

  it("gives every row a key of its own, which stays when lines move", () => {
    const vault = (line: number) => facts({ tasks: [task("Same", { line }), task("Same", { line: line + 1 }), task("Other", { line: line + 2 })] });
    const keys = (line: number) => list(vault(line)).rows.map(({ key }) => key);
    expect(new Set(keys(3)).size).toBe(4);
    expect(keys(3)).toEqual(keys(9));
  });

  it("is the same as of facts that were never seen before, whatever changed in between", () => {
    const due = fc.constantFrom("2026-03-17", TODAY, null);
    const notes = fc.array(fc.array(fc.record({ text: fc.constantFrom("a", "b"), due, open: fc.boolean() }), { maxLength: 4 }), { maxLength: 5 });
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(4), notes)), (steps) => {
      let now: VaultFacts["tasks"] = [];
      for (const [keep, fresh] of steps) {
        const kept = now.filter(({ path }) => path < `N${keep}`);
        const added = fresh.flatMap((own, at) => own.map(({ text, due: day, open }, line) =>
          task(text, { path: `N${keep + at}`, line, due: day, status: open ? "open" : "done" })));
        // Of notes behind those that changed the same objects stay.
        now = [...kept, ...added, ...now.filter(({ path }) => path >= `N${keep + fresh.length}`)];
        const seen = list(facts({ tasks: now })).rows;
        list(mixed);
        expect(seen).toEqual(list(facts({ tasks: now.map((one) => ({ ...one })) })).rows);
        list(facts({ tasks: now }));
      }
    }));
  });

  it("is the same for facts that were seen before, and follows the day", () => {
    expect(list(mixed)).toEqual(list(mixed));
    expect(listActions(mixed, { filter: DEFAULT_FILTER, today: "2026-03-21", me: null }).counts.late).toBe(2);
  });
});

describe("Due groups", () => {
  it.each([
    ["2026-03-18", "overdue"], ["2026-03-19", "overdue"], [TODAY, "today"], ["2026-03-21", "thisWeek"], ["2026-03-22", "thisWeek"],
    ["2026-03-23", "nextWeek"], ["2026-03-29", "nextWeek"], ["2026-03-30", "later"], [null, "none"],
  ])("%s is %s", (due, wanted) => expect(dueGroups(TODAY)(due)).toBe(wanted));

  it("has no this week on a Sunday", () => expect(dueGroups("2026-03-22")("2026-03-23")).toBe("nextWeek"));
});

describe("A kept filter", () => {
  it.each<{ kept: unknown }>([{ kept: null }, { kept: "x" }, { kept: [] }, { kept: { groupBy: "colour", text: 3, owner: {}, folded: "x", overdue: "yes" } }])("falls back to its defaults for $kept", ({ kept }) => {
    expect(readFilter(kept)).toEqual(DEFAULT_FILTER);
  });
  it("keeps what can be read", () => {
    expect(readFilter({ groupBy: "owner", text: 3, older: true })).toEqual({ ...DEFAULT_FILTER, groupBy: "owner", older: true });
  });
});
