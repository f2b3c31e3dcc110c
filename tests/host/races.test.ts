// @vitest-environment happy-dom
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TFile } from "obsidian";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { buildPlugin } from "./built";
import { startHost } from "./host";
import type { Host } from "./types";
import { meetingNote, SAID } from "../support/talk";

/*
 * Each test names in its title the guard without which it fails: it was taken out once, and the test failed.
 */

const DATA = `.${"obsidian"}/plugins/debrief`;
const MEETING = "Meetings/2026-03-02 Racks.md";
const OTHER = "Meetings/2026-03-09 Halls.md";
const TASKS = "Meetings/Tasks.md";
const REPORT = "Debrief/Open actions.md";
const CAPTIONS = "Imports/Call of March.vtt";
const meeting = (title: string) => meetingNote(title, "Mine.\n\n");
const TWINS = "---\ntype: meeting\ndate: 2026-03-02\n---\n\n# Tasks\n\n## Action items\n\n- [ ] Call Ada\n- [ ] Call Ada\n- [ ] Send the plan\n";
const FILES: Record<string, string> = {
  [MEETING]: meeting("Racks"), [OTHER]: meeting("Halls"), [TASKS]: TWINS, "Welcome.md": "# Welcome\n", "People/Lena Sato.md": "---\ntype: person\n---\n",
  [CAPTIONS]: `WEBVTT\n\n${SAID.map(([who, what], i) => `00:00:${i + 1}0.000 --> 00:00:${i + 1}5.000\n<v ${who}>${what}</v>\n`).join("\n")}`,
};

let build = "";
let vault = "";
let host: Host;
beforeAll(() => {
  build = buildPlugin();
}, 60_000);
afterEach(async () => {
  vi.restoreAllMocks();
  await host.unload();
  document.body.replaceChildren();
  rmSync(vault, { recursive: true, force: true });
});

async function start(settings: object = {}, files: Record<string, string> = {}): Promise<void> {
  vault = mkdtempSync(join(tmpdir(), "debrief-races-"));
  const all = { ...FILES, ...files, [`${DATA}/data.json`]: JSON.stringify({ me: null, review: false, ...settings }) };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(vault, path)), { recursive: true });
    writeFileSync(join(vault, path), text);
  }
  await restart();
}

async function restart(options: { phone?: boolean } = {}): Promise<void> {
  host = await startHost({ folder: vault, plugin: build, ...options });
  await vi.waitFor(async () => {
    await host.open("Welcome.md");
    expect(host.commands().some(({ id }) => id === "debrief:summarize-transcript")).toBe(false);
  }, 20_000);
}

const told = (pattern: RegExp) => vi.waitFor(() => expect(host.told().join("\n")).toMatch(pattern), 20_000);
const all = <T extends HTMLElement = HTMLElement>(selector: string, el: ParentNode = document) => Array.from(el.querySelectorAll<T>(selector));
const press = (words: string | RegExp, el: ParentNode | null = host.modal()) => {
  const button = all("button", el ?? document).find(({ textContent }) => (typeof words === "string" ? textContent === words : words.test(textContent)));
  if (!button) throw new Error(`No button "${String(words)}".`);
  button.click();
};
const modal = () => vi.waitFor(() => expect(host.modal()).not.toBeNull(), 20_000);
const wait = (ms: number) => new Promise((resolve) => void window.setTimeout(resolve, ms));
const undo = () => all(".debrief-notice-undo").at(-1)?.click();
const boxes = async (path = TASKS) => (await host.read(path))?.split("\n").filter((line) => line.startsWith("- [")).map((line) => line.slice(0, 5));

