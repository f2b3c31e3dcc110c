import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { carryOut } from "../../src/app/journal";
import { planRun, type RunOptions, type RunPlan } from "../../src/app/run";
import type { Setup } from "../../src/app/setup";
import type { Engine } from "../../src/engine/engine";
import { offline } from "../../src/engine/offline/index";
import { readMeeting } from "../../src/note/read";
import { action, debriefOf, item } from "../support/debrief";
import { memorySetup } from "../support/memory-vault";

const SPOKEN = "[00:00:10] Ines Duarte: Can you send me the rack plan by Friday?\n\n[00:00:20] Mira Okafor: Yes, I will. We take one site.\n";
const note = (properties: string, spoken = SPOKEN, above = "") =>
  `---\ntype: meeting\n${properties}---\n\n# Racks\n\n${above}## Transcript\n\n${spoken}`;

/** Finds the same in every meeting. */
const fixed: Engine = {
  name: "fixed",
  debrief: () => Promise.resolve(debriefOf({
    summary: "Ines Duarte of Corvanta asked for the rack plan.",
    decisions: [item("Corvanta takes one site.", 20)],
    actions: [action("Send Ines Duarte the rack plan.", 20, { owner: "Mira Okafor", due: "2026-03-06" })],
  })),
};
const PEOPLE = { "People/Ines Duarte.md": "", "People/Mira Okafor.md": "", "Organizations/Corvanta.md": "" };

async function run(setup: Setup, options: Partial<RunOptions> = {}): Promise<RunPlan & { written: string[]; told: string[] }> {
  const plan = await planRun(setup, { engine: fixed, ...options });
  const { created, changed, problems } = await carryOut(setup.vault, setup.store, plan.staged.changes(), plan.kept);
  return { ...plan, written: [...created, ...changed], told: [...plan.problems, ...problems] };
}
const summarized = (plan: RunPlan) => plan.summarized.map(({ path }) => path);

describe("which notes a run takes", () => {
  const files = {
    "a.md": note("date: 2026-03-20\n"), "b.md": note("date: 2026-02-18\n"), "c.md": note("date: 2026-02-17\n"), "d.md": note(""),
    "e.md": note("date: 2026-03-19\n", SPOKEN, "## Summary\n\nMine.\n\n"), "f.md": "---\ntype: meeting\ndate: 2026-03-19\n---\n\nNo words.\n",
  };

  it.each([
    ["the last 30 days", undefined, ["a.md", "b.md"], ["c.md", "d.md"]],
    ["those since a day", "2026-03-01", ["a.md"], ["b.md", "c.md", "d.md"]],
    ["all, dated or not", null, ["a.md", "b.md", "c.md", "d.md"], []],
  ])("are %s, if they have a transcript and no summary", async (_, since, taken, left) => {
    const setup = memorySetup(files);
    const plan = await run(setup, since === undefined ? {} : { since });
    expect(summarized(plan)).toEqual(taken);
    expect(plan.leftAlone.map(({ path }) => path)).toEqual(left);
    expect(plan.leftAlone.every(({ reason }) => reason.includes("--all"))).toBe(true);
    for (const [path, text] of Object.entries(files)) if (!taken.includes(path)) expect(setup.vault.files.get(path)).toBe(text);
  });

  it("are private ones too, of which nothing goes into a report, and ones without links, in which none is made", async () => {
    const setup = memorySetup({
      ...PEOPLE, "Hush.md": note("date: 2026-03-20\ndebrief: private\n"), "Plain.md": note("date: 2026-03-20\ndebrief: [no-links]\n"),
    });
    const plan = await run(setup);
    expect(summarized(plan)).toEqual(["Hush.md", "Plain.md"]);
    const { files } = setup.vault;
    expect(files.get("Hush.md")).toContain("- [[Corvanta]] takes one site. (00:20)");
    expect(files.get("Plain.md")).toContain("- Corvanta takes one site. (00:20)");
    expect(files.get("Plain.md")).not.toContain("[[");
    for (const path of plan.written.filter((one) => one.startsWith("Debrief/"))) expect(files.get(path)).not.toContain("Hush");
    expect(files.get("Debrief/Decisions.md")).toContain("[[Plain|Racks]]");
  });
});

