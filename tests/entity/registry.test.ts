import { describe, expect, it } from "vitest";
import { buildRegistry, entityFrom, resolveName } from "../../src/entity/registry";
import { DEFAULT_SETTINGS } from "../../src/model/settings";
import { entity } from "./samples";

const read = (path: string, properties: Record<string, unknown> = {}, tags: string[] = []) =>
  entityFrom(path, properties, tags, DEFAULT_SETTINGS);

describe("entityFrom", () => {
  it.each([
    ["its folder", "People/Ana Reis.md", {}, [], "person"],
    ["a folder below", "People/North/Ana Reis.md", {}, [], "person"],
    ["an organization's folder", "Companies/Corvanta.md", {}, [], "organization"],
    ["its type", "Inbox/Ana.md", { type: "Person" }, [], "person"],
    ["its type as a list", "Inbox/Corvanta.md", { type: ["company"] }, [], "organization"],
    ["its type as a link", "Inbox/Ana.md", { type: "[[Person]]" }, [], "person"],
    ["type before folder", "People/Corvanta.md", { type: "organization" }, [], "organization"],
    ["its tag", "Inbox/Ana.md", {}, ["#person"], "person"],
    ["a nested tag", "Inbox/Ana.md", {}, ["Person/colleague"], "person"],
  ])("knows a note by %s", (_, path, properties, tags, kind) => {
    expect(read(path, properties, tags)?.kind).toBe(kind);
  });

  it.each([
    ["Debrief's own folder", "Debrief/People graph.md", { type: "person" }],
    ["a template", "Templates/Person.md", { type: "person" }],
    ["a meeting in a person's folder", "People/Ana Reis/1-1.md", { type: "transcript" }],
    ["any other note", "Inbox/Note.md", {}],
    ["a folder that only starts alike", "Peoples/Ana.md", {}],
    ["a file that is no note", "People/Ana.png", {}],
  ])("passes by %s", (_, path, properties) => {
    expect(read(path, properties)).toBeNull();
  });

  it("reads names, aliases, misheard forms and the organization", () => {
    expect(read("People/Nadia Roth.md", {
      Aliases: ["Nadia", "Nadia", "Nadia Roth", 7, null], alias: "N. Roth, Rothi", heard_as: ["Natya"], company: "[[Companies/Corvanta|the firm]]",
    })).toEqual({
      kind: "person", name: "Nadia Roth", path: "People/Nadia Roth.md",
      aliases: ["Nadia", "7", "N. Roth", "Rothi"], heardAs: ["Natya"], organization: "Corvanta",
    });
  });

  it("keeps a comma in an organization's name", () => {
    expect(read("People/Ana.md", { organization: "Corvanta, Inc." })?.organization).toBe("Corvanta, Inc.");
  });
});

describe("resolveName", () => {
  const ana = entity("Ana Reis", { aliases: ["Ana", "Reis"], heardAs: ["Hannah"] });
  const bo = entity("Bo Reis", { aliases: ["Reis"], heardAs: ["Bow"] });
  const registry = buildRegistry([ana, bo, entity("Hannah")]);

  it.each([
    ["its name", "Ana Reis", ana],
    ["case and accents", "ána REIS", ana],
    ["an alias", "Ana", ana],
    ["a misheard form", "bow", bo],
    ["a link", "[[People/Bo Reis|Bo]]", bo],
    ["a shared alias", "Reis", null],
    ["nobody", "Carl", null],
  ])("by %s", (_, name, expected) => {
    expect(resolveName(registry, name)).toBe(expected);
  });

  it("takes what people write before what was misheard", () => {
    expect(resolveName(registry, "Hannah")?.name).toBe("Hannah");
  });
});
