import type { EventRef, KeymapContext, KeymapEventHandler, Modifier, PaneType } from "obsidian";
import { setup } from "obsidian-test-mocks/setup";

// The app extends the DOM's prototypes (createDiv, addClass, …) before any plugin is loaded.
setup();

/** What the host lacks fails when it is called, so that a test never passes on something that did nothing. */
export function notImplemented(name: string): never {
  throw new Error(`Not implemented in host: ${name}`);
}

/** Gives a class the members of the app that the host lacks, each failing with its name. */
export function lacks(target: { name: string; prototype: object }, ...members: string[]): void {
  for (const member of members) {
    Object.defineProperty(target.prototype, member, { configurable: true, writable: true, value: () => notImplemented(`${target.name}.${member}`) });
  }
}

type Callback = (...data: never[]) => unknown;

interface Ref extends EventRef {
  owner: Events;
  name: string;
  callback: Callback;
  context: unknown;
}

/** The app's events. A listener that throws does not keep the others from being called; its error is thrown later, unhandled. */
export class Events {
  private readonly refs: Ref[] = [];

  on(name: string, callback: Callback, context?: unknown): EventRef {
    const ref: Ref = { owner: this, name, callback, context };
    this.refs.push(ref);
    return ref;
  }

  off(name: string, callback: Callback): void {
    for (const ref of this.refs.filter((one) => one.name === name && one.callback === callback)) this.offref(ref);
  }

  offref(ref: EventRef): void {
    const at = this.refs.indexOf(ref as Ref);
    if (at >= 0) this.refs.splice(at, 1);
  }

  trigger(name: string, ...data: unknown[]): void {
    for (const ref of this.refs.filter((one) => one.name === name)) this.tryTrigger(ref, data);
  }

  tryTrigger(ref: EventRef, data: unknown[]): void {
    const { callback, context } = ref as Ref;
    try {
      callback.apply(context, data as never[]);
    } catch (error) {
      window.setTimeout(() => { throw error; }, 0);
    }
  }

  /** How many listeners are on: for the host's leak check. */
  listeners(): number {
    return this.refs.length;
  }
}

/** What is registered here ends with it. */
export class Component {
  private isLoaded = false;
  private readonly children: Component[] = [];
  private readonly cleanups: (() => unknown)[] = [];

  /** @internal */
  get isAlive(): boolean {
    return this.isLoaded;
  }

  load(): void | Promise<void> {
    if (this.isLoaded) return;
    this.isLoaded = true;
    const loading = this.onload();
    for (const child of [...this.children]) void child.load();
    return loading;
  }

  onload(): void | Promise<void> {
    // For subclasses.
  }

  unload(): void {
    if (!this.isLoaded) return;
    this.isLoaded = false;
    for (const child of this.children.splice(0).reverse()) child.unload();
    for (const cleanup of this.cleanups.splice(0).reverse()) cleanup();
    this.onunload();
  }

  onunload(): void {
    // For subclasses.
  }

  addChild<T extends Component>(child: T): T {
    this.children.push(child);
    if (this.isLoaded) void child.load();
    return child;
  }

  removeChild<T extends Component>(child: T): T {
    const at = this.children.indexOf(child);
    if (at >= 0) this.children.splice(at, 1);
    child.unload();
    return child;
  }

  register(cleanup: () => unknown): void {
    this.cleanups.push(cleanup);
  }

  registerEvent(ref: EventRef): void {
    this.register(() => (ref as Ref).owner.offref(ref));
  }

  registerDomEvent(el: EventTarget, type: string, callback: (event: never) => unknown, options?: boolean | AddEventListenerOptions): void {
    el.addEventListener(type, callback as EventListener, options);
    this.register(() => el.removeEventListener(type, callback as EventListener, options));
  }

  registerInterval(id: number): number {
    this.register(() => window.clearInterval(id));
    return id;
  }
}

interface Handler extends KeymapEventHandler {
  func: (event: KeyboardEvent, context: KeymapContext) => unknown;
}

// The host is a Linux desktop or a phone; in a browser on a Mac its users press Cmd all the same.
const FLAGS: Record<Modifier, (event: MouseEvent | KeyboardEvent | TouchEvent) => boolean> = {
  Mod: (event) => event.ctrlKey || event.metaKey,
  Ctrl: (event) => event.ctrlKey,
  Meta: (event) => event.metaKey,
  Shift: (event) => event.shiftKey,
  Alt: (event) => event.altKey,
};
const nameOf = (modifiers: readonly Modifier[]) => [...new Set(modifiers.map((one) => (one === "Ctrl" || one === "Meta" ? "Mod" : one)))].sort().join(",");
const pressed = (event: KeyboardEvent) => nameOf((["Ctrl", "Meta", "Shift", "Alt"] as const).filter((one) => FLAGS[one](event)));

/** Keys of a view, a modal or the app. `null` modifiers: with any; `null` key: every key. */
export class Scope {
  readonly handlers: Handler[] = [];

  constructor(readonly parent?: Scope) {}

  register(modifiers: Modifier[] | null, key: string | null, func: Handler["func"]): KeymapEventHandler {
    const handler = { modifiers: modifiers === null ? null : nameOf(modifiers), key, func, scope: this } as unknown as Handler;
    this.handlers.push(handler);
    return handler;
  }

  unregister(handler: KeymapEventHandler): void {
    const at = this.handlers.indexOf(handler as Handler);
    if (at >= 0) this.handlers.splice(at, 1);
  }

  /** Asks the handlers of this scope, then its parent's. A handler that answers false has dealt with the key. */
  handle(event: KeyboardEvent): boolean {
    const context = { modifiers: pressed(event), key: event.key, vkey: event.key };
    for (const handler of [...this.handlers]) {
      if (handler.modifiers !== null && handler.modifiers !== context.modifiers) continue;
      if (handler.key !== null && handler.key.toLowerCase() !== event.key.toLowerCase()) continue;
      if (handler.func(event, context) === false) {
        event.preventDefault();
        event.stopPropagation();
        return true;
      }
    }
    return this.parent?.handle(event) ?? false;
  }
}

/** The stack of scopes: the topmost one is asked first. */
export class Keymap {
  private readonly stack: Scope[] = [];

  pushScope(scope: Scope): void {
    this.popScope(scope);
    this.stack.push(scope);
  }

  popScope(scope: Scope): void {
    const at = this.stack.indexOf(scope);
    if (at >= 0) this.stack.splice(at, 1);
  }

  onKeyEvent(event: KeyboardEvent): boolean {
    return this.stack.at(-1)?.handle(event) ?? false;
  }

  static isModifier(event: MouseEvent | KeyboardEvent | TouchEvent, modifier: Modifier): boolean {
    return FLAGS[modifier](event);
  }

  static isModEvent(event?: MouseEvent | KeyboardEvent | TouchEvent | null): PaneType | boolean {
    if (!event) return false;
    if ("button" in event && event.button === 1) return "tab";
    if (!FLAGS.Mod(event)) return false;
    if (!event.altKey) return "tab";
    return event.shiftKey ? "window" : "split";
  }
}

export { Events as HostEvents };
