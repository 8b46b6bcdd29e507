/** What is published of a score beside what its inputs make: every difference, told by its figure. */

import { canonical, recomputed } from "./assessment.js";

const FIGURES = ["state", "half_stars", "total", "n", "sha256"];
const UNSAID = { half_stars: null, total: null, first_store_on: null, correction: null, late: 0 };

/** Return a score of a file that leaves out what is nothing, whole again. */
export function whole(score) {
  return { ...UNSAID, ...score };
}

/** Yield what differs in a score: `what` is a figure, an indicator's code, or `other`. */
export async function differencesOf(provider, score, method) {
  const expected = await recomputed(provider, score, method);
  const minimums = new Map(method.indicators.map(({ code, minimum }) => [code, minimum]));
  const few = Object.entries(score.inputs).filter(([code, { n }]) => !(n >= minimums.get(code)));
  const found = [
    ...few.map(([code, { n }]) => ({ what: code, published: "n = " + n, recomputed: "–" })),
    ...FIGURES.filter((name) => score[name] !== expected[name]).map((name) => ({ what: name, published: score[name], recomputed: expected[name] })),
  ];
  if (!found.length && canonical(score) !== canonical(expected)) found.push({ what: "other", published: "", recomputed: "" });
  return found;
}
