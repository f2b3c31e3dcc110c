import { draftPath, noteText } from "../../app/draft";
import { adoptDraft, dropDraft, keepDraft, readDraft } from "../../app/drafts";
import { sentenceOf } from "../../app/journal";
import { isDraftOf, redraft, startDraft, transcriptOfDraft, type ReviewResult } from "../../app/review";
import { reduce, type Draft, type DraftEvent } from "../../app/review-draft";
import type { Setup } from "../../app/setup";
import { isTranscriptFile } from "../../app/transcript";
import { offline } from "../../engine/offline/index";
import type { Transcript, Turn } from "../../model/transcript";
import type { VaultIndex } from "../../vault/index";
import { VaultError } from "../../vault/vault";
import type { Runtime } from "../runtime";
import { S } from "../strings/index";

/** What the review shows. */
export interface ReviewState {
  phase: "reading" | "ready" | "writing" | "failed";
  /** A sentence for the user, on what failed or was found out. */
  problem: string | null;
  draft: Draft | null;
  turns: readonly Turn[];
  /** The note holds another transcript than the one that was read. */
  stale: boolean;
  /** The vault's owner; null while it is not known. */
  me: string | null;
  /** Names to choose from. */
  known: readonly string[];
}

/** What writing did, and how to take it back where something was written. */
export interface Done extends ReviewResult {
  undo?: (() => void) | undefined;
}

/** How long the user's last step waits before it is kept, in ms. */
const KEEP_AFTER = 400;
/** More names than these make no list to choose from. */
const MOST_NAMES = 300;

/** One review of one note, from its reading to its end; the view draws its state. */
export class ReviewSession {
  private now: ReviewState = { phase: "reading", problem: null, draft: null, turns: [], stale: false, me: null, known: [] };
  private readonly listeners = new Set<() => void>();
  private timer: number | null = null;
  private over = false;

  constructor(private readonly runtime: Runtime, private path: string, private readonly carryOut: (draft: Draft) => Promise<Done>) {}

  state = (): ReviewState => this.now;

  /** Calls after each change; answers how to stop. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private set(patch: Partial<ReviewState>): void {
    this.now = { ...this.now, ...patch };
    for (const listener of this.listeners) listener();
  }

  /** Takes up the draft that was kept, or reads the transcript. */
  begin(): Promise<void> {
    return this.attempt(async (setup, index) => {
      const { draft: kept, problem } = await readDraft(setup.store, this.path);
      const { text } = await noteText(setup.vault, this.path);
      const there = new Set((await setup.vault.list()).flatMap(({ path }) => (isTranscriptFile(path) ? [path, draftPath(path)] : [path])));
      const draft = kept ?? await adoptDraft(setup.store, this.path, (path) => there.has(path), (old) => isDraftOf(setup, index, old, text));
      if (!draft) {
        await this.readAnew(setup, index, problem);
        return;
      }
      const transcript = transcriptOfDraft(setup, index, draft, text);
      this.set({ phase: "ready", draft, turns: transcript?.turns ?? [], stale: transcript === null, problem });
    });
  }

  /** Reads the transcript again, with other names; what the user did is carried over. */
  readAgain(named: Readonly<Record<string, string>> = {}): Promise<void> {
    return this.attempt((setup, index) => this.readAnew(setup, index, null, named));
  }

  /** Says which speaker is the vault's owner, for good. */
  setMe(name: string): Promise<void> {
    return this.attempt(async () => {
      await this.runtime.settings.change({ me: name });
      await this.readAgain();
    });
  }

  private async readAnew(setup: Setup, index: VaultIndex, problem: string | null, named: Readonly<Record<string, string>> = {}): Promise<void> {
    const options = { engine: offline, now: new Date().toISOString(), named };
    let before: Draft | null;
    let made: { draft: Draft; transcript: Transcript };
    do {
      before = this.now.draft;
      made = before ? await redraft(setup, index, before, options) : await startDraft(setup, index, this.path, options);
      // A step that the user took meanwhile is carried over too.
    } while (before !== this.now.draft);
    if (this.over || this.now.phase === "writing") return;
    const { draft, transcript } = made;
    this.set({ phase: "ready", draft, turns: transcript.turns, stale: false, problem });
    await keepDraft(setup.store, draft);
  }

  private async attempt(job: (setup: Setup, index: VaultIndex) => Promise<void>): Promise<void> {
    try {
      const [setup, index] = [await this.runtime.setup(), await this.runtime.index.ready()];
      const { me } = setup.settings;
      this.set({ me, known: index.peopleNames().slice(0, MOST_NAMES) });
      await job(setup, index);
    } catch (error) {
      const isGone = error instanceof VaultError && error.fault === "missing" && error.path === this.path;
      const kept = isGone && (await readDraft(this.runtime.store, this.path)).draft !== null;
      this.set({ phase: this.now.draft ? "ready" : "failed", problem: [sentenceOf(error, this.path), ...(kept ? [S.review.comesBack] : [])].join(" ") });
    }
  }

  /** The user's step. */
  send = (event: DraftEvent): void => {
    const { draft, phase } = this.now;
    if (!draft || phase !== "ready") return;
    this.set({ draft: reduce(draft, event) });
    this.keepSoon();
  };

  private keepSoon(): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.keep(), KEEP_AFTER);
  }

  /** Keeps the draft now, where a step is not kept yet. Never fails: the state says where it could not. */
  async keep(): Promise<void> {
    if (this.timer === null) return;
    window.clearTimeout(this.timer);
    this.timer = null;
    if (!this.now.draft || this.over) return;
    await keepDraft(this.runtime.store, this.now.draft).catch((error: unknown) => this.set({ problem: sentenceOf(error, this.path) }));
  }

  /** The note lies elsewhere now. */
  move(path: string): void {
    this.path = path;
    if (!this.now.draft) return;
    this.set({ draft: { ...this.now.draft, path } });
    this.keepSoon();
  }

  /** Writes what is kept, once; null where that failed, which the state then says. */
  async write(): Promise<Done | null> {
    const { draft, phase, stale } = this.now;
    if (!draft || phase !== "ready" || stale) return null;
    this.set({ phase: "writing", problem: null });
    await this.keep();
    let result: Done | null = null;
    await this.attempt(async () => {
      result = await this.carryOut(draft);
      await this.end();
    });
    if (!result) this.set({ phase: "ready" });
    return result;
  }

  async discard(): Promise<void> {
    await this.end();
  }

  private async end(): Promise<void> {
    this.over = true;
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = null;
    await dropDraft(this.runtime.store, this.path);
  }
}
