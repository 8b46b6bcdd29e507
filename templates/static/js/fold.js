/** Texts as they are compared: one width, one case, no accents, no signs, simplified. */

const HAN = "\\u3400-\\u9fff";
const TONES = "\\u0300\\u0301\\u0304\\u030c";
const FINALS = "[ue]?ang?|e(?:ng?|r|i)?|[iu]?an|a[io]?|i(?:ang?|ao|ong|ng?|[aeu])?|ong|ou?|u(?:ang|ai|n|[aeio])?|v[en]?";
const SYLLABLES = `(?:(?:[zcs]h|[bpmfdtnlgkhjqxzcsrwy])?(?:${FINALS})[1-5]?[\\s']*)+`;
const BRACKETED = new RegExp(`(?<=[${HAN}])\\(${SYLLABLES}\\)`, "g");
const TONED = new RegExp(`(?<=[${HAN}])[a-z]*[a-z\\u0308][${TONES}](?:[a-z\\u0308${TONES}])*`, "g");
const ANY_HAN = new RegExp(`[${HAN}]`);
const RUNS = new RegExp(`[${HAN}]+|[^${HAN}]+`, "g");
const MOST_TERMS = 12;

/** Return a text in one width and case, without accents; its signs and lines stay. */
export function fold(text) {
  return composed(text.normalize("NFKD").toLowerCase());
}

function composed(text) {
  return text.replaceAll(/[\u0300-\u036f]/g, "").normalize("NFC");
}

/** Return a query folded, without pinyin that only says how a Chinese character is read. */
export function foldQuery(text) {
  const apart = text.normalize("NFKD").toLowerCase().replaceAll(TONED, "");
  return composed(apart).replaceAll(BRACKETED, "");
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

/** Return a text as runs that are Chinese or not. */
export function runsOf(text) {
  return text.match(RUNS) ?? [];
}

/** Whether a character of a folded text is a Latin letter or a digit. */
export function isLatin(code) {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** Return a function that simplifies traditional characters, from the part of the index that has their forms. */
export function simplifier({ from, to }) {
  const simple = [...to];
  const forms = new Map([...from].map((one, place) => [one, simple[place]]));
  return (text) => Array.from(text, (one) => forms.get(one) ?? one).join("");
}
