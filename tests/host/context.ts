import type { ObsidianProtocolHandler, PluginManifest } from "obsidian";
import type { HostCommands } from "./commands";
import type { HostFileManager } from "./file-manager";
import type { HostMetadataCache } from "./metadata/cache";
import type { CliEntry } from "./plugin";
import type { HostSecretStorage } from "./secrets";
import type { HostVault } from "./vault";
import type { HostViewRegistry, HostWorkspace } from "./workspace";

/** What the pixel part of the host puts on the app; names as in the app itself. `uiModule(context)` sets them. */
export interface HostFace {
  workspace: HostWorkspace;
  viewRegistry: HostViewRegistry;
  statusBar: { registerStatusBarItem(): HTMLElement };
  setting: {
    open(): void;
    close(): void;
    openTabById(id: string): unknown;
    addSettingTab(tab: unknown): void;
    removeSettingTab(tab: unknown): void;
    activeTab: { id: string; containerEl: HTMLElement } | null;
  };
}

/** The app's stand-in. Its members have the app's own names; what is not here is undefined, as an older app's would be. */
export interface HostApp extends HostFace {
  vault: HostVault;
  metadataCache: HostMetadataCache;
  fileManager: HostFileManager;
  commands: HostCommands;
  secretStorage: HostSecretStorage;
  plugins: {
    manifests: Record<string, PluginManifest>;
    plugins: Record<string, unknown>;
    enabledPlugins: Set<string>;
    getPlugin(id: string): unknown;
  };
  internalPlugins: { plugins: Record<string, unknown>; getPluginById(id: string): unknown; getEnabledPluginById(id: string): unknown };
  isMobile: boolean;
  appId: string;
  lastEvent: UIEvent | null;
  scope: unknown;
  keymap: unknown;
  isDarkMode(): boolean;
  loadLocalStorage(key: string): unknown;
  saveLocalStorage(key: string, value: unknown): void;
}

/** What all parts of a host share. */
export interface HostContext {
  app: HostApp;
  /** The exports of `obsidian`, as the plugin gets them; complete once the host has started. */
  obsidian: Record<string, unknown>;
  phone: boolean;
  /** Every text that a notice showed; `Notice` adds to it when it is made and at `setMessage`. */
  told: string[];
  /** Handlers of the app's command line and of `obsidian://` addresses, by their names. */
  cli: Map<string, CliEntry>;
  protocols: Map<string, ObsidianProtocolHandler>;
  /** Work that `settled()` waits for. */
  pending: Pending;
}

/** Counts work that is under way. */
export class Pending {
  private readonly running = new Set<Promise<unknown>>();

  /** Waits for this too; its failure is its caller's to handle. */
  add<T>(work: Promise<T>): Promise<T> {
    const entry = work.then(() => undefined, () => undefined).finally(() => this.running.delete(entry));
    this.running.add(entry);
    return work;
  }

  get busy(): boolean {
    return this.running.size > 0;
  }

  async empty(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }
}
