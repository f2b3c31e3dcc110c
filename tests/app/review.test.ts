import { describe, expect, it } from "vitest";
import { dropDraft, keepDraft, moveDraft, pendingDrafts, readDraft } from "../../src/app/drafts";
import { carryOut, undo } from "../../src/app/journal";
import { planReview, redraft, startDraft } from "../../src/app/review";
import { groupsOf, reduce, tally, type Draft, type DraftEvent } from "../../src/app/review-draft";
import type { Setup } from "../../src/app/setup";
import { summarizeNote } from "../../src/app/summarize";
import { offline } from "../../src/engine/offline/index";
import type { Engine } from "../../src/engine/engine";
import type { Debrief } from "../../src/model/debrief";
import { buildIndex } from "../../src/vault/index";
import { stage } from "../../src/vault/staged";
import { action, debriefOf, item, TRANSCRIPT } from "../support/debrief";
import { meetingNote } from "../support/talk";
import { memorySetup } from "../support/memory-vault";

const PATH = "Meetings/2026-03-02 Call.md";
const NOTE = `---\ntype: meeting\n---\n\n# Call\n\n${TRANSCRIPT}`;
const now = "2026-03-20T10:00:00Z";
const PARTS: Partial<Debrief> = {
  summary: "They spoke about racks.",
  keyFacts: [item("The racks ship in May.", 10)],
  decisions: [item("Pilot with one site.", 120)],
  actions: [action("Send the plan.", 65, { owner: "Mira Okafor", due: "2026-03-06", dueWords: "by Friday" })],
  risks: [{ ...item("The site may close.", 120), confidential: true }],
  doubtful: [{ ...action("Find the owner of the survey.", 210), confidence: 0.3, section: "followUps" }],
};

/** Answers as the rules would: the other side is called as the transcript calls it. */
const engine = (parts: Partial<Debrief> = PARTS): Engine => ({
  name: "fixed",
  debrief: ({ speakers }) => Promise.resolve(debriefOf({
    participants: speakers,
    actions: [action("Ship the racks.", 10, { owner: speakers[0] ?? null })],
    ...parts,
  })),
});

async function begin(setup: Setup, parts?: Partial<Debrief>) {
  return (await startDraft(setup, await buildIndex(setup), PATH, { engine: engine(parts), now })).draft;
}
async function write(setup: Setup, draft: Draft) {
  const staged = stage(setup.vault);
  const result = await planReview(setup, staged, await buildIndex(setup), draft);
  await carryOut(setup.vault, setup.store, staged.changes());
  return result;
}
const text = (setup: Setup) => setup.vault.read(PATH);
const idOf = (draft: Draft, words: string) => draft.items.find((one) => one.text.includes(words))?.id ?? "";
const after = (draft: Draft, ...events: DraftEvent[]) => events.reduce(reduce, draft);

/** A run without a review, as the command does it where the review is switched off. */
async function run(setup: Setup, parts: Partial<Debrief> = PARTS) {
  const staged = stage(setup.vault);
  const result = await summarizeNote(setup, staged, await buildIndex(setup), PATH, { engine: engine(parts) });
  for (const change of staged.changes()) await setup.vault.process(change.path, () => change.after);
  return result;
}

