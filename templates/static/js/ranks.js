/** A provider's place among those that are assessed in its categories, as a band: from the public columns, never an exact rank. */

import { PATIENCE_MS } from "./provider.js";

const BANDS = [
  ["top", 0.1],
  ["upper", 0.25],
  ["half", 0.5],
  ["lower", 1],
];

/**
 * Return a line for each category in which the provider is assessed.
 *
 * @param {string} address Of the whole directory's columns.
 * @param {string} id
 */
export async function placesOf(address, id) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  return bandsOf(await answer.json(), id);
}

/** Return category, band and how many are assessed there for the newest quarter; nothing for one that is not assessed. */
export function bandsOf({ columns, providers }, id) {
  const [idAt, categoriesAt, quarterAt, scoreAt] = ["id", "categories", "quarter", "score"].map((name) => columns.indexOf(name));
  const newest = providers.map((row) => row[quarterAt] ?? "").reduce((one, other) => (one > other ? one : other), "");
  const assessed = providers.filter((row) => newest && row[quarterAt] === newest && row[scoreAt] !== null);
  const own = assessed.find((row) => row[idAt] === id);
  if (!own) return [];
  return own[categoriesAt].map((category) => {
    const scores = assessed.filter((row) => row[categoriesAt].includes(category)).map((row) => Number(row[scoreAt]));
    const better = scores.filter((score) => score > Number(own[scoreAt])).length;
    const [band] = BANDS.find(([, share]) => better + 1 <= Math.max(1, share * scores.length));
    return { category, band, count: scores.length };
  });
}
