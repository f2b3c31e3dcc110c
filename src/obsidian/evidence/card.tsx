import { render } from "preact";
import type { Evidence, Said } from "../../app/evidence";
import { formatMoment } from "../../text/moments";
import { S } from "../strings/index";

/** A recording that can be played in the card. */
export interface Recording {
  /** What the app's window loads it by. */
  url: string;
  isVideo: boolean;
  /** Seconds at which it starts to play. */
  from: number;
}

/** What a card shows: the evidence, or a sentence where there is none. */
export interface CardContent {
  evidence: Evidence | null;
  /** A sentence, in place of evidence or below it. */
  note: string | null;
  recording: Recording | null;
  go: (event: MouseEvent) => void;
}

const Time = ({ start }: { start: number | null }) => (start === null ? null : <span class="debrief-card-time">{formatMoment({ seconds: start })}</span>);

const Turn = ({ said }: { said: Said }) => (
  <p class="debrief-card-turn"><b>{said.speaker ?? S.evidence.nobody}</b> {said.text}</p>
);

function Player({ recording: { url, isVideo, from } }: { recording: Recording }) {
  const Media = isVideo ? "video" : "audio";
  const start = (event: Event) => {
    (event.currentTarget as HTMLMediaElement).currentTime = from;
  };
  return <Media class="debrief-card-player" controls preload="metadata" playsInline src={url} onLoadedMetadata={start} aria-label={S.evidence.player(formatMoment({ seconds: from }))} />;
}

function Card({ evidence, note, recording, go, close }: CardContent & { close: () => void }) {
  return (
    <>
      <div class="debrief-card-head">
        <span class="debrief-card-speaker">{evidence ? (evidence.speaker ?? S.evidence.nobody) : S.evidence.card}</span>
        {evidence && <Time start={evidence.start} />}
        <button class="clickable-icon debrief-card-close" aria-label={S.evidence.close} onClick={close}>×</button>
      </div>
      {evidence && (
        <div class="debrief-card-talk">
          {evidence.before.map((said) => <Turn said={said} />)}
          <blockquote class="debrief-card-quote">{evidence.lead} <mark>{evidence.quote}</mark> {evidence.rest}</blockquote>
          {evidence.after.map((said) => <Turn said={said} />)}
        </div>
      )}
      {note !== null && <p class="debrief-card-note">{note}</p>}
      {recording && <Player recording={recording} />}
      {evidence && <button class="mod-cta debrief-card-go" onClick={go}>{S.evidence.go}</button>}
    </>
  );
}

/** Px between the card and what it belongs to, and the window's edge. */
const GAP = 6;
const EDGE = 8;

/**
 * Shows the card beside a place in its own window; a sheet at the bottom on a phone. It goes with Escape, a press outside, or
 * when the place scrolls away; the focus returns to where it was.
 * @param place where the anchor stood when it was pressed: what draws it may have drawn it anew
 * @param end aborted by whoever wants it closed; where that was before, nothing is shown
 */
export function openCard(anchor: HTMLElement, place: DOMRect, content: CardContent, end: AbortController): void {
  if (end.signal.aborted) return;
  const { doc, win } = anchor;
  const before = doc.activeElement;
  const card = doc.body.createDiv({ cls: "debrief-card", attr: { role: "dialog", "aria-label": S.evidence.card, tabindex: "-1" } });
  const close = () => end.abort();
  end.signal.addEventListener("abort", () => {
    const media = card.querySelector<HTMLMediaElement>("audio, video");
    media?.pause();
    media?.removeAttribute("src");
    media?.load();
    const hadFocus = card.contains(doc.activeElement);
    render(null, card);
    card.remove();
    if (hadFocus && before?.instanceOf(HTMLElement)) before.focus({ preventScroll: true });
  });
  render(<Card {...content} close={close} go={(event) => { close(); content.go(event); }} />, card);
  put(card, place, win);
  const on = (type: string, listener: (event: Event) => void) => doc.addEventListener(type, listener, { capture: true, signal: end.signal });
  const isOutside = (event: Event) => !card.contains(event.target as Node | null);
  on("keydown", (event) => {
    if ((event as KeyboardEvent).key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  on("pointerdown", (event) => { if (isOutside(event)) close(); });
  on("scroll", (event) => { if (isOutside(event) && (!anchor.isConnected || (event.target as Node).contains(anchor))) close(); });
  win.addEventListener("resize", close, { signal: end.signal });
  (card.querySelector<HTMLElement>(".debrief-card-go") ?? card).focus({ preventScroll: true });
}

/** Below its place, or above where there is more room; the style sheet does the rest. */
function put(card: HTMLElement, place: DOMRect, win: Window): void {
  const { width, height } = card.getBoundingClientRect();
  const below = place.bottom + GAP;
  const fits = below + height <= win.innerHeight - EDGE;
  const x = Math.max(EDGE, Math.min(place.left, win.innerWidth - width - EDGE));
  const y = Math.max(EDGE, fits ? below : place.top - GAP - height);
  card.setCssProps({ "--debrief-card-x": `${x}px`, "--debrief-card-y": `${y}px` });
}
