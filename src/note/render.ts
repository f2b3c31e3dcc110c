import type { ActionItem, Item, Section } from "../model/debrief";
import { TASK_SECTIONS } from "../model/debrief";
import { formatMoments, splitMoments, type IsMoment, type Moment } from "../text/moments";
import { parseTask, type TaskLine } from "../task/parse";
import type { TaskSettings } from "../task/format";
import type { OwnerForm } from "../task/owners";
import { formatTask, taskText } from "../task/write";
import { hashOfTask, hashOfText } from "./fields";
import type { Entry } from "./merge";
import { momentKey, type Kind } from "./memory";

/** How new lines are written. */
export interface RenderOptions {
  taskSettings: TaskSettings;
  people: readonly string[];
  ownerForm: OwnerForm;
  /** YYYY-MM-DD, for the created date where Tasks' settings want one. */
  today: string;
  isMoment: IsMoment;
  /** Who took part: read as owners where only a part of their name stands. */
  attending: readonly string[];
}

/** An item of the new run with the line that says it, without indent and list marker (`[ ] …` for a task). */
export interface Rendered extends Entry {
  body: string;
}

/** One item of a section as a line. */
export function renderIn(section: Section, item: Item, options: RenderOptions): Rendered {
  return TASK_SECTIONS.includes(section) ? renderTask(section, item as ActionItem, options) : renderItem(section, item, options);
}

/** The moments of an item's evidence, at most three: seconds, or turns where the transcript has no times. */
function momentsOf(item: Item, isMoment: IsMoment): Moment[] {
  const moments = item.evidence.map(({ start, turn }): Moment => (start === null ? { turn } : { seconds: Math.floor(start) }));
  const keys = moments.map(momentKey);
  return moments.filter((moment, i) => isMoment(moment) && keys.indexOf(momentKey(moment)) === i).slice(0, 3);
}

/** Moments in the order of time, as they are written; the memory keeps the one that an item rests on most before the others. */
const inOrder = (moments: readonly Moment[]): Moment[] => {
  const at = (moment: Moment) => ("turn" in moment ? moment.turn : moment.seconds);
  return [...moments].sort((a, b) => at(a) - at(b));
};

function renderItem(kind: Kind, item: Item, { isMoment }: RenderOptions): Rendered {
  const moments = momentsOf(item, isMoment);
  const body = item.text + formatMoments(inOrder(moments));
  const { text } = splitMoments(body, isMoment);
  return { kind, text, moments: moments.map(momentKey), owner: null, due: null, priority: null, hash: hashOfText(text), body };
}

function renderTask(kind: Kind, item: ActionItem, options: RenderOptions): Rendered {
  const { taskSettings: settings, people, ownerForm, today, isMoment, attending } = options;
  const moments = momentsOf(item, isMoment);
  const description = taskText({
    text: item.text, evidence: inOrder(moments), owners: item.owner === null ? [] : [item.owner], form: ownerForm, people, settings,
  });
  const line: TaskLine = {
    indent: "", marker: "-", symbol: " ", ownerForm,
    task: {
      line: 0, description, text: item.text, status: "open", owners: [], priority: item.priority, due: item.due, scheduled: null,
      start: null, created: settings.createdDate ? today : null, done: null, cancelled: null, recurrence: null, onCompletion: null,
      id: null, dependsOn: [], tags: [], blockId: null, evidence: [],
    },
  };
  const body = formatTask(line, settings).slice(2);
  const task = parseTask(`- ${body}`, { settings, people, attending, isMoment })?.task ?? line.task;
  return {
    kind, text: task.text, moments: moments.map(momentKey), owner: task.owners[0] ?? null, due: task.due, priority: task.priority,
    hash: hashOfTask(task), body,
  };
}

