/** A file of the vault: its path from the vault's root with `/`, its size in bytes and its time of change in ms. */
export interface FileInfo {
  path: string;
  size: number;
  mtime: number;
}

/** The only door to files. Paths run from the vault's root, with `/`. Hidden files are not seen. */
export interface Vault {
  list(): Promise<FileInfo[]>;
  /** The whole text, with its BOM and line endings. */
  read(path: string): Promise<string>;
  /** Makes a file and the folders above it. Fails where the file exists. */
  create(path: string, text: string): Promise<void>;
  /** Changes a file in one step: `change` gets the text as it is by then. Nothing is written where it changes nothing. */
  process(path: string, change: (text: string) => string): Promise<string>;
  remove(path: string): Promise<void>;
}

/** What Debrief keeps for itself, outside the notes: settings, journal, which reports it made. */
export interface Store {
  /** The text kept under a name such as `journal.json`, or null. */
  read(name: string): Promise<string | null>;
  write(name: string, text: string | null): Promise<void>;
}

export type VaultFault = "missing" | "exists" | "outside" | "unreadable" | "unwritable" | "changed";

/** A file that could not be read or written: `message` is one sentence that says what, where and what to do. */
export class VaultError extends Error {
  constructor(readonly fault: VaultFault, readonly path: string, message: string) {
    super(message);
    this.name = "VaultError";
  }
}

/**
 * A path that a user or a note gave, made safe: `/` between its parts, none of them empty, `.` or `..`, no drive and no
 * root, so that it cannot lead out of the vault. Fails with a `VaultError` of fault `outside` where it would.
 */
export function safePath(path: string): string {
  const parts = path.replace(/\\/gu, "/").split("/").filter((part) => part !== "" && part !== ".");
  if (/^(?:[\\/]|[a-z]:)/iu.test(path) || parts.includes("..") || parts.length === 0 || path.includes("\0")) {
    throw new VaultError("outside", path, `"${path}" does not lead to a file inside the vault; give a path from the vault's folder.`);
  }
  return parts.join("/");
}

/**
 * Whether a file is a copy that a sync tool made of a conflict: Obsidian Sync and Dropbox write `conflicted copy`,
 * Syncthing `.sync-conflict-`. Such copies would count every promise twice.
 */
export function isConflictCopy(path: string): boolean {
  return /\.sync-conflict-\d|\((?:[^()]*['’]s )?(?:conflicted copy|conflict)\b[^()]*\)|\bconflicted copy \d/iu.test(path);
}
