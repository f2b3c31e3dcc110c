import { isolateHistory } from "@codemirror/commands";
import { EditorSelection } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { around } from "monkey-around";
import { TFile, type App, type Command, type Editor } from "obsidian";
import { linkAgain, moveCursor, planSave } from "../app/link-on-save";
import { carryInto, sentenceOf } from "../app/journal";
import { applyEdits, type Edit } from "../text/edits";
import { editorOf, makeEdits, pathOf, viewOf } from "./editor";
import { say, sayWithUndo } from "./notices";
import type { Runtime } from "./runtime";
import { S } from "./strings/index";

const SAVE = "editor:save-file";
/** Texts of so many notes are kept to see which links were taken away. */
const MOST_KEPT = 30;

/** What is remembered of the notes of this session, by path. */
interface Session {
  /** The text at the last save. */
  saved: Map<string, string>;
  /** Notes that were typed in since. */
  changed: Set<string>;
  /** Notes that are being linked just now. */
  busy: Set<string>;
  /** Notes in which the editor's undo was used since the last save. */
  undone: Set<string>;
  /** Names whose link the editor's undo took away: they stay plain in this session. */
  plain: Map<string, string[]>;
}

/** Links names when a note is saved by the save command, and when a note that was typed in is left. */
export function addLinkOnSave(runtime: Runtime): void {
  const { app, plugin } = runtime;
  const session: Session = { saved: new Map(), changed: new Set(), busy: new Set(), undone: new Set(), plain: new Map() };
  const end = new AbortController();
  plugin.register(() => end.abort());
  const link = (path: string) => void linkSaved(runtime, session, path, end.signal);
  plugin.register(wrapSave(app, () => {
    const path = app.workspace.getActiveFile()?.path;
    if (path !== undefined) link(path);
  }));

  let active: string | null = null;
  const see = () => {
    const file = app.workspace.getActiveFile();
    if ((file?.path ?? null) === active) return;
    const left = active;
    active = file?.path ?? null;
    if (left !== null && session.changed.has(left)) link(left);
    if (file?.extension === "md" && !session.saved.has(file.path)) {
      app.vault.cachedRead(file).then((text) => session.changed.has(file.path) || keep(session, file.path, text)).catch(() => undefined);
    }
  };
  plugin.registerEvent(app.workspace.on("file-open", see));
  plugin.registerEvent(app.workspace.on("active-leaf-change", see));
  plugin.registerEvent(app.workspace.on("editor-change", (_editor, { file }) => {
    if (file) session.changed.add(file.path);
  }));
  plugin.registerEditorExtension(EditorView.updateListener.of(({ view, transactions }) => {
    const path = transactions.some((one) => one.isUserEvent("undo")) ? pathOf(view) : null;
    if (path !== null) session.undone.add(path);
  }));
  plugin.registerEvent(app.vault.on("rename", (file, before) => {
    if (!(file instanceof TFile)) return;
    if (active === before) active = file.path;
    const text = session.saved.get(before);
    if (text !== undefined) keep(session, file.path, text);
    session.saved.delete(before);
    for (const paths of [session.changed, session.undone]) if (paths.delete(before)) paths.add(file.path);
    const plain = session.plain.get(before);
    if (plain) session.plain.set(file.path, plain);
    session.plain.delete(before);
  }));
  app.workspace.onLayoutReady(see);
}

/** Calls after the app's save command has done its work; wrappers of others stay. Answers how to take it off. */
function wrapSave(app: App, saved: () => void): () => void {
  const commands = (app as { commands?: { commands?: Record<string, Command | undefined> } }).commands;
  const command = commands?.commands?.[SAVE];
  if (!command) return () => undefined;
  const undone = [
    typeof command.callback === "function" ? around(command as { callback: () => unknown }, {
      callback: (next) => function (this: unknown) {
        const result = next.call(this);
        saved();
        return result;
      },
    }) : null,
    typeof command.checkCallback === "function" ? around(command as { checkCallback: (checking: boolean) => unknown }, {
      checkCallback: (next) => function (this: unknown, checking: boolean) {
        const result = next.call(this, checking);
        if (!checking) saved();
        return result;
      },
    }) : null,
  ];
  return () => undone.forEach((undo) => undo?.());
}

