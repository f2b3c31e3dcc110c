import type { TFile } from "obsidian";
import { DEFAULT_TASK_SETTINGS } from "../../task/format";
import { readRecord, type NoteRecord } from "../../vault/record";
import { editorOf } from "../editor";
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

/** Whether a note, as the index or its editor has it, says so; before the vault is read, every note may. */
export function noteSays({ app, index, settings }: Runtime, file: TFile, says: (record: NoteRecord) => boolean): boolean {
  if (file.extension !== "md") return false;
  const now = index.now();
  if (!now) return true;
  const record = now.record(file.path);
  if (record === null || says(record)) return record !== null;
  // What was pasted a moment ago is not saved yet, and the index does not know it; a text of the file's own size is saved.
  const text = editorOf(app, file.path)?.getValue();
  return text !== undefined && new TextEncoder().encode(text).length !== file.stat.size && says(readRecord(file.path, text, { settings: settings.now(), taskSettings: DEFAULT_TASK_SETTINGS, people: now.peopleNames() }));
}
