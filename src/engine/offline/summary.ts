import type { NamedEntity } from "../../model/debrief";
import type { FoundItem } from "../engine";
import { firstName } from "./people";

const SHOWN = 2;
const TOPICS = 4;

/** "Ana, Bo and Cem". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1] ?? ""}`;
}

const sentence = (text: string) => text.replace(/[\s.]+$/u, "");
const inline = (text: string) => sentence(text).replace(/^(?:The|A|An|This|That|These|It|There|We|They|He|She|If|So)\b/u, (word) => word.toLowerCase());
const number = (count: number, one: string) => `${["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][count] ?? count} ${one}${count === 1 ? "" : "s"}`;

/** Four to six sentences about the meeting, put together from what was found and nothing else; null where nothing was. */
export function summarize(
  speakers: readonly string[], items: readonly FoundItem[], organizations: readonly NamedEntity[], threshold: number,
): string | null {
  const of = (...sections: string[]) => items.filter((item) => sections.includes(item.section) && item.confidence >= threshold)
    .sort((a, b) => b.confidence - a.confidence);
  const [decisions, tasks, risks, questions, facts] = [of("decisions"), of("actions", "followUps"), of("risks"), of("openQuestions"), of("keyFacts")];
  if (items.length === 0 && speakers.length === 0) return null;
  const who = speakers.length > 0 ? listed(speakers) : "The participants";
  const about = organizations.slice(0, TOPICS).map(({ name }) => name);
  const out = [about.length > 0 ? `${who} spoke about ${listed(about)}.` : `${who} met.`];
  if (facts[0]) out.push(`${sentence(facts[0].text)}.`);
  out.push(decisions.length > 0
    ? `They settled ${number(decisions.length, "point")}: ${decisions.slice(0, SHOWN).map(({ text }) => inline(text)).join("; ")}.`
    : "No decision was recorded.");
  const owners = [...new Set(tasks.map(({ owner }) => owner ?? null).filter((owner) => owner !== null))].map((owner) => firstName(owner) ?? owner);
  out.push(tasks.length > 0
    ? `${number(tasks.length, "task").replace(/^./u, (letter) => letter.toUpperCase())} came out of it${owners.length > 0 ? `, for ${listed(owners)}` : ""}; first of all: ${inline(tasks[0]?.text ?? "")}.`
    : "Nobody took on a task.");
  if (risks[0]) out.push(`The main worry: ${inline(risks[0].text)}.`);
  if (questions[0]) out.push(`Still open: ${sentence(questions[0].text)}${questions[0].text.endsWith("?") ? "" : "."}`);
  return out.join(" ");
}
