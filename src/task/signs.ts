import { PRIORITIES } from "../model/task";
import { PRIORITY_SIGNS, SIGNS, type SignField, type TaskSettings } from "./format";

/** One signifier taken off the end of a line: its value as written, and what is left of the line. */
export interface TakenSign {
  field: SignField;
  value: string;
  rest: string;
}

const SPACED: ReadonlySet<SignField> = new Set<SignField>(["recurrence", "dependsOn"]);
const IDS = /^[a-zA-Z0-9_-]+$/u;

const EMOJI = SIGNS.map(({ field, emoji, value }) => {
  const sign = `(?:${emoji.join("|")})`;
  const source = field === "priority" ? `(${emoji.join("|")})\\uFE0F?$` : `${sign}\\uFE0F?${SPACED.has(field) ? "" : " *"}(${value})$`;
  return { field, pattern: new RegExp(source, "u") };
});
const FIELDS = SIGNS.map(({ field, key, value }) => ({ field, pattern: new RegExp(`^ *${key}::${SPACED.has(field) ? "" : " *"}(${value}) *$`, "u") }));

/** A list of ids is one only where every part between its commas is an id. */
const holds = (field: SignField, value: string): boolean =>
  field === "dependsOn" ? value.split(",").every((id) => IDS.test(id.trim())) : value.trim() !== "";

function takeEmoji(line: string): TakenSign | null {
  for (const { field, pattern } of EMOJI) {
    const hit = pattern.exec(line);
    const value = hit?.[1];
    if (!hit || value === undefined || !holds(field, value)) continue;
    const priority = PRIORITIES.find((name) => PRIORITY_SIGNS[name] === value);
    return { field, value: priority ?? value.trim(), rest: line.slice(0, hit.index).trim() };
  }
  return null;
}

function takeField(line: string): TakenSign | null {
  // One comma may follow the bracket (obsidian-tasks#1913).
  const end = line.endsWith(",") ? line.slice(0, -1).trimEnd() : line;
  const open = end.endsWith("]") ? "[" : end.endsWith(")") ? "(" : null;
  if (open === null) return null;
  const from = Math.max(end.lastIndexOf("["), end.lastIndexOf("("));
  if (end[from] !== open) return null;
  const inner = end.slice(from + 1, -1);
  for (const { field, pattern } of FIELDS) {
    const value = pattern.exec(inner)?.[1];
    if (value !== undefined && holds(field, value)) return { field, value: value.trim(), rest: line.slice(0, from).trim() };
  }
  return null;
}

/** The signifier at the very end of a line, in the form that Tasks reads; null where none stands there. */
export function takeSign(line: string, form: TaskSettings["form"]): TakenSign | null {
  return form === "emoji" ? takeEmoji(line) : takeField(line);
}
