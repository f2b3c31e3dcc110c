import { stringify } from "yaml";
import type { Settings } from "../model/settings";
import type { Report } from "./report";

/** A base as the app reads it (Obsidian help, "Bases syntax"). */
interface Base {
  filters: unknown;
  properties?: Record<string, { displayName: string }>;
  views: Record<string, unknown>[];
}

const quote = (text: string) => `"${text.replace(/["\\]/g, "\\$&").replace(/\s+/gu, " ")}"`;
const byDate = [{ property: "date", direction: "DESC" }];

/** Written where there is none; from then on it is the user's. */
function base(id: string, fileName: string, content: (settings: Settings) => Base): Report {
  const yaml = (value: unknown) => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
  return {
    id,
    fileName,
    kind: "once",
    // Its views are the user's to change; what it lists and how its columns are called stands above them.
    isOwn: (text, settings) => {
      const { filters, properties } = content(settings);
      return text.replace(/\r\n/gu, "\n").startsWith(yaml({ filters, properties }));
    },
    write: (existing, _, { settings }) => ({ text: existing ?? yaml(content(settings)), problem: null }),
  };
}

/** All meeting notes; its second view, embedded in the note of a person, shows the meetings that link to it. */
export const meetingsBase = base("meetings-base", "Meetings.base", () => {
  const order = ["file.name", "date", "people", "organizations"];
  return {
    filters: { or: ['type == "transcript"', 'type == "meeting"'] },
    properties: { "file.name": { displayName: "Meeting" } },
    views: [
      { type: "table", name: "Meetings", order, sort: byDate },
      { type: "table", name: "With this note", filters: "file.hasLink(this.file)", order, sort: byDate },
      { type: "table", name: "Not yet reviewed", filters: 'list(debrief).contains("unreviewed")', order, sort: byDate },
    ],
  };
});

/** The notes of people, as the settings tell them. */
export const peopleBase = base("people-base", "People.base", (settings) => {
  const filters = [
    ...settings.peopleTypes.map((type) => `type == ${quote(type)}`),
    ...settings.peopleFolders.map((folder) => `file.inFolder(${quote(folder)})`),
    ...settings.peopleTags.map((tag) => `file.hasTag(${quote(tag.replace(/^#/, ""))})`),
  ];
  const order = ["file.name", "organization", "aliases"];
  return {
    filters: { or: filters },
    properties: { "file.name": { displayName: "Person" } },
    views: [
      { type: "table", name: "People", order, sort: [{ property: "file.name", direction: "ASC" }] },
      { type: "table", name: "By organization", order, groupBy: { property: "organization", direction: "ASC" } },
    ],
  };
});
