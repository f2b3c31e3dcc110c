// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import type { TaskRow } from "../../src/app/action-list";
import type { VaultFacts, VaultTask } from "../../src/model/facts";
import { DEFAULT_SETTINGS } from "../../src/model/settings";
import { mountSidebar } from "../../src/obsidian/sidebar/app";
import { SidebarModel, type SidebarHost } from "../../src/obsidian/sidebar/model";
import { dueWords, shownDay } from "../../src/obsidian/sidebar/words";
import { facts, task } from "../report/invent";

const NOW = new Date(2026, 2, 20, 12);
const wait = () => new Promise((resolve) => window.setTimeout(resolve, 30));
let unmount = () => undefined as void;
afterEach(() => unmount());

/** A sidebar over these facts; `write` says what becomes of a change. */
function open(vault: VaultFacts | null, more: { me?: string | null; problem?: string; write?: SidebarHost["write"] } = {}) {
  let now = vault;
  const listeners = new Set<() => void>();
  const said: string[] = [];
  const undos: (() => void)[] = [];
  const opened: unknown[] = [];
  const menus: TaskRow[] = [];
  const index = {
    now: () => now && { facts: () => now },
    ready: () => (more.problem === undefined ? (now ? Promise.resolve() : new Promise(() => undefined)) : Promise.reject(new Error(more.problem))),
    progress: () => (now ? null : { done: 3, all: 12 }),
    update: () => undefined, restart: () => undefined,
    onChange: (listener: () => void) => (listeners.add(listener), () => listeners.delete(listener)),
  };
  const settings = { now: () => ({ ...DEFAULT_SETTINGS, me: more.me ?? null }), onChange: () => () => undefined };
  const model = new SidebarModel({ index, settings, vault: {} } as unknown as ConstructorParameters<typeof SidebarModel>[0], {
    say: (text) => void said.push(text),
    sayWithUndo: (text, undo) => void (said.push(text), undos.push(undo)),
    write: more.write ?? (() => Promise.reject(new Error("no write"))),
    saveState: () => void said.push("kept"),
  }, () => NOW);
  const element = new DOMParser().parseFromString("<div></div>", "text/html").body.firstElementChild as HTMLElement;
  document.body.append(element);
  const stop = model.start();
  const away = mountSidebar(element, {
    model,
    actions: {
      icon: (one, name) => one.setAttribute("data-icon", name), hover: () => undefined,
      open: (path, line) => void opened.push([path, line]), menu: (row) => void menus.push(row), sample: () => undefined,
    },
  });
  unmount = () => (away(), stop(), element.remove());
  const set = (next: VaultFacts) => {
    now = next;
    for (const listener of listeners) listener();
  };
  const all = (selector: string): HTMLElement[] => Array.from(element.querySelectorAll<HTMLElement>(selector));
  return {
    element, model, said, undos, opened, menus, set, all,
    rows: () => all(".debrief-row").sort((a, b) => Number(a.dataset["index"]) - Number(b.dataset["index"])).map((row) => row.querySelector(".debrief-group-title, .debrief-action-text, .debrief-folded")?.textContent),
    box: (text: string) => {
      const box = all(".debrief-row").find((row) => row.textContent.includes(text))?.querySelector("input");
      if (!box) throw new Error(`no box beside ${text}`);
      return box;
    },
    key: (key: string) => document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })),
    focused: () => document.activeElement?.closest(".debrief-row")?.querySelector(".debrief-group-title, .debrief-action-text")?.textContent,
  };
}

const three = (): VaultTask[] => [task("First", { due: "2026-03-17", owners: ["Bo Rask"], priority: "high", evidence: [1900] }), task("Second", { line: 1 }), task("Third", { line: 2 })];

