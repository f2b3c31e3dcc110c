import { linkMentions } from "../../../src/entity/link";
import { linkStyle } from "../../../src/entity/link-style";
import { buildRegistry } from "../../../src/entity/registry";
import { entities, prose } from "../generate";
import { timed, type Row } from "../measure";

const NAMES = 10_000;

function linkRow(what: string, budget: number, units: number): Row {
  return timed(what, budget, () => {
    const people = entities(NAMES);
    const registry = buildRegistry(people);
    const text = prose(units, people.map(({ name }) => name));
    const style = linkStyle({ useMarkdownLinks: false, newLinkFormat: "shortest" }, () => true);
    return () => linkMentions(text, registry, {
      notePath: "Notes/Bench.md", mentions: "section", headings: false, owners: false, allowEveryday: [], doNotLink: [], closed: [],
      link: (entity, shown, inTable) => style(entity.path, shown, "Notes/Bench.md", inTable),
    });
  });
}

/** Linking a note against all names of a large vault. */
export const linking: readonly Row[] = [
  linkRow("linking a 65 KB note against 10,000 names", 5, 65_000),
  linkRow("linking 1 MB of prose against 10,000 names", 80, 1_000_000),
];