describe("a draft", () => {
  it("asks for all that was found, the doubtful and confidential unticked, and writes nothing", async () => {
    const setup = memorySetup({ [PATH]: NOTE });
    const draft = await begin(setup);
    expect(Object.fromEntries(draft.items.map(({ text: words, mark }) => [words, mark]))).toEqual({
      "They spoke about racks.": "kept", "The racks ship in May.": "kept", "Pilot with one site.": "kept", "Send the plan.": "kept",
      "The site may close.": "open", "Find the owner of the survey.": "open",
    });
    expect(groupsOf(draft).map(({ id, open }) => [id, open])).toEqual([
      ["decisions", true], ["actions", true], ["summary", false], ["keyFacts", false], ["rest", false], ["doubtful", false],
    ]);
    expect(tally(draft)).toEqual({ kept: 4, all: 5, there: 0 });
    expect(await text(setup)).toBe(NOTE);
  });

  it.each<[string, DraftEvent[], string, string]>([
    ["ticked off", [{ do: "tick", id: "decisions@120#0" }], "decisions@120#0", "dropped"],
    ["ticked off and on", [{ do: "tick", id: "decisions@120#0" }, { do: "tick", id: "decisions@120#0" }], "decisions@120#0", "kept"],
    ["doubtful and ticked", [{ do: "tick", id: "followUps@210#0" }], "followUps@210#0", "kept"],
    ["doubtful, ticked on and off", [{ do: "tick", id: "followUps@210#0" }, { do: "tick", id: "followUps@210#0" }], "followUps@210#0", "open"],
    ["doubtful and dropped", [{ do: "drop", id: "followUps@210#0" }], "followUps@210#0", "dropped"],
    ["in a block that is ticked off", [{ do: "tickAll", ids: ["keyFacts@10#0"], kept: false }], "keyFacts@10#0", "dropped"],
  ])("marks an item that is %s", async (_, events, id, mark) => {
    const draft = after(await begin(memorySetup({ [PATH]: NOTE })), ...events);
    expect(draft.items.find((one) => one.id === id)?.mark).toBe(mark);
  });

  it("leaves out the sections that the settings leave out", async () => {
    const draft = await begin(memorySetup({ [PATH]: NOTE }, { leftOutSections: ["summary", "keyFacts", "followUps"] }));
    expect(groupsOf(draft).map(({ id }) => id)).toEqual(["decisions", "actions", "rest"]);
  });

  it("keeps fields on one line, and never an empty text", async () => {
    const draft = await begin(memorySetup({ [PATH]: NOTE }));
    const id = idOf(draft, "Send");
    const edited = after(draft, { do: "edit", id, fields: { text: "Send\n the  plan", owner: " [[Bo Rask]] " } }, { do: "edit", id, fields: { text: " " } });
    expect(edited.items.find((one) => one.id === id)).toMatchObject({ text: "Send the plan", owner: "Bo Rask", due: "2026-03-06" });
  });
});

describe("the summary under review", () => {
  const SPOKEN = "Meetings/2026-03-02 Racks.md";
  const beginHere = async (setup: Setup) => (await startDraft(setup, await buildIndex(setup), SPOKEN, { engine: offline, now })).draft;
  const of = (draft: Draft) => draft.items.find(({ kind }) => kind === "summary")?.text ?? "";
  const taskOf = (draft: Draft, words: string) => draft.items.find(({ kind, text: said }) => kind === "actions" && said.includes(words))?.id ?? "";
  const setup = () => memorySetup({ [SPOKEN]: meetingNote() });

  it("tells of what is kept, in the user's words, and of all again once it is", async () => {
    const draft = await beginHere(setup());
    expect(of(draft)).toMatch(/^Ines Duarte and Mira Okafor met\. .*They settled one point.*Two tasks came out of it/u);
    const hall = taskOf(draft, "hall in Corvanta");
    const plan = taskOf(draft, "rack plan");
    const done = after(draft, { do: "drop", id: hall }, { do: "edit", id: plan, fields: { text: "Mail the drawing to Ines", owner: "Bo Rask" } });
    expect(of(done)).toContain("One task came out of it, for Bo; above all, Bo is to mail the drawing to Ines");
    expect(of(after(done, { do: "tick", id: hall }, { do: "edit", id: plan, fields: { text: draft.items.find(({ id }) => id === plan)?.text ?? "", owner: "Mira Okafor" } }))).toBe(of(draft));
  });

  it("stays as the user wrote it", async () => {
    const draft = await beginHere(setup());
    const summary = draft.items.find(({ kind }) => kind === "summary")?.id ?? "";
    const done = after(draft, { do: "edit", id: summary, fields: { text: "All about racks." } }, { do: "drop", id: taskOf(draft, "rack plan") });
    expect(of(done)).toBe("All about racks.");
  });

  it("follows the names of the speakers with what was dropped before", async () => {
    const there = setup();
    const draft = await beginHere(there);
    const dropped = after(draft, { do: "drop", id: taskOf(draft, "hall in Corvanta") });
    const { draft: renamed } = await redraft(there, await buildIndex(there), dropped, { engine: offline, now, named: { "Ines Duarte": "Lena Sato" } });
    expect(of(renamed)).toMatch(/^Lena Sato and Mira Okafor met\. .*One task came out of it/u);
  });

  it("is written so, and a second run leaves it", async () => {
    const there = setup();
    const draft = await beginHere(there);
    const done = after(draft, { do: "drop", id: taskOf(draft, "hall in Corvanta") });
    await write(there, done);
    const written = await there.vault.read(SPOKEN);
    expect(written).toContain(of(done));
    const staged = stage(there.vault);
    await summarizeNote(there, staged, await buildIndex(there), SPOKEN, { engine: offline });
    expect(staged.changes()).toEqual([]);
    expect(groupsOf(await beginHere(there))).toEqual([]);
  });
});

