import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { VaultFacts } from "../../src/model/facts";
import { REPORTS } from "../../src/report/reports";
import { crowd, meeting, person } from "../graph/invent";
import { facts, items, options, task, writeReport } from "./invent";

const text = fc.array(
  fc.constantFrom("word", " ", "\n", "`", "```", "<!--", " debrief:actions:end ", "-->", "<!-- debrief:risks:start -->", "%%", "\\", "[ ] ", "[[Talk 1]]", "|", "- ", "#tag", " ^id", "$", " — closed 2026-03-16", " — answered [[Talk 1]]", " — replaces [[Talk 1]]: word", "(01:05)"),
  { maxLength: 8 },
).map((parts) => parts.join(""));
const day = fc.constantFrom(null, "2026-01-02", "2026-02-03", "2026-03-04");

const vaults: fc.Arbitrary<VaultFacts> = fc.record({
  meetings: fc.array(fc.record({ title: text, date: day, people: fc.array(text, { maxLength: 4 }), texts: fc.array(text, { maxLength: 3 }), private: fc.boolean(), unreviewed: fc.boolean() }), { maxLength: 6 })
    .map((list) => list.map(({ title, date, texts, ...rest }, at) =>
      meeting(title, date, { ...rest, path: `Meetings/Talk ${at}.md`, decisions: items(...texts), risks: items(...texts), openQuestions: items(...texts) }))),
  tasks: fc.array(fc.tuple(text, fc.array(text, { maxLength: 2 }), day), { maxLength: 6 })
    .map((list) => list.map(([words, owners, due], line) => task(words, { owners, due, line, meeting: { title: words, date: due } }))),
  entities: fc.constant([person("word"), person("Ada Lind")]),
});

function turned(vault: VaultFacts): VaultFacts {
  return { meetings: [...vault.meetings].reverse(), tasks: [...vault.tasks].reverse(), entities: [...vault.entities].reverse() };
}

describe.each(REPORTS)("$fileName", (report) => {
  it("gives the same bytes over its own output, for any words, in any order of the vault", () => {
    fc.assert(fc.property(vaults, (vault) => {
      const first = report.write(null, vault, options);
      expect(first.problem).toBeNull();
      expect(report.write(first.text, vault, options)).toEqual(first);
      expect(report.write(null, turned(vault), options).text).toBe(first.text);
    }), { numRuns: 150 });
  });

  it("keeps what stands around it when the vault changes", () => {
    if (report.kind !== "region") {
      expect(report.kind === "once" ? report.write("mine", facts({}), options).text : "mine").toBe("mine");
      return;
    }
    const fresh = report.write(null, facts({}), options).text;
    const mine = `\uFEFF${fresh.replace("\n# ", "\nMy own words.\n# ")}\nMore of mine.`.replace(/\n/g, "\r\n");
    const after = report.write(mine, crowd(5, 2, 5), options).text;
    const outside = (whole: string) => whole.replace(/(:start -->)[\s\S]*(<!-- debrief:[\w-]+:end)/, "$1$2");
    expect(outside(after)).toBe(outside(mine));
    expect(after).toMatch(/^\uFEFF---\r\ndebrief: /);
    expect(after).not.toMatch(/[^\r]\n/);
  });
});

it("tells no private note anywhere", () => {
  const secret = { private: true, people: ["Hush Hush", "Ada Lind"], decisions: items("hush"), risks: items("hush"), openQuestions: items("hush") };
  const vault = facts({ meetings: [meeting("Hush", "2026-01-02", secret)], tasks: [task("hush", { private: true })], entities: [person("Hush Hush")] });
  for (const report of REPORTS) expect(report.write(null, vault, options).text.toLowerCase()).not.toContain("hush");
});

it("makes no task, tag or box of words in a note", () => {
  fc.assert(fc.property(vaults, (vault) => {
    for (const { kind, write } of REPORTS) {
      if (kind !== "region") continue;
      const lines = write(null, vault, options).text.split("\n");
      expect(lines.filter((line) => /^\s*(?:[-*+]|\d+[.)])\s+(?:[-*+] +|\d+[.)] +)*\[.\] /.test(line))).toEqual([]);
      expect(lines.filter((line) => /(?:^|\s)#[\p{L}]/u.test(line.replace(/(`+)[^`]+\1|\[\[[^\]]*\]\]/g, "")))).toEqual([]);
    }
  }), { numRuns: 150 });
});

it("leaves a damaged region alone, and says so", () => {
  const damaged = "---\ndebrief: risks\n---\n<!-- debrief:risks:start -->\nmine";
  const result = writeReport("risks", damaged, facts({}));
  expect(result.text).toBe(damaged);
  expect(result.problem).toContain("risks");
});

describe("bases", () => {
  it("list people by the settings", () => {
    const { text: yaml } = writeReport("people-base", null, facts({}), { peopleTypes: ['per"son'], peopleFolders: ["Folk/Near"], peopleTags: ["#who"] });
    expect(parse(yaml)).toMatchObject({
      filters: { or: ['type == "per\\"son"', 'file.inFolder("Folk/Near")', 'file.hasTag("who")'] },
      views: [{ type: "table", name: "People" }, { type: "table", name: "By organization", groupBy: { property: "organization", direction: "ASC" } }],
    });
  });

  it("list meetings, the newest first", () => {
    expect(parse(writeReport("meetings-base", null, facts({})).text)).toMatchObject({
      filters: { or: ['type == "transcript"', 'type == "meeting"'] },
      views: [{ sort: [{ property: "date", direction: "DESC" }] }, { filters: "file.hasLink(this.file)" }, {}],
    });
  });
});
