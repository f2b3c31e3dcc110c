// @vitest-environment happy-dom
import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it, vi } from "vitest";
import { pendingDrafts } from "../../src/app/drafts";
import { carryOut } from "../../src/app/journal";
import { planReview } from "../../src/app/review";
import { ReviewSession } from "../../src/obsidian/review/session";
import { Screen, type ScreenActions } from "../../src/obsidian/review/screen";
import type { Addable } from "../../src/obsidian/review/transcript";
import type { Runtime } from "../../src/obsidian/runtime";
import type { Draft } from "../../src/app/review-draft";
import { stage } from "../../src/vault/staged";
import { buildIndex } from "../../src/vault/index";
import type { Settings } from "../../src/model/settings";
import { memorySetup } from "../support/memory-vault";
import { meetingNote, SAID } from "../support/talk";

const PATH = "Meetings/2026-03-02 Racks.md";
const NOTE = meetingNote();

/** As much of the runtime as a review asks for, over a vault in memory. */
function runtimeOf(settings: Partial<Settings> = {}) {
  const setup = memorySetup({ [PATH]: NOTE, "People/Bo Rask.md": "" }, settings);
  const runtime = {
    store: setup.store,
    setup: () => Promise.resolve(setup),
    index: { ready: () => buildIndex(setup) },
    settings: { change: (patch: Partial<Settings>) => Promise.resolve(void Object.assign(setup.settings, patch)) },
  };
  return { setup, runtime: runtime as unknown as Runtime };
}

afterEach(() => render(null, document.body));

async function write(runtime: Runtime, draft: Draft) {
  const setup = await runtime.setup();
  const staged = stage(setup.vault);
  const result = await planReview(setup, staged, await buildIndex(setup), draft);
  await carryOut(setup.vault, setup.store, staged.changes());
  return result;
}

async function open(runtime: Runtime, actions: Partial<ScreenActions> = {}) {
  const root = document.body;
  render(null, root);
  const session = new ReviewSession(runtime, PATH, (draft) => write(runtime, draft));
  const nothing = () => undefined;
  await act(async () => {
    render(h(Screen, { session, actions: { isActive: () => true, write: nothing, discard: nothing, openNote: nothing, turnMenu: nothing, ...actions } }), root);
    await session.begin();
  });
  const all = (selector: string) => Array.from(root.querySelectorAll<HTMLElement>(selector));
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) {
      await act(() => {
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key: key.replace("Mod+", ""), ctrlKey: key.startsWith("Mod+"), bubbles: true, cancelable: true }));
      });
    }
  };
  const type = async (value: string) => {
    (document.activeElement as HTMLInputElement).value = value;
    await keys("Enter");
  };
  const click = (element: HTMLElement | undefined) => act(async () => {
    element?.click();
    await new Promise((resolve) => window.setTimeout(resolve, 0));
  });
  return { root, session, all, keys, type, click, current: () => (document.activeElement as HTMLElement | null)?.getAttribute("aria-label") ?? "" };
}

