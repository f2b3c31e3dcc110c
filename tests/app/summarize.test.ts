import { describe, expect, it } from "vitest";
import { summarizeNote, type SummarizeOptions } from "../../src/app/summarize";
import type { Setup } from "../../src/app/setup";
import type { Context, Engine } from "../../src/engine/engine";
import { offline } from "../../src/engine/offline/index";
import { verify } from "../../src/engine/verify";
import type { Debrief } from "../../src/model/debrief";
import type { Transcript } from "../../src/model/transcript";
import { readMeeting } from "../../src/note/read";
import { readTaskSettings } from "../../src/task/format";
import { parseTask } from "../../src/task/parse";
import { buildIndex } from "../../src/vault/index";
import { stage } from "../../src/vault/staged";
import { action, debriefOf } from "../support/debrief";
import { memorySetup, type MemoryVault } from "../support/memory-vault";

const NOTE = "Meetings/2026-03-02 Racks.md";
const SPOKEN = "[00:00:10] Ines Duarte: Can you send me the rack plan by Friday?\n\n[00:00:20] Mira Okafor: Yes, I will. We take one site.\n";
const PLAIN = `---\ntype: meeting\n---\n\n# Racks\n\n## Transcript\n\n${SPOKEN}`;
const GLUED = (people: string) => `---\ndate: 2026-03-02\n${people}---\n\n# Call\n\n## Transcript\n\n\`\`\`text\n${[
  ["10", "Remote", "Good morning, can you hear me?"], ["20", "Mira Okafor", "I can, and the plan is ready now."], ["30", "Remote", "I will send the budget by Friday."],
  ["40", "Mira Okafor", "Great, then we order the racks."], ["50", "Remote", "We order twelve of them for the first site."], ["55", "Mira Okafor", "Agreed, that is decided then."],
].map(([second, speaker, text]) => `[00:00:${second}.05]  ${speaker}${text}`).join("\n\n")}\n\`\`\`\n`;

const WORK = [
  action("Send the rack plan.", 20, { owner: "Ines Duarte", due: "2026-03-06", priority: "high" }),
  action("Book the hall.", 10, { owner: "Zoë van der Berg" }),
  action("Ask around.", 10),
];

/** An engine that answers this, and keeps what it was asked. */
function fixed(parts: Partial<Debrief>): Engine & { asked: { transcript: Transcript; context: Context }[] } {
  const asked: { transcript: Transcript; context: Context }[] = [];
  return { name: "fixed", asked, debrief: (transcript, context) => Promise.resolve(debriefOf(parts)).finally(() => asked.push({ transcript, context })) };
}

/** Summarizes, writes, and does it again to see that nothing changes. */
async function summarize(setup: Setup & { vault: MemoryVault }, path: string, options: Partial<SummarizeOptions> = {}) {
  const { files } = setup.vault;
  const once = async () => {
    const staged = stage(setup.vault);
    const result = await summarizeNote(setup, staged, await buildIndex(setup), path, { engine: offline, ...options });
    for (const change of staged.changes()) files.set(change.path, change.after);
    return { ...result, writes: staged.changes().length };
  };
  const first = await once();
  expect(await once()).toMatchObject({ path: first.path, changed: false, added: 0, updated: 0, writes: 0 });
  return { ...first, text: files.get(first.path) ?? "" };
}
const tasksOf = (text: string) => text.split("\n").filter((line) => line.startsWith("- ["));

