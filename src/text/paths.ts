/** Paths of a vault run from its root, with `/` between their parts. */

/** `Folder/Name.md` without its folder and ending: `Name`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]+$/u, "");
}

/** The folder of a path, empty for the vault's root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** A folder as settings write it, without slashes at its ends. */
export function plainFolder(folder: string): string {
  return folder.replace(/^\/+/u, "").replace(/\/+$/u, "");
}

/** Whether a path lies in one of these folders (or below). Letter case counts, as it does on most systems; the root is none. */
export function isInFolder(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => plainFolder(folder) !== "" && path.startsWith(`${plainFolder(folder)}/`));
}

/** Whether a tag is the wanted one or nested in it; letter case and `#` do not count. */
export function isTag(tag: string, wanted: string): boolean {
  const [own, parent] = [tag, wanted].map((text) => text.replace(/^#/u, "").toLowerCase());
  return parent !== "" && own !== undefined && (own === parent || own.startsWith(`${parent}/`));
}

/** A path as a Markdown link writes it, without its `%20` and the like; the text itself where these make no sense. */
export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
