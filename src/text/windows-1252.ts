/** The characters of the bytes 80 to 9F in Windows-1252 (WHATWG Encoding); a space where the byte is undefined. */
const HIGH = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

const BYTES = new Map([...HIGH].flatMap((char, i): [number, number][] => (char === " " ? [] : [[char.charCodeAt(0), 0x80 + i]])));

/** The characters of HIGH, for a class of a regular expression. */
export const HIGH_CHARACTERS = HIGH.replace(/ /g, "");

/**
 * The byte that a UTF-16 unit stands for when Windows-1252 was read where UTF-8 was meant; -1 for none.
 * The five undefined bytes (81 8D 8F 90 9D) and the rest of U+0080–U+009F stand for themselves.
 */
export function windowsByte(code: number): number {
  return code < 0x100 ? code : BYTES.get(code) ?? -1;
}
