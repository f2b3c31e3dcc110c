import { TFile, type App } from "obsidian";
import { readEvidence, type NoteEvidence } from "../../app/evidence";
import { flagsOf } from "../../note/read";
import { REPORTS } from "../../report/reports";
import { editorOf } from "../editor";
import type { Runtime } from "../runtime";

/** Readings of so many notes are kept. */
const MOST_KEPT = 4;

/** Where the app's views look evidence up: each text is read once. */
export interface EvidenceSource {
  /** Reads a note's text, or takes the reading of the same text. */
  of(path: string, text: string): NoteEvidence;
  /** The same for a note as it is now, in its editor or on the disk. */
  ofNote(path: string): Promise<NoteEvidence | null>;
  /** Whether a note is one of Debrief's reports, whose rows tell of other notes. */
  isReport(path: string): boolean;
  /** The note that a link from another leads to. */
  follow(link: string, from: string): string | null;
}

export function evidenceSource({ app, settings, index }: Runtime): EvidenceSource {
  const kept = new Map<string, { text: string; evidence: NoteEvidence }>();
  const of = (path: string, text: string): NoteEvidence => {
    const known = kept.get(path);
    if (known?.text === text) return known.evidence;
    const evidence = readEvidence(path, text, { settings: settings.now(), people: index.now()?.peopleNames() ?? [] });
    kept.delete(path);
    kept.set(path, { text, evidence });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return evidence;
  };
  return {
    of,
    async ofNote(path) {
      const file = app.vault.getFileByPath(path);
      const text = editorOf(app, path)?.getValue() ?? (file ? await app.vault.cachedRead(file) : null);
      return text === null ? null : of(path, text);
    },
    isReport: (path) => isReport(app, path),
    follow: (link, from) => app.metadataCache.getFirstLinkpathDest(link, from)?.path ?? null,
  };
}

const IDS: ReadonlySet<string> = new Set(REPORTS.map(({ id }) => id));

function isReport(app: App, path: string): boolean {
  const file = app.vault.getAbstractFileByPath(path);
  const properties = file instanceof TFile ? app.metadataCache.getFileCache(file)?.frontmatter : null;
  return properties ? flagsOf(properties).some((flag) => IDS.has(flag)) : false;
}
