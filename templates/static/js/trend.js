/** The trend of a score: a line over the quarters as a drawing, with the same in words for whoever does not see it. */

import { hundredths } from "./amount.js";
import { svg } from "./dom.js";
import { quarterName } from "./scoring.js";
import { text } from "./sentences.js";

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [420, 190, 32, 24, 12];
const FULL = 10_000;
const STEPS = [0, 2500, 5000, 7500, 10_000];

/**
 * Return the drawing of some quarters, the oldest first.
 *
 * @param {{quarter: string, total: number | null, isToday?: boolean}[]} points
 */
export function trendOf(points) {
  const words = points.map(({ quarter, total }) =>
    total === null
      ? text("trend-none", { quarter: quarterName(quarter) })
      : text("trend-point", { quarter: quarterName(quarter), total: hundredths(total) }),
  );
  const label = text("trend", { points: words.join("; ") });
  const drawing = svg("svg", { class: "trend", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label });
  drawing.append(...STEPS.flatMap(rule), ...lines(points), ...points.flatMap((point, place) => mark(point, place, points.length)));
  return drawing;
}

function x(place, many) {
  return many < 2 ? WIDTH / 2 : LEFT + 24 + (place * (WIDTH - LEFT - 64)) / (many - 1);
}

function y(total) {
  return HEIGHT - BOTTOM - (total * (HEIGHT - BOTTOM - TOP)) / FULL;
}

function rule(total) {
  const line = svg("line", { class: "rule", x1: LEFT, x2: WIDTH, y1: y(total), y2: y(total) });
  const name = svg("text", { x: LEFT - 6, y: y(total) + 4, "text-anchor": "end" });
  name.append(String(total / 100));
  return [line, name];
}

/** Return the pieces of the line; it is broken where a quarter has no score, and dashed towards today. */
function lines(points) {
  return points.slice(1).flatMap((point, before) => {
    const from = points[before];
    if (from.total === null || point.total === null) return [];
    const many = points.length;
    const place = { x1: x(before, many), y1: y(from.total), x2: x(before + 1, many), y2: y(point.total) };
    return [svg("line", { class: point.isToday ? "line today" : "line", ...place })];
  });
}

function mark({ quarter, total }, place, many) {
  const name = svg("text", { x: x(place, many), y: HEIGHT - 6, "text-anchor": "middle" });
  name.append(quarterName(quarter).slice(2));
  if (total === null) return [name];
  return [name, svg("circle", { cx: x(place, many), cy: y(total), r: 4 })];
}