describe("writing a review", () => {
  it("writes what was kept, in the user's words, and no later run brings anything else", async () => {
    const setup = memorySetup({ [PATH]: NOTE });
    const draft = await begin(setup);
    const turn = { speaker: "Remote", start: 120, end: null, text: "Then we pilot with one site.", line: 0, cues: [] };
    const done = after(draft,
      { do: "edit", id: idOf(draft, "Send"), fields: { text: "Mail the drawing to Bo.", owner: "Ines Duarte", priority: "high" } },
      { do: "drop", id: idOf(draft, "Pilot") }, { do: "drop", id: idOf(draft, "survey") },
      { do: "tick", id: idOf(draft, "close") }, { do: "add", kind: "openQuestions", turn: 2, words: turn });
    expect(await write(setup, done)).toMatchObject({ changed: true, added: 5, kept: 5, all: 6 });
    const written = await text(setup);
    expect(written).toContain("- [ ] Mail the drawing to Bo. (01:05) @Ines Duarte ⏫ 📅 2026-03-06\n");
    expect(written).toContain("- The site may close. (02:00)\n");
    expect(written).toContain("## Open questions\n\n- Then we pilot with one site. (02:00)\n");
    expect(written).not.toMatch(/Pilot with|survey\?? \(|Send the plan/u);

    const again = { ...PARTS, followUps: [action("Find the owner of the survey.", 210)], doubtful: [] };
    const second = await run(setup, again);
    expect(second).toMatchObject({ added: 0, updated: 0, conflicting: 0, missing: 0 });
    expect(second.notices).toEqual([]);
    expect(await text(setup)).toBe(written);
    expect(tally(await begin(setup, again))).toMatchObject({ kept: 0, all: 0, there: 6 });
  });

  it("remembers what was dropped even where nothing is written", async () => {
    const setup = memorySetup({ [PATH]: NOTE });
    const draft = await begin(setup);
    await write(setup, after(draft, ...draft.items.map(({ id }): DraftEvent => ({ do: "drop", id }))));
    expect(await run(setup)).toMatchObject({ added: 0 });
    expect(await text(setup)).toMatch(new RegExp(`^${NOTE.trimEnd().replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}\n\n<!-- debrief:1 [^\n]+ -->\n$`, "u"));
  });

  it("names the note whose properties cannot be read, and writes the rest", async () => {
    const setup = memorySetup({ [PATH]: NOTE.replace("type: meeting", "type: meeting\ndebrief: [unreviewed") });
    const { notices, changed } = await write(setup, await begin(setup));
    expect(changed).toBe(true);
    expect(notices.filter((notice) => notice.includes("cannot be read"))).toEqual([expect.stringMatching(/^"Meetings\/2026-03-02 Call\.md": its properties cannot be read/u)]);
  });

  it("is one step that undo takes back", async () => {
    const setup = memorySetup({ [PATH]: NOTE });
    await write(setup, await begin(setup));
    expect(await undo(setup.vault, setup.store)).toEqual({ restored: [PATH], removed: [], left: [] });
    expect(await text(setup)).toBe(NOTE);
  });

  it("asks only for what is new, and shows the line that an item would bring up to date", async () => {
    const setup = memorySetup({ [PATH]: NOTE });
    await run(setup);
    const draft = await begin(setup, { ...PARTS, actions: [action("Send the plan.", 65, { owner: "Mira Okafor", due: "2026-03-09" })] });
    expect(draft.items.filter(({ mark }) => mark === "kept")).toMatchObject([{ text: "Send the plan.", due: "2026-03-09", line: "Send the plan." }]);
    const dropped = await write(setup, after(draft, { do: "drop", id: idOf(draft, "Send") }));
    expect(dropped).toMatchObject({ added: 0, updated: 0 });
    expect(await text(setup)).toContain("📅 2026-03-06");
    expect(await run(setup, { ...PARTS, actions: [action("Send the plan.", 65, { owner: "Mira Okafor", due: "2026-03-09" })] })).toMatchObject({ updated: 0, missing: 0 });
  });

  it("takes in what was typed meanwhile, and refuses where the transcript changed", async () => {
    const setup = memorySetup({ [PATH]: NOTE });
    const draft = await begin(setup);
    await setup.vault.process(PATH, (note) => note.replace("# Call\n", "# Call\n\nMy own words.\n"));
    await write(setup, draft);
    expect(await text(setup)).toContain("My own words.");
    const before = (await setup.vault.process(PATH, (note) => note.replace("RemoteThe racks", "RemoteThe big racks")));
    await expect(write(setup, draft)).rejects.toThrow(/changed since it was read/u);
    expect(await text(setup)).toBe(before);
  });

  it("of a note that was written without a look asks for all of it, takes away what is dropped, and the mark", async () => {
    const setup = memorySetup({ [PATH]: NOTE }, { markUnreviewed: true });
    await run(setup);
    expect(await text(setup)).toContain("unreviewed");
    const draft = await begin(setup);
    expect(tally(draft)).toEqual({ kept: 4, all: 5, there: 0 });
    await write(setup, after(draft, { do: "drop", id: idOf(draft, "Pilot") }, { do: "edit", id: idOf(draft, "Send"), fields: { owner: "Ines Duarte" } }));
    const written = await text(setup);
    expect(written).not.toMatch(/unreviewed|Decisions|Pilot/u);
    expect(written).toContain("- [ ] Send the plan. (01:05) @Ines Duarte 📅 2026-03-06\n");
    expect(await run(setup)).toMatchObject({ added: 0, updated: 0 });
  });
});

describe("speakers", () => {
  const ask = async (people: string, label: string, name: string) => {
    const setup = memorySetup({ [PATH]: NOTE.replace("---\n\n", `${people}---\n\n`) });
    const index = await buildIndex(setup);
    const { draft } = await startDraft(setup, index, PATH, { engine: engine({}), now });
    const { draft: renamed } = await redraft(setup, index, draft, { engine: engine({}), now, named: { [label]: name } });
    await write(setup, renamed);
    return { setup, renamed, written: await text(setup) };
  };

  it("are told with their reason", async () => {
    const setup = memorySetup({ [PATH]: NOTE.replace("---\n\n", "people:\n  - '[[Ines Duarte]]'\n---\n\n") });
    expect((await begin(setup)).speakers).toEqual([
      { label: "Remote", name: "Ines Duarte", why: "from the note's properties" }, { label: "Mira Okafor", name: "Mira Okafor", why: null },
    ]);
  });

  it.each([
    ["a new name goes to the people", "", "Remote", "Ines Duarte", "people:\n  - \"[[Ines Duarte]]\"\n"],
    ["in the nested form where the note has it", "entities:\n  people:\n  - '[[Mira Okafor]]'\n", "Remote", "Ines Duarte", "  - '[[Ines Duarte]]'\n"],
    ["one of two stands by its label", "people: [Ines Duarte, Bo Rask]\n", "Remote", "Bo Rask", "speakers:\n  - \"Remote: Bo Rask\"\n"],
  ])("%s, and the next run knows it", async (_, people, label, name, property) => {
    const { setup, renamed, written } = await ask(people, label, name);
    expect(renamed.speakers[0]).toMatchObject({ label, name });
    expect(written).toContain(property);
    expect(written).toContain("RemoteThe racks ship");
    expect((await begin(setup)).speakers[0]?.name).toBe(name);
  });

  it("take their items along, with what the user did to them", async () => {
    const setup = memorySetup({ [PATH]: NOTE });
    const index = await buildIndex(setup);
    const fixed: Engine = { name: "x", debrief: ({ speakers }) => Promise.resolve(debriefOf({ participants: speakers, actions: [
      action("Ship the racks.", 10, { owner: speakers[0] ?? null }), action("Send the plan.", 65, { owner: "Mira Okafor" })] })) };
    const { draft } = await startDraft(setup, index, PATH, { engine: fixed, now });
    const edited = after(draft, { do: "edit", id: idOf(draft, "Send"), fields: { owner: "Remote", text: "Mail the plan." } }, { do: "drop", id: idOf(draft, "Ship") });
    const { draft: next } = await redraft(setup, index, edited, { engine: fixed, now, named: { Remote: "Ines Duarte" } });
    expect(next.items.map(({ text: words, owner, mark }) => [words, owner, mark])).toEqual([["Ship the racks.", "Ines Duarte", "dropped"], ["Mail the plan.", "Ines Duarte", "kept"]]);
  });

  it("take along what the user edited also where it is not found again", async () => {
    const setup = memorySetup({ [PATH]: NOTE });
    const draft = await begin(setup, { actions: [action("Send the plan.", 65), action("Book a room.", 120)] });
    const edited = after(draft, { do: "edit", id: idOf(draft, "Send"), fields: { text: "Mail the plan." } });
    const { draft: next } = await redraft(setup, await buildIndex(setup), edited, { engine: engine({ actions: [] }), now, named: {} });
    expect(next.items.map(({ text: words, mark }) => [words, mark])).toEqual([["Mail the plan.", "kept"]]);
    await write(setup, next);
    expect(await text(setup)).toContain("- [ ] Mail the plan. (01:05)");
  });
});

describe("drafts", () => {
  it("are kept, listed, moved with their note, and dropped", async () => {
    const setup = memorySetup({ [PATH]: NOTE });
    const draft = await begin(setup);
    await Promise.all([keepDraft(setup.store, draft), keepDraft(setup.store, { ...draft, path: "B.md" })]);
    expect(await pendingDrafts(setup.store)).toEqual(["B.md", PATH]);
    expect((await readDraft(setup.store, PATH)).draft).toEqual(draft);
    await moveDraft(setup.store, PATH, "New.md");
    expect((await readDraft(setup.store, "New.md")).draft?.path).toBe("New.md");
    await Promise.all([dropDraft(setup.store, "New.md"), dropDraft(setup.store, "B.md")]);
    expect([...setup.store.kept.keys()]).toEqual([]);
  });

  it("go along with a note that is renamed while its draft is being kept", async () => {
    const setup = memorySetup({ [PATH]: NOTE });
    const draft = await begin(setup);
    await Promise.all([keepDraft(setup.store, draft), moveDraft(setup.store, PATH, "New.md")]);
    expect(await pendingDrafts(setup.store)).toEqual(["New.md"]);
    expect((await readDraft(setup.store, "New.md")).draft).toEqual({ ...draft, path: "New.md" });
  });

  it.each(["{", "{}", "null", `{"version":2}`])("of a damaged text %s are dropped with a sentence", async (json) => {
    const setup = memorySetup({ [PATH]: NOTE });
    await keepDraft(setup.store, await begin(setup));
    const name = [...setup.store.kept.keys()].find((key) => key !== "drafts/list.json") ?? "";
    await setup.store.write(name, json);
    expect(await readDraft(setup.store, PATH)).toEqual({ draft: null, problem: expect.stringContaining("damaged") as string });
    expect(await pendingDrafts(setup.store)).toEqual([]);
  });
});
