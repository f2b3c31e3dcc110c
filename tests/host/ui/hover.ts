import { Component } from "../base";

/** A card beside an element. The host shows it at once and hides it when the pointer leaves both. */
export class HoverPopover extends Component {
  readonly hoverEl: HTMLElement;
  state = 1;

  constructor(readonly parent: { hoverPopover: unknown }, readonly targetEl: HTMLElement | null, waitTime = 300, staticPos?: { x: number; y: number } | null) {
    super();
    this.hoverEl = createDiv({ cls: "popover hover-popover" });
    parent.hoverPopover = this;
    const at = staticPos ?? targetEl?.getBoundingClientRect() ?? { x: 0, y: 0 };
    const timer = window.setTimeout(() => {
      this.hoverEl.setCssStyles({ position: "fixed", left: `${String(at.x)}px`, top: `${String("bottom" in at ? at.bottom : at.y)}px` });
      document.body.append(this.hoverEl);
      void this.load();
    }, waitTime);
    this.register(() => window.clearTimeout(timer));
    const leave = (event: MouseEvent) => {
      const to = event.relatedTarget as Node | null;
      if (!this.hoverEl.contains(to) && !this.targetEl?.contains(to)) this.hide();
    };
    this.hoverEl.addEventListener("mouseleave", leave);
    targetEl?.addEventListener("mouseleave", leave);
  }

  hide(): void {
    this.unload();
    this.hoverEl.remove();
    if (this.parent.hoverPopover === this) this.parent.hoverPopover = null;
  }
}
