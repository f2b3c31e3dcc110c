import { recognizeNames } from "../../entity/recognize";
import type { Debrief } from "../../model/debrief";
import type { Transcript } from "../../model/transcript";
import type { Context, Engine, Findings } from "../engine";
import { verify } from "../verify";
import { findCommitments } from "./commitments";
import { findDecisions } from "./decisions";
import { findFacts } from "./facts";
import { findNext } from "./next";
import { findOutcomes } from "./outcomes";
import { knownPeople, readNames } from "./people";
import { findQuestions } from "./questions";
import { findRisks } from "./risks";
import { readDialogue } from "./sentences";
import { summarize } from "./summary";
import { tasksFrom } from "./tasks";

/** Where the meeting's date is unknown, words about time are still told from other words; the checks set no date then. */
const ANY_DAY = "2001-01-01";

/** All that the rules find in a transcript, before the checks. */
export function findAll(transcript: Transcript, context: Context): Findings {
  const dialogue = readDialogue(transcript);
  const { people, organizations } = recognizeNames(transcript, context.known, context.people, context.organizations);
  const questions = findQuestions(dialogue);
  const asked = new Set(questions.filter(({ confidence }) => confidence >= context.threshold).map(({ evidence }) => evidence[0]?.quote ?? ""));
  const tasks = tasksFrom(dialogue, findCommitments(dialogue, readNames(dialogue, people, organizations), knownPeople(dialogue, people)), context.date ?? ANY_DAY)
    .filter(({ owner, evidence }) => owner !== null || !asked.has(evidence[0]?.quote ?? ""));
  const risks = findRisks(dialogue).filter(({ evidence }) => !asked.has(evidence[0]?.quote ?? ""));
  const busy = new Set([...tasks, ...questions].filter(({ confidence }) => confidence >= context.threshold).map(({ evidence }) => evidence[0]?.quote ?? ""));
  const decisions = findDecisions(dialogue).filter(({ evidence }) => !busy.has(evidence[0]?.quote ?? ""));
  const items = [...tasks, ...decisions, ...risks, ...questions, ...findOutcomes(dialogue)];
  const taken = new Set(items.filter(({ confidence }) => confidence >= context.threshold).map(({ evidence }) => evidence[0]?.quote ?? ""));
  const all = [...items, ...findFacts(dialogue, taken)];
  return {
    engine: "offline",
    summary: null,
    items: all,
    nextMeeting: findNext(dialogue, context.date),
    people, organizations, unread: [], notices: [],
  };
}

/** No network, no download, deterministic: rules over dialogue, the same checks as for every engine. */
export const offline: Engine = {
  name: "offline",
  debrief(transcript, context, options): Promise<Debrief> {
    return new Promise((resolve) => {
      options?.signal?.throwIfAborted();
      const checked = verify(findAll(transcript, context), transcript, context);
      // The summary tells of what the sections show, so it comes after the checks.
      const debrief = { ...checked, summary: summarize(checked, transcript) };
      options?.onProgress?.(1);
      resolve(debrief);
    });
  },
};
