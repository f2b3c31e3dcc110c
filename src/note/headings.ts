import { HEADINGS, type HeadingName, type Settings } from "../model/settings";

/** What else people call a section, as `headingKey` gives it. Those behind the bar stand in many a note that is of no meeting. */
const SYNONYMS: Record<HeadingName, string> = {
  summary: "tl dr,tldr,recap,meeting summary,executive summary,ai summary,abstract|overview",
  keyFacts: "key facts,key points,key takeaways,takeaways,key insights,main points,facts learned,facts|highlights",
  outcomes: "outcome,key outcomes|results",
  decisions: "decision,decisions made,key decisions,decided,agreed,agreements|",
  actions: "action item,actions,action points,next steps,action list,agreed actions|to do,to dos,todo,todos,tasks",
  followUps: "follow up,followups,followup,follow up items|",
  risks: "risk,risks and blockers,risks and issues,risks and concerns,blockers|concerns",
  openQuestions: "open question,unanswered questions,unresolved questions,outstanding questions|questions",
};

/** A heading's words for comparing: without emphasis, emoji, numbering, a closing colon or bracket; lower case. */
export function headingKey(title: string): string {
  return title
    .normalize("NFC")
    .toLowerCase()
    .replace(/[*_~=`]/gu, "")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/^(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivx]{1,5})[.)] +/u, "")
    .replace(/[^\p{L}\p{N})]+$/u, "")
    .replace(/\([^()]*\)$/u, "")
    .replace(/&/gu, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Which section a heading opens, and whether its words are weak: such as stand in other notes too. */
export interface HeadingMeaning {
  name: HeadingName;
  weak: boolean;
}

const names = Object.keys(HEADINGS) as HeadingName[];
const known = new Map<string, HeadingMeaning>();
for (const name of names) {
  const [strong = "", weak = ""] = SYNONYMS[name].split("|");
  for (const key of [HEADINGS[name], ...strong.split(",")]) known.set(headingKey(key), { name, weak: false });
  for (const key of weak.split(",").filter((word) => word !== "")) known.set(key, { name, weak: true });
}

/** The section that a heading opens: by the settings' own words, the default ones, or a usual synonym; else null. */
export function headingMeaning(title: string, headings: Settings["headings"] = {}): HeadingMeaning | null {
  if (title.length > 120) return null;
  const key = headingKey(title);
  if (key === "") return null;
  const own = names.find((name) => headings[name] !== undefined && headingKey(headings[name]) === key);
  return own ? { name: own, weak: false } : (known.get(key) ?? known.get(key.replace(/ (?:for|by) .*$/u, "")) ?? null);
}