/** Holds calls of a method until they are let go; `reached` comes true with the first. */
function hold<T extends object>(owner: T, method: keyof T & string, isMeant: (path: string) => boolean) {
  let release = () => undefined as void;
  const gate = new Promise<void>((resolve) => void (release = resolve));
  let calls = 0;
  const original = (owner[method] as (...args: unknown[]) => Promise<unknown>).bind(owner);
  Object.assign(owner, {
    [method]: async (at: string | TFile, ...rest: unknown[]) => {
      if (isMeant(typeof at === "string" ? at : at.path)) {
        calls++;
        await gate;
      }
      return original(at, ...rest);
    },
  });
  return { release, reached: () => vi.waitFor(() => expect(calls).toBeGreaterThan(0), 10_000) };
}
/** The moment between the plan and its first written file. */
const holdWriting = () => hold(host.app.vault.adapter, "write", (path) => path.endsWith("journal.json"));
/** The moment at which what is asked for begins to look at the vault's settings. */
const holdSetup = () => hold(host.app.vault.adapter, "exists", (path) => path.endsWith("app.json"));

const lineAt = (text: string, words: string) => text.split("\n").findIndex((line) => line.includes(words));
const sidebar = async () => {
  host.run("open-action-sidebar");
  await vi.waitFor(() => expect(row("Send the plan")).toBeDefined(), 8_000);
};
const row = (words: string, nth = 0) => all(".debrief-sidebar .debrief-row").filter((one) => one.textContent.includes(words))[nth];
const box = (words: string, nth = 0) => row(words, nth)?.querySelector<HTMLInputElement>("input");

const screen = () => document.querySelector<HTMLElement>(".debrief-review");
const steps: Record<string, { begin: () => Promise<void>; end: RegExp }> = {
  "summarize": {
    begin: async () => {
      const held = holdWriting();
      host.run("summarize-transcript");
      await held.reached();
      letGo = held.release;
    },
    end: /\d+ added\./u,
  },
  "a review": {
    begin: async () => {
      await openReview();
      const held = holdWriting();
      key("Enter", true);
      await held.reached();
      letGo = held.release;
    },
    end: /^Wrote /mu,
  },
};
let letGo: () => void;
const key = (name: string, ctrlKey = false) => screen()?.dispatchEvent(new KeyboardEvent("keydown", { key: name, ctrlKey, bubbles: true }));
async function openReview(): Promise<void> {
  host.run("summarize-transcript");
  await vi.waitFor(() => expect(all(".debrief-review-item").length).toBeGreaterThan(1), 8_000);
}

describe.each(["summarize", "a review"])("%s at work", (what) => {
  const step = steps[what]!;
  const settings = { review: what === "a review" };

  it("keeps what is typed in the open note meanwhile, and one step takes only its own back [the change is worked out on the text by then]", async () => {
    await start(settings);
    const view = await host.open(MEETING);
    const { editor } = view;
    await step.begin();
    editor.replaceRange(" Typed meanwhile.", { line: lineAt(editor.getValue(), "Mine."), ch: 5 });
    letGo();
    await told(step.end);
    await vi.waitFor(() => expect(editor.getValue()).toContain("## Action items"));
    expect(editor.getValue()).toContain("Mine. Typed meanwhile.\n");
    editor.undo();
    expect(editor.getValue()).toContain("Mine. Typed meanwhile.\n");
    expect(editor.getValue()).not.toContain("## Action items");
  });

  it("keeps what another program wrote meanwhile [the change is worked out on the text by then]", async () => {
    await start(settings);
    await host.open(MEETING, "preview");
    await step.begin();
    await host.outside.write(MEETING, meeting("Racks").replace("Mine.", "Theirs."));
    letGo();
    await told(step.end);
    await host.settled();
    expect(await host.read(MEETING)).toContain("Theirs.\n");
    expect(await host.read(MEETING)).toContain("## Action items");
  });

  it("writes nothing where another transcript stands there by then, nor a report of what is not there [the transcript is compared; reports come last]", async () => {
    await start(settings);
    host.run("make-reports");
    await modal();
    press(/^Make /u);
    await told(/^Wrote /mu);
    await host.settled();
    const report = await host.read(REPORT);
    await host.open(MEETING, "preview");
    await step.begin();
    const theirs = meeting("Racks").replace("book the hall", "paint the hall");
    await host.outside.write(MEETING, theirs);
    letGo();
    const said = () => `${host.told().join("\n")}\n${screen()?.textContent ?? ""}`;
    await vi.waitFor(() => expect(said()).toMatch(/The transcript in "Meetings\/2026-03-02 Racks\.md" changed/u), 8_000);
    await host.settled();
    expect(await host.read(MEETING)).toBe(theirs);
    expect(await host.read(REPORT)).toBe(report);
  });
});

