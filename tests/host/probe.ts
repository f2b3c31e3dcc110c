import { afterAll } from "vitest";
import { boot } from "./boot";
import { MemoryStorage } from "./storage";
import type { Host } from "./types";

/** What a plugin of three lines gets at: the exports of `obsidian` as a plugin gets them. */
export interface Probe {
  host: Host;

  obsidian: typeof import("obsidian");
}

const hosts: Host[] = [];

/** Starts the host with a plugin that does nothing but hand out what it was given. */
export async function startProbe(files: Record<string, string> = {}, options: { phone?: boolean; starting?: boolean } = {}): Promise<Probe> {
  const main = "const obsidian = require('obsidian'); module.exports = class extends obsidian.Plugin { obsidian = obsidian; };";
  const manifest = { id: "probe", name: "Probe", version: "1.0.0", minAppVersion: "1.0.0", author: "Nobody", description: "Looks." };
  const host = await boot({ storage: new MemoryStorage(files), plugin: { main, manifest, styles: "" }, ...options });
  hosts.push(host);
  return { host, obsidian: (host.plugin as unknown as Probe).obsidian };
}

afterAll(async () => {
  for (const host of hosts.splice(0)) await host.unload();
});
