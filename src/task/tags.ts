const TAG = /^#[^ !@#$%^&*(),.?":{}|<>]+$/u;

/** The tag at the very end of a text (as the Tasks plugin knows tags), and the text before it; null where none stands there. */
export function takeTag(text: string): { tag: string; rest: string } | null {
  const at = text.lastIndexOf("#");
  const tag = text.slice(at);
  if (at < 0 || !TAG.test(tag) || (at > 0 && !/\s/u.test(text.charAt(at - 1)))) return null;
  return { tag, rest: text.slice(0, at).trimEnd() };
}
