const LONGEST = 600;

/**
 * What would make links, tags, HTML, code, tasks, owners or template commands of words that were only said, and what
 * stands in its place. The row of signs beyond ASCII holds the Tasks plugin's (docs of Tasks, "Emoji Format").
 */
const REPLACED: [RegExp, string][] = [
  [/[\p{Cc}\p{Cf}\s]+/gu, " "],
  [/!?\[+/gu, "("],
  [/\]+/gu, ")"],
  [/</gu, "‹"],
  [/>/gu, "›"],
  [/`+/gu, "'"],
  [/[|\\]/gu, "/"],
  // What leaves no sign behind goes before what is made of two equal ones, which it may have held apart.
  [/[\u{1F4C5}\u{1F4C6}\u{1F5D3}\u{1F53A}\u{23EB}\u{1F53C}\u{1F53D}\u{23EC}\u{2795}\u{23F3}\u{231B}\u{1F6EB}\u{2705}\u{274C}\u{1F501}\u{1F3C1}\u{1F194}\u{26D4}\u{1F464}]\u{FE0F}?/gu, ""],
  [/#{1,9}(?=\d)/gu, "no. "],
  [/#+(?=\S)/gu, ""],
  [/(^|[\s(])@+(?=\S)/gu, "$1"],
  [/[*^]+/gu, ""],
  [/[=~_]{2,}/gu, ""],
  [/https?:\/\//giu, ""],
  [/%{2,}/gu, "%"],
  [/\${2,}/gu, "$"],
  [/\{{2,}/gu, "{"],
  [/\}{2,}/gu, "}"],
  [/:{2,}/gu, ":"],
  [/^\s*(?:[-+#›]+\s+(?:\([ xX/]\)\s+)?|\( \)\s+)+/u, ""],
  [/^(\s*\d+)[.)]\s/u, "$1 "],
  [/\s+/gu, " "],
];

/** Words as plain text on one line: nothing in it is Markdown, HTML, a task's sign or a template's command. */
export function plainLine(text: string, longest = LONGEST): string {
  const plain = REPLACED.reduce((line, [pattern, by]) => line.replace(pattern, by), text).trim();
  if (plain.length <= longest) return plain;
  const space = plain.lastIndexOf(" ", longest - 1);
  // One word without end is cut within, but not between the halves of a sign.
  const head = space > 0 ? plain.slice(0, space).trimEnd() : plain.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "");
  return `${head}…`;
}
