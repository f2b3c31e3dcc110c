import { parse, YAMLParseError } from "yaml";
import { BOM } from "../text/lines";
import { readPlainProperties } from "./plain-properties";

/** A note cut at its property block. */
export interface SplitNote {
  bom: string;
  /** Plain data; a day stays the text that it is. Empty where there is no block, or a broken one. */
  properties: Record<string, unknown>;
  /** One sentence for the user where the block cannot be read. */
  problem: string | null;
  /** UTF-16 offset and 0-based line at which the body starts. */
  bodyFrom: number;
  bodyLine: number;
}

/** Where the property block stands, as UTF-16 offsets: `from` to `to` is the YAML, lines below the opening rule up to the closing one. */
export interface Block {
  from: number;
  to: number;
  bodyFrom: number;
}

/** Limits for YAML that a stranger may have written: few aliases, no warnings on the console. Dates are texts in YAML 1.2's core schema. */
export const YAML_OPTIONS = { version: "1.2", schema: "core", merge: false, resolveKnownTags: false, maxAliasCount: 50, logLevel: "error" } as const;

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !FORBIDDEN.has(key)).map(([key, inner]) => [key, plain(inner)]));
}

/** The block of properties; null where the first line is not exactly `---`, "unterminated" where no line closes it. */
export function findBlock(text: string): Block | "unterminated" | null {
  const start = text.startsWith(BOM) ? 1 : 0;
  const open = /^---(?:\r\n|\n|\r)/u.exec(text.slice(start, start + 5));
  if (!open) return null;
  const close = /(?:\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r|$)/gu;
  const from = start + open[0].length;
  // The opening rule's own line break may be the one before the closing rule.
  close.lastIndex = from - (open[0].endsWith("\r\n") ? 2 : 1);
  const hit = close.exec(text);
  if (!hit) return "unterminated";
  const rule = hit.index + hit[0].indexOf("---");
  return { from, to: rule, bodyFrom: hit.index + hit[0].length };
}

const countBreaks = (text: string): number => (text.match(/\r\n|\n|\r/gu) ?? []).length;

/** One sentence: what, where, and what to do. */
const broken = (line: number, what: string): string =>
  `its properties cannot be read (line ${line}: ${what}); mend them in source mode, the rest of the note is read without them.`;

function sentence(error: unknown): string {
  if (!(error instanceof YAMLParseError)) return broken(2, "nested too deeply, or too many aliases");
  const line = error.linePos?.[0].line ?? 1;
  const what = (error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/u, "");
  return broken(line, what);
}

/**
 * Splits a note at its property block, which is there only where the first line is exactly `---`. A broken or
 * unterminated block, and one in another language (`---js`), gives no properties and one sentence; nothing is ever run.
 */
export function splitNote(text: string): SplitNote {
  const bom = text.startsWith(BOM) ? BOM : "";
  const none = (problem: string | null): SplitNote => ({ bom, properties: {}, problem, bodyFrom: bom.length, bodyLine: 0 });
  const block = findBlock(text);
  if (block === "unterminated") return none(broken(1, "no line --- closes them"));
  if (!block) {
    const language = /^---[ \t]*([a-z]+)[ \t]*(?:[\r\n]|$)/iu.exec(text.slice(bom.length, bom.length + 40))?.[1];
    return none(language === undefined ? null : `its first line is ---${language}, and only properties in YAML behind a plain --- are read; nothing of it was run.`);
  }
  const { bodyFrom } = block;
  const bodyLine = countBreaks(text.slice(0, bodyFrom));
  try {
    const source = text.slice(block.from, block.to).replace(/\r\n?/gu, "\n");
    const simple = readPlainProperties(source);
    if (simple) return { bom, properties: simple, problem: null, bodyFrom, bodyLine };
    // With the break behind the opening rule, and without the one before the closing rule, its lines are the file's.
    const data: unknown = parse(`\n${source.replace(/\n$/u, "")}`, YAML_OPTIONS) ?? {};
    if (typeof data !== "object" || Array.isArray(data)) return { bom, properties: {}, problem: broken(2, "no list of names and values"), bodyFrom, bodyLine };
    return { bom, properties: (plain(data) as Record<string, unknown>), problem: null, bodyFrom, bodyLine };
  } catch (error) {
    return { bom, properties: {}, problem: sentence(error), bodyFrom, bodyLine };
  }
}
