/** How a score comes about: a row for every indicator, today's beside the closed quarter's, and the sums below. */

import { onPress } from "./act.js";
import { hundredths } from "./amount.js";
import { h } from "./dom.js";
import { amountOf, indicatorName, partOf } from "./scoring.js";
import { say, text } from "./sentences.js";

/**
 * Return the rows of the table.
 *
 * @param {object} today The score of today, with its lines.
 * @param {object | undefined} frozen A closed quarter's.
 * @param {{method: object, unshown: object}} scores What goes with them.
 * @param {(indicator: object) => Promise<void>} see Shows the events behind an indicator.
 */
export function derivationRows(today, frozen, { method, unshown }, see) {
  return today.lines.map((line, place) => {
    const indicator = method.indicators[place];
    const closed = frozen?.lines.find((each) => each.indicator === line.indicator);
    const figures = [
      line.value === null ? fewOf(indicator, unshown[indicator.code]) : amountOf(indicator, line.value),
      line.n ?? "",
      line.weight ? hundredths(line.points) : "",
      line.weight || "",
      partOf(line, indicator, today.weight),
      closed ? (closed.value === null ? "–" : amountOf(indicator, closed.value)) : "",
      closed ? partOf(closed, indicator, frozen.weight) : "",
    ];
    const cells = figures.map((figure) => h("td", { class: "figure" }, figure));
    return h("tr", {}, h("th", { scope: "row" }, indicatorName(indicator.code)), ...cells, h("td", {}, wayTo(indicator, see)));
  });
}

/** Return what was seen too seldom to count, or a dash where nothing was. */
function fewOf(indicator, value) {
  return value ? text("too-few", { value: amountOf(indicator, value.value), n: value.n, minimum: indicator.minimum }) : "–";
}

function wayTo(indicator, see) {
  if (!indicator.of.length) return h("span", { class: "fine" }, ...say("by-platform"));
  const label = text("events-of", { indicator: indicatorName(indicator.code) });
  const button = h("button", { class: "button", type: "button", "aria-label": label }, ...say("events"));
  onPress(button, () => see(indicator));
  return button;
}

/** Return the rows of the sums. */
export function sumRows(today, frozen) {
  return ["earned", "lost", "total"].map((name) => {
    const sum = (score) => (score && score[name] !== null ? hundredths(score[name]) : "");
    const cells = ["", "", "", name === "earned" ? today.weight : "", sum(today), "", sum(frozen), ""];
    return h("tr", {}, h("th", { scope: "row" }, ...say(name)), ...cells.map((cell) => h("td", { class: "figure" }, cell)));
  });
}
