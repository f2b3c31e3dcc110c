import type { VaultFacts } from "../model/facts";
import type { Settings } from "../model/settings";
import { replaceRegion } from "../text/regions";

export interface ReportOptions {
  /**
   * A link in the vault's own style from the report to a note; `inTable` where its bar must be escaped. `shown` holds no brackets
   * or bars. Null where the note's path cannot stand in a link.
   */
  link: (path: string, shown: string, inTable: boolean) => string | null;
  settings: Settings;
}

/** The report's whole text, and a sentence where it was left as it is. */
export interface Written {
  text: string;
  problem: string | null;
}

/** A file that Debrief keeps up to date. Writing over its own output gives the same bytes. */
export interface Report {
  /** The value of the property `debrief` by which a region report is found, and the name of its region. */
  id: string;
  fileName: string;
  /** `region`: a note with a region of Debrief's; `canvas`: JSON Canvas; `once`: written where it is missing, then the user's. */
  kind: "region" | "canvas" | "once";
  /** For a file that has no property to be found by: whether this text, wherever it lies, was made as this report. */
  isOwn?: (text: string, settings: Settings) => boolean;
  write: (existing: string | null, facts: VaultFacts, options: ReportOptions) => Written;
}

const INTRO = "Debrief keeps what stands between the two markers below up to date. Whatever you write outside of them stays as it is.";

/** A report that lives in a region of a note, which is made with the report's property where there is none. */
export function regionReport(id: string, title: string, body: (facts: VaultFacts, options: ReportOptions) => string): Report {
  const fresh = `---\ndebrief: ${id}\n---\n\n# ${title}\n\n${INTRO}\n`;
  return {
    id,
    fileName: `${title}.md`,
    kind: "region",
    write: (existing, facts, options) => {
      const result = replaceRegion(existing === null || existing === "" ? fresh : existing, id, `\n${body(facts, options)}\n`);
      return result.problem === null ? result : { text: existing ?? "", problem: result.problem };
    },
  };
}
