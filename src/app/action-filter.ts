import * as z from "zod/mini";

export const GROUPINGS = ["due", "owner", "meeting", "priority"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Actions of meetings that were more than so many days before the latest one are folded at first. */
export const RECENT_DAYS = 90;

const flag = z.catch(z._default(z.boolean(), false), false);

/** What the user chose to see of the open actions, as it is kept with the workspace. */
const ListFilter = z.object({
  groupBy: z.catch(z._default(z.enum(GROUPINGS), "due"), "due"),
  /** Words that must all stand in text, owners or meeting. */
  text: z.catch(z._default(z.string(), ""), ""),
  /** `mine`, `anyone`, `nobody` or `@Name`; null until the user chooses: `mine` once it is known who that is. */
  owner: z.catch(z._default(z.nullable(z.string()), null), null),
  overdue: flag,
  /** Actions of older meetings too. */
  older: flag,
  /** Actions of private notes too. */
  private: flag,
  /** The keys of the groups that are folded. */
  folded: z.catch(z._default(z.array(z.string()), []), []),
});
export type ListFilter = z.infer<typeof ListFilter>;

/** A filter from what was kept, whatever that is; what cannot be read falls back to its default. */
export function readFilter(kept: unknown): ListFilter {
  const read = ListFilter.safeParse(kept);
  return read.success ? read.data : ListFilter.parse({});
}

export const DEFAULT_FILTER: ListFilter = readFilter(null);

/** The filter with everything shown but what stands in private notes; grouping and folds stay. */
export function clearFilter(filter: ListFilter): ListFilter {
  return { ...filter, text: "", owner: "anyone", overdue: false, older: true };
}
