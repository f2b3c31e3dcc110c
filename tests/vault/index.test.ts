import { describe, expect, it } from "vitest";
import { Settings } from "../../src/model/settings";
import { DEFAULT_TASK_SETTINGS } from "../../src/task/format";
import { packNotes, partOf, unpackNotes, type CachedIndex } from "../../src/vault/cache";
import { buildIndex, type IndexSources, type VaultIndex } from "../../src/vault/index";
import { VaultError } from "../../src/vault/vault";
import { entities, meetingNote } from "../bench/generate";

const meeting = (tasks: string, more = "") => `---\ntype: meeting\ndate: 2026-03-02\n${more}---\n# Kite workshop\n\n## Decisions\n\n- Fly on Friday\n\n## Action items\n\n${tasks}\n`;
const person = (aliases = "") => `---\ntype: person\n${aliases}---\n`;

/** Files whose time grows with each change, and the paths that were read. */
function vaultOver(files: Record<string, string>) {
  const all = new Map(Object.entries(files).map(([path, text]) => [path, { text, mtime: 1 }]));
  const read: string[] = [];
  const none = () => Promise.reject(new Error("for reading only"));
  const sources: IndexSources = {
    settings: Settings.parse({}), taskSettings: DEFAULT_TASK_SETTINGS,
    vault: {
      list: () => Promise.resolve([...all].map(([path, { text, mtime }]) => ({ path, size: text.length, mtime }))),
      read: (path) => {
        read.push(path);
        const file = all.get(path);
        return file ? Promise.resolve(file.text) : Promise.reject(new VaultError("missing", path, `"${path}" is gone.`));
      },
      create: none, process: none, remove: none,
    },
  };
  return {
    sources, read,
    write(path: string, text: string) {
      all.set(path, { text, mtime: (all.get(path)?.mtime ?? 0) + 1 });
    },
    remove: (path: string) => void all.delete(path),
  };
}

/** What an index tells, for comparing two. */
const told = (index: VaultIndex) => ({
  records: index.records(), facts: index.facts(), people: index.peopleNames(), problems: index.problems(), form: index.ownerForm(),
});
const cacheOf = (index: VaultIndex): CachedIndex => ({
  people: [...index.peopleNames()], notes: unpackNotes(packNotes(index.cachedNotes())),
});

const people = entities(30);
const large = Object.fromEntries([
  ...people.map(({ path, kind }): [string, string] => [path, `---\ntype: ${kind}\n---\n`]),
  ...Array.from({ length: 40 }, (_, at) => meetingNote(3_000, people, at)).map(({ path, text }): [string, string] => [path, text]),
  ["Meetings/Rich.md", meeting("- [/] Mend @Bo Finch #kites ⏫ 🔁 every week 🆔 a1 ⛔ b2 ➕ 2026-01-01 🛫 2026-01-02 ⏳ 2026-01-03 📅 2026-01-04 ^end\n- Plain [[Bo Finch]]", "debrief: [private, unreviewed]\n")],
  ["Broken.md", "---\na: [\n---\n- [ ] Task\n"],
]);

describe("what is kept of an index", () => {
  it("is the same after packing, and as text", async () => {
    const index = await buildIndex(vaultOver(large).sources);
    const notes = index.cachedNotes();
    expect(notes).toHaveLength(72);
    expect(unpackNotes(packNotes(notes))).toEqual(notes);
  });

  it.each(["", "{", "null", "[1]", "[[1,2,{},null,[]]]", '[[1,2,{"path":"a.md"},null,[]]]'])("is nothing where it is damaged: %s", (text) => {
    expect(unpackNotes(text)).toEqual([]);
  });

  it("lies in parts by path", () => {
    const parts = Object.keys(large).map(partOf);
    expect(parts.every((part) => part >= 0 && part < 64)).toBe(true);
    expect(new Set(parts).size).toBeGreaterThan(20);
  });
});

