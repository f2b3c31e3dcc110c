import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Debrief } from "../../src/model/debrief";
import type { Meeting } from "../../src/model/meeting";
import { Status, Task } from "../../src/model/task";
import { buildOnce, CONFIG, debrief, has, json, makeVault, meetingNote, readIn, sampleVault, snapshot, TALK, told } from "./cli";

buildOnce();

const TODAY = ["--today", "2026-03-20"];
const COMMANDS = ["run", "summarize", "parse", "transcript", "tasks", "task", "link", "report", "repair", "undo"];
const keys = (value: unknown): string[] => Object.keys(value as object).sort();
const sorted = (words: string): string[] => words.split(" ").sort();
const CUE = sorted("speaker start end text");
const TASK = "line description text status owners priority due scheduled start created done cancelled recurrence onCompletion id dependsOn tags blockId evidence";
const ITEM = "text confidence confidential evidence";
const ACTION = `${ITEM} owner for due dueWords priority`;

describe("help", () => {
  it.each(COMMANDS)("tells of %s", (name) => {
    const ran = debrief([name, "--help"]);
    expect(ran.status).toBe(0);
    expect(ran.out).toMatch(new RegExp(`^Usage: debrief ${name} ?`, "u"));
    expect(debrief(["help", name]).out).toBe(ran.out);
  });

  it("lists every command", () => {
    const { status, out } = debrief(["--help"]);
    expect(status).toBe(0);
    expect(COMMANDS.filter((name) => !out.includes(`  debrief ${name} `))).toEqual([]);
  });
});

describe("bad usage", () => {
  it.each([
    ["an unknown command", ["dance"], "dance"],
    ["an unknown option", ["run", "x", "--wirte"], "--wirte"],
    ["a place too few", ["run"], "debrief run VAULT"],
    ["a place too many", ["undo", "a", "b"], "debrief undo VAULT"],
    ["a day that is none", ["run", "x", "--since", "2026-02-30"], "2026-02-30"],
    ["two spans", ["run", "x", "--since", "2026-02-01", "--all"], "--all"],
    ["an unknown engine", ["summarize", "x", "--engine", "magic"], "offline"],
    ["two ways of output", ["summarize", "x", "--stdout", "--json"], "--stdout"],
    ["neither note nor all", ["link", "x"], "--note"],
    ["both note and all", ["link", "x", "--all", "--note", "y.md"], "--note"],
    ["unknown mentions", ["link", "x", "--all", "--mentions", "some"], "some"],
    ["stdout of many", ["link", "x", "--all", "--stdout"], "--stdout"],
  ])("%s gives one sentence and exit code 2", (_what, args, word) => {
    const ran = debrief(args);
    expect([ran.status, ran.out, told(ran).length]).toEqual([2, "", 1]);
    expect(ran.err).toContain(word);
  });

  it("is no command at all", () => {
    expect(debrief([]).status).toBe(2);
  });
});

