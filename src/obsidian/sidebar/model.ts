import { readFilter, type ListFilter } from "../../app/action-filter";
import { listActions, type ActionList, type TaskRow } from "../../app/action-list";
import type { ActionChange } from "../../app/change-action";
import { sentenceOf } from "../../app/journal";
import { markReviewed, markUnreviewed } from "../../app/reviewed";
import { localDay } from "../../app/setup";
import type { VaultFacts, VaultTask } from "../../model/facts";
import { shownText } from "../../text/shown";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";
import { shownDay } from "./words";

interface Written { path: string; text: string; undo: () => Promise<void> }

/** What the sidebar asks of the app. */
export interface SidebarHost {
  say(text: string): void;
  sayWithUndo(text: string, undo: () => void): void;
  /** Changes an action in its note; answers the note's text, and how to take the change back. */
  write(task: VaultTask, change: ActionChange): Promise<Written>;
  /** The filter changed: it is kept with the workspace. */
  saveState(): void;
}

/** All that is drawn. `pending` are changes that are not yet in their notes, by the rows' keys. */
export interface Screen {
  list: ActionList | null;
  progress: { done: number; all: number } | null;
  problem: string | null;
  filter: ListFilter;
  today: string;
  pending: ReadonlyMap<string, ActionChange>;
}

type Source = Pick<Runtime, "index" | "settings" | "vault">;

/** What the sidebar shows and does, without a pixel of it. */
export class SidebarModel {
  private filter = readFilter(null);
  private facts: VaultFacts | null = null;
  private problem: string | null = null;
  private readonly pending = new Map<string, ActionChange>();
  private screen: Screen | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly source: Source, private readonly host: SidebarHost, private readonly now: () => Date = () => new Date()) {}

  /** Begins to follow the vault; answers how to stop. */
  start(): () => void {
    const stops = [
      this.source.index.onChange(() => {
        // While it reads the vault anew, the index tells of each frame.
        if (this.facts === null || this.problem !== null || this.source.index.now()?.facts() !== this.facts) this.read();
      }),
      this.source.settings.onChange(() => this.redraw()),
    ];
    this.load();
    return () => stops.forEach((stop) => stop());
  }

  /** Reads the vault, or says why that failed; reads it again after a failure. */
  load(): void {
    this.problem = null;
    this.source.index.ready().then(() => this.read(), (error: unknown) => {
      this.problem = sentenceOf(error, S.sidebar.title);
      this.redraw();
    });
    this.redraw();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** What is to be drawn now; the same object until something changes. */
  drawn(): Screen {
    return (this.screen ??= this.draw());
  }

  /** The filter as the workspace keeps it. */
  state(): ListFilter {
    return this.filter;
  }

  /** Takes what the workspace kept. */
  restore(kept: unknown): void {
    this.filter = readFilter(kept);
    this.redraw();
  }

  choose(patch: Partial<ListFilter>): void {
    this.filter = { ...this.filter, ...patch };
    this.redraw();
    this.host.saveState();
  }

  fold(key: string): void {
    const { folded } = this.filter;
    this.choose({ folded: folded.includes(key) ? folded.filter((one) => one !== key) : [...folded, key] });
  }

  /** Draws anew where the day has changed since. */
  checkDay(): void {
    if (this.screen !== null && this.screen.today !== localDay(this.now())) this.redraw();
  }

  /** Changes an action in its note, at once on the screen; a refusal takes that back and says why. */
  async change({ key, task }: TaskRow, change: ActionChange): Promise<void> {
    if (this.pending.has(key)) return;
    this.pending.set(key, change);
    this.redraw();
    try {
      const result = await this.host.write(task, change);
      this.source.index.update(result.path, result.text);
      this.host.sayWithUndo(this.told(shownText(task.text), change), () => void this.undo(result));
    } catch (error) {
      this.host.say(sentenceOf(error, task.path));
    }
    this.pending.delete(key);
    this.read();
  }

  /** Takes the mark `unreviewed` off a note. */
  async reviewed(path: string, title: string): Promise<void> {
    const { vault, index } = this.source;
    let before = "";
    try {
      const after = await vault.process(path, (text) => markReviewed(before = text));
      index.update(path, after);
      this.host.sayWithUndo(S.sidebar.did.reviewed(title), () => void this.undo({
        path, undo: async () => void await vault.process(path, (text) => markUnreviewed(text, before, after)),
      }));
    } catch (error) {
      this.host.say(sentenceOf(error, path));
    }
    this.read();
  }

  private async undo({ path, undo }: Pick<Written, "path" | "undo">): Promise<void> {
    try {
      await undo();
      this.source.index.update(path, await this.source.vault.read(path));
    } catch (error) {
      this.host.say(sentenceOf(error, path));
    }
    this.read();
  }

  private told(text: string, change: ActionChange): string {
    const { did, groups } = S.sidebar;
    switch (change.is) {
      case "due": return did.due(text, change.day === null ? null : shownDay(change.day, localDay(this.now())));
      case "owner": return did.owner(text, change.name);
      case "priority": return did.priority(text, groups.priority[change.priority ?? "none"]);
      default: return did[change.is](text);
    }
  }

  private read(): void {
    const index = this.source.index.now();
    if (index) {
      this.facts = index.facts();
      this.problem = null;
    }
    this.redraw();
  }

  private redraw(): void {
    this.screen = null;
    for (const listener of this.listeners) listener();
  }

  private draw(): Screen {
    const today = localDay(this.now());
    const { me } = this.source.settings.now();
    return {
      list: this.facts && listActions(this.facts, { filter: this.filter, today, me }),
      progress: this.source.index.progress(), problem: this.problem, filter: this.filter, today, pending: new Map(this.pending),
    };
  }
}
