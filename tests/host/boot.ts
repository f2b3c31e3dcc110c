import * as cmCommands from "@codemirror/commands";
import * as cmLanguage from "@codemirror/language";
import * as cmState from "@codemirror/state";
import * as cmView from "@codemirror/view";
import type { Command, MarkdownView, PluginManifest } from "obsidian";
import { HostAdapter } from "./adapter";
import { HostCommands } from "./commands";
import { Pending, type HostApp, type HostContext } from "./context";
import { HostFileManager } from "./file-manager";
import { LoadedPlugin, type BuiltPlugin } from "./loader";
import { HostMetadataCache } from "./metadata/cache";
import { obsidianModule } from "./module";
import { HostNet } from "./net";
import { HostSecretStorage } from "./secrets";
import { bytesOf, parentOf, textOf, type Storage } from "./storage";
import { turn } from "./turn";
import type { Host } from "./types";
import { HostVault } from "./vault";

/** What a host is started on. */
export interface BootOptions {
  storage: Storage;
  plugin: BuiltPlugin;
  phone?: boolean;
  firstEnable?: boolean;
  starting?: boolean;
  /** What `loadLocalStorage` reads: an earlier host's, or the browser's own. */
  local?: Pick<typeof window.localStorage, "getItem" | "setItem" | "removeItem">;
  vaultName?: string;
  /** Where a file of the vault can be loaded from by an element's `src`. */
  resources?: (path: string) => string;
}

/** The app's settings folder where the vault has none yet. */
const CONFIG_DIR = `.${"obsidian"}`;

/** Starts the app on a storage with one plugin, and loads it. It needs a document, and nothing of Node's. */
export async function boot(options: BootOptions): Promise<Host> {
  const { storage, plugin: built, phone = false } = options;
  const net = new HostNet();
  const context = await contextOn(options);
  const { app } = context;
  Object.assign(window, { app });
  context.obsidian = obsidianModule(context, net);
  const modules = {
    obsidian: context.obsidian, "@codemirror/state": cmState, "@codemirror/view": cmView,
    "@codemirror/commands": cmCommands, "@codemirror/language": cmLanguage,
  };
  document.body.toggleClass("is-mobile", phone);
  document.body.toggleClass("is-phone", phone);
  let started = false;
  const startApp = async () => {
    if (started) return;
    started = true;
    await app.vault.load();
    app.workspace.start();
    await app.metadataCache.initialize();
  };
  if (options.starting !== true) await startApp();
  const loaded = await LoadedPlugin.load(context, built, modules);
  if (options.firstEnable === true) loaded.plugin.onUserEnable();
  return hostOf(context, loaded, net, storage, startApp);
}

async function contextOn({ storage, phone = false, local = memoryStorage(), vaultName = "Vault", resources }: BootOptions): Promise<HostContext> {
  const pending = new Pending();
  const adapter = new HostAdapter(storage, vaultName, resources ?? ((path) => `app://host/${encodeURI(path)}`));
  const vault = new HostVault(adapter, await configDirOf(storage), pending);
  const metadataCache = new HostMetadataCache(vault, pending);
  const manifests: Record<string, PluginManifest> = {};
  const plugins: Record<string, unknown> = {};
  const app = {
    vault, metadataCache, fileManager: new HostFileManager(vault, metadataCache), secretStorage: new HostSecretStorage(), isMobile: phone, appId: "host",
    plugins: { manifests, plugins, enabledPlugins: new Set<string>(), getPlugin: (id: string) => plugins[id] ?? null },
    internalPlugins: { plugins: {}, getPluginById: () => null, getEnabledPluginById: () => null },
    lastEvent: null, isDarkMode: () => document.body.hasClass("theme-dark"),
    loadLocalStorage: (key: string) => parsed(local.getItem(`host-${key}`)),
    saveLocalStorage: (key: string, value: unknown) => {
      if (value === null || value === undefined) local.removeItem(`host-${key}`);
      else local.setItem(`host-${key}`, JSON.stringify(value));
    },
  } as unknown as HostApp;
  app.commands = new HostCommands(app);
  return { app, obsidian: {}, phone, told: [], cli: new Map(), protocols: new Map(), pending };
}

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

