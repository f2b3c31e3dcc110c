import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeAction, type ActionChange } from "../../src/app/change-action";
import type { VaultTask } from "../../src/model/facts";
import type { Settings } from "../../src/model/settings";
import { mergeDebrief } from "../../src/note/write";
import { DEFAULT_TASK_SETTINGS, type TaskSettings } from "../../src/task/format";
import { buildIndex } from "../../src/vault/index";
import { action, debriefOf, TRANSCRIPT } from "../support/debrief";
import { memorySetup } from "../support/memory-vault";

const PATH = "Meetings/Racks.md";
const note = (...lines: string[]) => ["---", "type: transcript", "---", "", "## Action items", "", ...lines, ""].join("\n");
const PERSON = { "People/Ines Duarte.md": "---\ntype: person\naliases: [Ines]\n---\n" };

async function open(text: string, taskSettings: Partial<TaskSettings> = {}, settings: Partial<Settings> = {}) {
  const setup = { ...memorySetup({ [PATH]: text, ...PERSON }, settings), taskSettings: { ...DEFAULT_TASK_SETTINGS, ...taskSettings } };
  const index = await buildIndex(setup);
  const task = (words: string) => {
    const found = index.facts().tasks.find((one) => one.text.includes(words));
    if (!found) throw new Error(`no task "${words}"`);
    return found;
  };
  const now = () => setup.vault.files.get(PATH) ?? "";
  const act = (one: VaultTask, change: ActionChange, byTasks?: (line: string, path: string) => string) => changeAction(setup, index, one, change, byTasks);
  return { setup, index, task, now, act };
}

/** What becomes of one line of a note under a change, as it stands in the file. */
async function changed(line: string, change: ActionChange, taskSettings: Partial<TaskSettings> = {}, byTasks?: (line: string, path: string) => string): Promise<string> {
  const { index, now, act } = await open(note("- [ ] Before", line, "- [ ] After"), taskSettings);
  const task = index.facts().tasks.find((one) => one.line === 7)!;
  await act(task, change, byTasks);
  const [head, tail] = [note("- [ ] Before").trimEnd(), "- [ ] After\n"];
  expect(now().startsWith(head) && now().endsWith(tail)).toBe(true);
  return now().slice(head.length + 1, -tail.length - 1);
}

const due = (day: string | null): ActionChange => ({ is: "due", day });
const owner = (name: string | null): ActionChange => ({ is: "owner", name });

