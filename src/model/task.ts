import * as z from "zod/mini";

export const PRIORITIES = ["highest", "high", "medium", "low", "lowest"] as const;
export const Priority = z.enum(PRIORITIES);
export type Priority = z.infer<typeof Priority>;

export const Status = z.enum(["open", "done", "in_progress", "cancelled", "on_hold", "non_task"]);
export type Status = z.infer<typeof Status>;

const Day = z.nullable(z.string());

/** A task line, read. Days are YYYY-MM-DD. What only the line's shape needs (indent, marker) is in `TaskLine`. */
export const Task = z.object({
  /** 0-based line in the file on disk. */
  line: z.number(),
  /** What the Tasks plugin takes for the description. */
  description: z.string(),
  /** The description without owner and evidence. */
  text: z.string(),
  status: Status,
  owners: z.array(z.string()),
  priority: z.nullable(Priority),
  due: Day,
  scheduled: Day,
  start: Day,
  created: Day,
  done: Day,
  cancelled: Day,
  recurrence: z.nullable(z.string()),
  onCompletion: z.nullable(z.string()),
  id: z.nullable(z.string()),
  dependsOn: z.array(z.string()),
  tags: z.array(z.string()),
  blockId: z.nullable(z.string()),
  /** Moments in the transcript, in seconds. */
  evidence: z.array(z.number()),
});
export type Task = z.infer<typeof Task>;