describe("a preview that is open while another program writes", () => {
  it("of links: both changes stand [the change is worked out on the text by then]", async () => {
    await start({}, { "Meetings/x.md": "---\ntype: meeting\n---\n\nLena Sato came.\n" });
    host.run("link-all-notes");
    await modal();
    await host.outside.write("Meetings/x.md", "---\ntype: meeting\n---\n\nTheirs. Lena Sato came.\n");
    press(/^Write /u);
    await told(/^\d+ links? in /mu);
    await host.settled();
    expect(await host.read("Meetings/x.md")).toBe("---\ntype: meeting\n---\n\nTheirs. [[Lena Sato]] came.\n");
  });

  it("of mended text: both changes stand [the change is worked out on the text by then]", async () => {
    await start({}, { "Notes/bad.md": "a â€” b\n" });
    await host.open("Notes/bad.md", "preview");
    host.run("repair-encoding");
    await modal();
    await host.outside.write("Notes/bad.md", "Theirs.\na â€” b\n");
    press(/^Write /u);
    await told(/^Mended /mu);
    expect(await host.read("Notes/bad.md")).toBe("Theirs.\na — b\n");
  });
});

describe("a tick", () => {
  it("finds its line where others wrote above it meanwhile [the line is looked for on the text by then]", async () => {
    await start();
    await sidebar();
    const held = holdSetup();
    box("Send the plan")?.click();
    await held.reached();
    writeFileSync(join(vault, TASKS), TWINS.replace("# Tasks\n", "# Tasks\n\nTheirs.\n"));
    held.release();
    await vi.waitFor(async () => expect(await boxes()).toEqual(["- [ ]", "- [ ]", "- [x]"]));
    expect(await host.read(TASKS)).toContain("Theirs.\n");
  });

  it("of a line that others ticked meanwhile is refused, and its twin stays open [the status is compared; the place is compared]", async () => {
    await start();
    await sidebar();
    const held = holdSetup();
    box("Call Ada")?.click();
    await held.reached();
    const theirs = TWINS.replace("- [ ] Call Ada", "- [x] Call Ada");
    writeFileSync(join(vault, TASKS), theirs);
    held.release();
    await told(/^"Call Ada" in "Meetings\/Tasks\.md" was changed or deleted meanwhile; nothing was changed\.$/mu);
    expect(await host.read(TASKS)).toBe(theirs);
  });

  it.each<[string, () => Promise<unknown>, string | null]>([
    ["renamed", () => host.app.fileManager.renameFile(host.app.vault.getFileByPath(TASKS)!, "Meetings/Moved.md"), "Meetings/Moved.md"],
    ["renamed by another program", () => host.outside.rename(TASKS, "Meetings/Moved.md"), "Meetings/Moved.md"],
    ["deleted", () => host.app.fileManager.trashFile(host.app.vault.getFileByPath(TASKS)!), null],
    ["deleted by another program", () => host.outside.remove(TASKS), null],
  ])("in a note that is %s meanwhile is refused in one sentence [a file that is gone is not made anew]", async (_, happen, to) => {
    await start();
    await sidebar();
    const before = host.told().length;
    const held = holdSetup();
    box("Send the plan")?.click();
    await held.reached();
    await happen();
    held.release();
    await told(/^"Meetings\/Tasks\.md" is not there \(it was moved or deleted\); nothing was written\.$/mu);
    await host.settled();
    expect(host.told()).toHaveLength(before + 1);
    expect(await host.read(TASKS)).toBeNull();
    if (to !== null) expect(await host.read(to)).toBe(TWINS);
    await vi.waitFor(() => expect(row("Send the plan")?.querySelector("a")?.getAttribute("href") ?? null).toBe(to));
    if (to === null) return;
    box("Send the plan")?.click();
    await vi.waitFor(async () => expect(await boxes(to)).toEqual(["- [ ]", "- [ ]", "- [x]"]));
  });

  // A task that goes when it is done leaves its place to its twin, so that words and place alone would fit again.
  const GOING = TWINS.replaceAll("Call Ada", "Call Ada 🏁 delete");

  it("twice on one row does one of two twins [a sight of a task is used once]", async () => {
    await start({}, { [TASKS]: GOING });
    await sidebar();
    const held = holdSetup();
    const first = box("Call Ada");
    first?.click();
    first?.click();
    await held.reached();
    held.release();
    await vi.waitFor(async () => expect(await boxes()).toHaveLength(2));
    await wait(100);
    await host.settled();
    expect(await boxes()).toEqual(["- [ ]", "- [ ]"]);
  });

  it("in the sidebar and on the dashboard at once is one, and the twin stays [a sight of a task is used once]", async () => {
    await start({}, { [TASKS]: GOING });
    await sidebar();
    host.run("make-reports");
    await modal();
    press(/^Make /u);
    await told(/^Wrote /mu);
    await host.open(REPORT, "preview");
    const mine = () => all<HTMLInputElement>(".markdown-preview-view .debrief-report-box input");
    await vi.waitFor(() => expect(mine().length).toBe(3), 8_000);
    const held = holdSetup();
    box("Call Ada")?.click();
    mine().find((one) => one.getAttribute("aria-label")?.includes("Call Ada") === true)?.click();
    await held.reached();
    held.release();
    await told(/changed or deleted meanwhile; nothing was changed/u);
    await host.settled();
    expect(await boxes()).toEqual(["- [ ]", "- [ ]"]);
  });

  it("in a note that is typed in loses no letter, and one undo takes it back [an open note is changed in its editor]", async () => {
    await start();
    await sidebar();
    const { editor } = await host.open(TASKS);
    editor.setCursor(lineAt(TWINS, "Send the plan"), "- [ ] Send the plan".length);
    const held = holdSetup();
    box("Call Ada")?.click();
    await held.reached();
    host.type(" to Bo");
    held.release();
    await vi.waitFor(() => expect(editor.getValue()).toContain("- [x] Call Ada"));
    expect(editor.getValue()).toContain("- [ ] Send the plan to Bo\n");
    expect(host.told().join("\n")).not.toContain("merging");
    editor.undo();
    expect(editor.getValue()).toBe(TWINS.replace("the plan\n", "the plan to Bo\n"));
  });

  it("while leaving the note links a name in it: both stand [files are changed in one step]", async () => {
    await start({}, { [TASKS]: `${TWINS}\n## Notes\n\nMet Lena Sato.\n` });
    await sidebar();
    const { editor } = await host.open(TASKS);
    editor.setCursor(editor.lastLine(), 0);
    host.type("More.");
    box("Send the plan")?.click();
    await host.open("Welcome.md");
    await vi.waitFor(async () => expect(await host.read(TASKS)).toContain("Met [[Lena Sato]].\nMore."), 5_000);
    await vi.waitFor(async () => expect(await boxes()).toEqual(["- [ ]", "- [ ]", "- [x]"]));
  });
});

