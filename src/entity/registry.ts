import type { Entity, EntityKind } from "../model/entity";
import type { Settings } from "../model/settings";
import { foldName, plainName } from "../text/names";
import { baseName, isInFolder, isTag } from "../text/paths";
import { buildMatcher, type Matcher } from "./matcher";

/** All people and organizations of a vault, ready for linking and for looking names up. */
export interface Registry {
  entities: readonly Entity[];
  /** Names and aliases, which link prose; misheard forms are not in it. */
  matcher: Matcher;
  /** Folded names and aliases. */
  written: ReadonlyMap<string, readonly Entity[]>;
  /** Folded misheard forms. */
  heard: ReadonlyMap<string, readonly Entity[]>;
}

const KEYS = {
  type: ["type"],
  aliases: ["aliases", "alias"],
  heardAs: ["heard_as", "heard as", "heardas"],
  organization: ["organization", "organisation", "company", "org"],
} as const;

/** Notes about one meeting lie in people's folders too and are no people. */
const MEETING_TYPES = new Set(["transcript", "meeting"]);

/**
 * The person or organization that a note stands for, or null. Its property `type` decides first, then its tags, then its
 * folder, as the settings name them; nothing in Debrief's own folder or in folders of templates is one.
 */
export function entityFrom(path: string, properties: Record<string, unknown>, tags: readonly string[], settings: Settings): Entity | null {
  if (!/\.md$/iu.test(path) || isInFolder(path, [settings.folder, ...settings.excludedFolders])) return null;
  const kind = kindOf(path, properties, tags, settings);
  if (!kind) return null;
  const name = baseName(path);
  const heardAs = list(properties, KEYS.heardAs).filter((form) => form !== name);
  return {
    kind,
    name,
    path,
    aliases: list(properties, KEYS.aliases).filter((form) => form !== name),
    heardAs,
    organization: kind === "person" ? (list(properties, KEYS.organization, false)[0] ?? null) : null,
  };
}

function kindOf(path: string, properties: Record<string, unknown>, tags: readonly string[], settings: Settings): EntityKind | null {
  const kinds = [
    { kind: "person", types: settings.peopleTypes, tags: settings.peopleTags, folders: settings.peopleFolders },
    { kind: "organization", types: settings.organizationTypes, tags: settings.organizationTags, folders: settings.organizationFolders },
  ] as const;
  const types = list(properties, KEYS.type).map(foldName);
  const byType = kinds.find((row) => row.types.some((type) => types.includes(foldName(type))));
  if (byType) return byType.kind;
  if (types.some((type) => MEETING_TYPES.has(type))) return null;
  const byTag = kinds.find((row) => row.tags.some((tag) => tags.some((own) => isTag(own, tag))));
  return (byTag ?? kinds.find((row) => isInFolder(path, row.folders)))?.kind ?? null;
}

/** The values of a property, each once, links as their targets' names; a text is cut at commas unless told otherwise. */
function list(properties: Record<string, unknown>, keys: readonly string[], commas = true): string[] {
  const values = Object.keys(properties)
    .filter((key) => keys.includes(key.toLowerCase()))
    .flatMap((key) => {
      const value = properties[key];
      if (Array.isArray(value)) return value as unknown[];
      return typeof value === "string" && commas ? value.split(/[,\n]/u) : [value];
    });
  const names = values.filter((value) => typeof value === "string" || typeof value === "number").map((value) => plainName(String(value)));
  return [...new Set(names.filter((name) => name !== ""))];
}

/** A registry of the entities; they are kept in the order given. */
export function buildRegistry(entities: readonly Entity[]): Registry {
  const written = new Map<string, Entity[]>();
  const heard = new Map<string, Entity[]>();
  for (const entity of entities) {
    for (const form of [entity.name, ...entity.aliases]) put(written, form, entity);
    for (const form of entity.heardAs) put(heard, form, entity);
  }
  const forms = entities.flatMap((entity) => [entity.name, ...entity.aliases].map((text) => ({ text, entity })));
  return { entities, matcher: buildMatcher(forms), written, heard };
}

function put(map: Map<string, Entity[]>, form: string, entity: Entity): void {
  const key = foldName(form);
  const all = map.get(key);
  if (!all) map.set(key, [entity]);
  else if (!all.includes(entity)) all.push(entity);
}

/**
 * The entity of a name, alias or misheard form; letter case and accents do not count. Null where none or more than one
 * has it. What people write comes before what was misheard.
 */
export function resolveName(registry: Registry, name: string): Entity | null {
  const key = foldName(plainName(name));
  const all = registry.written.get(key) ?? registry.heard.get(key) ?? [];
  return all.length === 1 ? (all[0] ?? null) : null;
}
