import { DEFAULT_SETTINGS, parseSettings, type Settings } from "../model/settings";

/** The text of `data.json`, read. */
export interface SettingsFile {
  settings: Settings;
  /** All that stands in the file and can be kept: the keys of other versions too, without values of the wrong kind. */
  raw: Record<string, unknown>;
  /** The keys whose values were of the wrong kind; `null` where the text as a whole is no JSON object. */
  faults: string[] | null;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads the text of `data.json` (null where there is none) and says what in it could not be taken. Never throws. */
export function readSettingsFile(json: string | null): SettingsFile {
  let data: unknown = {};
  try {
    data = JSON.parse(json ?? "{}");
  } catch {
    data = null;
  }
  if (!isObject(data)) return { settings: DEFAULT_SETTINGS, raw: {}, faults: null };
  const raw = data;
  const settings = parseSettings(JSON.stringify(raw));
  const isFault = (key: string) => key in DEFAULT_SETTINGS && !isTaken(raw[key], settings[key as keyof Settings]);
  const faults = Object.keys(raw).filter(isFault);
  return { settings, raw: Object.fromEntries(Object.entries(raw).filter(([key]) => !faults.includes(key))), faults };
}

/** Whether a value was taken as it stands, its keys in whatever order. */
function isTaken(given: unknown, taken: unknown): boolean {
  if (isObject(given) && isObject(taken)) return Object.keys(given).every((key) => key in taken);
  return JSON.stringify(given) === JSON.stringify(taken);
}
