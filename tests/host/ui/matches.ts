import type { SearchMatches, SearchResult } from "obsidian";

/** Writes a text with what was found in it marked. */
export function renderMatches(el: HTMLElement | DocumentFragment, text: string, matches: SearchMatches | null, offset = 0): void {
  let at = 0;
  for (const [from, to] of matches ?? []) {
    el.append(text.slice(at, from + offset));
    el.append(createSpan({ cls: "suggestion-highlight", text: text.slice(from + offset, to + offset) }));
    at = to + offset;
  }
  el.append(text.slice(at));
}

export function renderResults(el: HTMLElement, text: string, result: SearchResult, offset?: number): void {
  renderMatches(el, text, result.matches, offset);
}
