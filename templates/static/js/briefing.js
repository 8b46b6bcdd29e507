/** A round's brief in words, as brand and provider read it. */

import { CHOSEN } from "./brief.js";
import { h } from "./dom.js";
import { nameOf } from "./names.js";
import { say, text } from "./sentences.js";
import { day, inRow, isChinese } from "./words.js";

const amount = new Intl.NumberFormat(isChinese ? "zh-CN" : "en-GB");

/** Return the rows of a list of facts: what was left out has none. */
export function rowsOf(brief) {
  const rows = [
    ["about", linesOf(brief.about)],
    ...CHOSEN.map((name) => [name, chosenOf(name, brief[name])]),
    ["markets", namesOf("markets", brief.markets ?? [])],
    ["stores", wordsOf(brief.stores)],
    ["languages", namesOf("languages", brief.languages ?? [])],
    ["budget", brief.budget ? [nameOf("budget_bands", brief.budget)] : []],
    ["size", brief.size ? [nameOf("brand_sizes", brief.size)] : []],
    ["gmv", brief.gmv ? [`${brief.gmv.currency} ${amount.format(brief.gmv.amount)}`] : []],
    ["start", brief.start ? [day(brief.start)] : []],
    ["timeline", linesOf(brief.timeline)],
    ["musts", listOf(brief.musts)],
    ["nices", listOf(brief.nices)],
  ];
  return rows.filter(([, words]) => words.length).map(([key, words]) => row(say(`fact.${key}`), words));
}

/** Return one row. */
export function row(label, words) {
  return h("div", {}, h("dt", {}, ...label), h("dd", {}, h("div", {}, ...words)));
}

/** Return a text of several lines, each in its own. */
export function linesOf(words) {
  return words ? words.split("\n").flatMap((line, place) => (place ? [h("br", {}), line] : [line])) : [];
}

function wordsOf(words) {
  return words ? [words] : [];
}

function namesOf(list, codes) {
  return inRow(codes.map((code) => nameOf(list, code)));
}

function chosenOf(list, { must, nice }) {
  const nices = nice.map((code) => text("nice", { name: nameOf(list, code) }));
  return inRow([...must.map((code) => nameOf(list, code)), ...nices]);
}

function listOf(wishes) {
  return wishes?.length ? [h("ol", {}, ...wishes.map((wish) => h("li", {}, wish)))] : [];
}
