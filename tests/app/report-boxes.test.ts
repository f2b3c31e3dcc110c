import { describe, expect, it } from "vitest";
import { boxesOf, rowLines, rowsFor } from "../../src/app/report-boxes";
import { actionsReport } from "../../src/report/actions";
import { linkStyle } from "../../src/entity/link-style";
import { buildIndex } from "../../src/vault/index";
import { memorySetup } from "../support/memory-vault";

const REPORT = "Debrief/Open actions.md";
const racks = (...lines: string[]) => ["---", "type: meeting", "date: 2026-03-02", "---", "", "# Racks", "", "## Action items", "", ...lines, ""].join("\n");
const FILES = {
  "Meetings/Racks.md": racks(
    "- [ ] Send the [[Plan|plan]] #now @Ines ⏫ 📅 2026-03-06", "- [ ] Twice", "- [ ] Twice", "- [/] Ask @Bo and @Ada", "- [x] Done already ✅ 2026-03-01",
  ),
  "Meetings/Secret.md": racks("- [ ] Nobody sees this").replace("type: meeting", "type: meeting\ndebrief: private"),
  "Meetings/New.md": racks("- [ ] Look at it @Bo").replace("type: meeting", "type: meeting\ndebrief: unreviewed"),
  "People/Ines Duarte.md": "---\ntype: person\naliases: [Ines]\n---\n",
};

async function dashboard() {
  const setup = memorySetup(FILES);
  const index = await buildIndex(setup);
  const write = linkStyle(setup.linkFormat, (name) => index.isUniqueName(name));
  const { text } = actionsReport.write(null, index.facts(), { settings: setup.settings, link: (target, shown, inTable) => write(target, shown, REPORT, inTable) });
  const boxes = () => {
    const found = boxesOf(text, rowsFor(setup, index, REPORT));
    return rowLines(text).map((line) => found.get(line) ?? null);
  };
  return { setup, index, text, boxes };
}

describe("the boxes of the dashboard", () => {
  it("stand on every row that the dashboard writes, each for a task of its own", async () => {
    const { index, boxes } = await dashboard();
    const open = index.facts().tasks.filter(({ status, private: hidden }) => !hidden && (status === "open" || status === "in_progress"));
    const drawn = boxes();
    expect(drawn).toHaveLength(open.length);
    expect(new Set(drawn)).toEqual(new Set(open));
    expect(drawn.flatMap((task) => (task?.text === "Twice" ? [task.line] : []))).toEqual([10, 11]);
  });

  it("stay on a row whose task was done since, and go where it was changed or deleted", async () => {
    const { index, boxes } = await dashboard();
    index.update("Meetings/Racks.md", racks("- [x] Send the [[Plan|plan]] #now @Ines ⏫ 📅 2026-03-06 ✅ 2026-03-20", "- [ ] Twice", "- [x] Ask @Bo and @Ada"));
    const [first, second, ...rest] = boxes().filter((task) => task?.path !== "Meetings/New.md").map((task) => task && `${task.text}: ${task.status}`).sort();
    expect([first, second, ...rest]).toEqual(["Ask: done", "Send the [[Plan|plan]] #now: done", "Twice: open", null]);
    index.update("Meetings/Racks.md", racks("- [ ] Send another plan @Ines"));
    index.remove("Meetings/New.md");
    expect(boxes().every((task) => task === null)).toBe(true);
  });
});