describe("a change of an action", () => {
  it.each<[string, ActionChange, string]>([
    ["- [ ] Send it @Bo ⏫ 📅 2026-03-06", { is: "toggle" }, "- [x] Send it @Bo ⏫ 📅 2026-03-06 ✅ 2026-03-20"],
    ["  * [/] Send it ^b", { is: "toggle" }, "  * [x] Send it ✅ 2026-03-20 ^b"],
    ["> - [ ] Send it", { is: "toggle" }, "> - [x] Send it ✅ 2026-03-20"],
    ["- Send it @Bo", { is: "toggle" }, "- [x] Send it @Bo ✅ 2026-03-20"],
    ["• Send it", { is: "toggle" }, "- [x] Send it ✅ 2026-03-20"],
    ["- [ ] Send it 🔁 every week 📅 2026-03-06", { is: "toggle" }, "- [ ] Send it 🔁 every week 📅 2026-03-13\n- [x] Send it 🔁 every week 📅 2026-03-06 ✅ 2026-03-20"],
    ["- [ ] Send it @Bo ⏫", due("2026-04-01"), "- [ ] Send it @Bo ⏫ 📅 2026-04-01"],
    ["- [ ] Send it 📅 2026-03-06 #a ^b", due("2026-04-01"), "- [ ] Send it #a 📅 2026-04-01 ^b"],
    ["- [ ] Send it 🔁 whenever 📅 2026-03-06", due(null), "- [ ] Send it 🔁 whenever"],
    ["- [ ] Send it 📅 2026-13-45", due(null), "- [ ] Send it"],
    ["- [ ] Send it 🏁 archive", due("2026-04-01"), "- [ ] Send it 🏁 archive 📅 2026-04-01"],
    ["- Send it @Bo", due("2026-04-01"), "- Send it @Bo 📅 2026-04-01"],
    ["• Send it", due("2026-04-01"), "• Send it 📅 2026-04-01"],
    ["- [ ] Send it", { is: "priority", priority: "high" }, "- [ ] Send it ⏫"],
    ["- [ ] Send it ⏫ 📅 2026-03-06", { is: "priority", priority: null }, "- [ ] Send it 📅 2026-03-06"],
    ["- [ ] Send it ⏫", owner("Ines Duarte"), "- [ ] Send it @Ines Duarte ⏫"],
    ["- [ ] Send it #a 📅 2026-03-06", owner("Ines Duarte"), "- [ ] Send it @Ines Duarte #a 📅 2026-03-06"],
    ["- [ ] @Bo to send it 📅 2026-03-06", owner("Ines Duarte"), "- [ ] @Ines Duarte to send it 📅 2026-03-06"],
    ["- [ ] Send it @Bo and @Ada ⏫", owner("Ines Duarte"), "- [ ] Send it @Ines Duarte ⏫"],
    ["- [ ] Send it. [[Bo]] ⏫", owner("Ines Duarte"), "- [ ] Send it. [[Ines Duarte]] ⏫"],
    ["- [ ] Send it #owner/bo ⏫", owner("Ines Duarte"), "- [ ] Send it #owner/ines-duarte ⏫"],
    ["- [ ] Send it [assignee:: [[Bo]]]", owner("mira"), "- [ ] Send it [assignee:: [[mira]]]"],
    ["- [ ] Send it @Bo", owner("mira"), "- [ ] Send it @[[mira]]"],
    ["- [ ] Send it @Bo ⏫", owner(null), "- [ ] Send it ⏫"],
    ["- [ ] Send it @Bo", { is: "cancel" }, "- [-] Send it @Bo ❌ 2026-03-20"],
    ["- Send it @Bo", { is: "cancel" }, "- [-] Send it @Bo ❌ 2026-03-20"],
    ["- [ ] ALÃ â€” Send it", { is: "priority", priority: "low" }, "- [ ] ALÃ — Send it 🔽"],
  ])("%s, %j", async (line, change, after) => {
    expect(await changed(line, change)).toBe(after);
  });

  it("heeds the settings of Tasks", async () => {
    expect(await changed("- [ ] Send it", { is: "cancel" }, { cancelledDate: false })).toBe("- [-] Send it");
    expect(await changed("- [ ] Send it", { is: "cancel" }, { globalFilter: "#task" })).toBe("- [-] Send it");
    expect(await changed("- [ ] Send it", due("2026-04-01"), { form: "dataview" })).toBe("- [ ] Send it  [due:: 2026-04-01]");
    expect(await changed("- [ ] Send it 🏁 delete\n- [ ] Stay", { is: "toggle" })).toBe("- [ ] Stay");
  });

  it("ticks by the Tasks plugin where it is installed, but for what that would lose", async () => {
    const tasks = (line: string, path: string) => `${line.replace("[ ]", "[x]")} by Tasks in ${path}`;
    expect(await changed("- [ ] Send it", { is: "toggle" }, {}, tasks)).toBe(`- [x] Send it by Tasks in ${PATH}`);
    expect(await changed("- Send it", { is: "toggle" }, {}, tasks)).toBe(`- [x] Send it by Tasks in ${PATH}`);
    expect(await changed("- [ ] Send it", { is: "toggle" }, {}, () => "- [ ] next\n- [x] done")).toBe("- [ ] next\n- [x] done");
    expect(await changed("- [ ] Send it\n- [ ] Stay", { is: "toggle" }, {}, () => "")).toBe("- [ ] Stay");
    expect(await changed("- [ ] Send it 📅 2026-13-45", { is: "toggle" }, {}, tasks)).toBe("- [x] Send it 📅 2026-13-45 ✅ 2026-03-20");
    expect(await changed("- [ ] Send it", due("2026-04-01"), {}, tasks)).toBe("- [ ] Send it 📅 2026-04-01");
  });

  it.each<[string, string, ActionChange, ((line: string) => string)?]>([
    ["its rule \"every blue moon\" cannot be read", "- [ ] Send it 🔁 every blue moon 📅 2026-03-06", { is: "toggle" }],
    ["its rule \"every blue moon\" cannot be read", "- [ ] Send it 🔁 every blue moon 📅 2026-03-06", { is: "toggle" }, () => "- [x] Send it"],
    ["the Tasks plugin did not change it", "- [ ] Send it", { is: "toggle" }, (line) => line],
    ["failed to tick", "- [ ] Send it", { is: "toggle" }, () => { throw new Error("no"); }],
    ["cannot be written as a due date", "- [ ] Send it", due("2026-02-30")],
    ["cannot be written as an owner", "- [ ] Send it", owner("Bo]] x")],
    ["stands in a table", "\n| What | Who |\n| --- | --- |\n| Send it | Bo |\n", { is: "toggle" }],
  ])("is refused in one sentence, and nothing changes: %s", async (why, lines, change, byTasks) => {
    const { task, now, act } = await open(note(lines));
    const before = now();
    await expect(act(task("Send it"), change, byTasks)).rejects.toThrow(why);
    expect(now()).toBe(before);
  });
});

