type Value = string | null | (string | null)[] | { [key: string]: Value };

const LINE = /^( *)(?:([\p{L}_][\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]+)*):(?: +(\S.*))?|- +(\S.*))$/u;
const QUOTED = /^(?:'([^'\\]*)'|"([^"\\]*)")$/u;
const WORDS = /^(?:\p{L}[\p{L}\p{N} _.'’()/–—-]*|\d{4}-\d{2}-\d{2})$/u;
/** What YAML takes for no text, and keys that must not be made. */
const SPECIAL = /^(?:null|true|false|__proto__|constructor|prototype)$/iu;

/** A value of one line as text; undefined where only a whole reader can tell. */
function scalar(written: string): string | undefined {
  const text = written.trimEnd();
  const quoted = QUOTED.exec(text);
  if (quoted) return quoted[1] ?? quoted[2] ?? "";
  return WORDS.test(text) && !SPECIAL.test(text) ? text : undefined;
}

interface Row {
  indent: number;
  key: string | null;
  /** Undefined where nothing stands behind the key. */
  text: string | undefined;
}

/** The lines' parts; null where a line is none of the few forms. */
function rowsOf(source: string): Row[] | null {
  const rows: Row[] = [];
  for (const line of source.split("\n")) {
    const hit = LINE.exec(line);
    if (!hit) return null;
    const [, indent = "", key = null, value, item] = hit;
    const written = key === null ? item : value;
    const text = written === undefined ? undefined : scalar(written);
    if ((written !== undefined && text === undefined) || (key !== null && SPECIAL.test(key))) return null;
    rows.push({ indent: indent.length, key, text });
  }
  return rows;
}

/**
 * Reads what most property blocks are: names with a text, a list of texts, or such a block below them. Null for
 * everything else, which a whole reader of YAML must read; where it answers, that one answers the same.
 * @param source the block's lines, ended by LF, without the rules around it
 */
export function readPlainProperties(source: string): Record<string, unknown> | null {
  const rows = source.endsWith("\n") ? rowsOf(source.slice(0, -1)) : null;
  if (!rows) return null;
  let at = 0;
  const readList = (indent: number): string[] => {
    const items: string[] = [];
    for (let row = rows[at]; row && row.key === null && row.indent === indent; row = rows[++at]) items.push(row.text ?? "");
    return items;
  };
  const readMap = (indent: number): Record<string, Value> | null => {
    const map: Record<string, Value> = {};
    for (let row = rows[at]; row && row.indent === indent && row.key !== null; row = rows[at]) {
      if (row.key in map) return null;
      at++;
      const next = rows[at];
      let value: Value = row.text ?? null;
      if (row.text === undefined && next && next.key === null && next.indent >= indent) value = readList(next.indent);
      else if (row.text === undefined && next && next.indent > indent) value = readMap(next.indent);
      if (value === null && row.text === undefined && next && next.indent > indent) return null;
      map[row.key] = value;
    }
    return map;
  };
  const map = readMap(0);
  return at === rows.length ? map : null;
}
