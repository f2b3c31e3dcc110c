import type { TooltipOptions } from "obsidian";

const icons = new Map<string, string>();

/** Keeps a plugin's own icon. The app's come from Lucide, which the host does not have: each is the same placeholder. */
export function addIcon(id: string, content: string): void {
  icons.set(id, content);
}

export function removeIcon(id: string): void {
  icons.delete(id);
}

export function getIconIds(): string[] {
  return [...icons.keys()];
}

export function getIcon(id: string): SVGSVGElement | null {
  if (id === "") return null;
  const name = id.replace(/^lucide-/u, "");
  const svg = createSvg("svg", { cls: ["svg-icon", `lucide-${name}`], attr: {
    viewBox: "0 0 24 24", width: "24", height: "24", fill: "none", stroke: "currentColor", "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round", "data-icon": name,
  } });
  for (const d of PATHS[name] ?? PLACEHOLDER) svg.createSvg("path", { attr: { d } });
  return svg;
}

const PLACEHOLDER = ["M5 5h14v14H5z", "M9 12h6"];
/** A few plain shapes of our own, so that a picture of the host can be read. */
const PATHS: Record<string, string[]> = {
  x: ["M6 6l12 12", "M18 6L6 18"],
  check: ["M5 12l5 5L20 7"],
  plus: ["M12 5v14", "M5 12h14"],
  "chevron-down": ["M6 9l6 6 6-6"],
  "chevron-up": ["M6 15l6-6 6 6"],
  "chevrons-up": ["M7 18l5-5 5 5", "M7 11l5-5 5 5"],
  "chevrons-down": ["M7 6l5 5 5-5", "M7 13l5 5 5-5"],
  equal: ["M5 9h14", "M5 15h14"],
  "chevron-right": ["M9 6l6 6-6 6"],
  "more-horizontal": ["M5 12h.01", "M12 12h.01", "M19 12h.01"],
  "more-vertical": ["M12 5v.01", "M12 12v.01", "M12 19v.01"],
  search: ["M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14z", "M20 20l-4-4"],
  "list-checks": ["M10 6h11", "M10 12h11", "M10 18h11", "M3 6l1.5 1.5L7 5", "M3 12l1.5 1.5L7 11", "M3 18l1.5 1.5L7 17"],
  "square-check": ["M4 4h16v16H4z", "M8 12l3 3 5-6"],
  calendar: ["M4 6h16v14H4z", "M4 10h16", "M8 3v4", "M16 3v4"],
  user: ["M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", "M5 21c0-4 3-6 7-6s7 2 7 6"],
  settings: ["M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z", "M12 3v3", "M12 18v3", "M3 12h3", "M18 12h3", "M6 6l2 2", "M16 16l2 2", "M18 6l-2 2", "M8 16l-2 2"],
  terminal: ["M4 6l6 6-6 6", "M12 18h8"],
  "arrow-left": ["M19 12H5", "M11 6l-6 6 6 6"],
  trash: ["M4 7h16", "M6 7l1 13h10l1-13", "M9 7V4h6v3"],
  "book-open": ["M12 7v13", "M3 5h6l3 2 3-2h6v13h-6l-3 2-3-2H3z"],
  pencil: ["M4 20l1-4L16 5l3 3L8 19z"],
  menu: ["M4 7h16", "M4 12h16", "M4 17h16"],
  file: ["M6 3h8l4 4v14H6z"],
  "file-text": ["M6 3h8l4 4v14H6z", "M9 12h6", "M9 16h6"],
  "panel-right": ["M4 5h16v14H4z", "M15 5v14"],
  sun: ["M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", "M12 2v3", "M12 19v3", "M2 12h3", "M19 12h3"],
  "undo-2": ["M9 14L4 9l5-5", "M4 9h10a6 6 0 0 1 0 12h-3"],
  link: ["M10 14l4-4", "M8 12l-3 3a3 3 0 0 0 4 4l3-3", "M16 12l3-3a3 3 0 0 0-4-4l-3 3"],
  "calendar-days": ["M4 6h16v14H4z", "M4 10h16", "M8 3v4", "M16 3v4", "M8 14h.01", "M12 14h.01", "M16 14h.01"],
  "calendar-x": ["M4 6h16v14H4z", "M4 10h16", "M8 3v4", "M16 3v4", "M10 13l4 4", "M14 13l-4 4"],
  signal: ["M4 20v-3", "M9 20v-7", "M14 20V9", "M19 20V4"],
  "file-plus": ["M6 3h8l4 4v14H6z", "M12 11v6", "M9 14h6"],
  ban: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M6 6l12 12"],
  "list-x": ["M3 6h18", "M3 12h9", "M3 18h9", "M16 13l5 5", "M21 13l-5 5"],
  "scroll-text": ["M6 4h13v15a2 2 0 0 1-2 2H5a2 2 0 0 0 2-2V6a2 2 0 0 0-4 0v2h4", "M10 8h6", "M10 12h6", "M10 16h4"],
  wrench: ["M14 7a4 4 0 0 1 5-4l-2 3 1 1 3-2a4 4 0 0 1-5 5l-8 9-3-3z"],
  "links-going-out": ["M9 15l9-9", "M12 6h6v6", "M18 15v5H4V6h5"],
  "folder-check": ["M3 6h7l2 2h9v11H3z", "M9 13l2 2 4-4"],
  "file-chart-column": ["M6 3h8l4 4v14H6z", "M9 17v-3", "M12 17v-6", "M15 17v-2"],
  "clipboard-copy": ["M9 4h6v3H9z", "M9 5H5v16h14V5h-4", "M16 14H9", "M12 11l-3 3 3 3"],
  key: ["M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", "M11 12l8-8", "M16 7l3 3"],
  play: ["M7 4l12 8-12 8z"],
};

export function setIcon(parent: HTMLElement, id: string): void {
  parent.querySelector(":scope > svg.svg-icon")?.remove();
  const icon = getIcon(id);
  if (icon) parent.prepend(icon);
}

/** In the app the label is drawn in a box of its own on hover, and read to a screen reader. */
export function setTooltip(el: HTMLElement, tooltip: string, options?: TooltipOptions): void {
  el.setAttribute("aria-label", tooltip);
  if (options?.placement) el.setAttribute("data-tooltip-position", options.placement);
}

export function displayTooltip(target: HTMLElement, content: string | DocumentFragment): void {
  document.querySelector("body > .tooltip")?.remove();
  const tooltip = document.body.createDiv({ cls: "tooltip" });
  tooltip.append(content);
  target.addEventListener("mouseleave", () => tooltip.remove(), { once: true });
}
