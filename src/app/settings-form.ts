import { HEADINGS, type HeadingName, type Settings } from "../model/settings";
import { REPORTS } from "../report/reports";
import { safePath } from "../vault/vault";

/** The settings that hold a list of words; the form shows them one a line. */
export const LISTS = [
  "meetingTypes", "meetingFolders", "peopleTypes", "peopleFolders", "peopleTags", "organizationTypes", "organizationFolders", "organizationTags",
  "linkEverydayWords", "linkExcludedFolders", "actionFolders", "actionTags", "excludedFolders",
] as const satisfies readonly (keyof Settings)[];
type ListKey = (typeof LISTS)[number];

/** The reports that are chosen until the user chooses. */
export const FIRST_REPORTS: readonly string[] = ["actions", "decisions"];

/** The control of a heading, of whether a section is written, of whether a report is made. */
export const headingKey = (name: HeadingName) => `heading.${name}`;
export const sectionKey = (name: HeadingName) => `section.${name}`;
export const reportKey = (id: string) => `report.${id}`;

const isList = (key: string): key is ListKey => (LISTS as readonly string[]).includes(key);
const isHeading = (name: string | undefined): name is HeadingName => name !== undefined && name in HEADINGS;
const wordsOf = (value: unknown): string[] => [...new Set(String(value).split(/[\n,]/u).map((word) => word.trim()).filter((word) => word !== ""))];

/** What the control of this key shows. */
export function formValue(settings: Settings, key: string): unknown {
  const [kind, name] = key.split(".");
  if (kind === "heading" && isHeading(name)) return settings.headings[name] ?? HEADINGS[name];
  if (kind === "section" && isHeading(name)) return !settings.leftOutSections.includes(name);
  if (kind === "report" && name !== undefined) return (settings.reports ?? FIRST_REPORTS).includes(name);
  if (isList(key)) return settings[key].join("\n");
  return settings[key as keyof Settings] ?? "";
}

/** What of the settings changes when the control of this key takes a value. */
export function formPatch(settings: Settings, key: string, value: unknown): Partial<Settings> {
  const [kind, name] = key.split(".");
  const text = String(value).trim();
  if (kind === "heading" && isHeading(name)) {
    const { [name]: _before, ...others } = settings.headings;
    return { headings: text === "" || text === HEADINGS[name] ? others : { ...others, [name]: text } };
  }
  if (kind === "section" && isHeading(name)) {
    const others = settings.leftOutSections.filter((section) => section !== name);
    return { leftOutSections: value === true ? others : [...others, name] };
  }
  if (kind === "report" && name !== undefined) {
    const chosen = new Set(settings.reports ?? FIRST_REPORTS);
    if (value === true) chosen.add(name);
    else chosen.delete(name);
    return { reports: REPORTS.map(({ id }) => id).filter((id) => chosen.has(id)) };
  }
  if (isList(key)) return { [key]: wordsOf(value) };
  if (key === "me") return { me: text === "" ? null : text };
  return { [key]: typeof value === "string" ? text : value };
}

/** Why a value cannot be taken: the name of the sentence that tells it; null where it can. */
export function formFault(key: string, value: unknown): "outside" | "heading" | "name" | null {
  const words = isList(key) ? wordsOf(value) : [String(value).trim()];
  if (key === "folder" || /Folders$/u.test(key)) return words.every((path) => path === "" || isInside(path)) ? null : "outside";
  if (key.startsWith("heading.")) return /^#|[\n\r]/u.test(words[0] ?? "") ? "heading" : null;
  if (key === "me") return /[[\]|#^\n\r]/u.test(words[0] ?? "") ? "name" : null;
  return null;
}

function isInside(path: string): boolean {
  try {
    safePath(path);
    return true;
  } catch {
    return false;
  }
}
