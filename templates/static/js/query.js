/** A query beyond its folding: without glosses in pinyin, in simplified characters. */

import { composed } from "./fold.js";

const HAN = "\\u3400-\\u9fff";
const TONES = "\\u0300\\u0301\\u0304\\u030c";
const FINALS = "[ue]?ang?|e(?:ng?|r|i)?|[iu]?an|a[io]?|i(?:ang?|ao|ong|ng?|[aeu])?|ong|ou?|u(?:ang|ai|n|[aeio])?|v[en]?";
const SYLLABLES = `(?:(?:[zcs]h|[bpmfdtnlgkhjqxzcsrwy])?(?:${FINALS})[1-5]?[\\s']*)+`;
const BRACKETED = new RegExp(`(?<=[${HAN}])\\(${SYLLABLES}\\)`, "g");
const TONED = new RegExp(`(?<=[${HAN}])[a-z]*[a-z\\u0308][${TONES}](?:[a-z\\u0308${TONES}])*`, "g");

/** Return a query folded, without pinyin that only says how a Chinese character is read. */
export function foldQuery(text) {
  const apart = text.normalize("NFKD").toLowerCase().replaceAll(TONED, "");
  return composed(apart).replaceAll(BRACKETED, "");
}

/** Return a function that simplifies traditional characters, from the part of the index that has their forms. */
export function simplifier({ from, to }) {
  const simple = [...to];
  const forms = new Map([...from].map((one, place) => [one, simple[place]]));
  return (text) => Array.from(text, (one) => forms.get(one) ?? one).join("");
}
