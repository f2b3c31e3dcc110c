// @vitest-environment happy-dom
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startHost } from "./host";
import type { Host } from "./types";
import { Menu } from "./ui/menu";

const SAMPLE = "tests/fixtures/vault";
const NOTE = "Meetings/2026-03-16 Ines Duarte.md";
const DONE = "Meetings/2026-02-16 Lena Sato.md";
const PRIVATE = "Meetings/2026-03-10 Anneke Voss.md";
const VTT = "Imports/2026-03-18 Penhallow certification call.vtt";
const DATA = readdirSync(SAMPLE).filter((name) => name.startsWith(".")).map((name) => `${name}/plugins/debrief`)[0] ?? "";

const build = mkdtempSync(join(tmpdir(), "debrief-commands-"));
let vault = "";
let host: Host;

beforeAll(() => {
  expect(spawnSync(process.execPath, ["esbuild.config.mjs", "production", build]).status).toBe(0);
}, 60_000);
afterAll(() => rmSync(build, { recursive: true, force: true }));
afterEach(async () => {
  await host.unload();
  rmSync(vault, { recursive: true, force: true });
});

/** A host over a fresh copy of the sample vault on the disk. */
async function start(settings: object = {}, files: Record<string, string> = {}): Promise<void> {
  vault = mkdtempSync(join(tmpdir(), "debrief-vault-"));
  cpSync(SAMPLE, vault, { recursive: true });
  writeFileSync(join(vault, DATA, "data.json"), JSON.stringify({ me: "Mira Okafor", review: false, ...settings }));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(vault, path), text);
  await restart();
}

async function restart(): Promise<void> {
  host = await startHost({ folder: vault, plugin: build });
  await indexed();
}

/** Waits until the vault is read: then what a command needs is known. */
const indexed = () => vi.waitFor(async () => {
  await host.open("Welcome.md");
  expect(shown("summarize-transcript")).toBe(false);
}, { timeout: 20_000 });

const shown = (id: string) => host.commands().some((command) => command.id === `debrief:${id}`);
const told = (pattern: RegExp) => vi.waitFor(() => {
  const found = host.told().find((text) => pattern.test(text));
  expect(found, host.told().join("\n---\n")).toBeDefined();
  return found ?? "";
}, { timeout: 20_000 });

/** The notes of the vault and what stands in them. */
const notes = () => Object.fromEntries(readdirSync(vault, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.parentPath.includes("/.") && !entry.name.startsWith("."))
  .map((entry) => join(entry.parentPath, entry.name)).sort()
  .map((path) => [path.slice(vault.length + 1), readFileSync(path, "utf8")]));
const changedSince = (before: Record<string, string>) => Object.entries(notes()).filter(([path, text]) => before[path] !== text).map(([path]) => path);

const modal = () => vi.waitFor(() => {
  const found = host.modal();
  expect(found).not.toBeNull();
  return found!;
}, { timeout: 20_000 });
const all = <T extends HTMLElement = HTMLElement>(el: ParentNode, selector: string) => Array.from(el.querySelectorAll<T>(selector));
const rows = (el: HTMLElement) => all(el, ".debrief-choice");
const boxOf = (row: HTMLElement | undefined) => row?.querySelector<HTMLInputElement>("input[type=checkbox]") ?? null;
const labels = (el: HTMLElement) => rows(el).map((row) => `${boxOf(row)?.checked === true ? "x" : " "} ${row.querySelector(".debrief-choice-name")?.textContent}`);
const press = (el: HTMLElement, words: string | RegExp) => {
  const button = all(el, "button").find(({ textContent }) => (typeof words === "string" ? textContent === words : words.test(textContent)));
  if (!button) throw new Error(`No button "${String(words)}" in ${el.textContent}`);
  button.click();
};
const undoButton = () => all(document, ".debrief-notice-undo").at(-1);
const redraw = () => new Promise((resolve) => void window.setTimeout(resolve, 20));

