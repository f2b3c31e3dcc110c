import { describe, expect, it, vi } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/model/settings";
import { settingsStore } from "../../src/obsidian/settings-store";
import type { Store } from "../../src/vault/vault";

function storeOver(files: Map<string, string>): Store {
  return {
    read: (name) => Promise.resolve(files.get(name) ?? null),
    write: (name, text) => Promise.resolve(text === null ? void files.delete(name) : void files.set(name, text)),
  };
}

describe("the settings in data.json", () => {
  it("keeps what other versions wrote there when one is changed", async () => {
    const files = new Map([["data.json", '{"later":[1],"me":"Mira"}']]);
    const settings = settingsStore(storeOver(files), () => undefined);
    await settings.change({ folder: "Meetings/Debrief" });
    expect(JSON.parse(files.get("data.json") ?? "")).toEqual({ later: [1], me: "Mira", folder: "Meetings/Debrief" });
    expect(settings.now()).toMatchObject({ me: "Mira", folder: "Meetings/Debrief" });
    expect(await settings.ready()).toBe(settings.now());
  });

  it("loses no change of two at once", async () => {
    const files = new Map<string, string>();
    const settings = settingsStore(storeOver(files), () => undefined);
    await Promise.all([settings.change({ me: "Mira" }), settings.change({ folder: "D" })]);
    expect(JSON.parse(files.get("data.json") ?? "")).toEqual({ me: "Mira", folder: "D" });
  });

  it.each([["half a file", '{"me":"Mi'], ["a value of the wrong kind", '{"me":"Mira","threshold":"high"}']])("repairs %s, keeps what stood there, and says so once", async (_name, text) => {
    const files = new Map([["data.json", text], ["data.broken.json", "an older one"]]);
    const told = vi.fn();
    const settings = settingsStore(storeOver(files), told);
    await settings.ready();
    await settings.ready();
    expect(files.get("data.broken.json")).toBe("an older one");
    expect(files.get("data.broken-2.json")).toBe(text);
    expect(() => JSON.parse(files.get("data.json") ?? "") as unknown).not.toThrow();
    expect(told.mock.calls).toEqual([[expect.stringContaining("data.broken-2.json")]]);
    await settings.reload();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it("never writes over a file that it could not read", async () => {
    const write = vi.fn();
    const told = vi.fn();
    const settings = settingsStore({ read: () => Promise.reject(new Error("no access")), write }, told);
    expect(await settings.ready()).toEqual(DEFAULT_SETTINGS);
    await expect(settings.change({ me: "Mira" })).rejects.toThrow("no access");
    expect(write).not.toHaveBeenCalled();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it("takes over what another device wrote, and tells whoever listens", async () => {
    const files = new Map([["data.json", '{"me":"Mira"}']]);
    const settings = settingsStore(storeOver(files), () => undefined);
    await settings.ready();
    const listener = vi.fn();
    const stop = settings.onChange(listener);
    files.set("data.json", '{"me":"Ines"}');
    await settings.reload();
    await settings.reload();
    expect(listener).toHaveBeenCalledTimes(1);
    expect(settings.now().me).toBe("Ines");
    stop();
    await settings.change({ me: "Bo" });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
