import type { TaskRow } from "../../app/action-list";

/** Where a menu opens: at the pointer, or below an element. */
export type Place = MouseEvent | HTMLElement;

/** What the sidebar's rows do with the app. */
export interface SidebarActions {
  /** Draws one of the app's icons into an element. */
  icon(element: HTMLElement, name: string): void;
  /** Opens a note at a line; the event says whether in a new tab. */
  open(path: string, line: number | null, event: MouseEvent | KeyboardEvent): void;
  /** The page preview of a row under the pointer. */
  hover(path: string, line: number, event: MouseEvent, element: HTMLElement): void;
  menu(row: TaskRow, place: Place): void;
  /** Makes the sample note, and opens it. */
  sample(): void;
}