describe("a run", () => {
  it("says how far it is, note by note", async () => {
    const told: string[] = [];
    await run(memorySetup({ "a.md": note("date: 2026-03-20\n"), "b.md": note("date: 2026-03-20\n") }), { onProgress: (done, all, path) => told.push(`${done}/${all} ${path}`) });
    expect(told.slice(-2)).toEqual(["0/2 a.md", "1/2 b.md"]);
  });

  it("names the note that fails and goes on with the rest", async () => {
    const text = note("date: 2026-03-20\n", SPOKEN.replace("Friday", "Monday"));
    const setup = memorySetup({ "a.md": text, "b.md": note("date: 2026-03-20\n") });
    const engine: Engine = {
      name: "weak",
      debrief: (transcript, context) => (transcript.turns[0]?.text.includes("Monday") ? Promise.reject(new Error("No answer came; try again.")) : fixed.debrief(transcript, context)),
    };
    const plan = await run(setup, { engine });
    expect(plan.told).toEqual(['"a.md" was left as it is: No answer came; try again.']);
    expect(setup.vault.files.get("a.md")).toBe(text);
    expect(setup.vault.files.get("b.md")).toContain("## Summary");
    expect(plan.written).toContain("Debrief/Decisions.md");
  });

  it.each(["before it starts", "while the first note is read", "while the last note is read"])("that is cancelled %s writes nothing", async (when) => {
    const files = { "a.md": note("date: 2026-03-20\n"), "b.md": note("date: 2026-03-20\n") };
    const setup = memorySetup(files);
    const stop = new AbortController();
    if (when.startsWith("before")) stop.abort();
    let calls = 0;
    const engine: Engine = {
      name: "slow",
      debrief: (transcript, context) => {
        if (++calls === (when.includes("first") ? 1 : 2)) stop.abort();
        return fixed.debrief(transcript, context);
      },
    };
    await expect(run(setup, { engine, signal: stop.signal })).rejects.toThrow(/abort/iu);
    expect(Object.fromEntries(setup.vault.files)).toEqual(files);
    expect(setup.store.kept.size).toBe(0);
  });

  it("leaves a note alone whose transcript changes while it is read, or before it is written, and merges what else was typed", async () => {
    const text = note("date: 2026-03-20\n");
    const setup = memorySetup({ "a.md": text, "b.md": text, "c.md": text });
    const { files } = setup.vault;
    let calls = 0;
    const engine: Engine = {
      name: "slow",
      debrief: (transcript, context) => {
        if (++calls === 1) files.set("a.md", text.replace("one site", "two sites"));
        return fixed.debrief(transcript, context);
      },
    };
    const plan = await planRun(setup, { engine });
    files.set("b.md", text.replace("one site", "no site"));
    files.set("c.md", text.replace("# Racks\n", "# Racks\n\nTyped meanwhile.\n"));
    const written = await carryOut(setup.vault, setup.store, plan.staged.changes(), plan.kept);
    const sentence = (path: string) => expect.stringContaining(`The transcript in "${path}" changed while it was read; nothing was written.`) as string;
    expect(plan.problems).toEqual([sentence("a.md")]);
    expect(written.problems).toEqual([sentence("b.md")]);
    expect(files.get("a.md")).toBe(text.replace("one site", "two sites"));
    expect(files.get("b.md")).toBe(text.replace("one site", "no site"));
    expect(files.get("c.md")).toMatch(/Typed meanwhile\.[^]*## Summary/u);
  });

  it("writes links in the vault's own style everywhere, once", async () => {
    const setup = {
      ...memorySetup({ ...PEOPLE, "Meetings/2026-03-20 Racks (one).md": note("people: ['[[Ines Duarte]]', '[[Mira Okafor]]']\n") }),
      linkFormat: { useMarkdownLinks: true, newLinkFormat: "relative" as const },
    };
    const { told } = await run(setup);
    expect(told).toEqual([]);
    const { files } = setup.vault;
    const meeting = files.get("Meetings/2026-03-20 Racks (one).md") ?? "";
    expect(meeting).toContain("- [Corvanta](../Organizations/Corvanta.md) takes one site. (00:20)");
    expect(meeting).toContain("- [ ] Send [Ines Duarte](../People/Ines%20Duarte.md) the rack plan. (00:20) @Mira Okafor 📅 2026-03-06");
    expect(files.get("Debrief/Open actions.md")).toContain("[Racks](../Meetings/2026-03-20%20Racks%20%28one%29.md)");
    expect(files.get("Debrief/People graph.md")).toContain("| [Ines Duarte](../People/Ines%20Duarte.md) |");
    for (const [path, text] of files) if (path.startsWith("Debrief/") || path.startsWith("Meetings/")) expect(text.replace(/^people:.*$/mu, "").replace(/\["[^"]*"\]/gu, "")).not.toContain("[[");
    expect((await run(setup)).written).toEqual([]);
  });
});

describe("the sample vault", () => {
  const root = join(import.meta.dirname, "../fixtures/vault");
  const files = Object.fromEntries(readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/[\\/]\./u.test(entry.parentPath.slice(root.length)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(root.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")]));

  it.each([["Mira Okafor", false], ["Mira Okafor", true], [null, false]])("of %s is the same after a second run (Markdown links: %s)", async (me, useMarkdownLinks) => {
    const setup = { ...memorySetup(files, { me }), linkFormat: { useMarkdownLinks, newLinkFormat: "shortest" as const } };
    const first = await run(setup, { engine: offline, since: null });
    expect(first.summarized.length).toBeGreaterThan(2);
    const after = new Map(setup.vault.files);
    expect((await run(setup, { engine: offline, since: null })).written).toEqual([]);
    expect(setup.vault.files).toEqual(after);
    // What was written reads back as it was found.
    for (const { path, debrief } of first.summarized) {
      const { meeting } = readMeeting(path, after.get(path) ?? "", setup);
      expect(meeting.decisions).toHaveLength(debrief.decisions.filter(({ confidential }) => !confidential).length);
      for (const { owner } of debrief.actions) if (owner !== null) expect(meeting.actions.flatMap((task) => task.owners)).toContain(owner);
    }
  });
});