describe("the review", () => {
  it("opens on the first item, decisions and actions open, the rest folded", async () => {
    const { all, current, root } = await open(runtimeOf().runtime);
    expect(all(".debrief-review-block").map((block) => [block.getAttribute("aria-label"), block.querySelector(".debrief-review-list") !== null])).toEqual([
      ["Decisions", true], ["Action items", true], ["Summary", false], ...all(".debrief-review-block").slice(3).map((block) => [block.getAttribute("aria-label"), false]),
    ]);
    expect(current()).toMatch(/^Decision: /u);
    expect(root.textContent).toContain("Read 00:10–01:00, 2 speakers, 6 turns.");
    expect(all("[data-turn]")).toHaveLength(SAID.length);
  });

  it("takes no key from a user who is elsewhere", async () => {
    const { session, keys } = await open(runtimeOf().runtime, { isActive: () => false });
    expect(document.activeElement).toBe(document.body);
    await keys("x");
    expect(session.state().draft?.items.some(({ mark }) => mark === "dropped")).toBe(false);
  });

  it("is done by keyboard alone, and no later run undoes it", async () => {
    const { setup, runtime } = runtimeOf();
    const { session, keys, type, all } = await open(runtime, { write: () => undefined });
    const items = () => session.state().draft?.items ?? [];
    await keys("x");
    expect(items().find(({ kind }) => kind === "decisions")?.mark).toBe("dropped");
    await keys("e");
    await type("Mail Ines the rack plan");
    await keys("o");
    await type("Bo Rask");
    await keys("d");
    await type("2026-03-09");
    await keys("p", "p");
    const [first] = items().filter(({ kind }) => kind === "actions");
    expect(first).toMatchObject({ text: "Mail Ines the rack plan", owner: "Bo Rask", due: "2026-03-09", priority: "high", mark: "kept" });
    await keys("j", " ");
    expect(items().filter(({ kind }) => kind === "actions")[1]?.mark).toBe("dropped");
    await keys("j", " ");
    expect(items().find(({ kind }) => kind === "summary")?.mark).toBe("dropped");
    expect(all("button.mod-cta")[0]?.textContent).toMatch(/^Write \d+ of \d+$/u);
    const result = await session.write();
    expect(result?.changed).toBe(true);
    const text = setup.vault.files.get(PATH) ?? "";
    expect(text).toMatch(/- \[ \] Mail Ines the rack plan \(.*\) @Bo Rask ⏫ 📅 2026-03-09\n/u);
    expect(text).not.toMatch(/## (?:Summary|Decisions)/u);
    expect(await pendingDrafts(setup.store)).toEqual([]);
  });

  it("writes by one key, also out of a field, whose words count", async () => {
    let wrote = 0;
    const { session, keys } = await open(runtimeOf().runtime, { write: () => void wrote++ });
    await keys("e");
    (document.activeElement as HTMLTextAreaElement).value = "Pilot first.";
    await keys("Mod+Enter");
    expect(wrote).toBe(1);
    expect(session.state().draft?.items.some(({ text }) => text === "Pilot first.")).toBe(true);
  });

  it("shows the words in the transcript, where any turn can be added", async () => {
    const { session, keys, all, current } = await open(runtimeOf().runtime);
    await keys("t");
    expect(all(".is-marked").map((row) => row.dataset["turn"])).toEqual([document.activeElement?.getAttribute("data-turn")]);
    await keys("ArrowDown", "r");
    const added = session.state().draft?.items.slice(-1)[0];
    expect(added).toMatchObject({ kind: "risks", mark: "kept", found: null });
    expect(document.activeElement?.tagName).toBe("TEXTAREA");
    await keys("Escape");
    expect(current()).toBe(`Risk: ${added?.text}`);
  });

  it("adds by the menu of a turn too", async () => {
    let add: ((kind: Addable) => void) | null = null;
    const { session, all, click } = await open(runtimeOf().runtime, { turnMenu: (_, chosen) => void (add = chosen) });
    await click(all("[data-turn='5'] .debrief-review-add")[0]);
    await act(() => add?.("decisions"));
    expect(session.state().draft?.items.slice(-1)[0]).toMatchObject({ kind: "decisions", text: SAID[5][1] });
  });

  it("asks once who you are, and renames a speaker everywhere", async () => {
    const { setup, runtime } = runtimeOf({ me: null });
    const { session, all, click, type } = await open(runtime);
    await click(all(".debrief-review-me button").find((button) => button.textContent === "Mira Okafor"));
    expect(setup.settings.me).toBe("Mira Okafor");
    expect(all(".debrief-review-me")).toEqual([]);
    await click(all(".debrief-review-speaker button")[0]);
    await type("Bo Rask");
    await act(() => new Promise((resolve) => window.setTimeout(resolve, 50)));
    expect(session.state().draft?.speakers[0]).toEqual({ label: "Ines Duarte", name: "Bo Rask", why: "you said so" });
    expect(session.state().draft?.items.some(({ owner }) => owner === "Ines Duarte")).toBe(false);
    expect(session.state().draft?.items.some(({ owner }) => owner === "Bo Rask")).toBe(true);
  });

  it("is kept until it is written or discarded, and says when the transcript changed", async () => {
    const { setup, runtime } = runtimeOf();
    const first = await open(runtime);
    await first.keys("x");
    await first.session.keep();
    const second = await open(runtime);
    expect(second.session.state().draft).toEqual(first.session.state().draft);
    setup.vault.files.set(PATH, NOTE.replace("forty", "fifty"));
    const third = await open(runtime);
    expect(third.root.textContent).toContain("The transcript changed");
    expect(await third.session.write()).toBeNull();
    await third.click(third.all(".debrief-review-problem button")[0]);
    await act(() => new Promise((resolve) => window.setTimeout(resolve, 50)));
    expect(third.session.state()).toMatchObject({ stale: false });
    expect(third.session.state().draft?.items.find(({ kind }) => kind === "decisions")?.mark).toBe("dropped");
    await third.session.discard();
    expect(await pendingDrafts(setup.store)).toEqual([]);
    expect(setup.vault.files.get(PATH)).toBe(NOTE.replace("forty", "fifty"));
  });

  it("keeps a step that is taken while the transcript is read again", async () => {
    const { setup, runtime } = runtimeOf();
    const { session } = await open(runtime);
    const item = () => session.state().draft?.items.find(({ kind }) => kind === "decisions");
    const index = await buildIndex(setup);
    runtime.index.ready = () => Promise.resolve(index);
    vi.spyOn(setup.vault, "read").mockImplementationOnce((path) => {
      session.send({ do: "drop", id: item()?.id ?? "" });
      return Promise.resolve(setup.vault.files.get(path) ?? "");
    });
    await session.readAgain({ "Ines Duarte": "Bo Rask" });
    expect(item()?.mark).toBe("dropped");
    expect(session.state().draft?.speakers[0]?.name).toBe("Bo Rask");
  });

  it("says what cannot be kept, and can be tried again", async () => {
    const { setup, runtime } = runtimeOf({ me: null });
    const { session } = await open(runtime);
    const full = () => Promise.reject(new Error("the disk is full"));
    const store = vi.spyOn(setup.store, "write").mockImplementation(full);
    runtime.settings.change = full;
    session.send({ do: "drop", id: session.state().draft?.items[0]?.id ?? "" });
    expect(await session.write()).toBeNull();
    expect(session.state()).toMatchObject({ phase: "ready", problem: expect.stringContaining("the disk is full") as string });
    store.mockRestore();
    await session.setMe("Mira Okafor");
    expect(session.state()).toMatchObject({ phase: "ready", me: null, problem: expect.stringContaining("the disk is full") as string });
    expect((await session.write())?.changed).toBe(true);
  });

  it("says in one sentence why there is nothing to review", async () => {
    const { setup, runtime } = runtimeOf();
    setup.vault.files.set(PATH, "# No words");
    const { root } = await open(runtime);
    expect(root.querySelector("[role=alert]")?.textContent).toContain("holds no transcript");
  });
});
