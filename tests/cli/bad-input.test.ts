import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildOnce, CONFIG, debrief, has, makeVault, meetingNote, NOBODY, open, readIn, snapshot, TALK, told, unread } from "./cli";

buildOnce();

const TODAY = ["--today", "2026-03-20"];
const HEAD = "---\ntype: meeting\ndate: 2026-03-02\n---\n";
const SECTIONS = "## Summary\n\nFine.\n\n## Risks\n\n- The kites tear.\n";
const person = "---\ntype: person\n---\n";

/** Summaries that a note got: one whose transcript was read. */
const summarized = (root: string, path: string) => readIn(root, path).includes("## Action items");

describe("a vault with notes that are broken, each in its own way", () => {
  const BAD: [string, string | Uint8Array, RegExp | null][] = [
    ["broken.md", meetingNote('---\ntype: "meet\ndate: 2026-03-02\n---\n'), /"broken\.md".*line 3/u],
    ["open.md", "---\ntype: meeting\n\n# Never closed\n", /"open\.md".*closes/u],
    ["js.md", meetingNote("---js\n{ title: process.exit(9) }\n---\n"), /"js\.md".*---js/u],
    ["tabs.md", meetingNote("---\ntype: meeting\n\tdate: 2026-03-02\n---\n"), /"tabs\.md".*line 3/u],
    ["latin.md", Buffer.from("caf\xe9\n", "latin1"), /"latin\.md" is not UTF-8/u],
    ["utf16.md", Buffer.from("\uFEFF# Hello\n", "utf16le"), /"utf16\.md" is not UTF-8/u],
    ["zeros.md", new Uint8Array(4096), /"zeros\.md" is not UTF-8/u],
    ["empty.md", "", null],
    ["bom.md", "\uFEFF", null],
    ["one.md", "# One\n\n## Transcript\n\nAna: hi", null],
    ["fence.md", `${HEAD}# Fence\n\n## Transcript\n\n\`\`\`text\n${TALK}`, null],
    ["mixed.md", meetingNote().replace("\n", "\r\n").replace("# Talk\n", "# Talk\r\n"), null],
    ["ok.md", meetingNote(), null],
    ["Größe 🪁 Cafe\u0301.md", meetingNote(), null],
  ];
  const root = () => makeVault({ ...Object.fromEntries(BAD.map(([path, content]) => [path, content])), "folder.md/inside.md": meetingNote() });

  it("is worked through: each is named once with a reason, the others get their summaries", () => {
    const vault = root();
    const before = snapshot(vault);
    const plan = debrief(["run", vault, ...TODAY, "--all"]);
    expect(plan.status).toBe(0);
    expect(snapshot(vault)).toEqual(before);
    const ran = debrief(["run", vault, ...TODAY, "--all", "--write"]);
    expect(ran.status).toBe(0);
    const expected = BAD.flatMap(([, , pattern]) => (pattern ? [pattern] : []));
    for (const pattern of expected) expect(told(ran).filter((line) => pattern.test(line))).toHaveLength(1);
    expect(told(ran)).toHaveLength(expected.length);
    for (const path of ["ok.md", "fence.md", "mixed.md", "folder.md/inside.md", "Größe 🪁 Cafe\u0301.md", "broken.md", "js.md"]) expect([path, summarized(vault, path)]).toEqual([path, true]);
    const after = snapshot(vault);
    for (const path of ["latin.md", "utf16.md", "zeros.md", "empty.md", "bom.md", "open.md"]) expect(after[path]).toBe(before[path]);
    expect(Object.keys(after).filter((path) => path.includes("debrief-tmp"))).toEqual([]);
    debrief(["run", vault, ...TODAY, "--all", "--write"]);
    expect(snapshot(vault)).toEqual(after);
    expect(debrief(["undo", vault]).status).toBe(0);
    expect(snapshot(vault)).toEqual(before);
  });

  it.each([["latin.md", 1], ["utf16.md", 1], ["zeros.md", 1], ["empty.md", 1], ["folder.md", 1], ["nowhere.md", 1], ["broken.md", 0], ["js.md", 0]])(
    "summarize says one sentence about %s and ends with %d", (path, status) => {
      const vault = root();
      const before = snapshot(vault);
      const ran = debrief(["summarize", join(vault, path), "--date", "2026-03-02"]);
      expect([ran.status, told(ran).length]).toEqual([status, 1]);
      expect(ran.err).toContain(path);
      expect(snapshot(vault)).toEqual(before);
    });
});

describe("a report whose region is damaged", () => {
  it.each([["one marker"], ["two regions"]])("is left alone with a sentence: %s", (how) => {
    const root = makeVault({ "Talk.md": `${HEAD}# Talk\n\n${SECTIONS}` });
    debrief(["run", root, ...TODAY, "--write"]);
    const text = readIn(root, "Debrief/Risks.md");
    const end = /<!-- debrief:\S+:end -->/u.exec(text)?.[0] ?? "";
    const damaged = how === "one marker" ? text.replace(end, "") : `${text}\n${text.slice(text.indexOf("<!-- debrief:"))}`;
    writeFileSync(join(root, "Debrief/Risks.md"), damaged);
    writeFileSync(join(root, "Talk.md"), `${HEAD}# Talk\n\n${SECTIONS}- A second one.\n`);
    const ran = debrief(["run", root, ...TODAY, "--write"]);
    expect([ran.status, told(ran).length]).toEqual([0, 1]);
    expect(ran.err).toContain('"Debrief/Risks.md"');
    expect(readIn(root, "Debrief/Risks.md")).toBe(damaged);
  });
});

