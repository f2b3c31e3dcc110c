/**
 * As much of the app as the built main.js asks for, over files in memory. What is not here is undefined, so that a call
 * of it fails; a fuller host comes with the plugin's views.
 */
interface FileLike {
  path: string;
  basename: string;
  extension: string;
  stat: { size: number; mtime: number };
}

export class Notice {
  static shown: string[] = [];
  private readonly at: number;
  readonly messageEl = { addClass: () => undefined };

  constructor(message: string) {
    this.at = Notice.shown.push(message) - 1;
  }

  setMessage(message: string): void {
    Notice.shown[this.at] = message;
  }

  hide(): void {
    // What was shown stays in `shown`, for looking at.
  }
}

interface Command {
  id: string;
  name: string;
  callback?: () => void;
  checkCallback?: (checking: boolean) => boolean | void;
}

export class Plugin {
  commands: Command[] = [];
  constructor(readonly app: unknown, readonly manifest: unknown) {}

  addCommand(command: Command): Command {
    this.commands.push(command);
    return command;
  }
}

/** A view on a note that is open; its editor holds text that is not yet saved. */
export class MarkdownView {
  file: { path: string };
  undoSteps: string[] = [];
  editor = {
    getValue: () => this.text,
    offsetToPos: (offset: number) => offset,
    transaction: ({ changes }: { changes: { from: number; to: number; text: string }[] }) => {
      this.undoSteps.push(this.text);
      for (const { from, to, text } of [...changes].reverse()) this.text = this.text.slice(0, from) + text + this.text.slice(to);
    },
  };

  constructor(path: string, public text: string) {
    this.file = { path };
  }
}

export const obsidian = { Plugin, Notice, MarkdownView, normalizePath: (path: string) => path.replace(/^\/+|\/+$/gu, "") };

/** An app over these files; hidden ones are seen by the adapter alone, as in the app. */
export function appOver(files: Map<string, string>, open: MarkdownView[] = []) {
  const fileAt = (path: string): FileLike | null => (files.has(path) && !path.startsWith(".")
    ? { path, basename: path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/u, ""), extension: path.split(".").pop() ?? "", stat: { size: files.get(path)?.length ?? 0, mtime: 0 } }
    : null);
  const folders = new Set<string>();
  const has = (path: string) => folders.has(path) || [...files.keys()].some((file) => file.startsWith(`${path}/`));
  let active: string | null = null;
  return {
    activate: (path: string | null) => void (active = path),
    vault: {
      configDir: ".settings",
      getFiles: () => [...files.keys()].flatMap((path) => fileAt(path) ?? []),
      getFileByPath: fileAt,
      getFolderByPath: (path: string) => (has(path) ? { path } : null),
      read: (file: FileLike) => Promise.resolve(files.get(file.path) ?? ""),
      process: (file: FileLike, change: (text: string) => string) => Promise.resolve().then(() => {
        const text = change(files.get(file.path) ?? "");
        files.set(file.path, text);
        return text;
      }),
      createFolder: (path: string) => Promise.resolve().then(() => {
        if (has(path)) throw new Error("Folder already exists.");
        folders.add(path);
      }),
      create: (path: string, text: string) => Promise.resolve().then(() => {
        const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
        if (files.has(path)) throw new Error("File already exists.");
        if (folder !== "" && !has(folder)) throw new Error("Folder does not exist.");
        files.set(path, text);
      }),
      adapter: {
        exists: (path: string) => Promise.resolve(files.has(path)),
        read: (path: string) => Promise.resolve(files.get(path) ?? ""),
        write: (path: string, text: string) => Promise.resolve(void files.set(path, text)),
        remove: (path: string) => Promise.resolve(void files.delete(path)),
      },
    },
    workspace: {
      getActiveFile: () => (active === null ? null : fileAt(active)),
      getLeavesOfType: () => open.map((view) => ({ view })),
    },
  };
}
