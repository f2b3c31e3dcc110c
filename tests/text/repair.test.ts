import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../src/text/edits";
import { originalOffsets, repair } from "../../src/text/repair";
import { HIGH_CHARACTERS, windowsByte } from "../../src/text/windows-1252";

const UNDEFINED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const CHARACTER = new Map([...HIGH_CHARACTERS].map((char) => [windowsByte(char.charCodeAt(0)), char]));
type Loss = "kept" | "dropped" | "replaced";

/** Does the damage: UTF-8 read as Windows-1252, the undefined bytes kept, dropped or replaced by U+FFFD. */
function damage(text: string, loss: Loss = "dropped"): string {
  return [...new TextEncoder().encode(text)].map((byte) => {
    if (UNDEFINED.has(byte)) return { kept: String.fromCharCode(byte), dropped: "", replaced: "\uFFFD" }[loss];
    return CHARACTER.get(byte) ?? String.fromCharCode(byte);
  }).join("");
}

const loses = (char: string) => new TextEncoder().encode(char).some((byte) => UNDEFINED.has(byte));

const SIGNS = [..."🔺🔼🔽📅📆🗓🛫🆔➕⛔⌛✅—–‘’“…•→≥éàèüöäßñçøåÉÖÜÓŒœšžŠłőęěİПриветΔ🙂👤🎉🚀💡📌📎🔥💬📞🎯🙏👏✨⚡⭐☕🤝🧪🗂🕒📊📈", "\u00a0"];
const LOST = [..."⏫⏬⏳❌🔁🏁”👍"];

describe("repair", () => {
  it.each(SIGNS)("brings back %s, alone, in a word and at a task's end", (char) => {
    for (const loss of ["kept", "dropped", "replaced"] as const) {
      if (loses(char) && loss !== "kept") continue;
      for (const text of [char, `so ${char} it`, `caf${char}`, `- [ ] Call Bo ${char} 2026-03-06`, `${char}${char} — ${char}`]) {
        expect(repair(damage(text, loss)).text).toBe(text);
      }
    }
  });

  it.each(LOST)("brings back %s although a byte was lost", (char) => {
    for (const loss of ["kept", "dropped", "replaced"] as const) {
      for (const text of [`- [ ] Call Bo ${char} 📅 2026-03-06`, `* [x] Call Bo ${char}`, `> 1. [ ] “Call Bo${char}`, `So — ${char}`]) {
        expect(repair(damage(text, loss)).text).toBe(text);
      }
    }
  });

  it.each([
    ["two signs of which one lost a byte", "- [x] Send it @Ines Duarte â« âœ… 2026-03-06", "- [x] Send it @Ines Duarte ⏫ ✅ 2026-03-06"],
    ["a priority before a hard space", "- [ ] Send it â«\u00a0âœ…", "- [ ] Send it ⏫\u00a0✅"],
    ["a name before an apostrophe", "Inesâ€™s plan", "Ines’s plan"],
    ["a quote", "â€œSoon,â€ she said. â€œSoonâ€", "“Soon,” she said. “Soon”"],
    ["quote behind quote", "â€œa â€˜bâ€™â€", "“a ‘b’”"],
    ["damage done twice", "a Ã¢â‚¬â€œ b, Ã©tÃ©", "a – b, été"],
    ["damage done twice with a lost byte", "soÃ¢â‚¬\u009d it", "so” it"],
    ["an emoji's form", "ok âœ…ï¸ and 1ï¸âƒ£", "ok ✅\uFE0F and 1\uFE0F⃣"],
    ["a hard space that became a plain one", "voilÃ  ! câ€™est tout", "voilà ! c’est tout"],
    ["right and damaged dashes in one line", "a — b â€” c", "a — b — c"],
    ["the start and end of the file", "â€” a â€”", "— a —"],
    ["a transcript in a fence", "```text\nItâ€™s\n```\n~~~\nItâ€™s\n~~~", "```text\nIt’s\n```\n~~~\nIt’s\n~~~"],
    ["capitals where the note is damaged elsewhere", "ALÃ” PESSOAL â€” ok", "ALÔ PESSOAL — ok"],
  ])("repairs %s", (_, before, after) => {
    expect(repair(before).text).toBe(after);
  });

  it.each([
    "« là » et pâ «", "«\u00a0voilà\u00a0»", "â « fin »", "NÃO, SÃO, MAÇÃ e “IRMÃ”", "“CAFÉ” e «AVÓ»", "É… talvez, qué… ¿no?", "„MENÜ“ und „Ü“",
    "það er – já", "Ÿ", "他说：“好的”，然后走了。", "これは「計画」です。", "Привет — «мир»", "✅ ⏫ 🔁 📅 — “so” ’", "pâ«te", "qué—¿no?", "café…” e «olé…»",
    "`â€” is a dash` and ``â€™``", "```js\nâ€”\n```", "~~~ts\nâ€”\n~~~", "Ã and ðŸ“ and â", "a line\u00a0with\u00a0hard spaces", "Ã\n©",
    "N Ã o", "Úžasný den, víš… A též”", "Spaß” und Maß², né¹²", "5×½ m, “CAFÉ”", "Call Bo â«",
  ])("leaves %j alone", (text) => {
    expect(repair(text)).toEqual({ text, counts: {}, edits: [] });
  });

  it("counts by restored character", () => {
    expect(repair("a â€” b Ã¢â‚¬â€œ c â€” é Ã©").counts).toEqual({ "—": 2, "–": 1, "é": 1 });
  });

  it("keeps line endings, the byte order mark and trailing blanks", () => {
    expect(repair("\uFEFFa â€” \r\nb\r â€™ \n").text).toBe("\uFEFFa — \r\nb\r ’ \n");
  });

  it("comes to an end with long texts of one kind", () => {
    const chinese = "会议纪要：“下周五之前”。\n".repeat(80000);
    expect(repair(chinese).text).toBe(chinese);
    expect(repair(damage("Завтра — ").repeat(5000)).text).toBe("Завтра — ".repeat(5000));
    expect(repair("Ã ".repeat(50000) + "â€”").text.endsWith("—")).toBe(true);
    expect(repair("â«".repeat(50000)).text.length).toBeLessThanOrEqual(100000);
  });
});