describe("lines of tasks are written", () => {
  it.each([
    ["with an owner behind a sign in an empty vault", "", ["@Ines Duarte", "@Zoë van der Berg"]],
    ["with a linked owner where that is used most", "- [ ] a @[[Bo Rask]]\n- [ ] b @[[Bo Rask]]\n- [ ] c @Bo Rask\n", ["@[[Ines Duarte]]", "@[[Zoë van der Berg]]"]],
    ["with a field where that is used most", "- [ ] a [assignee:: [[Bo Rask]]]\n", ["[assignee:: [[Ines Duarte]]]", "[assignee:: [[Zoë van der Berg]]]"]],
    ["with a head where that is used most", "- [ ] a 👤 Bo Rask 📅 2026-03-01\n", ["👤 Ines Duarte", "👤 Zoë van der Berg"]],
    ["with a tag where that is used most", "- [ ] a #owner/bo-rask\n", ["#owner/ines-duarte", "#owner/zoe-van-der-berg"]],
  ])("%s", async (_, other, owners) => {
    const setup = memorySetup({ [NOTE]: PLAIN, "Other.md": other, "People/Ines Duarte.md": "", "People/Zoë van der Berg.md": "" });
    const { text } = await summarize(setup, NOTE, { engine: fixed({ actions: WORK }) });
    const lines = tasksOf(text);
    owners.forEach((owner, i) => expect(lines[i]).toContain(owner));
    const people = ["Ines Duarte", "Zoë van der Berg"];
    expect(lines.map((line) => parseTask(line, { people, isMoment: () => true })?.task.owners)).toEqual([["Ines Duarte"], ["Zoë van der Berg"], []]);
    expect(lines.map((line) => parseTask(line, { people, isMoment: () => true })?.task.text)).toEqual(WORK.map((one) => one.text));
  });

  const WAYS = ["tasksPluginEmoji", "dataview"].flatMap((taskFormat) => ["", "#task", "TODO"].flatMap((globalFilter) => [true, false].map((setCreatedDate) => ({ taskFormat, globalFilter, setCreatedDate }))));
  it.each(WAYS)("as the Tasks plugin reads them with the settings %j", async (settings) => {
    const taskSettings = readTaskSettings(JSON.stringify(settings));
    const setup = { ...memorySetup({ [NOTE]: PLAIN, "People/Ines Duarte.md": "" }), taskSettings };
    const { text } = await summarize(setup, NOTE, { engine: fixed({ actions: WORK }) });
    const lines = tasksOf(text);
    expect(lines).toHaveLength(WORK.length);
    lines.forEach((line, i) => {
      const work = WORK[i];
      const task = parseTask(line, { settings: taskSettings, people: ["Ines Duarte"], isMoment: () => true })?.task;
      expect(task).toMatchObject({ owners: work?.owner == null ? [] : [work.owner], due: work?.due, priority: work?.priority, created: settings.setCreatedDate ? "2026-03-20" : null, evidence: [work?.evidence[0]?.start] });
      expect(task?.description.startsWith(settings.globalFilter)).toBe(true);
      expect(line.includes("[created:: 2026-03-20]")).toBe(settings.setCreatedDate && settings.taskFormat === "dataview");
    });
    expect(readMeeting(NOTE, text, setup).meeting.actions).toHaveLength(WORK.length);
  });
});

describe("the other side of a call", () => {
  it.each([
    ["is renamed where the properties name one other person", "people: ['[[Ines Duarte]]', '[[Mira Okafor]]']\n", "Ines Duarte"],
    ["stays as it is where they name two", "people: ['[[Ines Duarte]]', '[[Bo Rask]]']\n", "Remote"],
    ["stays as it is where nobody is named", "", "Remote"],
  ])("%s", async (_, people, name) => {
    const engine = fixed({ participants: [name, "Mira Okafor"], actions: [action("Send the budget.", 30, { owner: name })] });
    const setup = memorySetup({ [NOTE]: GLUED(people) });
    const { text } = await summarize(setup, NOTE, { engine });
    expect(engine.asked[0]?.transcript.speakers).toEqual([name, "Mira Okafor"]);
    expect(text).toContain(`## Action items${name === "Remote" ? "" : ` (for ${name})`}\n\n- [ ] Send the budget. (00:30) @${name}\n`);
    expect(text).toContain("RemoteGood morning");
  });

  it("is known without the vault's owner, by whose device it was", async () => {
    const engine = fixed({ participants: ["Ines Duarte", "Mira Okafor"] });
    await summarize(memorySetup({ [NOTE]: GLUED("people: ['[[Ines Duarte]]']\n") }, { me: null }), NOTE, { engine });
    expect(engine.asked[0]).toMatchObject({ transcript: { speakers: ["Ines Duarte", "Mira Okafor"] }, context: { me: null, localSpeaker: "Mira Okafor" } });
  });
});

describe("the day of a meeting", () => {
  it.each([
    ["its property", PLAIN.replace("type:", "date: 2026-03-09\ntype:"), "2026-01-01", "2026-03-09"],
    ["the file's name", PLAIN, "2026-01-01", "2026-03-02"],
  ])("is that of %s before that which was asked for", async (_, text, date, day) => {
    const engine = fixed({});
    await summarize(memorySetup({ [NOTE]: text }), NOTE, { engine, date });
    expect(engine.asked[0]?.context.date).toBe(day);
  });

  it("is what was asked for where the note tells none", async () => {
    const engine = fixed({});
    await summarize(memorySetup({ "Racks.md": PLAIN }), "Racks.md", { engine, date: "2026-01-01" });
    expect(engine.asked[0]?.context.date).toBe("2026-01-01");
  });
});