function keep({ saved }: Session, path: string, text: string): void {
  saved.delete(path);
  saved.set(path, text);
  const [oldest] = saved.keys();
  if (saved.size > MOST_KEPT && oldest !== undefined) saved.delete(oldest);
}

/** Links one note once; where that is at work already, or the vault is not read yet, it waits for the next save. */
async function linkSaved(runtime: Runtime, session: Session, path: string, signal: AbortSignal): Promise<void> {
  if (session.busy.has(path) || !path.endsWith(".md")) return;
  session.busy.add(path);
  try {
    const setup = await runtime.setup();
    if (!setup.settings.linkOnSave) return;
    const index = runtime.index.now();
    if (!index) {
      runtime.index.ready().catch(() => undefined);
      return;
    }
    const names = session.plain.get(path) ?? [];
    let away: string[] = [];
    let undone: string[] = [];
    let before = "";
    const plan = (text: string) => {
      const made = planSave(setup, index, path, session.saved.get(path) ?? null, text, { names, undone: session.undone.has(path) });
      before = text;
      away = made?.takenAway ?? [];
      undone = made?.undone ?? [];
      return made?.edits ?? [];
    };
    const text = await change(runtime, path, plan, signal);
    if (text === null) return;
    keep(session, path, text);
    session.changed.delete(path);
    session.undone.delete(path);
    if (undone.length > 0) session.plain.set(path, [...names, ...undone]);
    if (away.length > 0) sayWithUndo(S.linking.staysPlain(away), () => void takeBack(runtime, path, away));
    if (text !== before) await carryInto(runtime.store, path, before, text);
  } catch {
    // The note is gone or cannot be written: the app says so itself, and a save never nags.
  } finally {
    session.busy.delete(path);
  }
}

/** Makes the edits in the note's editor in one step, or else in its file. The text then; null where it came to nothing. */
async function change(runtime: Runtime, path: string, plan: (text: string) => Edit[], signal: AbortSignal): Promise<string | null> {
  const { app, vault } = runtime;
  let editor = editorOf(app, path);
  const view = editor && viewOf(editor);
  if (view && (view.composing || view.compositionStarted)) {
    await composed(view, signal);
    editor = editorOf(app, path);
  }
  if (signal.aborted) return null;
  if (!editor) {
    return app.vault.getFileByPath(path) ? vault.process(path, (text) => applyEdits(text, plan(text))) : null;
  }
  const edits = plan(editor.getValue());
  if (edits.length === 0) return editor.getValue();
  dispatch(editor, edits);
  // The app writes it with its own delayed save: a second save beside the one at work would race with it.
  return editor.getValue();
}

/** Waits until the letters that are being composed stand. */
function composed({ contentDOM }: EditorView, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => window.setTimeout(resolve, 0);
    for (const type of ["compositionend", "blur"]) contentDOM.addEventListener(type, done, { once: true, signal });
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** All edits as one step of undo; the cursor stays where it was in the words. */
function dispatch(editor: Editor, edits: readonly Edit[]): void {
  const view = viewOf(editor);
  if (!view) {
    makeEdits(editor, edits);
    return;
  }
  const { ranges, mainIndex } = view.state.selection;
  view.dispatch({
    changes: [...edits],
    selection: EditorSelection.create(ranges.map(({ anchor, head }) => EditorSelection.range(moveCursor(edits, anchor), moveCursor(edits, head))), mainIndex),
    userEvent: "input.debrief",
    annotations: isolateHistory.of("full"),
  });
}

async function takeBack(runtime: Runtime, path: string, names: readonly string[]): Promise<void> {
  try {
    await runtime.vault.process(path, (text) => linkAgain(text, names));
  } catch (error) {
    say(sentenceOf(error, path));
  }
}
