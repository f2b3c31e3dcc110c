import type { App } from "obsidian";

/** A member of something unknown; undefined where there is none. What the app does not document may be missing. */
function member(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null && name in of ? (of as Record<string, unknown>)[name] : undefined;
}

/**
 * The Tasks plugin's own way of ticking (its API v1): a task line and its note's path in, and the line, two lines (it
 * recurs) or an empty text (it is to be deleted) out. Null where Tasks is not installed, is switched off or lacks it.
 */
export function tasksApi(app: App): ((line: string, path: string) => string) | null {
  const tasks = member(member(member(app, "plugins"), "plugins"), "obsidian-tasks-plugin");
  const api = member(tasks, "apiV1");
  const toggle = member(api, "executeToggleTaskDoneCommand");
  if (typeof toggle !== "function") return null;
  return (line, path) => {
    const answer: unknown = Reflect.apply(toggle, api, [line, path]);
    if (typeof answer !== "string") throw new TypeError("The Tasks plugin gave no line.");
    return answer;
  };
}
