import { describe, expect, it } from "vitest";
import { carryOut, undo } from "../../src/app/journal";
import { foldersWithTranscripts, summarizeAll, transcriptsIn } from "../../src/app/folder";
import { planLinks } from "../../src/app/link-all";
import { refreshReports } from "../../src/app/refresh";
import { planRepair } from "../../src/app/repair";
import { planReports } from "../../src/app/report";
import { offline } from "../../src/engine/offline/index";
import { buildIndex } from "../../src/vault/index";
import { stage } from "../../src/vault/staged";
import { memorySetup } from "../support/memory-vault";

const talk = (day: string, extra = "") => `---\ntype: meeting\ndate: ${day}\n---\n\n# Talk\n${extra}\n## Transcript\n\n\`\`\`text\n[00:00:01.00]   Ines DuarteI'll send the rack plan by Friday.\n[00:00:09.00]   Lena SatoGreat, thanks.\n\`\`\`\n`;
const VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ines Duarte>I'll send the rack plan by Friday.\n\n00:00:05.000 --> 00:00:08.000\n<v Lena Sato>Great.\n";
const FILES = {
  "Meetings/a.md": talk("2026-03-02"),
  "Meetings/2025/b.md": talk("2026-03-09", "\n## Summary\n\nWe talked.\n"),
  "Meetings/call.vtt": VTT,
  "Meetings/with note.vtt": VTT,
  "Meetings/with note.md": "# with note\n",
  "Templates/c.vtt": VTT,
  "Notes/plain.md": "# Plain\n\nLena Sato and Ines Duarte.\n",
  "People/Ines Duarte.md": "",
  "People/Lena Sato.md": "",
};

describe("summarizing a folder", () => {
  it.each<[string, (path: string) => boolean, [string, boolean][]]>([
    ["a folder with those below it", (path) => path.startsWith("Meetings/"), [["Meetings/2025/b.md", true], ["Meetings/a.md", false], ["Meetings/call.vtt", false]]],
    ["a folder below", (path) => path.startsWith("Meetings/2025/"), [["Meetings/2025/b.md", true]]],
    ["a folder without", (path) => path.startsWith("Notes/"), []],
  ])("finds the transcripts of %s", async (_, isWanted, expected) => {
    const setup = memorySetup(FILES);
    const found = transcriptsIn(await buildIndex(setup), Object.keys(FILES), isWanted, setup.settings.excludedFolders);
    expect(found.map(({ path, hasSummary }) => [path, hasSummary])).toEqual(expected);
  });

  it("lists the folders above the transcripts with how many wait", async () => {
    const setup = memorySetup(FILES);
    const waiting = transcriptsIn(await buildIndex(setup), Object.keys(FILES), () => true, setup.settings.excludedFolders);
    expect(foldersWithTranscripts(waiting)).toEqual([
      { folder: "", waiting: 2 }, { folder: "Meetings", waiting: 2 }, { folder: "Meetings/2025", waiting: 0 },
    ]);
  });

  it("marks what it wrote as not reviewed, names what failed, and is taken back in one step", async () => {
    const setup = memorySetup(FILES);
    const before = new Map(setup.vault.files);
    const staged = stage(setup.vault);
    const seen: string[] = [];
    const { results, problems } = await summarizeAll(setup, staged, await buildIndex(setup), ["Meetings/a.md", "Meetings/call.vtt", "Notes/plain.md", "Gone.md"], {
      engine: offline, onProgress: (done, all, path) => seen.push(`${done}/${all} ${path}`),
    });
    expect(seen).toEqual(["0/4 Meetings/a.md", "1/4 Meetings/call.vtt", "2/4 Notes/plain.md", "3/4 Gone.md"]);
    expect(results.map(({ path }) => path)).toEqual(["Meetings/a.md", "Meetings/call.md"]);
    expect(problems).toEqual([expect.stringContaining("Notes/plain.md"), expect.stringContaining("Gone.md")]);
    expect(setup.vault.files).toEqual(before);
    await carryOut(setup.vault, setup.store, staged.changes());
    for (const path of ["Meetings/a.md", "Meetings/call.md"]) expect(setup.vault.files.get(path)).toMatch(/^debrief:(?: unreviewed|\n\s*- unreviewed)$/mu);
    expect(setup.vault.files.get("Meetings/a.md")).toContain("- [ ] ");
    expect((await undo(setup.vault, setup.store))?.left).toEqual([]);
    expect(setup.vault.files).toEqual(before);
  });

  it("stops where it is told to, with nothing written", async () => {
    const setup = memorySetup(FILES);
    const stop = new AbortController();
    const run = summarizeAll(setup, stage(setup.vault), await buildIndex(setup), ["Meetings/a.md", "Meetings/call.vtt"], {
      engine: offline, signal: stop.signal, onProgress: (done) => {
        if (done === 1) stop.abort();
      },
    });
    await expect(run).rejects.toThrow(/abort/iu);
    expect(setup.vault.files).toEqual(new Map(Object.entries(FILES)));
  });
});

