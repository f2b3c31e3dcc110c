import { Document, isMap, isScalar, isSeq, parseDocument, visit, type Pair, type YAMLMap } from "yaml";
import { BOM, lineEnding } from "../text/lines";
import { findBlock, splitNote, YAML_OPTIONS } from "./property-block";

/** A property's new value; null takes the property away. */
export type PropertyValue = string | readonly string[] | null;

/** A note's properties cannot be changed because they cannot be read. The message is a sentence for the user. */
export class BrokenProperties extends Error {
  constructor(message: string) {
    super(message);
    this.name = "BrokenProperties";
  }
}

type Quote = "PLAIN" | "QUOTE_SINGLE" | "QUOTE_DOUBLE";

/** How the block writes its lists and quotes, so that what is added looks like the rest. */
interface Style {
  eol: string;
  /** Columns from a key to the dashes below it. */
  indent: string;
  single: boolean;
}

const column = (source: string, at: number): number => at - (source.lastIndexOf("\n", at - 1) + 1);

function styleOf(doc: ReturnType<typeof parseDocument>, source: string, eol: string): Style {
  let indent = "  ";
  let [single, double] = [0, 0];
  visit(doc, {
    Scalar: (_key, { type }) => { if (type === "QUOTE_SINGLE") single++; else if (type === "QUOTE_DOUBLE") double++; },
    Pair: (_key, { key, value }) => {
      if (isSeq(value) && value.flow !== true && value.range && isScalar(key) && key.range) {
        indent = " ".repeat(Math.max(0, column(source, value.range[0]) - column(source, key.range[0])));
      }
    },
  });
  return { eol, indent, single: single > double };
}

function scalar(value: string, quote: Quote, style: Style): string {
  const type = /[\r\n]/u.test(value) ? "QUOTE_DOUBLE" : quote;
  return new Document(value).toString({ lineWidth: 0, singleQuote: style.single, defaultStringType: type }).trimEnd();
}

function rendered(key: string, value: string | readonly string[], quote: Quote, flow: boolean, pad: string, style: Style): string {
  const name = scalar(key, "PLAIN", style);
  if (typeof value === "string") return `${name}: ${scalar(value, quote, style)}`;
  if (value.length === 0) return `${name}: []`;
  if (!flow) return [`${name}:`, ...value.map((item) => `${pad}${style.indent}- ${scalar(item, quote, style)}`)].join(style.eol);
  const list = new Document(value);
  if (isSeq(list.contents)) list.contents.flow = true;
  return `${name}: ${list.toString({ lineWidth: 0, flowCollectionPadding: false, singleQuote: style.single, defaultStringType: quote }).trimEnd()}`;
}

const quoteOf = (node: unknown): Quote => {
  const type = isSeq(node) ? quoteOf(node.items[0]) : isScalar(node) ? node.type : undefined;
  return type === "QUOTE_SINGLE" || type === "QUOTE_DOUBLE" ? type : "PLAIN";
};

interface Span { start: number; end: number }

/** Where a pair stands: from its key to the last character of its value. */
function spanOf(pair: Pair, source: string): Span | null {
  const { key, value } = pair;
  if (!isScalar(key) || !key.range) return null;
  const range = (isScalar(value) || isSeq(value) || isMap(value)) ? value.range : null;
  const start = key.range[0];
  const colon = source.indexOf(":", key.range[1]) + 1;
  return { start, end: Math.max(colon, range ? start + source.slice(start, range[1]).trimEnd().length : colon) };
}

const lineEnd = (source: string, at: number): number => (source.indexOf("\n", at) < 0 ? source.length : source.indexOf("\n", at) + 1);

