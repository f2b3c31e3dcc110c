import type { App } from "obsidian";
import type { HostContext } from "../context";

let current: HostContext | null = null;

/** What the parts of the running host share: one host at a time, as there is one document. */
export function hostContext(): HostContext {
  if (!current) throw new Error("The host is not running.");
  return current;
}

/** The running app, by the app's own types. */
export const hostApp = (): App => hostContext().app as unknown as App;

export function setHostContext(context: HostContext): void {
  current = context;
}
