/**
 * How well providers fit a brief: the sums with every step, the order, and what would change a place. The same sums as
 * `site_builder/model/ranking.py`, for everyone at once; points are counted in ten-thousandths, so that nothing is rounded.
 *
 * @typedef {{facet: string, code: string, codes: string[], need: "must" | "nice"}} Criterion
 * @typedef {{criterion: Criterion, code?: string, proof?: {strength: string, isOld: boolean, weight: number},
 *   weight: number, points: number, of: number}} Line
 */

import { CHOSEN } from "./brief.js";

export const WHOLE = 10_000;

/** Return the wishes that rank, must-haves first. */
export function criteriaOf(brief, { rule, bands }) {
  const wish = (facet, code, need, codes = [code]) => ({ facet, code, codes, need });
  const chosen = ["must", "nice"].flatMap((need) => CHOSEN.flatMap((facet) => brief[facet][need].map((code) => wish(facet, code, need))));
  const { origin, budget } = brief;
  const markets = origin ? [wish("markets", origin, "nice", [origin, ...(rule.covers[origin] ?? [])])] : [];
  const languages = brief.languages.map((code) => wish("languages", code, "nice"));
  const budgets = budget ? [wish("budgets", budget, "nice", bands.slice(0, bands.indexOf(budget) + 1))] : [];
  return [...chosen, ...markets, ...languages, ...budgets];
}

export class Ranking {
  /**
   * @param {Criterion[]} criteria
   * @param {import("./proofs.js").Proofs} proofs
   * @param {Int32Array} order Rows in the recommended order, which decides between equals.
   */
  constructor(criteria, proofs, order) {
    const { count } = proofs;
    this.criteria = criteria;
    this.proofs = proofs;
    this.order = order;
    this.musts = criteria.filter(({ need }) => need === "must").length;
    this.of = criteria.reduce((sum, { need }) => sum + this.#worth(need) * WHOLE, 0);
    this.supposed = proofs.classes.find(({ strength, isOld }) => strength === proofs.rule.supposed && !isOld);
    this.position = new Int32Array(count);
    order.forEach((row, position) => (this.position[row] = position));
    this.#sum(count);
    this.#sort(count);
  }

  #worth(need) {
    return this.proofs.rule.points[need];
  }

  #sum(count) {
    this.met = new Uint8Array(count);
    this.points = new Int32Array(count);
    this.isFound = new Uint8Array(count);
    for (const criterion of this.criteria) {
      const worth = this.#worth(criterion.need);
      const column = this.#best(criterion);
      const table = Int32Array.from([0, ...this.proofs.classes.map(({ weight }) => weight * worth)]);
      const isMust = criterion.need === "must" ? 1 : 0;
      for (let row = 0; row < column.length; row += 1) {
        if (column[row] === 0) continue;
        this.points[row] += table[column[row]];
        this.met[row] += isMust;
        this.isFound[row] = 1;
      }
    }
  }

  /** Return the column of a criterion: of several values that meet it, the strongest class of each row. */
  #best({ facet, codes }) {
    const columns = codes.map((code) => this.proofs.column(facet, code)).filter(Boolean);
    if (columns.length < 2) return columns[0] ?? new Uint8Array(0);
    const table = Int32Array.from([-1, ...this.proofs.classes.map(({ weight }) => weight)]);
    const best = columns[0].slice();
    for (const column of columns.slice(1)) {
      for (let row = 0; row < best.length; row += 1) if (table[column[row]] > table[best[row]]) best[row] = column[row];
    }
    return best;
  }

  #sort(count) {
    const keys = new Float64Array(count);
    let length = 0;
    for (const row of this.order) {
      if (this.isFound[row]) keys[length++] = this.#key(this.met[row], this.points[row], row);
    }
    this.length = length;
    this.keys = keys.subarray(0, length).sort();
  }

  /** Return a number that is greater the better a place is: must-haves, then points, then the recommended order. */
  #key(met, points, row) {
    const { count } = this.proofs;
    return (met * (this.of + 1) + points) * count + (count - 1 - this.position[row]);
  }

  /** Return the row of a rank, from 1. */
  rowAt(rank) {
    const { count } = this.proofs;
    return this.order[count - 1 - (this.keys[this.length - rank] % count)];
  }

  /** Return the rank that a row would have with these figures, which are not lower than its own. */
  rankWith(met, points, row) {
    const key = this.#key(met, points, row);
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.keys[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return this.length - low + 1; // the row's own key is among those that are not better
  }

  /** Return how a row fits, with the whole derivation. */
  fitOf(row) {
    const lines = this.criteria.map((criterion) => this.#line(criterion, row));
    return { met: this.met[row], musts: this.musts, points: this.points[row], of: this.of, lines };
  }

  /** @returns {Line} */
  #line(criterion, row) {
    const of = this.#worth(criterion.need) * WHOLE;
    let found = { criterion, weight: 0, points: 0, of };
    let place = Infinity;
    for (const code of criterion.codes) {
      const number = this.proofs.column(criterion.facet, code)?.[row] ?? 0;
      if (!number) continue;
      const proof = this.proofs.classes[number - 1];
      const isBetter = place === Infinity || proof.weight > found.weight || (proof.weight === found.weight && number < place);
      if (!isBetter) continue;
      place = number;
      found = { criterion, code, proof, weight: proof.weight, points: proof.weight * this.#worth(criterion.need), of };
    }
    return found;
  }

  /**
   * Return the one missing fact that would help a row most; where nothing is missing, all its facts proved best. Nothing
   * where no points are left.
   *
   * @returns {undefined | {criteria: Criterion[], isMissing: boolean, met: number, points: number, rank: number}}
   */
  outlook(row) {
    const { lines } = this.fitOf(row);
    const missing = lines.filter(({ proof }) => !proof).map((line) => [line]);
    const weak = lines.filter(({ proof, weight }) => proof && weight < this.supposed.weight);
    const options = (missing.length || !weak.length ? missing : [weak]).map((some) => this.#with(some, row));
    options.sort((one, other) => one.rank - other.rank || other.points - one.points);
    return options[0] && { ...options[0], isMissing: missing.length > 0 };
  }

  #with(lines, row) {
    const met = this.met[row] + lines.filter(({ criterion, proof }) => !proof && criterion.need === "must").length;
    const gain = lines.reduce((sum, { criterion, points }) => sum + this.#worth(criterion.need) * this.supposed.weight - points, 0);
    const points = this.points[row] + gain;
    return { criteria: lines.map(({ criterion }) => criterion), met, points, rank: this.rankWith(met, points, row) };
  }
}
