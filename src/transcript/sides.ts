/** Labels that recorders give to the two sides instead of a name, in lower case (reference: pairs seen in the wild). */
export const LOCAL: ReadonlySet<string> = new Set(["me", "you", "mic", "microphone", "mic1", "mic2", "host"]);
export const REMOTE: ReadonlySet<string> = new Set([
  "remote", "them", "other", "others", "system", "loopback", "participant", "participants", "attendee", "attendees",
]);

const NUMBERED = /^(?:(?:unknown|conference)\s+)?(?:speaker|sprecher|spk|participant|voice)[\s_]*(?:\d+|[a-z])?$/iu;

/** Whether a label names a side (`Remote`, `Me`) and no person. */
export const isSide = (label: string): boolean => LOCAL.has(label.toLowerCase()) || REMOTE.has(label.toLowerCase());

/** Whether a label is a person's name as far as one can tell: no side, no `Speaker 1`, no shared screen. */
export const isPerson = (label: string): boolean =>
  !isSide(label) && !NUMBERED.test(label) && !/['’]s (?:presentation|screen)$/iu.test(label);