describe("run and undo", () => {
  it("shows its plan, writes it, has nothing to do again, and takes it back", () => {
    const root = sampleVault();
    const before = snapshot(root);
    const plan = debrief(["run", root, ...TODAY]);
    expect(plan.status).toBe(0);
    expect(plan.out).toContain("add --write");
    expect(snapshot(root)).toEqual(before);

    expect(debrief(["run", root, ...TODAY, "--write"]).status).toBe(0);
    const after = snapshot(root);
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    for (const path of changed.filter((one) => !one.startsWith(CONFIG))) expect(plan.out).toContain(path);
    expect(changed.length).toBeGreaterThan(8);

    const again = debrief(["run", root, ...TODAY, "--write"]);
    expect(again.out).toContain("All is up to date");
    expect(snapshot(root)).toEqual(after);

    const undone = debrief(["undo", root]);
    expect(undone.status).toBe(0);
    for (const path of changed.filter((one) => !one.startsWith(CONFIG))) expect(undone.out).toContain(`${path in before ? "restored" : "removed"} ${path}\n`);
    expect(snapshot(root)).toEqual(before);
    expect(debrief(["undo", root]).status).toBe(1);
  });

  it("prints as JSON what it would do, and what it did", () => {
    const root = sampleVault();
    const before = snapshot(root);
    const plan = json("run", root, ...TODAY, "--json") as Record<"created" | "changed", string[]>;
    expect(keys(plan)).toEqual(sorted("written created changed summarized linked leftAlone problems"));
    expect(snapshot(root)).toEqual(before);
    expect(json("run", root, ...TODAY, "--write", "--json")).toEqual({ ...plan, written: true });
    const after = snapshot(root);
    const changed = Object.keys(after).filter((path) => after[path] !== before[path] && !path.startsWith(CONFIG));
    expect(changed.sort()).toEqual([...plan.created, ...plan.changed].sort());
  });

  it("takes the meetings that it is told to", () => {
    const root = sampleVault();
    const summaries = (...args: string[]) => [...debrief(["run", root, ...TODAY, ...args]).out.matchAll(/^ {4}read /gmu)].length;
    const recent = summaries();
    expect(summaries("--since", "2026-03-10")).toBeLessThan(recent);
    expect(summaries("--all")).toBeGreaterThan(recent);
  });

  it("leaves what was changed by hand since, names it, and restores the rest", () => {
    const root = sampleVault();
    const before = snapshot(root);
    debrief(["run", root, ...TODAY, "--write"]);
    const mine = `${readIn(root, "Debrief/Risks.md")}\nmine\n`;
    writeFileSync(join(root, "Debrief/Risks.md"), mine);
    const ran = debrief(["undo", root]);
    expect([ran.status, told(ran)]).toEqual([0, ['debrief: "Debrief/Risks.md" changed since the run and was left as it is.']]);
    expect(readIn(root, "Debrief/Risks.md")).toBe(mine);
    rmSync(join(root, "Debrief"), { recursive: true });
    rmSync(join(root, CONFIG, "plugins/debrief/journal.json"));
    expect(snapshot(root)).toEqual(before);
  });

  it("leaves a deleted report deleted; report makes it again", () => {
    const root = sampleVault();
    debrief(["run", root, ...TODAY, "--write"]);
    rmSync(join(root, "Debrief/Risks.md"));
    expect(debrief(["run", root, ...TODAY, "--write"]).status).toBe(0);
    expect(has(root, "Debrief/Risks.md")).toBe(false);
    expect(debrief(["report", root, ...TODAY]).out).toContain("make   Debrief/Risks.md");
    expect(has(root, "Debrief/Risks.md")).toBe(false);
    expect(debrief(["report", root, ...TODAY, "--write"]).status).toBe(0);
    expect(has(root, "Debrief/Risks.md")).toBe(true);
  });
});

describe("summarize", () => {
  const NOTE = "Meetings/2026-03-16 Ines Duarte.md";

  it("prints the debrief as named, and writes nothing", () => {
    const root = sampleVault();
    const before = snapshot(root);
    const made = json("summarize", join(root, NOTE), "--json", ...TODAY);
    expect(keys(made)).toEqual(sorted("engine date participants summary keyFacts outcomes decisions actions followUps risks openQuestions nextMeeting people organizations doubtful dropped unread notices"));
    const read = Debrief.parse(made);
    expect([read.engine, read.date]).toEqual(["offline", "2026-03-16"]);
    for (const item of [...read.keyFacts, ...read.outcomes, ...read.decisions, ...read.risks, ...read.openQuestions]) expect(keys(item)).toEqual(sorted(ITEM));
    for (const item of [...read.actions, ...read.followUps]) expect(keys(item)).toEqual(sorted(ACTION));
    for (const item of read.actions) for (const one of item.evidence) expect(keys(one)).toEqual(sorted("start end quote turn"));
    expect(keys(read.dropped)).toEqual(sorted("evidence owner due"));
    expect(read.actions.length).toBeGreaterThan(0);
    const shown = debrief(["summarize", join(root, NOTE), ...TODAY]);
    expect(shown.out).toContain("--write");
    expect(snapshot(root)).toEqual(before);
  });

  it("prints the note that it would write, and says what it did", () => {
    const root = sampleVault();
    const { out } = debrief(["summarize", join(root, NOTE), "--stdout", ...TODAY]);
    const did = json("summarize", join(root, NOTE), "--write", "--json", ...TODAY) as Record<string, unknown>;
    expect(readIn(root, NOTE)).toBe(out);
    expect(keys(did)).toEqual(sorted("path changed added updated kept conflicting missing debrief"));
    expect(did).toMatchObject({ path: NOTE, changed: true, updated: 0, kept: 0, conflicting: 0, missing: 0 });
    expect(json("summarize", join(root, NOTE), "--write", "--json", ...TODAY)).toMatchObject({ changed: false, added: 0, updated: 0 });
    expect(readIn(root, NOTE)).toBe(out);
  });

  const VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nAna Lind: I will send the plan by Friday.\n\n00:00:10.000 --> 00:00:12.000\nBo Tarn: Great, and we decided to go with blue.\n";
  const SRT = "1\n00:00:01,000 --> 00:00:04,000\nAna Lind: I will send the plan by Friday.\n\n2\n00:00:10,000 --> 00:00:12,000\nBo Tarn: Great, and we decided to go with blue.\n";

  it.each([["vtt", VTT], ["srt", SRT], ["txt", TALK]])("makes a note beside a .%s file, once", (ending, text) => {
    const root = makeVault({ [`Kites.${ending}`]: text });
    const file = join(root, `Kites.${ending}`);
    expect(debrief(["summarize", file, "--write", "--date", "2026-03-02"]).status).toBe(0);
    const note = readIn(root, "Kites.md");
    expect(note).toContain("📅 2026-03-06");
    expect(readIn(root, `Kites.${ending}`)).toBe(text);
    const again = debrief(["summarize", file, "--write", "--date", "2026-03-02"]);
    expect(again.out).toContain("up to date");
    expect(readIn(root, "Kites.md")).toBe(note);
    expect(debrief(["undo", root]).status).toBe(0);
    expect(has(root, "Kites.md")).toBe(false);
  });

  it.each([["no transcript", "# My own\n\nwords\n"], ["another transcript", meetingNote(undefined, "[00:00:01] Cy Vale: Something else.\n")]])(
    "leaves a note of the user's with %s alone", (_what, own) => {
      const root = makeVault({ "Kites.txt": TALK, "Kites.md": own });
      const ran = debrief(["summarize", join(root, "Kites.txt"), "--write"]);
      expect([ran.status, told(ran).length]).toEqual([1, 1]);
      expect(ran.err).toContain('"Kites.md" is there already');
      expect(readIn(root, "Kites.md")).toBe(own);
    });

  it.each([
    ["its own day before that of --date", meetingNote(), "2026-03-02"],
    ["that of --date where there is none", meetingNote(""), "2026-04-01"],
  ])("takes %s", (_what, note, day) => {
    const root = makeVault({ "Talk.md": note });
    expect(json("summarize", join(root, "Talk.md"), "--json", "--date", "2026-04-01")).toMatchObject({ date: day });
  });
});