/** Holds the reading or writing of one file until it is let go. */
function hold(what: "read" | "process", path: string): () => void {
  const { vault: files } = host.app;
  let release = () => undefined as void;
  const gate = new Promise<void>((resolve) => void (release = resolve));
  const original = files[what].bind(files) as (...args: unknown[]) => Promise<string>;
  Object.assign(files, {
    [what]: async (file: { path: string }, ...rest: unknown[]) => {
      if (file.path === path) await gate;
      return original(file, ...rest);
    },
  });
  return release;
}

describe("the palette and the menus", () => {
  it("shows a command only where it can work", async () => {
    await start();
    const ids = () => host.commands().map(({ id }) => id.replace("debrief:", "")).filter((id) =>
      ["summarize-transcript", "summarize-folder", "link-note", "link-all-notes", "repair-encoding", "make-reports", "copy-recap", "undo-last-run"].includes(id)).sort();
    await host.open("Welcome.md");
    expect(ids()).toEqual(["link-all-notes", "link-note", "make-reports", "repair-encoding", "summarize-folder"]);
    await host.open(NOTE);
    expect(ids()).toEqual(["link-all-notes", "link-note", "make-reports", "repair-encoding", "summarize-folder", "summarize-transcript"]);
    await host.open(DONE);
    expect(ids()).toContain("copy-recap");
    await host.open(PRIVATE);
    expect(ids()).not.toContain("copy-recap");
  });

  it("shows what fits a transcript that was pasted a moment ago", async () => {
    await start({}, { "Meetings/New.md": "# New\n" });
    await host.open("Meetings/New.md");
    expect(shown("summarize-transcript")).toBe(false);
    host.type("\n## Transcript\n\n[00:00:10] Lena Sato: I will send the plan.\n\n[00:00:20] Mira Okafor: Thanks.\n");
    expect(shown("summarize-transcript")).toBe(true);
  });

  it("puts what fits into the menus of files, folders and the editor", async () => {
    await start();
    const { workspace, vault: files } = host.app;
    const titles = (show: (menu: Menu) => void) => {
      const menu = new Menu();
      show(menu);
      menu.showAtPosition({ x: 0, y: 0 });
      const found = host.menu();
      menu.hide();
      return found;
    };
    const fileMenu = (path: string) => titles((menu) => workspace.trigger("file-menu", menu, files.getAbstractFileByPath(path), "file-explorer"));
    expect(fileMenu(VTT)).toEqual(["Summarize transcript", "Repair text encoding"]);
    expect(fileMenu(NOTE)).toEqual(["Summarize transcript", "Link people and organizations in this note", "Repair text encoding"]);
    expect(fileMenu("Meetings")).toEqual(["Summarize all transcripts"]);
    expect(fileMenu("People")).toEqual([]);
    expect(titles((menu) => workspace.trigger("files-menu", menu, [files.getFileByPath(NOTE), files.getFileByPath("Welcome.md")], "file-explorer"))).toEqual(["Summarize all transcripts"]);
    const view = await host.open(NOTE);
    expect(titles((menu) => workspace.trigger("editor-menu", menu, view.editor, view))).toEqual(["Summarize transcript", "Link people and organizations in this note"]);
  });
});

