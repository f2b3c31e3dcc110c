import { Plugin } from "obsidian";
import { addCommands } from "./obsidian/commands/index";
import { createRuntime, type Runtime } from "./obsidian/runtime";

/** The plugin's entry: registers, and does nothing before the app is ready. */
export default class DebriefPlugin extends Plugin {
  private runtime: Runtime | null = null;

  override onload(): void {
    const runtime = createRuntime(this);
    this.runtime = runtime;
    addCommands(runtime);
  }

  override onExternalSettingsChange(): void {
    void this.runtime?.settings.reload();
  }
}
