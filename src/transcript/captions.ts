import type { Cue } from "../model/transcript";
import type { Hints } from "./format";
import { acceptLabels, cleanLabel, splitLabel } from "./label";
import { seconds, TIME } from "./time";

const TIMING = new RegExp(String.raw`^\s*(${TIME})\s*-->\s*(${TIME})(?:\s.*)?$`, "u");
const NOT_CAPTION = /^(?:WEBVTT|NOTE|STYLE|REGION|X-TIMESTAMP-MAP)(?=[\s:=-]|$)/u;
const CUE_ID = /^\s*(?:\d+|[\da-f]{8}-[\da-f-]{20,}(?:\/[\d-]+)?)\s*$/iu;
const VOICE = /<v(?:\.[^\s<>]*)?\s([^<>]*)>/gu;
const TAG = /<\/?(?:v|c|i|b|u|s|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}/giu;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", nbsp: " ", quot: "\"", apos: "'", lrm: "", rlm: "" };

/** Whether a line is a caption's pair of times, in WebVTT's or SRT's form. */
export const isTiming = (line: string): boolean => line.includes("-->") && TIMING.test(line);

interface Caption {
  start: number;
  end: number;
  /** The lines of text, markup still inside, with their index. */
  lines: { text: string; line: number }[];
  /** Index of the line with the times. */
  line: number;
}

/** The sign of a number such as `#8217` or `#x2019`; null where it is none. */
function numbered(name: string): string | null {
  const hit = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/iu.exec(name);
  const point = hit ? parseInt(hit[1] ?? hit[2] ?? "", hit[1] === undefined ? 10 : 16) : 0;
  return point >= 32 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : null;
}