describe("linking all notes", () => {
  it("plans meeting notes only, unless the settings say all", async () => {
    const files = { ...FILES, "Meetings/d.md": "---\ntype: meeting\n---\n\nLena Sato.\n" };
    for (const [linkAllNotes, expected] of [[false, ["Meetings/d.md"]], [true, ["Meetings/d.md", "Notes/plain.md"]]] as const) {
      const setup = memorySetup(files, { linkAllNotes });
      const staged = stage(setup.vault);
      const plan = await planLinks(setup, staged, await buildIndex(setup));
      expect(staged.changes().map(({ path }) => path)).toEqual(expected);
      expect(plan.problems).toEqual([]);
      expect(setup.vault.files.get("Meetings/d.md")).not.toContain("[[");
    }
  });

  it("stops where it is told to", async () => {
    const setup = memorySetup(FILES);
    await expect(planLinks(setup, stage(setup.vault), await buildIndex(setup), { signal: AbortSignal.abort() })).rejects.toThrow(/abort/iu);
  });
});

describe("repairing a file", () => {
  it.each([
    ["damaged dashes and signs", "a â€” b â€” c\n- [ ] x â\u008f«\n", 3, [["—", 2], ["⏫", 1]]],
    ["nothing", "a — b\n", 0, []],
  ])("counts %s", async (_, text, all, signs) => {
    const setup = memorySetup({ "a.md": text });
    const staged = stage(setup.vault);
    const plan = await planRepair(staged, "a.md");
    expect([plan.all, plan.signs.map(({ sign, count }) => [sign, count])]).toEqual([all, signs]);
    expect(staged.changes()).toHaveLength(all === 0 ? 0 : 1);
  });
});

describe("bringing reports up to date", () => {
  const made = async (setup: ReturnType<typeof memorySetup>, only: string[]) => {
    const staged = stage(setup.vault);
    const plan = await planReports(setup, staged, await buildIndex(setup), true, only);
    await carryOut(setup.vault, setup.store, staged.changes(), plan.kept);
  };
  const summarized = async (setup: ReturnType<typeof memorySetup>) => {
    const staged = stage(setup.vault);
    const index = await buildIndex(setup);
    await summarizeAll(setup, staged, index, ["Meetings/a.md"], { engine: offline });
    const before = JSON.stringify(index.facts());
    const plan = await refreshReports(setup, staged, index);
    expect(JSON.stringify(index.facts())).toBe(before);
    await carryOut(setup.vault, setup.store, staged.changes(), plan.kept);
  };

  it("makes only the reports that were chosen, and then refreshes only these", async () => {
    const setup = memorySetup(FILES);
    await made(setup, ["actions"]);
    expect([...setup.vault.files.keys()].filter((path) => path.startsWith("Debrief/"))).toEqual(["Debrief/Open actions.md"]);
    expect(setup.vault.files.get("Debrief/Open actions.md")).toContain("No open actions.");
    await summarized(setup);
    expect(setup.vault.files.get("Debrief/Open actions.md")).toMatch(/rack plan/u);
    expect([...setup.vault.files.keys()].filter((path) => path.startsWith("Debrief/"))).toEqual(["Debrief/Open actions.md"]);
  });

  it("leaves a note that was deleted meanwhile out of the index", async () => {
    const setup = memorySetup(FILES);
    const staged = stage(setup.vault);
    const index = await buildIndex(setup);
    await summarizeAll(setup, staged, index, ["Meetings/a.md"], { engine: offline });
    const planned = refreshReports(setup, staged, index);
    setup.vault.files.delete("Meetings/a.md");
    await planned;
    expect(index.record("Meetings/a.md")).toBeNull();
  });

  it("makes none where none was made, where it was deleted, and where the settings do not want it", async () => {
    const none = memorySetup(FILES);
    await summarized(none);
    const deleted = memorySetup(FILES);
    await made(deleted, ["actions"]);
    deleted.vault.files.delete("Debrief/Open actions.md");
    await summarized(deleted);
    for (const { vault } of [none, deleted]) expect([...vault.files.keys()].filter((path) => path.startsWith("Debrief/"))).toEqual([]);
    const off = memorySetup(FILES, { refreshReports: false });
    await made(off, ["actions"]);
    await summarized(off);
    expect(off.vault.files.get("Debrief/Open actions.md")).toContain("No open actions.");
  });
});
