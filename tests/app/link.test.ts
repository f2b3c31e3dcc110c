import { describe, expect, it } from "vitest";
import { linkNote } from "../../src/app/link";
import { readMeeting } from "../../src/note/read";
import { buildIndex } from "../../src/vault/index";
import { stage } from "../../src/vault/staged";
import { memorySetup } from "../support/memory-vault";

const NOTE = "Meetings/a.md";
const PEOPLE = { "People/Ines Duarte.md": "---\naliases: [Ines]\n---\n", "People/Lena Sato.md": "", "Organizations/Corvanta.md": "" };

async function link(text: string, times = 1): Promise<string> {
  const setup = memorySetup({ ...PEOPLE, [NOTE]: text });
  const staged = stage(setup.vault);
  const index = await buildIndex(setup);
  for (let i = 0; i < times; i++) await linkNote(setup, staged, index, NOTE, "all");
  return staged.read(NOTE);
}
const note = (line: string) => `---\ntype: meeting\n---\n\n## Action items\n\n${line}\n`;

describe("linking a note", () => {
  it.each([
    ["behind a full stop", "- [ ] Send the plan. Ines Duarte 📅 2026-03-06"],
    ["behind a dash", "- [ ] Send the plan — Ines Duarte ⏫"],
    ["in brackets", "- [ ] Send the plan (Ines Duarte)"],
    ["behind damaged signs", "- [ ] Send the plan â€” Ines Duarte"],
    ["in a plain item among tasks", "- Send the plan. Ines"],
    ["behind its own list sign", "* [ ] Send the plan. Ines ^ref"],
  ])("makes no owner of a name %s", async (_, line) => {
    expect(await link(note(line))).toBe(note(line));
  });

  it.each([
    ["- [ ] Send the plan - Lena Sato and Ines Duarte", "- [ ] Send the plan - [[Lena Sato]] and Ines Duarte"],
    ["- [ ] Ask Ines Duarte for it (12:31) @Lena Sato 📅 2026-03-06", "- [ ] Ask [[Ines Duarte]] for it (12:31) @Lena Sato 📅 2026-03-06"],
    ["- [ ] Send the plan to Ines ⏫", "- [ ] Send the plan to [[Ines Duarte|Ines]] ⏫"],
    ["- [ ] Call Corvanta. [[Lena Sato]]", "- [ ] Call [[Corvanta]]. [[Lena Sato]]"],
  ])("links %s and leaves its owners as they are", async (before, after) => {
    expect(await link(note(before))).toBe(note(after));
    expect(await link(note(before), 2)).toBe(note(after));
    const owners = (text: string) => readMeeting(NOTE, text, memorySetup({})).meeting.actions.map((task) => task.owners);
    expect(owners(note(after))).toEqual(owners(note(before)));
  });

  it("links names behind a full stop where no task stands", async () => {
    expect(await link("---\ntype: meeting\n---\n\n## Decisions\n\n- It is done. Ines\n")).toContain("- It is done. [[Ines Duarte|Ines]]\n");
  });

  it("does nothing where the note asks for no links, and leaves the names that it lists", async () => {
    expect(await link("---\ntype: meeting\ndebrief: no-links\n---\n\nInes\n")).toContain("\nInes\n");
    expect(await link("---\ntype: meeting\ndo_not_link: ['[[Ines Duarte]]']\n---\n\nInes and Lena Sato\n")).toContain("\nInes and [[Lena Sato]]\n");
  });
});
