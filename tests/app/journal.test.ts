import { describe, expect, it } from "vitest";
import { carryInto, carryOut, JOURNAL, lastRun, undo } from "../../src/app/journal";
import { stage } from "../../src/vault/staged";
import { memoryStore, memoryVault } from "../support/memory-vault";

const plan = async (vault: ReturnType<typeof memoryVault>) => {
  const staged = stage(vault);
  await staged.process("a.md", (text) => `${text}!`);
  await staged.process("a.md", (text) => `>${text}`);
  await staged.create("Debrief/new.md", "new");
  return staged.changes();
};

describe("a plan", () => {
  it("writes nothing before it is carried out, and reads its own changes", async () => {
    const vault = memoryVault({ "a.md": "one" });
    const staged = stage(vault);
    await staged.process("a.md", (text) => `${text} two`);
    expect(await staged.read("a.md")).toBe("one two");
    expect(vault.files.get("a.md")).toBe("one");
    expect((await staged.list()).map((file) => file.path)).toEqual(["a.md"]);
  });

  it("leaves out what comes to nothing", async () => {
    const staged = stage(memoryVault({ "a.md": "one" }));
    await staged.process("a.md", () => "two");
    await staged.process("a.md", () => "one");
    expect(staged.changes()).toEqual([]);
  });
});

describe("carrying out and undoing", () => {
  it("gives back every byte and removes what was made", async () => {
    const vault = memoryVault({ "a.md": "\uFEFFone\r\ntwo", "b.md": "left alone" });
    const store = memoryStore();
    const before = new Map(vault.files);
    const written = await carryOut(vault, store, await plan(vault), [{ name: "reports.json", text: "{}" }]);
    expect(written).toEqual({ created: ["Debrief/new.md"], changed: ["a.md"], problems: [] });
    expect(vault.files.get("a.md")).toBe(">\uFEFFone\r\ntwo!");
    expect(await undo(vault, store)).toEqual({ restored: ["a.md"], removed: ["Debrief/new.md"], left: [] });
    expect(vault.files).toEqual(before);
    expect(store.kept.size).toBe(0);
    expect(await undo(vault, store)).toBeNull();
  });

  it("names what changed since, leaves it, and keeps it in the journal", async () => {
    const vault = memoryVault({ "a.md": "one" });
    const store = memoryStore();
    await carryOut(vault, store, await plan(vault));
    vault.files.set("a.md", "mine");
    const result = await undo(vault, store);
    expect(result?.removed).toEqual(["Debrief/new.md"]);
    expect(result?.left).toEqual(['"a.md" changed since the run and was left as it is.']);
    expect(vault.files.get("a.md")).toBe("mine");
    expect(store.kept.has(JOURNAL)).toBe(true);
  });

  it("takes back what Debrief itself changed since in a file of the run, and knows the run again", async () => {
    const vault = memoryVault({ "a.md": "one" });
    const store = memoryStore();
    await carryOut(vault, store, await plan(vault));
    const run = await lastRun(store);
    for (const [path, before, after] of [["a.md", ">one!", ">[[one]]!"], ["a.md", ">[[one]]!", ">[[one]]! [[two]]"], ["Debrief/new.md", "new", "[[new]]"]] as const) {
      vault.files.set(path, after);
      await carryInto(store, path, before, after);
    }
    expect(await lastRun(store)).toBe(run);
    const kept = store.kept.get(JOURNAL);
    await carryInto(store, "a.md", "words of the user's", "words of the [[user]]'s");
    await carryInto(store, "b.md", "other", "[[other]]");
    expect(store.kept.get(JOURNAL)).toBe(kept);
    expect((await undo(vault, store))?.left).toEqual([]);
    expect([...vault.files]).toEqual([["a.md", "one"]]);
    await carryInto(store, "a.md", "one", "[[one]]");
    expect(await lastRun(store)).toBeNull();
  });

  it("leaves the reports where a note could not be written, and does not call them made", async () => {
    const vault = memoryVault({ "a.md": "one" });
    const store = memoryStore();
    const staged = stage(vault);
    await staged.create("Debrief/new.md", "new");
    await staged.process("a.md", (text) => `${text}!`);
    await staged.create("b.md", "b");
    vault.files.set("b.md", "mine");
    const written = await carryOut(vault, store, staged.changes(), [{ name: "reports.json", text: "{}" }], ["Debrief/new.md"]);
    expect(written).toMatchObject({ created: [], changed: ["a.md"], problems: [expect.stringContaining("b.md"), expect.stringContaining("reports were left")] });
    expect([...vault.files]).toEqual([["a.md", "one!"], ["b.md", "mine"]]);
    expect(store.kept.has("reports.json")).toBe(false);
  });

  it("works its changes into a text that changed after the plan was made", async () => {
    const vault = memoryVault({ "a.md": "one" });
    const changes = await plan(vault);
    vault.files.set("a.md", "typed meanwhile");
    const store = memoryStore();
    await carryOut(vault, store, changes);
    expect(vault.files.get("a.md")).toBe(">typed meanwhile!");
    await undo(vault, store);
    expect(vault.files.get("a.md")).toBe("typed meanwhile");
  });

  it("names a file that vanished and goes on with the rest", async () => {
    const vault = memoryVault({ "a.md": "one" });
    const changes = await plan(vault);
    vault.files.delete("a.md");
    const written = await carryOut(vault, memoryStore(), changes);
    expect(written).toEqual({ created: ["Debrief/new.md"], changed: [], problems: ['"a.md" is not there.'] });
  });

  it("does not write over a file that somebody else made meanwhile", async () => {
    const vault = memoryVault({ "a.md": "one" });
    const changes = await plan(vault);
    vault.files.set("Debrief/new.md", "mine");
    const written = await carryOut(vault, memoryStore(), changes);
    expect(written.problems).toEqual(['"Debrief/new.md" is there already.']);
    expect(vault.files.get("Debrief/new.md")).toBe("mine");
  });

  it("says that a damaged journal is damaged, and that there is none where there is none", async () => {
    const store = memoryStore();
    expect(await undo(memoryVault({}), store)).toBeNull();
    store.kept.set(JOURNAL, "{");
    await expect(undo(memoryVault({}), store)).rejects.toThrow("The journal of the last run is damaged");
  });
});
