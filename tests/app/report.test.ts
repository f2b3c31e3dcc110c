import { describe, expect, it } from "vitest";
import { carryOut } from "../../src/app/journal";
import { planReports } from "../../src/app/report";
import type { Setup } from "../../src/app/setup";
import { buildIndex } from "../../src/vault/index";
import { stage } from "../../src/vault/staged";
import { HOSTILE } from "../report/hostile";
import { memorySetup } from "../support/memory-vault";

type MemorySetup = ReturnType<typeof memorySetup>;

const MEETING = "---\ntype: meeting\ndate: 2026-03-02\npeople: ['[[Ines Duarte]]', '[[Mira Okafor]]']\n---\n\n# Racks\n\n## Decisions\n\n- One site.\n";
const FILES = {
  "People/Ines Duarte.md": "", "People/Mira Okafor.md": "", "Meetings/a.md": MEETING,
  "Meetings/b.md": MEETING.replace("type:", "debrief: private\ntype:").replace(/Racks|One site|Ines Duarte/gu, "Zork"),
};

async function report(setup: Setup, asked = false): Promise<{ paths: string[]; problems: string[] }> {
  const staged = stage(setup.vault);
  const { problems, kept } = await planReports(setup, staged, await buildIndex(setup), asked);
  const written = await carryOut(setup.vault, setup.store, staged.changes(), kept);
  return { paths: [...written.created, ...written.changed], problems: [...problems, ...written.problems] };
}

describe("reports of a vault", () => {
  it.each([["Debrief", "Debrief/"], ["Reports/", "Reports/"], ["A B/C", "A B/C/"], ["/", ""], ["", ""]])("go into the folder %j, once", async (folder, start) => {
    const setup = memorySetup(FILES, { folder });
    const { paths, problems } = await report(setup);
    expect(problems).toEqual([]);
    expect(paths).toContain(`${start}Decisions.md`);
    expect(await report(setup)).toEqual({ paths: [], problems: [] });
  });

  it("say nothing of a private note", async () => {
    const setup = memorySetup(FILES);
    for (const path of (await report(setup)).paths) expect(setup.vault.files.get(path)).not.toContain("Zork");
  });

  it("are found where the user moved them, stay deleted until asked for, and leave a broken region alone", async () => {
    const setup = memorySetup(FILES);
    await report(setup);
    const { files } = setup.vault;
    files.set("Log.md", (files.get("Debrief/Decisions.md") ?? "").replace("- One site.", "- Old.") + "My words.\n");
    files.delete("Debrief/Decisions.md");
    files.delete("Debrief/Risks.md");
    files.set("Debrief/Open questions.md", (files.get("Debrief/Open questions.md") ?? "").replace("<!-- debrief:questions:end -->", ""));
    const { paths, problems } = await report(setup);
    expect(paths).toEqual(["Log.md"]);
    expect(files.get("Log.md")).toMatch(/- One site\.[^]*My words\.\n$/u);
    expect(problems).toEqual(["\"Debrief/Open questions.md\": The region \"questions\" has only its start marker; it was left alone."]);
    expect((await report(setup, true)).paths).toEqual(["Debrief/Risks.md"]);
  });

  const MADE = ["Debrief/People graph.canvas", "Debrief/Meetings.base", "Debrief/People.base"];
  const move = (setup: MemorySetup, to: (path: string) => string) => {
    const { files } = setup.vault;
    for (const path of MADE) {
      files.set(to(path), files.get(path) ?? "");
      files.delete(path);
    }
  };

  it("that have no property are found where the user moved them, and stay there", async () => {
    const setup = memorySetup(FILES);
    await report(setup);
    const { files } = setup.vault;
    move(setup, (path) => path.replace("Debrief/", "Maps/My "));
    files.set("Maps/Own.canvas", '{"nodes":[{"id":"a","type":"text","text":"x","x":0,"y":0,"width":9,"height":9}],"edges":[]}');
    files.set("Maps/Own.base", "views: []\n");
    expect(await report(setup, true)).toEqual({ paths: [], problems: [] });
    files.set("Meetings/c.md", MEETING.replace("[[Ines Duarte]]", "[[Bo Rask]]"));
    files.set("People/Bo Rask.md", "");
    expect((await report(setup)).paths).toContain("Maps/My People graph.canvas");
    expect(files.get("Maps/My People graph.canvas")).toContain("People/Bo Rask.md");
    // Now it is known where it lies, and a copy of it does not confuse.
    files.set("Maps/Copy.canvas", files.get("Maps/My People graph.canvas") ?? "");
    files.delete("Meetings/c.md");
    expect((await report(setup)).paths).toContain("Maps/My People graph.canvas");
  });

  it("that have no property are deleted where two files may be it, or only a sync tool's copy is there", async () => {
    for (const copies of [["A.canvas", "B.canvas"], ["People graph (conflicted copy 2026-03-01).canvas"]]) {
      const setup = memorySetup(FILES);
      await report(setup);
      const { files } = setup.vault;
      for (const copy of copies) files.set(copy, files.get("Debrief/People graph.canvas") ?? "");
      files.delete("Debrief/People graph.canvas");
      expect((await report(setup)).paths).toEqual([]);
      expect((await report(setup, true)).paths).toEqual(["Debrief/People graph.canvas"]);
    }
  });

  it("are made anew from a list of them that is damaged or of an earlier version, and never outside the vault", async () => {
    for (const kept of ["{", '{"made":["decisions"]}', '{"made":["people-canvas"],"paths":{"people-canvas":"../out.canvas"}}']) {
      const setup = memorySetup(FILES);
      await setup.store.write("reports.json", kept);
      expect((await report(setup, true)).paths).toContain("Debrief/People graph.canvas");
    }
  });

  it.each([false, true])("of notes with hostile file names are sound, and follow people who are renamed or gone (Markdown links: %s)", async (useMarkdownLinks) => {
    const names = HOSTILE.map((name) => name.replace(/[/\n\r\0]/gu, " ").slice(0, 80));
    const people = names.map((name) => JSON.stringify(`[[${name}]]`)).join(", ");
    const files = Object.fromEntries(names.flatMap((name, i) => [
      [`People/${name}.md`, ""],
      [`Meetings/${name}.md`, `---\ntype: meeting\npeople: [${people}]\n---\n\n# ${name}\n\n## Decisions\n\n- ${name}\n\n## Action items\n\n- [ ] ${name} @[[${names[(i + 1) % names.length] ?? ""}]]\n`],
    ]));
    const setup = { ...memorySetup(files), linkFormat: { useMarkdownLinks, newLinkFormat: "shortest" as const } };
    expect((await report(setup)).problems).toEqual([]);
    expect(await report(setup)).toEqual({ paths: [], problems: [] });
    const held = setup.vault.files;
    for (const path of ["Debrief/Open actions.md", "Debrief/Decisions.md"]) expect(held.get(path)?.match(/<!--/gu)).toHaveLength(2);
    held.set("People/Renamed.md", held.get(`People/${names[0] ?? ""}.md`) ?? "");
    held.delete(`People/${names[0] ?? ""}.md`);
    held.delete(`People/${names[1] ?? ""}.md`);
    expect((await report(setup)).problems).toEqual([]);
    expect(held.get("Debrief/People graph.canvas")).not.toContain(JSON.stringify(`People/${names[1] ?? ""}.md`));
    expect(await report(setup)).toEqual({ paths: [], problems: [] });
  });
});