describe("the line of an action", () => {
  it("is found when the note changed meanwhile, also by who has the note in two places at once", async () => {
    const { setup, task, now, act } = await open(note("- [ ] Send it", "- [ ] Send it to Bo"));
    setup.vault.files.set(PATH, note("- [ ] New one", "", "words", "- [ ] Send it", "- [ ] Send it to Bo"));
    await act(task("Send it to Bo"), { is: "toggle" });
    expect(now()).toBe(note("- [ ] New one", "", "words", "- [ ] Send it", "- [x] Send it to Bo ✅ 2026-03-20"));
  });

  it("is the one at its place where it stands twice; elsewhere nothing is ticked", async () => {
    const { setup, task, now, act } = await open(note("- [ ] Send it", "- [ ] Other", "- [ ] Send it"));
    await (await act(task("Send it"), { is: "toggle" })).undo();
    expect(now()).toBe(note("- [ ] Send it", "- [ ] Other", "- [ ] Send it"));
    setup.vault.files.set(PATH, note("- [ ] New one", "- [ ] Send it", "- [ ] Other", "- [ ] Send it"));
    await expect(act(task("Send it"), { is: "toggle" })).rejects.toThrow("stands more than once");
    expect(now()).not.toContain("[x]");
  });

  it("is not taken for its twin that came to stand at its place", async () => {
    const twins = ["- [ ] Send it", "- [ ] Send it"];
    const { setup, index, now, act } = await open(note(...twins));
    const [, second] = index.facts().tasks;
    setup.vault.files.set(PATH, note("- [ ] New one", ...twins));
    await expect(act(second!, { is: "toggle" })).rejects.toThrow("stands more than once");
    index.update(PATH, now());
    await expect(act(second!, { is: "toggle" })).rejects.toThrow("stands more than once");
    await act(index.facts().tasks[2]!, { is: "toggle" });
    expect(now()).toBe(note("- [ ] New one", "- [ ] Send it", "- [x] Send it ✅ 2026-03-20"));
  });

  it.each<[string, string]>([
    ["reworded", "- [ ] Send it soon"], ["ticked", "- [x] Send it ✅ 2026-03-19"], ["dated", "- [ ] Send it 📅 2026-03-30"], ["taken away", ""], ["put into code", "```\n- [ ] Send it\n```"],
  ])("is not touched where it was %s", async (_how, line) => {
    const { setup, task, now, act } = await open(note("- [ ] Send it"));
    setup.vault.files.set(PATH, note(line));
    await expect(act(task("Send it"), { is: "toggle" })).rejects.toThrow("was changed or deleted meanwhile");
    expect(now()).toBe(note(line));
  });

  it("is ticked once by two ticks at once, also where the next occurrence reads the same", async () => {
    for (const line of ["- [ ] Send it", "- [ ] Send it 🔁 every week"]) {
      const { task, now, act } = await open(note(line));
      const one = task("Send it");
      const results = await Promise.allSettled([act(one, { is: "toggle" }), act(one, { is: "toggle" })]);
      expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
      expect(now().match(/\[x\]/gu)).toHaveLength(1);
    }
  });

  it("tells of a note that is gone, and can be tried again", async () => {
    const { setup, task, now, act } = await open(note("- [ ] Send it"));
    const [one, text] = [task("Send it"), now()];
    setup.vault.files.delete(PATH);
    await expect(act(one, { is: "toggle" })).rejects.toThrow(PATH);
    expect(setup.vault.files.has(PATH)).toBe(false);
    setup.vault.files.set(PATH, text);
    await act(one, { is: "toggle" });
    expect(now()).toContain("- [x] Send it");
  });
});

