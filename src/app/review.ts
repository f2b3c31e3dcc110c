import { opening } from "../engine/offline/summary";
import { PEOPLE_KEYS } from "../note/people";
import { BrokenProperties, changeProperties, splitNote, type PropertyValue } from "../note/properties";
import { flagsOf, namedSpeakersOf, readMeeting } from "../note/read";
import { hasMemory, judge, mergeReview, type Judged, type MergeCounts } from "../note/write";
import type { Transcript } from "../model/transcript";
import { fileHash } from "../text/hash";
import { legalFileName, sameName } from "../text/names";
import { nameSpeakers } from "../transcript/speakers";
import type { VaultIndex } from "../vault/index";
import { workedOut, type StagedVault } from "../vault/staged";
import { noteText } from "./draft";
import { debriefText, mergeOptionsOf, type DebriefOptions } from "./debrief-note";
import { carryOver, reviewedOf, tally, type Draft, type DraftItem } from "./review-draft";
import { JobError, type Setup } from "./setup";
import { isNote } from "./transcript";

export interface ReviewOptions extends DebriefOptions {
  /** When this is, as an ISO time. */
  now: string;
}

/**
 * Reads a note's transcript and gives what an engine found as a draft to review, and the transcript with its speakers named.
 * Nothing is written. What the note has already, or had and lost, is not asked again; a note marked `unreviewed` is asked whole.
 */
export async function startDraft(setup: Setup, index: VaultIndex, path: string, options: ReviewOptions): Promise<{ draft: Draft; transcript: Transcript }> {
  if (!isNote(path)) throw new JobError(`"${path}" is no note; only notes can be reviewed.`);
  const { text } = await noteText(setup.vault, path);
  const { debrief, raw, transcript, renamed, people, other, read } = await debriefText(setup, index, path, text, options);
  const judged = judge(path, text, debrief, mergeOptionsOf(setup, index, other));
  const whole = hasMemory(text) && flagsOf(splitNote(text).properties).includes("unreviewed");
  const begin = opening(debrief, transcript);
  const draft: Draft = {
    version: 1, path, transcript: transcriptHash(raw), note: fileHash(text), made: options.now, read, named: { ...options.named },
    speakers: raw.speakers.map((label) => {
      const known = renamed.find(({ from }) => from === label);
      return { label, name: known?.to ?? label, why: known?.why ?? null };
    }),
    people: [...people, ...debrief.participants].filter((name, i, all) => all.findIndex((one) => sameName(one, name)) === i),
    other,
    notices: debrief.notices,
    opening: debrief.summary?.startsWith(begin) === true ? begin : null,
    items: itemsOf(judged, whole),
  };
  return { draft, transcript };
}

/** The draft read anew, with other names or another transcript; what the user did to it is carried over. */
export async function redraft(setup: Setup, index: VaultIndex, before: Draft, options: ReviewOptions): Promise<{ draft: Draft; transcript: Transcript }> {
  const { draft, transcript } = await startDraft(setup, index, before.path, { ...options, named: { ...before.named, ...options.named } });
  return { draft: carryOver(before, draft), transcript };
}

/** The transcript that a draft was made of, its speakers named as in the draft; null where the note holds another one by now. */
export function transcriptOfDraft(setup: Setup, index: VaultIndex, draft: Draft, text: string): Transcript | null {
  const { meeting, layout } = readMeeting(draft.path, text, { ...setup, people: index.peopleNames() });
  if (!meeting.transcript || transcriptHash(meeting.transcript) !== draft.transcript) return null;
  const named = { ...namedSpeakersOf(layout.properties), ...draft.named };
  return nameSpeakers(meeting.transcript, { people: meeting.people, title: meeting.title, me: setup.settings.me, named }).transcript;
}

/**
 * Whether a draft whose note is gone is that of the note which now stands at its path, as another program renamed it: the same
 * transcript, and the same text, or else no other note with that transcript that it could belong to.
 */
export async function isDraftOf(setup: Setup, index: VaultIndex, draft: Draft, text: string): Promise<boolean> {
  const transcript = transcriptOfDraft(setup, index, draft, text);
  if (!transcript || draft.note === fileHash(text)) return transcript !== null;
  const words = transcript.cues.reduce((longest, cue) => (cue.text.length > longest.length ? cue.text : longest), "");
  for (const { path } of index.records().filter((record) => record.hasTranscript && record.path !== draft.path)) {
    // A note that is gone by now is no twin.
    const other = await setup.vault.read(path).catch(() => "");
    if (other.includes(words) && transcriptOfDraft(setup, index, draft, other) !== null) return false;
  }
  return true;
}

const transcriptHash = ({ cues }: Transcript): string => fileHash(JSON.stringify(cues.map(({ speaker, text }) => [speaker, text])));

