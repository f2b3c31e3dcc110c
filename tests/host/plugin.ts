import type { CliFlags, CliHandler, Command, ObsidianProtocolHandler, PluginManifest, ViewCreator } from "obsidian";
import { Component, lacks } from "./base";
import type { HostContext } from "./context";
import { hostContext } from "./ui/context";

type PostProcessor = ((...args: never[]) => unknown) & { sortOrder?: number };
interface Renderer {
  registerPostProcessor(processor: PostProcessor, sortOrder?: number): void;
  unregisterPostProcessor(processor: PostProcessor): void;
  createCodeBlockPostProcessor(language: string, handler: unknown): PostProcessor;
}

/** A handler of the app's command line, as it was registered. */
export interface CliEntry {
  description: string;
  flags: CliFlags | null;
  handler: CliHandler;
}

/** The app's `Plugin`: what is added or registered here goes when it is unloaded. */
export class Plugin extends Component {
  settings?: unknown;
  /** @internal The time of `data.json` when the plugin last read or wrote it; a later one is somebody else's. */
  dataTime = 0;
  /** @internal Every view that it made. */
  readonly views: (Component & { getViewType(): string })[] = [];

  constructor(readonly app: HostContext["app"], readonly manifest: PluginManifest) {
    super();
  }

  onUserEnable(): void {
    // For the plugin.
  }

  addCommand(command: Command): Command {
    const { commands } = this.app;
    const id = `${this.manifest.id}:${command.id}`;
    Object.assign(command, { id, name: `${this.manifest.name}: ${command.name}` });
    commands.addCommand(command);
    this.register(() => commands.removeCommand(id));
    return command;
  }

  removeCommand(id: string): void {
    this.app.commands.removeCommand(`${this.manifest.id}:${id}`);
  }

  addRibbonIcon(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    const ribbon = this.app.workspace.leftRibbon;
    const id = `${this.manifest.id}:${title}`;
    this.register(() => ribbon.removeRibbonAction(id));
    return ribbon.addRibbonItemButton(id, icon, title, callback);
  }

  addStatusBarItem(): HTMLElement {
    const el = this.app.statusBar.registerStatusBarItem();
    el.addClass(`plugin-${this.manifest.id}`);
    this.register(() => el.remove());
    return el;
  }

  addSettingTab(tab: unknown): void {
    this.app.setting.addSettingTab(tab);
    this.register(() => this.app.setting.removeSettingTab(tab));
  }

  registerView(type: string, creator: ViewCreator): void {
    const made = (leaf: Parameters<ViewCreator>[0]) => {
      const view = creator(leaf);
      this.views.push(view as never);
      return view;
    };
    this.app.viewRegistry.registerView(type, made as never);
    this.register(() => this.app.viewRegistry.unregisterView(type));
  }

  registerExtensions(extensions: string[], type: string): void {
    this.app.viewRegistry.registerExtensions(extensions, type);
    this.register(() => this.app.viewRegistry.unregisterExtensions(extensions));
  }

  registerHoverLinkSource(id: string, info: never): void {
    this.app.workspace.registerHoverLinkSource(id, info);
    this.register(() => this.app.workspace.unregisterHoverLinkSource(id));
  }

  registerMarkdownPostProcessor(processor: PostProcessor, sortOrder?: number): PostProcessor {
    const renderer = this.renderer();
    renderer.registerPostProcessor(processor, sortOrder);
    this.register(() => renderer.unregisterPostProcessor(processor));
    return processor;
  }

  registerMarkdownCodeBlockProcessor(language: string, handler: unknown, sortOrder?: number): PostProcessor {
    return this.registerMarkdownPostProcessor(this.renderer().createCodeBlockPostProcessor(language, handler), sortOrder);
  }

  registerEditorExtension(extension: unknown): void {
    const { workspace } = this.app;
    workspace.registerEditorExtension(extension as never);
    this.register(() => workspace.unregisterEditorExtension(extension as never));
  }

  registerEditorSuggest(suggest: never): void {
    const { editorSuggest } = this.app.workspace;
    editorSuggest.addSuggest(suggest);
    this.register(() => editorSuggest.removeSuggest(suggest));
  }

  registerObsidianProtocolHandler(action: string, handler: ObsidianProtocolHandler): void {
    const { protocols } = hostContext();
    if (protocols.has(action)) throw new Error(`Protocol handler "${action}" is registered already.`);
    protocols.set(action, handler);
    this.register(() => void protocols.delete(action));
  }

  registerCliHandler(command: string, description: string, flags: CliFlags | null, handler: CliHandler): void {
    const { cli } = hostContext();
    if (command !== this.manifest.id && !command.startsWith(`${this.manifest.id}:`)) throw new Error(`"${command}" must begin with the plugin's id.`);
    if (cli.has(command)) throw new Error(`Command "${command}" is registered already.`);
    cli.set(command, { description, flags, handler });
    this.register(() => void cli.delete(command));
  }

  async loadData(): Promise<unknown> {
    const { adapter } = this.app.vault;
    if (!(await adapter.exists(this.dataPath))) return null;
    await this.markData();
    return JSON.parse(await adapter.read(this.dataPath)) as unknown;
  }

  async saveData(data: unknown): Promise<void> {
    await this.app.vault.adapter.write(this.dataPath, JSON.stringify(data, null, 2));
    await this.markData();
  }

  /** @internal */
  get dataPath(): string {
    return `${this.manifest.dir ?? ""}/data.json`;
  }

  private async markData(): Promise<void> {
    this.dataTime = (await this.app.vault.adapter.stat(this.dataPath))?.mtime ?? 0;
  }

  private renderer(): Renderer {
    return hostContext().obsidian["MarkdownPreviewRenderer"] as Renderer;
  }
}

lacks(Plugin, "registerBasesView");