describe("the plugin switched off", () => {
  it("while it summarizes a folder writes nothing, and says nothing [unloading stops the work]", async () => {
    await start();
    host.run("summarize-folder");
    await modal();
    all(".suggestion-item", host.modal() ?? document).find((one) => one.textContent.startsWith("Meetings"))?.click();
    await vi.waitFor(() => expect(host.modal()?.querySelector(".debrief-choice")).toBeTruthy());
    const held = hold(host.app.vault, "read", (path) => path === OTHER);
    press(/^Summarize /u);
    await held.reached();
    const before = host.told().length;
    expect(await host.unload()).toEqual([]);
    held.release();
    await wait(300);
    expect([await host.read(MEETING), await host.read(OTHER), host.told().length]).toEqual([FILES[MEETING], FILES[OTHER], before]);
    expect(await host.read(`${DATA}/journal.json`)).toBeNull();
  });

  it("while it reads the vault reads no further, and listens to nothing [reading looks whether the plugin is gone]", async () => {
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`Meetings/n${n}.md`, meeting(`N${n}`)]));
    vault = mkdtempSync(join(tmpdir(), "debrief-races-"));
    for (const [path, text] of Object.entries({ ...FILES, ...many })) {
      mkdirSync(dirname(join(vault, path)), { recursive: true });
      writeFileSync(join(vault, path), text);
    }
    host = await startHost({ folder: vault, plugin: build });
    let asked = 0;
    const held = hold(host.app.vault, "cachedRead", () => ++asked > 100);
    await held.reached();
    expect(await host.unload()).toEqual([]);
    const until = asked;
    held.release();
    await wait(500);
    expect(asked).toBe(until);
  });

  it("while a save is to link a note leaves it as it is [linking looks whether the plugin is gone]", async () => {
    await start({}, { "Meetings/x.md": "---\ntype: meeting\n---\n\nLena Sato came.\n" });
    const { editor } = await host.open("Meetings/x.md");
    const held = holdSetup();
    const saved = host.save();
    await held.reached();
    await host.unload();
    held.release();
    await saved;
    await wait(100);
    expect(editor.getValue()).toBe("---\ntype: meeting\n---\n\nLena Sato came.\n");
  });

  it("and on again goes on with the review where it was left [the draft is kept]", async () => {
    await start({ review: true });
    await host.open(MEETING);
    await openReview();
    const { adapter } = host.app.vault;
    const drafts = async () => Promise.all((await adapter.list(`${DATA}/drafts`)).files.map((path) => adapter.read(path)));
    await vi.waitFor(async () => expect(await drafts()).toHaveLength(2));
    const before = await drafts();
    key("x");
    await vi.waitFor(() => expect(all(".debrief-review-item.is-left")).toHaveLength(1));
    // At once, before the step is kept by itself.
    expect(await host.unload()).toEqual([]);
    expect(screen()).toBeNull();
    expect(await drafts()).not.toEqual(before);
    document.body.replaceChildren();
    await restart();
    await host.open(MEETING);
    await openReview();
    await vi.waitFor(() => expect(all(".debrief-review-item.is-left")).toHaveLength(1));
  });
});

