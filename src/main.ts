import { Plugin } from "obsidian";
import { addCommands } from "./obsidian/commands";

/** The plugin's entry: registers, and does nothing before the user asks. */
export default class DebriefPlugin extends Plugin {
  override onload(): void {
    addCommands(this);
  }
}