describe("a place that is no vault, file or folder", () => {
  it.each([
    ["run", "note.md", "is a file"], ["run", "nowhere", "no folder"], ["tasks", "note.md", "is a file"], ["report", "nowhere", "no folder"],
    ["undo", "nowhere", "no folder"], ["undo", "", "no run"], ["parse", "folder.md", "is a folder"], ["parse", "nowhere.md", "no file"],
    ["transcript", "folder.md", "is a folder"], ["transcript", "nowhere.vtt", "not there"], ["transcript", "note.md", "no transcript"],
    ["repair", "folder.md", "is a folder"], ["repair", "nowhere.md", "no file"], ["summarize", "note.md", "no transcript"],
  ])("%s %s: one sentence, exit code 1", (command, path, words) => {
    const root = makeVault({ "note.md": "# Words\n", "folder.md/x.md": "" });
    const ran = debrief([command, join(root, path)]);
    expect([ran.status, ran.out, told(ran).length]).toEqual([1, "", 1]);
    expect(ran.err).toContain(words);
  });

  it("is fine with an empty vault", () => {
    const root = makeVault({});
    expect(debrief(["run", root, "--write"])).toMatchObject({ status: 0, err: "" });
    expect(debrief(["tasks", root]).out).toBe("0 action items\n");
  });
});

describe("ways out of the vault", () => {
  const outside = () => makeVault({ "secret.md": "Ana Lind\n" });

  it.each([["../x.md"], ["/etc/hostname"], ["C:\\x.md"], ["a/../../x.md"], ["out/secret.md"], ["out.md"]])("--note %s is refused", (note) => {
    const root = makeVault({ "People/Ana Lind.md": person });
    const other = outside();
    symlinkSync(other, join(root, "out"));
    symlinkSync(join(other, "secret.md"), join(root, "out.md"));
    const ran = debrief(["link", root, "--note", note, "--write"]);
    expect([ran.status, told(ran).length]).toEqual([1, 1]);
    expect(ran.err).toMatch(/inside the vault|outside the vault/u);
    expect(readIn(other, "secret.md")).toBe("Ana Lind\n");
  });

  it("links that lead outside, nowhere or in circles are named and not followed", () => {
    const root = makeVault({ "ok.md": meetingNote() });
    symlinkSync(outside(), join(root, "out"));
    symlinkSync("loop", join(root, "loop"));
    symlinkSync("..", join(root, "up"));
    symlinkSync("ok.md", join(root, "same.md"));
    const ran = debrief(["run", root, ...TODAY, "--write"]);
    expect([ran.status, told(ran).length]).toEqual([0, 3]);
    expect(summarized(root, "ok.md")).toBe(true);
    expect(snapshot(root)["same.md"]).toBe("ok.md");
  });

  it("a link inside the vault stays a link when its note is written", () => {
    const root = makeVault({ "People/Ana Lind.md": person, "deep/real.md": "Ana Lind\n" });
    symlinkSync("deep/real.md", join(root, "same.md"));
    expect(debrief(["link", root, "--note", "same.md", "--write"]).status).toBe(0);
    expect(readIn(root, "deep/real.md")).toBe("[[Ana Lind]]\n");
    expect(snapshot(root)["same.md"]).toBe("deep/real.md");
  });

  it("settings cannot send reports out", () => {
    const root = makeVault({ "ok.md": meetingNote(), [`${CONFIG}/plugins/debrief/data.json`]: '{"folder": "../elsewhere"}' });
    const ran = debrief(["run", root, ...TODAY, "--write"]);
    expect(ran.status).toBe(0);
    expect(ran.err).toContain("inside the vault");
    expect(has(root, "../elsewhere")).toBe(false);
    expect(summarized(root, "ok.md")).toBe(true);
  });
});

