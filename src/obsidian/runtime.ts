import type { App, Plugin } from "obsidian";
import { localDay, readAllSettings, type Setup } from "../app/setup";
import type { Vault } from "../vault/vault";
import { appVault, pluginStore } from "./app-vault";
import { knowingStore, type KnowingStore } from "./journal-state";
import { liveIndex, type LiveIndex } from "./live-index";
import { say } from "./notices";
import { settingsStore, type SettingsStore } from "./settings-store";

/** What commands, views and editor extensions share while the plugin is switched on. */
export interface Runtime {
  readonly app: App;
  /** For registering only: what is registered there ends with the plugin. */
  readonly plugin: Plugin;
  readonly vault: Vault;
  readonly store: KnowingStore;
  readonly settings: SettingsStore;
  readonly index: LiveIndex;
  /** All that a use case needs, as it is now. */
  setup(): Promise<Setup>;
}

/** Reads nothing: settings and index are read when they are first asked for. */
export function createRuntime(plugin: Plugin): Runtime {
  const { app } = plugin;
  const vault = appVault(app);
  const store = knowingStore(pluginStore(plugin));
  const settings = settingsStore(store, say);
  const readConfig = async (name: string) => {
    const path = `${app.vault.configDir}/${name}`;
    return (await app.vault.adapter.exists(path)) ? app.vault.adapter.read(path) : null;
  };
  const setup = async (): Promise<Setup> => ({
    vault, store, ...(await readAllSettings(readConfig, store)), settings: await settings.ready(), today: localDay(new Date()),
  });
  const index = liveIndex(plugin, setup);
  settings.onChange(() => index.restart());
  return { app, plugin, vault, store, settings, index, setup };
}
