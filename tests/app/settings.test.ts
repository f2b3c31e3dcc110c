import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSettingsFile } from "../../src/app/settings-file";
import { formFault, formPatch, formValue, headingKey, LISTS, reportKey, sectionKey } from "../../src/app/settings-form";
import { DEFAULT_SETTINGS, HEADINGS, parseSettings, type HeadingName, type Settings } from "../../src/model/settings";
import { REPORTS } from "../../src/report/reports";

describe("the text of data.json", () => {
  it.each<[name: string, json: string | null, faults: string[] | null, raw: Record<string, unknown>]>([
    ["none", null, [], {}],
    ["an empty object", "{}", [], {}],
    ["values as we write them", '{"me":"Mira Okafor","threshold":0.7}', [], { me: "Mira Okafor", threshold: 0.7 }],
    ["keys of another version", '{"later":{"x":1},"headings":{"summary":"Recap","minutes":"Minutes"}}', [], { later: { x: 1 }, headings: { summary: "Recap", minutes: "Minutes" } }],
    ["values of the wrong kind", '{"threshold":"high","peopleFolders":"People","me":"Mira"}', ["threshold", "peopleFolders"], { me: "Mira" }],
    ["a number out of range", '{"threshold":7}', ["threshold"], {}],
    ["half a file", '{"me":"Mira', null, {}],
    ["a list", "[1]", null, {}],
    ["null", "null", null, {}],
  ])("%s", (_name, json, faults, raw) => {
    const file = readSettingsFile(json);
    expect(file.faults).toEqual(faults);
    expect(file.raw).toEqual(raw);
    expect(file.settings).toEqual(parseSettings(JSON.stringify(raw)));
  });

  it("is read whatever stands in it, and what is kept is read without a fault", () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...Object.keys(DEFAULT_SETTINGS), "other"), fc.jsonValue()), (data) => {
      const { raw } = readSettingsFile(JSON.stringify(data));
      expect(readSettingsFile(JSON.stringify(raw)).faults).toEqual([]);
    }));
  });
});

const KEYS = [
  "me", "folder", "threshold", "review", "linkOnSave", "showEvidence", "markUnreviewed", "refreshReports", "mentions", "linkAllNotes", "linkHeadings",
  "linkOwners", ...LISTS, ...(Object.keys(HEADINGS) as HeadingName[]).flatMap((name) => [headingKey(name), sectionKey(name)]),
  ...REPORTS.map(({ id }) => reportKey(id)),
];

describe("the form of the settings", () => {
  it.each(KEYS)("%s: what the control shows changes nothing when it is taken", (key) => {
    const patch = formPatch(DEFAULT_SETTINGS, key, formValue(DEFAULT_SETTINGS, key));
    const after = parseSettings(JSON.stringify({ ...DEFAULT_SETTINGS, ...patch }));
    expect({ ...after, reports: null }).toEqual(DEFAULT_SETTINGS);
    expect(formFault(key, formValue(DEFAULT_SETTINGS, key))).toBeNull();
  });

  it.each<[key: string, value: unknown, patch: Partial<Settings>]>([
    ["me", "  Mira Okafor ", { me: "Mira Okafor" }],
    ["me", "", { me: null }],
    ["peopleFolders", "People\n\n Team/People \nPeople", { peopleFolders: ["People", "Team/People"] }],
    ["heading.summary", "Recap", { headings: { summary: "Recap" } }],
    ["heading.summary", "", { headings: {} }],
    ["section.risks", false, { leftOutSections: ["risks"] }],
    ["report.risks", true, { reports: ["actions", "decisions", "risks"] }],
    ["report.actions", false, { reports: ["decisions"] }],
    ["threshold", 0.8, { threshold: 0.8 }],
  ])("%s takes %j", (key, value, patch) => {
    expect(formPatch(DEFAULT_SETTINGS, key, value)).toEqual(patch);
  });

  it.each([
    ["folder", "../elsewhere", "outside"],
    ["folder", "", null],
    ["folder", "Team/Debrief", null],
    ["peopleFolders", "People\n/etc", "outside"],
    ["heading.risks", "# Risks", "heading"],
    ["me", "[[Mira]]", "name"],
    ["me", "Mira O’Neil-Okafor", null],
  ])("%s with %j: %s", (key, value, fault) => {
    expect(formFault(key, value)).toBe(fault);
  });
});
