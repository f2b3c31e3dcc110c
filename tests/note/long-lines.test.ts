import { expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/model/settings";
import { hashOfText } from "../../src/note/fields";
import { readMeeting } from "../../src/note/read";
import { plainLine } from "../../src/engine/plain";
import { REPORTS } from "../../src/report/reports";
import { parseTask } from "../../src/task/parse";
import { placedMoments } from "../../src/text/moments";
import { legalFileName } from "../../src/text/names";

/** One line of each is read in far less than the runner's limit; work that grows with the square of its length takes minutes. */
const LENGTH = 150_000;
const UNITS = [" ", "\t", "\u00a0", ".", "!", "*", "* ", "_", "-", "#", "#a ", "[", "[[", "[[a", "(", "(1:00, ", ":", "**", "__"];

it.each(UNITS)("a line of %j again and again is read in linear time", (unit) => {
  const line = `x${unit.repeat(LENGTH / unit.length)}y`;
  const note = `# A\n\nAttendees: ${line}\n\n## Decisions\n\n- ${line}\n\n## Action items\n\n- [ ] ${line}\n\n## Risks\n\n- ${line}\n`;
  const { meeting } = readMeeting("a.md", note, { settings: DEFAULT_SETTINGS });
  const facts = { meetings: [{ ...meeting, private: false, unreviewed: false }], tasks: [], entities: [] };
  for (const report of REPORTS) {
    const link = (path: string) => path;
    expect(report.write(null, facts, { link, settings: DEFAULT_SETTINGS }).text).not.toBe("");
  }
  expect(parseTask(`- [ ] ${line}`)).not.toBeNull();
  expect(placedMoments(`${line})`)).toBeNull();
  expect(hashOfText(line)).toHaveLength(6);
  expect(legalFileName(line).length).toBeLessThanOrEqual(120);
  expect(plainLine(line).length).toBeLessThanOrEqual(601);
});
