import { describe, expect, it } from "vitest";
import { baseName, decodedPath, folderOf, isInFolder, isTag } from "../../src/text/paths";

describe("paths", () => {
  it.each([
    ["Meetings/2026/Ana.md", "Ana", "Meetings/2026"],
    ["v1.2 plan.md", "v1.2 plan", ""],
    ["Debrief/People graph.canvas", "People graph", "Debrief"],
    ["no ending", "no ending", ""],
  ])("%s has the name %s in the folder %s", (path, name, folder) => {
    expect(baseName(path)).toBe(name);
    expect(folderOf(path)).toBe(folder);
  });

  it.each([
    ["People/Ana.md", ["People"], true],
    ["People/Friends/Ana.md", ["People/"], true],
    ["People/Ana.md", ["/People/"], true],
    ["Peoples/Ana.md", ["People"], false],
    ["people/Ana.md", ["People"], false],
    ["Ana.md", ["", "/"], false],
  ])("%s lies in %j: %s", (path, folders, expected) => {
    expect(isInFolder(path, folders)).toBe(expected);
  });
});

describe("isTag", () => {
  it.each([
    ["person", "person", true],
    ["#Person", "person", true],
    ["person/team", "#person", true],
    ["persona", "person", false],
    ["person", "person/team", false],
    ["person", "", false],
  ])("%s is %s: %s", (tag, wanted, expected) => {
    expect(isTag(tag, wanted)).toBe(expected);
  });
});

describe("decodedPath", () => {
  it.each([["My%20note.md", "My note.md"], ["Gr%C3%B6%C3%9Fe", "Größe"], ["100% sure", "100% sure"], ["%zz", "%zz"]])("%s is %s", (path, plain) => {
    expect(decodedPath(path)).toBe(plain);
  });
});
