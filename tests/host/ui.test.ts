// @vitest-environment happy-dom
import type { SettingDefinitionItem } from "obsidian";
import { describe, expect, it, vi } from "vitest";
import { startProbe, type Probe } from "./probe";

const press = (key: string, init: KeyboardEventInit = {}) =>
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));
const texts = (selector: string) => Array.from(document.querySelectorAll(selector)).map((el) => el.textContent);

describe("notices, menus and modals of the host", () => {
  it("shows a notice, changes it, and takes it away on a click; every text was told", async () => {
    const { host, obsidian } = await startProbe();
    const notice = new obsidian.Notice("one", 0);
    notice.setMessage("two");
    expect(texts(".notice-container > .notice")).toEqual(["two"]);
    expect(host.notices()).toEqual(["two"]);
    notice.containerEl.click();
    expect(host.notices()).toEqual([]);
    expect(host.told()).toEqual(["one", "two"]);
  });

  it("hides a notice when its time is over", async () => {
    const { host, obsidian } = await startProbe();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    new obsidian.Notice("soon gone", 3000);
    vi.advanceTimersByTime(2999);
    expect(host.notices()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(host.notices()).toHaveLength(0);
    vi.useRealTimers();
  });

  it("opens a menu with checked, disabled and chosen items, and closes it by Escape", async () => {
    const { host, obsidian } = await startProbe();
    const chosen: string[] = [];
    const make = () => new obsidian.Menu()
      .addItem((item) => item.setTitle("First").setIcon("check").setChecked(true).onClick(() => void chosen.push("First")))
      .addSeparator()
      .addItem((item) => item.setTitle("Not now").setDisabled(true));
    make().showAtPosition({ x: 10, y: 10 });
    expect(host.menu()).toEqual(["First"]);
    expect(document.querySelector(".menu-item")?.getAttribute("aria-checked")).toBe("true");
    host.pick("First");
    expect(chosen).toEqual(["First"]);
    expect(document.querySelector(".menu")).toBe(null);
    make().showAtPosition({ x: 10, y: 10 });
    press("Escape");
    expect(document.querySelector(".menu")).toBe(null);
  });

  it("opens a modal in the document, and closes it by Escape", async () => {
    const { host, obsidian } = await startProbe();
    const life: string[] = [];
    class Ask extends obsidian.Modal {
      override onOpen(): void {
        this.contentEl.setText("Sure?");
        life.push("open");
      }
      override onClose(): void {
        life.push("close");
      }
    }
    new Ask(host.app).setTitle("Question").open();
    expect(host.modal()?.querySelector(".modal .modal-title")?.textContent).toBe("Question");
    press("Escape");
    expect(life).toEqual(["open", "close"]);
    expect(host.modal()).toBe(null);
  });

  it("asks for a confirmation and closes after the answer", async () => {
    const { host, obsidian } = await startProbe();
    const answers: string[] = [];
    const modal = new obsidian.ConfirmationModal(host.app);
    modal.addButton((button) => button.setButtonText("Do it").setCta().onClick(() => void answers.push("done"))).addCancelButton();
    modal.open();
    const [doIt] = host.modal()?.findAll("button") ?? [];
    doIt?.click();
    await host.settled();
    expect(answers).toEqual(["done"]);
    expect(host.modal()).toBe(null);
  });

  it("finds in a list by letters, and chooses by keys", async () => {
    const { host, obsidian } = await startProbe();
    const chosen: string[] = [];
    class Pick extends obsidian.FuzzySuggestModal<string> {
      getItems = () => ["Ines Duarte", "Lena Sato", "Teo Brandt"];
      getItemText = (item: string) => item;
      onChooseItem = (item: string) => void chosen.push(item);
    }
    const modal = new Pick(host.app);
    modal.open();
    expect(texts(".suggestion-item")).toHaveLength(3);
    modal.inputEl.value = "teo";
    modal.inputEl.dispatchEvent(new Event("input", { bubbles: true }));
    expect(texts(".suggestion-item")).toContain("Teo Brandt");
    expect(texts(".suggestion-item")).not.toContain("Ines Duarte");
    press("ArrowDown");
    press("ArrowUp");
    press("Enter");
    expect(chosen).toHaveLength(1);
    expect(host.modal()).toBe(null);
  });

  it("lists in the palette what can run now, and runs it", async () => {
    const { host } = await startProbe();
    const ran: string[] = [];
    host.plugin.addCommand({ id: "yes", name: "Say yes", callback: () => void ran.push("yes") });
    host.plugin.addCommand({ id: "no", name: "Say no", checkCallback: () => false });
    press("p", { ctrlKey: true });
    const shown = texts(".suggestion-item");
    expect(shown).toContain("Probe: Say yes");
    expect(shown).not.toContain("Probe: Say no");
    Array.from(document.querySelectorAll<HTMLElement>(".suggestion-item")).find((el) => el.textContent === "Probe: Say yes")?.click();
    expect(ran).toEqual(["yes"]);
  });

  it("puts what starts with the typed words first in the palette, the shorter before", async () => {
    const { host } = await startProbe();
    for (const name of ["Summarize all transcripts in a folder", "Re-summarize transcripts", "Summarize transcript"]) host.plugin.addCommand({ id: name, name, callback: () => undefined });
    const first = (typed: string) => {
      press("p", { ctrlKey: true });
      const input = document.querySelector<HTMLInputElement>(".prompt-input");
      if (input) input.value = typed;
      input?.dispatchEvent(new Event("input", { bubbles: true }));
      const [shown] = texts(".suggestion-item");
      press("Escape");
      return shown;
    };
    expect(["summarize", "summarize tr", "Summarize a", "probe: sum"].map(first)).toEqual([
      "Probe: Summarize transcript", "Probe: Summarize transcript", "Probe: Summarize all transcripts in a folder", "Probe: Summarize transcript",
    ]);
  });
});

/** A settings tab over a plain object. */
function tabOf({ host, obsidian }: Probe, definitions: () => SettingDefinitionItem[], values: Record<string, unknown>) {
  class Tab extends obsidian.PluginSettingTab {
    override getSettingDefinitions = definitions;
    override getControlValue = (key: string) => values[key];
    override setControlValue = (key: string, value: unknown) => void (values[key] = value);
  }
  const tab = new Tab(host.app, host.plugin);
  host.plugin.addSettingTab(tab);
  return tab;
}

const row = (container: HTMLElement, name: string) =>
  [...container.findAll(".setting-item")].find((el) => el.querySelector(".setting-item-name")?.textContent === name) as HTMLElement;
const enter = (el: HTMLInputElement, value: string) => {
  el.value = value;
  el.dispatchEvent(new Event("input", { bubbles: true }));
};

describe("the settings of the host", () => {
  it("draws each control with its value, keeps what was changed, and shows why a value is refused", async () => {
    const probe = await startProbe();
    const values: Record<string, unknown> = { on: true, name: "Ines", kind: "b", count: 3 };
    tabOf(probe, () => [
      { name: "On", control: { type: "toggle", key: "on" } },
      { type: "group", heading: "More", items: [
        { name: "Name", desc: "Yours.", control: { type: "text", key: "name", validate: (value) => (value === "" ? "Give a name." : undefined) }, visible: () => values["on"] === true },
        { name: "Kind", control: { type: "dropdown", key: "kind", options: { a: "A", b: "B" } } },
        { name: "Count", control: { type: "number", key: "count", min: 0 } },
      ] },
    ], values);
    const el = await probe.host.openSettings();
    const name = row(el, "Name").querySelector("input") as HTMLInputElement;
    expect(name.value).toBe("Ines");
    expect(row(el, "Kind").querySelector("select")?.value).toBe("b");
    enter(name, "");
    await probe.host.settled();
    expect(values["name"]).toBe("Ines");
    expect(row(el, "Name").querySelector(".setting-item-error")?.textContent).toBe("Give a name.");
    enter(name, "Teo");
    enter(row(el, "Count").querySelector("input") as HTMLInputElement, "7");
    await probe.host.settled();
    expect(values).toMatchObject({ name: "Teo", count: 7 });
    expect(row(el, "Name").querySelector(".setting-item-error")).toBe(null);
    row(el, "On").find(".checkbox-container").click();
    await probe.host.settled();
    expect(values["on"]).toBe(false);
    expect(row(el, "Name").isShown()).toBe(false);
  });

  it("adds to a list and deletes from it, opens a page and comes back", async () => {
    const probe = await startProbe();
    const folders = ["Meetings"];
    const tab = tabOf(probe, () => [
      { type: "list", heading: "Folders", emptyState: "None.", items: folders.map((name) => ({ name })),
        addItem: { name: "Add", action: () => { folders.push("Calls"); tab.update(); } },
        onDelete: (at) => { folders.splice(at, 1); tab.update(); } },
      { type: "page", name: "Headings", displayValue: () => "8", items: [{ name: "Summary", control: { type: "text", key: "summary" } }] },
    ], {});
    const el = await probe.host.openSettings();
    (el.find("[aria-label=Add]")).click();
    expect(row(el, "Calls")).toBeDefined();
    for (const name of ["Meetings", "Calls"]) row(el, name).find("[aria-label=Delete]").click();
    expect(el.textContent).toContain("None.");
    row(el, "Headings").click();
    expect(row(el, "Summary")).toBeDefined();
    expect(row(el, "Headings")).toBeUndefined();
    el.find("[aria-label=Back]").click();
    expect(row(el, "Headings").textContent).toContain("8");
  });
});

describe("what the host lacks", () => {
  it("fails with its name", async () => {
    const { host } = await startProbe();
    expect(() => host.app.workspace.openPopoutLeaf()).toThrow("Not implemented in host: HostWorkspace.openPopoutLeaf");
  });
});
