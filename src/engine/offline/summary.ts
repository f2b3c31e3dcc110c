import type { NamedEntity } from "../../model/debrief";
import type { FoundItem } from "../engine";
import { firstName } from "./people";
import { BROAD_VERBS, WORK_VERBS } from "./verbs";
import { isTorn } from "./whole";

const SHOWN = 2;
const TOPICS = 3;
/** A name said less often than this is no topic. */
const OFTEN = 2;
/** An item of more words is left out: a summary is read, not studied. */
const LONGEST = 30;
const SHORTEST = 4;

/** "Ana, Bo and Cem". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1] ?? ""}`;
}

const sentence = (text: string) => text.replace(/[\s.]+$/u, "");
const inline = (text: string) => sentence(text).replace(/^(?:The|A|An|This|That|These|It|There|We|They|He|She|If|So|In|On|At|From|No|Not)\b/u, (word) => word.toLowerCase());
const number = (count: number, one: string) => `${["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][count] ?? count} ${one}${count === 1 ? "" : "s"}`;

/** Whether an item's text is a whole that may stand in running text. */
function isReadable({ text }: FoundItem): boolean {
  const length = text.split(" ").length;
  return length >= SHORTEST && length <= LONGEST && !isTorn(text) && !/["“”]/u.test(text);
}

/** "Bo is to send the plan": a task as a clause, or null where its line is no order. */
function asClause({ text, owner }: FoundItem): string | null {
  const verb = text.split(" ")[0]?.toLowerCase() ?? "";
  const who = owner ? firstName(owner) ?? owner : "somebody";
  return WORK_VERBS.has(verb) || BROAD_VERBS.has(verb) ? `${who} is to ${verb}${sentence(text).slice(verb.length)}` : null;
}

/** The organizations that are spoken of most, by how often their names are said. */
function topics(organizations: readonly NamedEntity[], turnSaid: readonly string[]): string[] {
  const said = turnSaid.join("\n");
  return organizations
    .map(({ name }) => ({ name, count: said.split(name.toLowerCase()).length - 1 }))
    .filter(({ count }) => count >= OFTEN)
    .sort((a, b) => b.count - a.count)
    .slice(0, TOPICS).map(({ name }) => name);
}

/** Four to six sentences about the meeting, put together from what was found and nothing else; null where nothing was. */
export function summarize(
  speakers: readonly string[], items: readonly FoundItem[], organizations: readonly NamedEntity[], turnSaid: readonly string[], threshold: number,
): string | null {
  const of = (...sections: string[]) => items.filter((item) => sections.includes(item.section) && item.confidence >= threshold)
    .sort((a, b) => b.confidence - a.confidence);
  const readable = (...sections: string[]) => of(...sections).filter(isReadable);
  const [decisions, tasks, worries, questions] = [of("decisions"), of("actions", "followUps"), readable("risks"), readable("openQuestions")];
  const fact = readable("keyFacts").find(({ text }) => !/^(?:Hey|Hi|I|Which|Who|What|Like|Since)\b/u.test(text));
  if (items.length === 0 && speakers.length === 0) return null;
  const who = speakers.length > 0 ? listed(speakers) : "The participants";
  const about = topics(organizations, turnSaid);
  const out = [about.length > 0 ? `${who} spoke about ${listed(about)}.` : `${who} met.`];
  if (fact) out.push(`${sentence(fact.text)}.`);
  const shown = decisions.filter(isReadable).slice(0, SHOWN).map(({ text }) => inline(text)).join("; ");
  out.push(decisions.length > 0 ? `They settled ${number(decisions.length, "point")}${shown === "" ? "" : decisions.length > SHOWN ? `, among them: ${shown}` : `: ${shown}`}.` : "No decision was recorded.");
  const owners = [...new Set(tasks.map(({ owner }) => owner ?? null).filter((owner) => owner !== null))].map((owner) => firstName(owner) ?? owner);
  const first = tasks.filter(isReadable).map(asClause).find((clause) => clause !== null);
  out.push(tasks.length > 0
    ? `${number(tasks.length, "task").replace(/^./u, (letter) => letter.toUpperCase())} came out of it${owners.length > 0 ? `, for ${listed([...new Set(owners)])}` : ""}${first ? `; above all, ${first}` : ""}.`
    : "Nobody took on a task.");
  if (worries[0]) out.push(`The main worry: ${inline(worries[0].text)}.`);
  if (questions[0]) out.push(`Still open: ${sentence(questions[0].text)}${questions[0].text.endsWith("?") ? "" : "."}`);
  return out.join(" ");
}