describe("a transcript file", () => {
  const CALL = "WEBVTT\n\n00:00:10.000 --> 00:00:14.000\n<v Ines Duarte>Can you send me the rack plan by Friday?</v>\n\n00:00:20.000 --> 00:00:24.000\n<v Mira Okafor>Yes, I will send you the rack plan by Friday.</v>\n";

  it("gets a note beside it, and that note is summarized again", async () => {
    const setup = memorySetup({ "Imports/Rack: call.vtt": CALL });
    const { path, text } = await summarize(setup, "Imports/Rack: call.vtt", { date: "2026-03-02" });
    expect(path).toMatch(/^Imports\/Rack.* call\.md$/u);
    expect(text).toContain("date: '2026-03-02'");
    expect(text).toMatch(/- \[ \] .*@Mira Okafor.* 📅 2026-03-06/u);
    expect(setup.vault.files.get("Imports/Rack: call.vtt")).toBe(CALL);
    const reworded = text.replace(/- \[ \] .*/u, "- [x] Done by me.");
    setup.vault.files.set(path, reworded);
    expect((await summarize(setup, "Imports/Rack: call.vtt", { date: "2026-03-02" })).text).toContain("- [x] Done by me.");
  });

  it.each([
    ["a note of the user's own beside it", { "call.vtt": CALL, "call.md": "# Mine\n" }, "call.vtt", /"call\.md" is there already/u],
    ["nothing in it that was said", { "call.vtt": "WEBVTT\n" }, "call.vtt", /"call\.vtt" holds no transcript/u],
    ["no transcript", { "call.md": "# Mine\n" }, "call.md", /"call\.md" holds no transcript/u],
    ["no file", {}, "call.md", /"call\.md" is not there/u],
  ])("with %s is refused in one sentence", async (_, files, path, sentence) => {
    const setup = memorySetup(files);
    const staged = stage(setup.vault);
    await expect(summarizeNote(setup, staged, await buildIndex(setup), path, { engine: offline })).rejects.toThrow(sentence);
    expect(staged.changes()).toEqual([]);
  });
});

describe("an engine", () => {
  it("that fails or is cancelled changes nothing", async () => {
    const setup = memorySetup({ [NOTE]: PLAIN });
    const staged = stage(setup.vault);
    const index = await buildIndex(setup);
    const failing: Engine = { name: "weak", debrief: () => Promise.reject(new Error("no answer")) };
    await expect(summarizeNote(setup, staged, index, NOTE, { engine: failing })).rejects.toThrow("no answer");
    await expect(summarizeNote(setup, staged, index, NOTE, { engine: fixed({ actions: WORK }), signal: AbortSignal.abort() })).rejects.toThrow(/abort/iu);
    expect(staged.changes()).toEqual([]);
  });

  it("may find anything: what is checked and written is one line an item, and reads back as it was", async () => {
    const words = ["- [ ] call", "# yes", "all\n\n## Decisions\n\n- zero", "<!-- debrief:1 -->", "%%hidden", "`rm", "--> on", "> quote", "[[end", "fin ^id", "#go 📅 2026-01-01", "![[x|y]]", "\u{1F600} grin".repeat(300)];
    const items = words.flatMap((text, i) => (["decisions", "risks", "actions"] as const).map((section) => (
      { section, text: `${text} ${section} ${"abcdefghijklm"[i] ?? ""}${i}`, confidence: 1, evidence: [{ turn: i % 2, quote: i % 2 === 0 ? "rack plan" : "one site" }] })));
    const found = { engine: "loud", summary: words.join("\n"), items, nextMeeting: null, people: [], organizations: [], unread: [], notices: [] };
    const engine: Engine = { name: "loud", debrief: (transcript, context) => Promise.resolve(verify(found, transcript, context)) };
    const setup = memorySetup({ [NOTE]: PLAIN });
    const { text, debrief } = await summarize(setup, NOTE, { engine });
    const { meeting } = readMeeting(NOTE, text, setup);
    expect(meeting.summary).toBe(debrief.summary);
    for (const section of ["decisions", "risks", "actions"] as const) expect(meeting[section].map((one) => one.text)).toEqual(debrief[section].map((one) => one.text));
    expect(meeting.decisions.length).toBeGreaterThan(8);
    expect(meeting.transcript?.turns).toHaveLength(2);
  });
});

describe("two promises in nearly the same words", () => {
  const turns = (...lines: string[]) => `---\ndate: 2026-03-03\n---\n# Hall\n\n## Transcript\n\n${lines.map((line, i) => `[00:${String(10 + i)}:00] ${line}\n`).join("\n")}`;
  const spoken = (...more: string[]) => turns("Ana: Hello, how is the hall?", "Bo: Cold as ever.", "Ana: I will send report 5 to the board by Friday.", "Bo: Thanks.", ...more);

  it("stay two in a second run, ticked or not", async () => {
    const setup = memorySetup({ [NOTE]: spoken("Ana: It rained all day.", "Bo: It did.", "Ana: I will send report 13 to the board by Friday.") });
    const { text } = await summarize(setup, NOTE);
    expect(tasksOf(text)).toEqual(["- [ ] Send report 5 to the board by Friday (12:00) @Ana 📅 2026-03-06", "- [ ] Send report 13 to the board by Friday (16:00) @Ana 📅 2026-03-06"]);
    setup.vault.files.set(NOTE, text.replace("- [ ] Send report 5", "- [x] Send report 5"));
    expect(tasksOf((await summarize(setup, NOTE)).text)).toHaveLength(2);
  });

  it("are added one after the other as the transcript grows", async () => {
    const setup = memorySetup({ [NOTE]: spoken() });
    const { text } = await summarize(setup, NOTE);
    expect(tasksOf(text)).toHaveLength(1);
    setup.vault.files.set(NOTE, text.replace("Bo: Thanks.\n", "Bo: Thanks.\n\n[00:20:00] Ana: I will send report 13 to the board by Friday.\n"));
    expect(tasksOf((await summarize(setup, NOTE)).text)).toHaveLength(2);
  });
});
