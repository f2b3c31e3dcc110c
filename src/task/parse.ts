import type { Task } from "../model/task";
import { isDay } from "../text/days";
import { splitMoments, type IsMoment } from "../text/moments";
import { DEFAULT_TASK_SETTINGS, statusOf, type SignField, type TaskSettings } from "./format";
import { findOwners, ownerNames, withoutOwners, type OwnerForm } from "./owners";
import { takeSign } from "./signs";
import { takeTag } from "./tags";

/** A task line, read: the task, and what only the line's shape needs. */
export interface TaskLine {
  /** Spaces, tabs and `>` before the list marker. */
  indent: string;
  marker: string;
  /** The character in the brackets. */
  symbol: string;
  task: Task;
  /** The form of the line's first owner. */
  ownerForm: OwnerForm | null;
  /** Values that Tasks takes off the line and cannot use, such as an impossible date: kept so that nothing typed is lost. */
  unread?: Partial<Record<SignField, string>>;
}

export interface ParseOptions {
  settings?: TaskSettings;
  /** Known names, for `@Name` and owner tags. */
  people?: readonly string[];
  /** More of them, such as those of this meeting; apart, because a vault's list is made ready once and serves every line. */
  attending?: readonly string[];
  /** 0-based line in the file. */
  line?: number;
  /** Says what evidence is; without it none is. */
  isMoment?: IsMoment;
}

const TASK = /^([\s>]*)([-*+]|\d+[.)]) +\[(.)\] *(.*)/u;
const BLOCK_ID = / \^([a-zA-Z0-9-]+)$/u;
const TAGS = /(^|\s)#[^ !@#$%^&*(),.?":{}|<>]+/gu;
/** Tasks' reading loop goes round once, and then at most 20 times more. */
const ROUNDS = 21;

/** What the signifiers of a line say, read from its end as Tasks does; of two of a kind the left one counts. */
function readSigns(body: string, form: TaskSettings["form"]): { description: string; values: Map<SignField, string> } {
  const values = new Map<SignField, string>();
  const tags: string[] = [];
  let rest = body;
  for (let round = 0; round < ROUNDS; round++) {
    const before = rest;
    for (let sign = takeSign(rest, form); sign; sign = takeSign(rest, form)) {
      values.set(sign.field, sign.value);
      rest = sign.rest;
    }
    const taken = takeTag(rest);
    if (taken) {
      tags.unshift(taken.tag.trim());
      rest = taken.rest.trim();
    }
    if (rest === before) break;
  }
  return { description: [rest, ...tags].filter((part) => part !== "").join(" "), values };
}

/** Whether Tasks can use a value that it took off the line. */
const isUsable = (field: SignField, value: string): boolean =>
  field === "onCompletion" ? /^(?:keep|delete)$/iu.test(value)
    : field === "id" || field === "dependsOn" || field === "priority" || field === "recurrence" ? true
      : isDay(value);

/** The text with single spaces, and without a word. */
function withoutWord(text: string, word: string): string {
  const tidy = text.replace(/\s+/gu, " ").trim();
  return word === "" ? tidy : tidy.split(" ").filter((part) => part !== word).join(" ");
}

/** The parts of a description that are Debrief's: owners, evidence (in seconds), and the text without them. */
export interface DescriptionParts {
  text: string;
  owners: string[];
  ownerForm: OwnerForm | null;
  evidence: number[];
}

/** Reads owners and evidence out of a description. The global filter, tags of owners and evidence are not in `text`; other tags are. */
export function readDescription(description: string, options: ParseOptions = {}): DescriptionParts {
  const { settings = DEFAULT_TASK_SETTINGS, people = [], attending = [], isMoment = () => false } = options;
  const plain = withoutWord(description, settings.globalFilter);
  const hits = findOwners(plain, people, attending);
  let text = withoutOwners(plain, hits);
  const tags: string[] = [];
  for (let taken = takeTag(text); taken; taken = takeTag(text)) {
    tags.unshift(taken.tag);
    text = taken.rest;
  }
  const { text: words, moments } = splitMoments(text, isMoment);
  return {
    text: [words, ...tags].filter((part) => part !== "").join(" "),
    owners: ownerNames(hits),
    ownerForm: hits[0]?.form ?? null,
    evidence: moments.flatMap((moment) => ("seconds" in moment ? [moment.seconds] : [])),
  };
}

/**
 * Reads a line as the Tasks plugin 8.3.0 does (`TaskRegularExpressions`, `DefaultTaskSerializer`): null where it takes
 * it for no task. An impossible date is null. The text is expected without encoding faults.
 */
export function parseTask(line: string, options: ParseOptions = {}): TaskLine | null {
  const hit = TASK.exec(line);
  if (!hit) return null;
  const [, indent = "", marker = "-", symbol = " ", rest = ""] = hit;
  const settings = options.settings ?? DEFAULT_TASK_SETTINGS;
  const body = rest.trim();
  const block = BLOCK_ID.exec(body);
  const { description, values } = readSigns(block ? body.slice(0, block.index).trim() : body, settings.form);
  const unread: Partial<Record<SignField, string>> = {};
  for (const [field, value] of values) if (!isUsable(field, value)) unread[field] = value;
  const get = (field: SignField): string | null => (unread[field] === undefined ? (values.get(field) ?? null) : null);
  const { text, owners, ownerForm, evidence } = readDescription(description, options);
  const task: Task = {
    line: options.line ?? 0,
    description,
    text,
    status: statusOf(symbol, settings).status,
    owners,
    priority: get("priority") as Task["priority"],
    due: get("due"),
    scheduled: get("scheduled"),
    start: get("start"),
    created: get("created"),
    done: get("done"),
    cancelled: get("cancelled"),
    recurrence: get("recurrence"),
    onCompletion: get("onCompletion")?.toLowerCase() ?? null,
    id: get("id"),
    dependsOn: (get("dependsOn") ?? "").split(",").map((id) => id.trim()).filter((id) => id !== ""),
    tags: (description.match(TAGS) ?? []).map((tag) => tag.trim()).filter((tag) => tag !== settings.globalFilter),
    blockId: block?.[1] ?? null,
    evidence,
  };
  return { indent, marker, symbol, task, ownerForm, ...(Object.keys(unread).length > 0 ? { unread } : {}) };
}
