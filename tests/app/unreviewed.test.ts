import { describe, expect, it } from "vitest";
import { summarizeNote } from "../../src/app/summarize";
import { offline } from "../../src/engine/offline/index";
import { buildIndex } from "../../src/vault/index";
import { stage } from "../../src/vault/staged";
import { memorySetup } from "../support/memory-vault";

const TRANSCRIPT = `
## Transcript

[00:00:10] Ines Duarte: Can you send me the rack plan for the Lisbon site by Friday?

[00:00:20] Mira Okafor: Yes, I will send you the rack plan by Friday.

[00:00:30] Ines Duarte: Great, thanks. The racks ship in May.
`;

async function summarized(text: string, markUnreviewed: boolean): Promise<string> {
  const setup = memorySetup({ "Call.md": text }, { markUnreviewed });
  const staged = stage(setup.vault);
  await summarizeNote(setup, staged, await buildIndex(setup), "Call.md", { engine: offline });
  return staged.read("Call.md");
}

describe("a note that is written without the user's look", () => {
  it.each([
    ["in its properties", `---\ntitle: 'Call' # ours\ndate: 2026-03-02\n---\n${TRANSCRIPT}`, /^---\ntitle: 'Call' # ours\ndate: 2026-03-02\ndebrief:\n {2}- unreviewed\n---\n/u],
    ["in a property block of its own", `# 2026-03-02 Call\n${TRANSCRIPT}`, /^---\ndebrief:\n {2}- unreviewed\n---\n/u],
    ["beside other words", `---\ndebrief: [private]\n---\n${TRANSCRIPT}`, /^---\ndebrief: ?\[private, unreviewed\]\n---\n|^---\ndebrief:\n {2}- private\n {2}- unreviewed\n---\n/u],
  ])("says so %s where the settings want it", async (_where, note, head) => {
    const text = await summarized(note, true);
    expect(text).toMatch(head);
    expect(text).toContain("@Mira Okafor");
  });

  it("says so where only a bullet was called no action before", async () => {
    expect(await summarized(`# 2026-03-02 Call\n${TRANSCRIPT}\n<!-- debrief:1 x:a1b2c3 -->\n`, true)).toContain("unreviewed");
  });

  it("does not say so again once the user took the word away", async () => {
    const looked = (await summarized(`# 2026-03-02 Call\n${TRANSCRIPT}`, true)).replace(/^---\n[^]*?\n---\n/u, "");
    expect(await summarized(`${looked}\n`, true)).not.toContain("unreviewed");
  });

  it("says nothing by default, and where the properties are broken", async () => {
    expect(await summarized(`# 2026-03-02 Call\n${TRANSCRIPT}`, false)).not.toContain("unreviewed");
    expect(await summarized(`---\na: "b\n---\n${TRANSCRIPT}`, true)).not.toContain("unreviewed");
  });
});
