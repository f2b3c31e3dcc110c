import type { PluginManifest } from "obsidian";
import { boot } from "../boot";
import { applyTheme } from "../css";
import { HttpStorage } from "../http";
import type { Host } from "../types";
import { hostContext } from "../ui/context";
import { setIcon, setTooltip } from "../ui/icons";
import { Menu } from "../ui/menu";
import { FILE_LIST, FileList } from "./file-list";

/** The type of the plugin's sidebar. */
const ACTIONS_VIEW = "debrief-actions";
/** The note of the sample vault that says what there is and what to try. */
const WELCOME = "Welcome.md";

declare global {
  interface Window {
    /** The running host, for tests and the console. */
    host?: Host;
  }
}

const text = async (path: string) => (await window.fetch(path)).text();
const json = async <T>(path: string) => JSON.parse(await text(path)) as T;

/** Lets the page's clock begin at a day, so that a sample with dates in it looks the same on every day. */
function beginAt(day: string): void {
  const shift = new Date(`${day}T09:00:00`).getTime() - Date.now();
  const RealDate = Date;
  // Only "now" moves: a date that is given stays what it is.
  window.Date = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget: typeof Date) => Reflect.construct(target, args.length === 0 ? [RealDate.now() + shift] : args, newTarget) as object,
    get: (target, name, receiver) => (name === "now" ? () => RealDate.now() + shift : Reflect.get(target, name, receiver) as unknown),
  });
}

/** Boots the host on the server's vault. `?theme=dark`, `?phone=1`: how it looks; `?note=PATH`: what is opened, `?today=DAY`: the clock. */
async function start(): Promise<void> {
  const query = new URLSearchParams(window.location.search);
  const phone = query.get("phone") === "1";
  const storage = new HttpStorage("/vault");
  const info = await json<{ name: string; first: boolean; today: string | null }>("/info");
  const today = query.get("today") ?? info.today;
  if (today !== null) beginAt(today);
  const [manifest, main, styles] = [await json<PluginManifest>("/plugin/manifest.json"), await text("/plugin/main.js"), await text("/plugin/styles.css")];
  const host = await boot({
    storage, plugin: { manifest, main, styles }, phone, firstEnable: info.first, vaultName: info.name,
    local: window.localStorage, resources: (path) => storage.resource(path),
  });
  applyTheme({ theme: query.get("theme") === "dark" ? "dark" : "light", phone });
  await showFiles(phone);
  // The app opens its last layout again; the plugin's sidebar opens by itself only when it is first enabled.
  if (!info.first && !phone) await hostContext().app.workspace.ensureSideLeaf(ACTIONS_VIEW, "right", { active: false });
  addButtons(phone);
  const note = query.get("note") ?? (info.today === null ? null : WELCOME);
  if (note !== null) await host.open(note, note === WELCOME && !query.has("note") ? "preview" : "source");
  await host.settled();
  window.host = host;
  document.body.dataset["host"] = "ready";
}

async function showFiles(phone: boolean): Promise<void> {
  const { viewRegistry, workspace } = hostContext().app;
  viewRegistry.registerView(FILE_LIST, (leaf) => new FileList(leaf));
  await workspace.ensureSideLeaf(FILE_LIST, "left", { active: false, reveal: !phone });
}

/** What the app's window has around the panes, as far as it is needed to click through a plugin. */
function addButtons(phone: boolean): void {
  const { workspace, commands } = hostContext().app;
  const button = (parent: HTMLElement, icon: string, title: string, act: (event: MouseEvent) => void) => {
    const el = parent.createEl("button", { cls: "clickable-icon side-dock-ribbon-action" });
    setIcon(el, icon);
    setTooltip(el, title);
    el.addEventListener("click", act);
  };
  const run = (id: string) => () => void commands.executeCommandById(id);
  const parent = phone ? document.querySelector<HTMLElement>(".app-container")?.createDiv({ cls: "mobile-navbar" }) : workspace.leftRibbon.settingsEl;
  if (!parent) return;
  button(parent, "menu", "Toggle files", run("app:toggle-left-sidebar"));
  button(parent, "terminal", "Command palette (Ctrl/Cmd+P)", run("command-palette:open"));
  button(parent, "book-open", "Toggle reading view (Ctrl/Cmd+E)", run("markdown:toggle-preview"));
  button(parent, "more-vertical", "Note menu", (event) => {
    const leaf = workspace.getMostRecentLeaf();
    if (!leaf) return;
    const menu = new Menu();
    leaf.view.onPaneMenu(menu, "more-options");
    menu.showAtMouseEvent(event);
  });
  button(parent, "sun", "Light or dark", () => applyTheme({ theme: document.body.hasClass("theme-dark") ? "light" : "dark" }));
  button(parent, "panel-right", "Toggle right sidebar", run("app:toggle-right-sidebar"));
  button(parent, "settings", "Settings", run("app:open-settings"));
}

start().catch((error: unknown) => {
  document.body.createEl("pre", { cls: "host-error", text: error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error) });
  document.body.dataset["host"] = "failed";
});
