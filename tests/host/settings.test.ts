// @vitest-environment happy-dom
import type { SettingDefinitionItem } from "obsidian";
import { afterEach, describe, expect, it, vi } from "vitest";
import { localDay } from "../../src/app/setup";
import { sampleNote, SAMPLE_NAME } from "../../src/app/sample-note";
import { buildPlugin } from "./built";
import { startHost } from "./host";
import type { Host } from "./types";

const plugin = buildPlugin();
const TODAY = localDay(new Date());
const DATA = `${[".", "obsidian"].join("")}/plugins/debrief/data.json`;
const KEPT = DATA.replace("data.json", "data.broken.json");
const TALK = "Meetings/Talk.md";
const FILES: Record<string, string> = {
  [DATA.replace("data.json", "manifest.json")]: "{}",
  [TALK]: sampleNote(TODAY, "Mira Okafor"),
  "Meetings/Sync.md": `---\ntype: meeting\ndate: ${TODAY}\n---\n\n# Sync\n\n## Action items\n\n- [ ] Water the plants @Mira Okafor\n- [ ] Feed the cat @Bo Rask\n`,
  "People/Ines Duarte.md": "---\ntype: person\n---\n",
  "Standups/Monday.md": "---\ntype: standup\n---\n\n- [ ] Sweep the hall\n",
};

let host: Host;
afterEach(async () => {
  document.body.replaceChildren();
  await host.unload();
});

async function start(data: string | null = null, files: Record<string, string> = {}): Promise<HTMLElement> {
  host = await startHost({ plugin, files: { ...FILES, ...files, ...(data === null ? {} : { [DATA]: data }) } });
  await host.settled();
  return host.openSettings();
}

const data = async () => JSON.parse(await host.read(DATA) ?? "null") as Record<string, unknown> | null;
const all = <T extends HTMLElement = HTMLElement>(parent: ParentNode, selector: string) => Array.from(parent.querySelectorAll<T>(selector));
const row = (tab: HTMLElement, name: string): HTMLElement => {
  const found = all(tab, ".setting-item").find((item) => item.querySelector(".setting-item-name")?.textContent === name);
  if (!found) throw new Error(`No setting "${name}" in ${tab.textContent}`);
  return found;
};
const field = (tab: HTMLElement, name: string) => {
  const input = row(tab, name).querySelector<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("input, textarea, select");
  if (!input) throw new Error(`No field in "${name}"`);
  return input;
};
const box = (tab: HTMLElement, name: string) => row(tab, name).querySelector<HTMLElement>(".checkbox-container");
/** What a control shows. */
const shown = (tab: HTMLElement, name: string) => box(tab, name)?.classList.contains("is-enabled") ?? field(tab, name).value;
async function enter(tab: HTMLElement, name: string, value: string): Promise<void> {
  const input = field(tab, name);
  input.value = value;
  input.dispatchEvent(new Event(input.matches("select, [type=range]") ? "change" : "input", { bubbles: true }));
  await host.settled();
}
async function flip(tab: HTMLElement, name: string): Promise<void> {
  box(tab, name)?.click();
  await host.settled();
}
const go = (tab: HTMLElement, page: string) => {
  tab.querySelector<HTMLElement>(".setting-page-back")?.click();
  if (page !== "") row(tab, page).click();
};

const SECTIONS = ["Summary", "Key facts", "Outcomes", "Decisions", "Action items", "Follow-ups", "Risks", "Open questions"];
const HEADED: Record<string, string> = { "Key facts": "Key facts learned" };
const KEYS: Record<string, string> = {
  Summary: "summary", "Key facts": "keyFacts", Outcomes: "outcomes", Decisions: "decisions", "Action items": "actions",
  "Follow-ups": "followUps", Risks: "risks", "Open questions": "openQuestions",
};
const REPORT_NAMES = ["Open actions", "Decisions", "Risks", "Open questions"];

