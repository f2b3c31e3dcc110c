import type { EditorView } from "@codemirror/view";
import { Keymap, MarkdownView, type Editor } from "obsidian";
import { sentenceOf } from "../../app/journal";
import { rowNote, type Evidence } from "../../app/evidence";
import type { Moment } from "../../text/moments";
import { baseName } from "../../text/paths";
import { pathOf, viewOf } from "../editor";
import { say } from "../notices";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import { openCard, type Recording } from "./card";
import { evidenceAtLine, liveEvidence, refresh } from "./live";
import { goToTurn } from "./mark";
import { markRendered } from "./reading";
import { evidenceSource, type EvidenceSource } from "./source";

/** A recording starts to play so many seconds before the moment. */
const BEFORE = 5;
const VIDEO = new Set(["mp4", "webm", "ogv", "mov", "mkv"]);
const HIDDEN = "debrief-hides-evidence";

/** Moments of evidence open a card in the reading view and in editors; "Jump to evidence" goes from an item to its turn. */
export function addEvidence(runtime: Runtime): void {
  const { app, plugin, settings } = runtime;
  const source = evidenceSource(runtime);
  // The card that is shown, or is being read for: a newer one, and the plugin's end, take its place.
  let card = new AbortController();
  const open = (path: string | null, moment: Moment, anchor: HTMLElement) => {
    card.abort();
    card = new AbortController();
    showCard(runtime, source, path, moment, anchor, card).catch((error: unknown) => say(sentenceOf(error, path ?? S.evidence.card)));
  };
  plugin.register(() => card.abort());
  plugin.registerEvent(app.workspace.on("active-leaf-change", () => card.abort()));

  plugin.registerMarkdownPostProcessor((el, context) => markRendered(el, context, source, open), 1000);
  plugin.registerEditorExtension(liveEvidence({
    source,
    isShown: () => settings.now().showEvidence,
    press: (view, offset, anchor) => {
      const placed = placeIn(source, view, offset);
      if (placed) open(placed.path, placed.moment, anchor);
    },
  }));
  plugin.addCommand({
    id: "jump-to-evidence",
    name: S.evidence.jump,
    editorCheckCallback: (checking, editor) => {
      const placed = placeAtCursor(source, editor);
      if (!placed) return false;
      if (!checking) void jump(runtime, source, placed.path, placed.moment);
      return true;
    },
  });
  hideOrShow(runtime);
}

/** Where evidence is hidden, no file changes: rendered evidence by a class, evidence in editors by its marks. */
function hideOrShow({ app, plugin, settings }: Runtime): void {
  const paint = (hide: boolean) => {
    const bodies = new Set([app.workspace.containerEl.doc.body]);
    app.workspace.iterateAllLeaves(({ view }) => {
      bodies.add(view.containerEl.doc.body);
      if (view instanceof MarkdownView) viewOf(view.editor)?.dispatch({ effects: refresh.of(null) });
    });
    for (const body of bodies) body.toggleClass(HIDDEN, hide);
  };
  let shown = true;
  const apply = () => {
    if (shown === settings.now().showEvidence) return;
    shown = settings.now().showEvidence;
    paint(!shown);
  };
  plugin.register(settings.onChange(apply));
  plugin.registerEvent(app.workspace.on("window-open", (_, win) => win.document.body.toggleClass(HIDDEN, !shown)));
  plugin.register(() => shown || paint(false));
  app.workspace.onLayoutReady(() => void settings.ready().then(apply));
}

/** The note and the moment that a place in an editor tells; in a report the note of the row. */
function placeIn(source: EvidenceSource, view: EditorView, offset: number): { path: string; moment: Moment } | null {
  const { doc } = view.state;
  const own = pathOf(view);
  const placed = evidenceAtLine(doc, offset);
  const moment = (placed?.moments.find(({ from, to }) => from <= offset && offset <= to) ?? placed?.moments[0])?.moment;
  if (own === null || !placed || !moment) return null;
  if (!source.isReport(own)) return source.of(own, doc.toString()).isMoment(moment) ? { path: own, moment } : null;
  const line = doc.lineAt(offset);
  const link = rowNote(doc.toString().split("\n"), line.number - 1, placed.to - line.from);
  const path = link === null ? null : source.follow(link, own);
  return path === null ? null : { path, moment };
}

function placeAtCursor(source: EvidenceSource, editor: Editor): { path: string; moment: Moment } | null {
  const view = viewOf(editor);
  return view && placeIn(source, view, view.state.selection.main.head);
}

async function jump(runtime: Runtime, source: EvidenceSource, path: string, moment: Moment): Promise<void> {
  try {
    const evidence = (await source.ofNote(path))?.find(moment);
    if (evidence) await goToTurn(runtime, path, evidence);
    else say(S.evidence.gone);
  } catch (error) {
    say(sentenceOf(error, path));
  }
}

async function showCard(
  runtime: Runtime, source: EvidenceSource, path: string | null, moment: Moment, anchor: HTMLElement, end: AbortController,
): Promise<void> {
  const place = anchor.getBoundingClientRect();
  const note = path === null ? null : await source.ofNote(path);
  const evidence = note?.find(moment) ?? null;
  const missing = note ? S.evidence.gone : S.evidence.noNote;
  const { recording, problem } = path !== null && note && evidence ? recordingOf(runtime, path, note.recording, evidence) : { recording: null, problem: null };
  openCard(anchor, place, {
    evidence,
    note: evidence ? problem : missing,
    recording,
    go: (event) => {
      if (path !== null && evidence) goToTurn(runtime, path, evidence, Keymap.isModEvent(event)).catch((error: unknown) => say(sentenceOf(error, path)));
    },
  }, end);
}

function recordingOf({ app }: Runtime, path: string, link: string | null, { start }: Evidence): { recording: Recording | null; problem: string | null } {
  if (link === null || start === null) return { recording: null, problem: null };
  const file = app.metadataCache.getFirstLinkpathDest(link, path) ?? app.vault.getFileByPath(link);
  if (!file) return { recording: null, problem: S.evidence.noRecording(baseName(link)) };
  return { recording: { url: app.vault.getResourcePath(file), isVideo: VIDEO.has(file.extension.toLowerCase()), from: Math.max(0, start - BEFORE) }, problem: null };
}
