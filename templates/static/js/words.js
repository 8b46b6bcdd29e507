/** The page's language: days, rows of words, and names that are not in it. */

import { h } from "./dom.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SCRIPTS = { ja: /[\u3040-\u30ff]/, ko: /[\uac00-\ud7af]/, "zh-Hans": /[\u4e00-\u9fff]/ };
const { lang } = document.documentElement;
export const isChinese = lang !== "en";

/** Return the page's text of two. */
export function localized(pair) {
  return isChinese ? pair.zh : pair.en;
}

/** Return the `lang` of a name where it is not the page's. */
export function langOf(name) {
  const script = Object.keys(SCRIPTS).find((key) => SCRIPTS[key].test(name)) ?? "en";
  return script === lang ? undefined : script;
}

/** Return a name, in an element of its own where its language is not the page's. */
export function named(name) {
  const own = langOf(name);
  return own ? h("span", { lang: own }, name) : name;
}

/** What parts remarks of different kinds, not items of one. */
export const COMMA = isChinese ? "，" : ", ";

/** What stands between two sentences, and behind a colon. */
export const GAP = isChinese ? "" : " ";

/** Return texts and nodes in a row. */
export function inRow(items, comma = isChinese ? "、" : ", ") {
  return items.flatMap((item, place) => (place ? [comma, item] : [item]));
}

/** Return a year, month or day in words. */
export function day(partial) {
  if (isChinese) return partial;
  const [year, month, date] = partial.split("-");
  return [date && Number(date), MONTHS[month - 1], year].filter(Boolean).join(" ");
}
