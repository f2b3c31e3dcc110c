import { describe, expect, it } from "vitest";
import { carryOut } from "../../src/app/journal";
import { planReports } from "../../src/app/report";
import type { Setup } from "../../src/app/setup";
import { buildIndex } from "../../src/vault/index";
import { stage } from "../../src/vault/staged";
import { memorySetup } from "../support/memory-vault";

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
});
