/** How providers fit a brief, from what the directory publishes: the sums of the page “Find a fit”. */

import { readIndex } from "./parts.js";
import { Proofs } from "./proofs.js";
import { readJson } from "./provider.js";
import { criteriaOf, Ranking } from "./ranking.js";
import { isChinese } from "./words.js";

/** Return the wishes of a round's brief that rank. */
export function wishesOf(brief) {
  const none = { must: [], nice: [] };
  return { categories: none, platforms: none, services: none, ...brief, languages: brief.languages ?? [] };
}

/**
 * Rank everyone for a brief.
 *
 * @param {object} brief
 * @param {{part: string, evidence: string}} addresses
 * @returns {Promise<{fitOf: (id: string) => object | undefined, best: (count: number, without: string[]) => string[]}>}
 */
export async function rankFor(brief, { part, evidence }) {
  const [index, data] = await Promise.all([readIndex(part, isChinese ? "zh" : "en"), readJson(evidence)]);
  const proofs = new Proofs(data, index);
  const ranking = new Ranking(criteriaOf(wishesOf(brief), proofs), proofs, index.order);
  const rows = new Map(Array.from({ length: index.count }, (_, row) => [index.id(row), row]));
  return {
    fitOf: (id) => (rows.has(id) ? ranking.fitOf(rows.get(id)) : undefined),
    best: (count, without) => {
      const ids = Array.from({ length: ranking.length }, (_, place) => index.id(ranking.rowAt(place + 1)));
      return ids.filter((id) => !without.includes(id)).slice(0, count);
    },
  };
}
