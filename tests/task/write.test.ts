import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRIORITIES, type Task } from "../../src/model/task";
import { DEFAULT_TASK_SETTINGS, type TaskSettings } from "../../src/task/format";
import { parseTask, type TaskLine } from "../../src/task/parse";
import { formatOwner, formatTask, taskText } from "../../src/task/write";

const FORMS: TaskSettings[] = [DEFAULT_TASK_SETTINGS, { ...DEFAULT_TASK_SETTINGS, form: "dataview" }];
const people = ["Ines Duarte", "Lena Okafor"];

const word = fc.constantFrom("Send", "the", "plan.", "@Ines Duarte", "[[Rack plan]]", "#x", "[owner:: Bo]", "é", "(31:40)", "a/b", "–", "👤 Bo", "2026");
const day = fc.option(fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)), { nil: null });
const id = fc.stringMatching(/^[a-zA-Z0-9_-]{1,6}$/u);
const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const anyLine = fc.record({
  indent: fc.constantFrom("", "  ", "\t", "> ", "> > "),
  marker: fc.constantFrom("-", "*", "+", "1.", "2)"),
  symbol: fc.constantFrom(" ", "x", "/", "-", "h", "!"),
  words: fc.array(word, { minLength: 1, maxLength: 6 }),
  signs: fc.record({
    id: nullable(id), dependsOn: fc.array(id, { maxLength: 3 }), priority: nullable(fc.constantFrom(...PRIORITIES)),
    recurrence: nullable(fc.constantFrom("every week", "every 2 days when done")), onCompletion: nullable(fc.constantFrom("keep", "delete")),
    created: day, start: day, scheduled: day, due: day, cancelled: day, done: day, blockId: nullable(fc.stringMatching(/^[a-zA-Z0-9-]{1,6}$/u)),
  }),
});

/** A task line of these parts, with what reading derives from the description. */
function lineOf({ indent, marker, symbol, words, signs }: (typeof anyLine extends fc.Arbitrary<infer T> ? T : never), settings: TaskSettings): TaskLine {
  const derived = parseTask(`${indent}${marker} [${symbol}] ${words.join(" ")}`, { people, settings });
  if (!derived) throw new Error("no task");
  return { ...derived, task: { ...derived.task, ...signs } };
}

describe("formatTask", () => {
  it.each(FORMS)("is read back as the same task: $form", (settings) => {
    fc.assert(fc.property(anyLine, (parts) => {
      const line = lineOf(parts, settings);
      const written = formatTask(line, settings);
      const read = parseTask(written, { people, settings });
      expect(read).toEqual(line);
      expect(read && formatTask(read, settings)).toBe(written);
    }), { numRuns: 500 });
  });

  it.each([
    "- [ ] Text @Owner #tag 🆔 a1 ⛔ b2,c3 ⏫ 🔁 every week 🏁 keep ➕ 2026-03-01 🛫 2026-03-02 ⏳ 2026-03-03 📅 2026-03-04 ❌ 2026-03-05 ✅ 2026-03-06 ^blk",
    "> 1. [x] Text ✅ 2026-03-06",
    "- [ ] Text ⏫ @Owner",
    "- [ ] Text 📅 2026-13-45",
    "- [ ] Text 🏁 archive 📅 2026-03-04",
  ])("keeps a well-formed line byte for byte: %s", (line) => {
    const read = parseTask(line);
    expect(read && formatTask(read)).toBe(line);
  });

  it.each([
    ["- [ ] x ⏫\uFE0F 🗓\uFE0F 2026-03-06", "- [ ] x ⏫ 📅 2026-03-06"],
    ["-  [ ]  x📅2026-03-06 ⏬", "- [ ] x ⏬ 📅 2026-03-06"],
    ["- [ ] x 📅 2026-03-06 #a ⏫ #b", "- [ ] x #a #b ⏫ 📅 2026-03-06"],
  ])("puts in order: %s", (line, written) => {
    const read = parseTask(line);
    expect(read && formatTask(read)).toBe(written);
  });

  it("writes Dataview fields behind two spaces", () => {
    const read = parseTask("- [ ] x ⏫ 🔁 every week 📅 2026-03-06 ✅ 2026-03-07 ^b");
    expect(read && formatTask(read, FORMS[1])).toBe("- [ ] x  [priority:: high]  [repeat:: every week]  [due:: 2026-03-06]  [completion:: 2026-03-07] ^b");
  });

  it("never writes an impossible date of a task", () => {
    const read = parseTask("- [ ] x");
    const task = { ...(read?.task as Task), due: "2026-02-30", done: "soon" };
    expect(read && formatTask({ ...read, task })).toBe("- [ ] x");
  });

  it("lets a new date take the place of an impossible one", () => {
    const read = parseTask("- [ ] x 📅 2026-13-45");
    expect(read && formatTask({ ...read, task: { ...read.task, due: "2026-03-06" } })).toBe("- [ ] x 📅 2026-03-06");
  });
});