describe("summarize transcript", () => {
  it("writes at once where the settings say so, marked as not reviewed, and is taken back by the notice", async () => {
    await start();
    const before = notes();
    await host.open(NOTE, "preview");
    host.run("summarize-transcript");
    await told(/^2026-03-16 Ines Duarte\n\d+ added\.\nRead 00:00–32:3\d, 2 speakers/u);
    await host.settled();
    expect(changedSince(before)).toEqual([NOTE]);
    expect(notes()[NOTE]).toContain("## Action items (for Ines Duarte)");
    expect(notes()[NOTE]).toMatch(/^debrief:(?: unreviewed|\n\s*- '?unreviewed'?)$/mu);
    undoButton()?.click();
    await told(/was restored|restored as before/u);
    expect(notes()).toEqual(before);
  });

  it("opens the review where that is wanted, and writes nothing by itself", async () => {
    await start({ review: true });
    const before = notes();
    await host.open(NOTE);
    host.run("summarize-transcript");
    await vi.waitFor(() => expect(host.app.workspace.getLeavesOfType("debrief-review")).toHaveLength(1));
    await host.settled();
    expect(notes()).toEqual(before);
  });

  it("makes a note of a transcript file", async () => {
    await start();
    const before = notes();
    const menu = new Menu();
    host.app.workspace.trigger("file-menu", menu, host.app.vault.getFileByPath(VTT), "file-explorer");
    menu.showAtPosition({ x: 0, y: 0 });
    host.pick("Summarize transcript");
    await told(/added\./u);
    const made = VTT.replace(".vtt", ".md");
    expect(changedSince(before)).toEqual([made]);
    expect(notes()[made]).toContain("- [ ] ");
    await vi.waitFor(() => expect(host.app.workspace.getActiveFile()?.path).toBe(made));
  });

  it("works on what is typed in the open editor, in one step back", async () => {
    await start();
    const view = await host.open(NOTE);
    view.editor.replaceRange("Typed a moment ago.\n\n", { line: view.editor.getValue().split("\n").findIndex((line) => line.startsWith("> [!info]")), ch: 0 });
    const typed = view.editor.getValue();
    host.run("summarize-transcript");
    await told(/added\./u);
    expect(view.editor.getValue()).toContain("Typed a moment ago.");
    expect(view.editor.getValue()).toContain("## Action items");
    view.editor.undo();
    expect(view.editor.getValue()).toBe(typed);
  });

  it("brings the reports up to date that were made before, and no others", async () => {
    await start();
    host.run("make-reports");
    press(await modal(), /^Make 2 reports$/u);
    await told(/^Wrote /u);
    const before = notes();
    await host.open(NOTE, "preview");
    host.run("summarize-transcript");
    await told(/added\./u);
    await host.settled();
    expect(changedSince(before)).toEqual(["Debrief/Decisions.md", "Debrief/Open actions.md", NOTE]);
  });
});

describe("summarize a folder", () => {
  it("asks for the folder and the notes, writes them in one run, and takes it back", async () => {
    await start();
    const before = notes();
    host.run("summarize-folder");
    const folders = await modal();
    const options = all(folders, ".suggestion-item");
    expect(options.map((option) => option.textContent)).toEqual(expect.arrayContaining([expect.stringMatching(/^Meetings\d new$/u)]));
    options.find((option) => option.textContent.startsWith("Meetings"))?.click();
    await vi.waitFor(() => expect(host.modal()?.querySelector(".debrief-choice")).toBeTruthy());
    const plan = await modal();
    const wanted = labels(plan).filter((label) => label.startsWith("x ")).map((label) => label.slice(2)).sort();
    expect(wanted).toContain(NOTE);
    expect(labels(plan)).toContain(`  ${DONE}`);
    press(plan, new RegExp(`^Summarize ${wanted.length} transcripts$`, "u"));
    await told(new RegExp(`^${wanted.length} notes summarized`, "u"));
    await host.settled();
    expect(changedSince(before).sort()).toEqual(wanted);
    await vi.waitFor(() => expect(shown("undo-last-run")).toBe(true));
    host.run("undo-last-run");
    await told(new RegExp(`^${wanted.length} files were restored`, "u"));
    expect(notes()).toEqual(before);
    expect(shown("undo-last-run")).toBe(false);
  });

  it("writes nothing where the window is closed", async () => {
    await start();
    const before = notes();
    const menu = new Menu();
    host.app.workspace.trigger("file-menu", menu, host.app.vault.getFolderByPath("Meetings"), "file-explorer");
    menu.showAtPosition({ x: 0, y: 0 });
    host.pick("Summarize all transcripts");
    press(await modal(), "Cancel");
    await host.settled();
    expect([notes(), host.modal()]).toEqual([before, null]);
  });
});

