import { Modal, Setting, SuggestModal, type App } from "obsidian";
import { isDay } from "../../text/days";
import { foldName } from "../../text/names";
import { S } from "../strings/index";

/** Asks for a day; starts with the one given. */
export class DayModal extends Modal {
  constructor(app: App, private day: string, private readonly onDay: (day: string) => void) {
    super(app);
  }

  override onOpen(): void {
    const { title, label, set } = S.sidebar.dayModal;
    this.setTitle(title);
    const input = this.contentEl.createEl("input", { type: "date", cls: "debrief-day", attr: { "aria-label": label } });
    input.value = this.day;
    const done = () => {
      if (!isDay(input.value)) return;
      this.close();
      this.onDay(input.value);
    };
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") done();
    });
    new Setting(this.contentEl).addButton((button) => button.setButtonText(set).setCta().onClick(done));
    input.focus();
  }

  override onClose(): void {
    this.contentEl.empty();
  }
}

/** Asks for a person among those that are known, or a new name, or nobody. */
export class OwnerModal extends SuggestModal<string | null> {
  constructor(app: App, private readonly people: readonly string[], private readonly onOwner: (name: string | null) => void) {
    super(app);
    this.setPlaceholder(S.sidebar.ownerModal.placeholder);
    this.emptyStateText = S.sidebar.ownerModal.nothing;
  }

  getSuggestions(query: string): (string | null)[] {
    const wanted = foldName(query);
    const found = this.people.filter((name) => foldName(name).includes(wanted));
    const isNew = wanted !== "" && !found.some((name) => foldName(name) === wanted);
    return wanted === "" ? [null, ...found] : [...found, ...(isNew ? [query.trim()] : [])];
  }

  renderSuggestion(name: string | null, element: HTMLElement): void {
    const { nobody, use } = S.sidebar.ownerModal;
    element.setText(name === null ? nobody : this.people.includes(name) ? name : use(name));
  }

  onChooseSuggestion(name: string | null): void {
    this.onOwner(name);
  }
}
