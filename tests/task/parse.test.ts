import { describe, expect, it } from "vitest";
import { DEFAULT_TASK_SETTINGS } from "../../src/task/format";
import { parseTask } from "../../src/task/parse";

const DAY = "2026-03-06";
const people = ["Ines Duarte", "Ines", "Lena Okafor", "bell hooks"];
const read = (body: string, options = {}) => parseTask(`- [ ] ${body}`, options)?.task;

describe("parseTask: what is a task line", () => {
  it.each([
    ["- [ ] a", { indent: "", marker: "-", symbol: " " }],
    ["\t* [x] a", { indent: "\t", marker: "*", symbol: "x" }],
    ["> > - [/] a", { indent: "> > ", marker: "-", symbol: "/" }],
    ["  12. [-] a", { indent: "  ", marker: "12.", symbol: "-" }],
    ["3) [X] a", { indent: "", marker: "3)", symbol: "X" }],
    ["+  [🔥] a", { indent: "", marker: "+", symbol: "🔥" }],
    ["- [ ]a", { indent: "", marker: "-", symbol: " " }],
  ])("%s", (line, shape) => {
    expect(parseTask(line)).toMatchObject({ ...shape, task: { description: "a" } });
  });
  it.each(["", "a", "- a", "-[ ] a", "- [] a", "- [xx] a", "# [ ] a", "a - [ ] b", "-\t[ ] a"])("none: %s", (line) => {
    expect(parseTask(line)).toBeNull();
  });
  it.each([
    [" ", "open"], ["x", "done"], ["X", "done"], ["/", "in_progress"], ["-", "cancelled"], ["h", "on_hold"], ["?", "open"], ["@", "open"],
  ])("status of [%s] is %s", (symbol, status) => {
    expect(parseTask(`- [${symbol}] a`)?.task.status).toBe(status);
  });
  it("takes statuses from the settings", () => {
    const settings = { ...DEFAULT_TASK_SETTINGS, statuses: { "?": { status: "non_task" as const, next: " " } } };
    expect(parseTask("- [?] a", { settings })?.task.status).toBe("non_task");
  });
});

