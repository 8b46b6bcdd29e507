/** Texts as they are compared: one width, one case, no accents, no signs, simplified. */

const HAN = "\\u3400-\\u9fff";
const ANY_HAN = new RegExp(`[${HAN}]`);
const RUNS = new RegExp(`[${HAN}]+|[^${HAN}]+`, "g");
const NOT_ASCII = /[^\0-\x7f]/;
const CHANGING = new RegExp(`[^\\0-@[-\\x7f${HAN}]+`, "g");
const MOST_TERMS = 12;

/** Return a text in one width and case, without accents; its signs and lines stay, and Chinese characters as they are. */
export function fold(text) {
  if (!NOT_ASCII.test(text)) return text.toLowerCase();
  return isHan(text) ? text.replaceAll(CHANGING, plain) : plain(text);
}

function plain(text) {
  return composed(text.normalize("NFKD").toLowerCase());
}

/** Return a decomposed text without its accents. */
export function composed(text) {
  return text.replaceAll(/[\u0300-\u036f]/g, "").normalize("NFC");
}

/** Return the terms of a folded query: what stands between spaces, commas, semicolons, bars and plus signs. */
export function termsOf(text) {
  const terms = text.split(/[\s,、;/|+]+/).map(lettersOf).filter(Boolean);
  return terms.slice(0, MOST_TERMS);
}

/** Return a text's letters and digits alone. */
export function lettersOf(text) {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

/** Whether a text has a Chinese character. */
export function isHan(text) {
  return ANY_HAN.test(text);
}

/** Whether a code is that of a Chinese character. */
export function isHanCode(code) {
  return code >= 0x3400 && code <= 0x9fff;
}

/** Return a text as runs that are Chinese or not. */
export function runsOf(text) {
  return text.match(RUNS) ?? [];
}

/** Whether a character of a folded text is a Latin letter or a digit. */
export function isLatin(code) {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