function itemsOf(judged: readonly Judged[], whole: boolean): DraftItem[] {
  const ids = new Map<string, number>();
  return judged.map(({ kind, item, doubtful, is, line, ours }) => {
    const place = `${kind}@${item.evidence[0]?.start ?? `p${item.evidence[0]?.turn ?? 0}`}`;
    const nth = ids.get(place) ?? 0;
    ids.set(place, nth + 1);
    const isAsked = is === "added" || is === "updated" || (is === "same" && whole && ours);
    const mark = !isAsked ? "there" : is !== "same" && (doubtful || item.confidential) ? "open" : "kept";
    const { text, owner, due, priority } = item;
    return { ...item, id: `${place}#${nth}`, kind, mark, first: mark, doubtful, found: { text, owner, due, priority }, line: is === "updated" ? line : null };
  });
}

/** What writing a review did. */
export interface ReviewResult extends MergeCounts {
  path: string;
  changed: boolean;
  /** How many of how many items were kept. */
  kept: number;
  all: number;
  notices: string[];
}

/** Plans the writing of a reviewed draft. Fails where the note's transcript is another one by now, then or when it is carried out. */
export async function planReview(setup: Setup, staged: StagedVault, index: VaultIndex, draft: Draft): Promise<ReviewResult> {
  const { text: before, isPlanned } = await noteText(staged, draft.path);
  if (isPlanned) await staged.create(draft.path, before);
  const { text, counts, notices } = applyReview(setup, index, draft, before);
  await staged.process(draft.path, workedOut(before, text, (now) => applyReview(setup, index, draft, now).text));
  const { kept, all } = tally(draft);
  return { ...counts, path: draft.path, changed: isPlanned || text !== before, kept, all, notices };
}

function applyReview(setup: Setup, index: VaultIndex, draft: Draft, now: string): ReturnType<typeof mergeReview> {
  if (transcriptOfDraft(setup, index, draft, now) === null) {
    throw new JobError(`The transcript in "${draft.path}" changed since it was read; nothing was written. Read it again in the review.`);
  }
  let text = now;
  const problems: string[] = [];
  try {
    text = changeProperties(now, propertiesOf(setup, draft, now));
  } catch (error) {
    if (!(error instanceof BrokenProperties)) throw error;
    problems.push(`"${draft.path}": ${error.message}`);
  }
  const merged = mergeReview(draft.path, text, reviewedOf(draft), mergeOptionsOf(setup, index, draft.other));
  return { ...merged, notices: [...merged.notices, ...problems] };
}

/** A reviewed note loses the word `unreviewed`; who the speakers are stands in its people, and by label where those do not tell. */
function propertiesOf(setup: Setup, draft: Draft, text: string): Record<string, PropertyValue> {
  const { properties } = splitNote(text);
  const flags = flagsOf(properties);
  const left = flags.filter((flag) => flag !== "unreviewed");
  const changes: Record<string, PropertyValue> = left.length === flags.length ? {} : { debrief: left.length > 0 ? left : null };
  const { me } = setup.settings;
  const { meeting } = readMeeting(draft.path, text, setup);
  const chosen = Object.entries(draft.named).filter(([label, name]) => name !== label);
  const fresh = [...new Set(chosen.map(([, name]) => name))]
    .filter((name) => !meeting.people.some((one) => sameName(one, name)) && !(me !== null && sameName(me, name)));
  if (fresh.length > 0) Object.assign(changes, withPeople(properties, fresh));
  if (!meeting.transcript || Object.keys(draft.named).length === 0) return changes;
  const told = nameSpeakers(meeting.transcript, { people: [...meeting.people, ...fresh], title: meeting.title, me }).renamed;
  const isTold = (label: string, name: string) => (told.find(({ from }) => from === label)?.to ?? label) === name;
  const said = { ...namedSpeakersOf(properties), ...draft.named };
  const rest = Object.entries(said).filter(([label, name]) => !isTold(label, name)).map(([label, name]) => `${label}: ${name}`);
  if (rest.length > 0) changes["speakers"] = rest;
  return changes;
}

/** The list of people with these names more, where and as the note keeps it. */
function withPeople(properties: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, PropertyValue> {
  const entities = properties["entities"];
  const isNested = typeof entities === "object" && entities !== null && !Array.isArray(entities);
  const flat = Object.keys(properties).find((key) => PEOPLE_KEYS.includes(key.toLowerCase()));
  const key = isNested ? "entities.people" : (flat ?? "people");
  const value: unknown = isNested ? (entities as Record<string, unknown>)["people"] : properties[key];
  const known = [value].flat(2).flatMap((one) => (typeof one === "string" && one.trim() !== "" ? (Array.isArray(value) ? [one] : one.split(/\s*[,;]\s*/u)) : []));
  const isPlain = known.length > 0 && !known.some((one) => one.includes("[["));
  return { [key]: [...known, ...names.map((name) => (isPlain ? name : `[[${legalFileName(name)}]]`))] };
}
