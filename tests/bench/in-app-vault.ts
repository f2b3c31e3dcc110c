import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { entities, prose, seeded } from "./generate";

/** The day at which the page's clock begins. */
export const TODAY = "2026-03-20";
/** The note that is linked, of 65 KB. */
export const LONG_NOTE = "Meetings/Long.md";
/** A note of a hundred open actions. */
export const CHANGED_NOTE = "Meetings/2026-03-01 Sync 0.md";

const NOTES = 100;
const ACTIONS = 100;
const PEOPLE = 100;
const FORMS = 100;

const two = (value: number) => String(value).padStart(2, "0");
const NAMES = entities(PEOPLE * FORMS).map(({ name }) => name);
/** So many names as few files: a hundred people of a hundred names each. */
const nameOf = (person: number, form: number): string => NAMES[person * FORMS + form] ?? "";

/** Every name that links. */
export const names = (): readonly string[] => NAMES;

function meeting(at: number): string {
  const random = seeded(at);
  const who = nameOf(at % PEOPLE, 0);
  const day = `2026-03-${two(1 + (at % 28))}`;
  const task = (line: number) => `- [ ] Send part ${line} of plan ${at} to the site and say what it needs. (00:0${line % 10}) @${who} 📅 2026-${two(3 + Math.floor(random() * 3))}-${two(1 + Math.floor(random() * 28))}`;
  const turns = Array.from({ length: 10 }, (_, turn) => `[00:00:0${turn}] ${who}: Part ${turn} goes to the site.`);
  return `---\ntype: transcript\ndate: '${day}'\npeople:\n- '[[${who}]]'\n---\n\n# Sync ${at}\n\n## Action items\n\n${Array.from({ length: ACTIONS }, (_, line) => task(line)).join("\n")}\n\n---\n\n## Transcript\n\n\`\`\`text\n${turns.join("\n")}\n\`\`\`\n`;
}

/** Writes a vault of 10,000 open actions and 10,000 names into a folder. */
export function writeVault(folder: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (let at = 0; at < NOTES; at++) write(`Meetings/2026-03-${two(1 + (at % 28))} Sync ${at}.md`, meeting(at));
  for (let person = 0; person < PEOPLE; person++) {
    const aliases = Array.from({ length: FORMS - 1 }, (_, form) => `- ${nameOf(person, form + 1)}`).join("\n");
    write(`People/${nameOf(person, 0)}.md`, `---\ntype: person\naliases:\n${aliases}\n---\n`);
  }
  write(LONG_NOTE, `---\ntype: meeting\ndate: '2026-03-02'\n---\n\n# Long\n\n${prose(65_000, names())}\n`);
  write(".settings/plugins/debrief/data.json", "{}\n");
}
