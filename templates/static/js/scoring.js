/** A score in words and stars, as the pages of scores write it; figures are whole numbers of ten-thousandths. */

import { hundredths } from "./amount.js";
import { divided } from "./assessment.js";
import { copy, fill, h, part } from "./dom.js";
import { say, text } from "./sentences.js";
import { drawStars } from "./standing.js";
import { day } from "./words.js";

const WHOLE = 10_000;
const DECIMALS = { share: 1, grade: 2, rating: 2, figure: 1, hours: 0, count: 0 };

/** Return a quarter as it is written: `2026 Q3`. */
export function quarterName(quarter) {
  return quarter.replace("-", " ");
}

/** Return the name of an indicator. */
export function indicatorName(code) {
  return text(`indicator.${code}`);
}

/** Return a value in its unit. */
export function amountOf({ unit }, value) {
  const shown = (unit === "share" ? value / 100 : value / WHOLE).toFixed(DECIMALS[unit]).replace(/\.0+$/, "");
  if (unit === "count") return shown;
  return text(`unit.${unit === "rating" ? "grade" : unit}`, { value: shown });
}

/** Return what a line adds to the total in points; a minus line takes them off. */
export function partOf(line, { sign }, weight) {
  if (!line.weight) return "";
  const points = divided(line.contribution, sign === "plus" ? weight : 100);
  return `${sign === "minus" && points ? "−" : ""}${hundredths(points)}`;
}

/** Show a score in its box: stars with what they are of, or why there are none. */
export function showScore(box, score, method) {
  const { total, n, weight } = score;
  if (score.lack) {
    const values = { day: score.first_store_on && day(score.first_store_on), weight, least: method.least_weight };
    fill(part(box, "stars"), h("span", { class: "unscored" }, ...say(`lack.${score.lack}`, values)));
    return fill(part(box, "detail"));
  }
  const drawn = copy("drawn");
  drawStars(drawn, { ...score, points: hundredths(total) });
  fill(part(box, "stars"), drawn);
  return fill(part(box, "detail"), ...say("detail", { total: hundredths(total), n, weight }));
}
