import * as z from "zod/mini";

export const EntityKind = z.enum(["person", "organization"]);
export type EntityKind = z.infer<typeof EntityKind>;

/** A person or an organization that has a note. */
export const Entity = z.object({
  kind: EntityKind,
  /** The note's name: its base name without `.md`. */
  name: z.string(),
  path: z.string(),
  /** Other forms that people write. */
  aliases: z.array(z.string()),
  /** Misheard forms: they serve transcripts and generated wording, and never link prose. */
  heardAs: z.array(z.string()),
  /** The organization that a person belongs to, by name. */
  organization: z.nullable(z.string()),
});
export type Entity = z.infer<typeof Entity>;
