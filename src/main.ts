import { Plugin } from "obsidian";
import { addCli } from "./obsidian/cli";
import { addCommands } from "./obsidian/commands/index";
import { welcome } from "./obsidian/first-minute";
import { addReview } from "./obsidian/review/index";
import { addReportBoxes } from "./obsidian/report-boxes";
import { addEvidence } from "./obsidian/evidence/index";
import { createRuntime, type Runtime } from "./obsidian/runtime";
import { addSettings } from "./obsidian/settings/tab";
import { addLinkOnSave } from "./obsidian/save";
import { addSidebar } from "./obsidian/sidebar/index";

/** The plugin's entry: registers, and does nothing before the app is ready. */
export default class DebriefPlugin extends Plugin {
  private runtime: Runtime | null = null;

  override onload(): void {
    const runtime = createRuntime(this);
    this.runtime = runtime;
    addCommands(runtime);
    addReview(runtime);
    addCli(runtime);
    addSettings(runtime);
    addReportBoxes(runtime);
    addSidebar(runtime);
    addLinkOnSave(runtime);
    addEvidence(runtime);
    this.app.workspace.onLayoutReady(() => void runtime.index.ready().catch(() => undefined));
  }

  override onUserEnable(): void {
    // Where the vault cannot be read the sidebar says why.
    if (this.runtime) welcome(this.runtime).catch(() => undefined);
  }

  override onExternalSettingsChange(): void {
    void this.runtime?.settings.reload();
  }
}