describe("what is read", () => {
  it("is printed as named: a meeting", () => {
    const root = sampleVault();
    const meeting = json("parse", join(root, "Meetings/2026-01-12 Ines Duarte.md"), "--json");
    expect(keys(meeting)).toEqual(sorted("path title date type sourceType people organizations summary keyFacts outcomes decisions actions followUps risks openQuestions nextMeeting transcript"));

    expect(meeting).toMatchObject({ path: "Meetings/2026-01-12 Ines Duarte.md", date: "2026-01-12", type: "transcript" });
    const { actions, keyFacts, transcript } = meeting as Meeting;
    for (const task of actions) expect(keys(task)).toEqual(sorted(TASK));
    for (const item of keyFacts) expect(keys(item)).toEqual(sorted("line text evidence"));
    expect(keys(transcript)).toEqual(sorted("format speakers cues turns"));
    const lines = readIn(root, "Meetings/2026-01-12 Ines Duarte.md").split("\n");
    for (const task of actions) expect(lines[task.line]).toContain(task.due ?? "- [");
  });

  it("is printed as named: a transcript", () => {
    const root = sampleVault();
    const read = json("transcript", join(root, "Imports/2026-03-18 Penhallow certification call.vtt"), "--json") as Record<"cues" | "turns", object[]>;
    expect(keys(read)).toEqual(sorted("format speakers cues turns"));
    expect(read).toMatchObject({ format: "vtt", speakers: expect.arrayContaining(["Oona Fairley", "Mira Okafor"]) as unknown });
    for (const one of [...read.cues, ...read.turns]) expect(keys(one)).toEqual(CUE);
    expect(read.cues[0]).toMatchObject({ speaker: "Oona Fairley", start: 0.05, end: 6.36 });
  });

  it("is printed as named: tasks", () => {
    const root = sampleVault();
    const all = json("tasks", root, "--json") as (Task & { meeting: unknown })[];
    for (const task of all) expect(keys(task)).toEqual(sorted(`${TASK} path section meeting`));
    for (const { meeting } of all) if (meeting !== null) expect(keys(meeting)).toEqual(["date", "title"]);
    expect(all.every((task) => Task.parse(task) && Status.parse(task.status))).toBe(true);
    const open = json("tasks", root, "--json", "--open") as Task[];
    expect(open.length).toBeLessThan(all.length);
    expect(new Set(open.map(({ status }) => status))).toEqual(new Set(all.map(({ status }) => status).filter((status) => status === "open" || status === "in_progress")));
    const owned = json("tasks", root, "--json", "--owner", "Ines Duarte") as Task[];
    expect(owned.length).toBeGreaterThan(0);
    for (const name of ["ines", "INÊS DUARTE", "ines duarte"]) expect(json("tasks", root, "--json", "--owner", name)).toEqual(owned);
    expect(debrief(["tasks", root, "--owner", "Nobody Known"]).out).toBe("0 action items\n");
  });

  it("is printed as named: task lines", () => {
    const lines = ["- [x] Send it @Ines Duarte ⏫ 📅 2026-03-06 ✅ 2026-03-05", "no task", "- [ ] Ask @Bo van der Tarn to come"];
    const { status, out } = debrief(["task", "--json", "--person", "Bo van der Tarn"], `${lines.join("\n")}\n`);
    const read = out.trimEnd().split("\n").map((line) => JSON.parse(line) as Task | null);
    expect([status, read.length, read[1]]).toEqual([0, 3, null]);
    expect(keys(read[0])).toEqual(sorted(TASK));
    expect(read[0]).toMatchObject({ line: 0, text: "Send it", status: "done", owners: ["Ines Duarte"], priority: "high", due: "2026-03-06", done: "2026-03-05" });
    expect(read[2]?.owners).toEqual(["Bo van der Tarn"]);
    expect(debrief(["task", "--json"], "").out).toBe("");
  });
});

