import { useState } from "preact/hooks";
import { tally, type Draft, type DraftSpeaker } from "../../app/review-draft";
import { sameName } from "../../text/names";
import { isPerson } from "../../transcript/sides";
import { S } from "../strings/index";
import { Field } from "./field";

export interface HeadProps {
  draft: Draft;
  me: string | null;
  names: string;
  rename: (label: string, name: string) => void;
  setMe: (name: string) => void;
}

/** Who the speakers are and why, and what was read; where there is little room, the speakers are one line that opens. */
export function Head({ draft, me, names, rename, setMe }: HeadProps) {
  const [open, setOpen] = useState(false);
  const { there } = tally(draft);
  const isMe = (name: string) => me !== null && sameName(me, name);
  const people = [...new Set(draft.speakers.map(({ name }) => name).filter(isPerson))];
  return (
    <header class="debrief-review-head">
      <button type="button" class="debrief-review-line-up clickable-icon" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{draft.speakers.map(({ label, name }) => S.review.isName(isMe(name) ? S.review.you : label, name)).join(", ")}</span> <span aria-hidden="true">{open ? "▾" : "▸"}</span>
      </button>
      <div class={`debrief-review-people${open ? " is-open" : ""}`}>
        <ul class="debrief-review-speakers" aria-label={S.review.speakers}>
          {draft.speakers.map((speaker) => <Speaker key={speaker.label} {...{ speaker, me, names, rename }} />)}
        </ul>
        {me === null && people.length > 0 && (
          <div class="debrief-review-me" role="group" aria-label={S.review.whoAreYou}>
            <span>{S.review.whoAreYou}</span>
            {people.map((name) => <button type="button" key={name} onClick={() => setMe(name)}>{name}</button>)}
          </div>
        )}
      </div>
      <p class="debrief-review-read">
        {[S.review.read(draft.read), ...(there > 0 ? [S.review.there(there)] : []), ...draft.notices].join(" ")}
      </p>
    </header>
  );
}

function Speaker({ speaker: { label, name, why }, me, names, rename }: Pick<HeadProps, "me" | "names" | "rename"> & { speaker: DraftSpeaker }) {
  const [editing, setEditing] = useState(false);
  const leave = (value: string) => {
    setEditing(false);
    const chosen = value.trim();
    if (chosen !== name) rename(label, chosen === "" ? label : chosen);
  };
  const reason = why ?? (isPerson(name) ? S.review.bySelf : S.review.unknown);
  const isMe = me !== null && sameName(me, name);
  return (
    <li class="debrief-review-speaker">
      {editing
        ? <Field kind="name" label={S.review.rename(label)} value={isPerson(name) ? name : ""} list={names} onLeave={leave} />
        : <button type="button" class="debrief-review-chip" aria-label={S.review.rename(label)} onClick={() => setEditing(true)}>{S.review.isName(label, name)}</button>}
      <span class="debrief-review-why">{isMe ? `${S.review.you}, ${reason}` : reason}</span>
    </li>
  );
}
