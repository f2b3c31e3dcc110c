import type { TestContext } from "vitest";
import { describe, expect, it } from "vitest";
import type { BrowserOptions } from "./browser";
import { byPalette, MEETING, PEOPLE, RAW } from "./meeting";
import { clearNotices, paleTexts, session, smallTargets } from "./session";

const { open } = session();
const ITEM = ".debrief-review-item";
const TEXT = `${ITEM} .debrief-review-text`;
const CURRENT = `${ITEM}.is-current`;

/** What the file holds once the editor has saved it. */
const saved = (file: () => string) => expect.poll(file, { timeout: 10_000 });

async function review(context: TestContext, options: Partial<BrowserOptions> = {}) {
  const { page, file } = await open(context, { ...PEOPLE, [MEETING]: RAW }, { note: MEETING, today: "2026-03-03", ...options });
  await byPalette(page, "Summarize transcript");
  await page.locator(ITEM).first().waitFor();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return { page, press, file: () => file(MEETING) };
}

describe("the review on the screen", () => {
  it("is done by keys alone, writes exactly what was chosen, asks for nothing again, and one undo takes all back", async (context) => {
    const { page, press, file } = await review(context);
    expect(file()).toBe(RAW);
    expect(await page.locator(TEXT).allTextContents()).toEqual([/pilot with one site/iu, /rack plan/u, /hall in Corvanta/u].map((words) => expect.stringMatching(words) as unknown));
    await expect.poll(() => page.locator(CURRENT).evaluate((one) => one === document.activeElement)).toBe(true);

    await press("j", "k", "Space");
    await expect.poll(() => page.locator(CURRENT).getAttribute("class")).toContain("is-left");
    await press("j", "e", "Control+a");
    await page.keyboard.type("Send the plan of all racks");
    await press("Enter", "o", "Control+a");
    await page.keyboard.type("Teo Brandt");
    await press("Enter", "d");
    await page.keyboard.type("03092026");
    await press("Enter", "p");
    const chosen = page.locator(CURRENT);
    await expect.poll(() => chosen.locator(".debrief-review-chip").allTextContents()).toEqual(["Teo Brandt", "2026-03-09"]);
    expect(await chosen.locator(".debrief-review-words").textContent()).toBe("from “by Friday”");
    expect(await chosen.locator("select").inputValue()).not.toBe("");

    await press("j", "x");
    await press("k", "t");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain("I'll book the hall in Corvanta next week.");
    await press("j", "j", "j", "d");
    await expect.poll(() => page.locator(".debrief-review-field.is-text").inputValue()).toContain("forty thousand");
    await press("Enter", "Control+Enter");
    await page.locator(".notice", { hasText: "Wrote " }).waitFor();
    await saved(file).toContain("## Decisions");
    const written = file();
    const items = written.slice(0, written.indexOf("## Transcript")).split("\n").filter((line) => line.startsWith("- "));
    expect(items.filter((line) => /racks|hall|pilot/iu.test(line))).toEqual([
      expect.stringMatching(/^- The racks cost forty thousand a month from May\. \(05:10\)$/u),
      expect.stringMatching(/^- \[ \] Send the plan of all racks\.? \([\d:, ]+\) @Teo Brandt 🔺 📅 2026-03-09$/u),
    ]);

    await page.locator(".cm-content").focus();
    await press("Control+z");
    await saved(file).toBe(RAW);
    await press("Control+Shift+z");
    await saved(file).toBe(written);
    await byPalette(page, "Summarize transcript");
    await page.locator(".debrief-review-none", { hasText: "Nothing new to review" }).waitFor();
  }, 90_000);

  it("says who speaks and why, and a new name is one click away and goes everywhere", async (context) => {
    const { page, file } = await review(context, { width: 1400 });
    const head = page.locator(".debrief-review-head");
    expect(await head.locator(".debrief-review-speaker").allInnerTexts()).toEqual([
      expect.stringMatching(/^Remote = Ines Duarte\s+from the note's properties$/u), expect.stringMatching(/^Mira Okafor\s+as the transcript says$/u),
    ]);
    await head.getByText("Which one are you?").waitFor();
    await head.locator(".debrief-review-me").getByText("Mira Okafor").click();
    await head.getByText("you, as the transcript says").waitFor();
    await head.locator(".debrief-review-speaker").getByText("Remote = Ines Duarte").click();
    await page.keyboard.type("Teo Brandt");
    await page.keyboard.press("Enter");
    await head.getByText("you said so").waitFor();
    const item = page.locator(ITEM, { hasText: "hall in Corvanta" });
    await item.getByText("Teo Brandt", { exact: true }).waitFor();
    await page.locator(".debrief-review-who", { hasText: "Teo Brandt" }).first().waitFor();
    expect(file()).toBe(RAW);
  }, 60_000);

  it("goes on where it was left after the page was loaded anew, and is discarded after a question", async (context) => {
    const { page, press, file } = await review(context);
    await press("j", "e", "Control+a");
    await page.keyboard.type("Send all plans");
    await press("Enter", "j", "Space");
    await page.waitForTimeout(800);
    await page.reload();
    await page.waitForSelector("body[data-host]");
    await page.evaluate((path) => window.host?.open(path), MEETING);
    await byPalette(page, "Summarize transcript");
    await page.getByText("Send all plans", { exact: true }).waitFor();
    expect(await page.locator(`${ITEM}.is-left`).allInnerTexts()).toEqual([expect.stringContaining("hall in Corvanta")]);
    await page.locator(".debrief-review-foot").getByText("Discard").click();
    await page.locator(".modal").getByText("Cancel").click();
    await page.locator(ITEM).first().waitFor();
    await page.locator(".debrief-review-foot").getByText("Discard").click();
    await page.locator(".modal button", { hasText: "Discard" }).click();
    await page.locator(".debrief-review").waitFor({ state: "detached" });
    await byPalette(page, "Summarize transcript");
    await page.locator(ITEM).first().waitFor();
    expect(await page.locator(TEXT).allTextContents()).not.toContain("Send all plans");
    expect(file()).toBe(RAW);
  }, 60_000);

  it("is written in whole and taken back by the notice's button", async (context) => {
    const { page, press, file } = await review(context);
    await press("Control+Enter");
    await saved(file).toContain("## Action items");
    await page.locator(".notice", { hasText: "Wrote " }).getByText("Undo").click();
    await saved(file).toBe(RAW);
  }, 60_000);

  it("shows the turn that an item rests on beside it, and goes to what is to be checked", async (context) => {
    const { page, press } = await review(context, { width: 1400 });
    const marked = page.locator(".debrief-review-turn.is-marked .debrief-review-said");
    await expect.poll(() => marked.textContent()).toContain("pilot with one site");
    await press("j", "j");
    await expect.poll(() => marked.textContent()).toContain("book the hall");
    await press("?");
    await page.locator(".debrief-review-keys").getByText("Next to check").waitFor();
    await press("Escape");
    await page.locator(".debrief-review-keys").waitFor({ state: "detached" });
    expect(await page.locator(".debrief-review-line-up").isVisible()).toBe(false);
  }, 60_000);

  it("stands in one column on a phone, 320 pixels wide, and is done by touch", async (context) => {
    const { page, file } = await review(context, { phone: true, width: 320, height: 640 });
    await clearNotices(page);
    const root = page.locator(".debrief-review");
    expect(await smallTargets(root)).toEqual([]);
    // The speakers take one line until they are wanted: the second item's words are seen too.
    expect(await page.locator(TEXT).nth(1).evaluate((one) => one.getBoundingClientRect().bottom - (one.closest(".debrief-review-items")?.getBoundingClientRect().bottom ?? 0))).toBeLessThanOrEqual(0);
    await root.getByRole("button", { name: "Remote = Ines Duarte, Mira Okafor" }).tap();
    await root.locator(".debrief-review-me").getByText("Mira Okafor").tap();
    await root.getByText("you, as the transcript says").waitFor();
    expect(await smallTargets(root)).toEqual([]);
    await root.getByRole("button", { name: "Remote = Ines Duarte, you = Mira Okafor" }).tap();
    await root.getByText("you, as the transcript says").waitFor({ state: "hidden" });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await root.evaluate((one) => Array.from(one.querySelectorAll("*")).filter((each) => each.getBoundingClientRect().right > 320.5).map((each) => each.className))).toEqual([]);
    await page.locator(ITEM).nth(1).locator(".debrief-review-box").tap();
    await root.getByRole("tab", { name: "Transcript" }).tap();
    expect(await page.locator(ITEM).first().isVisible()).toBe(false);
    expect(await smallTargets(root)).toEqual([]);
    await page.locator(".debrief-review-turn", { hasText: "forty thousand" }).locator(".debrief-review-add").tap();
    await page.locator(".menu").getByText("Add as decision").tap();
    await page.locator(".debrief-review-field.is-text").fill("Racks cost forty thousand");
    await root.locator(".debrief-review-foot button.mod-cta").tap();
    await saved(file).toMatch(/^- Racks cost forty thousand\.? \(05:10\)$/mu);
    expect(file()).not.toContain("- [ ] Send");
    expect(file()).toContain("hall in Corvanta");
  }, 60_000);

  for (const theme of ["light", "dark"] as const) it(`has words with enough contrast in ${theme}`, async (context) => {
    const { page, press } = await review(context, { theme });
    await press("x", "?");
    expect(await paleTexts(page.locator(".debrief-review"))).toEqual([]);
  }, 60_000);
});
