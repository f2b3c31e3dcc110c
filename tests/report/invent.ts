import type { VaultFacts, VaultTask } from "../../src/model/facts";
import type { NoteItem } from "../../src/model/meeting";
import { DEFAULT_SETTINGS } from "../../src/model/settings";
import { REPORTS } from "../../src/report/reports";
import type { ReportOptions } from "../../src/report/report";
import { readRegion } from "../../src/text/regions";

/** Invented facts for tests of reports. */
export function task(text: string, more: Partial<VaultTask> = {}): VaultTask {
  return {
    line: 0, description: text, text, status: "open", owners: [], priority: null, due: null, scheduled: null, start: null, created: null,
    done: null, cancelled: null, recurrence: null, onCompletion: null, id: null, dependsOn: [], tags: [], blockId: null, evidence: [],
    path: "Meetings/Sync.md", section: "Action items", meeting: { title: "Sync", date: "2026-03-02" }, private: false, unreviewed: false, ...more,
  };
}

export function items(...texts: string[]): NoteItem[] {
  return texts.map((text, line) => ({ line, text, evidence: [] }));
}

export function facts(more: Partial<VaultFacts>): VaultFacts {
  return { meetings: [], tasks: [], entities: [], ...more };
}

export const options: ReportOptions = {
  link: (path, shown, inTable) => `[[${path.replace(/\.md$/, "")}${inTable ? "\\|" : "|"}${shown}]]`,
  settings: DEFAULT_SETTINGS,
};

export function writeReport(id: string, existing: string | null, vault: VaultFacts, settings: Partial<ReportOptions["settings"]> = {}) {
  const report = REPORTS.find((one) => one.id === id);
  if (!report) throw new Error(`no report ${id}`);
  return report.write(existing, vault, { ...options, settings: { ...options.settings, ...settings } });
}

/** What a report says in its region, from nothing. */
export function body(id: string, vault: VaultFacts, settings: Partial<ReportOptions["settings"]> = {}): string {
  return (readRegion(writeReport(id, null, vault, settings).text, id) ?? "").trim();
}
