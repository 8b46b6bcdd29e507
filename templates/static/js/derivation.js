/** How a score comes about, as a table: value, points, weight and contribution of every indicator, and their sums. */

import { amount, hundredths } from "./amount.js";
import { h } from "./dom.js";
import { say, text } from "./sentences.js";
import { localized } from "./words.js";

const COLUMNS = ["value", "observations", "step-points", "weight", "contribution"];

/** Return the table and the sentence of the sums. */
export function derivation(made, label) {
  const head = h("tr", {}, h("th", { scope: "col" }, text("indicator")), ...COLUMNS.map((key) => h("th", { class: "figure", scope: "col" }, text(key))));
  const table = h("table", {}, h("thead", {}, head), h("tbody", {}, ...made.lines.map(step)));
  const sums = made.lack ? text("lack." + made.lack) : text("sums", sumsOf(made));
  return [
    h("div", { class: "table", tabindex: "0", role: "region", "aria-label": label }, table),
    h("p", { class: "small" }, sums),
    h("p", { class: "fine" }, ...say("no-value")),
  ];
}

function step({ indicator, value, points, weight, contribution }) {
  const sign = indicator.sign === "minus" && contribution ? "−" : "";
  const figures = value
    ? [amount(indicator.unit, value.value), value.n, hundredths(points), weight, sign + hundredths(contribution)]
    : ["–", "", "", "", ""];
  return h("tr", {}, h("th", { scope: "row" }, localized(indicator.name)), ...figures.map((figure) => h("td", { class: "figure" }, String(figure))));
}

function sumsOf(made) {
  const [plus, minus] = ["plus", "minus"].map((sign) =>
    made.lines.filter((line) => line.indicator.sign === sign).reduce((sum, line) => sum + line.contribution, 0),
  );
  return {
    plus: hundredths(plus),
    weight: made.weight,
    earned: hundredths(made.earned),
    minus: hundredths(minus),
    lost: hundredths(made.lost),
    total: hundredths(made.total),
  };
}