describe("a review", () => {
  const TO = "Meetings/Racks of March.md";

  it.each<[string, () => Promise<unknown>]>([
    ["the user", () => host.app.fileManager.renameFile(host.app.vault.getFileByPath(MEETING)!, TO)],
    ["a folder's new name", () => host.app.fileManager.renameFile(host.app.vault.getFolderByPath("Meetings")!, "Talks")],
  ])("goes along where its note is renamed by %s, and is written there [the view follows its note]", async (_, rename) => {
    await start({ review: true });
    await host.open(MEETING);
    await openReview();
    key("x");
    await rename();
    await host.settled();
    key("Enter", true);
    await told(/^Wrote /mu);
    await host.settled();
    await host.save();
    const to = host.app.vault.getFileByPath(TO) ? TO : MEETING.replace("Meetings", "Talks");
    expect(await host.read(to)).toContain("## Action items");
    expect(await host.read(MEETING)).toBeNull();
    expect(await host.read(`${DATA}/drafts/list.json`)).toBeNull();
  });

  it("whose note is renamed while it is written loses nothing, and the next try writes [a file that is gone is not made anew]", async () => {
    await start({ review: true });
    await host.open(MEETING);
    await openReview();
    const held = holdWriting();
    key("Enter", true);
    await held.reached();
    await host.app.fileManager.renameFile(host.app.vault.getFileByPath(MEETING)!, TO);
    held.release();
    await vi.waitFor(() => expect(screen()?.textContent).toContain(`"${MEETING}" is not there`), 8_000);
    expect(await host.read(TO)).toBe(FILES[MEETING]);
    key("Enter", true);
    await told(/^Wrote /mu);
    await host.settled();
    await host.save();
    expect(await host.read(TO)).toContain("## Action items");
  });

  it("is taken back by the notice's Undo", async () => {
    await start({ review: true });
    await host.open(MEETING, "preview");
    await openReview();
    key("Enter", true);
    await told(/^Wrote /mu);
    undo();
    await told(/restored/u);
    await host.settled();
    await host.save();
    expect(await host.read(MEETING)).toBe(FILES[MEETING]);
  });

  it.each(["discarded", "written"])("of a caption file that is %s", async (end) => {
    await start({ review: true });
    const note = CAPTIONS.replace(".vtt", ".md");
    const { Menu } = await import("./ui/menu");
    const menu = new Menu();
    host.app.workspace.trigger("file-menu", menu, host.app.vault.getFileByPath(CAPTIONS), "file-explorer");
    menu.showAtPosition({ x: 0, y: 0 });
    host.pick("Summarize transcript");
    await vi.waitFor(() => expect(all(".debrief-review-item").length).toBeGreaterThan(1), 8_000);
    await host.settled();
    expect(await host.read(note)).toBeNull();
    if (end === "discarded") {
      press("Discard", document.querySelector(".debrief-review-foot"));
      press("Discard");
      await vi.waitFor(() => expect(screen()).toBeNull());
      expect(await host.read(note)).toBeNull();
      return;
    }
    key("Enter", true);
    await told(/^Wrote /mu);
    await vi.waitFor(() => expect(host.app.workspace.getActiveFile()?.path).toBe(note));
    expect(await host.read(note)).toContain("## Action items");
    undo();
    await told(/was removed: the run had made it/u);
    expect(await host.read(note)).toBeNull();
  });
});

