/**
 * The assessment of a provider, as `site_builder/model/assessment.py` makes it: whole numbers only. Values are
 * ten-thousandths of their unit, totals hundredths of a point. Whatever is divided is rounded once, halves up.
 */

const WHOLE = 10_000;
const FULL_WEIGHT = 100;
const MONTHS = 12;

/** Return a quotient, halves rounded up; of numbers below 2 ** 52. */
export function divided(amount, by) {
  const twice = 2 * amount + by;
  return (twice - (twice % (2 * by))) / (2 * by);
}

/** Return the points of a value, 0 to 10,000. */
export function pointsFor({ nothing, full }, value) {
  const [low, high] = nothing < full ? [nothing, full] : [full, nothing];
  const inside = Math.min(Math.max(value, low), high);
  return divided(Math.abs(inside - nothing) * WHOLE, high - low);
}

/**
 * Return a score with every step that leads to it.
 *
 * @param {{quarter: string, first_store_on: ?string, inputs: Object<string, {value: number, n: number}>}} facts
 * @param {object} method A version of the method, from `/data/method.json`.
 * @param {string} at The day, ISO; of a closed quarter its last one.
 */
export function assess(facts, method, at = lastDay(facts.quarter)) {
  const lines = method.indicators.map((indicator) => lineOf(indicator, facts.inputs[indicator.code]));
  const plus = lines.filter((line) => line.indicator.sign === "plus");
  const minus = lines.filter((line) => line.indicator.sign === "minus");
  const weight = sumOf(plus, "weight");
  const earned = weight ? divided(sumOf(plus, "contribution"), weight) : 0;
  const lost = divided(sumOf(minus, "contribution"), FULL_WEIGHT);
  const lack = lackOf(facts, method, at, weight);
  const total = lack ? null : Math.max(0, earned - lost);
  const stars = total === null ? null : method.bands.filter((bound) => total >= bound).length;
  return { lines, weight, earned, lost, lack, total, half_stars: stars, n: observations(lines) };
}

function lineOf(indicator, value) {
  if (!value || value.n < indicator.minimum) return { indicator, value: null, points: 0, weight: 0, contribution: 0 };
  const points = pointsFor(indicator, value.value);
  return { indicator, value, points, weight: indicator.weight, contribution: points * indicator.weight };
}

function sumOf(lines, name) {
  return lines.reduce((sum, line) => sum + line[name], 0);
}

function lackOf({ first_store_on: first }, method, at, weight) {
  if (!first) return "no-store";
  if (monthsLater(first, method.new_months) > at) return "new";
  return weight < method.least_weight ? "few" : "";
}

function observations(lines) {
  const most = new Map();
  for (const { indicator, value } of lines) {
    if (value) most.set(indicator.observes, Math.max(most.get(indicator.observes) ?? 0, value.n));
  }
  return [...most.values()].reduce((sum, n) => sum + n, 0);
}

/** Return the last day of a quarter, ISO. */
export function lastDay(quarter) {
  const [year, number] = quarter.split("-Q").map(Number);
  return iso(year, 3 * number, daysOf(year, 3 * number));
}

/** Return the day so many months later, ISO, clipped to the end of its month. */
export function monthsLater(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const all = year * MONTHS + month - 1 + months;
  const there = (all - (all % MONTHS)) / MONTHS;
  return iso(there, (all % MONTHS) + 1, Math.min(date, daysOf(there, (all % MONTHS) + 1)));
}

function daysOf(year, month) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function iso(year, month, date) {
  return [year, month, date].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Return JSON in the one form that checksums are made of: sorted keys, no spaces, ASCII. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value && typeof value === "object") {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => canonical(key) + ":" + canonical(value[key])).join(",")}}`;
  }
  return JSON.stringify(value).replace(/[^\x00-\x7e]/g, escaped);
}

function escaped(character) {
  return "\\u" + character.charCodeAt(0).toString(16).padStart(4, "0");
}

/** Return what the published file has to say of a score, computed from its inputs alone. */
export async function recomputed(provider, score, method) {
  const made = assess(score, method);
  const inputs = Object.fromEntries(made.lines.filter((line) => line.value).map(({ indicator, value }) => [indicator.code, value]));
  const first = score.first_store_on ?? null;
  const known = { first_store_on: first, inputs, method: score.method, provider, quarter: score.quarter };
  return {
    quarter: score.quarter,
    revision: score.revision,
    method: score.method,
    closed_on: score.closed_on,
    state: made.lack ? "insufficient" : "scored",
    half_stars: made.half_stars,
    total: made.total,
    n: made.n,
    inputs,
    first_store_on: first,
    late: score.late ?? 0,
    correction: score.correction ?? null,
    sha256: await digest(canonical(known)),
  };
}

/** Return the SHA-256 of a text of ASCII characters, or of bytes, in hexadecimal. */
export async function digest(content) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
