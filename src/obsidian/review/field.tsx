import { useLayoutEffect, useRef } from "preact/hooks";

export interface FieldProps {
  label: string;
  value: string;
  kind: "text" | "name" | "date";
  /** The id of a list of names to choose from. */
  list?: string;
  /** Takes the value once the field is left, however it is left; `back` where it was left by a key. */
  onLeave: (value: string, back: boolean) => void;
}

/** A value being changed in its place. Enter and Escape leave it, and what was typed counts. */
export function Field({ label, value, kind, list, onLeave }: FieldProps) {
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const byKey = useRef(false);
  useLayoutEffect(() => {
    field.current?.focus();
    if (kind !== "date") field.current?.select();
  }, [kind]);
  const props = {
    ref: field,
    class: `debrief-review-field is-${kind}`,
    defaultValue: value,
    "aria-label": label,
    onBlur: (event: FocusEvent) => onLeave((event.currentTarget as HTMLInputElement).value, byKey.current),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || (event.key !== "Enter" && event.key !== "Escape")) return;
      event.preventDefault();
      event.stopPropagation();
      byKey.current = true;
      field.current?.blur();
    },
  };
  return kind === "text" ? <textarea rows={2} {...props} /> : <input type={kind === "date" ? "date" : "text"} list={list} {...props} />;
}
