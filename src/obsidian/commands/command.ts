import type { TFile } from "obsidian";
import type { NoteRecord } from "../../vault/index";
import type { Runtime } from "../runtime";

interface Shown {
  id: string;
  name: string;
  /** An icon's name, for menus and the ribbon. */
  icon: string;
  /** It stands in the ribbon too. */
  ribbon?: boolean;
}

/** A command on one file: it stands in the palette for the file at hand, and in menus. */
export interface FileCommand extends Shown {
  /** The menus in which it stands beside the palette. */
  menus: readonly ("file" | "editor")[];
  /** Whether it can work on this file: a cheap look that reads nothing. */
  fits(runtime: Runtime, file: TFile): boolean;
  run(runtime: Runtime, file: TFile): Promise<void>;
}

/** A command on the vault. */
export interface VaultCommand extends Shown {
  fits(runtime: Runtime): boolean;
  run(runtime: Runtime): Promise<void>;
}

/** Whether a note's record says so; before the vault is read, every note may. */
export function noteSays({ index }: Runtime, file: TFile, says: (record: NoteRecord) => boolean): boolean {
  if (file.extension !== "md") return false;
  const now = index.now();
  if (!now) return true;
  const record = now.record(file.path);
  return record !== null && says(record);
}
