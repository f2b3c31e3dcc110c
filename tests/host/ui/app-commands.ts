import type { App, Command, Modifier } from "obsidian";
import { Keymap, type Scope } from "../base";
import type { HostContext } from "../context";
import { TextFileView } from "../views/text-view";
import { CommandPalette } from "./palette";

/** The app's own commands that the host has, and the keys of all commands. */
export function addAppCommands(context: HostContext, scope: Scope): void {
  const { app, pending } = context;
  const recent = () => app.workspace.getMostRecentLeaf();
  const travel = (id: string, name: string, key: string, way: "goBack" | "goForward"): Command => ({
    id, name, hotkeys: [{ modifiers: ["Mod", "Alt"], key }], callback: () => void pending.add(recent()?.[way]() ?? Promise.resolve()),
  });
  const own: Command[] = [
    {
      id: "editor:save-file",
      name: "Save current file",
      hotkeys: [{ modifiers: ["Mod"], key: "S" }],
      checkCallback(checking) {
        const view = app.workspace.getActiveViewOfType(TextFileView);
        if (!view) return false;
        if (!checking) void pending.add(view.save());
        return true;
      },
    },
    travel("app:go-back", "Navigate back", "ArrowLeft", "goBack"),
    travel("app:go-forward", "Navigate forward", "ArrowRight", "goForward"),
    {
      id: "markdown:toggle-preview",
      name: "Toggle reading view",
      hotkeys: [{ modifiers: ["Mod"], key: "E" }],
      checkCallback(checking) {
        const view = recent()?.view;
        if (view?.getViewType() !== "markdown") return false;
        const mode = view.getState()["mode"] === "source" ? "preview" : "source";
        if (!checking) void pending.add(view.setState({ mode }, { history: false }));
        return true;
      },
    },
    { id: "command-palette:open", name: "Open command palette", hotkeys: [{ modifiers: ["Mod"], key: "P" }], callback: () => new CommandPalette(app as unknown as App).open() },
    { id: "app:open-settings", name: "Open settings", hotkeys: [{ modifiers: ["Mod"], key: "," }], callback: () => app.setting.open() },
    { id: "app:toggle-left-sidebar", name: "Toggle left sidebar", callback: () => app.workspace.leftSplit.toggle() },
    { id: "app:toggle-right-sidebar", name: "Toggle right sidebar", callback: () => app.workspace.rightSplit.toggle() },
  ];
  for (const command of own) app.commands.addCommand(command);
  scope.register(null, null, (event) => {
    const command = Object.values(app.commands.commands).find(({ hotkeys = [] }) => hotkeys.some((hotkey) => isPressed(hotkey, event)));
    return command && app.commands.executeCommandById(command.id) ? false : true;
  });
}

function isPressed({ modifiers, key }: { modifiers: Modifier[]; key: string }, event: KeyboardEvent): boolean {
  return event.key.toLowerCase() === key.toLowerCase()
    && (["Mod", "Shift", "Alt"] as const).every((one) => modifiers.includes(one) === Keymap.isModifier(event, one));
}