/** Page, name, what it shows at first, what is entered, what data.json then holds. */
const CONTROLS: [page: string, name: string, first: string | boolean, entered: string | boolean, written: Record<string, unknown>][] = [
  ["", "Your name", "", "Mira Okafor", { me: "Mira Okafor" }],
  ["", "Folder", "Debrief", "Archive/Reports", { folder: "Archive/Reports" }],
  ["", "Look at what was found before it is written", true, false, { review: false }],
  ["", "Link names on save", true, false, { linkOnSave: false }],
  ["", "Show moments", true, false, { showEvidence: false }],
  ...SECTIONS.map((name): (typeof CONTROLS)[number] => ["Sections and headings", `Heading of "${name}"`, HEADED[name] ?? name, "Other words", { headings: { [KEYS[name] ?? ""]: "Other words" } }]),
  ...SECTIONS.map((name): (typeof CONTROLS)[number] => ["Sections and headings", `Write "${name}"`, true, false, { leftOutSections: [KEYS[name]] }]),
  ["Sections and headings", "How sure an item must be", "0.5", "0.8", { threshold: 0.8 }],
  ["Sections and headings", "Mark what the command line writes", false, true, { markUnreviewed: true }],
  ["Reports", REPORT_NAMES[0] ?? "", true, false, { reports: ["decisions"] }],
  ["Reports", REPORT_NAMES[1] ?? "", true, false, { reports: ["actions"] }],
  ["Reports", REPORT_NAMES[2] ?? "", false, true, { reports: ["actions", "decisions", "risks"] }],
  ["Reports", "Keep them up to date", true, false, { refreshReports: false }],
  ["Folders and types of notes", "Folders of meetings", "", "Standups\nCalls", { meetingFolders: ["Standups", "Calls"] }],
  ["Folders and types of notes", "Types of people", "person\npeople", "human", { peopleTypes: ["human"] }],
  ["Folders and types of notes", "Folders of people", "People", "Team", { peopleFolders: ["Team"] }],
  ["Folders and types of notes", "Tags of people", "person\npeople", "who", { peopleTags: ["who"] }],
  ["Folders and types of notes", "Types of organizations", "organization\norganisation\ncompany", "firm", { organizationTypes: ["firm"] }],
  ["Folders and types of notes", "Folders of organizations", "Organizations\nOrganisations\nCompanies", "Firms", { organizationFolders: ["Firms"] }],
  ["Folders and types of notes", "Tags of organizations", "organization\norganisation\ncompany", "firm", { organizationTags: ["firm"] }],
  ["Folders and types of notes", "Folders that are never read", "Templates\ntemplates\n_templates", "Old", { excludedFolders: ["Old"] }],
  ["Linking", "Which mentions become links", "section", "all", { mentions: "all" }],
  ["Linking", "In all notes", false, true, { linkAllNotes: true }],
  ["Linking", "In headings", false, true, { linkHeadings: true }],
  ["Linking", "In owners of tasks", false, true, { linkOwners: true }],
  ["Linking", "Folders in which saving links nothing", "", "Drafts", { linkExcludedFolders: ["Drafts"] }],
  ["Linking", "Everyday words that are names", "", "Will", { linkEverydayWords: ["Will"] }],
  ["Action items", "Folders whose tasks count", "", "Projects", { actionFolders: ["Projects"] }],
  ["Action items", "Tags whose tasks count", "", "todo", { actionTags: ["todo"] }],
];

