import type { App } from "obsidian";
import { Component, Events, Keymap, Scope } from "../base";
import type { HostContext, HostFace } from "../context";
import { editorEditorField, editorInfoField, editorLivePreviewField, editorViewField, HostEditor, livePreviewState } from "../editor";
import { applyTheme } from "../css";
import { MarkdownPreviewRenderer, MarkdownPreviewView, MarkdownRenderChild, MarkdownRenderer, resetPostProcessors } from "../views/preview";
import { MarkdownView } from "../views/markdown-view";
import { NO_VIEW, NoFileView, PlainFileView } from "../views/plain-view";
import { TextFileView } from "../views/text-view";
import { EditableFileView, FileView, ItemView, View } from "../views/view";
import { HostViewRegistry, HostWorkspace, WorkspaceLeaf, WorkspaceRibbon, WorkspaceSidedock, WorkspaceSplit, WorkspaceTabs } from "../workspace";
import { BaseComponent, ButtonComponent, ExtraButtonComponent, ValueComponent } from "./buttons";
import { addAppCommands } from "./app-commands";
import * as components from "./components";
import { setHostContext } from "./context";
import { EditorSuggest } from "./editor-suggest";
import { HoverPopover } from "./hover";
import * as icons from "./icons";
import * as matches from "./matches";
import { Menu, MenuItem, MenuSeparator } from "./menu";
import { ConfirmationButton, ConfirmationModal, Modal, openModals } from "./modal";
import { Notice, resetNotices } from "./notice";
import { Setting, SettingGroup } from "./setting";
import { PluginSettingTab, SettingPage, SettingTab } from "./setting-tab";
import { SettingsPane } from "./settings-pane";
import { AbstractInputSuggest, closePopovers, FuzzySuggestModal, PopoverSuggest, SuggestModal } from "./suggest";

/** The exports of `obsidian` that this part of the host gives. */
const EXPORTS = {
  Component, Events, Keymap, Scope,
  View, ItemView, FileView, EditableFileView, TextFileView, MarkdownView, MarkdownRenderChild, MarkdownRenderer, MarkdownPreviewView, MarkdownPreviewRenderer,
  Editor: HostEditor, editorEditorField, editorInfoField, editorLivePreviewField, editorViewField, livePreviewState,
  Workspace: HostWorkspace, WorkspaceLeaf, WorkspaceSplit, WorkspaceRoot: WorkspaceSplit, WorkspaceSidedock, WorkspaceTabs, WorkspaceRibbon,
  BaseComponent, ValueComponent, ButtonComponent, ExtraButtonComponent, ...components,
  Setting, SettingGroup, SettingTab, PluginSettingTab, SettingPage,
  Modal, ConfirmationModal, ConfirmationButton, Notice, Menu, MenuItem, MenuSeparator, HoverPopover,
  SuggestModal, FuzzySuggestModal, PopoverSuggest, AbstractInputSuggest, EditorSuggest,
  ...icons, ...matches,
};

/** Puts the app's face into the document and on `context.app`, and answers its exports. What a host before left is taken away. */
export function uiModule(context: HostContext): Record<string, unknown> {
  clearFace();
  setHostContext(context);
  const app = context.app;
  const scope = new Scope();
  const keymap = new Keymap();
  keymap.pushScope(scope);
  app.scope = scope;
  app.keymap = keymap;
  const registry = new HostViewRegistry();
  registry.registerView("markdown", (leaf) => new MarkdownView(leaf));
  for (const type of ["canvas", "bases"]) registry.registerView(type, (leaf) => new PlainFileView(leaf, type));
  registry.registerView(NO_VIEW, (leaf) => new NoFileView(leaf));
  const workspace = new HostWorkspace(app, registry, context.phone);
  const face: HostFace = {
    workspace,
    viewRegistry: registry,
    setting: new SettingsPane(app as unknown as App),
    statusBar: { registerStatusBarItem: () => statusEl.createDiv({ cls: "status-bar-item" }) },
  };
  Object.assign(app, face);
  const appEl = document.body.createDiv({ cls: "app-container" });
  appEl.createDiv({ cls: "horizontal-main-container" }).append(workspace.containerEl);
  const statusEl = appEl.createDiv({ cls: "status-bar" });
  applyTheme({ phone: context.phone });
  listenToKeys(keymap);
  addAppCommands(context, scope);
  return EXPORTS;
}

let stopKeys: (() => void) | null = null;

function listenToKeys(keymap: Keymap): void {
  const onKey = (event: KeyboardEvent) => void keymap.onKeyEvent(event);
  window.addEventListener("keydown", onKey, true);
  stopKeys = () => window.removeEventListener("keydown", onKey, true);
}

/** Takes the face out of the document. */
export function clearFace(): void {
  stopKeys?.();
  stopKeys = null;
  Menu.closeAll();
  closePopovers();
  for (const modal of openModals().reverse()) modal.close();
  resetNotices();
  resetPostProcessors();
  document.querySelectorAll("body > .app-container").forEach((el) => el.remove());
}