describe("link", () => {
  const PLAIN = "Ana Lind wrote. Ana Lind called.\n\n## More\n\nAna Lind again.\n";
  const vault = () => makeVault({ "People/Ana Lind.md": "---\ntype: person\n---\n", "Plain.md": PLAIN, "Talk.md": meetingNote(undefined, TALK).replace("# Talk", "# Talk\n\nWith Ana Lind.") });
  const links = (text: string) => text.split("[[Ana Lind]]").length - 1;

  it.each([["section", 2], ["note", 1], ["all", 3]])("links by --mentions %s in any kind of note", (how, n) => {
    const root = vault();
    const before = snapshot(root);
    const { status, out } = debrief(["link", root, "--note", "Plain.md", "--mentions", how, "--stdout"]);
    expect([status, links(out), out.replaceAll(/\[\[|\]\]/gu, "")]).toEqual([0, n, PLAIN]);
    expect(snapshot(root)).toEqual(before);
    expect(debrief(["link", root, "--note", "Plain.md", "--mentions", how, "--write"]).status).toBe(0);
    expect(readIn(root, "Plain.md")).toBe(out);
    expect(debrief(["link", root, "--note", "Plain.md", "--mentions", how, "--write"]).out).toContain("nothing to write");
    expect(debrief(["undo", root]).status).toBe(0);
    expect(readIn(root, "Plain.md")).toBe(PLAIN);
  });

  it("links meeting notes alone by --all", () => {
    const root = vault();
    expect(debrief(["link", root, "--all"]).out).toContain("Nothing was written");
    expect(debrief(["link", root, "--all", "--write"]).status).toBe(0);
    expect([links(readIn(root, "Talk.md")), readIn(root, "Plain.md")]).toEqual([1, PLAIN]);
  });

  it("refuses what is no note", () => {
    const ran = debrief(["link", makeVault({ "a.canvas": "{}" }), "--note", "a.canvas", "--write"]);
    expect([ran.status, told(ran)]).toEqual([1, ['debrief: "a.canvas" is no note; names are linked in Markdown files (.md) only.']]);
  });
});

describe("repair", () => {
  const BROKEN = "# 1:1 â€” Ana\n\nIt isnâ€™t â€” so.\n";
  const MENDED = "# 1:1 — Ana\n\nIt isn’t — so.\n";

  it("counts, prints, writes, and can be taken back", () => {
    const root = makeVault({ "a.md": BROKEN });
    const file = join(root, "a.md");
    const { out } = debrief(["repair", file]);
    expect(out).toContain("3 damaged places");
    expect(out).toContain("add --write");
    expect(debrief(["repair", file, "--stdout"]).out).toBe(MENDED);
    expect(readIn(root, "a.md")).toBe(BROKEN);
    expect(debrief(["repair", file, "--write"]).status).toBe(0);
    expect(readIn(root, "a.md")).toBe(MENDED);
    expect(debrief(["repair", file, "--write"]).out).toContain("nothing to mend");
    expect(debrief(["undo", root]).status).toBe(0);
    expect(readIn(root, "a.md")).toBe(BROKEN);
  });
});
