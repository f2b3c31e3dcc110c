import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { folderStore, folderVault, type FolderVault } from "../../src/node/folder-vault.mjs";

let root = "";
let vault: FolderVault;
const put = (path: string, text: string) => writeFileSync(join(root, path), text);
const get = (path: string) => readFileSync(join(root, path), "utf8");

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "debrief-folder-"));
  put("a.md", "one");
  vault = await folderVault(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("changing a file", () => {
  it("works on the text as it is, also where it changes under one's hands", async () => {
    let typed = 0;
    const after = await vault.process("a.md", (text) => {
      if (typed++ === 0) put("a.md", "one and more");
      return `${text}!`;
    });
    expect([after, get("a.md"), typed]).toEqual(["one and more!", "one and more!", 2]);
  });

  it("gives up with a sentence where it never stays still", async () => {
    let n = 0;
    await expect(vault.process("a.md", (text) => {
      put("a.md", `typed ${n++}`);
      return `${text}!`;
    })).rejects.toThrow('"a.md" keeps changing while it is being written; it was left as it is. Try again.');
    expect(get("a.md")).toMatch(/^typed \d$/u);
  });

  it("names a file that vanishes, and does not bring it back", async () => {
    await expect(vault.process("a.md", (text) => {
      rmSync(join(root, "a.md"));
      return `${text}!`;
    })).rejects.toMatchObject({ fault: "missing", path: "a.md" });
    expect(readdirSync(root)).toEqual([]);
  });

  it("leaves a file alone whose change fails", async () => {
    await expect(vault.process("a.md", () => { throw new Error("no"); })).rejects.toThrow("no");
    expect([get("a.md"), readdirSync(root)]).toEqual(["one", ["a.md"]]);
  });
});

describe("making and removing a file", () => {
  it("makes the folders above it, and takes away the one that it leaves empty", async () => {
    await vault.create("new/b.md", "two");
    expect(get("new/b.md")).toBe("two");
    await vault.remove("new/b.md");
    expect(readdirSync(root)).toEqual(["a.md"]);
  });

  it.each([["a.md", "exists"], ["a.md/b.md", "exists"], [`${"x".repeat(300)}.md`, "unwritable"], ["../b.md", "outside"], ["out/b.md", "outside"]])(
    "refuses %s", async (path, fault) => {
      symlinkSync(tmpdir(), join(root, "out"));
      await expect(vault.create(path, "two")).rejects.toMatchObject({ name: "VaultError", fault });
      expect([get("a.md"), readdirSync(root).sort()]).toEqual(["one", ["a.md", "out"]]);
    });
});

describe("listing", () => {
  it("sees files alone: no hidden ones, no folders named like notes, no links", async () => {
    mkdirSync(join(root, "x.md"));
    mkdirSync(join(root, ".hidden"));
    for (const path of ["x.md/in.md", ".hidden/h.md", ".dot.md", "Cafe\u0301.md"]) put(path, "");
    symlinkSync("a.md", join(root, "link.md"));
    symlinkSync("nowhere", join(root, "dead.md"));
    expect((await vault.list()).map(({ path }) => path)).toEqual(["Cafe\u0301.md", "a.md", "x.md/in.md"]);
    expect(vault.problems).toEqual(['"dead.md" is a link that leads outside the vault or nowhere; it was left alone.']);
  });
});

describe("Debrief's own files", () => {
  it("are null where they are not there, and a sentence where they cannot be read", async () => {
    const store = folderStore(join(root, "config"));
    expect(await store.read("data.json")).toBeNull();
    mkdirSync(join(root, "config/plugins/debrief/data.json"), { recursive: true });
    await expect(store.read("data.json")).rejects.toThrow("is a folder, not a file");
  });
});