describe("undo", () => {
  it("brings back that line alone, wherever it stands by then", async () => {
    const { setup, task, now, act } = await open(note("- [ ] Send it  ⏫", "- [ ] Other"));
    const { undo } = await act(task("Send it"), { is: "toggle" });
    setup.vault.files.set(PATH, note("My words", "- [x] Send it ⏫ ✅ 2026-03-20", "- [x] Other"));
    await undo();
    expect(now()).toBe(note("My words", "- [ ] Send it  ⏫", "- [x] Other"));
    await expect(undo()).rejects.toThrow("was changed since");
  });

  it("brings back a line that was gone, and takes a next occurrence away", async () => {
    const deleted = await open(note("- [ ] One", "- [ ] Send it 🏁 delete", "- [ ] Two"));
    const gone = await deleted.act(deleted.task("Send it"), { is: "toggle" });
    deleted.setup.vault.files.set(PATH, `${deleted.now()}More.\n`);
    await gone.undo();
    expect(deleted.now()).toBe(`${note("- [ ] One", "- [ ] Send it 🏁 delete", "- [ ] Two")}More.\n`);

    const repeated = await open(note("- [ ] Send it 🔁 every day 📅 2026-03-19"));
    const next = await repeated.act(repeated.task("Send it"), { is: "toggle" });
    repeated.setup.vault.files.set(PATH, `${repeated.now()}More.\n`);
    await next.undo();
    expect(repeated.now()).toBe(`${note("- [ ] Send it 🔁 every day 📅 2026-03-19")}More.\n`);
  });

  it("brings back its own line and not its twin that came to stand at its place", async () => {
    const done = "- [x] Send it ✅ 2026-03-20";
    const { setup, now, task, act } = await open(note(done, "- [ ] Send it"));
    const { undo } = await act(task("Send it"), { is: "toggle" });
    await undo();
    expect(now()).toBe(note(done, "- [ ] Send it"));
    const again = await act(task("Send it"), { is: "toggle" });
    setup.vault.files.set(PATH, now().replace("## Action items\n", "Words.\n## Action items\n"));
    await again.undo();
    expect(now()).toBe(note(done, "- [ ] Send it").replace("## Action items\n", "Words.\n## Action items\n"));
  });

  it("leaves a line that was changed since", async () => {
    const { setup, task, now, act } = await open(note("- [ ] Send it"));
    const { undo } = await act(task("Send it"), { is: "toggle" });
    setup.vault.files.set(PATH, note("- [x] Send it all ✅ 2026-03-20"));
    await expect(undo()).rejects.toThrow("was changed since");
    expect(now()).toBe(note("- [x] Send it all ✅ 2026-03-20"));
  });
});