const decode = (text: string): string => text.replace(/&(#?\w{1,8});/gu, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? numbered(name) ?? whole);
const clean = (text: string): string => decode(text.replace(TAG, "")).replace(/\u00a0/gu, " ").trim();

/** The captions of a file. Headers, notes, styles and cue ids are left out; a blank line inside a caption loses nothing. */
function captionsOf(lines: readonly string[]): Caption[] {
  const captions: Caption[] = [];
  let skipping = false;
  lines.forEach((text, line) => {
    const times = text.includes("-->") ? TIMING.exec(text) : null;
    const last = captions[captions.length - 1];
    const before = lines[line - 1] ?? "";
    if (times) {
      // The line above is the id: after a blank line whatever it says, inside a run of captions only where it looks like one.
      const id = last?.lines[last.lines.length - 1];
      const opensBlock = (lines[line - 2] ?? "").trim() === "";
      if (last && id?.line === line - 1 && (CUE_ID.test(before) || (opensBlock && last.lines.length > 1))) last.lines.pop();
      captions.push({ start: seconds(times[1] ?? ""), end: seconds(times[2] ?? ""), lines: [], line });
      skipping = false;
    } else if (text.trim() === "") skipping = false;
    else {
      const opens = before.trim() === "";
      if (opens && NOT_CAPTION.test(text)) skipping = true;
      if (last && !skipping) last.lines.push({ text, line });
    }
  });
  return captions;
}

/** A caption's lines with what is only repeated from the caption before taken off: a rolling display shows each line twice. */
function unroll(captions: Caption[]): Caption[] {
  const shown = captions.map(({ lines }) => lines.map(({ text }) => clean(text)).filter((text) => text !== ""));
  const rolls = shown.filter((own, index) => own.length > 1 && own[0] === shown[index - 1]?.[(shown[index - 1]?.length ?? 0) - 1]).length;
  if (rolls < 2 || rolls * 5 < captions.length) return captions;
  const kept: Caption[] = [];
  captions.forEach((caption, index) => {
    const before = shown[index - 1] ?? [];
    const repeated = (text: string) => text === "" || text === before[before.length - 1];
    const from = caption.lines.findIndex(({ text }) => !repeated(clean(text)));
    const last = kept[kept.length - 1];
    if (from >= 0) kept.push({ ...caption, lines: caption.lines.slice(from) });
    else if (last) last.end = Math.max(last.end, caption.end);
  });
  return kept;
}

/** The parts of a caption by voice tag; one part without a speaker where it has none. */
function voices({ lines, start, end, line }: Caption): Cue[] {
  const parts: Cue[] = [{ speaker: null, start, end, text: "", line: lines[0]?.line ?? line }];
  const add = (raw: string, at: number) => {
    const text = clean(raw);
    const part = parts[parts.length - 1];
    if (!part || text === "") return;
    if (part.text === "") part.line = at;
    part.text = part.text === "" ? text : `${part.text} ${text}`;
  };
  for (const { text, line: at } of lines) {
    let from = 0;
    for (const hit of text.matchAll(VOICE)) {
      add(text.slice(from, hit.index), at);
      const speaker = cleanLabel(decode((hit[1] ?? "").slice(0, 120)));
      const last = parts[parts.length - 1];
      if (last && last.text === "" && last.speaker === null) Object.assign(last, { speaker: speaker || null, line: at });
      else if (last?.speaker !== speaker) parts.push({ speaker: speaker || null, start, end, text: "", line: at });
      from = hit.index + hit[0].length;
    }
    add(text.slice(from), at);
  }
  return parts;
}

/** Captions with `Name: ` at the start of their lines, as Zoom writes them. */
function named(captions: readonly Caption[], hints: Hints): Cue[] {
  const found = captions.map(({ lines }) => lines.map(({ text }) => splitLabel(clean(text))));
  const sure = acceptLabels(found.flatMap((hits) => (hits.some((hit) => hit !== null) ? hits.filter((hit) => hit !== null) : [null])), hints);
  const cues = captions.flatMap(({ lines, start, end, line }, index): Cue[] => {
    const parts: Cue[] = [{ speaker: null, start, end, text: "", line: lines[0]?.line ?? line }];
    lines.forEach(({ text, line: at }, row) => {
      const hit = found[index]?.[row] ?? null;
      const last = parts[parts.length - 1];
      if (hit && sure.has(hit.label)) {
        if (last && last.text === "" && last.speaker === null) parts.pop();
        parts.push({ speaker: hit.label, start, end, text: hit.text, line: at });
      } else if (last) last.text = `${last.text} ${clean(text)}`.trim();
    });
    return parts;
  });
  return carriesOn(cues) ? carry(cues) : cues;
}

/** Whether a file names the speaker only where it changes: on few captions, or never twice in a row. */
function carriesOn(cues: readonly Cue[]): boolean {
  const namedOnes = cues.filter(({ speaker }) => speaker !== null);
  const again = namedOnes.filter(({ speaker }, index) => index > 0 && namedOnes[index - 1]?.speaker === speaker).length;
  return namedOnes.length > 0 && (namedOnes.length * 2 < cues.length || (namedOnes.length < cues.length * 0.7 && again * 10 <= namedOnes.length));
}

function carry(cues: readonly Cue[]): Cue[] {
  let speaker: string | null = null;
  return cues.map((cue) => {
    speaker = cue.speaker ?? speaker;
    return { ...cue, speaker };
  });
}

/** Captions that show the same words at the same time, or the growing sentence, are one. */
function mergeOverlaps(cues: readonly Cue[]): Cue[] {
  const kept: Cue[] = [];
  for (const cue of cues) {
    const last = kept[kept.length - 1];
    const together = last?.start != null && last.end != null && cue.start != null && cue.start >= last.start && cue.start < last.end;
    if (last && together && last.speaker === cue.speaker && last.text !== "" && (cue.text === last.text || cue.text.startsWith(`${last.text} `))) {
      last.text = cue.text;
      last.end = Math.max(last.end ?? 0, cue.end ?? 0);
    } else kept.push({ ...cue });
  }
  return kept;
}

/** Reads WebVTT and SRT alike: voice tags where the file has any, names before colons otherwise. */
export function readCaptions(lines: readonly string[], hints: Hints): Cue[] {
  const captions = unroll(captionsOf(lines));
  const tagged = captions.some((caption) => caption.lines.some(({ text }) => /<v[.\s]/u.test(text)));
  const cues = tagged
    ? captions.flatMap(voices)
    : named(captions, hints);
  return mergeOverlaps(cues);
}
