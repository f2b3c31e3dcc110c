import type { Events } from "./base";

/** How many callers up the plugin may stand: itself, or one function of the app that registers for it. */
const NEAR = 2;

/** The first sign of the class names in CodeMirror's own style elements. */
const CODEMIRROR = /\.\u037c/u;

/**
 * Notes what a plugin's own code hangs on the app, the window and the document, and answers what still hangs there. The
 * plugin is known by its file's name in the stack, so that what the app itself listens for does not count.
 */
export class LeakWatch {
  private readonly open = new Map<unknown, string>();
  private readonly undo: (() => void)[] = [];
  private readonly styles = new Set(Array.from(document.querySelectorAll("style, link[rel=stylesheet]")));

  constructor(private readonly mark: string, emitters: Record<string, Events>) {
    for (const [name, emitter] of Object.entries(emitters)) this.watchEvents(name, emitter);
    for (const [name, target] of Object.entries({ window, document, body: document.body })) this.watchListeners(name, target);
    this.watchIntervals();
  }

  /** What is still there, one sentence each. */
  left(): string[] {
    const added = Array.from(document.querySelectorAll("style, link[rel=stylesheet]")).filter((el) => !this.styles.has(el) && !CODEMIRROR.test(el.textContent ?? ""));
    return [...this.open.values(), ...added.map((el) => `style: <${el.localName}>`)];
  }

  stop(): void {
    for (const back of this.undo.splice(0)) back();
  }

  private byPlugin(): boolean {
    const lines = (new Error("here").stack ?? "").split("\n").slice(1).filter((line) => !line.includes(" async "));
    return lines.slice(2, 2 + NEAR).some((line) => line.includes(this.mark));
  }

  private watchEvents(name: string, emitter: Events): void {
    const on = emitter.on.bind(emitter);
    const offref = emitter.offref.bind(emitter);
    const watching: Pick<Events, "on" | "offref"> = {
      on: (event, callback, context) => {
        const ref = on(event, callback, context);
        if (this.byPlugin()) this.open.set(ref, `event: ${name} "${event}"`);
        return ref;
      },
      offref: (ref) => {
        this.open.delete(ref);
        offref(ref);
      },
    };
    this.replace(emitter, watching);
  }

  private watchListeners(name: string, target: EventTarget): void {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    const keys = new Map<unknown, Map<string, object>>();
    const keyOf = (type: string, listener: unknown, options: unknown) => {
      const capture = options === true || (typeof options === "object" && options !== null && "capture" in options && options.capture === true);
      const known = keys.get(listener) ?? new Map<string, object>();
      keys.set(listener, known);
      const id = `${type} ${String(capture)}`;
      const key = known.get(id) ?? {};
      known.set(id, key);
      return key;
    };
    const watching = {
      addEventListener: (type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions) => {
        const { once, signal } = typeof options === "object" ? options : {};
        const key = keyOf(type, listener, options);
        if (once !== true && signal?.aborted !== true && this.byPlugin()) {
          this.open.set(key, `listener: ${name} "${type}"`);
          signal?.addEventListener("abort", () => void this.open.delete(key));
        }
        add(type, listener, options);
      },
      removeEventListener: (type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions) => {
        this.open.delete(keyOf(type, listener, options));
        remove(type, listener, options);
      },
    };
    this.replace(target, watching);
  }

  private watchIntervals(): void {
    const setInterval = window.setInterval.bind(window);
    const clearInterval = window.clearInterval.bind(window);
    const set = (work: () => void, ms?: number) => {
      const id = setInterval(work, ms);
      if (this.byPlugin()) this.open.set(id, `interval: every ${String(ms)} ms`);
      return id;
    };
    const clear = (id?: number) => {
      this.open.delete(id);
      clearInterval(id);
    };
    this.replace(window, { setInterval: set, clearInterval: clear });
  }

  private replace(target: object, methods: object): void {
    for (const name of Object.keys(methods)) {
      const before = Object.getOwnPropertyDescriptor(target, name);
      this.undo.push(() => {
        if (before) Object.defineProperty(target, name, before);
        else Reflect.deleteProperty(target, name);
      });
    }
    Object.assign(target, methods);
  }
}
