/** What would change a score: each value alone as good as it can be, by the same sums that make the score. */

import { assess } from "./assessment.js";

const MOST = 5;

/**
 * Return what could be gained, the largest gain first.
 *
 * @param {object} today The score of today, with its lines.
 * @param {object} method
 * @param {object} unshown What was seen too seldom, by indicator.
 * @returns {{code: string, indicator: object, now: number, value: number, total: number, gain: number, lacks: number}[]}
 */
export function improvements(today, method, unshown) {
  const inputs = Object.fromEntries(today.lines.filter(({ value }) => value !== null).map(({ indicator, value, n }) => [indicator, { value, n }]));
  const facts = { quarter: today.quarter, first_store_on: today.first_store_on, inputs };
  const gains = method.indicators.flatMap((indicator) => gainOf(indicator, facts, today, method));
  const few = method.indicators.filter(({ code, minimum }) => unshown[code] && unshown[code].n < minimum);
  const lacking = few.map((indicator) => ({ code: indicator.code, indicator, lacks: indicator.minimum - unshown[indicator.code].n }));
  return [...gains.sort((one, other) => other.gain - one.gain).slice(0, MOST), ...lacking];
}

function gainOf(indicator, facts, today, method) {
  const { code, sign, full, nothing } = indicator;
  const now = facts.inputs[code];
  const value = sign === "plus" ? full : nothing;
  if (today.total === null || !now) return [];
  const { total } = assess({ ...facts, inputs: { ...facts.inputs, [code]: { ...now, value } } }, method);
  return total > today.total ? [{ code, indicator, now: now.value, value, total, gain: total - today.total }] : [];
}