describe("what stands in the way of writing", () => {
  it("a file in place of Debrief's folder: named, nothing lost", () => {
    const root = makeVault({ "ok.md": meetingNote(), "Debrief": "mine\n" });
    const ran = debrief(["run", root, ...TODAY, "--write"]);
    expect(ran.status).toBe(0);
    expect([readIn(root, "Debrief"), summarized(root, "ok.md")]).toEqual(["mine\n", true]);
  });

  it("a folder in place of one report: named, the others are written", () => {
    const root = makeVault({ "ok.md": meetingNote() });
    mkdirSync(join(root, "Debrief/Risks.md"), { recursive: true });
    const ran = debrief(["run", root, ...TODAY, "--write"]);
    expect([ran.status, told(ran).length]).toEqual([0, 1]);
    expect(ran.err).toContain('"Debrief/Risks.md"');
    expect(has(root, "Debrief/Decisions.md")).toBe(true);
  });

  it("no place for the journal: one sentence, nothing is written", () => {
    const root = makeVault({ "ok.md": meetingNote(), [`${CONFIG}/plugins`]: "a file" });
    const before = snapshot(root);
    const ran = debrief(["run", root, ...TODAY, "--write"]);
    expect([ran.status, told(ran).length]).toEqual([1, 1]);
    expect(snapshot(root)).toEqual(before);
  });

  it("a read-only file: named, it stays, the rest is written", () => {
    const root = makeVault({ "ok.md": meetingNote(), "locked.md": meetingNote() });
    open(root, 0o777);
    chmodSync(join(root, "locked.md"), 0o444);
    const ran = debrief(["run", root, ...TODAY, "--write"], "", NOBODY);
    expect([ran.status, told(ran)]).toEqual([0, [
      'debrief: "locked.md" may not be written; change the permissions of the file or its folder and try again.',
      "debrief: The reports were left as they are, because they would tell of what could not be written; make them anew.",
    ]]);
    expect([readIn(root, "locked.md"), summarized(root, "ok.md")]).toEqual([meetingNote(), true]);
  });

  it("a file that may not be read: named, the rest goes on", () => {
    const root = makeVault({ "ok.md": meetingNote(), "locked.md": meetingNote() });
    open(root, 0o777);
    chmodSync(join(root, "locked.md"), 0);
    const ran = debrief(["run", root, ...TODAY, "--write"], "", NOBODY);
    expect([ran.status, told(ran)]).toEqual([0, ['debrief: "locked.md" may not be read; change the permissions of the file or its folder and try again.']]);
    expect(summarized(root, "ok.md")).toBe(true);
  });

  it.each([["run", ""], ["summarize", "ok.md"], ["link --all", ""]])("a read-only folder: %s says one sentence and leaves everything", (command, path) => {
    const root = makeVault({ "ok.md": `${meetingNote()}\nAna Lind\n`, "People/Ana Lind.md": person });
    open(root, 0o555);
    const before = snapshot(root);
    const ran = debrief([...command.split(" "), join(root, path), ...TODAY, "--write"], "", NOBODY);
    expect([ran.status, told(ran).length]).toEqual([1, 1]);
    expect(ran.err).toContain("may not be written");
    expect(snapshot(root)).toEqual(before);
  });

  it("a reader that goes away is no failure", async () => {
    expect(await unread(["tasks", makeVault({ "latin.md": new Uint8Array(9), "ok.md": meetingNote() })])).toBe(0);
  });

  it("damaged settings: one sentence, the defaults are used", () => {
    const root = makeVault({ "ok.md": meetingNote(), [`${CONFIG}/plugins/debrief/data.json`]: '{"me":', [`${CONFIG}/app.json`]: "{" });
    const ran = debrief(["run", root, ...TODAY]);
    expect([ran.status, told(ran).length]).toEqual([0, 1]);
    expect(ran.err).toContain("data.json");
  });

  it("a transcript whose name no note may have: the note gets a legal one", () => {
    const root = makeVault({ "Plan: a*b? [x] #1 ^|.txt": TALK });
    expect(debrief(["summarize", join(root, "Plan: a*b? [x] #1 ^|.txt"), "--write"]).status).toBe(0);
    const made = Object.keys(snapshot(root)).filter((path) => path.endsWith(".md"));
    expect(made).toHaveLength(1);
    expect(made[0]).not.toMatch(/[:*?[\]#^|"<>\\]/u);
  });
});

describe("what is large", () => {
  it("10 MB of transcript are read and summarized", () => {
    const said = ["I will send the plan to Bo by Friday.", "We decided to go with the blue door.", "Who owns the site survey?", "Right, and then the frames come back from the shop in a week."];
    const clock = (s: number) => new Date(s * 1000).toISOString().slice(11, 19);
    let text = "";
    for (let i = 0; text.length < 10e6; i++) text += `[${clock(i % 86_000)}] ${i % 2 ? "Ana Lind" : "Bo Tarn"}: ${said[(i * 7) % 4] ?? ""} Number ${i}.\n\n`;
    const root = makeVault({ "long.txt": text, "line.txt": `Ana: ${"word ".repeat(200_000)}` });
    for (const file of ["long.txt", "line.txt"]) expect(debrief(["summarize", join(root, file), "--date", "2026-03-02"]).status).toBe(0);
  }, 120_000);

  it("a thousand notes in one folder are linked and taken back", () => {
    const notes = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`n${i}.md`, `${HEAD}# M ${i}\n\nWith Ana Lind.\n`]));
    const root = makeVault({ ...notes, "People/Ana Lind.md": person });
    const before = snapshot(root);
    expect(debrief(["link", root, "--all", "--write"]).out).toContain("1000 links in 1000 notes");
    expect(debrief(["undo", root]).status).toBe(0);
    expect(snapshot(root)).toEqual(before);
  }, 120_000);
});
