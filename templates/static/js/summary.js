/** A search in words: how many were found, and of what. */

import { h } from "./dom.js";
import { labelOf } from "./facets.js";
import { say, text } from "./sentences.js";

const ORDER = ["platforms", "categories", "services", "markets", "places", "stars", "languages", "types", "budgets", "evidence"];

/** Return the sentence that says what was asked and how many were found, as nodes and texts. */
export function sentenceOf(ask, count, index, isChinese) {
  const parts = partsOf(ask, index);
  if (!parts.length) return [h("b", {}, ...say("count", { count }))];
  const head = h("b", {}, ...(count ? say("found", { count }) : say("none")));
  const comma = isChinese ? "，" : "";
  const rest = parts.flatMap(([name, values], place) => [place ? comma : "", ...say(`part.${name}`, { values: h("b", {}, values) })]);
  return [head, ...rest.filter((piece) => piece !== ""), isChinese ? "。" : "."];
}

/** Return the title of the page of a search. */
export function titleOf(ask, index) {
  const [heading] = document.title.split(" – ").slice(-2);
  const parts = partsOf(ask, index).map(([, values]) => values);
  const site = document.title.split(" – ").at(-1);
  return [...(parts.length ? [parts.join(" · ")] : []), document.querySelector("h1")?.textContent ?? heading, site].join(" – ");
}

function partsOf(ask, index) {
  const or = text("or");
  const parts = ask.text.trim() ? [["text", text("quoted", { text: ask.text.trim() })]] : [];
  for (const name of ORDER) {
    const codes = ask.choices.get(name);
    if (codes) parts.push([name, [...codes].map((code) => labelOf(index, name, code)).join(or)]);
  }
  return parts;
}
