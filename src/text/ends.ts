/**
 * A text without the signs at its end that a pattern of one character matches. It looks from the end, so that a long run
 * of such signs elsewhere costs nothing; a regular expression that ends in `+$` tries anew at each of them.
 */
export function withoutEnd(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
