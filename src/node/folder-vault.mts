import { randomBytes } from "node:crypto";
import { lstat, mkdir, open, readFile, readdir, realpath, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { safePath, VaultError, type FileInfo, type Store, type Vault } from "../vault/vault";

/** What the folder's vault tells beside the port: links that lead out of it, as sentences. */
export interface FolderVault extends Vault {
  root: string;
  problems: string[];
}

/** What Node's file functions throw. */
type SystemError = Error & { code?: string };

const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * A vault that is a folder of the file system. Hidden files and folders are not seen; a symbolic link is followed only
 * where it stays inside. Writing goes to a temporary file beside the target, which is then renamed, so that no file is
 * ever half written.
 */
export async function folderVault(folder: string): Promise<FolderVault> {
  const root = await realpath(folder);
  const problems: string[] = [];
  const vault: FolderVault = {
    root,
    problems,
    async list() {
      const files: FileInfo[] = [];
      problems.length = 0;
      await walk(root, "", files, problems);
      return files.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    read: async (path) => readText(await inside(root, path), path),
    async create(path, text) {
      const target = await inside(root, path);
      await guarded(path, "written", async () => {
        await mkdir(dirname(target), { recursive: true });
        await (await open(target, "wx")).close();
        await replaceFile(target, text, null).catch(async (error: unknown) => {
          await rm(target, { force: true });
          throw error;
        });
      });
    },
    async process(path, change) {
      const target = await inside(root, path);
      for (let tries = 0; tries < 5; tries++) {
        const before = await readText(target, path);
        const after = change(before);
        if (after === before) return before;
        const done = await guarded(path, "written", () => replaceFile(target, after, before));
        if (done) return after;
      }
      throw new VaultError("changed", path, `"${path}" keeps changing while it is being written; it was left as it is. Try again.`);
    },
    async remove(path) {
      const target = await inside(root, path);
      await guarded(path, "removed", () => rm(target));
      // A folder that was made for the file goes with it; one that holds anything stays.
      if (dirname(target) !== root) await rmdir(dirname(target)).catch(() => undefined);
    },
  };
  return vault;
}

/** The app whose settings folder is a hidden folder of its name, unless the user renamed it. */
const APP = "obsidian";

/** The vault's settings folder: a hidden folder with the app's settings in it, by default the one of the app's name. */
export async function configFolder(root: string): Promise<string> {
  const usual = `.${APP}`;
  const hidden = (await readdir(root, { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isDirectory() && entry.name.startsWith(".")).map((entry) => entry.name).sort();
  if (hidden.includes(usual)) return join(root, usual);
  for (const name of hidden) {
    const files = await readdir(join(root, name)).catch((): string[] => []);
    if (["app.json", "core-plugins.json", "plugins"].every((file) => files.includes(file))) return join(root, name);
  }
  return join(root, usual);
}

/** Debrief's own files in the vault's settings folder, beside the plugin. */
export function folderStore(config: string): Store {
  const folder = join(config, "plugins", "debrief");
  return {
    read: (name) => readIfThere(join(folder, safePath(name))),
    async write(name, text) {
      const target = join(folder, safePath(name));
      if (text === null) return rm(target, { force: true });
      await guarded(join(folder, name), "written", async () => {
        await mkdir(folder, { recursive: true });
        await replaceFile(target, text, null);
      });
    },
  };
}

/** A file of the vault's own settings, such as `app.json`; null where there is none. */
export function readConfig(config: string, name: string): Promise<string | null> {
  return readIfThere(join(config, safePath(name)));
}

/** A text file, or null where there is none; one that is there and cannot be read is no reason to go on with defaults. */
async function readIfThere(target: string): Promise<string | null> {
  return guarded(target, "read", () => readFile(target, "utf8").catch((error: SystemError) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  }));
}

/** Reads a text file; one sentence for what is missing, no UTF-8, or may not be read. `shown` is its name in sentences. */
export async function readText(target: string, shown: string): Promise<string> {
  const bytes = await guarded(shown, "read", () => readFile(target));
  try {
    // A zero byte is valid UTF-8, but stands only in what is no text, and in files that a crash has emptied.
    if (!bytes.includes(0)) return DECODER.decode(bytes);
  } catch {
    // Said below.
  }
  throw new VaultError("unreadable", shown, `"${shown}" is not UTF-8 text; save it as UTF-8 and try again.`);
}

/**
 * Writes a temporary file beside the target and renames it over it. With `expected`, only where the target still holds
 * that text: answers false where it changed meanwhile.
 */
async function replaceFile(target: string, text: string, expected: string | null): Promise<boolean> {
  const temporary = join(dirname(target), `.${randomBytes(6).toString("hex")}.debrief-tmp`);
  try {
    const mode = await stat(target).then((found) => found.mode & 0o777, () => 0o644);
    // A rename needs only the folder's leave: a file that is itself read-only must stay as it is.
    if (expected !== null) await (await open(target, "r+")).close();
    await writeFile(temporary, text, { mode, flag: "wx" });
    if (expected !== null && DECODER.decode(await readFile(target)) !== expected) return false;
    await rename(temporary, target);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function walk(root: string, folder: string, files: FileInfo[], problems: string[]): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: SystemError) => {
    problems.push(`The folder "${folder || "."}" cannot be read (${error.code ?? error.message}); its notes were left out.`);
    return [];
  });
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isSymbolicLink()) {
      const target = await realpath(join(root, path)).catch(() => null);
      // A link inside the vault leads to a file that is listed anyway.
      if (target === null || !isInside(root, target)) problems.push(`"${path}" is a link that leads outside the vault or nowhere; it was left alone.`);
    } else if (entry.isDirectory()) {
      await walk(root, path, files, problems);
    } else if (entry.isFile()) {
      const info = await lstat(join(root, path)).catch(() => null);
      if (info) files.push({ path, size: info.size, mtime: info.mtimeMs });
    }
  }
}

