import { boot } from "./boot";
import { DiskStorage, readPlugin } from "./disk";
import { MemoryStorage } from "./storage";
import type { Host, HostOptions } from "./types";

/** Starts the app's stand-in under Node, with a DOM (`// @vitest-environment happy-dom`), and loads the built plugin. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { files = {}, folder, plugin, ...rest } = options;
  const storage = folder === undefined ? new MemoryStorage(files) : new DiskStorage(folder);
  return boot({ storage, plugin: await readPlugin(plugin), ...rest });
}
