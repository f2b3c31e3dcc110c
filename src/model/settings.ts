import * as z from "zod/mini";
import { SECTIONS } from "./debrief";

const strings = (...values: string[]) => z.catch(z._default(z.array(z.string()), values), values);
const flag = (value: boolean) => z.catch(z._default(z.boolean(), value), value);
const text = (value: string) => z.catch(z._default(z.string(), value), value);
const optionalText = z.catch(z._default(z.nullable(z.string()), null), null);

/** The sections of a note with a heading of their own: those with items, and the summary. */
export const HEADINGS = {
  summary: "Summary",
  keyFacts: "Key facts learned",
  outcomes: "Outcomes",
  decisions: "Decisions",
  actions: "Action items",
  followUps: "Follow-ups",
  risks: "Risks",
  openQuestions: "Open questions",
} as const satisfies Record<(typeof SECTIONS)[number] | "summary", string>;
export type HeadingName = keyof typeof HEADINGS;

const sections = z.catch(z._default(z.array(z.enum(Object.keys(HEADINGS) as [HeadingName, ...HeadingName[]])), []), []);

/**
 * What the user can set, as kept in `data.json`. A value of the wrong kind falls back to its default,
 * so a damaged file never stops the program; unknown keys are dropped here and kept by whoever writes.
 */
export const Settings = z.object({
  /** The vault owner's name. */
  me: optionalText,
  /** Debrief's own folder, for reports. */
  folder: text("Debrief"),
  headings: z.catch(
    z._default(z.partial(z.looseObject({
      summary: z.string(), keyFacts: z.string(), outcomes: z.string(), decisions: z.string(),
      actions: z.string(), followUps: z.string(), risks: z.string(), openQuestions: z.string(),
    })), {}), {}),
  /** Items of this confidence or more are written. */
  threshold: z.catch(z._default(z.number().check(z.gte(0), z.lte(1)), 0.5), 0.5),
  /** A new note's summary is marked `debrief: unreviewed`. */
  markUnreviewed: flag(false),
  /** What was found is looked at before it is written. Off: a summary is written at once and marked `debrief: unreviewed`. */
  review: flag(true),
  /** Sections that are never written. */
  leftOutSections: sections,
  /** Moments such as `(31:40)` are shown in the app; hiding them changes no file. */
  showEvidence: flag(true),
  /** The reports that "Make reports" makes, by id; null: not chosen yet. */
  reports: z.catch(z._default(z.nullable(z.array(z.string())), null), null),
  /** Reports that were made before are brought up to date after a summary. */
  refreshReports: flag(true),
  /** What makes a meeting note of a note, beside a transcript or sections in it. */
  meetingTypes: strings("transcript", "meeting", "meetings", "meeting note", "meeting notes", "1:1", "1-1", "one-on-one", "one on one", "call", "interview"),
  meetingFolders: strings(),
  peopleTypes: strings("person", "people"),
  peopleFolders: strings("People"),
  peopleTags: strings("person", "people"),
  organizationTypes: strings("organization", "organisation", "company"),
  organizationFolders: strings("Organizations", "Organisations", "Companies"),
  organizationTags: strings("organization", "organisation", "company"),
  /** Names are linked when a note is saved by the save command, or left. */
  linkOnSave: flag(true),
  /** Folders in which saving links nothing. */
  linkExcludedFolders: strings(),
  /** How many mentions of a name become links. */
  mentions: z.catch(z._default(z.enum(["section", "note", "all"]), "section"), "section"),
  linkHeadings: flag(false),
  linkOwners: flag(false),
  /** Link all notes, not meeting notes alone. */
  linkAllNotes: flag(false),
  /** One-word names that are everyday words and that the user let through all the same. */
  linkEverydayWords: strings(),
  /** Folders and tags whose tasks count as action items beside those of meeting notes. */
  actionFolders: strings(),
  actionTags: strings(),
  /** Folders that are never read: templates. */
  excludedFolders: strings("Templates", "templates", "_templates"),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = Settings.parse({});

/** Settings from the text of `data.json`; the defaults where there is none or it is no JSON object. */
export function parseSettings(json: string | null): Settings {
  try {
    return Settings.parse(json === null ? {} : JSON.parse(json));
  } catch {
    return DEFAULT_SETTINGS;
  }
}
