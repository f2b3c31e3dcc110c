import { Notice, Platform } from "obsidian";
import type { Progress } from "../app/setup";
import { baseName } from "../text/paths";
import type { Runtime } from "./runtime";
import { S } from "./strings/index";

/** Work of less than so many milliseconds shows nothing before its result. */
const PATIENCE = 300;
/** Milliseconds between two steps that are drawn. */
const STEP = 50;

/** One place that shows work: a notice, or the status bar. */
interface Place {
  words: HTMLElement;
  detail: HTMLElement | null;
  bar: HTMLProgressElement;
  button: HTMLButtonElement;
  remove(): void;
}

export interface ShownWork {
  progress: Progress;
  /** It can no longer be stopped. */
  writing(): void;
  end(): void;
}

/** Shows work in a notice and in the status bar, each with a progress bar and a button that stops it. */
export function showWork({ plugin }: Runtime, subject: string, cancel: () => void): ShownWork {
  let places: Place[] = [];
  let now = { text: S.commands.working(subject), detail: "", done: 0, all: 0, closed: false };
  let drawn = 0;
  const draw = () => {
    drawn = Date.now();
    for (const { words, detail, bar, button } of places) {
      words.setText(now.text);
      detail?.setText(now.detail);
      if (now.all > 0) bar.max = now.all;
      if (now.all > 0) bar.value = now.done;
      else bar.removeAttribute("value");
      button.disabled = now.closed;
    }
  };
  const timer = window.setTimeout(() => {
    places = [inNotice(subject, cancel), ...(Platform.isMobile ? [] : [inStatusBar(plugin.addStatusBarItem(), subject, cancel)])];
    draw();
  }, PATIENCE);
  return {
    progress(done, all, path) {
      now = { ...now, text: S.commands.progress(subject, done, all), detail: baseName(path), done, all };
      if (Date.now() - drawn >= STEP) draw();
    },
    writing() {
      now = { ...now, text: S.commands.writing(subject), detail: "", all: 0, closed: true };
      draw();
    },
    end() {
      window.clearTimeout(timer);
      for (const place of places) place.remove();
      places = [];
    },
  };
}

function inNotice(subject: string, cancel: () => void): Place {
  const notice = new Notice("", 0);
  const box = notice.messageEl.createDiv({ cls: "debrief-work" });
  const words = box.createDiv({ cls: "debrief-work-words", attr: { role: "status" } });
  const bar = box.createEl("progress", { cls: "debrief-work-bar", attr: { "aria-label": subject } });
  const detail = box.createDiv({ cls: "debrief-work-detail" });
  const button = box.createEl("button", { cls: "debrief-work-cancel", text: S.commands.cancel });
  button.addEventListener("click", cancel);
  return { words, detail, bar, button, remove: () => notice.hide() };
}

function inStatusBar(item: HTMLElement, subject: string, cancel: () => void): Place {
  item.addClass("debrief-work-status");
  const words = item.createSpan({ cls: "debrief-work-words" });
  const bar = item.createEl("progress", { cls: "debrief-work-bar", attr: { "aria-label": subject } });
  const button = item.createEl("button", { cls: "debrief-work-cancel", text: S.commands.cancel });
  button.addEventListener("click", cancel);
  return { words, detail: null, bar, button, remove: () => item.remove() };
}
