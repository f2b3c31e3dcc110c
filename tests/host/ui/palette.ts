import type { App, Command } from "obsidian";
import { hostContext } from "./context";
import { FuzzySuggestModal } from "./suggest";

/** The commands that can run now: each is asked, as the app asks before it shows the palette. */
export function runnable(): Command[] {
  const { commands } = hostContext().app;
  return commands.listCommands();
}

/** The command palette. */
export class CommandPalette extends FuzzySuggestModal<Command> {
  constructor(app: App) {
    super(app);
    this.modalEl.addClass("mod-command-palette");
    this.setPlaceholder("Select a command...");
  }

  getItems(): Command[] {
    return runnable();
  }

  getItemText(command: Command): string {
    return command.name;
  }

  onChooseItem(command: Command): void {
    hostContext().app.commands.executeCommandById(command.id);
  }
}