describe("formatOwner", () => {
  it.each([
    ["Ines Duarte", "at", "@Ines Duarte"],
    ["Ludwig van der Berg", "at", "@Ludwig van der Berg"],
    ["Ana Maria Lopez Garcia", "at", "@[[Ana Maria Lopez Garcia]]"],
    ["mira", "at", "@[[mira]]"],
    ["April March", "at", "@[[April March]]"],
    ["Dr. Bo", "at", "@[[Dr. Bo]]"],
    ["Ines Duarte", "atLink", "@[[Ines Duarte]]"],
    ["Ines Duarte", "field", "[assignee:: [[Ines Duarte]]]"],
    ["Ines Duarte", "person", "👤 Ines Duarte"],
    ["mira", "person", "@[[mira]]"],
    ["Ines Duarte", "tag", "#owner/ines-duarte"],
    ["Siobhán O'Neill", "tag", "@[[Siobhán O'Neill]]"],
    ["Ines Duarte", "link", "[[Ines Duarte]]"],
  ] as const)("%s as %s", (name, form, written) => {
    expect(formatOwner(name, form, people)).toBe(written);
  });
  it("writes a known name plainly whatever its form", () => {
    expect(formatOwner("bell hooks", "at", ["bell hooks"])).toBe("@bell hooks");
  });
});

describe("taskText", () => {
  it.each([
    [{ text: "Send the plan.", evidence: [{ seconds: 1900 }], owners: ["Ines Duarte"] }, "Send the plan. (31:40) @Ines Duarte"],
    [{ text: "Send  the\nplan.", owners: [] }, "Send the plan."],
    [{ text: "Send the plan", owners: ["Ines Duarte"], form: "link" as const }, "Send the plan @[[Ines Duarte]]"],
    [{ text: "Send the plan.", owners: ["Ines Duarte"], form: "link" as const }, "Send the plan. [[Ines Duarte]]"],
    [{ text: "Send the plan.", owners: ["Ines Duarte", "Bo"] }, "Send the plan. @Ines Duarte @Bo"],
    [{ text: "Send it", owners: ["Bo"], settings: { ...DEFAULT_TASK_SETTINGS, globalFilter: "#task" } }, "#task Send it @Bo"],
  ])("%j", (parts, written) => {
    expect(taskText({ people, ...parts })).toBe(written);
  });
  it("gives a line that is read back", () => {
    const description = taskText({ text: "Send the plan.", evidence: [{ seconds: 1900 }], owners: ["Ines Duarte"], people });
    const line = `- [ ] ${description} ⏫ 📅 2026-03-06`;
    const read = parseTask(line, { people, isMoment: () => true });
    expect(read?.task).toMatchObject({ text: "Send the plan.", owners: ["Ines Duarte"], evidence: [1900], priority: "high", due: "2026-03-06" });
    expect(read && formatTask(read)).toBe(line);
  });
});