const isInside = (root: string, target: string): boolean => {
  const way = relative(root, target);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !/^[a-z]:/iu.test(way));
};

/**
 * The file's place on disk, with links inside the vault followed, so that writing never puts a file in a link's place.
 * Refused where the path, or a link on its way, leads outside the vault.
 */
async function inside(root: string, path: string): Promise<string> {
  const target = join(root, safePath(path));
  let existing = target;
  while (existing !== root) {
    const real = await realpath(existing).catch(() => null);
    if (real !== null) {
      if (isInside(root, real)) return join(real, relative(existing, target));
      throw new VaultError("outside", path, `"${path}" is a link that leads outside the vault; it was left alone.`);
    }
    existing = dirname(existing);
  }
  return target;
}

const DENIED = "may not be DOING; change the permissions of the file or its folder and try again";

const REASONS: Record<string, { fault: "missing" | "exists" | "unreadable" | "unwritable"; words: string }> = {
  ENOENT: { fault: "missing", words: "is not there; check its path, or whether it was moved or deleted" },
  EEXIST: { fault: "exists", words: "is there already, or a file stands where its folder should be; rename that and try again" },
  EISDIR: { fault: "unreadable", words: "is a folder, not a file; give a file's path" },
  ENOTDIR: { fault: "missing", words: "is not there: a part of its path is a file, not a folder" },
  EACCES: { fault: "unwritable", words: DENIED },
  EPERM: { fault: "unwritable", words: DENIED },
  EROFS: { fault: "unwritable", words: "is on a read-only disk; nothing was written" },
  ENOSPC: { fault: "unwritable", words: "cannot be written: the disk is full" },
  ELOOP: { fault: "unreadable", words: "is a link that leads to itself" },
  ENAMETOOLONG: { fault: "unwritable", words: "has a name that is too long for this disk" },
};

async function guarded<T>(path: string, doing: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof VaultError) throw error;
    const code = (error as SystemError).code ?? "";
    const reason = REASONS[code];
    throw new VaultError(reason?.fault ?? "unreadable", path,
      reason ? `"${path}" ${reason.words.replace("DOING", doing)}.` : `"${path}" cannot be ${doing} (${code || String(error)}).`);
  }
}
