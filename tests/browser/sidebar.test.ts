import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/text/days";
import { clearNotices, openSidebar, paleTexts, session, smallTargets, TODAY } from "./session";

const day = (count: number) => addDays(TODAY, count);
const NOTE = "Meetings/Kites.md";
const NOTE_TEXT = [
  "---", "type: meeting", `date: ${day(-4)}`, "---", "", "# Kites", "", "## Action items", "",
  `- [ ] Send the plan @Bo Rask ⏫ 📅 ${day(-3)}`, `- [ ] Call Ada @Ines Duarte 📅 ${TODAY}`, "- [ ] Buy string", "- [ ] Paint the tail", "",
].join("\n");
const FILES = {
  [NOTE]: NOTE_TEXT,
  "Meetings/Fresh.md": `---\ntype: meeting\ndate: ${day(-2)}\ndebrief: unreviewed\n---\n\n# Fresh\n\n## Action items\n\n- [ ] Look at me\n`,
  "Meetings/Aged.md": "---\ntype: meeting\ndate: 2020-01-06\n---\n\n# Aged\n\n## Action items\n\n- [ ] From long ago\n",
  "People/Ines Duarte.md": "---\ntype: person\n---\n",
};
const LONG = [
  "---", "type: meeting", `date: ${day(-3)}`, "---", "", "# The autumn festival of all the kites of the northern coast", "", "## Action items", "",
  "- [ ] Sew (00:12, 00:31)", "", "## Transcript", "", "[00:00:12] Bo Rask: I sew.", "", "[00:00:31] Ines Duarte: Good.", "",
].join("\n");
const PHONE = { phone: true, width: 320, height: 640 };
const { open } = session();

