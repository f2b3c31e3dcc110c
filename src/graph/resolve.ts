import type { Entity, EntityKind } from "../model/entity";
import { foldName } from "../text/names";
import { compare } from "./order";

/** Finds the entity of a kind that a name stands for: by its name first, then by an alias that only one has. */
export function entityFinder(entities: readonly Entity[], kind: EntityKind): (name: string) => Entity | null {
  const own = entities.filter((entity) => entity.kind === kind).sort((a, b) => compare(a.path, b.path));
  const byAlias = new Map<string, Entity | null>();
  for (const entity of own) {
    for (const alias of entity.aliases.map(foldName)) {
      const other = byAlias.get(alias);
      byAlias.set(alias, other === undefined || other === entity ? entity : null);
    }
  }
  const byName = new Map<string, Entity>();
  for (const entity of own) if (!byName.has(foldName(entity.name))) byName.set(foldName(entity.name), entity);
  return (name) => byName.get(foldName(name)) ?? byAlias.get(foldName(name)) ?? null;
}
