import { SECTIONS, type ActionItem, type Debrief, type Item, type Section } from "../../model/debrief";
import type { Transcript } from "../../model/transcript";
import { plainLine } from "../plain";
import { isConfidential, NEAR, padded } from "../verify";
import { firstName } from "./people";
import { BROAD_VERBS, WORK_VERBS } from "./verbs";
import { isTorn } from "./whole";

const SHOWN = 2;
const TOPICS = 3;
/** A name said less often than this is no topic. */
const OFTEN = 3;
/** Signs of a summary at most. */
const LENGTH = 2000;
/** An item of more words is left out: a summary is read, not studied. */
const LONGEST = 30;
const SHORTEST = 4;

/** "Ana, Bo and Cem". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1] ?? ""}`;
}

const sentence = (text: string) => text.replace(/[\s.]+$/u, "");
const inline = (text: string) => sentence(text).replace(/^(?:The|A|An|This|That|These|It|There|We|They|He|She|If|So|In|On|At|From|No|Not)\b/u, (word) => word.toLowerCase());
/** "We decided to sell it" as "to sell it", "the risk is that it rains" as "it rains": the summary has said that already. */
const SAID_ALREADY = /^(?:we (?:have |all |both |then |now )?(?:decided|agreed|settled) (?:that |on |upon )?|(?:the|my|our|one|another) (?:\w+ )?(?:decision|risk|danger|worry|concern|fear|threat) is (?:that )?)(?=\p{L})/iu;
const inside = (text: string) => inline(sentence(text).replace(SAID_ALREADY, ""));
const number = (count: number, one: string) => `${["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][count] ?? count} ${one}${count === 1 ? "" : "s"}`;

/** Whether an item's text is a whole that may stand in running text. */
function isReadable({ text }: { text: string }): boolean {
  const length = text.split(" ").length;
  return length >= SHORTEST && length <= LONGEST && !isTorn(text) && !/["“”]/u.test(text);
}

/** "Bo is to send the plan": a task as a clause, or null where its line is no order. */
function asClause({ text, owner }: ActionItem): string | null {
  const verb = text.split(" ")[0]?.toLowerCase() ?? "";
  const who = owner ? firstName(owner) ?? owner : "somebody";
  return WORK_VERBS.has(verb) || BROAD_VERBS.has(verb) ? `${who} is to ${verb}${sentence(text).slice(verb.length)}` : null;
}

/** The organizations that are spoken of most, by how often their names are said where nothing is confidential. */
function topics({ organizations }: Debrief, { turns }: Transcript): string[] {
  const secret = turns.flatMap(({ text }, turn) => (isConfidential(text) ? [turn] : []));
  const open = turns.filter((_, turn) => !secret.some((one) => Math.abs(one - turn) <= NEAR));
  const said = padded(open.map(({ text }) => text).join(" "));
  return organizations
    .map(({ name }) => ({ name, count: said.split(padded(name)).length - 1 }))
    .filter(({ count }) => count >= OFTEN)
    .sort((a, b) => b.count - a.count)
    .slice(0, TOPICS).map(({ name }) => name);
}

/** How a summary begins: who spoke about what. */
export function opening(debrief: Debrief, transcript: Transcript): string {
  const { speakers } = transcript;
  const who = speakers.length > 0 ? listed(speakers) : "The participants";
  const about = topics(debrief, transcript);
  return about.length > 0 ? `${who} spoke about ${listed(about)}.` : `${who} met.`;
}

/** Four to six sentences about the meeting, put together from the items that its sections show and nothing else; null where nothing was said. */
export function summarize(debrief: Debrief, transcript: Transcript): string | null {
  const all = [...SECTIONS.flatMap((section) => debrief[section]), ...debrief.doubtful];
  return all.length === 0 && transcript.speakers.length === 0 ? null : summaryOf(opening(debrief, transcript), debrief);
}

/** The summary that begins so, of these items. */
export function summaryOf(begin: string, debrief: Pick<Debrief, Section>): string {
  const shown = <T extends Item>(...lists: T[][]) => lists.flat().filter(({ confidential }) => !confidential).sort((a, b) => b.confidence - a.confidence);
  const [decisions, tasks] = [shown(debrief.decisions), shown(debrief.actions, debrief.followUps)];
  const [worry, question] = [shown(debrief.risks).find(isReadable), shown(debrief.openQuestions).find(isReadable)];
  const fact = shown(debrief.keyFacts).filter(isReadable).find(({ text }) => !/^(?:Hey|Hi|I|Which|Who|What|Like|Since)\b/u.test(text));
  const out = [begin];
  if (fact) out.push(`${sentence(fact.text)}.`);
  const chosen = decisions.filter(isReadable).slice(0, SHOWN).map(({ text }) => inside(text)).join("; ");
  out.push(decisions.length > 0 ? `They settled ${number(decisions.length, "point")}${chosen === "" ? "" : decisions.length > SHOWN ? `, among them: ${chosen}` : `: ${chosen}`}.` : "No decision was recorded.");
  const owners = [...new Set(tasks.flatMap(({ owner }) => (owner === null ? [] : [firstName(owner) ?? owner])))];
  const first = tasks.filter(isReadable).map(asClause).find((clause) => clause !== null);
  out.push(tasks.length > 0
    ? `${number(tasks.length, "task").replace(/^./u, (letter) => letter.toUpperCase())} came out of it${owners.length > 0 ? `, for ${listed(owners)}` : ""}${first ? `; above all, ${first}` : ""}.`
    : "No task was recorded.");
  if (worry) out.push(`The main worry: ${inside(worry.text)}.`);
  if (question) out.push(`Still open: ${sentence(question.text)}${question.text.endsWith("?") ? "" : "."}`);
  return plainLine(out.join(" "), LENGTH);
}