describe("links", () => {
  it("links one note at once", async () => {
    await start({}, { "Notes/new.md": "# New\n\nInes Duarte met Lena Sato.\n" });
    await host.open("Notes/new.md", "preview");
    host.run("link-note");
    await told(/^2 links in new\.$/u);
    expect(notes()["Notes/new.md"]).toBe("# New\n\n[[Ines Duarte]] met [[Lena Sato]].\n");
    host.run("link-note");
    await told(/^No name to link\.$/u);
  });

  it("shows all changes before it links all notes, and leaves what is unticked", async () => {
    await start({}, { "Meetings/x.md": "---\ntype: meeting\n---\n\nInes Duarte came.\n", "Meetings/y.md": "---\ntype: meeting\n---\n\nLena Sato came.\n" });
    await indexed();
    const before = notes();
    host.run("link-all-notes");
    const ask = await modal();
    const found = rows(ask);
    const of = (path: string) => found.find((row) => row.querySelector(".debrief-choice-name")?.textContent === path);
    const details = of("Meetings/x.md")?.querySelector("details");
    if (details) details.open = true;
    details?.dispatchEvent(new Event("toggle"));
    await redraw();
    expect(of("Meetings/x.md")?.querySelector("ins")?.textContent).toBe("[[Ines Duarte]] came.");
    boxOf(of("Meetings/y.md"))?.click();
    await redraw();
    press(ask, new RegExp(`^Write ${found.length - 1} note`, "u"));
    await told(/^\d+ links? in \d+ notes?\.$/u);
    const changed = changedSince(before);
    expect(changed).toContain("Meetings/x.md");
    expect(changed).not.toContain("Meetings/y.md");
    expect(changed).toHaveLength(found.length - 1);
    undoButton()?.click();
    await told(/restored as before/u);
    expect(notes()).toEqual(before);
  });
});

describe("repair text encoding", () => {
  it("counts and shows what it would mend, and writes when it is told to", async () => {
    await start({}, { "Notes/bad.md": "# Bad\n\na â€” b\nplain\n" });
    await host.open("Notes/bad.md", "preview");
    const before = notes();
    host.run("repair-encoding");
    const first = await modal();
    expect(first.textContent).toContain("1 damaged place to mend: — 1.");
    expect(first.querySelector("del")?.textContent).toBe("a â€” b");
    expect(first.querySelector("ins")?.textContent).toBe("a — b");
    press(first, "Cancel");
    await host.settled();
    expect(notes()).toEqual(before);
    host.run("repair-encoding");
    press(await modal(), /^Write 1 file$/u);
    await told(/^Mended 1 damaged place\.$/u);
    expect(notes()["Notes/bad.md"]).toBe("# Bad\n\na — b\nplain\n");
    host.run("repair-encoding");
    await told(/nothing to mend/u);
  });
});

describe("make reports", () => {
  it("makes those that are ticked, keeps the choice, and says when all are up to date", async () => {
    await start();
    host.run("make-reports");
    const first = await modal();
    expect(labels(first)).toEqual(["x Open actions", "x Decisions", "  Risks", "  Open questions", "  People", "  People canvas", "  Meetings base", "  People base"]);
    boxOf(rows(first)[2])?.click();
    boxOf(rows(first)[0])?.click();
    await redraw();
    press(first, "Make 2 reports");
    await told(/^Wrote Debrief\/Decisions\.md, Debrief\/Risks\.md\./u);
    expect(Object.keys(notes()).filter((path) => path.startsWith("Debrief/"))).toEqual(["Debrief/Decisions.md", "Debrief/Risks.md"]);
    expect(JSON.parse(await host.read(`${DATA}/data.json`) ?? "")).toMatchObject({ me: "Mira Okafor", reports: ["decisions", "risks"] });
    host.run("make-reports");
    press(await modal(), "Make 2 reports");
    await told(/^All reports are up to date\./u);
  });

  it("says so where the choice cannot be kept, and writes nothing", async () => {
    await start();
    const before = notes();
    vi.spyOn(host.app.vault.adapter, "write").mockRejectedValue(new Error("the disk is full"));
    host.run("make-reports");
    press(await modal(), "Make 2 reports");
    await told(/the disk is full/u);
    expect(changedSince(before)).toEqual([]);
    vi.restoreAllMocks();
  });
});

