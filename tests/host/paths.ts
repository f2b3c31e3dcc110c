/** The app's form of a path: no doubled, leading or trailing slashes, NBSP as a space, letters composed; `/` is the root. */
export function normalizePath(path: string): string {
  const plain = path.replace(/[\u00a0\u202f]/gu, " ").replace(/[\\/]+/gu, "/").replace(/^\/+|\/+$/gu, "").normalize("NFC");
  return plain === "" ? "/" : plain;
}

/** Whether a file or one of its folders begins with a dot: the vault does not see it, the adapter does. */
export const isHidden = (path: string): boolean => path.split("/").some((part) => part.startsWith("."));
