import { normalizePath, TFile, type App, type Plugin } from "obsidian";
import { editBetween } from "../text/edits";
import { folderOf } from "../text/paths";
import { safePath, VaultError, type Store, type Vault } from "../vault/vault";
import { editorOf, makeEdits } from "./editor";

/**
 * The app's vault behind our port. A note that is open in an editor is read and changed there, in one transaction, so
 * that what was typed a moment ago counts and one undo takes all back.
 */
export function appVault(app: App): Vault {
  return {
    list: () => Promise.resolve(app.vault.getFiles().map(({ path, stat }) => ({ path, size: stat.size, mtime: stat.mtime }))),
    read: async (path) => editorOf(app, path)?.getValue() ?? app.vault.read(fileAt(app, path)),
    async create(path, text) {
      const target = normalizePath(safePath(path));
      const folder = folderOf(target);
      if (folder !== "" && !app.vault.getFolderByPath(folder)) await app.vault.createFolder(folder);
      if (app.vault.getFileByPath(target)) throw new VaultError("exists", path, `"${path}" is there already; nothing was written.`);
      await app.vault.create(target, text);
    },
    async process(path, change) {
      const editor = editorOf(app, path);
      if (!editor) return app.vault.process(fileAt(app, path), change);
      const before = editor.getValue();
      const after = change(before);
      if (after !== before) makeEdits(editor, editBetween(before, after));
      return after;
    },
    remove: (path) => app.fileManager.trashFile(fileAt(app, path)),
  };
}

function fileAt(app: App, path: string): TFile {
  const file = app.vault.getFileByPath(normalizePath(safePath(path)));
  if (!file) throw new VaultError("missing", path, `"${path}" is not there (it was moved or deleted); nothing was written.`);
  return file;
}

/** Debrief's own files, beside the plugin in the vault's settings folder. */
export function pluginStore(plugin: Plugin): Store {
  const { adapter } = plugin.app.vault;
  const pathOf = (name: string) => normalizePath(`${plugin.manifest.dir ?? `${plugin.app.vault.configDir}/plugins/${plugin.manifest.id}`}/${safePath(name)}`);
  return {
    read: async (name) => ((await adapter.exists(pathOf(name))) ? adapter.read(pathOf(name)) : null),
    async write(name, text) {
      const folder = folderOf(pathOf(name));
      if (text !== null && name.includes("/") && !(await adapter.exists(folder))) await adapter.mkdir(folder);
      if (text !== null) await adapter.write(pathOf(name), text);
      else if (await adapter.exists(pathOf(name))) await adapter.remove(pathOf(name));
    },
  };
}
