import { hostContext } from "./context";

const shown: Notice[] = [];

/** The notices on the screen, oldest first. */
export const shownNotices = (): Notice[] => [...shown];

export function resetNotices(): void {
  for (const notice of [...shown]) notice.hide();
}

const DEFAULT_STAY = 4000;

export class Notice {
  readonly containerEl: HTMLElement;
  readonly messageEl: HTMLElement;
  private readonly timer: number | null = null;

  constructor(message: string | DocumentFragment, duration = DEFAULT_STAY) {
    const container = document.querySelector<HTMLElement>(".notice-container") ?? document.body.createDiv({ cls: "notice-container" });
    this.containerEl = container.createDiv({ cls: "notice", attr: { role: "alert" } });
    this.messageEl = this.containerEl.createDiv({ cls: "notice-message" });
    shown.push(this);
    this.setMessage(message);
    this.containerEl.addEventListener("click", () => this.hide());
    if (duration > 0) this.timer = window.setTimeout(() => this.hide(), duration);
  }

  get noticeEl(): HTMLElement {
    return this.containerEl;
  }

  setMessage(message: string | DocumentFragment): this {
    this.messageEl.replaceChildren(message);
    hostContext().told.push(this.messageEl.textContent);
    return this;
  }

  hide(): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    const at = shown.indexOf(this);
    if (at >= 0) shown.splice(at, 1);
    const container = this.containerEl.parentElement;
    this.containerEl.remove();
    if (container?.childElementCount === 0) container.remove();
  }
}