const row = (page: Page, words: string) => page.locator(".debrief-row", { hasText: words });
const box = (page: Page, words: string) => row(page, words).locator("input");
const undo = (page: Page) => page.locator(".debrief-notice-undo").last().click();
const item = (page: Page, title: string) => page.locator(".menu-item", { hasText: title }).click();
/** What has the focus: the words of its row. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.closest(".debrief-row")?.querySelector(".debrief-group-title, .debrief-action-text")?.textContent ?? null);

describe("the sidebar, by mouse", () => {
  it("opens from the palette, filters, folds, ticks, and takes back", async (context) => {
    const { page, file } = await open(context, FILES);
    await page.keyboard.press("Control+p");
    await page.locator(".prompt-input").fill("action sidebar");
    await page.keyboard.press("Enter");
    await row(page, "Send the plan").waitFor();
    expect(await page.locator(".debrief-counts").textContent()).toBe("5 open · 1 overdue");
    await clearNotices(page);

    await page.locator(".debrief-search").fill("string");
    await row(page, "Call Ada").waitFor({ state: "detached" });
    expect(await page.locator(".debrief-action").count()).toBe(1);
    await page.locator(".debrief-search").fill("nothing like it");
    await page.getByRole("button", { name: "Clear filters" }).click();
    await row(page, "Call Ada").waitFor();
    await row(page, "From long ago").waitFor();
    await page.locator(".debrief-folded", { hasText: "Hide 1 action of older meetings" }).click();
    await row(page, "From long ago").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Overdue", exact: true, pressed: false }).click();
    await row(page, "Call Ada").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Overdue", exact: true, pressed: true }).click();
    await page.getByLabel("Group by").selectOption("owner");
    await page.locator(".debrief-group", { hasText: "Bo Rask" }).click();
    await row(page, "Send the plan").waitFor({ state: "detached" });
    await page.locator(".debrief-group", { hasText: "Bo Rask" }).click();
    await page.locator(".debrief-folded").click();
    await row(page, "From long ago").waitFor();

    await box(page, "Send the plan").click();
    await expect.poll(() => file(NOTE)).toContain(`- [x] Send the plan @Bo Rask ⏫ 📅 ${day(-3)} ✅ ${TODAY}`);
    await row(page, "Send the plan").waitFor({ state: "detached" });
    await undo(page);
    await expect.poll(() => file(NOTE)).toBe(NOTE_TEXT);
    await row(page, "Send the plan").waitFor();
  });

  it("shows no times where the settings hide moments", async (context) => {
    const hidden = { [[".", "obsidian/plugins/debrief/data.json"].join("")]: '{"showEvidence":false}' };
    for (const [settings, shown] of [[{}, true], [hidden, false]] as const) {
      const { page } = await open(context, { "Meetings/Long.md": LONG, ...settings });
      await openSidebar(page);
      const times = row(page, "Sew").getByText("00:12, 00:31");
      await times.waitFor({ state: shown ? "visible" : "hidden" });
      expect(await row(page, "Sew").locator(".debrief-meta").innerText()).toMatch(shown ? /00:12/u : /^[^:]+$/u);
    }
  });

  it("changes an action by right click and by its button, each on the disk", async (context) => {
    const { page, file } = await open(context, FILES);
    await openSidebar(page);
    await clearNotices(page);
    const drawn = () => row(page, "Call Ada").locator(".debrief-meta").innerHTML();
    const before = await drawn();
    const changed = async (line: string) => {
      await expect.poll(() => file(NOTE)).toContain(line);
      await undo(page);
      await expect.poll(() => file(NOTE)).toBe(NOTE_TEXT);
      await clearNotices(page);
      // The note is back a moment before its row; a menu of the old row would be refused.
      await expect.poll(drawn).toBe(before);
    };
    await row(page, "Call Ada").click({ button: "right" });
    // The menu stands at the pointer and wholly on the screen.
    const menu = await page.locator(".menu").boundingBox();
    expect(menu && menu.x > 700 && menu.x + menu.width <= 1280).toBe(true);
    await item(page, "Due tomorrow");
    await changed(`- [ ] Call Ada @Ines Duarte 📅 ${day(1)}`);
    const more = () => row(page, "Call Ada").getByRole("button", { name: "More actions" }).click();
    await more();
    await item(page, "Due on…");
    await page.getByLabel("Due date").fill("2031-02-03");
    await page.keyboard.press("Enter");
    await changed("- [ ] Call Ada @Ines Duarte 📅 2031-02-03");
    await more();
    await item(page, "Owner…");
    await page.locator(".prompt-input").fill("rask");
    await page.keyboard.press("Enter");
    await changed(`- [ ] Call Ada @Bo Rask 📅 ${TODAY}`);
    await more();
    await item(page, "Priority…");
    await item(page, "Highest");
    await changed(`- [ ] Call Ada @Ines Duarte 🔺 📅 ${TODAY}`);
    await more();
    await item(page, "Cancel action");
    await changed(`- [-] Call Ada @Ines Duarte 📅 ${TODAY} ❌ ${TODAY}`);
    await more();
    await item(page, "Not an action");
    await changed("\n- Call Ada");
  });

  it("opens the note at the line, with a modifier in a new tab, and offers its preview", async (context) => {
    const { page } = await open(context, FILES);
    await openSidebar(page);
    await clearNotices(page);
    const place = () => page.evaluate(() => {
      const editor = window.host?.app.workspace.activeEditor;
      return [editor?.file?.path ?? "", editor?.editor?.getLine(editor.editor.getCursor().line) ?? "", window.host?.app.workspace.getLeavesOfType("markdown").length ?? 0];
    });
    await row(page, "Buy string").locator(".debrief-action-text").click();
    await expect.poll(place).toEqual([NOTE, "- [ ] Buy string", 1]);
    await row(page, "Look at me").locator(".debrief-action-text").click({ modifiers: ["ControlOrMeta"] });
    await expect.poll(place).toEqual(["Meetings/Fresh.md", "- [ ] Look at me", 2]);
    await row(page, "Paint the tail").locator(".debrief-action-text").click({ button: "middle" });
    await expect.poll(async () => (await place())[2]).toBe(3);
    const hovered = page.evaluate(() => new Promise((resolve) => {
      window.host?.app.workspace.on("hover-link" as "quit", ((info: { linktext: string; state: { scroll: number } }) => resolve([info.linktext, info.state.scroll])) as never);
    }));
    await row(page, "Call Ada").locator(".debrief-action-text").hover();
    expect(await hovered).toEqual([NOTE, 10]);
  });

  it("takes the mark off a reviewed note, and gives it back", async (context) => {
    const { page, file } = await open(context, FILES);
    await openSidebar(page);
    await clearNotices(page);
    await page.getByRole("button", { name: "Mark “Fresh” as reviewed" }).click();
    await expect.poll(() => file("Meetings/Fresh.md")).not.toContain("unreviewed");
    await page.locator(".debrief-group", { hasText: "To review" }).waitFor({ state: "detached" });
    await undo(page);
    await expect.poll(() => file("Meetings/Fresh.md")).toBe(FILES["Meetings/Fresh.md"]);
    await page.locator(".debrief-group", { hasText: "To review" }).waitFor();
  });

  it("keeps what it shows over a new start", async (context) => {
    const { page } = await open(context, FILES);
    await openSidebar(page);
    await page.getByLabel("Group by").selectOption("meeting");
    await page.locator(".debrief-search").fill("kite");
    const kept = await page.evaluate(() => JSON.stringify((window.host?.app.workspace as unknown as { getLayout(): unknown }).getLayout()));
    await page.reload();
    await page.waitForSelector("body[data-host]");
    await page.evaluate(async (layout) => {
      const workspace = window.host?.app.workspace as unknown as { detachLeavesOfType(type: string): void; restore(layout: unknown): Promise<void> };
      workspace.detachLeavesOfType("debrief-actions");
      await workspace.restore(JSON.parse(layout));
    }, kept);
    await openSidebar(page);
    expect(await page.getByLabel("Group by").inputValue()).toBe("meeting");
    expect(await page.locator(".debrief-search").inputValue()).toBe("kite");
  });
});

describe("the sidebar, by keyboard", () => {
  it("moves, ticks with the focus on the next action, opens the menu and the note", async (context) => {
    const { page, file } = await open(context, FILES);
    await openSidebar(page);
    await clearNotices(page);
    await page.evaluate(() => window.host?.run("open-action-sidebar"));
    // The command leads into the list, not into the search field: on a phone that would open the keyboard.
    await expect.poll(() => focused(page)).toBe("To review");
    await page.locator(".debrief-search").focus();
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("To review");
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    for (let presses = 0; presses < 12 && await focused(page) !== "Send the plan"; presses += 1) await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("Send the plan");
    await page.keyboard.press("Space");
    await expect.poll(() => file(NOTE)).toContain("- [x] Send the plan");
    await row(page, "Send the plan").waitFor({ state: "detached" });
    await expect.poll(() => focused(page)).toBe("Call Ada");
    await page.keyboard.press("m");
    await page.locator(".menu").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => file(NOTE)).toContain(`- [ ] Call Ada @Ines Duarte 📅 ${day(1)}`);
    await expect.poll(() => focused(page)).toBe("Call Ada");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => window.host?.app.workspace.activeEditor?.editor?.getCursor().line)).toBe(10);
  });
});

describe("the sidebar and the vault", () => {
  it("shows what another program wrote", async (context) => {
    const { page } = await open(context, FILES);
    await openSidebar(page);
    const took = await page.evaluate(async ([path, text]) => {
      const { host } = window;
      if (!host || path === undefined || text === undefined) return -1;
      let told = 0;
      host.app.metadataCache.on("changed", () => (told ||= performance.now()));
      const seen = new Promise<number>((resolve) => {
        const watch = new MutationObserver(() => {
          if (!document.querySelector(".debrief-sidebar")?.textContent.includes("Call Zora")) return;
          watch.disconnect();
          resolve(performance.now());
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      await host.outside.write(path, text);
      return await seen - told;
    }, [NOTE, NOTE_TEXT.replace("Call Ada", "Call Zora")]);
    console.log(`An outside change was on the screen ${took.toFixed(0)} ms after its event.`);
    expect(took).toBeLessThan(1000);
  });

  it("scrolls through 10,000 actions with few rows in the document", async (context) => {
    const lines = (at: number) => Array.from({ length: 100 }, (_, each) => `- [ ] Fly kite ${String(at)}.${String(each)} 📅 ${day(each)}`).join("\n");
    const files = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [
      `Meetings/Many ${String(at)}.md`, `---\ntype: meeting\ndate: ${day(-1)}\n---\n\n# Many ${String(at)}\n\n## Action items\n\n${lines(at)}\n`,
    ]));
    const { page } = await open(context, files);
    await openSidebar(page);
    expect(await page.locator(".debrief-counts").textContent()).toContain("10000 open");
    const rows = () => page.locator(".debrief-row").count();
    expect(await rows()).toBeLessThan(200);
    await page.locator(".debrief-list").hover();
    for (let turn = 0; turn < 20; turn += 1) {
      await page.mouse.wheel(0, 3000);
      await page.waitForTimeout(20);
    }
    await expect.poll(() => page.locator(".debrief-list").evaluate((list) => list.scrollTop)).toBeGreaterThan(20_000);
    expect(await rows()).toBeLessThan(200);
    // A row stands wherever the pane is looked at.
    expect(await page.locator(".debrief-list").evaluate((list) => {
      const { left, top, width, height } = list.getBoundingClientRect();
      return [0.1, 0.5, 0.9].every((part) => document.elementFromPoint(left + width / 2, top + height * part)?.closest(".debrief-row") !== null);
    })).toBe(true);
    await page.locator(".debrief-row [data-main][tabindex='0']").first().focus();
    await page.keyboard.press("End");
    await expect.poll(() => page.locator(".debrief-row").last().getAttribute("aria-posinset")).toBe(await page.locator(".debrief-row").last().getAttribute("aria-setsize"));
  });
});

describe("the sidebar for everybody", () => {
  it("tells a screen reader what it is", async (context) => {
    const { page } = await open(context, FILES);
    await openSidebar(page);
    const tree = await page.locator(".debrief-sidebar").ariaSnapshot();
    for (const part of [
      "- searchbox \"Search actions\"", "- combobox \"Owner\"", "- combobox \"Group by\"", "- button \"Overdue\"", "- status: 5 open · 1 overdue", "- list \"Open actions\"",
      "checkbox \"Send the plan Priority: high Due Tue 17 Mar Bo Rask Kites, Mon 16 Mar\"", "- button \"More actions\"", "- button \"Mark “Fresh” as reviewed\"",
    ]) expect(tree).toContain(part);
    expect(tree).toMatch(/button "Overdue 1" \[expanded\]/u);
  });

  for (const theme of ["light", "dark"] as const) {
    it(`can be read: ${theme}`, async (context) => {
      const { page } = await open(context, FILES, { theme });
      await openSidebar(page);
      expect(await paleTexts(page.locator(".debrief-sidebar"))).toEqual([]);
      await row(page, "Call Ada").click({ button: "right" });
      await item(page, "Due tomorrow");
      await page.locator(".debrief-notice-undo").waitFor();
      expect(await paleTexts(page.locator(".notice-container"))).toEqual([]);
    });
  }

  it("fits a phone 320 pixels wide: nothing over the edge, nothing too small for a finger, the menu by a long press", async (context) => {
    const { page, file } = await open(context, { ...FILES, "Meetings/Long.md": LONG }, PHONE);
    await openSidebar(page);
    await clearNotices(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await page.locator(".debrief-sidebar").evaluate((one) => Array.from(one.querySelectorAll("*")).filter((each) => each.getBoundingClientRect().right > 320.5).map((each) => each.className))).toEqual([]);
    expect(await smallTargets(page.locator(".debrief-sidebar"))).toEqual([]);
    // The meeting's line is one line, however long its title, and the moment at its end is whole.
    const lines = await page.locator(".debrief-source").evaluateAll((all) => all.map((line) => line.getBoundingClientRect().height));
    expect(Math.max(...lines)).toBeLessThan(24);
    const place = await row(page, "Call Ada").locator(".debrief-action-text").boundingBox();
    const touches = await page.context().newCDPSession(page);
    const at = { x: (place?.x ?? 0) + 10, y: (place?.y ?? 0) + 5 };
    await touches.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] });
    await page.locator(".menu").waitFor();
    await touches.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    expect(await page.locator(".menu").count()).toBe(1);
    const menu = await page.locator(".menu").boundingBox();
    expect(menu && menu.x >= 0 && menu.x + menu.width <= 320).toBe(true);
    await page.locator(".menu-item", { hasText: "Due tomorrow" }).tap();
    await expect.poll(() => file(NOTE)).toContain(`- [ ] Call Ada @Ines Duarte 📅 ${day(1)}`);
    expect(await smallTargets(page.locator(".notice-container"))).toEqual([]);
    await box(page, "Buy string").tap();
    await expect.poll(() => file(NOTE)).toContain("- [x] Buy string");
  });
});
