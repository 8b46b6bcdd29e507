/** The directory as the search knows it: names, facets and sort keys of all listed providers, a row each. */

import { add, has, none } from "./bits.js";
import { linesOf, placesOf, setsOf, sortedLinesOf } from "./coding.js";
import { Lines } from "./lines.js";
import { MOST_STARS, recommended, sortedBy } from "./order.js";

const RANKS = 2 ** 16;

/** @typedef {{codes: string[], labels: {en: string[], zh: string[]}, sets: Uint32Array[]}} Facet */

export class Index {
  /** @type {Map<string, Facet>} */
  facets = new Map();
  #orders = new Map();
  #ids;
  #demo;

  /** @param {object} main The index's main part, as it was sent. */
  constructor(main) {
    this.count = main.count;
    this.day = main.day;
    this.rows = main.rows;
    this.en = sortedLinesOf(main.en);
    this.zh = linesOf(main.zh);
    this.simplified = new Map(main.simplified);
    this.#ids = main.ids.split("\n");
    this.#demo = new Set(main.demo);
    for (const [name, facet] of Object.entries(main.facets)) this.addFacet(name, facet);
    this.stars = this.#column(main.stars, Int8Array);
    this.evidence = this.#column(main.evidence, Uint16Array);
    this.listed = this.#days(main.listed);
    this.confirmed = this.#days(main.confirmed);
  }

  #column(column, Kind) {
    return valuesOf(placesOf(column, this.count), column.values, new Kind(this.count));
  }

  #days(column) {
    const days = [...column.values].sort();
    const order = column.values.map((day) => days.indexOf(day));
    return { days, places: valuesOf(placesOf(column, this.count), order, new Uint16Array(this.count)) };
  }

  /** Take in a facet; one that came as a column has one set a value as well. */
  addFacet(name, { codes, bits, column }) {
    const sets = bits === undefined ? this.#setsOfColumn(codes.length, column) : setsOf(bits, this.count);
    this.facets.set(name, { codes, labels: {}, sets });
  }

  /** Take in what the values of facets are called in a language. */
  addLabels(language, labels) {
    for (const [name, list] of Object.entries(labels)) this.facet(name).labels[language] = list;
  }

  #setsOfColumn(length, column) {
    const sets = Array.from({ length }, () => none(this.count));
    const values = this.#column(column, Uint16Array);
    for (let row = 0; row < this.count; row += 1) if (values[row]) add(sets[values[row] - 1], row);
    return sets;
  }

  /** Return a provider's id; the one that its English name suggests is not sent. */
  id(row) {
    return this.#ids[row] || idFrom(this.en.at(row));
  }

  /** Yield the rows whose id no name suggests, with that id. */
  *ownIds() {
    for (const [row, id] of this.#ids.entries()) if (id) yield [row, id];
  }

  /** Return the name in a language first, then the other one where it is known. */
  names(row, language) {
    const [first, second] = (language === "zh" ? [this.zh, this.en] : [this.en, this.zh]).map((lines) => lines.at(row));
    return first ? [first, second || undefined] : [second || this.id(row), undefined];
  }

  /** Return a column of numbers or texts, as many as there are rows. */
  column({ values, text }) {
    return valuesOf(placesOf({ text }, this.count), values, new Array(this.count));
  }

  isDemo(row) {
    return this.#demo.has(row);
  }

  facet(name) {
    return this.facets.get(name);
  }

  has(name, code, row) {
    const { codes, sets } = this.facet(name);
    const place = codes.indexOf(code);
    return place >= 0 && has(sets[place], row) === 1;
  }

  /** Return a row's values of a facet, in the order of the taxonomy. */
  codesOf(name, row) {
    const { codes, sets } = this.facet(name);
    return codes.filter((_, place) => has(sets[place], row));
  }

  /** The rows in the recommended order. */
  get order() {
    return this.inOrder("recommended");
  }

  /** Return the rows in one of the orders; each is made when it is first asked for. */
  inOrder(name, language) {
    const key = name === "name" ? `name.${language}` : name;
    if (!this.#orders.has(key)) this.#orders.set(key, this.#sorted(name, language));
    return this.#orders.get(key);
  }

  #sorted(name, language) {
    if (name === "recommended") {
      const ids = new Lines(idFrom(this.en.text));
      return recommended({ ...this, id: (row) => this.#ids[row] || ids.at(row) });
    }
    const ranks = new Uint16Array(this.count);
    for (const [rank, row] of this.order.entries()) ranks[row] = rank;
    const newest = ({ days, places }) => sortedBy(this.count, (row) => (days.length - places[row]) * RANKS + ranks[row]);
    if (name === "newest") return newest(this.listed);
    if (name === "confirmed") return newest(this.confirmed);
    if (name === "score") return sortedBy(this.count, (row) => (MOST_STARS - this.stars[row]) * RANKS + ranks[row]);
    const collator = new Intl.Collator(language === "zh" ? "zh-Hans" : "en", { numeric: true });
    const names = Array.from({ length: this.count }, (_, row) => this.names(row, language)[0]);
    return Uint16Array.from(names, (_, row) => row).sort((one, other) => collator.compare(names[one], names[other]) || one - other);
  }
}

/** Put the value of each place into a column. */
function valuesOf(places, values, column) {
  for (let row = 0; row < places.length; row += 1) column[row] = values[places[row]];
  return column;
}

/** Return the id that an English name suggests, as `rows.py` does; for lines, a line each. */
export function idFrom(name) {
  const words = name.toLowerCase().replaceAll(/['’]/g, "").replaceAll("&", " and ");
  return words.replaceAll(/[^a-z0-9\n]+/g, "-").replaceAll(/^-+|-+$/gm, "");
}
