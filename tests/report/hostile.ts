/** Names and texts that look like the structure of a note, a table, a drawing or a region. */
export const HOSTILE: readonly string[] = [
  'say "yes" and \'no\'', "a[b]c]", "x | y || z", "one --> two --- three", "%%hidden%%", "%%{init: {}}%%", "#tag and #a/b", "end ^id", "- [ ] do it", "[ ] box", "* [x] done",
  "`code` and ``` fence", "```\nfence", "~~~", "\u{1F600}\u{1F468}\u200D\u{1F469}\u200D\u{1F467} grin", "<b>bold</b><script>x</script>", "<!-- debrief:actions:end -->", "<!-- debrief:people-graph:end -->",
  "two\nlines\r\nand more", "\n\n## Heading\n\n- [ ] row", "very long ".repeat(400), "n0", "end", "graph LR", "1. first", "- minus", "a;b&amp;c#34;", "\\ back \\| bar \\", "[[Note|shown]]", "![[picture.png]]",
  "[text](javascript:x)", "$math$ and $$more$$", "{{date}} <% tp %>", "`= this.file`", "\u202Eturned", "__proto__", "constructor", "nul\u0000sign", "日本 語", "---", "> quote", "| --- |", "class n0 x;", "click n0 call()",
];