describe("copy recap", () => {
  const written: Record<string, string>[] = [];
  const plain: string[] = [];
  const clipboard = (rich: boolean) => {
    written.length = 0;
    plain.length = 0;
    vi.stubGlobal("ClipboardItem", class {
      constructor(readonly items: Record<string, Blob>) {
        if (!rich) throw new Error("not here");
      }
    });
    vi.spyOn(navigator, "clipboard", "get").mockReturnValue({
      write: async ([item]: { items: Record<string, Blob> }[]) => {
        const pairs = Object.entries(item?.items ?? {}).map(async ([type, blob]) => [type, await blob.text()] as const);
        written.push(Object.fromEntries(await Promise.all(pairs)));
      },
      writeText: (text: string) => Promise.resolve(void plain.push(text)),
    } as never);
  };
  const RECAP = "---\ntype: meeting\ndate: 2026-03-02\n---\n\n# Plan & <b>\n\n## Decisions\n\n- Take [[Corvanta]] & go.\n\n## Action items\n\n- [ ] Send it @Ines Duarte 📅 2026-03-06\n- [ ] Call <img src=x> @Lena Sato\n";
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it.each([
    ["Everything", ["Send it (by Fri, 6 Mar 2026)", "Call <img src=x>"]],
    ["Lena Sato", ["Call <img src=x>"]],
  ])("copies %s as rich and plain text", async (whose, lines) => {
    await start({}, { "Meetings/r.md": RECAP });
    clipboard(true);
    await host.open("Meetings/r.md");
    host.run("copy-recap");
    const choice = await modal();
    all(choice, ".suggestion-item").find((item) => item.textContent.startsWith(whose))?.click();
    await told(/copied\.$/u);
    const text = written[0]?.["text/plain"] ?? "";
    expect(text.split("\n").filter((line) => line.startsWith("- "))).toEqual(["- Take Corvanta & go.", ...lines.map((line) => `- ${line}`)]);
    const html = written[0]?.["text/html"] ?? "";
    expect(html).toContain("Take Corvanta &amp; go.");
    expect(html).toContain("Call &lt;img src=x&gt;");
    expect(html).not.toMatch(/<img|<b>/u);
  });

  it("falls back to plain text, and is not there for a private note", async () => {
    await start({}, { "Meetings/r.md": RECAP, "Meetings/p.md": RECAP.replace("type: meeting", "type: meeting\ndebrief: private") });
    clipboard(false);
    await host.open("Meetings/p.md");
    expect(shown("copy-recap")).toBe(false);
    await host.open("Meetings/r.md");
    host.run("copy-recap");
    (await modal()).querySelector<HTMLElement>(".suggestion-item")?.click();
    await told(/^Recap copied\.$/u);
    expect([written, plain.length]).toEqual([[], 1]);
  });
});

describe("undo last run", () => {
  it("leaves and names what changed since", async () => {
    await start({}, { "Notes/new.md": "# New\n\nInes Duarte met Lena Sato.\n" });
    await host.open("Notes/new.md", "preview");
    host.run("link-note");
    await told(/^2 links in new\.$/u);
    await host.outside.write("Notes/new.md", "# New\n\nMine now.\n");
    host.run("undo-last-run");
    await told(/"Notes\/new\.md" changed since the run and was left as it is\./u);
    expect(notes()["Notes/new.md"]).toBe("# New\n\nMine now.\n");
  });
});