describe("the settings tab", () => {
  it("shows every setting as it is, and writes one change and nothing else, by itself", async () => {
    const tab = await start();
    for (const [page, name, first, entered, written] of CONTROLS) {
      go(tab, page);
      await host.settled();
      expect(shown(tab, name), name).toBe(first);
      expect(await data(), name).toBeNull();
      if (typeof entered === "boolean") await flip(tab, name);
      else await enter(tab, name, entered);
      expect(await data(), name).toEqual(written);
      expect(shown(tab, name), name).toBe(entered);
      await host.outside.remove(DATA);
      await host.outside.write(DATA, "{}\n");
      await vi.waitFor(() => expect(shown(tab, name), name).toBe(first));
      await host.outside.remove(DATA);
    }
  }, 60_000);

  it("has a name, in sentence case, and words to be found by for each control", async () => {
    await start();
    const { activeTab } = (host.app as unknown as { setting: { activeTab: { getSettingDefinitions(): SettingDefinitionItem[] } } }).setting;
    const flat = (items: SettingDefinitionItem[]): { name?: string; desc?: unknown; aliases?: string[] }[] =>
      items.flatMap((item) => ["items" in item ? flat((item.items ?? []) as SettingDefinitionItem[]) : [], item as { name?: string }].flat());
    const items = flat(activeTab.getSettingDefinitions());
    expect(new Set(items.map(({ name }) => name)).size).toBeGreaterThan(35);
    const proper = [...SECTIONS, ...Object.values(HEADED)].map((name) => `"${name}"`);
    for (const { name = "", desc } of items) {
      const bare = proper.reduce((words, one) => words.replace(one, ""), name);
      expect(bare, name).toMatch(/^[A-Z][^A-Z]*$/u);
      if (typeof desc === "string" && !desc.endsWith(".md") && !/\.(?:canvas|base)$/u.test(desc)) expect(desc, name).toMatch(/^(?:[A-Z]|@).*[^ ]$/u);
    }
    expect(items.filter(({ aliases = [] }) => aliases.length > 0).length).toBeGreaterThan(6);
  });

  it.each([
    ["", "Folder", "../elsewhere", "Give folders inside the vault, from its root."],
    ["", "Your name", "Mira [[Okafor]]", "A name holds no brackets, bars or # signs."],
    ["Sections and headings", "Heading of \"Risks\"", "## Risks", "A heading is one line without # signs."],
    ["Linking", "Folders in which saving links nothing", "Drafts\n../x", "Give folders inside the vault, from its root."],
  ])("%s %s: a bad value shows its sentence and writes nothing", async (page, name, bad, sentence) => {
    const tab = await start();
    go(tab, page);
    await enter(tab, name, bad);
    expect(row(tab, name).querySelector(".setting-item-error")?.textContent).toBe(sentence);
    expect(await data()).toBeNull();
    await enter(tab, name, name === "Your name" ? "Mira Okafor" : "Other");
    expect(row(tab, name).querySelector(".setting-item-error")).toBeNull();
    expect(await data()).not.toBeNull();
  });

  it("keeps what other versions wrote", async () => {
    const tab = await start(JSON.stringify({ later: { deep: [1] }, headings: { minutes: "Minutes" }, threshold: 0.7 }));
    await enter(tab, "Your name", "Mira Okafor");
    go(tab, "Sections and headings");
    await enter(tab, "Heading of \"Risks\"", "Dangers");
    expect(await data()).toEqual({ later: { deep: [1] }, headings: { minutes: "Minutes", risks: "Dangers" }, threshold: 0.7, me: "Mira Okafor" });
    expect(host.told()).toEqual([]);
  });

  it.each([
    ["half a file", "{\"me\":\"Mira", {}, /could not be read and were set back.*data\.broken\.json/u],
    ["a value of the wrong kind", "{\"me\":\"Mira Okafor\",\"threshold\":\"high\"}", { me: "Mira Okafor" }, /Settings of the wrong kind were set back \(threshold\).*data\.broken\.json/u],
  ])("repairs %s, says so, and keeps what stood there", async (_name, broken, repaired, notice) => {
    await start(broken);
    await vi.waitFor(() => expect(host.told().join("\n")).toMatch(notice));
    expect(await data()).toEqual(repaired);
    expect(await host.read(KEPT)).toBe(broken);
  });

  it("takes over what another device wrote, in the open tab too", async () => {
    const tab = await start("{\"me\":\"Bo Rask\",\"new\":1}");
    expect(shown(tab, "Your name")).toBe("Bo Rask");
    await host.outside.write(DATA, "{\"me\":\"Mira Okafor\",\"new\":2,\"review\":false}");
    await vi.waitFor(() => expect([shown(tab, "Your name"), shown(tab, "Look at what was found before it is written")]).toEqual(["Mira Okafor", false]));
    await enter(tab, "Folder", "Reports");
    expect(await data()).toEqual({ me: "Mira Okafor", new: 2, review: false, folder: "Reports" });
  });

  it("leaves the field alone that is being typed in", async () => {
    const tab = await start();
    const input = field(tab, "Your name");
    for (const value of ["M", "Mi", "Mir", "Mira"]) {
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    await host.settled();
    expect(field(tab, "Your name")).toBe(input);
    expect(await data()).toEqual({ me: "Mira" });
  });

  it("makes a sample note", async () => {
    const tab = await start();
    row(tab, "Make a sample note").click();
    await vi.waitFor(async () => expect(await host.read(`${SAMPLE_NAME}.md`)).toBe(sampleNote(TODAY, null)));
  });
});

const bar = (selector: string) => all(document, `.debrief-sidebar ${selector}`);
const listed = () => bar(".debrief-row").sort((a, b) => Number(a.dataset["index"]) - Number(b.dataset["index"]))
  .map((one) => one.querySelector(".debrief-group-title, .debrief-action-text")?.textContent ?? "");
const options = () => all(document, ".debrief-owner option").map(({ textContent }) => textContent);
async function sidebar(): Promise<void> {
  host.run("open-action-sidebar");
  await vi.waitFor(() => expect(listed()).toContain("Feed the cat"), 10_000);
}
async function summarized(path = TALK): Promise<string> {
  await host.open(path);
  await vi.waitFor(() => expect(host.commands().some(({ id }) => id === "debrief:summarize-transcript")).toBe(true));
  host.run("summarize-transcript");
  await vi.waitFor(async () => expect(await host.read(path)).toContain("<!-- debrief:1"), 20_000);
  return await host.read(path) ?? "";
}

describe("a setting has its effect", () => {
  it("headings, sections that are left out, and how sure an item must be", async () => {
    const tab = await start("{\"review\":false}");
    go(tab, "Sections and headings");
    await enter(tab, "Heading of \"Decisions\"", "What we chose");
    await flip(tab, "Write \"Risks\"");
    const text = await summarized();
    expect(text).toMatch(/^## What we chose$/mu);
    expect(text).not.toMatch(/^## (?:Decisions|Risks)$/mu);
    await enter(tab, "How sure an item must be", "1");
    const other = "Meetings/Other.md";
    await host.outside.write(other, sampleNote(TODAY, "Mira Okafor"));
    expect(await summarized(other)).not.toContain("What we chose");
  });

  it("without the review a summary is written at once, marked, and stands under \"To review\"", async () => {
    const tab = await start();
    await flip(tab, "Look at what was found before it is written");
    expect(await summarized()).toMatch(/^debrief: unreviewed$|^debrief:\n\s*- unreviewed$/mu);
    await sidebar();
    await vi.waitFor(() => expect(listed().slice(0, 2)).toEqual(["To review", SAMPLE_NAME]));
  });

  it("moments are hidden, and shown again", async () => {
    const tab = await start("{\"review\":false}");
    await summarized();
    await flip(tab, "Show moments");
    const before = await host.read(TALK);
    await host.open(TALK, "preview");
    await vi.waitFor(() => expect(document.querySelectorAll(".markdown-preview-view .debrief-evidence").length).toBeGreaterThan(5));
    expect(document.body.classList.contains("debrief-hides-evidence")).toBe(true);
    await flip(tab, "Show moments");
    expect(document.body.classList.contains("debrief-hides-evidence")).toBe(false);
    expect(await host.read(TALK)).toBe(before);
  });

  it("linking on save is off, off in a folder, or how often", async () => {
    const prose = "---\ntype: meeting\n---\n\nInes Duarte came. Ines Duarte left.\n";
    const tab = await start(null, { "Meetings/Prose.md": prose, "Drafts/Prose.md": prose });
    const saved = async (path: string) => {
      const view = await host.open(path);
      await host.save();
      await host.settled();
      return view.editor.getValue().split("[[").length - 1;
    };
    go(tab, "Linking");
    await enter(tab, "Folders in which saving links nothing", "Drafts");
    await enter(tab, "Which mentions become links", "all");
    expect(await saved("Drafts/Prose.md")).toBe(0);
    await enter(tab, "Folders in which saving links nothing", "");
    go(tab, "");
    await flip(tab, "Link names on save");
    expect(await saved("Meetings/Prose.md")).toBe(0);
    await flip(tab, "Link names on save");
    expect(await saved("Meetings/Prose.md")).toBe(2);
  });

  it("reports are made in the folder, those that are chosen", async () => {
    const tab = await start();
    await enter(tab, "Folder", "Archive/Reports");
    go(tab, "Reports");
    await flip(tab, "Decisions");
    await flip(tab, "Risks");
    host.run("make-reports");
    const button = await vi.waitFor(() => {
      const found = all<HTMLButtonElement>(document, ".modal button.mod-cta").find(({ textContent }) => /reports/iu.test(textContent));
      if (!found) throw new Error("no dialog");
      return found;
    });
    button.click();
    await vi.waitFor(async () => expect(await host.read("Archive/Reports/Open actions.md")).toContain("Water the plants"), 10_000);
    expect(await host.read("Archive/Reports/Risks.md")).not.toBeNull();
    expect(await host.read("Archive/Reports/Decisions.md")).toBeNull();
    expect(await host.read("Debrief/Open actions.md")).toBeNull();
  });

  it("your own name makes \"Mine\" of your actions, folders and types make meetings of notes, at once", async () => {
    const tab = await start();
    await sidebar();
    expect(options().some((text) => text.startsWith("Mine"))).toBe(false);
    await enter(tab, "Your name", "Mira Okafor");
    await vi.waitFor(() => expect(listed()).toEqual(["No date", "Water the plants"]));
    expect(options()[0]).toBe("Mine (1)");
    await enter(tab, "Your name", "Zoe Neu");
    await vi.waitFor(() => expect(bar(".debrief-state")[0]?.textContent).toContain("Nothing of yours is open"));
    bar(".debrief-state button")[0]?.click();
    await vi.waitFor(() => expect(listed()).toEqual(["No date", "Water the plants", "Feed the cat"]));
    go(tab, "Folders and types of notes");
    await enter(tab, "Types of meetings", "meeting\nStandup");
    await vi.waitFor(() => expect(listed()).toContain("Sweep the hall"), 10_000);
    await host.outside.write(DATA, "{\"me\":\"Zoe Neu\",\"meetingFolders\":[\"Standups\"],\"excludedFolders\":[\"Meetings\"]}");
    await vi.waitFor(() => expect(listed()).toEqual(["No date", "Sweep the hall"]), 10_000);
  });
});