function memoryStorage(): NonNullable<BootOptions["local"]> {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

/** The settings folder is the hidden one that holds the app's settings or plugins, whatever its name. */
async function configDirOf(storage: Storage): Promise<string> {
  const mark = /^(\.[^/]+)\/(?:app\.json|community-plugins\.json|plugins)(?:\/|$)/u;
  for (const { path } of await storage.list()) {
    const found = mark.exec(path)?.[1];
    if (found !== undefined) return found;
  }
  return CONFIG_DIR;
}

function hostOf(context: HostContext, loaded: LoadedPlugin, net: HostNet, storage: Storage, startApp: () => Promise<void>): Host {
  const { app, pending } = context;
  const { plugin } = loaded;
  const own = (id: string) => `${plugin.manifest.id}:${id}`;
  const settled = async () => {
    for (let quiet = 0; quiet < 2; quiet += 1) {
      await turn();
      if (!pending.busy) continue;
      await pending.empty();
      quiet = -1;
    }
  };
  const outside = async (work: () => Promise<void>, ...paths: string[]) => {
    await work();
    for (const path of paths) await app.vault.notice(path);
    await settled();
  };
  const makeFolder = async (path: string) => {
    if (parentOf(path) !== "") await storage.mkdir(parentOf(path));
  };
  return {
    app: app as unknown as Host["app"],
    plugin: plugin as unknown as Host["plugin"],
    ready: startApp,
    commands: () => app.commands.listCommands(),
    run(id) {
      const listed: Command[] = app.commands.listCommands();
      if (!listed.some((command) => command.id === own(id))) throw new Error(`The palette does not show "${own(id)}".`);
      app.commands.executeCommandById(own(id));
    },
    notices: () => Array.from(document.querySelectorAll(".notice-message")).map((el) => el.textContent ?? ""),
    told: () => [...context.told],
    modal: () => Array.from(document.querySelectorAll<HTMLElement>(".modal-container")).at(-1) ?? null,
    menu: () => menuItems().map(({ title }) => title),
    pick(title) {
      const item = menuItems().find((one) => one.title === title);
      if (!item) throw new Error(`The menu has no "${title}": ${menuItems().map((one) => one.title).join(", ")}.`);
      item.el.click();
    },
    async open(path, mode = "source") {
      const file = app.vault.getFileByPath(path);
      if (!file) throw new Error(`No file "${path}".`);
      const leaf = app.workspace.getLeaf(false);
      await leaf.openFile(file as never, { state: { mode }, active: true });
      await settled();
      return leaf.view as unknown as MarkdownView;
    },
    type(text) {
      const { activeEditor } = app.workspace as unknown as { activeEditor: { editor?: { cm: cmView.EditorView } } | null };
      const cm = activeEditor?.editor?.cm;
      if (!cm) throw new Error("No editor is active.");
      cm.dispatch(cm.state.update(cm.state.replaceSelection(text), { userEvent: "input.type" }));
    },
    async save() {
      if (!app.commands.executeCommandById("editor:save-file")) throw new Error("The save command does not show.");
      await settled();
    },
    read: (path) => storage.read(path).then(textOf, () => null),
    outside: {
      write: (path, text) => outside(async () => {
        await makeFolder(path);
        await storage.write(path, bytesOf(text));
      }, path),
      rename: (path, to) => outside(async () => {
        await makeFolder(to);
        await storage.rename(path, to);
      }, path, to),
      remove: (path) => outside(() => storage.remove(path), path),
    },
    settled,
    async openSettings() {
      app.setting.open();
      app.setting.openTabById(plugin.manifest.id);
      await settled();
      const tab = app.setting.activeTab;
      if (!tab || tab.id !== plugin.manifest.id) throw new Error("The plugin has no settings tab.");
      return tab.containerEl;
    },
    async cli(command, args) {
      const entry = context.cli.get(command);
      if (!entry) throw new Error(`No command "${command}" on the app's command line.`);
      for (const [name, flag] of Object.entries(entry.flags ?? {})) if (flag.required === true && args[name] === undefined) throw new Error(`Missing required parameter: ${name}`);
      const given = Object.entries(args).filter((pair): pair is [string, string] => pair[1] !== undefined);
      return entry.handler(Object.fromEntries(given));
    },
    respond: (handler) => void (net.handler = handler),
    async unload() {
      const left = await loaded.unload();
      await settled();
      return left;
    },
  };
}

function menuItems(): { title: string; el: HTMLElement }[] {
  return Array.from(document.querySelectorAll<HTMLElement>(".menu .menu-item:not(.is-disabled)")).map((el) => ({ el, title: el.querySelector(".menu-item-title")?.textContent ?? "" }));
}