describe("long work", () => {
  const PLAIN = "Notes/new.md";

  it("shows its progress with a button that stops it, and writes nothing then", async () => {
    await start({}, { [PLAIN]: "# New\n\nInes Duarte met Lena Sato.\n" });
    const before = notes();
    await host.open(PLAIN, "preview");
    const release = hold("read", PLAIN);
    host.run("link-note");
    const notice = await vi.waitFor(() => {
      const found = document.querySelector<HTMLElement>(".debrief-work");
      expect(found).not.toBeNull();
      return found!;
    });
    expect(notice.querySelector("progress")).not.toBeNull();
    expect(document.querySelector(".debrief-work-status progress")).not.toBeNull();
    host.run("link-note");
    await told(/^Another run is at work/u);
    press(notice, "Cancel");
    await told(/cancelled\. Nothing was written\.$/u);
    expect(document.querySelector(".debrief-work, .debrief-work-status")).toBeNull();
    release();
    await host.settled();
    await new Promise((resolve) => void window.setTimeout(resolve, 200));
    expect(notes()).toEqual(before);
  });

  it("stops when the plugin is switched off before it wrote", async () => {
    await start({}, { [PLAIN]: "# New\n\nInes Duarte met Lena Sato.\n" });
    const before = notes();
    await host.open(PLAIN, "preview");
    const release = hold("read", PLAIN);
    host.run("link-note");
    await vi.waitFor(() => expect(document.querySelector(".debrief-work")).not.toBeNull());
    expect(await host.unload()).toEqual([]);
    release();
    await new Promise((resolve) => void window.setTimeout(resolve, 200));
    expect([notes(), document.querySelector(".debrief-work")]).toEqual([before, null]);
    await restart();
  });

  it("finishes what it began to write when the plugin is switched off, and can be taken back later", async () => {
    const meeting = (name: string) => `---\ntype: meeting\n---\n\n${name} came.\n`;
    await start({}, { "Meetings/x.md": meeting("Ines Duarte"), "Meetings/y.md": meeting("Lena Sato") });
    const before = notes();
    host.run("link-all-notes");
    const ask = await modal();
    const most = rows(ask).length;
    const release = hold("process", "Meetings/y.md");
    press(ask, new RegExp(`^Write ${most} notes$`, "u"));
    await vi.waitFor(() => expect(notes()["Meetings/x.md"]).toContain("[[Ines Duarte]]"));
    await host.unload();
    release();
    await vi.waitFor(() => expect(notes()["Meetings/y.md"]).toContain("[[Lena Sato]]"));
    await host.settled();
    await restart();
    await vi.waitFor(() => expect(shown("undo-last-run")).toBe(true));
    host.run("undo-last-run");
    await told(/files were restored/u);
    expect(notes()).toEqual(before);
  });
});

describe("the app's command line", () => {
  it("answers with the same JSON as the folder's, and writes only when it is told to", async () => {
    await start();
    const before = notes();
    const debrief = JSON.parse(await host.cli("debrief:summarize", { path: NOTE, today: "2026-03-20" })) as { actions: unknown[] };
    expect(debrief.actions.length).toBeGreaterThan(0);
    const ran = spawnSync(process.execPath, [join(build, "dist", "cli.mjs"), "summarize", join(vault, NOTE), "--json", "--today", "2026-03-20"], { encoding: "utf8" });
    expect(debrief).toEqual(JSON.parse(ran.stdout));
    const cli = (...args: string[]) => JSON.parse(spawnSync(process.execPath, [join(build, "dist", "cli.mjs"), args[0] ?? "", vault, ...args.slice(1), "--json"], { encoding: "utf8" }).stdout) as unknown;
    expect(JSON.parse(await host.cli("debrief:tasks", { open: "true", owner: "mira okafor" }))).toEqual(cli("tasks", "--open", "--owner", "mira okafor"));
    expect(JSON.parse(await host.cli("debrief:run", { today: "2026-03-20" }))).toEqual(cli("run", "--today", "2026-03-20"));
    expect(notes()).toEqual(before);
    const written = JSON.parse(await host.cli("debrief:run", { today: "2026-03-20", write: "true" })) as { written: boolean; changed: string[]; created: string[] };
    expect([written.written, changedSince(before).sort()]).toEqual([true, [...written.changed, ...written.created].sort()]);
    expect(written.changed).toContain(NOTE);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ["debrief:summarize", { path: "Gone.md" }, /"Gone\.md" is not there/u],
    ["debrief:summarize", { path: "../out.md" }, /inside the vault/u],
    ["debrief:summarize", { path: "Welcome.md" }, /holds no transcript/u],
    ["debrief:summarize", { path: NOTE, engine: "magic" }, /no engine "magic"/u],
    ["debrief:run", { since: "2026-02-30" }, /takes a day/u],
    ["debrief:run", { since: "2026-02-01", all: "true" }, /different things/u],
  ])("tells in one sentence why %s %o failed", async (command, args, sentence) => {
    await start();
    expect(JSON.parse(await host.cli(command, args))).toEqual({ error: expect.stringMatching(sentence) as string });
  });
});
