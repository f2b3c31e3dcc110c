import type { App, Command, MarkdownView, Plugin } from "obsidian";

/** Where a host's vault lies: texts by path (in memory), or a folder reached by this adapter. */
export interface HostOptions {
  /** Files by path from the vault's root, the settings folder's too; the host works on a copy of its own. */
  files?: Record<string, string>;
  /** A real folder on the disk (under Node only). */
  folder?: string;
  /** The folder with the built `main.js`, `manifest.json` and `styles.css`. */
  plugin: string;
  /** As on a phone: `Platform.isMobile`, no Node, no status bar. */
  phone?: boolean;
  /** The plugin is switched on by the user just now: `onUserEnable` is called. */
  firstEnable?: boolean;
  /** The app is still starting: `ready()` fires layout-ready later. */
  starting?: boolean;
}

/** The app's stand-in with one plugin loaded, as a test or a page sees it. Everything fails loudly that it cannot do. */
export interface Host {
  app: App;
  plugin: Plugin;
  /** Layout-ready, for a host that was still starting. */
  ready(): Promise<void>;
  /** The commands that the palette shows now (`checkCallback` asked). */
  commands(): Command[];
  /** Runs a command as the palette does; fails where it is not shown. `id` without the plugin's prefix. */
  run(id: string): void;
  /** The texts of the notices on the screen, oldest first. */
  notices(): string[];
  /** Every notice text that was ever shown. */
  told(): string[];
  /** The topmost open modal, or null. */
  modal(): HTMLElement | null;
  /** The titles of the open menu's items; `pick` clicks one. */
  menu(): string[];
  pick(title: string): void;
  /** Opens a note in the active pane, in the editor or for reading, and waits until it is drawn. */
  open(path: string, mode?: "source" | "preview"): Promise<MarkdownView>;
  /** Types at the cursor of the active editor, as a key does: it is saved 2 s later. */
  type(text: string): void;
  /** The save command, as by its hotkey. */
  save(): Promise<void>;
  /** What the file on disk holds; null where there is none. */
  read(path: string): Promise<string | null>;
  /** Another program writes, renames or deletes a file; the app notices. */
  outside: {
    write(path: string, text: string): Promise<void>;
    rename(path: string, to: string): Promise<void>;
    remove(path: string): Promise<void>;
  };
  /** Waits until every queue is empty and every event was delivered. */
  settled(): Promise<void>;
  /** The settings tab of the plugin, drawn as the app draws it. */
  openSettings(): Promise<HTMLElement>;
  /** Calls a handler of the app's command line. */
  cli(command: string, args: Record<string, string | undefined>): Promise<string>;
  /** Answers of `requestUrl`, scripted. */
  respond(handler: (request: { url: string; method: string; body: string | null; headers: Record<string, string> }) => { status: number; text: string; headers?: Record<string, string> } | null): void;
  /** Unloads the plugin; answers what it left behind: listeners, views, intervals, elements, commands. */
  unload(): Promise<string[]>;
}
