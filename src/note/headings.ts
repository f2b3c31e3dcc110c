import { HEADINGS, type HeadingName, type Settings } from "../model/settings";

/** What else people call a section, as `headingKey` gives it. Those behind the bar stand in many a note that is of no meeting. */
const SYNONYMS: Record<HeadingName, string> = {
  summary: "tl dr,tldr,recap,meeting summary,executive summary,ai summary,abstract,synopsis,in short,in brief|overview",
  keyFacts: "key facts,key points,takeaways,facts learned,what we learned,main points,facts|highlights,insights,learnings",
  outcomes: "outcome,what we achieved|results,conclusions,conclusion,achievements",
  decisions: "decision,decided,what we decided,agreed,agreements,what we agreed,resolutions|",
  actions: "action item,actions,action points,action point,next steps,next step,action list,commitments|to do,to dos,todo,todos,tasks,assignments",
  followUps: "follow up,followups,followup,follow up items,followup items,to follow up|",
  risks: "risk,risks and issues,blockers|concerns",
  openQuestions: "open question,unanswered questions,unresolved questions,outstanding questions,open points,open issues|question,questions",
};

/** A heading's words for comparing: without emphasis, emoji, numbering, a tag or block id at its end, a closing colon or bracket; lower case. */
export function headingKey(title: string): string {
  return title
    .normalize("NFC")
    .toLowerCase()
    .replace(/\s(?:\^[a-z0-9-]+|#[^\s#]+)$/u, "")
    .replace(/[*_~=`]/gu, "")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/^(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivx]{1,5})[.)] +/u, "")
    .replace(/[^\p{L}\p{N})]+$/u, "")
    .replace(/\([^()]*\)$/u, "")
    .replace(/[&/+]/gu, " and ")
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

/** Words around those of a heading that do not change what it is: `Our key decisions`, `Risks identified`. */
const LEADING = /^(?:(?:our|the|all|any|new|key|main|major|potential|possible|agreed|meeting) )+/u;
const TRAILING = / (?:made|taken|reached|agreed|identified|raised|discussed|learned|so far)$/u;

const bare = (key: string): string => key.replace(/ (?:for|by) .*$/u, "").replace(TRAILING, "").replace(LEADING, "");

/** What a heading's words mean, also `Action items and next steps`, whose parts mean the same. */
function meaningOf(key: string): HeadingMeaning | null {
  const whole = known.get(key) ?? known.get(bare(key));
  if (whole || !key.includes(" and ")) return whole ?? null;
  const parts = key.split(" and ").map((part) => known.get(part) ?? known.get(bare(part)));
  const [first] = parts;
  return first && parts.every((part) => part?.name === first.name) ? { name: first.name, weak: parts.every((part) => part?.weak) } : null;
}

/** The section that a heading opens: by the settings' own words, the default ones, or a usual synonym; else null. */
export function headingMeaning(title: string, headings: Settings["headings"] = {}): HeadingMeaning | null {
  if (title.length > 120) return null;
  const key = headingKey(title);
  if (key === "") return null;
  const own = names.find((name) => headings[name] !== undefined && headingKey(headings[name]) === key);
  return own ? { name: own, weak: false } : meaningOf(key);
}
