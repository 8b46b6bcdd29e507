/** The evidence of everyone: for each value of each provider its class (kind, and whether it is old). */

const FORMAT = 1;
const A = "A".charCodeAt(0);
const SMALL = "a".charCodeAt(0);

/**
 * A value's column holds 0 where a provider does not have it, else the number of its class, from 1.
 *
 * Evidence that does not belong to this index, or is damaged, is an error.
 */
export class Proofs {
  #columns = new Map();

  /**
   * @param {object} data The file, as `site_builder/search/fit_evidence.py` writes it.
   * @param {import("./index.js").Index} index
   */
  constructor(data, index) {
    if (data.format !== FORMAT || data.rows !== index.rows) throw new Error("evidence of another index");
    this.count = data.count;
    this.day = data.day;
    this.rule = data.rule;
    this.bands = data.bands;
    this.classes = data.classes.map(([strength, isOld, weight]) => ({ strength, isOld: Boolean(isOld), weight }));
    this.demo = new Set(data.demo);
    const facets = data.facets.map((name) => this.#facetOf(name, index.facet(name)));
    this.#fill(data.evidence, facets);
    for (const [row, facet, code] of data.extra) this.#own(facet, code)[row] = 1;
  }

  /** Return the column of a value, nothing where nobody has it. */
  column(facet, code) {
    return this.#columns.get(`${facet} ${code}`);
  }

  #own(facet, code) {
    const key = `${facet} ${code}`;
    if (!this.#columns.has(key)) this.#columns.set(key, new Uint8Array(this.count));
    return this.#columns.get(key);
  }

  #facetOf(name, { codes, sets }) {
    return { sets, columns: codes.map((code) => this.#own(name, code)) };
  }

  #fill(letters, facets) {
    let place = 0;
    for (let row = 0; row < this.count; row += 1) {
      for (const { sets, columns } of facets) place = this.#fillRow(letters, place, row, sets, columns);
    }
    if (place !== letters.length) throw new Error("evidence too long");
  }

  /** Give the values of a row their classes; return the place of the next letter. */
  #fillRow(letters, start, row, sets, columns) {
    const word = row >>> 5;
    const bit = 1 << (row & 31);
    const first = letters.charCodeAt(start);
    const isSame = first < SMALL;
    let values = 0;
    for (let value = 0; value < sets.length; value += 1) {
      if ((sets[value][word] & bit) === 0) continue;
      columns[value][row] = this.#classOf(isSame ? first - A : letters.charCodeAt(start + values) - SMALL);
      values += 1;
    }
    return start + (isSame ? Math.min(values, 1) : values);
  }

  #classOf(place) {
    if (!(place >= 0 && place < this.classes.length)) throw new Error("evidence damaged");
    return place + 1;
  }
}
