import { GROUPINGS, RECENT_DAYS, type Grouping, type ListFilter } from "../../app/action-filter";
import type { ActionList } from "../../app/action-list";
import { S } from "../strings/index";
import type { SidebarModel } from "./model";

interface FiltersProps {
  model: SidebarModel;
  filter: ListFilter;
  list: ActionList;
  /** The way from the search field down into the list. */
  onDown: () => void;
}

const TOGGLES = [["overdue", S.sidebar.overdueHint], ["older", S.sidebar.olderHint(RECENT_DAYS)], ["private", S.sidebar.privateHint]] as const;

/** What the list shows: words, owner, grouping, and three switches; the counts below. */
export function Filters({ model, filter, list: { owner, owners, counts }, onDown }: FiltersProps) {
  const { sidebar } = S;
  const choices = [
    ...(owners.mine === null ? [] : [{ value: "mine", text: sidebar.withCount(sidebar.choices.mine, owners.mine) }]),
    { value: "anyone", text: sidebar.withCount(sidebar.choices.anyone, owners.anyone) },
    { value: "nobody", text: sidebar.withCount(sidebar.choices.nobody, owners.nobody) },
    ...owners.people.map(({ name, count }) => ({ value: `@${name}`, text: sidebar.withCount(name, count) })),
  ];
  const chosen = choices.find(({ value }) => value === owner) ?? choices.find(({ value }) => value.toLowerCase() === owner.toLowerCase());
  return (
    <div class="debrief-filters">
      <input
        type="search" class="debrief-search" placeholder={sidebar.search} aria-label={sidebar.search} value={filter.text} spellcheck={false}
        onInput={(event) => model.choose({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          onDown();
        }}
      />
      <div class="debrief-choices">
        <select class="dropdown debrief-owner" aria-label={sidebar.owner} value={chosen?.value ?? "anyone"} onChange={(event) => model.choose({ owner: event.currentTarget.value })}>
          {choices.map(({ value, text }) => <option key={value} value={value}>{text}</option>)}
        </select>
        <select class="dropdown debrief-grouping" aria-label={sidebar.groupBy} value={filter.groupBy} onChange={(event) => model.choose({ groupBy: event.currentTarget.value as Grouping })}>
          {GROUPINGS.map((name) => <option key={name} value={name}>{sidebar.groupings[name]}</option>)}
        </select>
      </div>
      <div class="debrief-toggles" role="group" aria-label={sidebar.filters}>
        {TOGGLES.map(([name, hint]) => (
          <button key={name} type="button" class="debrief-toggle" aria-pressed={filter[name]} title={hint} onClick={() => model.choose({ [name]: !filter[name] })}>
            {sidebar[name]}
          </button>
        ))}
        <span class="debrief-counts" role="status" aria-live="polite">{sidebar.counts(counts.shown, counts.late, counts.private)}</span>
      </div>
    </div>
  );
}
