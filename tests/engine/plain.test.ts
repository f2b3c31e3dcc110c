import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainLine } from "../../src/engine/plain";

describe("plainLine", () => {
  it.each([
    ["Call [[Bo]] back", "Call (Bo) back"],
    ["![[x]] and [a](https://b.c)", "(x) and (a)(b.c)"],
    ["<script>x</script>", "‹script›x‹/script›"],
    ["use `rm`", "use 'rm'"],
    ["a | b", "a / b"],
    ["- [ ] # do it", "do it"],
    ["%%hidden%% ==hot== **bold** ~~no~~", "%hidden% hot bold no"],
    ["fix #urgent, ticket #42", "fix urgent, ticket no. 42"],
    ["ask @Ana, mail a@b.c", "ask Ana, mail a@b.c"],
    ["ship it ⏫ 📅 2026-03-06", "ship it 2026-03-06"],
    ["two\nlines\tand\u200B more", "two lines and more"],
    ["{{date}} <% x %> a:: b", "{date} ‹% x %› a: b"],
    ["1. first", "1 first"],
    ["end ^block", "end block"],
    ["%📅% {#{x :#: y =*= z", "% {x : y z"],
    ["Send the price list tomorrow", "Send the price list tomorrow"],
  ])("%j → %j", (before, after) => expect(plainLine(before)).toBe(after));

  it("leaves nothing that the editor would act on, and is stable", () => {
    const sign = fc.constantFrom("[", "]", "[[", "]]", "<", ">", "`", "|", "%", "#", "*", "-", " ", "\n", "a", "@", "📅", "{", "}", "=", "$", "\\", "^", ":", "1", ".");
    fc.assert(fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
      const line = plainLine(signs.join(""));
      expect(line).not.toMatch(/[\n[\]<>`|\\]|%%|==|\*|📅|\{\{|\^|::/u);
      expect(plainLine(line)).not.toMatch(/[\n[\]<>`|]/u);
    }), { numRuns: 5000 });
  });

  it("cuts at a word", () => expect(plainLine("one two three", 9)).toBe("one two…"));
});
