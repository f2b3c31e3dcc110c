import type { PluginManifest } from "obsidian";
import type { HostContext } from "./context";
import { LeakWatch } from "./leaks";
import { Plugin } from "./plugin";
import { turn } from "./turn";

/** A built plugin: the three files that the app reads. */
export interface BuiltPlugin {
  manifest: PluginManifest;
  main: string;
  styles: string;
}

type Exports = Record<string, unknown>;
type PluginClass = new (app: unknown, manifest: PluginManifest) => Plugin;

/** How long the app waits for more changes of `data.json` before it tells the plugin, in ms. */
const SETTINGS_WAIT = 50;

/** What a window on a desktop has of Node's and a phone's has not. */
const NODE_GLOBALS = ["process", "Buffer", "global", "setImmediate", "clearImmediate", "__dirname", "__filename"];

/** Runs a CommonJS text as the app does: with `require` for what the app gives, which is nothing of Node's. */
export function compile(code: string, name: string, modules: Record<string, unknown>, isPhone = false): Exports {
  const hidden = isPhone ? NODE_GLOBALS : [];
  const wrapped = Reflect.construct(Function, ["module", "exports", "require", ...hidden, `${code}\n//# sourceURL=${name}`]) as (...args: unknown[]) => void;
  const module: { exports: Exports } = { exports: {} };
  wrapped(module, module.exports, (asked: string) => {
    if (asked in modules) return modules[asked];
    throw new Error(`Cannot find module '${asked}'`);
  });
  return module.exports;
}

/** One plugin in the app, from its files to its unloading. */
export class LoadedPlugin {
  private readonly style = new CSSStyleSheet();
  private readonly mark: string;
  private readonly leaks: LeakWatch;
  private readonly ends: (() => void)[] = [];

  private constructor(private readonly context: HostContext, readonly plugin: Plugin, styles: string) {
    const { app } = context;
    this.mark = markOf(plugin.manifest.id);
    this.style.replaceSync(styles);
    document.adoptedStyleSheets.push(this.style);
    this.leaks = new LeakWatch(this.mark, { vault: app.vault, metadataCache: app.metadataCache, workspace: app.workspace });
    this.watchSettings();
  }

  /** Compiles, constructs and loads; fails as the plugin's `onload` fails. */
  static async load(context: HostContext, built: BuiltPlugin, modules: Record<string, unknown>): Promise<LoadedPlugin> {
    const { app } = context;
    const manifest = { ...built.manifest, dir: `${app.vault.configDir}/plugins/${built.manifest.id}` };
    const exported = compile(built.main, markOf(manifest.id), modules, context.phone);
    const Made = (exported["default"] ?? exported) as PluginClass;
    const plugin = new Made(app, manifest);
    if (!(plugin instanceof Plugin)) throw new Error("main.js exports no plugin.");
    const loaded = new LoadedPlugin(context, plugin, built.styles);
    app.plugins.manifests[manifest.id] = manifest;
    app.plugins.enabledPlugins.add(manifest.id);
    app.plugins.plugins[manifest.id] = plugin;
    try {
      await plugin.load();
    } catch (error) {
      await loaded.unload();
      throw error;
    }
    return loaded;
  }

  /** Unloads it, and answers what it left behind. */
  async unload(): Promise<string[]> {
    const { app } = this.context;
    const { id } = this.plugin.manifest;
    this.plugin.unload();
    for (const end of this.ends) end();
    delete app.plugins.plugins[id];
    app.plugins.enabledPlugins.delete(id);
    await turn(CLOSING);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.style);
    this.leaks.stop();
    return [...this.leaks.left(), ...this.inTheApp(id), ...elementsOf(id)];
  }

  private inTheApp(id: string): string[] {
    const { app, cli, protocols } = this.context;
    const own = (name: string) => name === id || name.startsWith(`${id}:`);
    return [
      ...this.plugin.views.filter((view) => view.isAlive).map((view) => `view: ${view.getViewType()}`),
      ...Object.keys(app.commands.commands).filter(own).map((name) => `command: ${name}`),
      ...[...cli.keys()].filter(own).map((name) => `command line: ${name}`),
      ...[...protocols.keys()].filter(own).map((name) => `protocol: ${name}`),
    ];
  }

  /** Tells the plugin that its `data.json` is newer than what it read or saved with `loadData` and `saveData`. */
  private watchSettings(): void {
    const { plugin } = this;
    const { vault } = plugin.app;
    let waiting = false;
    const ref = vault.on("raw", (path: string) => {
      if (path !== plugin.dataPath || waiting) return;
      waiting = true;
      void this.context.pending.add(turn(SETTINGS_WAIT).then(async () => {
        waiting = false;
        const time = (await vault.adapter.stat(plugin.dataPath))?.mtime ?? 0;
        const told = plugin as { onExternalSettingsChange?: () => unknown };
        if (time > plugin.dataTime) await told.onExternalSettingsChange?.();
      }));
    });
    this.ends.push(() => vault.offref(ref));
  }
}

const markOf = (id: string): string => `plugin-${id}.js`;

/** How long the views of a plugin that goes may take to close, in ms. */
const CLOSING = 50;

/** What a notice or a note that is drawn for reading shows stays until that goes: the app takes neither away. */
const STAYS = ".notice, .markdown-rendered, .markdown-preview-view";

/** Elements with the plugin's prefix that are still in the document, the outermost ones. */
function elementsOf(id: string): string[] {
  const mark = `[class*="${id}-"]`;
  const found = Array.from(document.querySelectorAll(mark)).filter((el) => el.closest(STAYS) === null && !el.parentElement?.closest(mark));
  return found.map((el) => `element: <${el.localName} class="${el.className}">`);
}
