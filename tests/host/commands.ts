import type { Command, Editor } from "obsidian";
import type { HostApp } from "./context";

/** The app's commands. `editorCallback` ones show where a note is being edited. */
export class HostCommands {
  readonly commands: Record<string, Command> = {};

  constructor(private readonly app: HostApp) {}

  addCommand(command: Command): void {
    this.commands[command.id] = command;
  }

  removeCommand(id: string): void {
    delete this.commands[id];
  }

  findCommand(id: string): Command | undefined {
    return this.commands[id];
  }

  /** The commands that can run now, as the palette lists them. */
  listCommands(): Command[] {
    return Object.values(this.commands).filter((command) => this.attempt(command, true));
  }

  /** False where there is no such command or it cannot run now. */
  executeCommandById(id: string): boolean {
    const command = this.commands[id];
    return command !== undefined && this.attempt(command, true) && this.attempt(command, false);
  }

  private attempt(command: Command, checking: boolean): boolean {
    const editing = this.app.workspace.activeEditor as { editor?: Editor } | null;
    const editor = editing?.editor;
    const inView = editing as never;
    if (command.editorCheckCallback) return editor !== undefined && command.editorCheckCallback(checking, editor, inView) !== false;
    if (command.editorCallback) {
      if (editor && !checking) void command.editorCallback(editor, inView);
      return editor !== undefined;
    }
    if (command.checkCallback) {
      const can = command.checkCallback(checking);
      return checking ? can === true : true;
    }
    if (!checking) void command.callback?.();
    return true;
  }
}