describe("The sidebar", () => {
  it("shows each action with owner, due date, priority, evidence and meeting, and what is counted", async () => {
    const bar = open(facts({ tasks: three() }));
    await wait();
    expect(bar.rows()).toEqual(["Overdue", "First", "No date", "Second", "Third"]);
    expect(bar.all(".debrief-meta")[0]?.textContent).toBe("3 days lateBo RaskSync, Mon 2 Mar31:40");
    expect(bar.all(".debrief-part.mod-high")[0]?.getAttribute("aria-label")).toBe("Priority: high");
    expect(bar.all(".debrief-late")[0]?.getAttribute("aria-label")).toBe("Due Tue 17 Mar");
    expect(bar.all(".debrief-counts")[0]?.textContent).toBe("3 open · 1 overdue");
    expect(bar.all("[data-main][tabindex='0']")).toHaveLength(1);
    expect(bar.all("[role=list] > [role=listitem]")).toHaveLength(5);
    const [text, meta] = (bar.box("First").getAttribute("aria-labelledby") ?? "").split(" ");
    expect([text, meta].map((id) => document.getElementById(id ?? "")?.className)).toEqual(["debrief-action-text", "debrief-meta"]);
  });

  it("ticks at once, tells it with undo, and keeps the focus on the next row when the row goes", async () => {
    let finish = () => undefined as void;
    const write = vi.fn(() => new Promise<{ path: string; text: string; undo: () => Promise<void> }>((resolve) => {
      finish = () => resolve({ path: "Meetings/Sync.md", text: "", undo: () => Promise.resolve() });
    }));
    const bar = open(facts({ tasks: three() }), { write });
    await wait();
    bar.box("Second").focus();
    bar.box("Second").click();
    await wait();
    expect(bar.box("Second").checked).toBe(true);
    bar.box("Second").click();
    await wait();
    expect(write).toHaveBeenCalledTimes(1);
    expect(write).toHaveBeenCalledWith(expect.objectContaining({ text: "Second" }), { is: "toggle" });
    finish();
    await wait();
    bar.set(facts({ tasks: three().filter(({ text }) => text !== "Second") }));
    await wait();
    expect(bar.said).toEqual(["Done: “Second”"]);
    expect(bar.rows()).toEqual(["Overdue", "First", "No date", "Third"]);
    expect(bar.focused()).toBe("Third");
  });

  it("takes a refused tick back and says why", async () => {
    const bar = open(facts({ tasks: three() }), { write: () => Promise.reject(new Error("It stands there twice; nothing was changed.")) });
    await wait();
    bar.box("Third").click();
    await wait();
    expect(bar.box("Third").checked).toBe(false);
    expect(bar.said[0]).toContain("It stands there twice");
  });

  it("is driven by keys: arrows, home, end, enter, m, and down from the search field", async () => {
    const bar = open(facts({ tasks: three() }));
    await wait();
    bar.all("input[type=search]")[0]?.focus();
    bar.key("ArrowDown");
    expect(bar.focused()).toBe("First");
    bar.key("ArrowDown");
    expect(bar.focused()).toBe("First");
    await wait();
    expect(bar.focused()).toBe("No date");
    for (const [key, wanted] of [["End", "Third"], ["ArrowDown", "Third"], ["ArrowUp", "Second"], ["Home", "Overdue"]] as const) {
      bar.key(key);
      await wait();
      expect(bar.focused()).toBe(wanted);
    }
    bar.key("End");
    await wait();
    bar.key("Enter");
    bar.key("m");
    expect(bar.opened).toEqual([["Meetings/Sync.md", 2]]);
    expect(bar.menus.map((row) => row.task.text)).toEqual(["Third"]);
  });

  it("opens by a click, and its menu by the dots and by a right click", async () => {
    const bar = open(facts({ tasks: three() }));
    await wait();
    bar.all("a.debrief-action-text")[1]?.click();
    bar.all(".debrief-action-more")[0]?.click();
    bar.all(".debrief-action-body")[2]?.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
    expect(bar.opened).toEqual([["Meetings/Sync.md", 1]]);
    expect(bar.menus.map((row) => row.task.text)).toEqual(["First", "Third"]);
  });

  it("filters, folds and keeps both; cleared filters show what was hidden", async () => {
    const bar = open(facts({ tasks: [...three(), task("Aged", { meeting: { title: "Old", date: "2025-01-01" } })] }), { me: "Bo Rask" });
    await wait();
    expect(bar.rows()).toEqual(["Overdue", "First"]);
    expect(bar.all("select.debrief-owner option").map((one) => one.textContent)).toEqual(["Mine (1)", "Anyone (3)", "No owner (2)"]);
    bar.model.choose({ owner: "anyone" });
    await wait();
    expect(bar.rows()).toEqual(["Overdue", "First", "No date", "Second", "Third", "1 action of older meetings"]);
    bar.all("button.debrief-group")[1]?.click();
    bar.all("button.debrief-group")[0]?.click();
    await wait();
    expect(bar.rows().slice(0, 2)).toEqual(["Overdue", "No date"]);
    bar.all("button.debrief-folded")[0]?.click();
    await wait();
    expect(bar.all(".debrief-group-count").map((one) => one.textContent)).toEqual(["1", "3"]);
    const search = bar.all("input[type=search]")[0] as HTMLInputElement;
    search.value = "zzz";
    search.dispatchEvent(new Event("input", { bubbles: true }));
    await wait();
    expect(bar.all(".debrief-state-title")[0]?.textContent).toBe("Nothing matches");
    bar.all(".debrief-state button")[0]?.click();
    await wait();
    expect(bar.all(".debrief-state")).toHaveLength(0);
    expect(bar.model.state()).toMatchObject({ text: "", owner: "anyone", older: true, folded: ["due:none", "due:overdue"] });
    expect(bar.said).toContain("kept");
  });

  it("follows the vault, also where it cannot be read at first", async () => {
    const bar = open(null);
    await wait();
    expect(bar.element.textContent).toContain("Reading your notes: 3 of 12");
    bar.set(facts({}));
    await wait();
    expect(bar.element.textContent).toContain("No meeting notes yet");
    bar.set(facts({ tasks: three() }));
    await wait();
    expect(bar.rows()).toHaveLength(5);
    unmount();
    const broken = open(null, { problem: "The disk is gone." });
    await wait();
    expect(broken.element.textContent).toContain("The disk is gone.");
    expect(broken.all(".debrief-state button")[0]?.textContent).toBe("Try again");
  });

  it("draws nothing anew where the vault tells nothing new", async () => {
    const vault = facts({ tasks: three() });
    const bar = open(vault);
    await wait();
    const drawn = bar.model.drawn();
    bar.set(vault);
    expect(bar.model.drawn()).toBe(drawn);
    bar.set(facts({ tasks: three().slice(1) }));
    expect(bar.model.drawn()).not.toBe(drawn);
  });

  it("keeps fewer than 200 of 10,000 rows in the document, the focused one among them", async () => {
    const bar = open(facts({ tasks: Array.from({ length: 10_000 }, (_, line) => task(`Action ${line}`, { line })) }));
    await wait();
    expect(bar.all(".debrief-row").length).toBeLessThan(200);
    expect(bar.all(".debrief-row").length).toBeGreaterThan(10);
    bar.box("Action 0").focus();
    bar.key("End");
    await wait();
    expect(bar.focused()).toBe("Action 9999");
    expect(bar.all(".debrief-row").length).toBeLessThan(200);
  });
});

describe("Days in words", () => {
  it.each([
    ["2026-03-05", "2 weeks late"], ["2026-03-17", "3 days late"], ["2026-03-19", "yesterday"], ["2026-03-20", "today"], ["2026-03-21", "tomorrow"],
    ["2026-03-26", "Thursday"], ["2026-03-27", "Fri 27 Mar"], ["2027-01-01", "Fri 1 Jan 2027"],
  ])("%s is %s", (due, wanted) => expect(dueWords(due, "2026-03-20")).toBe(wanted));

  it("shows the year where it is another", () => expect(shownDay("2025-12-31", "2026-03-20")).toBe("Wed 31 Dec 2025"));
});