describe("parseTask: signifiers are read from the end", () => {
  it.each([
    ["@Mira Okafor right", "Send plan @Mira Okafor ⏫ 📅 2026-03-06", { description: "Send plan @Mira Okafor", priority: "high", due: DAY }],
    ["name after the priority", "Send plan ⏫ @Mira Okafor", { description: "Send plan ⏫ @Mira Okafor", priority: null }],
    ["name after the date", "Send plan ⏫ 📅 2026-03-06 @Mira Okafor", { priority: null, due: null }],
    ["link after the date", "Send plan 📅 2026-03-06 [[Mira Okafor]]", { due: null }],
    ["field after the date", "Send plan 📅 2026-03-06 [assignee:: [[Mira]]]", { due: null, owners: ["Mira"] }],
    ["comment after the date", "Send plan 📅 2026-03-06 %%note%%", { due: null }],
    ["break after the date", "Send plan 📅 2026-03-06 <br>more", { due: null }],
    ["Markdown link after the date", "Send plan 📅 2026-03-06 [m](https://x.example)", { due: null }],
    ["full stop after the date", "Send plan 📅 2026-03-06.", { due: null, description: "Send plan 📅 2026-03-06." }],
    ["name between", "mid ⏫ @Mira ✅ 2026-03-06", { priority: null, done: DAY, description: "mid ⏫ @Mira" }],
    ["tag after the date", "Send plan 📅 2026-03-06 #owner/mira-okafor", { due: DAY, description: "Send plan #owner/mira-okafor", tags: ["#owner/mira-okafor"], owners: ["Mira Okafor"] }],
    ["link before the date", "Send plan [[People/Mira Okafor|Mira]] 📅 2026-03-06", { due: DAY, description: "Send plan [[People/Mira Okafor|Mira]]", owners: [] }],
    ["comment before the date", "x %%owner: m%% 📅 2026-03-06", { due: DAY, description: "x %%owner: m%%", owners: [] }],
    ["field before the date", "x [assignee:: [[M]]] 📅 2026-03-06", { due: DAY, description: "x [assignee:: [[M]]]", owners: ["M"], text: "x" }],
    ["variation selectors", "x ⏫\uFE0F 📅\uFE0F 2026-03-06", { priority: "high", due: DAY, description: "x" }],
    ["another calendar", "x 🗓\uFE0F 2026-03-06", { due: DAY, description: "x" }],
    ["no-break space before the value", "x 📅\u00A02026-03-06", { due: null }],
    ["no-break space before the sign", "x\u00A0📅 2026-03-06", { due: DAY, description: "x" }],
    ["no spaces", "x📅2026-03-06", { due: DAY, description: "x" }],
    ["two dates", "x 📅 2026-03-06 📅 2026-03-09", { due: DAY, description: "x" }],
    ["impossible date", "x 📅 2026-13-45", { due: null, description: "x" }],
    ["underscore in a block id", "x 📅 2026-03-06 ^a_b", { due: null, blockId: null }],
    ["dot in an id", "x 🆔 a.b", { id: null, description: "x 🆔 a.b" }],
    ["words after the rule", "x 🔁 every day then tell Bo", { recurrence: "every day then tell Bo", description: "x" }],
    ["name after the rule", "x 🔁 every week @Mira 📅 2026-03-06", { due: DAY, recurrence: null, description: "x 🔁 every week @Mira" }],
    ["unknown rule", "x 🔁 fortnightly 📅 2026-03-06", { due: DAY, recurrence: "fortnightly", description: "x" }],
    ["unknown end", "x 🏁 archive", { onCompletion: null, description: "x" }],
    ["marked priority", "x ==⏫== 📅 2026-03-06", { priority: null, due: DAY, description: "x ==⏫==" }],
    ["tag-only description", "#a 📅 2026-03-06 #b", { due: DAY, description: "#a #b", tags: ["#a", "#b"] }],
  ])("%s", (_name, body, expected) => {
    expect(read(body)).toMatchObject(expected);
  });

  it("reads every signifier in any order, with block id", () => {
    expect(read(`Plan it ✅ ${DAY} 🛫 2026-03-01 #a ➕ 2026-02-28 ⌛ 2026-03-02 🏁 Delete 🔽 #b ⛔ b2 , c3 🆔 a_1 🔁 every 2 weeks ❌ 2026-03-07 📆 2026-03-05 ^b-1`)).toEqual({
      line: 0, description: "Plan it #a #b", text: "Plan it #a #b", status: "open", owners: [], priority: "low", due: "2026-03-05",
      scheduled: "2026-03-02", start: "2026-03-01", created: "2026-02-28", done: DAY, cancelled: "2026-03-07", recurrence: "every 2 weeks",
      onCompletion: "delete", id: "a_1", dependsOn: ["b2", "c3"], tags: ["#a", "#b"], blockId: "b-1", evidence: [],
    });
  });

  const dataview = { settings: { ...DEFAULT_TASK_SETTINGS, form: "dataview" as const } };
  it.each([
    ["x  [priority:: high]  [due:: 2026-03-06]", { priority: "high", due: DAY, description: "x" }],
    ["x (due:: 2026-03-06), [repeat:: every week],", { due: DAY, recurrence: "every week", description: "x" }],
    ["x [due:: 2026-03-06] [assignee:: [[M]]]", { due: null, owners: ["M"] }],
    ["x [assignee:: [[M]]] [due:: 2026-03-06]", { due: DAY, owners: ["M"], text: "x" }],
    ["x [due:: 2026-03-06)", { due: null }],
    ["x [completion:: 2026-03-06] #t", { done: DAY, description: "x #t" }],
    ["x [id:: a] [dependsOn:: b, c] [onCompletion:: keep]", { id: "a", dependsOn: ["b", "c"], onCompletion: "keep" }],
    ["x 📅 2026-03-06", { due: null, description: "x 📅 2026-03-06" }],
  ])("Dataview form: %s", (body, expected) => {
    expect(read(body, dataview)).toMatchObject(expected);
  });

  it("is quick with long lines of signs and spaces", () => {
    for (const part of ["🔁 ", "⛔a ", " ", "[[", "(due:: ", "@A ", "#a", "%%", "<!--", "([["]) {
      expect(parseTask(`- [ ] ${part.repeat(20_000)}!`)).not.toBeNull();
    }
  }, 4000);
});