/** The block with one property changed by replacing no more than its own text; null where that cannot be done. */
function changeText(source: string, map: YAMLMap | null, keys: readonly string[], value: PropertyValue, style: Style): string | null {
  const [key = "", ...deeper] = keys;
  const pair = map?.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (map?.flow === true) return null;
  if (!pair) {
    if (value === null) return source;
    const first = map?.items[0];
    const last = map?.items[map.items.length - 1];
    const pad = first ? " ".repeat(column(source, spanOf(first, source)?.start ?? 0)) : "";
    const span = last && pad !== "" ? spanOf(last, source) : null;
    const at = span ? lineEnd(source, span.end) : source.length;
    const nest = deeper.map((_, depth) => pad + "  ".repeat(depth));
    const inner = pad + "  ".repeat(deeper.length);
    const parents = nest.map((indent, depth) => `${indent}${scalar(keys[depth] ?? "", "PLAIN", style)}:${style.eol}`).join("");
    return `${source.slice(0, at)}${parents}${inner}${rendered(keys[keys.length - 1] ?? "", value, "PLAIN", false, inner, style)}${style.eol}${source.slice(at)}`;
  }
  if (deeper.length > 0) return isMap(pair.value) ? changeText(source, pair.value, deeper, value, style) : null;
  const span = spanOf(pair, source);
  if (!span) return null;
  const { start, end } = span;
  const old = pair.value;
  if (value === null) return source.slice(0, start - column(source, start)) + source.slice(lineEnd(source, end));
  if (typeof value === "string" && isScalar(old) && old.range && old.range[1] > old.range[0]) {
    return source.slice(0, old.range[0]) + scalar(value, quoteOf(old), style) + source.slice(old.range[0] + source.slice(old.range[0], old.range[1]).trimEnd().length);
  }
  if (typeof value !== "string" && isSeq(old) && old.flow !== true && old.range && old.items.length > 0 && old.items.length < value.length
    && old.items.every((item, index) => isScalar(item) && item.value === value[index])) {
    const at = lineEnd(source, end);
    const dash = " ".repeat(column(source, old.range[0]));
    const added = value.slice(old.items.length).map((item) => `${dash}- ${scalar(item, quoteOf(old), style)}${style.eol}`);
    return source.slice(0, at) + added.join("") + source.slice(at);
  }
  const pad = " ".repeat(column(source, start));
  return source.slice(0, start) + rendered(key, value, quoteOf(old), isSeq(old) && old.flow === true && old.items.length > 0, pad, style) + source.slice(end);
}

/** One property changed, and the proof that the block then says so; where its own text cannot be replaced, the whole is written anew. */
function changeOne(source: string, path: string, value: PropertyValue, eol: string): string {
  const wanted = parseDocument(source, YAML_OPTIONS);
  const map = isMap(wanted.contents) ? wanted.contents : null;
  const keys = map?.has(path) === true || !path.includes(".") ? [path] : path.split(".");
  const now = keys.reduce<unknown>((inner, key) => (typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[key] : undefined), wanted.toJS());
  if (JSON.stringify(now ?? null) === JSON.stringify(value) && (value !== null || now === undefined)) return source;
  const changed = changeText(source, map, keys, value, styleOf(wanted, source, eol));
  if (value === null) wanted.deleteIn(keys);
  else wanted.setIn(keys, wanted.createNode(value));
  if (changed !== null) {
    const read = parseDocument(changed, YAML_OPTIONS);
    if (read.errors.length === 0 && JSON.stringify(read.toJS() ?? {}) === JSON.stringify(wanted.toJS() ?? {})) return changed;
  }
  return wanted.toString({ lineWidth: 0 }).replace(/\n/gu, eol);
}

/**
 * Changes properties by name; `entities.people` is the key `people` in the map `entities`. All that is not changed stays
 * byte for byte: quotes, order, comments, indentation, line endings, BOM. A block is added where there is none; where
 * nothing changes the same text comes back. Throws `BrokenProperties` where the block cannot be read.
 */
export function changeProperties(text: string, changes: Readonly<Record<string, PropertyValue>>): string {
  const { problem, bom } = splitNote(text);
  if (problem !== null) throw new BrokenProperties(problem);
  const found = findBlock(text);
  const block = found === "unterminated" ? null : found;
  const eol = lineEnding(text);
  const change = (source: string): string => Object.entries(changes).reduce((now, [key, value]) => changeOne(now, key, value, eol === "\r" ? "\n" : eol), source);
  if (!block) {
    const added = change("");
    const lines = eol === "\r" ? added.replace(/\n/gu, "\r") : added;
    return lines === "" ? text : `${bom}---${eol}${lines}---${eol}${text.slice(text.startsWith(BOM) ? 1 : 0)}`;
  }
  const source = text.slice(block.from, block.to);
  // YAML knows no lone CR.
  const changed = eol === "\r" ? change(source.replace(/\r/gu, "\n")).replace(/\n/gu, "\r") : change(source);
  return text.slice(0, block.from) + changed + text.slice(block.to);
}