const pieces = fc.array(fc.oneof(
  fc.constantFrom(..."ÃÂâðŸï¸€™œ”“‘’…–—«»¬³¤¥\u00a0\u0081\u008f\u009d\uFFFD aA.`\n-é¢Å"),
  fc.constantFrom("- [ ] ", "```\n", "â€", "ðŸ”", "ðŸ", "Ã ", "Ã¢â‚¬", "âŒ", "ï¸", "Ãƒ", "Æ’", "Ã‚", "Â¢", "$", "%%"),
), { maxLength: 24 }).map((parts) => parts.join(""));

describe("repair of any text", () => {
  it("changes nothing the second time, keeps all lines, and tells its edits", () => {
    fc.assert(fc.property(fc.oneof(pieces, fc.string({ unit: "binary" })), (text) => {
      const { text: repaired, edits } = repair(text);
      expect(repair(repaired).text).toBe(repaired);
      expect(repaired.split("\n").length).toBe(text.split("\n").length);
      expect(applyEdits(text, edits)).toBe(repaired);
      for (const [i, { from, to }] of edits.entries()) {
        expect(to).toBeGreaterThan(from);
        expect(from).toBeGreaterThanOrEqual(edits[i - 1]?.to ?? 0);
      }
    }), { numRuns: Number(process.env.FUZZ ?? 2000) });
  });

  it("takes every damage of a text back", () => {
    const sign = fc.constantFrom(...SIGNS.filter((char) => !loses(char)), "a", " ", "\n", "no ");
    const times = fc.integer({ min: 1, max: 4 });
    fc.assert(fc.property(fc.array(sign).map((all) => `Só — ${all.join("-")}`), times, (text, rounds) => {
      let damaged = text;
      for (let i = 0; i < rounds; i++) damaged = damage(damaged, "kept");
      expect(repair(damaged).text).toBe(text);
    }), { numRuns: Number(process.env.FUZZ ?? 100) });
  });
});

describe("originalOffsets", () => {
  it("maps starts to starts and ends to ends, also behind two rounds", () => {
    const before = "a Ã¢â‚¬â€œ Ines, Boâ€™s ðŸ”¼!";
    const { text, edits } = repair(before);
    const original = originalOffsets(edits);
    for (const name of ["a", "Ines", "Bo", "!"]) {
      expect(original(text.indexOf(name))).toBe(before.indexOf(name));
    }
    expect(before.slice(original(text.indexOf("–")), original(text.indexOf("–") + 1))).toBe("Ã¢â‚¬â€œ");
    expect(original(text.length)).toBe(before.length);
  });

  it("never goes back", () => {
    fc.assert(fc.property(pieces, (before) => {
      const { text, edits } = repair(before);
      const map = originalOffsets(edits);
      for (let i = 0; i < text.length; i++) expect(map(i + 1)).toBeGreaterThanOrEqual(map(i));
      expect(map(text.length)).toBe(before.length);
    }));
  });
});