describe("the settings", () => {
  const settings = async () => JSON.parse(await host.read(`${DATA}/data.json`) ?? "{}") as Record<string, unknown>;
  const control = (tab: HTMLElement, name: string) => all(".setting-item", tab).find((one) => one.querySelector(".setting-item-name")?.textContent === name);

  it("that another device changed while they are open are shown, and not lost by a click at that moment [the file is read anew before it is written]", async () => {
    await start();
    const tab = await host.openSettings();
    const toggle = () => all<HTMLElement>(".checkbox-container", tab);
    const names = all(".setting-item", tab).filter((one) => one.querySelector(".checkbox-container")).map((one) => one.querySelector(".setting-item-name")?.textContent ?? "");
    expect(names.length).toBeGreaterThan(2);
    // The file alone: the app has not told of it yet.
    writeFileSync(join(vault, DATA, "data.json"), JSON.stringify({ ...await settings(), folder: "Theirs", future: 1 }));
    toggle()[0]?.click();
    await vi.waitFor(async () => expect(await settings()).toMatchObject({ folder: "Theirs", future: 1, review: true }));
    await host.outside.write(`${DATA}/data.json`, JSON.stringify({ ...await settings(), me: "Mira Okafor", folder: "Ours" }));
    await vi.waitFor(() => expect(control(tab, "Your name")?.querySelector("input")?.value ?? tab.textContent).toBe("Mira Okafor"), 3_000);
    toggle()[1]?.click();
    await vi.waitFor(async () => expect(await settings()).toMatchObject({ folder: "Ours", me: "Mira Okafor", future: 1, linkOnSave: false }));
  });
});

describe("on a phone", () => {
  it("nothing asks for Node, every command is there, and fingers do all", async () => {
    await start();
    const desktop = host.commands().map(({ id }) => id);
    await host.unload();
    document.body.replaceChildren();
    await restart({ phone: true });
    expect(host.commands().map(({ id }) => id)).toEqual(desktop);
    await sidebar();
    const label = row("Send the plan")?.querySelector<HTMLElement>("a");
    const touch = Object.assign(new Event("touchstart", { bubbles: true }), { touches: [{}] });
    label?.dispatchEvent(touch);
    await vi.waitFor(() => expect(host.menu().length).toBeGreaterThan(5), 2_000);
    host.pick("Cancel action");
    await vi.waitFor(async () => expect(await boxes()).toEqual(["- [ ]", "- [ ]", "- [-]"]));
    box("Call Ada")?.click();
    await vi.waitFor(async () => expect(await boxes()).toEqual(["- [x]", "- [ ]", "- [-]"]));
    await host.open(MEETING);
    host.run("summarize-transcript");
    await told(/\d+ added\./u);
    expect(await host.unload()).toEqual([]);
  });
});