describe("what is not an action", () => {
  const is: ActionChange = { is: "notAction" };

  it("becomes a plain bullet that says all it said, and counts no more", async () => {
    const { setup, index, task, now, act } = await open(note("- [ ] Send it @Bo ⏫ 📅 2026-03-06", "    - in green", "- [ ] Other"));
    const before = now();
    const { text, undo } = await act(task("Send it"), is);
    expect(text).toMatch(/\n- Send it @Bo ⏫ 📅 2026-03-06\n {4}- in green\n- \[ \] Other\n\n<!-- debrief:1 x:[0-9a-f]{6} -->\n$/u);
    index.update(PATH, text);
    expect(index.facts().tasks.map((one) => one.text)).toEqual(["Other"]);
    setup.vault.files.set(PATH, text.replace("Other", "Another"));
    await undo();
    expect(now()).toBe(before.replace("Other", "Another"));
  });

  it("needs no memory where bullets are no actions", async () => {
    const text = "---\ntype: meeting\n---\n\n## Notes\n\n1. [ ] Send it 📅 2026-03-06\n";
    const { task, now, act } = await open(text);
    await act(task("Send it"), is);
    expect(now()).toBe(text.replace("[ ] ", ""));
  });

  it("is not brought back by a second summary, nor counted as Debrief's, and a box makes it an action again", async () => {
    const options = {
      settings: memorySetup({}).settings, taskSettings: DEFAULT_TASK_SETTINGS, people: ["Ines Duarte"], ownerForm: "at" as const, today: "2026-03-20", other: "Ines Duarte",
    };
    const send = action("Send the rack plan to procurement.", 65, { owner: "Ines Duarte", due: "2026-03-27" });
    const book = action("Book the lift for the freezer.", 120, { owner: "Mira Okafor" });
    const first = mergeDebrief(PATH, `---\ntype: transcript\n---\n\n# Racks\n\n${TRANSCRIPT}`, debriefOf({ actions: [send, book] }), options).text;
    const { index, task, act } = await open(first);
    const { text } = await act(task("Send the rack plan"), is);
    expect(text).toContain("\n- Send the rack plan to procurement. (01:05) @Ines Duarte 📅 2026-03-27\n");
    for (const again of [send, { ...send, text: "Send procurement the new rack plan.", due: null }]) {
      const second = mergeDebrief(PATH, text, debriefOf({ actions: [again, book] }), options);
      expect(second.text.match(/rack plan/gu)).toEqual(text.match(/rack plan/gu));
      expect(second.counts).toMatchObject({ added: 0, updated: 0 });
      index.update(PATH, second.text);
      expect(index.facts().tasks.map((one) => one.text)).toEqual(["Book the lift for the freezer."]);
    }
    index.update(PATH, text.replace("- Send", "- [ ] Send"));
    expect(index.facts().tasks).toHaveLength(2);
  });

  it("is refused where the note's comment is damaged", async () => {
    const { task, now, act } = await open(`${note("- [ ] Send it")}<!-- debrief:1 zz -->\n`);
    await expect(act(task("Send it"), is)).rejects.toThrow("is damaged; nothing was changed");
    expect(now()).toContain("- [ ] Send it");
  });
});

describe("any change of any note", () => {
  const line = fc.constantFrom(
    "- [ ] Send it @Bo ⏫ 📅 2026-03-06", "  - [ ] Book it ^id", "> - [/] Ask Ada", "* [ ] Call @Bo 🔁 every week 📅 2026-03-06", "- Plain one @Bo", "- [ ] Go 🏁 delete",
    "", "words", "- [x] Done ✅ 2026-03-01", "## Follow-ups", "> quote", "    code", "| a | b |", "- [ ] Ã© damaged â€” one", "```", "1. [ ] First",
  );
  const anyNote = fc.record({
    bom: fc.constantFrom("", "\uFEFF"), eol: fc.constantFrom("\n", "\r\n"), end: fc.boolean(), lines: fc.array(line, { minLength: 1, maxLength: 8 }),
    head: fc.constantFrom("---\ntype: meeting\n---\n## Action items\n", "---\ntype: meeting\n---\n"),
  }).map(({ bom, eol, end, lines, head }) => bom + (head + lines.join("\n") + (end ? "\n" : "")).replace(/\n/gu, eol));
  const anyChange = fc.constantFrom<ActionChange>(
    { is: "toggle" }, due("2026-04-01"), due(null), owner("Ines Duarte"), owner(null), { is: "priority", priority: "low" }, { is: "cancel" }, { is: "notAction" },
  );

  it("touches nothing but its line, and undone gives the same bytes", async () => {
    let tried = 0;
    await fc.assert(fc.asyncProperty(anyNote, anyChange, fc.nat(), async (text, change, pick) => {
      const { index, now, act } = await open(text);
      const { tasks } = index.facts();
      const task = tasks[pick % Math.max(1, tasks.length)];
      if (!task) return;
      const lines = text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
      try {
        const { undo } = await act(task, change);
        tried++;
        const [head, tail] = [lines.slice(0, task.line).join(""), lines.slice(task.line + 1).join("")];
        expect(now().startsWith(head)).toBe(true);
        expect(change.is === "notAction" ? now().replace(/\s*<!-- debrief:1 x:.*-->\s*$/u, "").trimEnd().endsWith(tail.trimEnd()) : now().endsWith(tail)).toBe(true);
        if (text.includes("\r\n")) expect(now().replace(/\r\n/gu, "")).not.toContain("\n");
        await undo();
      } catch (error) {
        expect((error as Error).name).toBe("JobError");
      }
      expect(now()).toBe(text);
    }), { numRuns: 400 });
    expect(tried).toBeGreaterThan(100);
  });
});
