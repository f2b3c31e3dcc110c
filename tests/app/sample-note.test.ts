import { describe, expect, it } from "vitest";
import { SAMPLE_NAME, sampleNote } from "../../src/app/sample-note";
import { summarizeNote } from "../../src/app/summarize";
import { offline } from "../../src/engine/offline/index";
import { addDays } from "../../src/text/days";
import { buildIndex } from "../../src/vault/index";
import { stage } from "../../src/vault/staged";
import { memorySetup } from "../support/memory-vault";

const NOTE = `${SAMPLE_NAME}.md`;
const MONDAY = "2026-03-16";

const WRITTEN = [
  "## Summary",
  "Ines Duarte and Alex Reed met. The first twelve racks came two days early, on Monday. They settled one point: to start with the harbour site and leave the second site for the summer. "
    + "Four tasks came out of it, for Alex and Ines; above all, Alex is to ask procurement for a quote on the cooling units. "
    + "The main worry: the customs papers are late again and the installation slips by a month. Still open: Who pays for the survey of the second site?",
  "## Key facts learned",
  "- The first twelve racks came two days early, on Monday. (00:11)",
  "- Corvanta says that forty racks a month are possible from May. (00:20)",
  "## Outcomes",
  "- We're aligned with Corvanta on more racks and fewer suppliers. (00:29)",
  "## Decisions",
  "- We decided to start with the harbour site and leave the second site for the summer. (00:37)",
  "## Action items",
  "- [ ] Send Ines the revised rack plan by Friday (00:45) @Alex Reed",
  "- [ ] Ask procurement for a quote on the cooling units (00:52, 00:59) @Alex Reed",
  "- [ ] Book the electrician by next Wednesday (01:05) @Ines Duarte",
  "## Follow-ups",
  "- [ ] Check with the harbour office whether they still need the old permits (01:21)",
  "## Risks",
  "- The risk is that the customs papers are late again and the installation slips by a month. (01:12)",
  "## Open questions",
  "- Who pays for the survey of the second site? (01:30, 01:36)",
];

describe("the sample note", () => {
  it.each([0, 1, 2, 3, 4, 5, 6])("gives every section something sensible, %i days after a Monday", async (days) => {
    const setup = memorySetup({ [NOTE]: sampleNote(addDays(MONDAY, days), null) });
    const staged = stage(setup.vault);
    const result = await summarizeNote(setup, staged, await buildIndex(setup), NOTE, { engine: offline });
    expect(result).toMatchObject({ changed: true, missing: 0 });
    const text = await staged.read(NOTE);
    const written = text.slice(text.indexOf("## Summary"), text.indexOf("\n---\n\n<!-- ai")).replace(/ 📅 \S+/gu, "").split("\n").filter((line) => line !== "" && !line.startsWith("> Next meeting"));
    expect(written).toEqual(WRITTEN);
    const due = [...text.matchAll(/📅 (\S+)/gu)].map(([, day]) => day ?? "");
    expect(due).toHaveLength(3);
    for (const day of due) expect(day >= addDays(MONDAY, days) && day <= addDays(MONDAY, days + 14), day).toBe(true);
  });
});