describe("a warm start", () => {
  it("reads nothing where nothing changed, and knows the same", async () => {
    const vault = vaultOver(large);
    const cold = await buildIndex(vault.sources);
    vault.read.length = 0;
    const warm = await buildIndex(vault.sources, undefined, undefined, cacheOf(cold));
    expect(vault.read).toEqual([]);
    expect(told(warm)).toEqual({ ...told(cold) });
  });

  it.each<[string, (vault: ReturnType<typeof vaultOver>) => void, string[]]>([
    ["a changed note", (vault) => vault.write("Meetings/A.md", meeting("- [ ] Other")), ["Meetings/A.md"]],
    ["a new note", (vault) => vault.write("Meetings/C.md", meeting("- [ ] New @Bo Finch")), ["Meetings/C.md"]],
    ["a note that is gone", (vault) => vault.remove("Meetings/A.md"), []],
    // A name of three words with a small one is read only where it is known.
    ["a new person whose name stands behind @", (vault) => vault.write("People/Bo of Kites.md", person()), ["People/Bo of Kites.md", "Meetings/A.md"]],
    ["a person who is gone", (vault) => vault.remove("People/ada kite.md"), ["Meetings/B.md"]],
    ["another alias", (vault) => vault.write("People/Odo Finch.md", person("aliases: [odo]\n")), ["People/Odo Finch.md", "Meetings/Tag.md"]],
  ])("reads only what must be: %s", async (_what, edit, expected) => {
    const vault = vaultOver({
      "People/Odo Finch.md": person(), "People/ada kite.md": person(),
      "Meetings/A.md": meeting("- [ ] Mend @Bo of Kites"), "Meetings/B.md": meeting("- [ ] Mend @ada kite"),
      "Meetings/Plain.md": meeting("- [ ] Mend"), "Meetings/Tag.md": meeting("- [ ] Mend #owner/odo"),
    });
    const before = cacheOf(await buildIndex(vault.sources));
    edit(vault);
    vault.read.length = 0;
    const warm = await buildIndex(vault.sources, undefined, undefined, before);
    expect([...new Set(vault.read)]).toEqual(expected);
    expect(told(warm)).toEqual(told(await buildIndex(vault.sources)));
  });

  it("reads transcripts again while known names are few: they serve as labels", async () => {
    const vault = vaultOver({ "M.md": "# Talk\n\n## Transcript\n\nbo of kites: Hello there, all of you.\nOdo Finch: Yes.\nOdo Finch: And no.\n" });
    const before = cacheOf(await buildIndex(vault.sources));
    vault.write("People/bo of kites.md", person());
    const warm = await buildIndex(vault.sources, undefined, undefined, before);
    expect(told(warm)).toEqual(told(await buildIndex(vault.sources)));
  });
});

describe("an index that lives", () => {
  const files = {
    "People/Odo Finch.md": person("aliases: [odo]\n"), "Meetings/A.md": meeting("- [ ] Mend @Bo of Kites\n- [ ] Fold @odo"),
    "Meetings/B.md": meeting("- [ ] Wait"), "Templates/T.md": meeting("- [ ] Never"), "Meetings/A (conflict).md": meeting("- [ ] Twice"),
  };

  it("tells the same as one that is read anew, whatever happens", async () => {
    const vault = vaultOver(files);
    const index = await buildIndex(vault.sources);
    const write = (path: string, text: string) => {
      vault.write(path, text);
      index.update(path, text);
    };
    const remove = (path: string) => {
      vault.remove(path);
      index.remove(path);
    };
    write("Meetings/0.md", meeting("- [ ] First @odo"));
    write("People/Bo of Kites.md", person());
    write("Templates/T.md", meeting("- [ ] Still never"));
    remove("Meetings/B.md");
    remove("Meetings/A (conflict).md");
    write("Broken.md", "---\na: [\n---\n");
    expect(index.stale()).toEqual(["Meetings/A.md"]);
    index.update("Meetings/A.md", files["Meetings/A.md"]);
    expect(index.stale()).toEqual([]);
    expect(told(index)).toEqual(told(await buildIndex(vault.sources)));
    expect(index.facts().tasks.map(({ owners }) => owners)).toEqual([["Odo Finch"], ["Bo of Kites"], ["Odo Finch"]]);
  });

  it("gives the same objects for notes that did not change", async () => {
    const index = await buildIndex(vaultOver(files).sources);
    const before = index.facts();
    expect(index.facts()).toBe(before);
    index.update("Meetings/B.md", meeting("- [ ] Wait longer"));
    const after = index.facts();
    expect(after.tasks[0]).toBe(before.tasks[0]);
    expect(after.tasks.map(({ text }) => text)).toEqual(["Mend of Kites", "Fold", "Wait longer"]);
  });

  it("knows which names are given once, and what lay in a folder", async () => {
    const index = await buildIndex(vaultOver(files).sources);
    expect(index.isUniqueName("A")).toBe(true);
    index.update("Other/A.md", "");
    expect(index.isUniqueName("A")).toBe(false);
    index.remove("Meetings");
    expect(index.isUniqueName("A")).toBe(true);
    expect(index.records().map(({ path }) => path)).toEqual(["Other/A.md", "People/Odo Finch.md"]);
  });

  it("caches no text of which it does not know the file", async () => {
    const index = await buildIndex(vaultOver(files).sources);
    index.update("Meetings/B.md", meeting("- [ ] Not saved yet"));
    expect(index.cachedNotes().map(({ file }) => file.path)).not.toContain("Meetings/B.md");
    index.update("Meetings/B.md", meeting("- [ ] Saved"), { path: "Meetings/B.md", size: 1, mtime: 2 });
    expect(index.cachedNotes().map(({ file }) => file.path)).toContain("Meetings/B.md");
  });

  it("names a file that cannot be read, until it can", async () => {
    const vault = vaultOver(files);
    const present = await vault.sources.vault.list();
    vault.sources.vault.list = () => Promise.resolve([...present, { path: "Gone.md", size: 1, mtime: 1 }]);
    const index = await buildIndex(vault.sources);
    expect(index.problems()).toContain('"Gone.md" is gone.');
    index.update("Gone.md", "");
    expect(index.problems()).not.toContain('"Gone.md" is gone.');
  });
});
