import { withoutEnd } from "../text/ends";
import { plainName, sameName } from "../text/names";
import { withoutQuote, type Sections } from "./sections";

const unnamed = /^(?:none|n\/?a|tbd|tba|nobody|unassigned|everyone|all|team|-+|–|—)$/iu;

/** One name without `@`, address, role or organization behind it; null where it is none. */
function cleanName(text: string): string | null {
  const link = /\[\[[^[\]]+\]\]/u.exec(text)?.[0] ?? /^\s*\[[^[\]]+\]\([^()]*\)/u.exec(text)?.[0];
  const whole = link !== undefined
    ? plainName(link)
    : plainName(text.replace(/<[^<>]*>|\([^()]*\)/gu, " ").split(/\s[–—-]\s/u)[0] ?? "");
  const name = withoutEnd(whole.replace(/^[@*_\s]+/u, ""), /[*_\s.]/u);
  return name === "" || name.length > 80 || unnamed.test(name) || !/\p{L}/u.test(name) || /\S@\S/u.test(name) ? null : name.replace(/\s+/gu, " ").replace(/^@/u, "");
}

/** The names of a line such as `[[Ines Duarte]], Lena Okafor (Corvanta) & Bo`. */
export function splitNames(text: string): string[] {
  return text.split(/[,;]|\s(?:and|&)\s|<br\s*\/?>/u).flatMap((part) => cleanName(part) ?? []);
}

/** The names that a property holds: a text, a list, or `[[Name]]` without quotes, which YAML takes for a list in a list. */
function namesIn(value: unknown, inList = false): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => namesIn(item, true));
  if (typeof value === "object" && value !== null) return namesIn((value as Record<string, unknown>)["name"], true);
  if (typeof value !== "string") return [];
  return inList ? [cleanName(value) ?? []].flat() : splitNames(value);
}

function distinct(names: readonly string[]): string[] {
  return names.filter((name, index) => names.findIndex((other) => sameName(other, name)) === index);
}

const LISTED = /^(?:[-*+]\s+)?[*_]{0,2}(?:attendees?|participants?|present|people|in attendance|invitees|guests|with)[*_]{0,2}(?:\s*\(\d+\))?\s*::?[*_]{0,2}(.*)$/iu;
const HEADED = /^\W*(?:attendees?|participants?|present|people|in attendance|invitees|guests)(?:\s*\(\d+\))?\W*$/iu;
const CALLOUT = /^\[![\w-]+\][+-]?\s*(.*)$/u;
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[.\]\s+)?(.*)$/u;

/** Whether a line reads as names and no sentence. */
const isNames = (line: string): boolean => line.length < 300 && splitNames(line).every((name) => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(name) && name.split(" ").length <= 4);

/** The names in an `Attendees:` line, or in the list below such a line or heading. */
function namesInBody(lines: readonly string[], { closed, headings, headingLines: ends }: Sections): string[] {
  const opens = new Set(headings.filter(({ title }) => HEADED.test(title)).map(({ line }) => line));
  const names: string[] = [];
  let inList = false;
  /** Directly below the heading names may stand in a line of their own, without a list. */
  let first = false;
  for (const [index, whole] of lines.entries()) {
    if (closed[index] === 1) inList = false;
    else if (ends.has(index)) inList = first = opens.has(index);
    else {
      const line = withoutQuote(whole).trim();
      const listed = LISTED.exec(line)?.[1];
      const callout = CALLOUT.exec(line)?.[1];
      if (listed !== undefined) {
        names.push(...splitNames(listed));
        inList = listed.trim() === "";
        first = false;
      } else if (callout !== undefined) inList = first = HEADED.test(callout);
      else if (inList && line !== "") {
        const item = ITEM.exec(line)?.[1] ?? (first && isNames(line) ? line : undefined);
        if (item === undefined) inList = false;
        else names.push(...splitNames(item));
        first = false;
      }
    }
  }
  return names;
}

type Properties = Readonly<Record<string, unknown>>;

/** Properties that list who took part, in lower case. */
export const PEOPLE_KEYS: readonly string[] = ["people", "attendees", "attendee", "participants", "participant", "invitees", "guests", "present", "with"];
const ORGANIZATIONS = ["organizations", "organization", "organisations", "organisation", "companies", "company"];

function fromProperties(properties: Properties, kind: string, keys: readonly string[]): string[] {
  const { entities } = properties;
  const nested = typeof entities === "object" && entities !== null ? namesIn((entities as Properties)[kind]) : [];
  return [...nested, ...keys.flatMap((key) => namesIn(properties[key]))];
}

/**
 * People and organizations of a meeting, each once: `entities`, flat properties, then attendees in the body.
 * @param properties with names in lower case
 */
export function readPeople(properties: Properties, lines: readonly string[], sections: Sections): { people: string[]; organizations: string[] } {
  return {
    people: distinct([...fromProperties(properties, "people", PEOPLE_KEYS), ...namesInBody(lines, sections)]),
    organizations: distinct(fromProperties(properties, "organizations", ORGANIZATIONS)),
  };
}