describe("parseTask: owners", () => {
  it.each([
    ["at", "Send plan @Mira Okafor", ["Mira Okafor"], "Send plan"],
    ["ended by a sign", "Send plan @Mira Okafor, then call", ["Mira Okafor"], "Send plan, then call"],
    ["ended by a weekday", "Send plan @Mira Friday", ["Mira"], "Send plan Friday"],
    ["ended by a month", "Send plan @Mira March 6", ["Mira"], "Send plan March 6"],
    ["three words at most", "@Ana Maria Lopez Garcia", ["Ana Maria Lopez"], "Garcia"],
    ["particles", "Ask again @Ludwig van der Berg", ["Ludwig van der Berg"], "Ask again"],
    ["particle before small letter", "Ask @Ludwig de facto", ["Ludwig"], "Ask de facto"],
    ["apostrophe and hyphen", "Ask again @Siobhán O'Neill-Brandt", ["Siobhán O'Neill-Brandt"], "Ask again"],
    ["possessive", "Read @Mira's notes", ["Mira"], "Read notes"],
    ["initial", "Ask again @Mira K. Okafor", ["Mira K. Okafor"], "Ask again"],
    ["other scripts", "写计划 @王芳", ["王芳"], "写计划"],
    ["known, longest first", "Ask @Ines Duarte Review", ["Ines Duarte"], "Ask Review"],
    ["known, shorter", "Ask @Ines Review it", ["Ines"], "Ask Review it"],
    ["known, small letters", "Ask @bell hooks today", ["bell hooks"], "Ask today"],
    ["known, other case", "Ask @ines duarte today", ["Ines Duarte"], "Ask today"],
    ["not a known one with a hyphen", "Ask @Lena Okafor-Lind", ["Lena Okafor-Lind"], "Ask"],
    ["small letters", "Call from @work", [], "Call from @work"],
    ["weekday", "Call @Friday", [], "Call @Friday"],
    ["Kanban's date", "Call @{2026-03-06} @@{10:00}", [], "Call @{2026-03-06} @@{10:00}"],
    ["e-mail", "Write to mira@Corvanta.example", [], "Write to mira@Corvanta.example"],
    ["address", "See https://x.example/@Mira", [], "See https://x.example/@Mira"],
    ["code", "Run `@Mira`", [], "Run `@Mira`"],
    ["link", "Send plan @[[People/Mira Okafor|Mira]]", ["Mira Okafor"], "Send plan"],
    ["field", "Send plan [assignee:: [[Mira Okafor]]]", ["Mira Okafor"], "Send plan"],
    ["round field", "Send plan (owner:: Mira Okafor)", ["Mira Okafor"], "Send plan"],
    ["field with a list", "Send plan [assignee:: [[A/Mira]], [[Bo]]] soon", ["Mira", "Bo"], "Send plan soon"],
    ["field of names", "Send plan [owners:: @Mira, Bo Lind]", ["Mira", "Bo Lind"], "Send plan"],
    ["repeated field", "Send plan [assignee:: [[Mira]]] [assignee:: [[Bo]]]", ["Mira", "Bo"], "Send plan"],
    ["field of roles", "Send plan [👤:: @Mira]", ["Mira"], "Send plan"],
    ["person", "Send plan 👤 Mira Okafor", ["Mira Okafor"], "Send plan"],
    ["person as a link", "Send plan 👤 [[P/Mira]]", ["Mira"], "Send plan"],
    ["tag", "Send plan #owner/mira-okafor #x", ["Mira Okafor"], "Send plan #x"],
    ["tag of a known name", "Send plan #person/bell-hooks", ["bell hooks"], "Send plan"],
    ["several", "@Mira and @Bo: send plan", ["Mira", "Bo"], "send plan"],
    ["one twice", "@Mira send plan @mira", ["Mira"], "send plan @mira"],
    ["in brackets", "Send plan (@Mira) now", ["Mira"], "Send plan now"],
    ["behind a dash", "Send plan – @Mira", ["Mira"], "Send plan"],
    ["bare link behind a full stop", "Send plan. [[Mira Okafor]]", ["Mira Okafor"], "Send plan."],
    ["bare link behind a dash", "Send plan - [[Mira Okafor]] #x", ["Mira Okafor"], "Send plan - #x"],
    ["bare links", "Send plan. [[Mira]], [[Bo]]", ["Mira", "Bo"], "Send plan."],
    ["bare link in brackets", "Send plan ([[Mira]])", ["Mira"], "Send plan"],
    ["bare link in running text", "Send plan to [[Mira Okafor]]", [], "Send plan to [[Mira Okafor]]"],
    ["bare link beside another form", "Send plan @Mira. [[Budget]]", ["Mira"], "Send plan. [[Budget]]"],
    ["only a link", "[[Mira Okafor]]", [], "[[Mira Okafor]]"],
  ])("%s", (_name, body, owners, text) => {
    expect(read(`${body} ⏫ 📅 2026-03-06`, { people })).toMatchObject({ owners, text, priority: "high", due: DAY });
  });

  it.each([
    ["Send @Mira", "at"], ["Send @[[Mira]]", "atLink"], ["Send [owner:: Mira]", "field"], ["Send 👤 Mira", "person"],
    ["Send #owner/mira", "tag"], ["Send. [[Mira]]", "link"], ["Send", null],
  ])("form of %s is %s", (body, form) => {
    expect(parseTask(`- [ ] ${body}`)?.ownerForm).toBe(form);
  });
});

describe("parseTask: evidence and global filter", () => {
  const isMoment = (moment: object) => "turn" in moment || ("seconds" in moment && moment.seconds !== 870);
  it.each([
    ["Send plan. (31:40) @Ines Duarte ⏫", "Send plan.", [1900]],
    ["Send plan. (31:40, 1:02:07) #x @Ines", "Send plan. #x", [1900, 3727]],
    ["Send plan. @Ines (31:40) 📅 2026-03-06", "Send plan.", [1900]],
    ["Send plan. (31:40) [[Ines]]", "Send plan.", [1900]],
    ["Send plan. (¶12) @Ines", "Send plan.", []],
    ["Call Bo (14:30)", "Call Bo (14:30)", []],
  ])("%s", (body, text, evidence) => {
    expect(read(body, { people, isMoment })).toMatchObject({ text, evidence });
  });
  it("holds no evidence without a transcript", () => {
    expect(read("Send plan. (31:40)")).toMatchObject({ text: "Send plan. (31:40)", evidence: [] });
  });
  it("leaves the global filter out of text and tags", () => {
    const settings = { ...DEFAULT_TASK_SETTINGS, globalFilter: "#task" };
    expect(read("#task Send plan #x", { settings })).toMatchObject({ description: "#task Send plan #x", text: "Send plan #x", tags: ["#x"] });
  });
});
