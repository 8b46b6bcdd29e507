/** The search: rows that fit a query and the chosen values, in order, with the count of every value. */

import { all, both, countBoth, has, join, none, rest, setOf, size } from "./bits.js";
import { Finder, meet } from "./finder.js";
import { termsOf } from "./fold.js";

/** The value of a facet that stands for providers of whom nothing is stated. */
export const UNSTATED = "unstated";

const STARS = { 4: 8, 3: 6, 2: 4 };
const LONGEST_PHRASE = 4;
const MOST_LEVELS = 16;

/**
 * @typedef {{text: string, choices: Map<string, Set<string>>, order: string}} Ask
 * @typedef {{rows: Uint16Array, counts: Map<string, Map<string, number>>, instead: string[]}} Answer
 */

export class Engine {
  #facets = new Map();

  /**
   * @param {import("./index.js").Index} index
   * @param {string} language
   */
  constructor(index, language) {
    this.index = index;
    this.language = language;
    this.finder = new Finder(index, language);
    this.takeFacets();
  }

  /** Take in facets that came after the others. */
  takeFacets() {
    const { count, stars, facets } = this.index;
    for (const [name, { codes, sets }] of facets) {
      if (this.#facets.has(name)) continue;
      const stated = none(count);
      for (const set of sets) join(stated, set);
      this.#facets.set(name, new Map([...codes.map((code, place) => [code, sets[place]]), [UNSTATED, rest(stated, count)]]));
    }
    if (this.#facets.has("stars")) return;
    const from = (half) => setOf(stars.map((value) => (value >= half ? 1 : 0)));
    const levels = Object.entries(STARS).map(([code, half]) => [code, from(half)]);
    this.#facets.set("stars", new Map([...levels.reverse(), [UNSTATED, rest(from(0), count)]]));
  }

  /** Whether a facet has a value. */
  knows(name, code) {
    return this.#facets.get(name)?.has(code) ?? false;
  }

  /** @param {Ask} ask @returns {Answer} */
  search({ text, choices, order }) {
    const found = this.#find(text);
    const chosen = this.#chosen(choices);
    const fits = found ? setOf(found.levels) : all(this.index.count);
    const set = [...chosen.values()].reduce(both, fits);
    return { rows: this.#inOrder(set, found, order), counts: this.#count(fits, set, chosen), instead: found?.instead ?? [] };
  }

  /** Return how well each row fits a text; nothing where there is no text. */
  #find(text) {
    const terms = this.terms(text);
    if (!terms.length) return undefined;
    const found = terms.map((term) => this.finder.find(term));
    if (found.length === 1 && !found[0].isEveryone) return found[0];
    const { levels, count, ...met } = meet(found, this.index.count);
    const better = levels.slice();
    this.finder.named(terms.join(""), (row, level) => {
      if (better[row] || !count) better[row] = Math.min(better[row] || level, level);
    });
    return { ...met, levels: better };
  }

  /** Return the terms of a query; words that mean something together are one. */
  terms(text) {
    const words = termsOf(this.finder.fold(text));
    const terms = [];
    for (let start = 0; start < words.length; ) {
      let length = Math.min(LONGEST_PHRASE, words.length - start);
      while (length > 1 && !this.finder.deep?.isMeant(words.slice(start, start + length).join(""))) length -= 1;
      terms.push(words.slice(start, start + length).join(""));
      start += length;
    }
    return this.#withoutFillers(terms);
  }

  /** Return terms without those that only link the others, unless the whole is a name. */
  #withoutFillers(terms) {
    const kept = terms.filter((term) => !this.finder.deep?.isFiller(term));
    const isWhole = kept.length === terms.length || !kept.length || this.finder.named(terms.join(""), () => {});
    return isWhole ? terms : kept;
  }

  /** Return, for each facet with a choice, the rows that have one of the chosen values. */
  #chosen(choices) {
    const chosen = new Map();
    for (const [name, codes] of choices) {
      const set = none(this.index.count);
      for (const code of codes) join(set, this.#facets.get(name).get(code));
      if (codes.size) chosen.set(name, set);
    }
    return chosen;
  }

  /** Count every value, each facet without its own choice. */
  #count(fits, set, chosen) {
    const counts = new Map();
    for (const [name, values] of this.#facets) {
      const others = chosen.has(name) ? [...chosen].reduce((sum, [other, one]) => (other === name ? sum : both(sum, one)), fits) : set;
      counts.set(name, new Map([...values].map(([code, one]) => [code, countBoth(others, one)])));
    }
    return counts;
  }

  /** Return the rows of a set: those that fit best first, equal ones in the order that was asked for. */
  #inOrder(set, found, order) {
    const rows = new Uint16Array(size(set));
    const levels = found && order === "recommended" ? found.levels : new Uint8Array(this.index.count);
    const starts = startsOf(levels, set);
    for (const row of this.index.inOrder(order, this.language)) {
      if (has(set, row)) {
        rows[starts[levels[row]]] = row;
        starts[levels[row]] += 1;
      }
    }
    return rows;
  }
}

/** Return how many rows of a set fit better than each level. */
function startsOf(levels, set) {
  const starts = new Uint16Array(MOST_LEVELS + 1);
  for (let row = 0; row < levels.length; row += 1) if (has(set, row)) starts[levels[row] + 1] += 1;
  for (let level = 1; level < starts.length; level += 1) starts[level] += starts[level - 1];
  return starts;
}
