import { stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { JobError, localDay, readAllSettings, type Setup } from "../app/setup";
import { buildIndex, type VaultIndex } from "../vault/index";
import { progressLine, warn } from "./output.mjs";
import { configFolder, folderStore, folderVault, readConfig, type FolderVault } from "./folder-vault.mjs";

/** The options that every command takes. */
export interface Everywhere {
  today?: string | undefined;
  me?: string | undefined;
}

/** A setup over a real folder. */
export interface FolderSetup extends Setup {
  vault: FolderVault;
}

/** Opens a folder as a vault, with the settings that lie in it. Fails with one sentence where it is no folder. */
export async function openVault(folder: string, options: Everywhere): Promise<FolderSetup> {
  const found = await stat(folder).catch(() => null);
  if (!found) throw new JobError(`There is no folder "${folder}"; give the path of a vault.`);
  if (!found.isDirectory()) throw new JobError(`"${folder}" is a file, not a folder; give the path of the vault that it lies in.`);
  const vault = await folderVault(folder);
  const config = await configFolder(vault.root);
  const store = folderStore(config);
  if (!isJson((await store.read("data.json")) ?? "{}")) {
    warn([`The settings in "${join(config, "plugins", "debrief", "data.json")}" are damaged (no JSON); the defaults are used. Mend or delete that file.`]);
  }
  const all = await readAllSettings((name) => readConfig(config, name), store);
  const settings = options.me === undefined ? all.settings : { ...all.settings, me: options.me };
  return { vault, store, ...all, settings, today: options.today ?? localDay(new Date()) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Opens a folder as a vault and reads all of it, with a line of progress where that takes long. */
export async function openIndexed(folder: string, options: Everywhere): Promise<{ setup: FolderSetup; index: VaultIndex }> {
  const setup = await openVault(folder, options);
  const { progress, done } = progressLine();
  const index = await buildIndex(setup, progress);
  done();
  return { setup, index };
}

/**
 * The vault that a file lies in: the nearest folder above it with a settings folder. Without one, a vault of that one
 * file's folder that lists nothing else, so that a transcript on the desktop never sends us through the whole disk.
 */
export async function openVaultOf(file: string, options: Everywhere): Promise<{ setup: FolderSetup; path: string }> {
  const target = resolve(file);
  const found = await stat(target).catch(() => null);
  if (!found) throw new JobError(`There is no file "${file}"; check its path.`);
  if (found.isDirectory()) throw new JobError(`"${file}" is a folder; give the path of a note or a transcript.`);
  for (let folder = dirname(target); ; folder = dirname(folder)) {
    if (await stat(await configFolder(folder)).catch(() => null)) {
      const setup = await openVault(folder, options);
      return { setup, path: relative(folder, target).split(sep).join("/") };
    }
    if (folder === dirname(folder)) break;
  }
  const setup = await openVault(dirname(target), options);
  const path = basename(target);
  setup.vault.list = () => stat(join(setup.vault.root, path)).then((info) => [{ path, size: info.size, mtime: info.mtimeMs }], () => []);
  setup.store = { read: () => Promise.resolve(null), write: () => Promise.resolve() };
  return { setup, path };
}
