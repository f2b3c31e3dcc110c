import type { LinkFormat } from "../entity/link-style";
import { parseSettings, type Settings } from "../model/settings";
import { readTaskSettings, type TaskSettings } from "../task/format";
import type { Store, Vault } from "../vault/vault";

/** All that a use case needs of the place where it runs. */
export interface Setup {
  vault: Vault;
  store: Store;
  settings: Settings;
  taskSettings: TaskSettings;
  /** How the vault writes links. */
  linkFormat: LinkFormat;
  /** The clock: YYYY-MM-DD. */
  today: string;
}

/** Says how far a long piece of work is: `done` of `all`, with the path at hand. */
export type Progress = (done: number, all: number, path: string) => void;

/** How a long piece of work is stopped, tells how far it is, and lets others work. */
export interface Pace {
  signal?: AbortSignal;
  onProgress?: Progress;
  /** Awaited between two slices of work, so that a window stays alive. */
  pause?: () => Promise<void>;
}

const TASKS_PLUGIN = "obsidian-tasks-plugin";

/**
 * The settings of Debrief, of links, and of the Tasks plugin where it is switched on.
 * @param readConfig the text of a file of the vault's settings folder, such as `app.json`, or null
 */
export async function readAllSettings(
  readConfig: (name: string) => Promise<string | null>, store: Store,
): Promise<Pick<Setup, "settings" | "taskSettings" | "linkFormat">> {
  const tasksOn = (await readConfig("community-plugins.json"))?.includes(`"${TASKS_PLUGIN}"`) ?? false;
  return {
    settings: parseSettings(await store.read("data.json")),
    taskSettings: readTaskSettings(tasksOn ? await readConfig(`plugins/${TASKS_PLUGIN}/data.json`) : null),
    linkFormat: readLinkFormat(await readConfig("app.json")),
  };
}

/** The vault's link settings from the text of its `app.json`; the app's defaults where it says nothing. */
function readLinkFormat(json: string | null): LinkFormat {
  let config: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(json ?? "{}");
    if (typeof parsed === "object" && parsed !== null) config = parsed as Record<string, unknown>;
  } catch {
    // A damaged app.json is the app's own business; its defaults hold.
  }
  const format = config["newLinkFormat"];
  return {
    useMarkdownLinks: config["useMarkdownLinks"] === true,
    newLinkFormat: format === "relative" || format === "absolute" ? format : "shortest",
  };
}

/** The day of a moment by the device's own time zone, YYYY-MM-DD. */
export function localDay(now: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A job that failed as a whole: its message is one sentence for the user. */
export class JobError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "JobError";
  }
}
